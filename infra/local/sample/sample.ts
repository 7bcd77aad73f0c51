import * as z from 'zod';
import { DEFAULT_WEEK, makeCalendar, type Calendar } from '../../../shared/calendar/calendar.ts';
import { OFFICIAL_YEARS } from '../../../shared/calendar/official.ts';
import { nextWorkday } from '../../../shared/calendar/weeks.ts';
import { dayOf, instantAt } from '../../../shared/calendar/zone.ts';
import { addDays, parseDay, type Day } from '../../../shared/words/time.ts';
import type { ReplayClock } from '../clock.ts';
import type { Driver } from '../driver.ts';
import type { Settings } from '../settings.ts';
import { DEPARTMENTS, PEOPLE, workdays } from './company.ts';
import type { Decision } from './decisions.ts';
import { STEPS, type Days } from './script.ts';
import { openTypist, type Cells, type Rows, type Typist } from './typist.ts';

/** A day that has still to be lived through, wholly or from where it was cut short. */
export interface SampleDay extends Days {
  /** Steps already typed. */
  readonly done: number;
}

/** Where the day is typed. */
export interface Stage {
  readonly url: string;
  readonly workbooks: Readonly<Record<string, string>>;
  readonly settings: Settings;
  readonly clock: ReplayClock;
  readonly driver: Driver;
  readonly zone: string;
}

const KEY = 'sample';
const OVER = 'over';
const KEPT = z.object({ on: z.string(), done: z.number() });
const OPENING = 8 * 60 + 30;
const REGISTER = '客户投诉登记本';
const LEDGER = '罚款台账';
const INTAKE = 'wangxiaoyan@example.com';
const OFFICE = 'hexiaofang@example.com';

/** Whether an edit was made by somebody of the sample company. */
export const isStaff = (user: string): boolean => user === INTAKE || user === OFFICE;

/**
 * The sample day this start owes: the last working day before that of the clock where one is `wanted`, or the one that was
 * cut short. The clock then stands at that day, before anything else is opened.
 */
export function planSample(settings: Settings, clock: ReplayClock, zone: string, wanted: boolean): SampleDay | undefined {
  const kept = settings.read(KEY);
  if (kept === OVER || (kept === undefined && !wanted)) return undefined;
  const calendar = makeCalendar({ zone, week: DEFAULT_WEEK, official: OFFICIAL_YEARS, overrides: new Map(), version: KEY });
  const { on: text, done } = kept === undefined ? { on: lastWorkday(calendar, dayOf(zone, clock.goal())), done: 0 } : KEPT.parse(JSON.parse(kept));
  const on = parseDay(text);
  if (on === undefined) throw new Error(`no such day: ${text}`);
  const day = { on, done, next: nextWorkday(calendar, on) };
  keep(settings, day);
  clock.stand(instantAt(zone, on, OPENING));
  return day;
}

function lastWorkday(calendar: Calendar, before: Day): Day {
  let on = addDays(before, -1);
  while (!calendar.isWorkday(on)) on = addDays(on, -1);
  return on;
}

const keep = (settings: Settings, { on, done }: Pick<SampleDay, 'on' | 'done'>): void => settings.write(KEY, JSON.stringify({ on, done }));

/**
 * Lives through the day as staff would: everything is typed over the Sheets API at its minute, and everything that follows
 * is the product's own doing. Afterwards the clock is the one that was asked for, and all up to then has happened.
 */
export async function replay(day: SampleDay, stage: Stage): Promise<void> {
  const { settings, clock, driver, zone } = stage;
  const open = (workbook: string): Typist => openTypist(stage.url, stage.workbooks[workbook] ?? '', KEY);
  const [service, finance] = [open('service'), open('finance')];
  if (day.done === 0) await hire(open('rules'), day.on);
  for (const [index, step] of STEPS.entries()) {
    if (index < day.done) continue;
    await driver.wind(instantAt(zone, day.on, step.minute));
    const numbers = await numbersIn(service);
    const { complaints, decisions } = step.of(day, numbers);
    if (complaints.size > 0) await service.type(REGISTER, complaints, INTAKE);
    if (decisions.length > 0) await finance.type(LEDGER, await placed(finance, decisions), OFFICE);
    keep(settings, { on: day.on, done: index + 1 });
  }
  await driver.wind(clock.goal());
  clock.resume();
  settings.write(KEY, OVER);
}

async function hire(rules: Typist, on: Day): Promise<void> {
  const tabs: Readonly<Record<string, readonly Cells[]>> = { 人员: PEOPLE, 部门: DEPARTMENTS, 工作日历: workdays(on) };
  for (const [tab, rows] of Object.entries(tabs)) await rules.type(tab, new Map(rows.map((cells, index) => [index + 2, cells])), OFFICE);
}

async function numbersIn(service: Typist): Promise<(row: number) => string> {
  const rows = await service.read(REGISTER);
  return (row) => rows[row - 2]?.['编号'] ?? '';
}

/** Finds the lines that decisions are about. */
async function placed(finance: Typist, decisions: readonly Decision[]): Promise<Rows> {
  const lines = await finance.read(LEDGER);
  return new Map(decisions.map(({ rule, subject, cells }) => {
    const index = lines.findIndex((line) => line['规则编号'] === rule && line['被罚人编号'] === subject);
    if (index < 0) throw new Error(`no line of ${rule} for ${subject}`);
    return [index + 2, cells];
  }));
}
