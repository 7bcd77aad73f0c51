import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../../shared/calendar/zone.ts';
import type { LineCells } from '../../../shared/ledger/cells.ts';
import { closeMonth, mayClose, monthsOf } from '../../../shared/ledger/close.ts';
import { openCorrection } from '../../../shared/ledger/correct.ts';
import { printCsv } from '../../../shared/ledger/csv.ts';
import type { LineEvent } from '../../../shared/ledger/event.ts';
import { evolve } from '../../../shared/ledger/evolve.ts';
import type { Bench } from '../../../shared/ledger/judge.ts';
import { judge } from '../../../shared/ledger/judge.ts';
import type { Line } from '../../../shared/ledger/line.ts';
import { bookedOf, postingOf, standingOf } from '../../../shared/ledger/line.ts';
import { totalOf } from '../../../shared/ledger/manifest.ts';
import { monthAt } from '../../../shared/ledger/month.ts';
import { objectTo } from '../../../shared/ledger/object.ts';
import { reconcile } from '../../../shared/ledger/reconcile.ts';
import { exportLines } from '../../../shared/ledger/statement.ts';
import { fenOf, yuan } from '../../../shared/words/money.ts';
import { HOUR, MINUTE, plus } from '../../../shared/words/time.ts';
import type { Instant } from '../../../shared/words/time.ts';
import { CHEN, COMPANY, LI, LIN, moment, proposal, WANG, ZHANG, ZONE } from './kit.ts';

const FACT = 'KS-2610-0003/1001/态度恶劣';
const F08 = proposal({ key: `F08/${FACT}`, rule: 'F08', low: yuan(30), high: yuan(200), amount: yuan(30) });
const F09 = proposal({ key: `F09/${FACT}`, rule: 'F09', low: yuan(100), high: yuan(500), amount: yuan(100) });
const F05 = proposal();

type Step =
  | { readonly do: 'type'; readonly line: number; readonly typed: Readonly<Record<string, unknown>> }
  | { readonly do: 'wait'; readonly hours: number }
  | { readonly do: 'close' }
  | { readonly do: 'object'; readonly line: number; readonly no: string }
  | { readonly do: 'facts'; readonly proposals: readonly (typeof F08)[] };

/** All lines, the clock and what was closed: a small engine around the pure ledger, as the product has one around it. */
class Books {
  now: Instant = moment('2026-10-13 09:00');
  readonly lines = new Map<string, Line>();
  readonly cells = new Map<string, LineCells>();
  readonly frozen = new Map<string, string>();
  private serial = 0;

  get bench(): Bench {
    return { now: this.now, zone: ZONE, company: COMPANY, isClosed: (month) => this.frozen.has(month), openMonth: monthAt(ZONE, this.now) };
  }

  get all(): readonly Line[] {
    return [...this.lines.values()];
  }

  export = (month: string): string => printCsv(exportLines(month, this.all, ZONE));

  private readonly nextId = (): string => `FK-${String((this.serial += 1)).padStart(4, '0')}`;

  keep(id: string, events: readonly LineEvent[]): void {
    for (const event of events) {
      const line = evolve(this.lines.get(id), event);
      this.lines.set(id, line);
      if (event.type !== 'corrected') continue;
      const correction = this.nextId();
      this.keep(correction, openCorrection(line, event.posting, correction));
    }
  }

  judge(id: string): readonly LineEvent[] {
    const line = this.lines.get(id);
    const { events } = line ? judge(line, this.cells.get(id) ?? {}, this.bench) : { events: [] };
    this.keep(id, events);
    return events;
  }

  private pick = (n: number): Line | undefined => this.all[n % Math.max(1, this.all.length)];

  run(step: Step): void {
    this.now = plus(this.now, MINUTE);
    if (step.do === 'wait') this.now = plus(this.now, step.hours * HOUR);
    if (step.do === 'close') this.close();
    if (step.do === 'facts') this.follow(step.proposals);
    const line = 'line' in step ? this.pick(step.line) : undefined;
    if (line && step.do === 'type') this.cells.set(line.id, defined({ ...this.cells.get(line.id), ...step.typed }));
    if (line && step.do === 'object') this.object(line, step.no);
    for (const { id } of this.all) this.judge(id);
  }

  private follow(proposals: readonly (typeof F08)[]): void {
    for (const { id, events } of reconcile(this.all, proposals, this.bench, this.nextId)) this.keep(id, events);
  }

  private object(line: Line, no: string): void {
    const outcome = objectTo(line, no, { ...this.bench, calendar: COMPANY.calendar });
    if ('events' in outcome) this.keep(line.id, outcome.events);
  }

  /** Some weeks later: closes the first month that waits for it, if it is over. */
  private close(): void {
    this.now = plus(this.now, 24 * 20 * HOUR);
    const monthsWithEntries = monthsOf(this.all);
    const closed = new Set(this.frozen.keys());
    const [month] = [...monthsWithEntries].filter((it) => !closed.has(it)).toSorted();
    if (month === undefined || mayClose(month, { today: dayOf(ZONE, this.now), closed, monthsWithEntries })) return;
    for (const [id, events] of closeMonth(month, this.all, { now: this.now, zone: ZONE })) this.keep(id, events);
    this.frozen.set(month, this.export(month));
  }
}

/** One of the values; undefined stands for a blank cell. */
const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const amount = oneOf(undefined, undefined, undefined, fenOf(0), yuan(30), yuan(45.5), yuan(120), yuan(600));
const defined = (cells: Readonly<Record<string, unknown>>): LineCells =>
  Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== undefined));

/** People fill one group of cells at a time; every key of the group is there, so that it replaces what stood there. */
const typed = fc.oneof(
  fc.record({
    outcome: oneOf('处罚', '处罚', '处罚', '处罚', '免罚', undefined),
    amount,
    decider: oneOf(CHEN, CHEN, CHEN, CHEN, WANG, LI, ZHANG),
  }),
  fc.record({ appealReason: oneOf('冤', undefined) }),
  fc.record({ final: oneOf('维持', '变更', '撤销', undefined), finalAmount: amount, finalBy: oneOf(LIN, LIN, CHEN) }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('type'), line: fc.nat(2), typed }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait'), hours: fc.constantFrom(1, 30) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('close') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('object'), line: fc.nat(2), no: fc.constantFrom('9001', '9002', '3001') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('facts'), proposals: fc.subarray([F05, F08, F09]) }) },
);

const START: Step = { do: 'facts', proposals: [F05, F08] };

/** Holds after every step of any story. */
const always = (check: (books: Books) => void): void =>
  fc.assert(
    fc.property(fc.array(step, { minLength: 15, maxLength: 40, size: 'max' }), (steps) => {
      const books = new Books();
      for (const it of [START, ...steps]) {
        books.run(it);
        check(books);
      }
    }),
    { numRuns: 200 },
  );

/** What a line should have cost in the end. */
const due = (line: Line): number => (line.withdrawn ? 0 : (line.final?.amount ?? line.decision?.amount ?? 0));

describe('whatever people do', () => {
  test('a closed month stays as it was, byte for byte', () => {
    let closed = 0;
    always((books) => {
      closed += books.frozen.size;
      for (const [month, csv] of books.frozen) expect(books.export(month)).toBe(csv);
    });
    expect(closed).toBeGreaterThan(100);
  });

  test('a line and its corrections add up to what was ruled', () => {
    let corrected = 0;
    always((books) => {
      for (const line of books.all.filter((it) => it.transferred && !it.correction)) {
        const its = books.all.filter((it) => it.correction?.original === line.id).map((it) => it.correction);
        expect(its).toEqual(line.corrections);
        expect(bookedOf(line)).toBe(due(line));
        corrected += its.length;
      }
    });
    expect(corrected).toBeGreaterThan(20);
  });

  test('every posting is in one export once, and the exports hold nothing else', () =>
    always((books) => {
      const postings = books.all.flatMap((line) => postingOf(line) ?? []);
      expect(new Set(postings.map(({ key }) => key)).size).toBe(postings.length);
      const rows = [...monthsOf(books.all)].flatMap((month) => exportLines(month, books.all, ZONE));
      expect(rows.length).toBe(postings.length);
      expect(totalOf(rows)).toBe(postings.reduce((sum, { amount }) => sum + amount, 0));
    }));

  test('the same cells judged twice mean nothing further', () =>
    always((books) => {
      for (const { id } of books.all) expect(books.judge(id)).toEqual([]);
    }));

  test('no line is left behind in a closed month', () =>
    always((books) => {
      const left = books.all.filter((line) => !line.transferred && books.frozen.has((postingOf(line) ?? standingOf(line))?.month ?? ''));
      expect(left).toEqual([]);
    }));

  test('two rules on one fact never cost one person twice', () =>
    always((books) => {
      const its = books.all.filter(({ key, correction }) => key.endsWith(FACT) && !correction);
      expect(its.filter((line) => line.decision && !line.withdrawn).length).toBeLessThanOrEqual(1);
    }));
});
