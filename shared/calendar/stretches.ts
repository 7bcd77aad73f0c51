import type { Instant } from '../words/time.ts';
import { instantOf } from '../words/time.ts';
import type { Calendar } from './calendar.ts';
import { firstAbove, lineAt, lineOf } from './timeline.ts';

/** The working time between two moments, stretch by stretch, in order: what a clock counted, for whoever asks why. */
export function workingStretches(calendar: Calendar, from: Instant, to: Instant): readonly (readonly [from: Instant, to: Instant])[] {
  const stretches: (readonly [Instant, Instant])[] = [];
  for (let line = lineAt(calendar, from); line.start < to; line = lineOf(calendar, line.year + 1)) {
    for (let i = firstAbove(line.closes, from); i < line.closes.length; i += 1) {
      const opens = Math.max(line.opens[i] ?? line.end, from);
      const closes = Math.min(line.closes[i] ?? line.end, to);
      if (closes <= opens) break;
      stretches.push([instantOf(opens), instantOf(closes)]);
    }
  }
  return stretches;
}
