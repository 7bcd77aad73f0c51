import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Refusal } from '../errors/refusal.ts';
import type { Day } from '../words/time.ts';
import { officialYear, REGIONS, type OfficialYear } from './official.ts';

const DAYS = z.array(z.string());
const FILE = z.strictObject({ region: z.enum(REGIONS), year: z.int().min(2000).max(2199), source: z.string().min(1), rest: DAYS, work: DAYS, checksum: z.string().optional() });

const refuse = (what: string): never => {
  throw new Refusal('calendar.file', { what });
};

/** SHA-256 of `region|year|rest days|make-up workdays`, each day by itself in order, joined with commas. */
export const checksumOf = ({ region, year, rest, work }: Pick<OfficialYear, 'region' | 'year' | 'rest' | 'work'>): string =>
  createHash('sha256').update([region, year, rest.join(','), work.join(',')].join('|')).digest('hex');

/**
 * Reads the file of an official year, in the format of `shared/calendar/official/cn-2026.json`. Throws `calendar.file`
 * where something is missing or no such day, where a day lies outside the year (a notice may reach into the December
 * before it) or both rests and works, and where the checksum is not that of its days.
 */
export function readOfficialFile(text: string): OfficialYear {
  const file = FILE.safeParse(jsonIn(text));
  if (!file.success) return refuse(file.error.issues.map((it) => `${it.path.join('.') || '文件 file'}: ${it.message}`).join('; '));
  const { checksum = '', ...stated } = file.data;
  const year = laidOut({ ...stated, checksum });
  for (const on of [...year.rest, ...year.work]) if (!belongsTo(on, year.year)) refuse(`${on} 不在 ${year.year} 年 (is no day of ${year.year})`);
  for (const on of year.work) if (year.rest.includes(on)) refuse(`${on} 既放假又上班 (both rests and works)`);
  if (year.rest.length === 0) refuse('rest 是空的 (is empty)');
  const right = checksumOf(year);
  return checksum === right ? year : refuse(`checksum 与日期不符，逐日对过公告后应写 (does not fit the days; once they are checked against the notice, write) ${right}`);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse('不是 JSON (is no JSON)');
  }
}

function laidOut(file: Parameters<typeof officialYear>[0]): OfficialYear {
  try {
    return officialYear(file);
  } catch (error) {
    return refuse(error instanceof RangeError ? error.message : String(error));
  }
}

const belongsTo = (on: Day, year: number): boolean => on.startsWith(`${year}-`) || on.startsWith(`${year - 1}-12`);
