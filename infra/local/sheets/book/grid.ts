import { type Area, tabOf } from '../area.ts';
import type { Evaluator } from '../evaluator.ts';
import { below, type Mask, prune } from '../mask.ts';
import { viewTag } from '../metadata.ts';
import type { Line, Tab } from '../model.ts';
import { type CellView, cellViewer } from '../view.ts';
import { hiddenRows } from './hidden.ts';

const HEIGHT = 21;
const WIDTH = 100;

const defined = <T>(field: string, value: T | undefined): Record<string, T> => (value === undefined ? {} : { [field]: value });

type LineView = Readonly<Record<string, unknown>>;

/** Makes a view of rows or columns reduced to a mask; the mask is read once for all of them. */
function lineViewer(type: 'ROW' | 'COLUMN', sheetId: number, mask: Mask): (line: Line | undefined, index: number, hiddenByFilter: boolean) => LineView {
  const [filtered, hidden, size, tags] = ['hiddenByFilter', 'hiddenByUser', 'pixelSize', 'developerMetadata'].map((field) => below(mask, field));
  return (line, index, hiddenByFilter) => {
    const view: Record<string, unknown> = {};
    if (filtered !== undefined && hiddenByFilter) view['hiddenByFilter'] = true;
    if (hidden !== undefined && line?.hiddenByUser) view['hiddenByUser'] = true;
    if (size !== undefined) view['pixelSize'] = line?.pixelSize ?? (type === 'ROW' ? HEIGHT : WIDTH);
    if (tags !== undefined && line && line.tags.length > 0) view['developerMetadata'] = line.tags.map((tag) => prune(viewTag({ tag, place: { type, sheetId, index } }), tags));
    return view;
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

const lines = (from: number, to: number, view: (index: number) => LineView): readonly LineView[] => Array.from({ length: to - from }, (_, offset) => view(from + offset));

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
      const [hidden, view] = [hiddenRows(evaluator, tab), lineViewer('ROW', sheetId, sub)];
      return lines(area.top, area.bottom, (index) => view(tab.rows[index], index, hidden(index)));
    }),
    ...part('columnMetadata', (sub) => {
      const view = lineViewer('COLUMN', sheetId, sub);
      return lines(area.left, area.right, (index) => view(tab.columns[index], index, false));
    }),
  };
}
