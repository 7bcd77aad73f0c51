import { makeCalendar, type Calendar, type DayRule } from '../calendar/calendar.ts';
import { parseHours } from '../calendar/hours.ts';
import { remark } from '../errors/remarks.ts';
import type { Company } from '../registers/company.ts';
import { WORKDAYS, type WorkdayFacts } from '../registers/references.ts';
import { understandRow } from '../sheet/row.ts';
import type { Lookup } from '../sheet/understand.ts';
import type { Day, Instant } from '../words/time.ts';
import { DEFAULT_WEEK } from '../calendar/calendar.ts';
import { OFFICIAL_YEARS } from '../calendar/official.ts';
import { directoryOf, lookupOf, type RowRemarks } from './people.ts';
import type { Reference, References } from './reference.ts';
import { rulebookOf } from './rule-rows.ts';

/** The company as the reference tabs describe it at a moment, with what is wrong in them. */
export interface CompanyView {
  readonly company: Company;
  readonly lookup: (knows: (number: string) => boolean) => Lookup;
  readonly remarks: { readonly people: RowRemarks; readonly departments: RowRemarks; readonly workdays: RowRemarks };
}

/** Reads the company out of the reference tabs. Rows that cannot be understood are left out and remarked on. */
export function companyOf(references: References, zone: string, now: Instant): CompanyView {
  const directory = directoryOf(references.people, references.departments, zone, now);
  const lookup = (knows: (number: string) => boolean) => lookupOf(directory.people, directory.departments, zone, now, knows);
  const workdays = workdaysOf(references.workdays, lookup(() => false));
  return {
    company: {
      people: directory.people,
      departments: directory.departments,
      rules: rulebookOf(references.rules),
      calendar: calendarOf(workdays.days, zone, references.workdays.version),
    },
    lookup,
    remarks: { ...directory.remarks, workdays: workdays.remarks },
  };
}

const calendars = new Map<string, Calendar>();

/** Calendars are pure and dear to build, so one of the same content serves every record. */
function calendarOf(days: ReadonlyMap<Day, DayRule>, zone: string, version: number): Calendar {
  const content = JSON.stringify([zone, version, [...days]]);
  const have = calendars.get(content);
  if (have) return have;
  const made = makeCalendar({ zone, week: DEFAULT_WEEK, official: OFFICIAL_YEARS, overrides: days, version: `${version}` });
  calendars.clear();
  calendars.set(content, made);
  return made;
}

function workdaysOf(reference: Reference, look: Lookup): { days: ReadonlyMap<Day, DayRule>; remarks: RowRemarks } {
  const days = new Map<Day, DayRule>();
  const remarks: RowRemarks = new Map();
  for (const row of reference.rows) {
    const { facts, remarks: said } = understandRow(WORKDAYS, row.cells, look);
    const it = facts as WorkdayFacts;
    const complete = it.on !== undefined && it.type !== undefined;
    remarks.set(row.id, complete || said.length > 0 ? said : [remark('row.incomplete', { titles: '日期、类型', example: '2026-10-10 上班' })]);
    if (it.on === undefined || it.type === undefined || said.some((one) => one.column === 'hours')) continue;
    const hours = it.hours === undefined ? undefined : parseHours(it.hours);
    days.set(it.on, it.type === '休息' ? { kind: 'rest' } : { kind: 'work', ...(hours === undefined ? {} : { hours }) });
  }
  return { days, remarks };
}
