import { fenOf, type Fen } from '../words/money.ts';
import type { LineEvent } from './event.ts';
import type { Line, Posting } from './line.ts';
import { bookedOf } from './line.ts';
import type { Books } from './month.ts';
import { bookingMonth } from './month.ts';

const NIL = fenOf(0);

/** What should have been booked for a line, as its rulings stand now. */
const dueOf = (line: Line): Fen => (line.withdrawn ? NIL : (line.final?.amount ?? line.decision?.amount ?? NIL));

/** After its month is closed a line keeps what it has; any difference is booked in the open month, once. */
export function settle(line: Line, books: Books): readonly LineEvent[] {
  if (!line.transferred) return [];
  const difference = fenOf(dueOf(line) - bookedOf(line));
  if (difference === 0) return [];
  const posting: Posting = {
    key: `${line.key}/correction/${line.corrections.length + 1}`,
    month: bookingMonth(books),
    amount: difference,
    kind: difference < 0 ? '冲销' : '补扣',
    at: books.now,
    original: line.id,
  };
  return [{ type: 'corrected', at: books.now, posting }];
}

/** Opens the line `id` that books a correction of `original`; nothing for a line that was never decided. */
export function openCorrection(original: Line, posting: Posting, id: string): readonly LineEvent[] {
  const { proposal, decision, final } = original;
  if (!decision) return [];
  return [{ type: 'correctionOpened', at: posting.at, id, posting, proposal, decision, ...(final && { final }) }];
}
