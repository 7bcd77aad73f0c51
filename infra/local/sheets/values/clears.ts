import * as z from 'zod';
import { printRange } from '../a1.ts';
import { type Area, tabOf } from '../area.ts';
import type { Call, Method } from '../call.ts';
import { cellAt, type Draft } from '../draft.ts';
import { within } from '../failure.ts';
import { Finder, someFilters } from '../filters.ts';
import { locate } from '../locate.ts';
import { read } from '../payload.ts';
import { guard } from '../protection.ts';
import { dataFilter } from '../schema/metadata.ts';
import { entered } from './write.ts';

const rangesBody = z.strictObject({ ranges: z.array(z.string()).exactOptional() });
const filtersBody = z.strictObject({ dataFilters: z.array(dataFilter).exactOptional() });

/** Empties a rectangle of values; notes, formats and rules stay. */
export function clearValues(draft: Draft, area: Area): string {
  const tab = draft.tab(area.sheetId);
  guard(draft, tab, area);
  for (let row = area.top; row < Math.min(area.bottom, tab.rows.length); row++) {
    for (let column = area.left; column < Math.min(area.right, tab.rows[row]?.cells.length ?? 0); column++) {
      const cell = cellAt(tab, row, column);
      if (cell?.userEnteredValue) draft.put(tab, row, column, entered(draft, cell, '', 'RAW'));
    }
  }
  return printRange(tabOf(draft.book, area.sheetId).properties.title, area);
}

function clear({ shelf, author, path: [spreadsheetId = '', range = ''] }: Call): object {
  const { result } = shelf.change(spreadsheetId, author, (draft) => clearValues(draft, locate(draft.book, range)));
  return { spreadsheetId, clearedRange: result };
}

function clearAll({ shelf, author, path: [spreadsheetId = ''] }: Call, areas: (draft: Draft) => readonly Area[]): object {
  const { result } = shelf.change(spreadsheetId, author, (draft) => areas(draft).map((area) => clearValues(draft, area)));
  return { spreadsheetId, ...(result.length > 0 && { clearedRanges: result }) };
}

function batchClear(call: Call): object {
  const { ranges = [] } = read(rangesBody, call.body);
  return clearAll(call, (draft) => ranges.map((range, index) => within(`ranges[${index}]`, () => locate(draft.book, range))));
}

function batchClearByDataFilter(call: Call): object {
  const filters = someFilters(read(filtersBody, call.body).dataFilters);
  return clearAll(call, (draft) => {
    const finder = new Finder(draft.book, call.faults);
    return filters.flatMap((filter) => finder.areas(filter));
  });
}

/** `values.clear`, `values.batchClear`, `values.batchClearByDataFilter`. */
export const valueClears = {
  clear: { quota: 'write', answer: clear },
  batchClear: { quota: 'write', answer: batchClear },
  batchClearByDataFilter: { quota: 'write', answer: batchClearByDataFilter },
} as const satisfies Record<string, Method>;
