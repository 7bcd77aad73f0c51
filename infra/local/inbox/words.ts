/** Text as HTML shows it, in element content and in quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** `2026-10-12T09:20:00+08:00` -> `2026-10-12 09:20`. */
export const minuteOf = (at: string): string => at.slice(0, 16).replace('T', ' ');

const RUNGS: Readonly<Record<string, string>> = {
  delivered: '送达',
  reminder: '提醒',
  due: '超时',
  second: '再次超时',
  flag: '专报',
  result: '结果',
  fine: '罚款',
  list: '清单',
};

/** Chips for an X-Dengji-Rung header: `reminder,due`. */
export function rungChips(header: string | undefined): string {
  const rungs = new Set((header ?? '').split(',').map((rung) => rung.trim()));
  return [...rungs].flatMap((rung) => (RUNGS[rung] ? `<span class="chip ${rung}">${RUNGS[rung]}</span>` : [])).join('');
}
