import type { Fen } from '../../words/money.ts';
import { fenOf, printYuan } from '../../words/money.ts';
import { escape } from '../compose/escape.ts';


/** One posting as the finance page shows it. */
export interface FinanceLine {
  /** 单据编号. */
  readonly number: string;
  /** 投诉编号. */
  readonly complaint: string;
  /** 工号/编号 and 姓名/单位. */
  readonly no: string;
  readonly name: string;
  readonly department: string;
  /** 扣款类型. */
  readonly deduction: string;
  readonly amount: Fen;
  readonly rule: string;
  /** 事由. */
  readonly reason: string;
  /** 核定人. */
  readonly decidedBy: string;
  /** 调整标志: 正常, 冲销, 补扣. */
  readonly adjustment: string;
  /** 提示; may be empty. */
  readonly remark: string;
}

const COLUMNS: readonly (readonly [title: string, kind: string, read: (line: FinanceLine) => string])[] = [
  ['单据编号', 'code', (line) => line.number],
  ['姓名/单位', 'name', (line) => line.name],
  ['金额（元）', 'number', (line) => figure(line.amount)],
  ['扣款类型', 'code', (line) => line.deduction],
  ['工号/编号', 'code', (line) => line.no],
  ['部门', 'name', (line) => line.department],
  ['规则', 'code', (line) => line.rule],
  ['事由', 'text', (line) => line.reason],
  ['投诉编号', 'code', (line) => line.complaint],
  ['核定人', 'code', (line) => line.decidedBy],
  ['调整', 'code', (line) => line.adjustment],
  ['提示', 'name', (line) => line.remark],
];
/** Columns before 金额, which the word 合计 spans; a phone shows these and the amount first. */
const BEFORE_AMOUNT = 2;

/** Yuan as a page shows them, with separators: `1,170.00`. Files never carry them. */
export const figure = (amount: Fen): string => printYuan(amount).replace(/\B(?=(\d{3})+\.)/g, ',');

/** All postings of the month, with their sum. */
export function lineTable(lines: readonly FinanceLine[]): string {
  if (lines.length === 0) return '<p>这个月还没有过账的行。<span class="en" lang="en">No lines yet.</span></p>';
  const head = COLUMNS.map(([title, kind]) => `<th scope="col" class="${kind}">${title}</th>`);
  const rows = lines.map((line) => COLUMNS.map(([, kind, read]) => `<td class="${kind}">${escape(read(line))}</td>`));
  const total = figure(fenOf(lines.reduce((sum, line) => sum + line.amount, 0)));
  const rest = COLUMNS.length - BEFORE_AMOUNT - 1;
  const foot = [`<td colspan="${BEFORE_AMOUNT}">合计</td>`, `<td class="number">${total}</td>`, `<td colspan="${rest}"></td>`];
  return `<div class="scroll"><table>${grid(head, rows, [foot])}</table></div>`;
}

/** The sum of each department. */
export function departmentTable(departments: readonly { readonly name: string; readonly fen: Fen }[]): string {
  const head = ['<th scope="col">部门</th>', '<th scope="col" class="number">金额（元）</th>'];
  const rows = departments.map(({ name, fen }) => [`<td>${escape(name)}</td>`, `<td class="number">${figure(fen)}</td>`]);
  return `<table class="narrow">${grid(head, rows, [])}</table>`;
}

type Rows = readonly (readonly string[])[];

function grid(head: readonly string[], body: Rows, foot: Rows): string {
  const lines = (rows: Rows): string => rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('\n');
  const end = foot.length === 0 ? '' : `<tfoot>${lines(foot)}</tfoot>`;
  return `<thead>${lines([head])}</thead><tbody>\n${lines(body)}\n</tbody>${end}`;
}
