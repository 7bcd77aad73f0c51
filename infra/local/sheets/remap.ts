import type { Dimension, DimensionRange, GridRange } from './schema/range.ts';

/** How positions along one dimension move in a structural change. */
export interface Remap {
  readonly sheetId: number;
  readonly dimension: Dimension;
  /** Where a row or column goes; undefined = it is gone. */
  at(index: number): number | undefined;
  /** Where the stretch [start, end) goes; undefined = nothing of it is left. */
  span(start: number, end: number): readonly [number, number] | undefined;
}

/** `count` lines are put in before `start`: what starts there or later shifts, what lies across grows. */
export const inserting = (sheetId: number, dimension: Dimension, start: number, count: number): Remap => ({
  sheetId,
  dimension,
  at: (index) => (index >= start ? index + count : index),
  span: (from, to) => [from >= start ? from + count : from, to > start ? to + count : to],
});

/** The lines [start, end) are taken out. */
export const deleting = (sheetId: number, dimension: Dimension, start: number, end: number): Remap => {
  const edge = (index: number) => (index <= start ? index : Math.max(start, index - (end - start)));
  return {
    sheetId,
    dimension,
    at: (index) => (index >= start && index < end ? undefined : edge(index)),
    span: (from, to) => (edge(from) < edge(to) ? [edge(from), edge(to)] : undefined),
  };
};

/** The lines [start, end) go to before `to` (counted before the move); a stretch keeps its edges unless it moves whole. */
export const moving = (sheetId: number, dimension: Dimension, start: number, end: number, to: number): Remap => {
  const count = end - start;
  const shift = to > end ? to - end : to - start;
  const at = (index: number) => {
    if (index >= start && index < end) return index + shift;
    if (index >= end && index < to) return index - count;
    return index >= to && index < start ? index + count : index;
  };
  const whole = (from: number, until: number) =>
    (from >= start && until <= end) || (from >= end && until <= to) || (from >= to && until <= start);
  return { sheetId, dimension, at, span: (from, until) => (whole(from, until) ? [at(from), at(until - 1) + 1] : [from, until]) };
};

function moved(remap: Remap, start: number | undefined, end: number | undefined): readonly [number, number] | undefined {
  return remap.span(start ?? 0, end ?? Number.POSITIVE_INFINITY);
}

/** A GridRange after the change; undefined when nothing of it is left. Open ends stay open. */
export function remapRange(range: GridRange, remap: Remap): GridRange | undefined {
  if ((range.sheetId ?? 0) !== remap.sheetId) return range;
  const rows = remap.dimension === 'ROWS';
  const [start, end] = rows ? [range.startRowIndex, range.endRowIndex] : [range.startColumnIndex, range.endColumnIndex];
  const next = moved(remap, start, end);
  if (!next) return undefined;
  const startIndex = start === undefined ? undefined : next[0];
  const endIndex = end === undefined ? undefined : next[1];
  if (rows) {
    return {
      ...range,
      ...(startIndex !== undefined && { startRowIndex: startIndex }),
      ...(endIndex !== undefined && { endRowIndex: endIndex }),
    };
  }
  return {
    ...range,
    ...(startIndex !== undefined && { startColumnIndex: startIndex }),
    ...(endIndex !== undefined && { endColumnIndex: endIndex }),
  };
}

/** A DimensionRange of the same tab and dimension after the change. */
export function remapLines(range: DimensionRange, remap: Remap): DimensionRange | undefined {
  const next = moved(remap, range.startIndex, range.endIndex);
  return next && { ...range, startIndex: next[0], endIndex: next[1] };
}
