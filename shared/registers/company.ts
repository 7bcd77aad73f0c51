import type { Calendar } from '../calendar/calendar.ts';
import type { RuleBook } from '../clocks/rulebook.ts';
import type { Language } from '../words/sentence.ts';
import type { Instant } from '../words/time.ts';

/** 流程角色 of 人员. */
export const ROLES = ['人事行政部经理', '工程部经理', '质量判定负责人', '总经理', '董事长', '财务', '受理人'] as const;
export type Role = (typeof ROLES)[number];

/** 类别 of 人员. */
export const PERSON_KINDS = ['员工', '经销商', '直营店'] as const;
export type PersonKind = (typeof PERSON_KINDS)[number];

/** 用工地 of 人员. */
export const JURISDICTIONS = ['全国', '广东', '深圳', '台湾', '香港', '其他'] as const;
export type Jurisdiction = (typeof JURISDICTIONS)[number];

/** One row of 人员: an employee, a dealer or a store. */
export interface Person {
  /** 工号/编号 as text; leading zeros belong to it. */
  readonly no: string;
  readonly name: string;
  readonly department?: string;
  readonly post?: string;
  readonly roles: readonly Role[];
  readonly kind: PersonKind;
  /** Absent too where letters to it come back. */
  readonly email?: string;
  /** Letters to the address on record come back. */
  readonly bounced?: true;
  /** 工号 of the superior. */
  readonly superior?: string;
  readonly jurisdiction?: Jurisdiction;
  readonly active: boolean;
}

/** One row of 部门; people by 工号. */
export interface Department {
  readonly name: string;
  readonly parent?: string;
  readonly head?: string;
  readonly deputy?: string;
  readonly deputyFrom?: Instant;
  readonly deputyUntil?: Instant;
  readonly leader?: string;
  readonly secondIntake?: string;
}

/** Everything the rules ask of the company at one moment. */
export interface Company {
  readonly people: ReadonlyMap<string, Person>;
  readonly departments: ReadonlyMap<string, Department>;
  readonly rules: RuleBook;
  /** Everybody's calendar, by which letters keep quiet and reports are sent. */
  readonly calendar: Calendar;
  /** The calendar of a department at a 用工地; absent = all count by the company's. */
  readonly profile?: (department: string | undefined, place: Jurisdiction | undefined) => Calendar;
}

/**
 * The calendar that a department (as 部门 names it) or a person (by 工号) works by. Rows of 工作日历 for the department beat
 * those for the 用工地, which beat everybody's, which beat the official days of the 用工地. A person brings his own
 * department and 用工地; a department by itself stands where its 负责人 works: a 代理人 moves nothing.
 */
export function calendarFor(company: Company, { department, no }: { readonly department?: string; readonly no?: string }): Calendar {
  const person = personOf(company, no);
  const head = no === undefined && department !== undefined ? personOf(company, company.departments.get(department)?.head) : undefined;
  const where = person ?? head;
  return company.profile?.(department ?? person?.department, where && (where.jurisdiction ?? '全国')) ?? company.calendar;
}

/** The active holders of a role, in the order of the 人员 tab. */
export const holders = (company: Company, role: Role): readonly Person[] =>
  [...company.people.values()].filter((person) => person.active && person.roles.includes(role));

/** The person with this 工号, active or not. */
export const personOf = (company: Company, no: string | undefined): Person | undefined =>
  no === undefined ? undefined : company.people.get(no);

/** Who stands for a department at a moment: the 代理人 between 代理起 and 代理止, else the 负责人. */
export function headOf(company: Company, name: string | undefined, at: Instant): Person | undefined {
  const department = name === undefined ? undefined : company.departments.get(name);
  if (!department) return undefined;
  const deputised = department.deputy !== undefined && (department.deputyFrom ?? -Infinity) <= at && at < (department.deputyUntil ?? Infinity);
  return personOf(company, deputised ? department.deputy : department.head);
}

/** The 最高领导 of a department. */
export const leaderOf = (company: Company, name: string | undefined): Person | undefined =>
  name === undefined ? undefined : personOf(company, company.departments.get(name)?.leader);

/** How a person stands in a cell: `1001 张三`. */
export const label = (person: Person): string => `${person.no} ${person.name}`;

/** The language a person is written to in, from 用工地: 台湾 and 香港 read traditional characters; elsewhere a name without Chinese characters reads English. */
export function languageOf({ jurisdiction, name }: Pick<Person, 'jurisdiction' | 'name'>): Language {
  if (jurisdiction === '台湾' || jurisdiction === '香港') return 'zh-TW';
  return jurisdiction === '其他' && !/\p{Script=Han}/u.test(name) ? 'en' : 'zh-CN';
}
