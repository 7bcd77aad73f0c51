import { afterEach, describe, expect, test, vi } from 'vitest';
import { HOUR } from '../../../shared/words/time.ts';
import { day, moment } from './kit.ts';

const home = process.env['TZ'];

afterEach(() => {
  if (home === undefined) delete process.env['TZ'];
  else process.env['TZ'] = home;
});

/** The same questions, asked of modules loaded anew. */
async function answers() {
  vi.resetModules();
  const { calendarWith } = await import('./kit.ts');
  const { addWorking, workingBetween } = await import('../../../shared/calendar/working.ts');
  const { openFrom } = await import('../../../shared/calendar/quiet.ts');
  const { endOfDay, endOfNextWorkingWeek, lastWorkdayOfWeek } = await import('../../../shared/calendar/weeks.ts');
  const { instantAt, printInstant } = await import('../../../shared/calendar/zone.ts');
  const calendar = calendarWith();
  return ['2026-01-01 00:00', '2026-03-08 15:30', '2026-09-30 17:30', '2026-10-25 09:00', '2026-12-31 23:59:59'].flatMap((text) => {
    const at = moment(text);
    const on = day(text.slice(0, 10));
    return [
      printInstant('Asia/Shanghai', at),
      instantAt('Asia/Shanghai', on, 90),
      addWorking(calendar, at, 100 * HOUR),
      workingBetween(calendar, moment('2026-01-05 00:00'), at),
      openFrom(calendar, at),
      endOfDay(calendar, at),
      endOfNextWorkingWeek(calendar, at),
      lastWorkdayOfWeek(calendar, on),
    ];
  });
}

describe('the machine’s own zone does not matter', () => {
  test.each([
    ['Asia/Shanghai', -480],
    ['America/New_York', 300],
    ['Pacific/Apia', -780],
    ['Australia/Lord_Howe', -660],
  ])('%s', async (zone, minutesBehind) => {
    process.env['TZ'] = 'UTC';
    const expected = await answers();
    process.env['TZ'] = zone;
    expect(new Date(Date.UTC(2026, 0, 15)).getTimezoneOffset()).toBe(minutesBehind);
    expect(await answers()).toEqual(expected);
  });
});
