import { columnOf, peopleColumns, systemColumns } from '../registers/register.ts';
import { addColumn } from '../sheet/build-tab.ts';
import type { TabSeen } from '../sheet/seen.ts';
import type { SheetRequest } from '../sheet/sheets.ts';
import { MINUTE } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { notify } from './notice.ts';
import type { Office } from './office.ts';
import type { CloseTab } from './read-closely.ts';

/** What follows from columns that are gone from a tab. */
export interface LostColumns {
  /** Requests that make the system's own columns anew. */
  readonly requests: readonly SheetRequest[];
  readonly seen: Pick<TabSeen, 'columnsLostAt' | 'anew'>;
}

/**
 * A column that somebody deleted never empties anything: records keep what it said. One of the system's comes back at
 * the right edge at the second look without it; of one of people's the administrator is told, for only they can undo it.
 */
export async function lostColumns(world: World, office: Office, { view, tab }: CloseTab): Promise<LostColumns> {
  const { register, seen } = view;
  const gone = peopleColumns(register).filter(({ key }) => !tab.position.has(key) && view.before.includes(key));
  if (gone.length > 0) await tell(world, office, register.title, register.key, gone.map((column) => column.title));
  const lost = systemColumns(register).filter(({ key }) => !tab.position.has(key));
  if (lost.length === 0) return { requests: [], seen: {} };
  const since = seen.columnsLostAt ?? office.now;
  if (office.now - since < MINUTE) return { requests: [], seen: { columnsLostAt: since } };
  world.log('columns.remade', { register: register.key, columns: lost.map((column) => column.key).join(' ') });
  return { requests: lost.flatMap(({ key }, index) => addColumn(register, columnOf(register, key), tab.sheetId, tab.columnCount + index)), seen: { anew: true } };
}

async function tell(world: World, office: Office, title: string, register: string, columns: readonly string[]): Promise<void> {
  const named = columns.join('、');
  await notify(world, {
    id: `column/${register}/${office.now}`, tab: register, subject: { zh: `「${title}」少了列：${named}`, en: `${title} lost a column: ${named}` },
    lines: [
      { zh: `「${title}」里找不到列「${named}」了。已登记的内容系统都留着，没有当作清空。`, en: `The column ${named} is no longer found in ${title}. What was entered in it is kept; nothing counts as emptied.` },
      { zh: '在表里撤销删除列，这一列就照旧。', en: 'Undo the deletion in the sheet and the column works again.' },
    ],
  });
}
