import { DEFAULT_WEEK, makeCalendar, type CalendarOptions, type DayRule } from '../calendar/calendar.ts';
import { parseHours } from '../calendar/hours.ts';
import { OFFICIAL_YEARS } from '../calendar/official.ts';
import { Refusal } from '../errors/refusal.ts';
import { remark, type Remark } from '../errors/remarks.ts';
import { WORKDAYS, type WorkdayFacts } from '../registers/references.ts';
import { understandRow } from '../sheet/row.ts';
import { EVERYBODY, type Lookup } from '../sheet/understand.ts';
import type { Day } from '../words/time.ts';
import type { RowRemarks } from './people.ts';
import type { Reference } from './reference.ts';

/** Days by whom they are for: everybody (全体), a 部门 or a 用工地. */
export type DaysFor = ReadonlyMap<string, ReadonlyMap<Day, DayRule>>;

interface ReadDay {
  /** Identity of the row. */
  readonly id: number;
  readonly on: Day;
  readonly scope: string;
  readonly rule: DayRule;
}

/** Fewer rows than this leave working time in any year, so nothing need be tried. */
const IDLE_FROM = 200;

/**
 * Reads 工作日历. Of two rows for one day and the same people the later counts, and rest in some hours alone stands upon
 * what the earlier one says. Rows that rest a whole year through do not count: every clock would stand still for it.
 */
export function workdaysOf(reference: Reference, look: Lookup): { readonly days: DaysFor; readonly remarks: RowRemarks } {
  const remarks: RowRemarks = new Map();
  const read = reference.rows.flatMap(({ id, cells }): readonly ReadDay[] => {
    const { facts, remarks: said } = understandRow(WORKDAYS, cells, look);
    const it = facts as WorkdayFacts;
    const complete = it.on !== undefined && it.type !== undefined;
    remarks.set(id, complete || said.length > 0 ? said : [remark('row.incomplete', { titles: '日期、类型', example: '2026-10-10 上班' })]);
    if (it.on === undefined || it.type === undefined || said.some(({ column }) => column === 'hours' || column === 'scope')) return [];
    const scope = it.scope ?? EVERYBODY;
    const hours = it.hours === undefined ? undefined : parseHours(it.hours);
    const source = ['工作日历', scope, ...(it.remark === undefined ? [] : [it.remark])].join(' ');
    return [{ id, on: it.on, scope, rule: { kind: it.type === '休息' ? 'rest' : 'work', source, ...(hours === undefined ? {} : { hours }) } }];
  });
  const say = (id: number, it: Remark): unknown => remarks.set(id, [...(remarks.get(id) ?? []), it]);
  for (const { id, rule } of read) if (isPart(rule)) say(id, remark('workday.part', {}, 'hours'));
  const idle = [...Map.groupBy(read, ({ scope, on }) => `${scope}/${on.slice(0, 4)}`).values()].filter((year) => isIdle(year, look.zone)).flat();
  for (const { id, on } of idle) say(id, remark('workday.idle', { year: on.slice(0, 4) }, 'type'));
  const days = new Map<string, ReadonlyMap<Day, DayRule>>();
  for (const [scope, its] of Map.groupBy(read.filter((it) => !idle.includes(it)), (it) => it.scope)) {
    for (const same of Map.groupBy(its, ({ on }) => on).values()) {
      const last = same.findLastIndex(({ rule }) => !isPart(rule));
      for (const { id, on } of same.slice(0, Math.max(last, 0))) say(id, remark('workday.twice', { on }, 'on'));
    }
    days.set(scope, laid([new Map(), ...its.map(({ on, rule }) => new Map([[on, rule]]))]));
  }
  return { days, remarks };
}

const isPart = ({ kind, hours }: DayRule): boolean => kind === 'rest' && hours !== undefined;

/** Lays days over days, the widest first: of one day the narrower rule counts, and a part of a day off is taken from what lies below. */
export function laid(layers: readonly (ReadonlyMap<Day, DayRule> | undefined)[]): ReadonlyMap<Day, DayRule> {
  const days = new Map<Day, DayRule>();
  for (const layer of layers) for (const [on, rule] of layer ?? []) {
    const below = days.get(on);
    days.set(on, below && isPart(rule) ? { ...rule, over: rule.over ? { ...rule.over, over: below } : below } : rule);
  }
  return days;
}

function isIdle(rows: readonly ReadDay[], zone: string): boolean {
  if (rows.length < IDLE_FROM) return false;
  const options: CalendarOptions = { zone, week: DEFAULT_WEEK, official: OFFICIAL_YEARS, overrides: laid(rows.map(({ on, rule }) => new Map([[on, rule]]))), version: '' };
  try {
    makeCalendar(options);
    return false;
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
}
