import type { Book, Row, Tab } from '../../infra/local/sheets/model.ts';
import { numberOfMetadata, parseNumber } from '../../shared/registers/number.ts';
import { peopleColumns, type Register } from '../../shared/registers/register.ts';
import type { Instant } from '../../shared/words/time.ts';
import { cellOf, columnsIn, marksOn, sheetOf, shortened, textOf, worth, type Sheet } from './sheet.ts';

/** What people mean by a row, whatever becomes of it. */
export interface Entity {
  readonly no: number;
  /** The number the system gave it, once that is known. */
  number?: string;
  /** Everything its row ever said in the first required column. */
  readonly names: Set<string>;
  /** Since when it has no row; 0 = it has one. */
  goneSince: number;
}

/** What is meant by a row of the sheet: nearly always one thing; after some edits nobody could be sure. */
export interface Place {
  entity?: Entity;
  /** Others it might be taken for. */
  readonly others: Set<Entity>;
  /** It might be taken for something new. */
  fresh: boolean;
}

interface Fact {
  readonly key: number;
  readonly row: Row;
  readonly place: Place;
  readonly says: Entity | undefined;
  readonly marks: readonly Entity[];
}

/**
 * Follows what staff mean by each row. It knows only what people can see and do: rows that travel, numbers that are
 * pasted, contents that come and go; and the marks, because an edit takes them along or leaves them behind.
 */
export class Oracle {
  readonly register: Register;
  readonly sheetId: number;
  readonly entities = new Set<Entity>();
  readonly byNumber = new Map<string, Entity>();
  /** By the stand-in's own key of a row, which travels with it and which nobody else can see. */
  readonly places = new Map<number, Place>();
  #tab: Tab | undefined;
  #serial = 0;
  readonly #required: string;

  constructor(register: Register, sheetId: number, book: Book) {
    this.register = register;
    this.sheetId = sheetId;
    this.#required = register.required[0] ?? 'id';
    this.#tab = sheetOf(register, book, sheetId)?.tab;
  }

  /** Something meant that was not there before. */
  make(number?: string): Entity {
    const entity: Entity = { no: (this.#serial += 1), names: new Set(), goneSince: 0, ...(number === undefined ? {} : { number }) };
    this.entities.add(entity);
    if (number !== undefined) this.byNumber.set(number, entity);
    return entity;
  }

  /** A number turned out to be that of an entity. */
  name(entity: Entity, number: string): void {
    entity.number = number;
    this.byNumber.set(number, entity);
  }

  place(key: number): Place {
    const known = this.places.get(key);
    if (known) return known;
    const place: Place = { others: new Set(), fresh: false };
    this.places.set(key, place);
    return place;
  }

  /** Somebody of the staff changed the workbook. */
  edited(book: Book, now: Instant): void {
    const sheet = sheetOf(this.register, book, this.sheetId);
    if (!sheet) return;
    const before = this.#tab;
    this.#tab = sheet.tab;
    if (before === sheet.tab) return;
    this.#follow(sheet, before, now);
    this.#doubt(sheet);
  }

  /** The system changed it: what is meant stays what it was. */
  refreshed(book: Book): void {
    this.#tab = sheetOf(this.register, book, this.sheetId)?.tab ?? this.#tab;
  }

  /** The number a text names. */
  numberIn(text: string | undefined): string | undefined {
    const number = text === undefined ? undefined : parseNumber(text);
    return number?.startsWith(`${this.register.prefix ?? '-'}-`) ? number : undefined;
  }

  says(sheet: Sheet, row: Row | undefined): Entity | undefined {
    const number = this.numberIn(textOf(sheet, row, 'id'));
    return number === undefined ? undefined : this.byNumber.get(number);
  }

  marks(row: Row | undefined): readonly Entity[] {
    return marksOn(row).flatMap((id) => this.byNumber.get(numberOfMetadata(this.register.prefix ?? '', id) ?? '') ?? []);
  }

  #follow(sheet: Sheet, before: Tab | undefined, now: Instant): void {
    const old = new Map((before?.rows ?? []).flatMap((row): [number, Row][] => (row ? [[row.key, row]] : [])));
    const here = new Set(sheet.tab.rows.flatMap((row) => (row ? [row.key] : [])));
    for (const key of this.places.keys()) if (!here.has(key)) this.#leave(key, now);
    if (!sheet.at.has('id')) return;
    const was = { at: before ? columnsIn(this.register, before) : sheet.at };
    const left = new Map<string, Place>();
    const changed = sheet.tab.rows.slice(1).flatMap((row): Row[] => (row && row !== old.get(row.key) ? [row] : []));
    for (const row of changed.toSorted((a, b) => Number(this.#isMoved(sheet, was, old, b)) - Number(this.#isMoved(sheet, was, old, a)))) {
      const had = old.get(row.key);
      this.#read(sheet, row, textOf(was, had, 'id') ?? '', this.required(was, had), now);
      const place = this.place(row.key);
      if (had && place.entity?.number !== undefined && this.isBare(sheet, row)) left.set(this.required(was, had), place);
    }
    for (const row of sheet.tab.rows.slice(1)) this.#inherit(sheet, row, left.get(this.required(sheet, row)));
  }

  /** Whether a row says, under another's number, just what that one said before. */
  #isMoved(sheet: Sheet, was: Pick<Sheet, 'at'>, old: ReadonlyMap<number, Row>, row: Row): boolean {
    const says = this.says(sheet, row);
    const home = says && [...this.places].find(([, place]) => place.entity === says)?.[0];
    return home !== undefined && home !== row.key && this.required(was, old.get(home)) === this.required(sheet, row);
  }

  /** What a row said stands in another now, but for its number: that may be the row, or a new one. */
  #inherit(sheet: Sheet, row: Row | undefined, from: Place | undefined): void {
    const place = row && this.places.get(row.key);
    if (!place || !from?.entity || place === from || place.entity?.number !== undefined || this.isBare(sheet, row)) return;
    place.others.add(from.entity);
    from.fresh = true;
  }

  #leave(key: number, now: Instant): void {
    const { entity } = this.place(key);
    this.places.delete(key);
    if (entity) entity.goneSince = now;
  }

  required(sheet: Pick<Sheet, 'at'>, row: Row | undefined): string {
    return JSON.stringify(this.register.required.map((key) => textOf(sheet, row, key) ?? ''));
  }

  /** Whether anything that people write stands in a row. */
  isBare(sheet: Sheet, row: Row | undefined): boolean {
    return peopleColumns(this.register).every(({ key }) => textOf(sheet, row, key) === undefined && cellOf(sheet, row, key)?.userEnteredValue?.formulaValue === undefined);
  }

  #read(sheet: Sheet, row: Row, hadNumber: string, hadRequired: string, now: Instant): void {
    const place = this.place(row.key);
    const bare = this.isBare(sheet, row);
    const says = this.says(sheet, row);
    if ((textOf(sheet, row, 'id') ?? '') !== hadNumber && says && says !== place.entity) this.#claimed(sheet, row, place, says);
    const [carried] = this.marks(row);
    if (!place.entity && carried && carried.goneSince > 0 && !says) this.#settle(place, carried);
    if (!place.entity && !bare) this.#settle(place, this.make());
    if (!place.entity) return;
    if (bare && place.entity.number === undefined) this.#empty(place, now);
    else if (place.entity.number !== undefined && textOf(sheet, row, 'id') === undefined && this.required(sheet, row) !== hadRequired) place.fresh = true;
    this.#call(sheet, row, place.entity, now);
  }

  /** An entity answers to what its row says in the first required column. */
  #call(sheet: Sheet, row: Row, entity: Entity | undefined, now: number): void {
    const column = sheet.at.get(this.#required);
    const name = column === undefined ? undefined : worth(sheet, sheet.tab.rows.indexOf(row), column, now);
    if (name !== undefined) entity?.names.add(String(shortened(name)));
  }

  #settle(place: Place, entity: Entity): void {
    place.entity = entity;
    entity.goneSince = 0;
  }

  /** A row that never became anything, and says nothing any more. */
  #empty(place: Place, now: Instant): void {
    if (place.entity) place.entity.goneSince = now;
    delete place.entity;
  }

  /** Another's number was put into a row: it came back, moved here, or was copied. */
  #claimed(sheet: Sheet, row: Row, place: Place, says: Entity): void {
    const home = this.home(sheet, says);
    if (place.entity && !(place.entity.number === undefined && home === undefined)) return;
    if (home && home.row !== row && this.says(sheet, home.row) === says) return;
    if (place.entity) {
      place.others.add(says);
      return;
    }
    if (this.isBare(sheet, row)) {
      place.others.add(says);
      if (home) this.place(home.row.key).fresh = true;
      return;
    }
    if (home) this.#moveOut(sheet, home.row);
    this.#settle(place, says);
  }

  #moveOut(sheet: Sheet, row: Row): void {
    const place = this.place(row.key);
    delete place.entity;
    if (this.isBare(sheet, row)) return;
    this.#settle(place, this.make());
    this.#call(sheet, row, place.entity, 0);
    place.fresh = true;
  }

  /** The row that stands for an entity. */
  home(sheet: Sheet, entity: Entity): { readonly index: number; readonly row: Row } | undefined {
    for (const [index, row] of sheet.tab.rows.entries()) if (row && index > 0 && this.places.get(row.key)?.entity === entity) return { index, row };
    return undefined;
  }

  /** Widens what each row may be taken for, by what can be seen now. */
  #doubt(sheet: Sheet): void {
    if (!sheet.at.has('id')) return;
    const facts = sheet.tab.rows.flatMap((row, index): Fact[] => {
      const place = row && index > 0 ? this.places.get(row.key) : undefined;
      return row && place ? [{ key: row.key, row, place, says: this.says(sheet, row), marks: this.marks(row) }] : [];
    });
    const homes = new Map(facts.flatMap((fact): [Entity, Fact][] => (fact.place.entity ? [[fact.place.entity, fact]] : [])));
    const claims = new Map<Entity, Fact[]>();
    for (const fact of facts) for (const entity of new Set([fact.says, ...fact.marks])) if (entity) claims.set(entity, [...(claims.get(entity) ?? []), fact]);
    for (const [entity, home] of homes) if (entity.number !== undefined && !claims.get(entity)?.includes(home)) this.#blend(sheet, home, facts);
    for (const [entity, claimants] of claims) weigh(entity, homes.get(entity), claimants);
  }

  /** A row that shows nothing of its number is known by what it says alone: another that says the same may be it. */
  #blend(sheet: Sheet, { row, place }: Fact, facts: readonly Fact[]): void {
    const { entity } = place;
    const says = this.required(sheet, row);
    place.fresh = true;
    for (const it of facts) if (entity && it.place !== place && it.place.entity?.number === undefined && this.required(sheet, it.row) === says) it.place.others.add(entity);
  }
}

/** Several rows that could be one: where the row that is it shows that more plainly than the others, nobody is in doubt. */
function weigh(entity: Entity, home: Fact | undefined, claimants: readonly Fact[]): void {
  const rivals = claimants.filter((it) => it !== home);
  if (rivals.length === 0 || (home && isFirm(entity, home, rivals))) return;
  if (home) home.place.fresh = true;
  for (const { place } of rivals) place.others.add(entity);
}

function isFirm(entity: Entity, { says, marks }: Fact, rivals: readonly Fact[]): boolean {
  const marked = marks.includes(entity);
  if (says === entity) return marked || rivals.every((it) => it.says === undefined);
  return marked && says === undefined && rivals.every((it) => it.says !== entity);
}
