/** A value inside a conditional formula. */
export type Scalar = string | number | boolean;

/** Reads a cell relative to the formula's home: absolute columns and rows are given as `{ at }`, others as `{ by }`. */
export type Reach = { readonly at: number } | { readonly by: number };

/** A compiled formula: reads cells through `read` and answers a value; errors count as false. */
export type Formula = (read: (row: Reach, column: Reach) => Scalar) => Scalar;

type Read = Parameters<Formula>[0];

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|"((?:[^"]|"")*)"|(\$?)([A-Z]{1,3})(\$?)(\d+)(?![\w(])|([A-Z][A-Z0-9.]*)(?=\()|(TRUE|FALSE)\b|(<>|<=|>=|[=<>+\-*/&(),]))/giy;

interface Token {
  readonly kind: 'value' | 'cell' | 'name' | 'sign';
  readonly text: string;
  readonly formula?: Formula;
}

const letters = (name: string): number => Array.from(name.toUpperCase()).reduce((sum, c) => sum * 26 + (c.codePointAt(0) ?? 0) - 64, 0) - 1;

function cellToken(parts: RegExpExecArray, home: { row: number; column: number }): Token {
  const [row, column] = [Number(parts[6]) - 1, letters(parts[4] ?? '')];
  const rowReach: Reach = parts[5] ? { at: row } : { by: row - home.row };
  const columnReach: Reach = parts[3] ? { at: column } : { by: column - home.column };
  return { kind: 'cell', text: parts[0], formula: (read) => read(rowReach, columnReach) };
}

function tokens(text: string, home: { row: number; column: number }): Token[] {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const parts = TOKEN.exec(text);
    if (!parts) throw new SyntaxError(`not understood: ${text}`);
    const [, number, string, , cell, , , name, truth, sign] = parts;
    if (cell !== undefined) found.push(cellToken(parts, home));
    else if (name !== undefined) found.push({ kind: 'name', text: name.toUpperCase() });
    else if (sign !== undefined) found.push({ kind: 'sign', text: sign });
    else {
      const value = number !== undefined ? Number(number) : truth !== undefined ? truth.toUpperCase() === 'TRUE' : (string ?? '').replaceAll('""', '"');
      found.push({ kind: 'value', text: parts[0], formula: () => value });
    }
  }
  return found;
}

const truth = (value: Scalar): boolean => (typeof value === 'string' ? value.toUpperCase() === 'TRUE' : Boolean(value));
const same = (a: Scalar, b: Scalar): boolean =>
  typeof a === 'string' && typeof b === 'string' ? a.toLowerCase() === b.toLowerCase() : a === b || (a === '' && !b && b !== '') || (b === '' && !a && a !== '');
const before = (a: Scalar, b: Scalar): boolean => (typeof a === typeof b ? a < b : typeof a === 'number');

const SIGNS: Readonly<Record<string, (a: Scalar, b: Scalar) => Scalar>> = {
  '=': same,
  '<>': (a, b) => !same(a, b),
  '<': before,
  '>': (a, b) => before(b, a),
  '<=': (a, b) => !before(b, a),
  '>=': (a, b) => !before(a, b),
  '&': (a, b) => `${a}${b}`,
  '+': (a, b) => Number(a) + Number(b),
  '-': (a, b) => Number(a) - Number(b),
  '*': (a, b) => Number(a) * Number(b),
  '/': (a, b) => Number(a) / Number(b),
};
const LEVELS = [['=', '<>', '<', '>', '<=', '>='], ['&'], ['+', '-'], ['*', '/']] as const;

const FUNCTIONS: Readonly<Record<string, (args: readonly Scalar[]) => Scalar>> = {
  AND: (args) => args.every(truth),
  OR: (args) => args.some(truth),
  NOT: ([a = false]) => !truth(a),
  ISBLANK: ([a = '']) => a === '',
  LEN: ([a = '']) => String(a).length,
  TRIM: ([a = '']) => String(a).trim(),
  LEFT: ([a = '', n = 1]) => String(a).slice(0, Number(n)),
  RIGHT: ([a = '', n = 1]) => (Number(n) === 0 ? '' : String(a).slice(-Number(n))),
  SEARCH: ([part = '', a = '']) => {
    const at = String(a).toLowerCase().indexOf(String(part).toLowerCase());
    return at < 0 ? Number.NaN : at + 1;
  },
  FIND: ([part = '', a = '']) => (String(a).includes(String(part)) ? String(a).indexOf(String(part)) + 1 : Number.NaN),
  ISNUMBER: ([a = '']) => typeof a === 'number' && !Number.isNaN(a),
  ISERROR: ([a = '']) => typeof a === 'number' && Number.isNaN(a),
  REGEXMATCH: ([a = '', shape = '']) => new RegExp(String(shape)).test(String(a)),
};

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(list: readonly Token[]) {
    this.#tokens = list;
  }

  #take(...texts: readonly string[]): string | undefined {
    const next = this.#tokens[this.#at];
    if (next?.kind !== 'sign' || !texts.includes(next.text)) return undefined;
    this.#at++;
    return next.text;
  }

  #level(depth: number): Formula {
    const signs = LEVELS[depth];
    if (!signs) return this.#single();
    let left = this.#level(depth + 1);
    for (let sign = this.#take(...signs); sign !== undefined; sign = this.#take(...signs)) {
      const [a, b, join] = [left, this.#level(depth + 1), SIGNS[sign]];
      left = (read) => join?.(a(read), b(read)) ?? false;
    }
    return left;
  }

  #single(): Formula {
    if (this.#take('-')) {
      const inner = this.#single();
      return (read) => -Number(inner(read));
    }
    if (this.#take('(')) {
      const inner = this.#level(0);
      this.#take(')');
      return inner;
    }
    const token = this.#tokens[this.#at++];
    if (token?.kind === 'name') return this.#called(token.text);
    if (!token?.formula) throw new SyntaxError('an operand is missing');
    return token.formula;
  }

  #called(name: string): Formula {
    const run = FUNCTIONS[name];
    if (!run || !this.#take('(')) throw new SyntaxError(`unknown function ${name}`);
    const args: Formula[] = [];
    if (!this.#take(')')) {
      do args.push(this.#level(0));
      while (this.#take(','));
      if (!this.#take(')')) throw new SyntaxError(`${name} is not closed`);
    }
    return (read: Read) => run(args.map((arg) => arg(read)));
  }

  whole(): Formula {
    const formula = this.#level(0);
    if (this.#at < this.#tokens.length) throw new SyntaxError('more than one formula');
    return formula;
  }
}

/**
 * Compiles a formula of a conditional format, such as `=AND($B2="待送达",$C2<>"")`, written for the cell `home`.
 * Throws SyntaxError on what it does not know; a rule that cannot be read colours nothing.
 */
export const compileFormula = (text: string, home: { row: number; column: number }): Formula =>
  new Parser(tokens(text.replace(/^\s*=/, ''), home)).whole();
