import type { Row } from '../../infra/local/sheets/model.ts';
import { readAs } from '../kit/copies.ts';
import type { Memory } from '../kit/memory-store.ts';
import { metadataIdOf } from '../../shared/registers/number.ts';
import { peopleColumns } from '../../shared/registers/register.ts';
import type { Kept, RecordEvent } from '../../shared/store/kept.ts';
import type { Entity, Oracle, Place } from './oracle.ts';
import { cellOf, covered, marksOn, shortened, textOf, worth, type Sheet } from './sheet.ts';

/** A sheet at rest beside what is kept of it. */
export interface Rest {
  readonly oracle: Oracle;
  readonly sheet: Sheet;
  readonly memory: Memory;
  readonly now: number;
}

/** What is wrong with a sheet at rest; from here on what it shows counts. */
export function settle(rest: Rest): readonly string[] {
  const { oracle, sheet } = rest;
  const rows = sheet.tab.rows.flatMap((row, index): { readonly row: Row; readonly index: number }[] => (row && index > 0 ? [{ row, index }] : []));
  const said: string[] = [...twice(rest, rows.map(({ row }) => row).filter((row) => isFilled(oracle, rest, row)))];
  for (const { row, index } of rows) {
    const wrong = resolve(rest, row);
    said.push(...(wrong === undefined ? [] : [`row ${index + 1}: ${wrong}`]));
  }
  if (said.length > 0) return said;
  const kept = new Map(rest.memory.records().filter((it) => it.id.startsWith(`${oracle.register.prefix ?? ''}-`)).map((it) => [it.id, it]));
  for (const { row, index } of rows) said.push(...compare(rest, row, index, kept).map((wrong) => `row ${index + 1}: ${wrong}`));
  return [...said, ...absent(rest, kept)];
}

/** Takes the numbers that new rows were given, as soon as it is beyond doubt which row was meant. */
export function learn({ oracle, sheet, memory }: Omit<Rest, 'now'>): void {
  const unknown = [...memory.heads.keys()].filter((id) => !oracle.byNumber.has(id) && id.startsWith(`${oracle.register.prefix ?? ''}-`));
  if (unknown.length === 0) return;
  const shown = new Map(sheet.tab.rows.flatMap((row): [string, Place | undefined][] => {
    const number = oracle.numberIn(textOf(sheet, row, 'id'));
    return row && number !== undefined && marksOn(row).includes(metadataIdOf(number)) ? [[number, oracle.places.get(row.key)]] : [];
  }));
  for (const id of unknown) {
    const name = bornName(oracle, memory, id);
    const place = shown.get(id);
    // A row that might be something new, and was made that: people see its number, and mean it from here on.
    if (place?.entity?.number !== undefined && place.fresh && place.entity.names.has(name)) calm(oracle, place, renew(oracle, place));
    const alike = [...oracle.entities].filter((it) => it.number === undefined && it.names.has(name));
    const entity = shown.has(id) ? alike.find((it) => it === place?.entity) : alike.length === 1 ? alike[0] : undefined;
    if (entity) oracle.name(entity, id);
  }
}

/** Numbers that stand in two rows. */
function twice({ oracle, sheet, memory }: Rest, rows: readonly Row[]): readonly string[] {
  const numbers = rows.flatMap((row) => oracle.numberIn(textOf(sheet, row, 'id')) ?? []).filter((number) => memory.heads.has(number));
  return [...new Set(numbers.filter((it, index) => numbers.indexOf(it) !== index))].map((it) => `${it} stands in two rows`);
}

const isFilled = ({ register }: Oracle, { sheet, now }: Rest, row: Row): boolean =>
  register.required.every((key) => {
    const at = sheet.at.get(key);
    const index = sheet.tab.rows.indexOf(row);
    return at !== undefined && String(worth(sheet, index, at, now) ?? '').trim() !== '';
  });

/** Who the system says a row is, against whom it may be; undefined when that is right. */
function resolve(rest: Rest, row: Row): string | undefined {
  const { oracle, sheet, memory } = rest;
  const place = oracle.places.get(row.key);
  const number = oracle.numberIn(textOf(sheet, row, 'id'));
  if (number === undefined || !memory.heads.has(number)) return unnumbered(rest, row, place);
  if (oracle.register.typed && !place?.entity && (place?.others.size ?? 0) === 0) return `shows ${number}, but nobody wrote anything here`;
  const shown = oracle.byNumber.get(number);
  const mine = place ?? oracle.place(row.key);
  if (mine.entity && !isFilled(oracle, rest, row) && isForeign(rest, row, mine, number)) return disown(oracle, mine);
  if (shown) return recognise(rest, row, mine, shown);
  if (!oracle.register.typed && !mine.entity) return adopt(oracle, mine, number);
  if (mine.entity?.number !== undefined && !mine.fresh) return `was ${mine.entity.number}, shows the new ${number}`;
  const names = mine.entity?.names ?? new Set<string>();
  const born = bornName(oracle, memory, number);
  if (oracle.register.typed && !names.has(born)) return `shows ${number}, which was born of another row: ${born}`;
  const entity = mine.entity?.number === undefined && mine.entity ? mine.entity : renew(oracle, mine);
  oracle.name(entity, number);
  return calm(oracle, mine, entity);
}

function adopt(oracle: Oracle, place: Place, number: string): undefined {
  place.entity = oracle.make(number);
}

/** Whether a row that is no record, or no longer, shows a number that is another's. */
function isForeign({ oracle, sheet, memory }: Rest, row: Row, mine: Place, number: string): boolean {
  const shown = oracle.byNumber.get(number);
  if (mine.entity?.number !== undefined && !mine.fresh) return false;
  if (!shown) return !mine.entity?.names.has(bornName(oracle, memory, number));
  const shownElsewhere = sheet.tab.rows.some((it) => it && it !== row && oracle.places.get(it.key)?.entity === shown && oracle.says(sheet, it) === shown);
  return shown !== mine.entity && (shownElsewhere || !mine.others.has(shown));
}

/** What is left of a row once it is a record no more. */
function disown(oracle: Oracle, place: Place): undefined {
  if (place.entity?.number !== undefined) return calm(oracle, place, renew(oracle, place));
  return undefined;
}

function renew(oracle: Oracle, place: Place): Entity {
  const entity = oracle.make();
  for (const name of place.entity?.names ?? []) entity.names.add(name);
  return entity;
}

function recognise({ oracle, sheet, now }: Rest, row: Row, place: Place, shown: Entity): string | undefined {
  const [column, index] = [sheet.at.get(oracle.register.required[0] ?? ''), sheet.tab.rows.indexOf(row)];
  const name = column === undefined ? '' : String(shortened(worth(sheet, index, column, now)));
  const elsewhere = [...oracle.places.values()].find((it) => it.entity === shown);
  const moved = (place.fresh || place.entity?.number === undefined) && (!elsewhere || elsewhere.others.size > 0) && shown.names.has(name);
  if (place.entity === shown || place.others.has(shown) || moved) return calm(oracle, place, shown);
  return `shows ${shown.number ?? ''}, but is ${place.entity?.number ?? (place.entity ? `something new (${place.entity.no})` : 'nothing')}`;
}

function calm(oracle: Oracle, place: Place, entity: Entity): undefined {
  const before = place.entity;
  if (before && before !== entity && before.goneSince === 0) before.goneSince = 1;
  for (const other of oracle.places.values()) if (other !== place && other.entity === entity) other.entity = renew(oracle, other);
  place.entity = entity;
  entity.goneSince = 0;
  place.others.clear();
  place.fresh = false;
}

function unnumbered(rest: Rest, row: Row, place: Place | undefined): string | undefined {
  const { oracle, sheet } = rest;
  const entity = place?.entity;
  if (!entity) return undefined;
  const shows = textOf(sheet, row, 'id') ?? 'no number';
  if (isFilled(oracle, rest, row)) return `is filled and shows ${shows}${entity.number === undefined ? '' : `, was ${entity.number}`}`;
  if (entity.number !== undefined && !place?.fresh) return `was ${entity.number}, shows ${shows}`;
  return undefined;
}

const eventsOf = (memory: Memory, number: string): readonly RecordEvent[] =>
  (memory.events.get(number) ?? []).flatMap((copy) => readAs<readonly RecordEvent[]>(copy));

/** What the first required cell said when a record was born. */
export function bornName({ register }: Oracle, memory: Memory, number: string): string {
  const [born] = eventsOf(memory, number);
  return born?.type === 'born' ? String(born.cells[register.required[0] ?? '']?.raw ?? '') : '';
}

/** How a record differs from its row. */
function compare(rest: Rest, row: Row, index: number, kept: ReadonlyMap<string, Kept>): readonly string[] {
  const { oracle, sheet, now } = rest;
  const number = oracle.places.get(row.key)?.entity?.number;
  const record = number === undefined ? undefined : kept.get(number);
  if (number === undefined || !record || oracle.numberIn(textOf(sheet, row, 'id')) !== number) return [];
  const wrong: string[] = [];
  if (record.body.goneAt !== undefined) wrong.push(`${number} is here, but the record says gone`);
  for (const { key } of peopleColumns(oracle.register)) {
    const column = sheet.at.get(key);
    if (column === undefined || covered(sheet.tab, index, column)) continue;
    const [has, means] = [record.body.cells[key]?.raw, shortened(worth(sheet, index, column, now))];
    if (has !== means && !cellOf(sheet, row, key)?.userEnteredValue?.formulaValue?.includes('!')) wrong.push(`${number} ${key}: kept ${JSON.stringify(has)}, typed ${JSON.stringify(means)}`);
  }
  return wrong;
}

/** Records that no row shows any more, and what was never a row of the sheet. */
function absent({ oracle, memory }: Rest, kept: ReadonlyMap<string, Kept>): readonly string[] {
  const shown = new Set([...oracle.places.values()].flatMap(({ entity }) => entity?.number ?? []));
  return [...kept.values()].flatMap((record): string[] => {
    if (shown.has(record.id)) return [];
    if (!oracle.byNumber.has(record.id)) {
      const name = bornName(oracle, memory, record.id);
      const origin = [...oracle.entities].find((it) => it.number === undefined && it.goneSince > 0 && it.names.has(name)) ?? [...oracle.entities].find((it) => it.names.has(name));
      if (!origin && oracle.register.typed) return [`${record.id} was born of nothing: ${name}`];
      if (origin?.number === undefined && origin) oracle.name(origin, record.id);
      else oracle.make(record.id).goneSince = 1;
    }
    return record.body.goneAt === undefined ? [`${record.id} has no row, but is not gone`] : [];
  });
}
