import type { Changes, Shape } from './changes.ts';
import type { Evaluator } from './evaluator.ts';
import { parseMask } from './mask.ts';
import { rectangles } from './rectangles.ts';
import { type CellView, cellViewer } from './view.ts';

/** What the workbook page is told of one change; a null cell is unchanged. */
export type Op =
  | Shape
  | {
      readonly op: 'cells';
      readonly sheetId: number;
      readonly startRow: number;
      readonly startColumn: number;
      readonly rows: readonly (readonly (CellView | null)[])[];
    }
  | { readonly op: 'reload' };

const SHOWN = parseMask('userEnteredValue,effectiveValue,formattedValue,note,dataValidation,userEnteredFormat');

/** The operations that bring a page from the state before to the state after. */
export function opsOf(changes: Changes, evaluator: Evaluator): readonly Op[] {
  if (changes.whole) return [...changes.shapes, { op: 'reload' }];
  const ops: Op[] = [...changes.shapes];
  const view = cellViewer(evaluator, SHOWN);
  for (const [sheetId, touched] of changes.cells) {
    const tab = evaluator.book.tabs.find((each) => each.properties.sheetId === sheetId);
    if (!tab) continue;
    for (const { top, left, right, bottom } of rectangles(touched)) {
      const cell = (row: number, column: number) => (touched.get(row)?.has(column) ? view(tab, row, column) : null);
      const rows = Array.from({ length: bottom - top }, (_, r) => Array.from({ length: right - left }, (_, c) => cell(top + r, left + c)));
      ops.push({ op: 'cells', sheetId, startRow: top, startColumn: left, rows });
    }
  }
  return ops;
}
