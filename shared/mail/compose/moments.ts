import { dayOf, printClock, printMinute, wallOf } from '../../calendar/zone.ts';
import type { Day, Instant } from '../../words/time.ts';
import { addDays, MINUTE, weekdayOf } from '../../words/time.ts';
import type { Words } from '../words/words.ts';
import { ZH_CN } from '../words/zh-cn.ts';

/** What people call a zone: `北京时间`; an IANA name for the rest. */
export const zoneName = (zone: string, words: Words = ZH_CN): string => words.time.zones[zone] ?? zone;

/** English sets a bracket apart; Chinese brackets are as wide as a character. */
const apart = (words: Words): string => (words.language === 'en' ? ' ' : '');

/** A day with its weekday: `2026-10-12（周一）`. */
export const printDay = (on: Day, words: Words = ZH_CN): string => `${on}${words.brackets(words.time.weekdays[weekdayOf(on)] ?? '')}${apart(words)}`;

/** A moment as a letter states it: `2026-10-12（周一）09:34（北京时间）`. */
export const moment = (zone: string, at: Instant, words: Words = ZH_CN): string =>
  `${printDay(dayOf(zone, at), words)}${printClock(zone, at)}${words.brackets(zoneName(zone, words))}`;

/** The end of a time; midnight belongs to the day it ends: `2026-10-12（周一）24:00（北京时间）`. */
export const deadline = (zone: string, at: Instant, words: Words = ZH_CN): string => `${until(zone, at, words)}${words.brackets(zoneName(zone, words))}`;

/** The same without its zone, where a heading names it. */
export function until(zone: string, at: Instant, words: Words = ZH_CN): string {
  const wall = wallOf(zone, at);
  return wall.minute === 0 ? `${printDay(addDays(wall.on, -1), words)}24:00` : `${printDay(wall.on, words)}${printClock(zone, at)}`;
}

/** A deadline in few characters, for subjects: the clock alone on the day of the letter, else `10-13 09:34`. */
export function shortly(zone: string, at: Instant, now: Instant): string {
  const wall = wallOf(zone, at);
  const on = wall.minute === 0 ? addDays(wall.on, -1) : wall.on;
  const clock = wall.minute === 0 ? '24:00' : printMinute(zone, at).slice(11);
  return on === dayOf(zone, now) ? clock : `${on.slice(5)} ${clock}`;
}

/** A length of time in its two largest units, whole minutes: `4 分钟`, `1 小时 5 分钟`, `2 天 3 小时`. */
export function duration(ms: number, { time }: Words = ZH_CN): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE));
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts = [days > 0 ? time.days(days) : '', hours > 0 ? time.hours(hours) : '', days === 0 && rest > 0 ? time.minutes(rest) : ''];
  return parts.filter((part) => part !== '').join(' ') || time.underAMinute;
}

/** How a deadline stands to now: `还有 10 分钟`, `刚到期`, `已超 4 分钟`. */
export function lateness(dueAt: Instant, now: Instant, words: Words = ZH_CN): string {
  if (now < dueAt) return words.time.left(duration(dueAt - now, words));
  return now - dueAt < MINUTE ? words.time.justDue : words.time.over(duration(now - dueAt, words));
}
