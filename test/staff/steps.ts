import type { Hand } from './hand.ts';
import * as clipboard from './steps-clipboard.ts';
import * as rows from './steps-rows.ts';
import * as tab from './steps-tab.ts';
import * as typing from './steps-typing.ts';

interface Habit {
  /** How often, beside the others. */
  readonly weight: number;
  readonly does: (hand: Hand) => void;
}

/** What people do to a sheet, and how often. */
export const HABITS = {
  newRow: { weight: 10, does: typing.newRow },
  slowRow: { weight: 10, does: typing.slowRow },
  change: { weight: 12, does: typing.change },
  work: { weight: 8, does: typing.work },
  emptyCells: { weight: 3, does: typing.emptyCells },
  overtype: { weight: 3, does: typing.overtype },
  overtypeNumber: { weight: 2, does: typing.overtypeNumber },
  emptyRow: { weight: 1, does: typing.emptyRow },
  emptyBlock: { weight: 1, does: typing.emptyBlock },
  decorate: { weight: 1, does: typing.decorate },
  scribble: { weight: 1, does: typing.scribble },
  insertRows: { weight: 4, does: rows.insertRows },
  deleteRows: { weight: 4, does: rows.deleteRows },
  deleteMany: { weight: 0.4, does: rows.deleteMany },
  moveRows: { weight: 3, does: rows.moveRows },
  sortWhole: { weight: 6, does: rows.sortWhole },
  sortPart: { weight: 1, does: rows.sortPart },
  filter: { weight: 1, does: rows.filter },
  arrange: { weight: 1, does: rows.arrange },
  merge: { weight: 0.5, does: rows.merge },
  unmerge: { weight: 0.7, does: rows.unmerge },
  removeDuplicates: { weight: 0.5, does: rows.removeDuplicates },
  trim: { weight: 0.3, does: rows.trim },
  replace: { weight: 0.5, does: rows.replace },
  addRows: { weight: 2, does: rows.addRows },
  copyRow: { weight: 3, does: clipboard.copyRow },
  insertCopy: { weight: 2, does: clipboard.insertCopy },
  cutRow: { weight: 3, does: clipboard.cutRow },
  copyBlock: { weight: 2, does: clipboard.copyBlock },
  cutBlock: { weight: 1, does: clipboard.cutBlock },
  pasteSorted: { weight: 0.7, does: clipboard.pasteSorted },
  dragFill: { weight: 2, does: clipboard.dragFill },
  retitle: { weight: 0.5, does: tab.retitle },
  insertColumn: { weight: 0.7, does: tab.insertColumn },
  moveColumn: { weight: 1, does: tab.moveColumn },
  deleteColumn: { weight: 0.4, does: tab.deleteColumn },
  copyTab: { weight: 0.3, does: tab.copyTab },
  renameTab: { weight: 0.5, does: tab.renameTab },
  relocate: { weight: 0.2, does: tab.relocate },
  deleteTab: { weight: 0.2, does: tab.deleteTab },
  restoreTab: { weight: 2, does: tab.restoreTab },
  restoreVersion: { weight: 0.3, does: tab.restoreVersion },
  undo: { weight: 6, does: tab.undo },
} as const satisfies Readonly<Record<string, Habit>>;

/** Name of something people do. */
export type HabitName = keyof typeof HABITS;

/** How often people do what. */
export const HABIT_WEIGHTS = Object.fromEntries(Object.entries(HABITS).map(([name, { weight }]) => [name, weight])) as Readonly<Record<HabitName, number>>;

/** Whether a name is that of something people do. */
export const isHabit = (name: string): name is HabitName => Object.hasOwn(HABITS, name);
