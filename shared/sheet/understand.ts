import { parseHours } from '../calendar/hours.ts';
import { dayOf, printMinute, wallOf } from '../calendar/zone.ts';
import { remark, type Remark, type RemarkCode } from '../errors/remarks.ts';
import type { CellKind, CellValues, Column } from '../registers/column.ts';
import { JURISDICTIONS, label, type Person } from '../registers/company.ts';
import { parseNumber } from '../registers/number.ts';
import { charactersOf } from '../words/sentence.ts';
import { addDays, MINUTE, plus, type Day, type Instant } from '../words/time.ts';
import { numberIn, yuanIn } from './amounts.ts';
import { printRaw, type Raw, type SeenCell } from './cell.ts';
import { bareText, choiceOf, plainText, tickOf } from './choices.ts';
import { isRounded, phoneLostZero, staffLostZero } from './codes.ts';
import { readDuration } from './duration.ts';
import { instantOfWall, readWall, wallOfSerial, type DoubtfulDate, type WallText } from './moments.ts';
import { personIn } from './names.ts';
import { withDigits } from './numerals.ts';

/** What understanding a cell needs to know of the world. */
export interface Lookup {
  readonly zone: string;
  readonly now: Instant;
  /** The person meant by a number, by `number name` or by a unique name. */
  person(text: string): Person | 'unknown' | 'ambiguous';
  /** The department's name as 部门 writes it. */
  department(text: string): string | undefined;
  /** Whether a record of this number exists. */
  knows(number: string): boolean;
  /** Digits of the longest 工号 that begins with 0; absent where none does. */
  readonly padded?: number;
  /** Somebody and something to name in examples. */
  readonly examples: { readonly person: string; readonly department: string; readonly record: string };
}

/** An understood cell, or what is wrong with it. */
export type Understood = { readonly value: CellValues[CellKind]; readonly besides?: Remark } | { readonly fault: Remark };

/** Moments may run ahead of the system's clock by so much (contract section 4). */
const AHEAD = 2 * MINUTE;
/** First seen so few minutes after midnight, 今天 may be the day before: it was typed before it was seen. */
const ABOUT_MIDNIGHT = 10;
/** Words that stand for a party nobody can be fined in. */
export const NOBODY = ['待查', '公司外人员'] as const;
/** The word for everybody, where a blank means the same. */
export const EVERYBODY = '全体';
const EVERYBODY_TOO = { 全公司: EVERYBODY, 全员: EVERYBODY, 所有人: EVERYBODY, 所有部门: EVERYBODY };

/** Understands one filled cell by the kind of its column. Never changes the cell. */
export function understand(column: Column, cell: SeenCell, look: Lookup): Understood {
  if (cell.broken) return fault('cell.broken', column, cell, look);
  return READERS[column.kind](column, cell, look);
}

type Reader = (column: Column, cell: SeenCell, look: Lookup) => Understood;

const READERS: Readonly<Record<CellKind, Reader>> = {
  text: (_, cell) => ({ value: printRaw(cell.raw) }),
  code: readCode,
  moment: (column, cell, look) => readMoment(column, cell, look, true),
  promise: (column, cell, look) => readMoment(column, cell, look, false),
  since: (column, cell, look) => readBound(column, cell, look, false),
  until: (column, cell, look) => readBound(column, cell, look, true),
  day: readDay,
  person: readPerson,
  party: (column, cell, look) => {
    const nobody = choiceOf(NOBODY, cell.raw);
    return nobody === undefined ? readPerson(column, cell, look) : { value: nobody };
  },
  department: (column, cell, look) => known(look.department(plainText(cell.raw)) ?? look.department(bareText(cell.raw)), 'department.unknown', column, cell, look),
  scope: (column, cell, look) => {
    const named = look.department(plainText(cell.raw)) ?? look.department(bareText(cell.raw)) ?? choiceOf([EVERYBODY, ...JURISDICTIONS], cell.raw, EVERYBODY_TOO);
    return named === undefined ? fault('scope.unknown', column, cell, look, { places: JURISDICTIONS.join('、') }) : { value: named };
  },
  choice: readChoice,
  choices: readChoices,
  tick: (column, cell, look) => known(tickOf(cell.raw), 'tick.unreadable', column, cell, look),
  yuan: (column, cell, look) => known(yuanIn(cell.raw), 'yuan.unreadable', column, cell, look),
  number: (column, cell, look) => known(numberIn(cell.raw), 'number.unreadable', column, cell, look),
  duration: readLength,
  hours: (column, cell, look) => {
    const text = plainText(cell.raw);
    return parseHours(text) ? { value: text } : fault('hours.unreadable', column, cell, look);
  },
  record: (column, cell, look) => {
    const number = parseNumber(printRaw(cell.raw));
    const own = column.prefix === undefined || number?.startsWith(`${column.prefix}-`) === true;
    return known(number !== undefined && own && look.knows(number) ? number : undefined, 'record.unknown', column, cell, look);
  },
};

/** A value, or the fault that there is none. */
const known = (value: CellValues[CellKind] | undefined, code: RemarkCode, column: Column, cell: SeenCell, look: Lookup): Understood =>
  value === undefined ? fault(code, column, cell, look) : { value };

/** The complaint that a text is longer than a record keeps, if it is. */
export function tooLong(column: Column, cell: SeenCell): Remark | undefined {
  return cell.long === undefined ? undefined : remark('text.long', { title: column.title, length: String(cell.long) }, column.key);
}

function readCode(column: Column, cell: SeenCell, look: Lookup): Understood {
  if (isRounded(cell.raw)) return fault('code.rounded', column, cell, look);
  const value = plainText(cell.raw);
  const padded = look.padded ?? 0;
  const lost = column.digits === 'phone' ? phoneLostZero(cell.raw) : column.digits === 'staff' && staffLostZero(cell.raw, padded);
  const example = column.digits === 'phone' ? `0${value}` : value.padStart(padded, '0');
  return lost ? { value, besides: sayOf('code.zero', column, cell, look, { example }) } : { value };
}

/** A date and time as typed; a moment that has happened lies at most a day ahead of the day it was first seen. */
function wallOfCell(cell: SeenCell, look: Lookup, happened = false): WallText | DoubtfulDate | undefined {
  if (typeof cell.raw === 'boolean') return undefined;
  const near = dayOf(look.zone, cell.at);
  if (typeof cell.raw === 'number') return wallOfSerial(cell.raw);
  const wall = readWall(cell.raw, near, happened ? addDays(near, 1) : undefined);
  const unclear = wall && 'relative' in wall && wallOf(look.zone, cell.at).minute < ABOUT_MIDNIGHT;
  return unclear ? { doubt: 'midnight', on: near } : wall;
}

function readMoment(column: Column, cell: SeenCell, look: Lookup, happened: boolean): Understood {
  const wall = wallOfCell(cell, look, happened);
  if (!wall) return fault('moment.unreadable', column, cell, look);
  if ('doubt' in wall) return doubtful(wall, column, cell, look);
  if (wall.on === undefined) return fault('moment.timeOnly', column, cell, look);
  if (wall.seconds === undefined) return fault('moment.dayOnly', column, cell, look);
  const at = instantOfWall(look.zone, wall.on, wall.seconds);
  if (!happened || at <= look.now + AHEAD) return { value: at };
  return { fault: { ...sayOf('moment.ahead', column, cell, look, { typed: printMinute(look.zone, at) }), clearsAt: plus(at, -AHEAD) } };
}

function readBound(column: Column, cell: SeenCell, look: Lookup, end: boolean): Understood {
  const wall = wallOfCell(cell, look);
  if (wall && 'doubt' in wall) return doubtful(wall, column, cell, look);
  return known(wall?.on === undefined ? undefined : instantOfWall(look.zone, wall.on, wall.seconds, end), 'moment.unreadable', column, cell, look);
}

function readDay(column: Column, cell: SeenCell, look: Lookup): Understood {
  const wall = wallOfCell(cell, look);
  if (wall && 'doubt' in wall) return doubtful(wall, column, cell, look);
  return known(wall?.on, 'day.unreadable', column, cell, look);
}

function doubtful({ doubt, on }: DoubtfulDate, column: Column, cell: SeenCell, look: Lookup): Understood {
  const example = column.kind === 'day' ? on : `${on}${printMinute(look.zone, cell.at).slice(on.length)}`;
  return fault(`date.${doubt}`, column, cell, look, { example });
}

function readPerson(column: Column, cell: SeenCell, look: Lookup): Understood {
  const text = plainText(cell.raw);
  const found = personIn(text, (it) => look.person(it));
  if (typeof found === 'object') {
    const besides = found.active ? {} : { besides: sayOf('person.inactive', column, cell, look, { typed: label(found) }) };
    return { value: found.no, ...besides };
  }
  const whole = typeof cell.raw === 'number' && look.padded !== undefined ? look.person(text.padStart(look.padded, '0')) : undefined;
  return typeof whole === 'object' ? fault('person.zero', column, cell, look, { example: label(whole) }) : fault(`person.${found}`, column, cell, look);
}

function readChoice(column: Column, cell: SeenCell, look: Lookup): Understood {
  const options = column.options ?? [];
  const choice = choiceOf([...options, ...(column.also ?? [])], cell.raw, column.aliases);
  return choice === undefined ? fault('choice.unknown', column, cell, look, { options: options.join('、') }) : { value: choice };
}

function readChoices(column: Column, cell: SeenCell, look: Lookup): Understood {
  const options = column.options ?? [];
  const words = bareText(cell.raw).split(/[、,;/\s]+/).filter((word) => word !== '');
  const chosen = words.map((word) => choiceOf(options, word, column.aliases)).filter((choice) => choice !== undefined);
  return chosen.length === words.length ? { value: chosen } : fault('choice.unknown', column, cell, look, { options: options.join('、') });
}

function readLength(column: Column, cell: SeenCell, look: Lookup): Understood {
  const value = readDuration(cell.raw, column.unit);
  if (!value) return fault(/\d天/.test(withDigits(plainText(cell.raw))) ? 'duration.days' : 'duration.unreadable', column, cell, look);
  return value.between ? { value, besides: sayOf('duration.about', column, cell, look, { minutes: String(value.minutes) }) } : { value };
}

/** The beginning of what a cell says, as a sentence quotes it; no character is cut in two. */
export const shortly = (raw: Raw): string => charactersOf(printRaw(raw).slice(0, 160)).slice(0, 40).join('');

/** What would be right in a column, where nothing better is known. */
function exampleOf(column: Column, cell: SeenCell, look: Lookup): string {
  const on: Day = dayOf(look.zone, cell.at);
  const moment = printMinute(look.zone, cell.at);
  const examples: Readonly<Record<CellKind, string>> = {
    text: '文字', code: '0013', moment, promise: moment, since: moment, until: moment, day: on, person: look.examples.person, party: look.examples.person,
    department: look.examples.department, choice: column.options?.[0] ?? '', choices: column.options?.[0] ?? '', tick: '是', yuan: '30', number: '30',
    duration: '30分钟', hours: '08:30-12:00', scope: look.examples.department, record: look.examples.record,
  };
  return examples[column.kind];
}

const fault = (code: RemarkCode, column: Column, cell: SeenCell, look: Lookup, facts: Record<string, string> = {}): Understood => ({ fault: sayOf(code, column, cell, look, facts) });

const sayOf = (code: RemarkCode, column: Column, cell: SeenCell, look: Lookup, facts: Record<string, string> = {}): Remark =>
  remark(code, { title: column.title, typed: shortly(cell.raw), example: exampleOf(column, cell, look), ...facts }, column.key);
