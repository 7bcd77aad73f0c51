import type { LadderLetter, LetterOptions } from '../../cases/letter.ts';
import type { ClockBrief } from '../../cases/letter-parts.ts';
import { printClock } from '../../calendar/zone.ts';
import { MINUTE } from '../../words/time.ts';
import { labelIn, wordsFor } from '../words/pick.ts';
import type { Words } from '../words/words.ts';
import { caseFacts, caseName } from './brief.ts';
import { doors } from './buttons.ts';
import type { Block, Draft, Fact, Tone } from './draft.ts';
import { deadline, duration, lateness, moment, shortly } from './moments.ts';
import { briefly, greeting, line, listed, whyYou } from './people.ts';
import { subjectOf } from './subject.ts';

/** What a piece of a ladder letter is told with. */
interface Telling {
  readonly letter: LadderLetter;
  readonly zone: string;
  readonly words: Words;
}

/** A reminder, an escalation, or several of one case: what is owed, by when, by whom, what to do and what follows. */
export function ladder(letter: LadderLetter, options: LetterOptions): Draft {
  const words = wordsFor(letter);
  const telling: Telling = { letter, zone: options.zone, words };
  const badge = stateOf(telling);
  const clauses = letter.items.map((item) => words.ladder.clause(line(item.clause), item.clock, item.ruleVersion));
  return {
    words,
    subject: subjectFor(telling, badge),
    tone: letter.items.some((item) => toneOf(item, letter) === 'over') ? 'over' : 'soon',
    badge,
    title: caseName(letter.record, letter.brief, words),
    blocks: [
      greeting(letter, words),
      { kind: 'text', text: opening(telling) },
      ...letter.items.map((item) => card(item, telling)),
      ...doors(options, words),
      caseFacts(options.zone, letter.record, letter.brief, words),
      whyYou(letter, words, [...new Set(clauses), words.brief.withheld]),
    ],
  };
}

const toneOf = (item: ClockBrief, letter: LadderLetter): Tone =>
  item.dueAt !== undefined && item.dueAt <= letter.at ? 'over' : 'soon';

const nameOf = (item: ClockBrief, words: Words): string => line(words.clocks[item.clock] ?? item.name);
const actionOf = (item: ClockBrief, words: Words): string => words.actions[item.clock] ?? words.ladder.finish(nameOf(item, words));

/** The state of the letter is that of its latest item. */
function stateOf({ letter: { items, at }, words }: Telling): string {
  const dues = items.map((item) => item.dueAt).filter((dueAt) => dueAt !== undefined);
  const over = dues.filter((dueAt) => dueAt <= at);
  if (over.length === 0) return words.ladder.reminder;
  const state = lateness(over.reduce((a, b) => (a < b ? a : b)), at, words);
  return items.some((item) => item.rung === 'second') ? words.ladder.again(state) : state;
}

function subjectFor({ letter, zone, words }: Telling, badge: string): string {
  const { ladder: said } = words;
  const who = briefly(words, letter.items.flatMap((item) => item.owed));
  const state = said.state(badge);
  const [first, ...more] = letter.items;
  if (first === undefined) return subjectOf(words, state, letter.record, who);
  const names = letter.items.map((item) => nameOf(item, words)).join(words.comma);
  if (more.length > 0) return subjectOf(words, state, letter.record, said.subject(who, '', names), said.todo(who, letter.items.length));
  const before = first.dueAt !== undefined && first.dueAt > letter.at ? said.before(shortly(zone, first.dueAt, letter.at)) : '';
  return subjectOf(words, state, letter.record, said.subject(who, before, actionOf(first, words)), said.subject(who, before, said.finish(nameOf(first, words))));
}

function opening({ letter, words }: Telling): string {
  const [first, ...more] = letter.items;
  if (first === undefined || more.length > 0) return words.ladder.several(letter.items.length);
  const state = first.dueAt === undefined ? words.ladder.waiting : lateness(first.dueAt, letter.at, words);
  return words.ladder.opening(nameOf(first, words), first.dueAt !== undefined && first.dueAt > letter.at ? words.ladder.dueIn(state) : state);
}

function card(item: ClockBrief, telling: Telling): Block {
  const { letter, zone, words } = telling;
  const { ladder: said } = words;
  const minutes = Math.floor((letter.at - item.rungAt) / MINUTE);
  const replaced = (item.replaces ?? []).map(({ rung, at }) => `${words.rungs[rung]} ${printClock(zone, at)}`);
  const rows: readonly (Fact | undefined)[] = [
    [said.limit, timing(item, telling)],
    [said.owner, `${listed(words, item.owed.map((label) => labelIn(words, label)))}${item.liable === undefined ? '' : said.liable(line(item.liable))}`],
    [said.now, actionOf(item, words)],
    [said.next, following(item, telling)],
    replaced.length === 0 ? undefined : [said.insteadOf, said.replaces(replaced.join(words.comma))],
    minutes < 1 ? undefined : [said.sent, said.lag(minutes, words.late[item.lateBecause ?? 'outage'])],
  ];
  return {
    kind: 'facts',
    title: `${nameOf(item, words)}${words.brackets(item.clock)}`,
    tone: toneOf(item, letter),
    rows: rows.filter((row) => row !== undefined),
  };
}

function timing(item: ClockBrief, { letter, zone, words }: Telling): string {
  if (item.dueAt !== undefined) return words.ladder.dueAt(deadline(zone, item.dueAt, words), lateness(item.dueAt, letter.at, words));
  return words.ladder.since(moment(zone, item.startedAt, words), duration(letter.at - item.startedAt, words));
}

function following({ next }: ClockBrief, { zone, words }: Telling): string {
  if (next === undefined) return words.ladder.last;
  return words.ladder.following(moment(zone, next.at, words), listed(words, next.to.map((label) => labelIn(words, label))));
}
