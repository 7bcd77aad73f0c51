import { dayOf } from '../calendar/zone.ts';
import type { Instant } from '../words/time.ts';
import { monthOf } from '../words/time.ts';

/** What the books know about months when a line is judged. */
export interface Books {
  readonly now: Instant;
  /** IANA name of the zone whose midnight ends a month. */
  readonly zone: string;
  readonly isClosed: (month: string) => boolean;
  /** The first month that still takes postings. */
  readonly openMonth: string;
}

/** The accounting month of a moment in a zone. */
export const monthAt = (zone: string, at: Instant): string => monthOf(dayOf(zone, at));

/** The month if it still takes postings, else the open one. */
export const stillOpen = (books: Books, month: string): string => (books.isClosed(month) ? books.openMonth : month);

/** Where a ruling of this minute is booked. */
export const bookingMonth = (books: Books): string => stillOpen(books, monthAt(books.zone, books.now));
