import { HOUR } from '../../../shared/words/time.ts';
import { beyond, editable, FULL } from './grow.ts';
import type { Typing } from './staff.ts';

/** What happens before looks whose cost is taken. */
export interface Scene {
  readonly what: string;
  /** Taken so many times, after once that does not count. */
  readonly runs: number;
  /** Looks it takes until it is settled; 1 if absent. */
  readonly looks?: number;
  readonly types?: (run: number) => readonly Typing[];
  /** So much time goes by first. */
  readonly passMs?: number;
}

/** Row of the case that goes on: 25 columns that people filled, 20 events. */
const OPEN_ROW = 2;
const address = (row: number, text: string): Typing => [row, 'address', `${text} ${process.pid}`];
const addresses = (rows: number, rowOf: (nth: number) => number) => (run: number): readonly Typing[] =>
  Array.from({ length: rows }, (_, nth) => address(1 + rowOf(run * rows + nth), `新地址 ${run * rows + nth} 号`));

/** What every contender is measured at. */
export const sharedScenes = (size: number): readonly Scene[] => [
  { what: 'idle look', runs: 5 },
  { what: '1 edit', runs: 5, types: addresses(1, (nth) => editable(size, nth)) },
  { what: '100 edits in 100 rows', runs: 2, types: addresses(100, (nth) => editable(size, nth)) },
];

/** What only the product is measured at, for the others do nothing of the kind. */
export function ownScenes(size: number): readonly Scene[] {
  const full: readonly Scene[] = [
    { what: '1 edit in a row without a mark', runs: 2, types: addresses(1, (nth) => beyond(size, nth)) },
    { what: '100 edits in rows without marks', runs: 1, types: addresses(100, (nth) => beyond(size, nth)) },
    { what: '1 edit in such a row, an hour later', runs: 1, passMs: HOUR, types: addresses(1, (nth) => beyond(size, 2 + nth)) },
  ];
  return [
    { what: '1 edit of 25 columns and 20 events', runs: 3, types: (run) => [[OPEN_ROW, 'contract', `008800${run}`]] },
    { what: 'the same, that starts clocks', runs: 2, types: (run) => [[OPEN_ROW, 'raisedAt', `2026-10-12 10:1${run}`]] },
    { what: 'a note comes or goes', runs: 2, types: (run) => [[OPEN_ROW, 'deliveryOn', run % 2 === 0 ? '明天吧' : '2026-09-01']] },
    { what: 'a row is born', runs: 2, looks: 2, types: (run) => [[size + 2 + run, 'customer', `新客户 ${run}`], [size + 2 + run, 'content', `台面开裂 ${run}`]] },
    ...(size > FULL ? full : []),
  ];
}
