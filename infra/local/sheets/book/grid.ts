import { type Area, tabOf } from '../area.ts';
import type { Evaluator } from '../evaluator.ts';
import { below, type Mask, prune } from '../mask.ts';
import { type Place, viewTag } from '../metadata.ts';
import type { Line, Tab } from '../model.ts';
import { type CellView, cellViewer } from '../view.ts';
import { hiddenRows } from './hidden.ts';

const HEIGHT = 21;
const WIDTH = 100;

const defined = <T>(field: string, value: T | undefined): Record<string, T> => (value === undefined ? {} : { [field]: value });

function viewLine(line: Line | undefined, place: Place, size: number, hiddenByFilter: boolean): object {
  const developerMetadata = line?.tags.map((tag) => viewTag({ tag, place })) ?? [];
  return {
    ...(hiddenByFilter && { hiddenByFilter }),
    ...(line?.hiddenByUser && { hiddenByUser: true }),
    pixelSize: line?.pixelSize ?? size,
    ...(developerMetadata.length > 0 && { developerMetadata }),
  };
}

function viewRow(view: ReturnType<typeof cellViewer>, tab: Tab, row: number, area: Area): object {
  const cells = tab.rows[row]?.cells ?? [];
  const end = Math.min(area.right, cells.findLastIndex((cell) => cell !== undefined) + 1);
  const values: CellView[] = [];
  for (let column = area.left; column < end; column++) values.push(view(tab, row, column));
  return values.length > 0 ? { values } : {};
}

function rowData(evaluator: Evaluator, tab: Tab, area: Area, mask: Mask): readonly object[] | undefined {
  const inside = tab.rows.slice(area.top, area.bottom);
  const count = inside.findLastIndex((row) => row?.cells.some((cell, column) => cell && column >= area.left && column < area.right)) + 1;
  const cell = below(mask, 'values');
  if (count === 0 || cell === undefined) return undefined;
  const view = cellViewer(evaluator, cell);
  return Array.from({ length: count }, (_, offset) => viewRow(view, tab, area.top + offset, area));
}

const lines = (from: number, to: number, mask: Mask, view: (index: number) => object): readonly unknown[] =>
  Array.from({ length: to - from }, (_, offset) => prune(view(from + offset), mask));

/** The grid of one rectangle as GridData, built no further than the mask asks. */
export function viewGrid(evaluator: Evaluator, area: Area, mask: Mask): object {
  const tab = tabOf(evaluator.book, area.sheetId);
  const { sheetId } = tab.properties;
  const part = <T>(field: string, make: (sub: Mask) => T | undefined): Record<string, T> => {
    const sub = below(mask, field);
    return sub === undefined ? {} : defined(field, make(sub));
  };
  return {
    ...part('startRow', () => area.top || undefined),
    ...part('startColumn', () => area.left || undefined),
    ...part('rowData', (sub) => rowData(evaluator, tab, area, sub)),
    ...part('rowMetadata', (sub) => {
      const hidden = hiddenRows(evaluator, tab);
      return lines(
        area.top,
        area.bottom,
        sub,
        (index) => viewLine(tab.rows[index], { type: 'ROW', sheetId, index }, HEIGHT, hidden(index)),
      );
    }),
    ...part('columnMetadata', (sub) =>
      lines(area.left, area.right, sub, (index) => viewLine(tab.columns[index], { type: 'COLUMN', sheetId, index }, WIDTH, false)),
    ),
  };
}
