import type { Instant } from '../words/time.ts';
import type { LineEvent } from './event.ts';
import type { Line } from './line.ts';
import { postingOf, standingOf } from './line.ts';
import { rowOf } from './statement.ts';

/** Which months are being closed, and when. */
export interface Closing {
  readonly now: Instant;
  /** IANA name of the zone whose days the row shows. */
  readonly zone: string;
  readonly covers: (month: string) => boolean;
}

/**
 * Closes a month over a line whose ruling stands in it: what it books is frozen as finance gets it. Nothing for a line that
 * still waits for a ruling (it is carried over), was withdrawn, stands in another month or is transferred already.
 */
export function transfer(line: Line, { now, zone, covers }: Closing): readonly LineEvent[] {
  if (line.transferred) return [];
  const posting = postingOf(line);
  const month = posting?.month ?? standingOf(line)?.month;
  if (month === undefined || !covers(month)) return [];
  return [{ type: 'transferred', at: now, month, ...(posting && { booked: { posting, row: rowOf(line, posting, zone) } }) }];
}
