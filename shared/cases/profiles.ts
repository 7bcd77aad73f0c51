import { DEFAULT_WEEK, makeCalendar, type Calendar, type CalendarOptions } from '../calendar/calendar.ts';
import { officialYearsOf, type OfficialYear, type Region } from '../calendar/official.ts';
import { Refusal } from '../errors/refusal.ts';
import type { Company, Jurisdiction } from '../registers/company.ts';
import { EVERYBODY } from '../sheet/understand.ts';
import { laid, type DaysFor } from './workdays.ts';

/** The wider places a 用工地 lies in, the widest first, itself last. */
const PLACES: Readonly<Record<Jurisdiction, readonly Jurisdiction[]>> = {
  全国: ['全国'], 广东: ['全国', '广东'], 深圳: ['全国', '广东', '深圳'], 台湾: ['台湾'], 香港: ['香港'], 其他: ['其他'],
};
/** Whose official days a 用工地 follows, where not the mainland's. */
const REGION_OF: Readonly<Partial<Record<Jurisdiction, Region>>> = { 台湾: 'tw', 香港: 'hk' };

/** What every calendar of a company is made from. */
export interface CalendarParts {
  readonly zone: string;
  readonly days: DaysFor;
  readonly imported: readonly OfficialYear[];
  /** Names the state of 工作日历 and of the imported years. */
  readonly version: string;
}

/**
 * Everybody's calendar and, made at first use, that of each department at each 用工地. The narrower beats the wider: rows for
 * the department, then for the 用工地 (深圳 lies in 广东, 广东 in 全国), then for everybody, then the official days.
 */
export function calendarsOf(parts: CalendarParts): Required<Pick<Company, 'calendar' | 'profile'>> {
  const calendar = profileOf(parts, undefined, undefined);
  const made = new Map<string, Calendar>();
  const profile: NonNullable<Company['profile']> = (department, place) => {
    const places = place === undefined ? [] : PLACES[place];
    const told = department !== undefined && parts.days.has(department) ? department : undefined;
    const region = place === undefined ? undefined : REGION_OF[place];
    if (told === undefined && region === undefined && !places.some((it) => parts.days.has(it))) return calendar;
    const key = `${told ?? ''}/${place ?? ''}`;
    const kept = made.get(key) ?? profileOf(parts, told, place);
    made.set(key, kept);
    return kept;
  };
  return { calendar, profile };
}

function profileOf({ zone, days, imported, version }: CalendarParts, department: string | undefined, place: Jurisdiction | undefined): Calendar {
  const region = (place && REGION_OF[place]) ?? 'cn';
  const layers = [EVERYBODY, ...(place === undefined ? [] : PLACES[place]), ...(department === undefined ? [] : [department])];
  const options: CalendarOptions = {
    zone, week: DEFAULT_WEEK, official: officialYearsOf(region, imported), awaits: region, overrides: laid(layers.map((it) => days.get(it))),
    version: [version, ...(place === undefined ? [] : [place]), ...(department === undefined ? [] : [department])].join(' '),
  };
  return kept(JSON.stringify({ ...options, overrides: [...options.overrides] }), () => made(options));
}

/** Rows of different people may together rest a year through; then the official days alone count rather than nothing. */
function made(options: CalendarOptions): Calendar {
  try {
    return makeCalendar(options);
  } catch (error) {
    if (!(error instanceof Refusal) || options.overrides.size === 0) throw error;
    return makeCalendar({ ...options, overrides: new Map() });
  }
}

/** Calendars of so many states are kept: a company has a handful at a time. */
const KEPT_AT_MOST = 64;
const calendars = new Map<string, Calendar>();

/** Calendars are pure and dear to lay out, so one of the same content serves every record. */
function kept(content: string, make: () => Calendar): Calendar {
  const have = calendars.get(content);
  if (have) return have;
  const fresh = make();
  if (calendars.size >= KEPT_AT_MOST) calendars.clear();
  calendars.set(content, fresh);
  return fresh;
}
