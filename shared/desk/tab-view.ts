import { metadataIdOf } from '../registers/number.ts';
import type { Register } from '../registers/register.ts';
import { BUCKET_ROWS, bucketOf, groupNamed, groupOf, positionOf } from '../sheet/bucket.ts';
import { hashText, printerOf, scatter } from '../sheet/print.ts';
import { owesReading, unpackTallies, type Heading, type TabSeen, type Tally } from '../sheet/seen.ts';
import type { Span, TabValues, Window } from '../sheet/sheets.ts';
import { firstFreeOf, Survey, surveyRows, type SurveyRow } from '../sheet/survey.ts';
import { guessLayout, headerOf, type Tab } from '../sheet/tab.ts';
import type { Buckets } from './buckets.ts';
import type { Office } from './office.ts';

/** A tab as the light read shows it, beside what was last seen of it. */
export interface TabView {
  readonly register: Register;
  readonly sheetId: number;
  readonly seen: TabSeen;
  /** Where its columns stood, or, under a changed header, probably stand. */
  readonly heading: Heading;
  readonly headerMoved: boolean;
  /** Its columns at the last look. */
  readonly before: Heading['layout'];
  /** Their titles at the last look. */
  readonly titles: Heading['header'];
  /** The tab is not there. */
  readonly absent: boolean;
  /** Rows below the header, as read. */
  readonly rows: readonly (readonly unknown[])[];
  readonly survey: Survey;
  /** What the last look left of each bucket. */
  readonly tallies: ReadonlyMap<string, Tally>;
}

/** Puts what the light read shows of a tab beside what was last seen of it. */
export function viewTab(register: Register, sheetId: number, seen: TabSeen, heading: Heading | undefined, values: TabValues | undefined, office: Office): TabView {
  const top = values?.rows[0] ?? [];
  const rows = values?.rows.slice(1) ?? [];
  const header = headerOf(top);
  const headerMoved = JSON.stringify(header) !== JSON.stringify(heading?.header);
  const layout = !heading ? [] : headerMoved ? guessLayout(heading, header) : heading.layout;
  const survey = register.shape === 'reference' ? surveyReference(layout, rows) : surveyRows(layout, rows, register.prefix ?? '', office.knows);
  return { register, sheetId, seen, heading: { header, layout }, headerMoved, before: heading?.layout ?? [], titles: heading?.header ?? [], absent: values === undefined, rows, survey, tallies: unpackTallies(seen.tallies) };
}

/** Rows of a reference tab are compared all together, each with its place. */
function surveyReference(layout: Heading['layout'], rows: readonly (readonly unknown[])[]): Survey {
  const survey = new Survey(0);
  survey.loose = digestOfAll(layout, rows);
  return survey;
}

/** Digest of a reference tab: every row with its place. */
export function digestOfAll(layout: Heading['layout'], rows: readonly (readonly unknown[])[]): number {
  const print = printerOf(layout);
  return rows.reduce((sum: number, cells, index) => {
    const value = print(cells);
    return value === 0 ? sum : (sum + value + (scatter((value % 0x1_0000_0000) ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0)) % 2 ** 48;
  }, 0);
}

/**
 * One number for all that a light read shows, to know whether a frozen tab was touched again. It knows of no columns: of
 * a frozen tab nothing is kept, so that where they stand is told anew, and maybe otherwise, at each look.
 */
export function signatureOf({ rows, heading, absent }: TabView): number {
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  const places = Array.from({ length: width }, (_, index) => String(index));
  return (digestOfAll(places, rows) + (hashText(heading.header.join('\n')) >>> 0) + (absent ? 1 : 0)) % 2 ** 48;
}

/** Whether a tab has to be read more closely: it differs from the last look, or waits for one. */
export function differs(view: TabView, office: Office): boolean {
  const { seen, survey, register } = view;
  if (seen.frozen?.why === 'restoring') return false;
  if (seen.frozen && !seen.accepted) return seen.frozen.signature !== signatureOf(view);
  const unplaced = register.shape === 'records' && shortBuckets(view, office).length > 0;
  return view.absent || view.headerMoved || unplaced || owesReading(seen, office.now) || survey.loose !== seen.loose || changedBuckets(view).length > 0;
}

/** Whether one of two reads of a tab shows a header and the other none: then one of them was short. */
export const isHeaderTorn = ({ heading }: TabView, tab: Pick<Tab, 'header'>): boolean => isBlank(heading.header) !== isBlank(tab.header);

const isBlank = (header: readonly string[]): boolean => header.every((title) => title === '');

/** Names of the buckets in which a number was given out that never had a row. */
export function shortBuckets({ register, tallies }: Pick<TabView, 'register' | 'tallies'>, office: Office): readonly string[] {
  return [...office.given(register.prefix ?? '')].flatMap(([series, given]) =>
    Array.from({ length: Math.ceil(given / BUCKET_ROWS) }, (_, index) => ({ name: `${series}/${index}`, count: Math.min(BUCKET_ROWS, given - index * BUCKET_ROWS) }))
      .filter(({ name, count }) => (tallies.get(name)?.count ?? 0) < count).map(({ name }) => name));
}

/** Names of the buckets that the sheet shows otherwise than the last look left them. */
export function changedBuckets({ survey, tallies }: TabView): readonly string[] {
  const names = new Set([...survey.digests.keys(), ...tallies.keys()]);
  return [...names].filter((name) => (survey.digests.get(name) ?? 0) !== (tallies.get(name)?.digest ?? 0));
}

/** How a tab differs from what was last seen of it. */
export interface Comparison {
  /** Rows of a record that say something else, stand twice, or are back. */
  readonly changed: readonly SurveyRow[];
  /** Rows of a record that only stand elsewhere. */
  readonly moved: readonly SurveyRow[];
  /** Records whose number stands in no row. */
  readonly missing: readonly string[];
  readonly loose: readonly SurveyRow[];
}

/** Compares row by row, in those buckets that differ. */
export async function compare(view: TabView, buckets: Buckets): Promise<Comparison> {
  const { survey, seen } = view;
  await buckets.load([...changedBuckets(view), ...[...survey.twice, ...Object.keys(seen.missing)].map(bucketOf)]);
  const loaded = new Map(buckets.all().map((bucket) => [groupNamed(bucket.name), { bucket, met: new Uint8Array(BUCKET_ROWS) }]));
  const awaited = new Set(Object.keys(seen.missing));
  const changed: SurveyRow[] = [];
  const moved: SurveyRow[] = [];
  const loose: SurveyRow[] = [];
  // Below a number that stands twice a row may have moved though what stands above it looks the same.
  let doubtful = false;
  for (let at = 0; at < survey.count; at += 1) {
    const id = survey.idAt(at);
    if (id === undefined) {
      loose.push(survey.row(at));
      continue;
    }
    const found = loaded.get(groupOf(id));
    if (!found) {
      doubtful = false;
      continue;
    }
    const position = positionOf(id);
    const { bucket, met } = found;
    met[position] = 1;
    const twice = survey.twice.size > 0 && survey.twice.has(id);
    if (bucket.printAt(position) !== survey.printAt(at) || bucket.isGoneAt(position) || twice || (awaited.size > 0 && awaited.has(id))) changed.push(survey.row(at));
    else if (bucket.placeAt(position) !== survey.placeAt(at) || doubtful) moved.push(survey.row(at));
    doubtful = twice;
  }
  return { changed, moved, missing: [...loaded.values()].flatMap(({ bucket, met }) => bucket.unmet(met)), loose };
}

/** More single ranges than this are read as one. */
const MOST_SPANS = 150;
/** Marks are looked up one by one for at most so many rows; beyond that all are read. */
const MOST_LOOKUPS = 100;

/** What a grid read has to bring: changed rows whole, of moved ones the marks, and the marks of what is missing. */
export function windowOf(view: TabView, whole: readonly number[], comparison: Comparison): Window {
  const { sheetId, seen, headerMoved, heading, rows } = view;
  if (heading.layout.length === 0 || view.absent) return { sheetId };
  const { missing, moved } = comparison;
  const everywhere = seen.thorough || seen.accepted || headerMoved || missing.length > MOST_LOOKUPS;
  const tail: readonly Span[] = missing.length > 0 ? [[rows.length + 1, Infinity]] : [];
  const spans = everywhere ? [[1, Infinity] as const] : [...spansOf(moved.map((row) => row.index)), ...tail];
  return {
    sheetId, rows: spansOf(whole), ...(spans.length === 0 ? {} : { marks: { column: Math.max(0, heading.layout.indexOf('id')), spans } }),
    ...(everywhere || missing.length === 0 ? {} : { find: missing.map((id) => metadataIdOf(id)) }),
  };
}

/** Row numbers as spans; neighbours with little between them go together. */
export function spansOf(indexes: readonly number[]): readonly Span[] {
  const sorted = [...new Set(indexes)].toSorted((a, b) => a - b);
  for (let gap = 2; ; gap *= 4) {
    const spans: [number, number][] = [];
    for (const index of sorted) {
      const last = spans.at(-1);
      if (last && index - last[1] < gap) last[1] = index + 1;
      else spans.push([index, index + 1]);
    }
    if (spans.length <= MOST_SPANS) return spans;
  }
}

/** Index of the first row below everything that is filled. */
export const freeRow = (view: TabView): number => firstFreeOf(view.rows);
