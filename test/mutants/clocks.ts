import type { Mutant } from './mutant.ts';

const CLOCK = ['test/shared/clocks/clock.test.ts'];
const PAUSES = ['test/shared/cases/pauses.test.ts'];
const ROUNDS = ['test/shared/cases/reopening.test.ts'];
const SETTLED = ['test/shared/cases/settled.test.ts'];
const CLOCKS = ['test/shared/cases/complaint-clocks.test.ts'];

/** Faults in what decides when a clock starts, stops, waits, begins anew and is settled. */
export const CLOCK_MUTANTS: readonly Mutant[] = [
  { file: 'shared/clocks/clock.ts', find: "stopped <= due && (ended", put: "stopped < due && (ended", tests: CLOCK },
  { file: 'shared/clocks/clock.ts', find: "if (due <= asOf) return 'missed'", put: "if (due < asOf) return 'missed'", tests: CLOCK },
  { file: 'shared/clocks/clock.ts', find: 'ended < due) return', put: 'ended <= due) return', tests: CLOCK },
  { file: 'shared/clocks/clock.ts', find: 'stops <= at && at < resumes', put: 'stops <= at && at <= resumes', tests: PAUSES },
  { file: 'shared/clocks/clock.ts', find: 'provisional: rule.working && !announcedBetween', put: 'provisional: !announcedBetween', tests: CLOCK },
  { file: 'shared/clocks/clock.ts', find: '[from, plus(to, -1)]', put: '[from, to]', tests: CLOCK },
  { file: 'shared/clocks/meter.ts', find: 'rule.working ? throughWorking(calendar, from, due, pauses) : {', put: 'true ? throughWorking(calendar, from, due, pauses) : {', tests: PAUSES },
  { file: 'shared/clocks/meter.ts', find: 'stops < due.at && resumes > from)) return due', put: 'stops <= due.at && resumes > from)) return due', tests: PAUSES, argued: 'A pause that begins at the due moment moves nothing in the reckoning below either: the line only spares it.' },
  { file: 'shared/clocks/meter.ts', find: 'return { at: within?.[1] ?? moved.at,', put: 'return { at: moved.at,', tests: ['test/shared/clocks/meter.test.ts'] },
  { file: 'shared/clocks/ladder.ts', find: "(name === 'reminder' ? clock.unpausedAt : undefined)", put: 'undefined', tests: PAUSES },
  { file: 'shared/clocks/rulebook.ts', find: '(rule.from ?? -Infinity) > at', put: '(rule.from ?? -Infinity) >= at', tests: ['test/shared/clocks/rulebook.test.ts'] },
  { file: 'shared/cases/pauses.ts', find: 'draft.ends.filter((end) => end > from)', put: 'draft.ends', tests: PAUSES },
  { file: 'shared/cases/pauses.ts', find: 'ends.filter((end) => end <= next)', put: 'ends.filter((end) => end < next)', tests: PAUSES },
  { file: 'shared/cases/pauses.ts', find: 'next >= plus(from, LONGEST_PAUSE)', put: 'false', tests: PAUSES },
  { file: 'shared/cases/pauses.ts', find: 'earliest(end, cap) ?? cap', put: 'end ?? cap', tests: PAUSES },
  { file: 'shared/cases/pauses.ts', find: 'end === undefined || end < from ?', put: 'end === undefined ?', tests: PAUSES },
  { file: 'shared/cases/rounds.ts', find: '(from === undefined || at > from)', put: '(from === undefined || at >= from)', tests: ROUNDS },
  { file: 'shared/cases/rounds.ts', find: 'its.find(({ until }) => until === undefined) : its.at(-1)', put: 'its.at(-1) : its.at(-1)', tests: ROUNDS, argued: 'Asked only of rounds that are over; the round that runs takes its facts from the row itself.' },
  { file: 'shared/cases/rounds.ts', find: 'if (last && !answeredBy(value)) opened.pop();', put: '', tests: ROUNDS },
  { file: 'shared/cases/spans.ts', find: 'const endedAt = handedOnAt ?? round.until;', put: 'const endedAt = handedOnAt;', tests: ROUNDS, argued: 'A reopening needs an answer, and the answer has stopped D03, D08 and D09 before it.' },
  { file: 'shared/cases/spans.ts', find: 'entry.at > after && entry.at < untilSeenAt', put: 'entry.at >= after && entry.at < untilSeenAt', tests: ROUNDS },
  { file: 'shared/cases/starts.ts', find: 'due.at > at && value > since', put: 'due.at >= at && value > since', tests: CLOCKS },
  { file: 'shared/cases/starts.ts', find: 'byCustomer.at > byRule.at ? byCustomer : byRule', put: 'byCustomer', tests: CLOCKS },
  { file: 'shared/cases/starts.ts', find: 'cap.at < due.at ? cap : due', put: 'due', tests: CLOCKS },
  { file: 'shared/cases/starts.ts', find: 'stopAt > tenure.startAt;', put: 'stopAt >= tenure.startAt;', tests: CLOCKS },
  { file: 'shared/cases/complaint-clocks.ts', find: 'settled !== undefined && settled.facts === facts', put: 'settled !== undefined', tests: PAUSES },
  { file: 'shared/cases/complaint-clocks.ts', find: 'before?.startAt === startAt ? before : undefined', put: 'before', tests: SETTLED },
  { file: 'shared/cases/complaint-clocks.ts', find: 'pauses.slice(0, settled?.over)', put: 'pauses', tests: PAUSES },
  { file: 'shared/cases/settled.ts', find: "if (clock.provisional || outcomeOf", put: 'if (outcomeOf', tests: SETTLED },
  { file: 'shared/cases/settled.ts', find: "clock.countedBy ?? clock.calendar.version", put: 'clock.calendar.version', tests: SETTLED },
  { file: 'shared/cases/called-back.ts', find: 'on >= round.seenOn', put: 'true', tests: ROUNDS },
];
