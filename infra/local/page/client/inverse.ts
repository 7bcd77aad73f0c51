import type { Ask, Kept } from './changes.ts';
import type { Op, Sheet } from './wire.ts';

/** A stretch of rows or columns that an ask takes away or writes over. */
export interface Doomed {
  readonly dimension: 'ROWS' | 'COLUMNS';
  readonly start: number;
  readonly end: number;
}

const rows = (start: number, end: number): Doomed => ({ dimension: 'ROWS', start, end });

/** What must be read before an ask is sent, so that it can be taken back; in this order. */
export function doomed(ask: Ask): Doomed[] {
  if (ask.kind === 'delete') return [ask];
  if (ask.kind === 'put') return ask.blocks.map(({ start, cells }) => rows(start, start + cells.length));
  if (ask.kind !== 'cut' && ask.kind !== 'copy') return [];
  const target = rows(ask.to, ask.to + ask.count);
  return ask.kind === 'cut' ? [rows(ask.start, ask.end), target] : [target];
}

/** Reads the answer for one stretch of a tab so many columns wide; empty cells count, so that writing it back empties them. */
export function keptOf(sheet: Sheet | undefined, { dimension, start, end }: Doomed, columns: number): Kept {
  const data = sheet?.data?.[0];
  const isRows = dimension === 'ROWS';
  const [height, width] = isRows ? [end - start, columns] : [data?.rowData?.length ?? 0, end - start];
  const lines = (isRows ? data?.rowMetadata : data?.columnMetadata) ?? [];
  return {
    cells: Array.from({ length: height }, (_, row) => Array.from({ length: width }, (_, column) => data?.rowData?.[row]?.values?.[column] ?? {})),
    widths: isRows ? [] : lines.flatMap(({ pixelSize }) => pixelSize ?? []),
    tags: lines.flatMap(({ developerMetadata = [] }, offset) => developerMetadata.map((tag) => ({ offset, tag }))),
  };
}

/** The former order of rows that were reordered: who is where the first was, and so on. */
export function orderBack({ start, order }: Extract<Op, { op: 'reorder' }>): number[] {
  const back: number[] = [];
  order.forEach((row, offset) => (back[row - start] = start + offset));
  return back;
}

/**
 * What takes an ask back: `kept` is what was read for `doomed(ask)`, `ops` what the server told of it, `width` the
 * columns of the tab. Undefined when it changed nothing.
 */
export function inverse(ask: Ask, kept: readonly Kept[], ops: readonly Op[], width: number): Ask | undefined {
  const { sheetId } = ask;
  const reorder = ops.find((op) => op.op === 'reorder');
  switch (ask.kind) {
    case 'insert':
    case 'restore':
      return { kind: 'delete', sheetId, dimension: ask.dimension, start: ask.start, end: ask.end };
    case 'delete': {
      const [lines] = kept;
      return lines && { kind: 'restore', sheetId, dimension: ask.dimension, start: ask.start, end: ask.end, kept: lines };
    }
    case 'move': {
      const [length, isDown] = [ask.end - ask.start, ask.to > ask.start];
      const start = isDown ? ask.to - length : ask.to;
      return { kind: 'move', sheetId, dimension: ask.dimension, start, end: start + length, to: isDown ? ask.start : ask.end };
    }
    case 'sort':
    case 'order':
      return reorder && { kind: 'order', sheetId, start: reorder.start, width, order: orderBack(reorder) };
    case 'cut':
    case 'copy':
    case 'put':
      break;
  }
  return { kind: 'put', sheetId, blocks: doomed(ask).map(({ start }, index) => ({ start, cells: kept[index]?.cells ?? [] })) };
}
