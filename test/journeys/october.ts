import { openTab, type Row } from '../kit/clerk.ts';
import { hireCompany } from '../kit/company.ts';
import type { Product } from '../kit/product.ts';

/** One thing somebody does at a moment of the October story. */
export interface Step {
  readonly at: string;
  readonly does: (product: Product) => Promise<void>;
  /** The same event may arrive again later without meaning something new. */
  readonly again: boolean;
}

const types = (workbook: 'service' | 'finance', tab: string, row: number, cells: Row, again = true) => (at: string): Step => ({ at: `2026-${at}:00+08:00`, again, does: (product) => openTab(product, workbook, tab).type(row, cells) });
const complaint = (row: number, cells: Row) => types('service', '客户投诉登记本', row, cells);
const line = (row: number, cells: Row, again = true) => types('finance', '罚款台账', row, cells, again);

export const FIRST = '2026-10-12T09:00:00+08:00';

/** The story of October: late at every turn, complained about again, fined, decided, closed. */
export const OCTOBER: readonly Step[] = [
  { at: FIRST, again: false, does: hireCompany },
  complaint(2, { 投诉时间: '2026-10-12 09:00', 客户: '张女士', 投诉内容: '门板开裂，电话 13800001234', 联系电话: '013800001234', 第一受理人: '0101', 责任部门: '售后部', 第二受理人: '0201' })('10-12T09:00'),
  complaint(2, { 送达时间: '2026-10-12 09:34' })('10-12T09:34'),
  complaint(2, { 调查回复时间: '2026-10-12 11:40' })('10-12T11:40'),
  complaint(2, { 结果时间: '2026-10-12 11:45' })('10-12T11:45'),
  complaint(2, { 回复客户时间: '2026-10-12 11:52' })('10-12T11:52'),
  complaint(3, { 投诉时间: '2026-10-13 10:00', 客户: '张女士', 投诉内容: '还是没有人来修', 第一受理人: '0101', 责任部门: '售后部', 第二受理人: '0201', 送达时间: '2026-10-13 10:00', 再次投诉原编号: 'KS-2610-0001', 再次投诉原因: '拖延或无人跟进' })('10-13T10:00'),
  complaint(3, { 调查回复时间: '2026-10-13 10:10', 结果时间: '2026-10-13 10:10', 回复客户时间: '2026-10-13 10:12', 处理结果: '已更换门板' })('10-13T10:12'),
  line(2, { 核定结论: '处罚', 核定人: '0202' }, false)('10-14T09:00'),
  line(2, { 核定人: '0002' })('10-14T09:10'),
  line(3, { 核定结论: '处罚', 核定金额: 60, 核定人: '0002' }, false)('10-14T09:20'),
  line(3, { 核定金额: 45 })('10-14T09:30'),
];

/** The moment at which everything of October has been done. */
export const AFTER = '2026-11-01T09:30:00+08:00';

/** What the story came to, as its people see it. */
export interface Outcome {
  readonly letters: readonly string[];
  readonly fines: readonly string[];
  readonly csv: string;
  readonly json: string;
  readonly manifest: unknown;
}

/** Closes October and gathers what everybody got. */
export async function outcomeOf(product: Product): Promise<Outcome> {
  const finance = { authorization: `Bearer ${product.here.tokens.finance}` };
  const closed = await product.post('/api/months/2026-10/close', {}, finance);
  if (!closed.ok) throw new Error(await closed.text());
  const ledger = openTab(product, 'finance', '罚款台账');
  const fines: string[] = [];
  for (let row = 2; row < 2 + (await ledger.rows()); row += 1) {
    const { 编号: id, 状态: status, 规则编号: rule, 被罚人编号: no, 应扣金额: amount, 扣款月份: month } = await ledger.read(row);
    fines.push([id, status, rule, no, amount, month].join(' '));
  }
  return {
    letters: (await product.letters()).map(tell),
    fines,
    csv: await bytes(product, '/api/fines/2026-10.csv'),
    json: await bytes(product, '/api/fines/2026-10.json'),
    manifest: await closed.json(),
  };
}

/** A file of the finance API byte for byte; `text()` would swallow the byte order mark. */
export async function bytes(product: Product, path: string): Promise<string> {
  const reply = await product.get(path, { authorization: `Bearer ${product.here.tokens.finance}` });
  if (!reply.ok) throw new Error(await reply.text());
  return Buffer.from(await reply.arrayBuffer()).toString('utf8');
}

/** A letter in one line: when, about what, to whom. */
export const tell = ({ at, to, cc, headers }: Awaited<ReturnType<Product['letters']>>[number]): string =>
  [at.slice(5, 16), headers['X-Dengji-Record'], headers['X-Dengji-Clock'] ?? '-', headers['X-Dengji-Rung'], short(to), short(cc)].join(' ');

const short = (addresses: readonly string[]): string => addresses.map((address) => address.split('@')[0]).join('+') || '-';
