import type { Day, Instant } from '../words/time.ts';
import type { Fen } from '../words/money.ts';

/** How a cell of a column is understood. */
export type CellKind =
  /** Free text, kept exactly. */
  | 'text'
  /** Digits that are no number: phone, contract, 工号; leading zeros belong to it. */
  | 'code'
  /** Date and time that have happened. */
  | 'moment'
  /** Date and time somebody promises; may lie ahead. */
  | 'promise'
  /** Date, or date and time, from which something holds. */
  | 'since'
  /** Date, or date and time, until which something holds; a bare date means its end. */
  | 'until'
  | 'day'
  | 'person'
  /** A person, a dealer or a store; or 待查, or 公司外人员. */
  | 'party'
  | 'department'
  | 'choice'
  /** Several choices, joined with 、. */
  | 'choices'
  | 'tick'
  | 'yuan'
  | 'number'
  /** How long something took. */
  | 'duration'
  /** Opening hours such as 08:30-12:00,13:30-17:30. */
  | 'hours'
  /** Whom a day is for: everybody, a 部门 or a 用工地. */
  | 'scope'
  /** The number of a record of the same register. */
  | 'record';

/** Units a duration column can be headed with. */
export type DurationUnit = '分钟' | '小时';

/** How long something took. */
export interface Duration {
  /** Minutes; the middle of a range. */
  readonly minutes: number;
  /** Of an approximate one, the least and the most in minutes; the same twice where only `约` was said. */
  readonly between?: readonly [least: number, most: number];
}

/** What an understood cell is worth, by its kind. */
export interface CellValues {
  text: string;
  code: string;
  moment: Instant;
  promise: Instant;
  since: Instant;
  until: Instant;
  day: Day;
  /** 工号 of the person. */
  person: string;
  /** 工号 or number, 待查 or 公司外人员. */
  party: string;
  /** Name of the department. */
  department: string;
  choice: string;
  choices: readonly string[];
  tick: boolean;
  yuan: Fen;
  number: number;
  duration: Duration;
  /** The hours as written, normalised. */
  hours: string;
  /** Name of a department, a 用工地, or 全体. */
  scope: string;
  record: string;
}

/** One column of a register: found by its key in column metadata, shown under its title. */
export interface Column {
  readonly key: string;
  readonly title: string;
  /** S: only the system writes it; P: only people do. */
  readonly writer: 'S' | 'P';
  readonly kind: CellKind;
  /** Options of a choice, in the order of the dropdown. */
  readonly options?: readonly string[];
  /** Further options that count when they are typed, though the dropdown does not offer them. */
  readonly also?: readonly string[];
  /** Other words people write for an option, each certain to mean no other. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Unit of a bare number in a duration column. */
  readonly unit?: DurationUnit;
  /** What a code is, where that tells whether a number lost the 0 it began with. */
  readonly digits?: 'phone' | 'staff';
  /** First letters of the numbers a record column takes. */
  readonly prefix?: string;
  /** The step of the work this column belongs to. */
  readonly step: string;
  /** What the note on the title says. */
  readonly note?: string;
  /** Width on the screen in pixels. */
  readonly width?: number;
}

/** The facts of one row, by column key: only what is filled and understood. */
export type FactsOf<C extends readonly Column[]> = {
  readonly [K in C[number] as K['writer'] extends 'P' ? K['key'] : never]?: K extends { options: readonly (infer O)[] }
    ? K['kind'] extends 'choices'
      ? readonly O[]
      : O
    : CellValues[K['kind']];
};
