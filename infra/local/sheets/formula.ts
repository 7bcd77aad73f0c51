import FormulaParser from 'fast-formula-parser';
import type { Area } from './area.ts';
import type { ExtendedValue } from './schema/cell.ts';

type Plain = string | number | boolean | null;
type Cell = { readonly row: number; readonly column: number };

/** What a formula may ask of the workbook. An undefined value means: reckon that cell first, then ask again. */
export interface Sight {
  value(title: string, area: Omit<Area, 'sheetId'>): readonly (readonly (ExtendedValue | undefined)[])[] | undefined;
  named(name: string): { title: string; area: Area } | undefined;
  now(): number;
}

const { FormulaError } = FormulaParser;
const TYPES: Readonly<Record<string, string>> = {
  '#NULL!': 'NULL_VALUE',
  '#DIV/0!': 'DIVIDE_BY_ZERO',
  '#VALUE!': 'VALUE',
  '#REF!': 'REF',
  '#NAME?': 'NAME',
  '#NUM!': 'NUM',
  '#N/A': 'N_A',
};

/** What the grid shows for an error. */
export const errorText = (type: string): string => Object.entries(TYPES).find(([, name]) => name === type)?.[0] ?? '#ERROR!';

/** An error as the value of a cell. */
export const errorValue = (type: string, message: string): ExtendedValue => ({ errorValue: { type, ...(message && { message }) } });

function plainOf(value: ExtendedValue | undefined): Plain | InstanceType<typeof FormulaError> {
  if (value?.errorValue) return new FormulaError(errorText(value.errorValue.type));
  return value?.numberValue ?? value?.stringValue ?? value?.boolValue ?? null;
}

const flat = (args: readonly { value: unknown }[]): unknown[] =>
  args.flatMap(({ value }) => (Array.isArray(value) ? value.flat(1) : [value]));
const numbers = (args: readonly { value: unknown }[]): number[] => flat(args).filter((each) => typeof each === 'number');

class Waiting extends Error {}

/** Reckons one formula at a time; built once, since building its grammar is slow. */
export class Calculator {
  #sight: Sight | undefined;
  #waiting = false;
  readonly #parser = new FormulaParser({
    onCell: ({ row = 1, col, sheet }) => this.#look(sheet, { top: row - 1, left: col - 1, bottom: row, right: col })[0]?.[0] ?? null,
    onRange: ({ from, to, sheet }) => this.#look(sheet, { top: from.row - 1, left: from.col - 1, bottom: to.row, right: to.col }),
    onVariable: (name) => this.#name(name),
    functions: {
      NOW: () => this.#sight?.now() ?? 0,
      TODAY: () => Math.floor(this.#sight?.now() ?? 0),
      MAX: (...args) => (numbers(args).length > 0 ? Math.max(...numbers(args)) : 0),
      MIN: (...args) => (numbers(args).length > 0 ? Math.min(...numbers(args)) : 0),
      COUNTA: (...args) => flat(args).filter((each) => each !== null && each !== '').length,
    },
  });

  /** The value of a formula (with its `=`) at a place; undefined when another cell must be reckoned first. */
  reckon(formula: string, title: string, at: Cell, sight: Sight): ExtendedValue | undefined {
    this.#sight = sight;
    this.#waiting = false;
    const value = this.#parse(formula.slice(1), title, at);
    return this.#waiting ? undefined : value;
  }

  #parse(text: string, title: string, { row, column }: Cell): ExtendedValue {
    try {
      return valueOf(this.#parser.parse(text, { row: row + 1, col: column + 1, sheet: title }));
    } catch (error) {
      const unknown = error instanceof FormulaError && error.details?.name === '#NAME?';
      return unknown ? errorValue('NAME', 'Unknown function') : errorValue('ERROR', 'Formula parse error.');
    }
  }

  #look(title: string, area: Omit<Area, 'sheetId'>) {
    const rows = this.#sight?.value(title, area);
    if (rows) return rows.map((row) => row.map(plainOf));
    this.#waiting = true;
    throw new Waiting();
  }

  #name(name: string) {
    const found = this.#sight?.named(name);
    if (!found) return null;
    const { title, area } = found;
    return { from: { row: area.top + 1, col: area.left + 1 }, to: { row: area.bottom, col: area.right }, sheet: title };
  }
}

function valueOf(result: unknown): ExtendedValue {
  if (result instanceof FormulaError) return errorValue(TYPES[result.error] ?? 'ERROR', result.message);
  if (typeof result === 'number') return { numberValue: result };
  if (typeof result === 'boolean') return { boolValue: result };
  return { stringValue: typeof result === 'string' ? result : '' };
}
