import { columnOf, type Register } from '../registers/register.ts';
import type { ReadCell } from './cell.ts';
import { bareText, plainText } from './choices.ts';
import { isAggregate } from './formulas.ts';
import type { TabRow } from './tab.ts';

const TOTALS = '(?:合计|小计|总计|共计|累计|总数|总量|统计)';
const REMARKS = '(?:备注|附注|注|说明|填表说明|填写说明|小结)';
/** A sum's word alone in its cell: `合 计`, `本月小计`, `10月合计(含作废)`. */
const TOTAL = new RegExp(`^(?:(?:本|上|当|全|各)?[\\d年月日周季度页期部门]*(?:投诉)?${TOTALS}(?:\\(.*\\))?|total|subtotal)$`, 'i');
/** A word that heads a row of another kind, alone or with what it tells after it: `备注：以上已核对`, `合计：12 件`. */
const HEAD = new RegExp(`^(?:${REMARKS}$|${REMARKS}\\s*:|${TOTALS}\\s*[:\\d(])`);
/** How many of the first filled cells may hold the word of a sum. */
const FIRST = 3;

/**
 * Whether a row is beside the register rather than of it: a total, a heading, a remark, or the header pasted again.
 * What it says in the columns of a record does not make it one.
 */
export function isAside(register: Register, row: TabRow): boolean {
  const cells = Object.values(row.cells).filter((cell) => plainText(cell.raw) !== '');
  const [first] = cells;
  return (
    (first !== undefined && HEAD.test(plainText(first.raw))) ||
    cells.slice(0, FIRST).some((cell) => TOTAL.test(bareText(cell.raw).replace(/\s/g, ''))) ||
    cells.some(isTotal) ||
    isHeader(register, row)
  );
}

const isTotal = ({ formula }: ReadCell): boolean => formula !== undefined && isAggregate(formula);

function isHeader(register: Register, row: TabRow): boolean {
  const keys = Object.keys(row.cells);
  const titles = keys.filter((key) => bareText(row.cells[key]?.raw ?? '') === bareText(columnOf(register, key).title));
  return titles.length > 1 && titles.length * 2 > keys.length;
}
