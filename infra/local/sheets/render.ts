import { errorText } from './formula.ts';
import type { Cell } from './model.ts';
import { printDate, printGeneral, printNumber } from './pattern.ts';
import type { ExtendedValue, Scalar } from './schema/cell.ts';

/** How a values read wants its cells. */
export interface Rendering {
  readonly value: 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' | 'FORMULA';
  readonly dates: 'SERIAL_NUMBER' | 'FORMATTED_STRING';
}

interface NumberFormat {
  readonly type: string;
  readonly pattern: string;
}

const DEFAULTS: Readonly<Record<string, string>> = {
  DATE: 'yyyy-mm-dd',
  TIME: 'h:mm:ss',
  DATE_TIME: 'yyyy-mm-dd h:mm:ss',
  PERCENT: '0.00%',
  CURRENCY: '"$"#,##0.00',
  NUMBER: '#,##0.00',
  SCIENTIFIC: '0.00E+00',
};

/** Results of date functions show as dates when the cell has no format of its own. */
const BY_FUNCTION: readonly (readonly [RegExp, string])[] = [
  [/^=\s*(TODAY|DATE|EDATE|EOMONTH)\s*\([^()]*\)\s*$/i, 'DATE'],
  [/^=\s*NOW\s*\(\s*\)\s*$/i, 'DATE_TIME'],
  [/^=\s*TIME\s*\([^()]*\)\s*$/i, 'TIME'],
];

/** Whether a number format of this type shows a date or a time. */
export const isDate = (type: string): boolean => ['DATE', 'TIME', 'DATE_TIME'].includes(type);

/** The number format a cell shows its number in; undefined = general. */
export function numberFormatOf(cell: Cell): NumberFormat | undefined {
  const format = cell.userEnteredFormat?.['numberFormat'];
  const formula = cell.userEnteredValue?.formulaValue;
  const own = typeof format === 'object' && format !== null ? { ...format } : undefined;
  const implied = formula && BY_FUNCTION.find(([shape]) => shape.test(formula))?.[1];
  const type = own && 'type' in own ? String(own.type) : (implied ?? '');
  const pattern = own && 'pattern' in own ? String(own.pattern) : (DEFAULTS[type] ?? '');
  return type || pattern ? { type, pattern } : undefined;
}

function printed(value: number, format: NumberFormat | undefined): string {
  if (!format?.pattern || format.pattern === '@') return printGeneral(value);
  const quoted = /"[^"]*"|\\./g;
  if (isDate(format.type) || (!format.type && /[ydhs]/i.test(format.pattern.replace(quoted, '')))) return printDate(value, format.pattern);
  return printNumber(value, format.pattern);
}

/** What the grid shows for a cell; undefined for an empty one. */
export function formatted(cell: Cell, effective: ExtendedValue | undefined): string | undefined {
  if (!effective) return undefined;
  if (effective.errorValue) return errorText(effective.errorValue.type);
  if (effective.boolValue !== undefined) return effective.boolValue ? 'TRUE' : 'FALSE';
  if (effective.numberValue !== undefined) return printed(effective.numberValue, numberFormatOf(cell));
  return effective.stringValue;
}

/** One cell of a values read; '' when there is nothing to read. */
export function render(cell: Cell, effective: ExtendedValue | undefined, { value, dates }: Rendering): NonNullable<Scalar> {
  const formula = cell.userEnteredValue?.formulaValue;
  if (value === 'FORMULA' && formula !== undefined) return formula;
  const asText = value === 'FORMATTED_VALUE' || effective?.errorValue !== undefined;
  const asDate = value === 'UNFORMATTED_VALUE' && dates === 'FORMATTED_STRING' && isDate(numberFormatOf(cell)?.type ?? '');
  if (asText || asDate) return formatted(cell, effective) ?? '';
  return effective?.numberValue ?? effective?.boolValue ?? effective?.stringValue ?? '';
}
