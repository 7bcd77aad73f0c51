import type { Refusal } from '../../errors/refusal.ts';
import type { Fen } from '../../words/money.ts';
import { fenOf } from '../../words/money.ts';
import type { Instant } from '../../words/time.ts';
import { escape } from '../compose/escape.ts';
import { moment } from '../compose/moments.ts';
import { closing } from './closing.ts';
import type { FinanceLine } from './finance-tables.ts';
import { departmentTable, figure, lineTable } from './finance-tables.ts';
import { alert, frame } from './frame.ts';

/** One month in the row of months. */
export interface FinanceMonth {
  /** `2026-10`. */
  readonly month: string;
  readonly closed: boolean;
  readonly rows: number;
  readonly totalFen: Fen;
  /** Where its page is; only GET. */
  readonly href: string;
}

/** What the page of a month shows. */
export interface FinanceView {
  readonly zone: string;
  readonly now: Instant;
  /** The month shown; one of `months`. */
  readonly month: string;
  readonly months: readonly FinanceMonth[];
  readonly lines: readonly FinanceLine[];
  /** Sums per department, in the manifest's order. */
  readonly departments: readonly { readonly name: string; readonly fen: Fen }[];
  /** Numbers of the lines still 待核定 or 复审中; carried over at close. */
  readonly carriedOver: readonly string[];
  /** Sum over the canonical rows, once closed. */
  readonly sha256?: string;
  readonly previous?: { readonly month: string; readonly totalFen: Fen };
  /** Addresses of the files, each with what it is: CSV, XLSX, JSON, 清单. */
  readonly downloads: readonly { readonly label: string; readonly href: string }[];
  /** Where the closing form posts to, or why this month cannot be closed now; absent once closed. */
  readonly close?: { readonly action: string } | { readonly refusal: Refusal };
  /** What the last attempt was refused for. */
  readonly error?: Refusal;
}

/** The page of `/finance`: months, the lines of one with its sums, downloads, and how it is closed. Printable on A4. */
export function financePage(view: FinanceView): string {
  const closed = view.close === undefined;
  const total = view.lines.reduce((sum, line) => sum + line.amount, 0);
  const body = [
    `<span class="state${closed ? ' good' : ''}">${closed ? '已结账' : '未结账 · 预览'}</span>`,
    `<h1>${escape(view.month)} 罚款与扣款</h1>`,
    `<p class="en">截至 ${moment(view.zone, view.now)} <span lang="en">${closed ? 'Closed, final.' : 'Open, a preview.'}</span></p>`,
    alert(view.error),
    monthList(view),
    figures(view, total),
    `<h2>明细</h2>\n${lineTable(view.lines)}`,
    `<h2>按部门</h2>\n${departmentTable(view.departments)}`,
    carried(view.carriedOver, closed),
    view.sha256 === undefined ? '' : `<h2>校验和 <span class="en">SHA-256</span></h2>\n<p class="sum">${escape(view.sha256)}</p>`,
    '<p class="sign"><span>制表：</span><span>审核：</span><span>财务：</span></p>',
    downloads(view, closed),
    closing(view.month, view.close),
  ];
  return frame(`${view.month} 罚款与扣款`, body.filter((part) => part !== '').join('\n'), true);
}

function monthList({ months, month }: FinanceView): string {
  const links = months.map((it) => [
    `<a href="${escape(it.href)}"${it.month === month ? ' aria-current="page"' : ''}>`,
    `${escape(it.month)} · ${it.closed ? '已结账' : '未结账'} · ${it.rows} 行 · ${figure(it.totalFen)}</a>`,
  ].join(''));
  return `<nav aria-label="月份">${links.join('\n')}</nav>`;
}

function figures({ lines, previous, carriedOver }: FinanceView, total: number): string {
  const cells: readonly (readonly [string, string])[] = [
    ['行数', String(lines.length)],
    ['合计（元）', figure(fenOf(total))],
    ['结转', `${carriedOver.length} 行`],
    ...(previous === undefined ? [] : [[`上月 ${previous.month}（元）`, figure(previous.totalFen)] as const]),
  ];
  return `<div class="figures">${cells.map(([label, value]) => `<div>${escape(label)}<b>${escape(value)}</b></div>`).join('')}</div>`;
}

const carried = (numbers: readonly string[], closed: boolean): string =>
  numbers.length === 0
    ? ''
    : `<h2>结转下月</h2>\n<p>待核定或复审中，${closed ? '未计入本月' : '结账时转入下月'}：${numbers.map(escape).join('、')}</p>`;

const downloads = (view: FinanceView, closed: boolean): string =>
  view.downloads.length === 0
    ? ''
    : `<section class="screen"><h2>下载${closed ? '' : '（预览，不作入账依据）'}</h2>\n<nav aria-label="下载">${view.downloads
      .map(({ label, href }) => `<a href="${escape(href)}" download>${escape(label)}</a>`)
      .join('\n')}</nav></section>`;
