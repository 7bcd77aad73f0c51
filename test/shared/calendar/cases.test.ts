import { describe, expect, test } from 'vitest';
import { addWorkingWithPauses, workingBetweenWithPauses } from '../../../shared/calendar/pauses.ts';
import { printInstant } from '../../../shared/calendar/zone.ts';
import { MINUTE } from '../../../shared/words/time.ts';
import { calendarOf, DUE_CASES, ELAPSED_CASES, momentIn, pausesOf } from './case-file.ts';

test('every case of the file is run', () => expect([DUE_CASES.length, ELAPSED_CASES.length]).toEqual([25, 3]));

describe('when is it due', () => {
  test.each(DUE_CASES)('$id: $source', (each) => {
    const calendar = calendarOf(each);
    const from = momentIn(each.start_tz, each.start);
    const due = addWorkingWithPauses(calendar, from, each.minutes * MINUTE, pausesOf(each));
    expect(printInstant(calendar.zone, due.at)).toBe(each.expected);
    expect(workingBetweenWithPauses(calendar, from, due.at, pausesOf(each))).toBe(each.minutes * MINUTE);
  });
});

describe('how long did it take', () => {
  test.each(ELAPSED_CASES)('$id: $source', (each) => {
    const calendar = calendarOf(each);
    const [from, to] = [momentIn(calendar.zone, each.start), momentIn(calendar.zone, each.end)];
    expect(workingBetweenWithPauses(calendar, from, to, pausesOf(each))).toBe(each.expected * 1000);
  });
});
