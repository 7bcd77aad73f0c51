import { assertNever } from '../words/sentence.ts';
import type { Instant } from '../words/time.ts';
import type { LineEvent } from './event.ts';
import type { Line } from './line.ts';
import type { FinalRuling, Objection } from './ruling.ts';

type EventOf<T extends LineEvent['type']> = Extract<LineEvent, { readonly type: T }>;

/** The line after an event; throws when a line does not begin with `proposed` or `correctionOpened`. */
export function evolve(line: Line | undefined, event: LineEvent): Line {
  if (event.type === 'proposed') return { ...BLANK, id: event.id, key: event.proposal.key, proposal: event.proposal };
  if (event.type === 'correctionOpened') return openedAs(event);
  if (!line) throw new Error(`a line begins with its proposal, not with ${event.type}`);
  return after(line, event);
}

const BLANK = { hints: [], objections: [], corrections: [] } as const;

const openedAs = ({ id, posting, proposal, decision, final }: EventOf<'correctionOpened'>): Line =>
  ({ ...BLANK, id, key: posting.key, proposal, decision, ...(final && { final }), correction: posting });

function after(line: Line, event: Exclude<LineEvent, EventOf<'proposed' | 'correctionOpened'>>): Line {
  switch (event.type) {
    case 'revised':
      return revised(line, event);
    case 'hinted':
      return { ...line, hints: event.hints };
    case 'withdrawn':
      return { ...line, withdrawn: { at: event.at, ...(event.supersededBy !== undefined && { supersededBy: event.supersededBy }) } };
    case 'restored':
      return without(line, 'withdrawn');
    case 'decided':
      return { ...without(line, 'notifiedAt'), decision: { ...event.ruling, ...(line.decision && { replaced: line.decision }) } };
    case 'appealed':
      return { ...line, appeal: event.appeal };
    case 'finallyRuled':
      return { ...line, final: { ...event.ruling, ...(line.final && { replaced: line.final }) } };
    case 'takenBack':
      return bookedIn(without(line, event.what), event.month);
    case 'objected':
      return objected(line, event);
    case 'notified':
      return { ...line, notifiedAt: event.at };
    case 'transferred':
      return { ...line, transferred: { at: event.at, month: event.month, ...(event.booked && { booked: event.booked }) } };
    case 'corrected':
      return { ...line, corrections: [...line.corrections, event.posting] };
    default:
      return assertNever(event);
  }
}

function without(line: Line, key: 'withdrawn' | 'decision' | 'appeal' | 'final' | 'notifiedAt'): Line {
  const { [key]: _, ...rest } = line;
  return rest;
}

const revised = ({ id, key, objections, corrections }: Line, { proposal }: EventOf<'revised'>): Line =>
  ({ id, key, proposal, hints: [], objections, corrections });

/** A ruling that stands again books where it can still be booked: its own month may have been closed meanwhile. */
function bookedIn(line: Line, month: string): Line {
  if (line.transferred) return line;
  if (line.final) return { ...line, final: { ...line.final, month } };
  return line.decision ? { ...line, decision: { ...line.decision, month } } : line;
}

function objected(line: Line, { at, against, month }: EventOf<'objected'>): Line {
  const { decision, final, ...rest } = line;
  const kept = against === 'final' ? decision : decision?.replaced;
  const before = { ...(kept && { decision: kept }), ...(against === 'final' && former(final)) };
  const objections = [...line.objections, ...objectionTo(line, against, at)];
  return bookedIn({ ...rest, ...before, objections }, month);
}

const former = (final: FinalRuling | undefined): { final?: FinalRuling } => (final?.replaced ? { final: final.replaced } : {});

function objectionTo({ decision, final }: Line, against: 'decision' | 'final', at: Instant): readonly Objection[] {
  if (against === 'decision') return decision ? [{ against, ruling: decision, at }] : [];
  return final ? [{ against, ruling: final, at }] : [];
}
