import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Complaint, ComplaintEvent } from '../../../shared/cases/complaint.ts';
import { evolve } from '../../../shared/cases/evolve.ts';
import { evolveFine, type Fine, type FineEvent } from '../../../shared/cases/fine.ts';
import { timesPutBack } from '../../../shared/cases/put-back.ts';
import { MINUTE, plus, type Instant } from '../../../shared/words/time.ts';
import { proposal } from '../ledger/kit.ts';
import { at, cellsOf, ROW } from './kit.ts';

const BORN = at('09:00');
const cells = Object.fromEntries(Object.entries(cellsOf(ROW, BORN)).flatMap(([key, cell]) => (cell === null ? [] : [[key, cell]])));
const born: ComplaintEvent = { type: 'born', at: BORN, id: 'KS-2610-0001', bornAt: BORN, cells };
const complaint = evolve(undefined, born);
const fine = evolveFine(undefined, {
  type: 'ledger', at: BORN, id: 'FK-2610-0001', event: { type: 'proposed', at: BORN, id: 'FK-2610-0001', proposal: proposal() },
});
const putBack = (text: string, ...columns: readonly string[]) => ({ type: 'putBack' as const, at: at(text), cells: Object.fromEntries(columns.map((column) => [column, '改'])) });

type Story = readonly [name: string, events: readonly ReturnType<typeof putBack>[], column: string, now: string, times: number];
const STORIES: readonly Story[] = [
  ['never, where nothing was', [], 'status', '09:30', 0],
  ['once', [putBack('09:10', 'status')], 'status', '09:30', 1],
  ['each column by itself', [putBack('09:10', 'status', 'id'), putBack('09:20', 'status')], 'id', '09:30', 1],
  ['twice', [putBack('09:10', 'status', 'id'), putBack('09:20', 'status')], 'status', '09:30', 2],
  ['a minute short of an hour counts', [putBack('09:10', 'status')], 'status', '10:09', 1],
  ['an hour ago does not', [putBack('09:10', 'status')], 'status', '10:10', 0],
  ['nor does it once the next was put back', [putBack('09:10', 'status'), putBack('10:10', 'status')], 'status', '10:10', 1],
];

describe('how often a cell was put back within the hour', () => {
  test.each(STORIES)('of a complaint: %s', (_, events, column, now, times) =>
    expect(timesPutBack(events.reduce<Complaint>(evolve, complaint), column, at(now))).toBe(times));
  test.each(STORIES)('of a line: %s', (_, events, column, now, times) =>
    expect(timesPutBack(events.reduce<Fine>(evolveFine, fine), column, at(now))).toBe(times));
  test('what is an hour old is forgotten', () =>
    expect(evolve(evolve(complaint, putBack('09:10', 'id', 'status')), putBack('10:10', 'status')).putBack).toEqual({ status: [at('10:10')] }));
});

describe('what a record keeps', () => {
  test('of which it is a copy', () => expect(evolve(undefined, { ...born, copyOf: 'KS-2609-0001' }).copyOf).toBe('KS-2609-0001'));
  test('nothing, where it is none', () => expect(complaint).not.toHaveProperty('copyOf'));
  test('a vanishing dates from when it was first made sure of', () =>
    expect(evolve(evolve(complaint, { type: 'vanished', at: at('09:10') }), { type: 'vanished', at: at('09:11') }).goneAt).toBe(at('09:10')));
  test.each(['putBack', 'overruled'] as const)('nothing happens before it was born: %s', (type) => {
    const event = { type, at: BORN, cells: {} };
    expect(() => evolve(undefined, event)).toThrow(`${type} before born`);
    expect(() => evolveFine(undefined, event)).toThrow(`${type} before the line was proposed`);
  });
});

const key = fc.constantFrom('status', 'id', 'deliveredAt', 'firstIntake', 'customer');
const raw = fc.oneof(fc.string({ maxLength: 5 }), fc.double({ noNaN: true }), fc.boolean());
const moment = fc.integer({ min: 0, max: 300 }).map((minute): Instant => plus(BORN, minute * MINUTE));
/** What happens to rows of both registers. */
const common = fc.oneof(
  fc.record({ type: fc.constant('seen' as const), at: moment, cells: fc.dictionary(key, fc.option(fc.record({ raw, at: moment }))) }),
  fc.record({ type: fc.constantFrom('vanished' as const, 'returned' as const), at: moment }),
);
const silent = fc.oneof(
  fc.record({ type: fc.constant('putBack' as const), at: moment, cells: fc.dictionary(key, raw) }),
  fc.record({ type: fc.constant('overruled' as const), at: moment, cells: fc.dictionary(key, fc.option(raw)) }),
);
const ofComplaint: fc.Arbitrary<ComplaintEvent> = fc.oneof(
  common,
  fc.record({ type: fc.constant('turned' as const), at: moment, fact: fc.constantFrom('second' as const, 'delivered' as const), entry: fc.record({ value: fc.option(fc.string({ maxLength: 5 })), at: moment }) }),
  fc.record({ type: fc.constant('repeated' as const), at: moment, by: fc.constant('KS-2610-0002') }),
);
const history = <T extends { readonly at: Instant }>(event: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
  fc.array(event, { maxLength: 12 }).map((events) => events.toSorted((a, b) => a.at - b.at));
const isSilent = ({ type }: { readonly type: string }): boolean => type === 'putBack' || type === 'overruled';

/** A record but for what these events may move. */
const still = (record: Complaint | Fine): object => ({ ...record, updatedAt: BORN, putBack: {} });

describe('what was put back or overruled is told in the history and changes nothing else', () => {
  test('of a complaint: neither cells nor trail', () =>
    fc.assert(fc.property(history<ComplaintEvent>(fc.oneof(ofComplaint, silent)), (events) => {
      const all = events.reduce<Complaint>(evolve, complaint);
      expect(still(all)).toEqual(still(events.filter((event) => !isSilent(event)).reduce<Complaint>(evolve, complaint)));
    })));
  test('of a line: neither cells nor decisions', () =>
    fc.assert(fc.property(history<FineEvent>(fc.oneof(common, silent)), (events) => {
      const all = events.reduce<Fine>(evolveFine, fine);
      expect(still(all)).toEqual(still(events.filter((event) => !isSilent(event)).reduce<Fine>(evolveFine, fine)));
    })));
  test('and never is more kept than the last hour', () =>
    fc.assert(fc.property(history<ComplaintEvent>(silent), (events) => {
      const { putBack: kept } = events.reduce<Complaint>(evolve, complaint);
      const last = events.findLast(({ type }) => type === 'putBack')?.at ?? BORN;
      const old = Object.values(kept ?? {}).filter((moments) => moments.length === 0 || moments.some((it) => last - it >= 60 * MINUTE));
      expect(old).toEqual([]);
    })));
});
