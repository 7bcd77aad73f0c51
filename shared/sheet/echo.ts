import type { Register } from '../registers/register.ts';
import { peopleColumns } from '../registers/register.ts';
import { headerOf, type Tab, type TabRow } from './tab.ts';

/** Whether a row edited by its number is the row that was read: what identifies it still stands there. */
export function isSameRow(register: Register, tab: Tab, row: TabRow | undefined, echo: readonly unknown[] | undefined): boolean {
  if (!echo) return false;
  if (!row) return echo.every((cell) => cell === undefined || cell === '' || cell === false);
  const keys = ['id', ...register.required];
  return keys.every((key) => {
    const position = tab.position.get(key);
    return position === undefined || row.covered.has(key) || (echo[position] ?? '') === (row.cells[key]?.raw ?? '');
  });
}

/** Whether values written by mark landed on the row they were meant for: it shows its number, or what it is known by. */
export function landedOn(register: Register, tab: Tab, id: string, row: TabRow | undefined, echo: readonly unknown[] | undefined): boolean {
  if (!echo) return false;
  const position = tab.position.get('id');
  if (register.prefix !== undefined) return position === undefined || echo[position] === id;
  return isSameRow(register, tab, row, echo);
}

/** Whether the columns stood, when values went in, where they stood when the tab was read. */
export const isSameHeader = (tab: Pick<Tab, 'header'>, header: readonly unknown[]): boolean => trimmed(headerOf(header)) === trimmed(tab.header);

const trimmed = (header: readonly string[]): string => JSON.stringify(header.slice(0, header.findLastIndex((title) => title !== '') + 1));

/** Whether nothing that people write stands in a row. */
export const isBare = (register: Register, tab: Tab, echo: readonly unknown[]): boolean =>
  peopleColumns(register).every(({ key }) => {
    const cell = echo[tab.position.get(key) ?? -1] ?? '';
    return cell === '' || cell === false;
  });
