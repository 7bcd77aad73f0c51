/** Functions whose value changes although nobody edits anything: the day, chance, another file or site. */
const VOLATILE = /\b(?:TODAY|NOW|RAND|RANDBETWEEN|RANDARRAY|IMPORTRANGE|IMPORTDATA|IMPORTXML|IMPORTHTML|IMPORTFEED|GOOGLEFINANCE|GOOGLETRANSLATE)\s*\(/i;
const AGGREGATE = /\b(?:SUM|SUMIFS?|COUNT|COUNTA|COUNTIFS?|COUNTUNIQUE|AVERAGE|AVERAGEIFS?|SUBTOTAL)\s*\(/i;
const RANGE = /\$?[A-Z]{1,3}\$?(\d*):\$?[A-Z]{1,3}\$?(\d*)/gi;

/** A formula without its texts and the names of tabs, which may say anything. */
const bones = (formula: string): string => formula.replace(/"(?:[^"]|"")*"/g, '""').replace(/'(?:[^']|'')*'!/g, '!');

/** Whether the value of a formula changes by itself. */
export const isVolatile = (formula: string): boolean => VOLATILE.test(bones(formula));

/** Whether a formula sums up, counts or averages cells of more than one row. */
export function isAggregate(formula: string): boolean {
  const text = bones(formula);
  return AGGREGATE.test(text) && [...text.matchAll(RANGE)].some(([, from, to]) => from === '' || from !== to);
}

/** Whether two formulas are one that only moved with its row. */
export const sameFormula = (a: string, b: string): boolean => rowless(a) === rowless(b);

const rowless = (formula: string): string => formula.replace(/("(?:[^"]|"")*")|(\$?\b[A-Z]{1,3}\$?)\d+\b/gi, (_, text?: string, column?: string) => text ?? column ?? '');
