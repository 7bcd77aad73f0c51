/** One thing that was measured: its figures by name and unit, and how they came about. */
export interface Measured {
  readonly what: string;
  readonly figures: Readonly<Record<string, number | string>>;
  readonly how: string;
}

/** The middle of some numbers; NaN of none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** Measurements of one kind as a table with a column for each figure; `how` stands at the end of each line. */
export function tableOf(title: string, rows: readonly Measured[]): string {
  const names = [...new Set(rows.flatMap(({ figures }) => Object.keys(figures)))];
  const lines = [[title, ...names, 'how'], ...rows.map(({ what, figures, how }) => [what, ...names.map((name) => shown(figures[name])), how])];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  const numeric = new Set(names.filter((name) => rows.every(({ figures }) => typeof figures[name] === 'number')));
  const pad = (cell: string, column: number): string => {
    const width = widths[column] ?? 0;
    return numeric.has(names[column - 1] ?? '') ? cell.padStart(width) : cell.padEnd(width);
  };
  return lines.map((line) => line.map(pad).join('  ').trimEnd()).join('\n');
}

/** Three digits say enough of what is measured on one machine. */
function shown(figure: number | string | undefined): string {
  if (typeof figure !== 'number') return figure ?? '';
  return Number.isInteger(figure) ? String(figure) : figure.toFixed(figure < 10 ? 2 : figure < 100 ? 1 : 0);
}
