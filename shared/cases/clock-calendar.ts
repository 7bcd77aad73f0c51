import type { Calendar } from '../calendar/calendar.ts';
import type { RuleId } from '../clocks/rules.ts';
import { calendarFor, type Company } from '../registers/company.ts';

/** Clocks that a department owes whoever heads it; 负责人 and 最高领导 owe them as its officers. */
const OWED_BY_DEPARTMENT: readonly RuleId[] = ['D04', 'D06', 'D08', 'D09', 'D10'];

/**
 * The calendar a clock counts by: that of whoever owes it, for only they can work it off. D04, D06, D08, D09 and D10 are
 * owed by a department, and a new 负责人 or a 代理人 must not move them, so the department's calendar counts; D01, D02,
 * D03, D05 and D11 are owed by a person, so that of the person's own department and 用工地 counts, and a hand-over starts
 * the new owner's clock by the new owner's calendar. Where nobody is named, and for D07, which two departments owe
 * together, everybody's counts.
 */
export function clockCalendar(company: Company, id: RuleId, owner: string | undefined, department: string | undefined): Calendar {
  if (OWED_BY_DEPARTMENT.includes(id)) return department === undefined ? company.calendar : calendarFor(company, { department });
  return owner === undefined || id === 'D07' ? company.calendar : calendarFor(company, { no: owner });
}
