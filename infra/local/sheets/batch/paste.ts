import * as z from 'zod';
import { assertNever } from '../../../../shared/words/sentence.ts';
import { type Area, areaOf, fit, tabOf } from '../area.ts';
import { cellAt, type Draft } from '../draft.ts';
import { Evaluator } from '../evaluator.ts';
import { notImitated } from '../failure.ts';
import { carried } from '../formulas.ts';
import type { Cell } from '../model.ts';
import { guard } from '../protection.ts';
import { gridCoordinate, gridRange } from '../schema/range.ts';
import { entered } from '../values/write.ts';
import { kind } from './kind.ts';

const pasteType = z.enum([
  'PASTE_NORMAL',
  'PASTE_VALUES',
  'PASTE_FORMAT',
  'PASTE_NO_BORDERS',
  'PASTE_FORMULA',
  'PASTE_DATA_VALIDATION',
  'PASTE_CONDITIONAL_FORMATTING',
]);
type PasteType = z.infer<typeof pasteType>;

const pick = (cell: Cell, field: keyof Cell): Cell => (cell[field] === undefined ? {} : { [field]: cell[field] });

const omit = (cell: Cell, field: keyof Cell): Cell => {
  const { [field]: _, ...rest } = cell;
  return rest;
};

/** A cell after another was pasted onto it. */
function pasted(old: Cell = {}, source: Cell = {}, type: PasteType): Cell {
  switch (type) {
    case 'PASTE_NORMAL':
    case 'PASTE_NO_BORDERS':
      return source;
    case 'PASTE_FORMULA':
    case 'PASTE_VALUES':
      return { ...omit(old, 'userEnteredValue'), ...pick(source, 'userEnteredValue') };
    case 'PASTE_FORMAT':
      return { ...omit(old, 'userEnteredFormat'), ...pick(source, 'userEnteredFormat') };
    case 'PASTE_DATA_VALIDATION':
      return { ...omit(old, 'dataValidation'), ...pick(source, 'dataValidation') };
    case 'PASTE_CONDITIONAL_FORMATTING':
      throw notImitated(type);
    default:
      return assertNever(type);
  }
}

const lift = (draft: Draft, area: Area): readonly (readonly (Cell | undefined)[])[] => {
  const tab = tabOf(draft.book, area.sheetId);
  return Array.from({ length: area.bottom - area.top }, (_, r) =>
    Array.from({ length: area.right - area.left }, (_, c) => cellAt(tab, area.top + r, area.left + c)),
  );
};

/** The same, formulas as what they come to. */
function results(draft: Draft, area: Area): Clip['cells'] {
  const tab = tabOf(draft.book, area.sheetId);
  const evaluator = new Evaluator(draft.book, draft.at);
  return lift(draft, area).map((line, r) => line.map((cell, c) => {
    const value = evaluator.value(tab, area.top + r, area.left + c);
    return cell && { ...omit(cell, 'userEnteredValue'), ...(value && { userEnteredValue: value }) };
  }));
}

/** Columns as rows; what becomes of references in formulas is not recorded. */
function turned({ source, cells, shifts }: Clip): Clip {
  if (cells.flat().some((cell) => cell?.userEnteredValue?.formulaValue !== undefined)) throw notImitated('formulas transposed');
  const [height, width] = [source.bottom - source.top, source.right - source.left];
  return {
    source: { ...source, bottom: source.top + width, right: source.left + height },
    cells: Array.from({ length: width }, (_, c) => cells.map((line) => line[c])),
    shifts,
  };
}

/** Cells taken from somewhere; the references of their formulas go along when `shifts`. */
interface Clip {
  readonly source: Area;
  readonly cells: readonly (readonly (Cell | undefined)[])[];
  readonly shifts: boolean;
}

/** Puts cells at a place, repeated until the target is full. */
function lay(draft: Draft, { source, cells, shifts }: Clip, target: Area, type: PasteType): void {
  const tab = draft.tab(target.sheetId);
  guard(draft, tab, target);
  const [height, width] = [source.bottom - source.top, source.right - source.left];
  for (let row = target.top; row < target.bottom; row++) {
    for (let column = target.left; column < target.right; column++) {
      const [r, c] = [(row - target.top) % height, (column - target.left) % width];
      const cell = cells[r]?.[c] ?? {};
      const moved = shifts ? carried(cell, row - source.top - r, column - source.left - c) : cell;
      draft.put(tab, row, column, pasted(cellAt(tab, row, column), moved, type));
    }
  }
}

const timesUnit = (have: number, unit: number): number => (have > unit ? have - (have % unit) : unit);

/** The target of a paste: at least the size of the source, a whole number of times where it is larger. */
function spread(source: Area, target: Area): Area {
  const height = timesUnit(target.bottom - target.top, source.bottom - source.top);
  const width = timesUnit(target.right - target.left, source.right - source.left);
  return { ...target, bottom: target.top + height, right: target.left + width };
}

function cut(draft: Draft, source: Area, target: Area, type: PasteType): void {
  const cells = lift(draft, source);
  const tab = draft.tab(source.sheetId);
  guard(draft, tab, source);
  for (let row = source.top; row < source.bottom; row++) {
    for (let column = source.left; column < source.right; column++) draft.put(tab, row, column, undefined);
  }
  const [down, right] = [target.top - source.top, target.left - source.left];
  lay(draft, { source, cells, shifts: false }, { ...target, bottom: source.bottom + down, right: source.right + right }, type);
  draft.book.namedRanges = draft.book.namedRanges.map((each) => {
    const area = areaOf(draft.book, each.range);
    if (JSON.stringify(area) !== JSON.stringify(source)) return each;
    const range = {
      sheetId: target.sheetId,
      startRowIndex: area.top + down,
      endRowIndex: area.bottom + down,
      startColumnIndex: area.left + right,
      endColumnIndex: area.right + right,
    };
    return { ...each, range };
  });
}

const asArea = (draft: Draft, at: z.infer<typeof gridCoordinate>): Area =>
  fit(tabOf(draft.book, at.sheetId), { startRowIndex: at.rowIndex ?? 0, startColumnIndex: at.columnIndex ?? 0 });

function data(draft: Draft, at: Area, text: string, delimiter: string): void {
  const tab = draft.tab(at.sheetId);
  const rows = text.replace(/\r?\n$/, '').split(/\r?\n/).map((line) => line.split(delimiter));
  guard(draft, tab, { ...at, bottom: at.top + rows.length, right: at.left + Math.max(...rows.map((row) => row.length)) });
  rows.forEach(
    (row, r) => row.forEach(
      (value, c) => draft.put(tab, at.top + r, at.left + c, entered(draft, cellAt(tab, at.top + r, at.left + c), value, 'USER_ENTERED')),
    ),
  );
}

const copyShape = z.strictObject({
  source: gridRange,
  destination: gridRange,
  pasteType: pasteType.exactOptional(),
  pasteOrientation: z.enum(['NORMAL', 'TRANSPOSE']).exactOptional(),
});
const dataShape = z.strictObject({
  coordinate: gridCoordinate,
  data: z.string(),
  type: pasteType.exactOptional(),
  delimiter: z.string().exactOptional(),
  html: z.boolean().exactOptional(),
});

/** Requests that paste; developer metadata never comes along. */
export const pasteKinds = {
  copyPaste: kind(copyShape, (draft, it) => {
    const source = areaOf(draft.book, it.source);
    const type = it.pasteType ?? 'PASTE_NORMAL';
    const lifted: Clip = { source, cells: type === 'PASTE_VALUES' ? results(draft, source) : lift(draft, source), shifts: true };
    const clip = it.pasteOrientation === 'TRANSPOSE' ? turned(lifted) : lifted;
    lay(draft, clip, spread(clip.source, areaOf(draft.book, it.destination)), type);
  }),
  cutPaste: kind(z.strictObject({ source: gridRange, destination: gridCoordinate, pasteType: pasteType.exactOptional() }), (draft, it) =>
    cut(draft, areaOf(draft.book, it.source), asArea(draft, it.destination), it.pasteType ?? 'PASTE_NORMAL'),
  ),
  pasteData: kind(dataShape, (draft, it) => {
    if (it.html || it.delimiter === undefined) throw notImitated('pasteData with HTML');
    data(draft, asArea(draft, it.coordinate), it.data, it.delimiter);
  }),
} as const;
