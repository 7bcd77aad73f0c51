import type { Register } from '../registers/register.ts';
import type { Raw } from '../sheet/cell.ts';
import { isFreeAgain, type TabSeen } from '../sheet/seen.ts';
import { CallRefused, type RowsEcho, type RowWrite } from '../sheet/sheets.ts';
import type { Instant } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { notify } from './notice.ts';
import type { Pen, TabPlan } from './row-plan.ts';

/** Columns of the system that somebody protected against it, while that is remembered. */
export const barredIn = (seen: TabSeen, now: Instant): ReadonlySet<string> => new Set(isFreeAgain(seen, now) ? [] : seen.barred?.keys);

/** What of a refused write went in column by column, and which columns did not. */
export interface Sifted {
  readonly echo: RowsEcho;
  readonly barred: readonly string[];
}

/** Writes a refused batch once more, each column by itself: one protected column must not keep the others from their rows. */
export async function sift(pen: Pen, { register, tab }: TabPlan, writes: readonly RowWrite[]): Promise<Sifted> {
  const rows = new Map<number, readonly unknown[]>();
  const headers = new Map<number, readonly unknown[]>();
  const barred: string[] = [];
  for (const [index, key] of tab.layout.entries()) {
    const column = writes.flatMap(({ metadataId, values }): readonly RowWrite[] => (values[index] === null || values[index] === undefined ? [] : [{ metadataId, values: only(values, index) }]));
    if (key === null || column.length === 0) continue;
    try {
      const echo = await pen.world.sheets.writeRows(pen.spreadsheetId, column, [tab.sheetId]);
      for (const [id, row] of echo.rows) rows.set(id, row);
      for (const [id, header] of echo.headers) headers.set(id, header);
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error;
      barred.push(key);
    }
  }
  if (barred.length > 0) await tell(pen.world, register, barred);
  return { echo: { rows, headers }, barred };
}

const only = (values: readonly (Raw | null)[], index: number): readonly (Raw | null)[] => values.slice(0, index + 1).map((value, at) => (at === index ? value : null));

async function tell(world: World, register: Register, keys: readonly string[]): Promise<void> {
  const named = register.columns.filter((column) => keys.includes(column.key)).map((column) => column.title).join('、');
  await notify(world, {
    id: `barred/${register.key}/${world.now()}`, tab: register.key,
    subject: { zh: `「${register.title}」有列写不进：${named}`, en: `${register.title} has a column that cannot be written: ${named}` },
    lines: [
      { zh: `谷歌拒绝系统写入「${register.title}」的「${named}」，多半是有人保护了这一列。其他列照常写入，一小时后再试。`, en: `Google refuses what the system writes into ${named} of ${register.title}; most likely somebody protected it. All other columns are written, and this one is tried again in an hour.` },
      { zh: '请在「数据 → 保护工作表和范围」里把服务账号加进可编辑的人。', en: 'Add the service account to the editors of the protected range.' },
    ],
  });
}
