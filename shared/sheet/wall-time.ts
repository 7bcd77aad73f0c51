/** Parts of the day and the hours they can mean: `下午3点` is 15:00; `晚上12点` could be either midnight, and is nothing. */
const PARTS: Readonly<Record<string, readonly [from: number, to: number]>> = {
  凌晨: [0, 6], 早上: [4, 11], 早晨: [4, 11], 上午: [0, 11], 中午: [11, 14], 下午: [12, 19], 傍晚: [16, 20], 晚上: [17, 23], am: [0, 11], pm: [12, 23],
};
/** The parts of the day that stand before their time, as a pattern. */
export const DAY_PARTS = Object.keys(PARTS).filter((part) => !part.endsWith('m')).join('|');
const TIME = new RegExp(`^(${DAY_PARTS})?(\\d{1,2})(?::(\\d{2})(?::(\\d{2}))?|[点时](?:钟|整|(半)|([13])刻|(\\d{1,2})分?(?:(\\d{1,2})秒)?)?)(am|pm)?$`, 'i');

/** Reads a time as people write it (`9:34`, `9点34分`, `9点半`, `下午3:05`, `9:30 am`) as seconds since midnight; `24:00` is the last. */
export function readTime(text: string): number | undefined {
  const parts = /\d\s+\d/.test(text) ? null : TIME.exec(text.replace(/\s/g, ''));
  if (!parts) return undefined;
  const [, before, hours, digits, seconds, half, quarters, minutes, spokenSeconds, after] = parts;
  const hour = hourOf(Number(hours), before, after);
  if (hour === undefined) return undefined;
  const minute = half ? 30 : quarters ? Number(quarters) * 15 : Number(digits ?? minutes ?? 0);
  const second = Number(seconds ?? spokenSeconds ?? 0);
  const total = hour * 3_600 + minute * 60 + second;
  return minute < 60 && second < 60 && total <= 86_400 ? total : undefined;
}

function hourOf(hour: number, before: string | undefined, after: string | undefined): number | undefined {
  if (before !== undefined && after !== undefined) return undefined;
  const part = before ?? after?.toLowerCase();
  const window = part === undefined ? undefined : PARTS[part];
  if (!window) return hour;
  return [hour, hour + 12].find((it) => it >= window[0] && it <= window[1]);
}
