import type { ICellData, Nullable } from '@univerjs/core';
import { CellValueType } from '@univerjs/core';
import type { Kind, Typed } from './typed.ts';
import type { CellData, ExtendedValue } from './wire.ts';

function shown(value: ExtendedValue | undefined): Pick<ICellData, 'v' | 't'> {
  if (value?.boolValue !== undefined) return { v: value.boolValue ? 1 : 0, t: CellValueType.BOOLEAN };
  if (value?.numberValue !== undefined) return { v: value.numberValue, t: CellValueType.NUMBER };
  if (value?.stringValue !== undefined) return { v: value.stringValue, t: CellValueType.STRING };
  if (value?.errorValue) return { v: value.errorValue.message ?? '#ERROR!', t: CellValueType.STRING };
  return { v: null, t: null };
}

/** A cell of the API as a cell of the grid; every part is named, so that it replaces what was there. */
export function gridCell(cell: CellData): ICellData {
  const formula = cell.userEnteredValue?.formulaValue;
  return { ...shown(cell.effectiveValue ?? cell.userEnteredValue), f: formula ?? null, p: null };
}

/** A typed value as a cell of the grid. */
export function typedCell(value: Typed): ICellData {
  if (typeof value === 'string' && value.startsWith('=') && value.length > 1) return { v: null, t: null, f: value, p: null };
  if (value === '') return { v: null, t: null, f: null, p: null };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: CellValueType.BOOLEAN, f: null, p: null };
  return { v: value, t: typeof value === 'number' ? CellValueType.NUMBER : CellValueType.STRING, f: null, p: null };
}

/** The plain text of a cell with several lines, which the grid keeps as a small document. */
export const documentText = (cell: ICellData): string | undefined =>
  cell.p?.body?.dataStream.replace(/\r\n$/, '').replaceAll('\r', '\n');

/** Whether a change of a cell touches what it holds, not only how it looks; null clears it. */
export const hasContent = (cell: unknown): boolean =>
  typeof cell !== 'object' || cell === null || ['v', 'f', 'p'].some((key) => Object.hasOwn(cell, key));

/** What a cell of the grid holds, for the API; an empty cell is ''. */
export function wireValue(cell: Nullable<ICellData>, kind: Kind): Typed {
  if (!cell) return '';
  if (cell.f) return cell.f;
  const value = documentText(cell) ?? cell.v;
  if (value === null || value === undefined) return '';
  if (cell.t === CellValueType.STRING || cell.t === CellValueType.FORCE_STRING) return String(value);
  if (cell.t === CellValueType.BOOLEAN || (kind === 'checkbox' && (value === 1 || value === 0))) return Boolean(value);
  return value;
}
