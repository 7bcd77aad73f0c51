import type { Day } from '../../../shared/words/time.ts';
import { COMPLAINTS } from './complaints.ts';
import { DECISIONS, type Decision } from './decisions.ts';
import type { Cells, Rows } from './typist.ts';

/** The day on which the sample company works, and its next working day. */
export interface Days {
  readonly on: Day;
  readonly next: Day;
}

/** What staff type at one minute of the day. */
export interface Step {
  /** Minute of the day. */
  readonly minute: number;
  readonly complaints: Rows;
  readonly decisions: readonly Decision[];
}

/** The customers in the order in which they are first typed: each has the row of his place. */
const CUSTOMERS = [...new Set(Object.values(COMPLAINTS).flatMap((typed) => Object.keys(typed)))];
const FIRST_ROW = 2;

/** The row of a customer's record. */
export const rowOf = (customer: string): number => CUSTOMERS.indexOf(customer) + FIRST_ROW;

/** The day step by step; `numbers` gives the 编号 that a row has by now. */
export const STEPS: readonly { readonly minute: number; readonly of: (days: Days, numbers: (row: number) => string) => Step }[] =
  [...new Set([...Object.keys(COMPLAINTS), ...Object.keys(DECISIONS)])].toSorted().map((clock) => ({
    minute: minuteOf(clock),
    of: (days, numbers) => ({
      minute: minuteOf(clock),
      complaints: new Map(Object.entries(COMPLAINTS[clock] ?? {}).map(([customer, cells]) => [rowOf(customer), written(cells, days, numbers)])),
      decisions: (DECISIONS[clock] ?? []).map((decision) => ({ ...decision, cells: written(decision.cells, days, numbers) })),
    }),
  }));

function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Cells as typed on these days. */
function written(cells: Cells, { on, next }: Days, numbers: (row: number) => string): Cells {
  return Object.fromEntries(Object.entries(cells).map(([title, value]) => {
    const [, later, clock, customer] = /^(?:(次日 )?(\d\d:\d\d)|编号 (.+))$/.exec(String(value)) ?? [];
    if (clock !== undefined) return [title, `${later === undefined ? on : next} ${clock}`];
    return [title, customer === undefined ? value : numbers(rowOf(customer))];
  }));
}
