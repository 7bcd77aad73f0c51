import { dayOf, printClock, printMinute, wallOf } from '../../calendar/zone.ts';
import type { Day, Instant } from '../../words/time.ts';
import { addDays, MINUTE, weekdayOf } from '../../words/time.ts';

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;
const ZONES: Readonly<Record<string, string>> = {
  'Asia/Shanghai': '北京时间',
  'Asia/Taipei': '台北时间',
  'Asia/Hong_Kong': '香港时间',
};

/** What people call a zone: `北京时间`; an IANA name for the rest. */
export const zoneName = (zone: string): string => ZONES[zone] ?? zone;

const weekday = (on: Day): string => WEEKDAYS[weekdayOf(on)] ?? '';

/** A day with its weekday: `2026-10-12（周一）`. */
export const printDay = (on: Day): string => `${on}（${weekday(on)}）`;

/** A moment as a letter states it: `2026-10-12（周一）09:34（北京时间）`. */
export const moment = (zone: string, at: Instant): string =>
  `${printDay(dayOf(zone, at))}${printClock(zone, at)}（${zoneName(zone)}）`;

/** The end of a time; midnight belongs to the day it ends: `2026-10-12（周一）24:00（北京时间）`. */
export const deadline = (zone: string, at: Instant): string => `${until(zone, at)}（${zoneName(zone)}）`;

/** The same without its zone, where a heading names it. */
export function until(zone: string, at: Instant): string {
  const wall = wallOf(zone, at);
  return wall.minute === 0 ? `${printDay(addDays(wall.on, -1))}24:00` : `${printDay(wall.on)}${printClock(zone, at)}`;
}

/** A deadline in few characters, for subjects: the clock alone on the day of the letter, else `10-13 09:34`. */
export function shortly(zone: string, at: Instant, now: Instant): string {
  const wall = wallOf(zone, at);
  const on = wall.minute === 0 ? addDays(wall.on, -1) : wall.on;
  const clock = wall.minute === 0 ? '24:00' : printMinute(zone, at).slice(11);
  return on === dayOf(zone, now) ? clock : `${on.slice(5)} ${clock}`;
}

/** A length of time in its two largest units, whole minutes: `4 分钟`, `1 小时 5 分钟`, `2 天 3 小时`. */
export function duration(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE));
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts = [days > 0 ? `${days} 天` : '', hours > 0 ? `${hours} 小时` : '', days === 0 && rest > 0 ? `${rest} 分钟` : ''];
  return parts.filter((part) => part !== '').join(' ') || '不到 1 分钟';
}

/** How a deadline stands to now: `还有 10 分钟`, `刚到期`, `已超 4 分钟`. */
export function lateness(dueAt: Instant, now: Instant): string {
  if (now < dueAt) return `还有 ${duration(dueAt - now)}`;
  return now - dueAt < MINUTE ? '刚到期' : `已超 ${duration(now - dueAt)}`;
}
