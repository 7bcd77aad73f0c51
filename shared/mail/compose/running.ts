import type { RunningClock } from '../../cases/letter.ts';
import type { Instant } from '../../words/time.ts';
import { labelIn } from '../words/pick.ts';
import type { Words } from '../words/words.ts';
import type { Block } from './draft.ts';
import { lateness, until, zoneName } from './moments.ts';
import { line, listed } from './people.ts';

/** The clocks that run, by when, and who owes them. */
export function runningTable({ running, at }: { readonly running: readonly RunningClock[]; readonly at: Instant }, zone: string, words: Words): Block {
  const { table } = words;
  const timing = (dueAt: Instant | undefined): string =>
    dueAt === undefined ? table.noLimit : `${until(zone, dueAt, words)}${words.language === 'en' ? ', ' : '，'}${lateness(dueAt, at, words)}`;
  return {
    kind: 'table',
    head: [table.task, table.due(zoneName(zone, words)), table.owner],
    rows: running
      .toSorted((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity))
      .map(({ clock, name, owed, dueAt }) => [`${line(words.clocks[clock] ?? name)}${words.brackets(clock)}`, timing(dueAt), listed(words, owed.map((label) => labelIn(words, label)))]),
  };
}

/** Whether one of them is overdue. */
export const isAnyOver = ({ running, at }: { readonly running: readonly RunningClock[]; readonly at: Instant }): boolean => running.some(({ dueAt }) => dueAt !== undefined && dueAt <= at);
