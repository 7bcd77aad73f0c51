import * as z from 'zod';
import { type Area, areaOf } from '../area.ts';
import { colored } from '../colors.ts';
import type { Cell } from '../model.ts';
import { opaque, type Opaque } from '../schema/cell.ts';
import { gridRange } from '../schema/range.ts';
import { eachCell } from './cells.ts';
import { kind } from './kind.ts';

const line = opaque.exactOptional();
const shape = z.strictObject({
  range: gridRange,
  top: line,
  bottom: line,
  left: line,
  right: line,
  innerHorizontal: line,
  innerVertical: line,
});
type Borders = z.infer<typeof shape>;

/** The borders a request gives to one cell of its range: its outer ones at the edge, its inner ones elsewhere. */
function sidesOf(it: Borders, { top, left, bottom, right }: Area, row: number, column: number): Readonly<Record<string, Opaque | undefined>> {
  return {
    top: row === top ? it.top : it.innerHorizontal,
    bottom: row === bottom - 1 ? it.bottom : it.innerHorizontal,
    left: column === left ? it.left : it.innerVertical,
    right: column === right - 1 ? it.right : it.innerVertical,
  };
}

/** A cell with these sides drawn; a side of style NONE is taken away, one not given stays. */
function bordered(cell: Cell | undefined, sides: Readonly<Record<string, Opaque | undefined>>): Cell {
  const given = Object.entries(sides).filter(([, side]) => side !== undefined);
  const { borders: old, ...format } = cell?.userEnteredFormat ?? {};
  const kept = Object.entries(typeof old === 'object' && old !== null ? old : {}).filter(([name]) => sides[name] === undefined);
  const drawn = given.flatMap(([name, side]) => (side && side['style'] !== 'NONE' ? [[name, colored(side)]] : []));
  const borders = Object.fromEntries([...kept, ...drawn]);
  const next = Object.keys(borders).length > 0 ? { ...format, borders } : format;
  const { userEnteredFormat: _, ...rest } = cell ?? {};
  return Object.keys(next).length > 0 ? { ...rest, userEnteredFormat: next } : rest;
}

/** Borders around and between the cells of a range. */
export const borderKinds = {
  updateBorders: kind(shape, (draft, it) => {
    const area = areaOf(draft.book, it.range);
    eachCell(draft, area, (cell, row, column) => bordered(cell, sidesOf(it, area, row, column)));
  }),
} as const;
