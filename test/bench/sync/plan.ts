import coopy from 'daff';
import type { Cells } from '../../../shared/sheet/cell.ts';
import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import { median } from '../figures.ts';
import type { Place } from './contender.ts';
import { know, plan, type Known, type Rows } from './planning.ts';

/*
 * What it costs to find out what changed, in a process that does nothing else: `node --expose-gc plan.ts PLACE` takes the
 * text of one light read, edits it in memory, and prints medians of CPU milliseconds as one line of JSON.
 */

const RUNS = 9;
/** daff alone, and told which column is the key. */
const DAFF_RUNS = { edits: 3, shifts: 1 };
const ADDRESS = COMPLAINTS.columns.findIndex(({ key }) => key === 'address');
const CONTENT = COMPLAINTS.columns.findIndex(({ key }) => key === 'content');
const CUSTOMER = COMPLAINTS.columns.findIndex(({ key }) => key === 'customer');

const place: Place = JSON.parse(process.argv[2] ?? '{}');

async function lightRead(): Promise<string> {
  const body = { dataFilters: [{ gridRange: { sheetId: place.sheetId } }], majorDimension: 'ROWS', valueRenderOption: 'UNFORMATTED_VALUE', dateTimeRenderOption: 'SERIAL_NUMBER' };
  const reply = await fetch(`${place.url}/v4/spreadsheets/service-${place.size}/values:batchGetByDataFilter`, { method: 'POST', headers: { 'x-bench': 'plan' }, body: JSON.stringify(body) });
  return reply.text();
}

const rowsIn = (text: string): Rows => JSON.parse(text).valueRanges[0].valueRange.values;
const textOf = (rows: Rows): string => JSON.stringify({ valueRanges: [{ valueRange: { range: 'A1', majorDimension: 'ROWS', values: rows } }] });

/** One row in a hundred with another address. */
const edited = (rows: Rows): Rows => rows.map((row, index) => (index % 100 === 37 ? row.with(ADDRESS, `新地址 ${index} 号`) : row));

/** One row in a thousand is gone, and as many rows without a number stand between the others. */
const shifted = (rows: Rows): Rows => rows.flatMap((row, index) => (index % 1_000 === 500 ? [] : index % 1_000 === 250 ? [row, fresh(index)] : [row]));
const fresh = (nth: number): readonly unknown[] => COMPLAINTS.columns.map((_, at) => (at === CUSTOMER ? `新客户${nth}` : at === CONTENT ? `新投诉 ${nth}` : ''));

const cpu = async (work: () => unknown): Promise<number> => {
  globalThis.gc?.();
  const from = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1_000;
};

async function repeat(runs: number, work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await cpu(work));
  return median(times);
}

async function measure(known: Known, kept: ReadonlyMap<string, Cells>, before: Rows, after: Rows, daffRuns: number): Promise<Record<string, number>> {
  const text = textOf(after);
  const { comparison, edits } = await plan(known, kept, rowsIn(text));
  const parse = await repeat(RUNS, () => rowsIn(text));
  const whole = await repeat(RUNS, () => plan(known, kept, rowsIn(text)));
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const rows = rowsIn(text);
    times.push(await cpu(() => plan(known, kept, rows)));
  }
  const daff = await repeat(daffRuns, () => diff(before, after));
  const keyed = await repeat(daffRuns, () => diff(before, after, '编号'));
  return { bytes: Buffer.byteLength(text), parse, whole, apart: median(times), daff, keyed, changed: comparison.changed.length, moved: comparison.moved.length, missing: comparison.missing.length, loose: comparison.loose.length, cells: edits.reduce((sum, it) => sum + Object.keys(it).length, 0) };
}

/** daff from two tables to its list of differences; it may be told which column is the key. */
function diff(before: Rows, after: Rows, keyColumn?: string): void {
  const flags = new coopy.CompareFlags();
  if (keyColumn !== undefined) flags.addPrimaryKey(keyColumn);
  const tables = [before, after].map((rows) => new coopy.TableView(rows.map((row) => [...row])));
  const [one, other] = tables;
  if (!one || !other) return;
  const found: unknown[][] = [];
  new coopy.TableDiff(coopy.compareTables(one, other, flags).align(), flags).hilite(new coopy.TableView(found));
}

const before = rowsIn(await lightRead());
const known = await know(before);
const after = edited(before);
const kept = new Map(after.flatMap((row, index): [string, Cells][] => (row === before[index] ? [] : [[String(row[0]), known.cells(String(row[0]))]])));
const edits = await measure(known, kept, before, after, DAFF_RUNS.edits);
const shifts = await measure(known, kept, before, shifted(after), DAFF_RUNS.shifts);
process.stdout.write(`${JSON.stringify({ edits, shifts })}\n`);
