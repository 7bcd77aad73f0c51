import { parseHours } from '../calendar/hours.ts';
import { dayOf, printMinute } from '../calendar/zone.ts';
import { remark, type Remark, type RemarkCode } from '../errors/remarks.ts';
import type { CellKind, CellValues, Column } from '../registers/column.ts';
import { label, type Person } from '../registers/company.ts';
import { parseNumber } from '../registers/number.ts';
import { fenOf, parseYuan } from '../words/money.ts';
import { MINUTE, plus, type Day, type Instant } from '../words/time.ts';
import { printRaw, type SeenCell } from './cell.ts';
import { choiceOf, plainText, tickOf } from './choices.ts';
import { instantOfWall, readWall, wallOfSerial, type WallText } from './moments.ts';

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
  /** Somebody and something to name in examples. */
  readonly examples: { readonly person: string; readonly department: string; readonly record: string };
}

/** An understood cell, or what is wrong with it. */
export type Understood = { readonly value: CellValues[CellKind]; readonly besides?: Remark } | { readonly fault: Remark };

/** Moments may run ahead of the system's clock by so much (contract section 4). */
const AHEAD = 2 * MINUTE;
/** Words that stand for a party nobody can be fined in. */
export const NOBODY = ['待查', '公司外人员'] as const;

/** Understands one filled cell by the kind of its column. Never changes the cell. */
export function understand(column: Column, cell: SeenCell, look: Lookup): Understood {
  if (cell.broken) return fault('cell.broken', column, cell, look);
  return READERS[column.kind](column, cell, look);
}

type Reader = (column: Column, cell: SeenCell, look: Lookup) => Understood;

const READERS: Readonly<Record<CellKind, Reader>> = {
  text: readText,
  code: (_, cell) => ({ value: plainText(cell.raw) }),
  moment: (column, cell, look) => readMoment(column, cell, look, true),
  promise: (column, cell, look) => readMoment(column, cell, look, false),
  since: (column, cell, look) => readBound(column, cell, look, false),
  until: (column, cell, look) => readBound(column, cell, look, true),
  day: readDay,
  person: readPerson,
  party: (column, cell, look) => {
    const nobody = NOBODY.find((word) => word === plainText(cell.raw));
    return nobody ? { value: nobody } : readPerson(column, cell, look);
  },
  department: (column, cell, look) => {
    const name = look.department(plainText(cell.raw));
    return name === undefined ? fault('department.unknown', column, cell, look, { example: look.examples.department }) : { value: name };
  },
  choice: readChoice,
  choices: readChoices,
  tick: (column, cell, look) => {
    const tick = tickOf(cell.raw);
    return tick === undefined ? fault('tick.unreadable', column, cell, look) : { value: tick };
  },
  yuan: (column, cell, look) => {
    const amount = typeof cell.raw === 'number' ? fenOfNumber(cell.raw) : parseYuan(printRaw(cell.raw));
    return amount === undefined || amount < 0 ? fault('yuan.unreadable', column, cell, look) : { value: amount };
  },
  number: (column, cell, look) => {
    const number = typeof cell.raw === 'number' ? cell.raw : Number(plainText(cell.raw) || Number.NaN);
    return Number.isFinite(number) && number >= 0 ? { value: number } : fault('number.unreadable', column, cell, look);
  },
  hours: (column, cell, look) => {
    const text = plainText(cell.raw);
    return parseHours(text) ? { value: text } : fault('hours.unreadable', column, cell, look);
  },
  record: (column, cell, look) => {
    const number = parseNumber(printRaw(cell.raw));
    const own = column.prefix === undefined || number?.startsWith(`${column.prefix}-`) === true;
    const known = number !== undefined && own && look.knows(number);
    return known ? { value: number } : fault('record.unknown', column, cell, look, { example: look.examples.record });
  },
};

function readText(_: Column, cell: SeenCell): Understood {
  return { value: printRaw(cell.raw) };
}

/** The complaint that a text is longer than a record keeps, if it is. */
export function tooLong(column: Column, cell: SeenCell): Remark | undefined {
  return cell.long === undefined ? undefined : remark('text.long', { title: column.title, length: String(cell.long) }, column.key);
}

function wallOfCell(cell: SeenCell, near: Day): WallText | undefined {
  if (typeof cell.raw === 'boolean') return undefined;
  return typeof cell.raw === 'number' ? wallOfSerial(cell.raw) : readWall(cell.raw, near);
}

function readMoment(column: Column, cell: SeenCell, look: Lookup, happened: boolean): Understood {
  const wall = wallOfCell(cell, dayOf(look.zone, cell.at));
  if (!wall) return fault('moment.unreadable', column, cell, look);
  if (wall.on === undefined) return fault('moment.timeOnly', column, cell, look);
  if (wall.seconds === undefined) return fault('moment.dayOnly', column, cell, look);
  const at = instantOfWall(look.zone, wall.on, wall.seconds);
  if (happened && at > look.now + AHEAD) return { fault: { ...sayOf('moment.ahead', column, cell, look, { typed: printMinute(look.zone, at) }), clearsAt: plus(at, -AHEAD) } };
  return { value: at };
}

function readBound(column: Column, cell: SeenCell, look: Lookup, end: boolean): Understood {
  const wall = wallOfCell(cell, dayOf(look.zone, cell.at));
  if (wall?.on === undefined) return fault('moment.unreadable', column, cell, look);
  return { value: instantOfWall(look.zone, wall.on, wall.seconds, end) };
}

function readDay(column: Column, cell: SeenCell, look: Lookup): Understood {
  const wall = wallOfCell(cell, dayOf(look.zone, cell.at));
  return wall?.on === undefined ? fault('day.unreadable', column, cell, look) : { value: wall.on };
}

function readPerson(column: Column, cell: SeenCell, look: Lookup): Understood {
  const found = look.person(plainText(cell.raw));
  if (found === 'unknown' || found === 'ambiguous') return fault(`person.${found}`, column, cell, look, { example: look.examples.person });
  const besides = found.active ? {} : { besides: sayOf('person.inactive', column, cell, look, { example: look.examples.person, typed: label(found) }) };
  return { value: found.no, ...besides };
}

function readChoice(column: Column, cell: SeenCell, look: Lookup): Understood {
  const options = column.options ?? [];
  const choice = choiceOf(options, cell.raw);
  return choice === undefined ? fault('choice.unknown', column, cell, look, optionFacts(options)) : { value: choice };
}

function readChoices(column: Column, cell: SeenCell, look: Lookup): Understood {
  const options = column.options ?? [];
  const words = plainText(cell.raw).split(/[、,;/]/).filter((word) => word.trim() !== '');
  const chosen = words.map((word) => choiceOf(options, word));
  const known = chosen.filter((choice) => choice !== undefined);
  return known.length === words.length ? { value: known } : fault('choice.unknown', column, cell, look, optionFacts(options));
}

const optionFacts = (options: readonly string[]): Record<string, string> => ({ options: options.join('、'), example: options[0] ?? '' });

/** A sheet's number as fen, where it is a whole number of them (a double of yuan is off by far less than 0.001 fen). */
function fenOfNumber(amount: number): ReturnType<typeof parseYuan> {
  const whole = Math.round(amount * 100);
  return Math.abs(amount * 100 - whole) < 1e-6 && Number.isSafeInteger(whole) ? fenOf(whole) : undefined;
}

const fault = (code: RemarkCode, column: Column, cell: SeenCell, look: Lookup, facts: Record<string, string> = {}): Understood => ({ fault: sayOf(code, column, cell, look, facts) });

function sayOf(code: RemarkCode, column: Column, cell: SeenCell, look: Lookup, facts: Record<string, string>): Remark {
  const example = printMinute(look.zone, cell.at);
  return remark(code, { title: column.title, typed: printRaw(cell.raw).slice(0, 40), example, ...facts }, column.key);
}
