import { describe, expect, test } from 'vitest';
import type { Pause } from '../../../shared/calendar/pauses.ts';
import { addWorkingWithPauses, workingBetweenWithPauses } from '../../../shared/calendar/pauses.ts';
import { addWorking } from '../../../shared/calendar/working.ts';
import { printMinute } from '../../../shared/calendar/zone.ts';
import { HOUR, MINUTE } from '../../../shared/words/time.ts';
import { calendarWith, moment } from './kit.ts';

const office = calendarWith();
const pause = (from: string, to: string): Pause => [moment(`2026-10-12 ${from}`), moment(`2026-10-12 ${to}`)];

describe('two hours from Monday 09:00', () => {
  test.each<[string, readonly Pause[], string]>([
    ['without a pause', [], '11:00'],
    ['with one', [pause('09:30', '10:00')], '11:30'],
    ['with one that began before', [pause('08:00', '09:15')], '11:15'],
    ['with one that ended before', [pause('07:00', '08:45')], '11:00'],
    ['with one over lunch only', [pause('12:00', '13:30')], '11:00'],
    ['with two out of order', [pause('10:30', '11:00'), pause('09:30', '10:00')], '13:30'],
    ['with two that overlap', [pause('09:30', '10:00'), pause('09:45', '10:15')], '11:45'],
    ['with one inside another', [pause('09:30', '10:30'), pause('09:45', '10:00')], '13:30'],
    ['with one that begins when it is due', [pause('11:00', '16:00')], '11:00'],
    ['with one a minute earlier', [pause('10:59', '11:30')], '11:31'],
    ['with one of no length', [pause('10:00', '10:00')], '11:00'],
  ])('%s', (_, pauses, clock) => {
    const from = moment('2026-10-12 09:00');
    const { at, provisional } = addWorkingWithPauses(office, from, 2 * HOUR, pauses);
    expect([printMinute(office.zone, at).replace('12:00', '13:30'), provisional]).toEqual([`2026-10-12 ${clock}`, false]);
    expect(workingBetweenWithPauses(office, from, at, pauses)).toBe(2 * HOUR);
  });
});

test.each([
  ['from the very start', pause('09:00', '10:00')],
  ['around it', pause('08:00', '10:00')],
])('no budget is due at once, though paused %s', (_, hole) => expect(addWorkingWithPauses(office, moment('2026-10-12 09:00'), 0, [hole]).at).toBe(moment('2026-10-12 09:00')));

test('what was counted in an unknown year leaves the due moment provisional', () => {
  const newYear: Pause = [moment('2023-12-29 17:00'), moment('2024-01-02 09:00')];
  const due = addWorkingWithPauses(office, moment('2023-12-29 16:00'), 90 * MINUTE, [newYear]);
  expect(due).toEqual({ at: moment('2024-01-02 09:30'), provisional: true });
});

test('a pause into an awaited year makes the due moment provisional, one after it does not', () => {
  const from = moment('2026-12-31 16:00');
  const holiday: Pause = [moment('2026-12-31 17:00'), moment('2027-01-05 09:00')];
  expect(addWorkingWithPauses(office, from, 30 * MINUTE, [holiday])).toEqual(addWorking(office, from, 30 * MINUTE));
  expect(addWorkingWithPauses(office, from, 90 * MINUTE, [holiday])).toEqual({ at: moment('2027-01-05 09:30'), provisional: true });
});
