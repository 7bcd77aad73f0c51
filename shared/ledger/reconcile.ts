import type { LineEvent } from './event.ts';
import { heavier, outweighedBy } from './heavier.ts';
import type { Line } from './line.ts';
import type { Books } from './month.ts';
import type { Proposal } from './proposal.ts';
import { revise } from './revise.ts';

/** What happens to one line; an `id` not among the lines given is new. */
export interface LineChange {
  readonly id: string;
  readonly events: readonly LineEvent[];
}

/**
 * Lets all lines of a complaint and its repeats follow what the facts now call for; proposals come in the order of their
 * records, and `nextId` numbers a new line. A decided line holds its place against a lighter rule on the same fact, and
 * yields to a heavier one.
 */
export function reconcile(
  lines: readonly Line[],
  proposals: readonly Proposal[],
  books: Books,
  nextId: () => string,
): readonly LineChange[] {
  const own = lines.filter((line) => !line.correction);
  const called = byKey(proposals);
  const held = own.flatMap((line) => (line.decision && !line.withdrawn ? [called.get(line.key) ?? line.proposal] : []));
  const standing = heavier([...new Set([...held, ...called.values()])]);
  const known = own.map((line) => ({ id: line.id, events: follow(line, called.get(line.key), standing, books) }));
  const keys = new Set(own.map(({ key }) => key));
  const opened = standing.filter(({ key }) => !keys.has(key)).map((proposal) => open(nextId(), proposal, books));
  return [...known, ...opened].filter(({ events }) => events.length > 0);
}

/** The records of a chain may call for the same line; the first one has it. */
function byKey(proposals: readonly Proposal[]): ReadonlyMap<string, Proposal> {
  const called = new Map<string, Proposal>();
  for (const proposal of proposals) if (!called.has(proposal.key)) called.set(proposal.key, proposal);
  return called;
}

function follow(line: Line, proposal: Proposal | undefined, standing: readonly Proposal[], books: Books): readonly LineEvent[] {
  if (proposal && standing.includes(proposal)) return revise(line, line.id, proposal, books);
  const rival = outweighedBy(proposal ?? line.proposal, standing);
  return revise(line, line.id, undefined, rival ? { ...books, supersededBy: rival.rule } : books);
}

const open = (id: string, proposal: Proposal, books: Books): LineChange => ({ id, events: revise(undefined, id, proposal, books) });
