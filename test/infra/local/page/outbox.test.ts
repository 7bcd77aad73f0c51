import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Ask, Change } from '../../../../infra/local/page/client/changes.ts';
import { CallFailed } from '../../../../infra/local/page/client/failure.ts';
import type { Post, Standing } from '../../../../infra/local/page/client/outbox.ts';
import { Outbox } from '../../../../infra/local/page/client/outbox.ts';
import type { Op } from '../../../../infra/local/page/client/wire.ts';

const sheetId = 7;
const typedIn = (row: number, value: string): Change => ({ kind: 'values', sheetId, row, column: 0, values: [[value]] });
const insert: Ask = { kind: 'insert', sheetId, dimension: 'ROWS', start: 2, end: 3, inherit: true };
const inserted = { op: 'insert', sheetId, dimension: 'ROWS', start: 2, end: 3 } as const satisfies Op;
const remove: Ask = { kind: 'delete', sheetId, dimension: 'ROWS', start: 2, end: 3 };

/** An outbox whose calls are answered one after the other: a number is the revision, an error the refusal. */
function given(...answers: (Error | number)[]) {
  const sent: Change[][] = [];
  const standings: Standing[] = [];
  const [done, refused, lost] = [vi.fn<Post['done']>(), vi.fn<Post['refused']>(), vi.fn<Post['lost']>()];
  const send = (due: () => readonly Change[]) => {
    sent.push([...due()]);
    const answer = answers[sent.length - 1] ?? sent.length;
    return typeof answer === 'number' ? Promise.resolve(answer) : Promise.reject(answer);
  };
  return { sent, standings, done, refused, lost, outbox: new Outbox({ send, tell: (standing) => standings.push(standing), done, refused, lost }) };
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

  it('waits for a person when the server will never take it, and stops nothing else', async () => {
    const no = new CallFailed(400, '范围不对');
    const { outbox, sent, standings, refused } = given(no, 1, no, 2);
    outbox.push([typedIn(1, 'a'), typedIn(2, 'b'), typedIn(3, 'c')]);
    await vi.runAllTimersAsync();
    expect(sent.slice(1)).toEqual([[typedIn(1, 'a')], [typedIn(2, 'b')], [typedIn(3, 'c')]]);
    expect(refused.mock.calls).toEqual([[typedIn(2, 'b'), '范围不对']]);
    expect(standings.at(-1)).toEqual({ kind: 'refused', why: '范围不对', left: 1 });
    expect(outbox.holds(sheetId, 2, 0)).toBe(true);
    outbox.now();
    await vi.runAllTimersAsync();
    expect(sent.at(-1)).toEqual([typedIn(2, 'b')]);
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
    outbox.rebase(inserted, false);
    expect(outbox.waiting).toEqual([typedIn(5, 'a')]);
    expect([outbox.holds(7, 5, 0), outbox.holds(7, 4, 0), outbox.holds(7, 5, 1), outbox.holds(8, 5, 0)]).toEqual([true, false, false, false]);
  });

  it('is handed back when its row is gone', () => {
    const { outbox, lost } = given();
    outbox.push([typedIn(2, 'a')]);
    outbox.rebase({ ...inserted, op: 'delete' }, false);
    expect(lost).toHaveBeenCalledWith([typedIn(2, 'a')]);
    expect(outbox.waiting).toEqual([]);
  });

  it('goes out again at once, where its row is now, when rows had moved that the page had not heard of', async () => {
    const { outbox, sent, standings } = given(new CallFailed(409, 'moved'));
    outbox.push([typedIn(4, 'a')]);
    await vi.advanceTimersByTimeAsync(0);
    outbox.rebase(inserted, false);
    outbox.heard(8);
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toEqual([[typedIn(4, 'a')], [typedIn(5, 'a')]]);
    expect(standings.map(({ kind }) => kind)).toEqual(['sending', 'sending', 'kept']);
  });
});

describe('what was asked', () => {
  it('is done once the page shows it, and what was typed meanwhile follows it', async () => {
    const { outbox, sent, done } = given(5);
    outbox.push([insert, typedIn(4, 'a')]);
    await vi.runAllTimersAsync();
    expect([sent, outbox.isCalm]).toEqual([[[insert]], false]);
    outbox.own(5, [inserted]);
    outbox.rebase(inserted, true);
    outbox.heard(5);
    await vi.runAllTimersAsync();
    expect(done.mock.calls).toEqual([[insert, [inserted]]]);
    expect([sent[1], outbox.isCalm]).toEqual([[typedIn(5, 'a')], true]);
  });

  it('is not asked twice when only the reply was lost', async () => {
    const { outbox, sent, done } = given(new CallFailed(0, '连不上登记台'));
    outbox.push([insert]);
    await vi.advanceTimersByTimeAsync(0);
    outbox.own(5, [inserted]);
    outbox.rebase(inserted, true);
    outbox.heard(5);
    await vi.runAllTimersAsync();
    expect(sent).toHaveLength(1);
    expect(done).toHaveBeenCalledOnce();
  });

  it('waits its turn, one call each', async () => {
    const { outbox, sent } = given(5, 6, 7);
    outbox.push([typedIn(4, 'a'), insert, remove]);
    await vi.runAllTimersAsync();
    outbox.heard(6);
    await vi.runAllTimersAsync();
    expect(sent).toEqual([[typedIn(4, 'a')], [insert], [remove]]);
  });

  it('is forgotten when it is refused, and the page is told', async () => {
    const { outbox, refused, standings } = given(new CallFailed(400, '不行'));
    outbox.push([remove]);
    await vi.runAllTimersAsync();
    expect(refused).toHaveBeenCalledWith(remove, '不行');
    expect([outbox.waiting, standings.at(-1)]).toEqual([[], { kind: 'kept' }]);
  });

  it('makes an undo wait', async () => {
    const { outbox } = given(5);
    const calm = vi.fn<() => void>();
    outbox.push([insert]);
    void outbox.calm().then(calm);
    await vi.runAllTimersAsync();
    expect(calm).not.toHaveBeenCalled();
    outbox.heard(5);
    await vi.runAllTimersAsync();
    expect(calm).toHaveBeenCalledOnce();
  });
});
