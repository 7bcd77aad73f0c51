import * as z from 'zod';
import { type Area, areaOf, tabOf, wholeOf } from '../area.ts';
import { cellAt, type Draft } from '../draft.ts';
import { invalid } from '../failure.ts';
import type { Cell } from '../model.ts';
import { guard } from '../protection.ts';
import { gridRange } from '../schema/range.ts';
import { entered } from '../values/write.ts';
import { nonZero } from '../values/updates.ts';
import { kind } from './kind.ts';

const shape = z.strictObject({
  find: z.string(),
  replacement: z.string().exactOptional(),
  matchCase: z.boolean().exactOptional(),
  matchEntireCell: z.boolean().exactOptional(),
  searchByRegex: z.boolean().exactOptional(),
  includeFormulas: z.boolean().exactOptional(),
  range: gridRange.exactOptional(),
  sheetId: z.int().exactOptional(),
  allSheets: z.boolean().exactOptional(),
});
type Search = z.infer<typeof shape>;

function patternOf({ find, searchByRegex, matchEntireCell, matchCase }: Search): RegExp {
  const source = searchByRegex ? find : find.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  try {
    return new RegExp(matchEntireCell ? `^(?:${source})$` : source, matchCase ? 'g' : 'gi');
  } catch {
    throw invalid(`Invalid regular expression: ${find}`);
  }
}

function areasOf(draft: Draft, search: Search): readonly Area[] {
  if (search.range) return [areaOf(draft.book, search.range)];
  if (search.allSheets) return draft.book.tabs.map(wholeOf);
  return [wholeOf(tabOf(draft.book, search.sheetId))];
}

const textOf = ({ userEnteredValue: value }: Cell, formulas: boolean): string | undefined =>
  value?.formulaValue === undefined ? (value?.stringValue ?? value?.numberValue?.toString()) : formulas ? value.formulaValue : undefined;

function replaceAll(draft: Draft, search: Search): object {
  const pattern = patternOf(search);
  const counts = { valuesChanged: 0, formulasChanged: 0, occurrencesChanged: 0 };
  const [rows, sheets] = [new Set<string>(), new Set<number>()];
  for (const area of areasOf(draft, search)) {
    const tab = draft.tab(area.sheetId);
    for (let row = area.top; row < Math.min(area.bottom, tab.rows.length); row++) {
      for (let column = area.left; column < Math.min(area.right, tab.rows[row]?.cells.length ?? 0); column++) {
        const cell = cellAt(tab, row, column) ?? {};
        const text = textOf(cell, search.includeFormulas ?? false);
        const found = text?.match(pattern)?.length ?? 0;
        if (text === undefined || found === 0) continue;
        guard(draft, tab, { ...area, top: row, left: column, bottom: row + 1, right: column + 1 });
        const replacement = search.replacement ?? '';
        const next = search.searchByRegex ? text.replace(pattern, replacement) : text.replace(pattern, () => replacement);
        draft.put(tab, row, column, entered(draft, cell, next, 'USER_ENTERED'));
        counts[cell.userEnteredValue?.formulaValue === undefined ? 'valuesChanged' : 'formulasChanged'] += 1;
        counts.occurrencesChanged += found;
        rows.add(`${area.sheetId}:${row}`);
        sheets.add(area.sheetId);
      }
    }
  }
  return nonZero({ ...counts, rowsChanged: rows.size, sheetsChanged: sheets.size });
}

/** Find and replace. */
export const findKinds = { findReplace: kind(shape, replaceAll) } as const;
