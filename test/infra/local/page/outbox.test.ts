import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change } from '../../../../infra/local/page/client/changes.ts';
import { CallFailed } from '../../../../infra/local/page/client/failure.ts';
import type { Standing } from '../../../../infra/local/page/client/outbox.ts';
import { Outbox } from '../../../../infra/local/page/client/outbox.ts';

const typedIn = (row: number, value: string): Change => ({ kind: 'values', sheetId: 7, row, column: 0, values: [[value]] });

function given(...answers: (Error | undefined)[]) {
  const sent: (readonly Change[])[] = [];
  const standings: Standing[] = [];
  const send = (changes: readonly Change[]) => {
    sent.push(changes);
    const failure = answers[sent.length - 1];
    return failure ? Promise.reject(failure) : Promise.resolve();
  };
  return { sent, standings, outbox: new Outbox(send, (standing) => standings.push(standing)) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what was typed', () => {
  it('leaves together when the command has ended', async () => {
    const { outbox, sent, standings } = given();
    outbox.push([typedIn(1, 'a')]);
    outbox.push([typedIn(2, 'b')]);
    await vi.runAllTimersAsync();
    expect(sent).toEqual([[typedIn(1, 'a'), typedIn(2, 'b')]]);
    expect(standings).toEqual([{ kind: 'sending' }, { kind: 'kept' }]);
  });

  it('is tried again, later and later, until the server takes it', async () => {
    const busy = new CallFailed(503, '登记台正忙');
    const { outbox, sent, standings } = given(busy, new CallFailed(0, '连不上登记台'), busy);
    outbox.push([typedIn(1, 'a')]);
    await vi.advanceTimersByTimeAsync(7000);
    expect(sent).toHaveLength(4);
    expect(standings.flatMap((standing) => (standing.kind === 'waiting' ? standing.seconds : []))).toEqual([1, 2, 4]);
    expect(standings.at(-1)).toEqual({ kind: 'kept' });
  });

  it('waits for a person when the server will never take it', async () => {
    const { outbox, sent, standings } = given(new CallFailed(400, '范围不对'));
    outbox.push([typedIn(1, 'a')]);
    await vi.runAllTimersAsync();
    expect(standings.at(-1)).toEqual({ kind: 'refused', why: '范围不对', left: 1 });
    outbox.now();
    await vi.runAllTimersAsync();
    expect(sent).toHaveLength(2);
    expect(standings.at(-1)).toEqual({ kind: 'kept' });
  });

  it('is forgotten only when a person gives it up', async () => {
    const { outbox } = given(new CallFailed(400, '范围不对'));
    outbox.push([typedIn(1, 'a')]);
    await vi.runAllTimersAsync();
    expect(outbox.waiting).toHaveLength(1);
    outbox.drop();
    expect(outbox.waiting).toEqual([]);
  });

  it('follows rows that others insert, and is not overwritten meanwhile', () => {
    const { outbox } = given();
    outbox.push([typedIn(4, 'a')]);
    outbox.rebase({ op: 'insert', sheetId: 7, dimension: 'ROWS', start: 2, end: 3 });
    expect(outbox.waiting).toEqual([typedIn(5, 'a')]);
    expect([outbox.holds(7, 5, 0), outbox.holds(7, 4, 0), outbox.holds(7, 5, 1), outbox.holds(8, 5, 0)]).toEqual([true, false, false, false]);
  });
});
