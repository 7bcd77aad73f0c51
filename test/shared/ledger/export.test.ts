import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { canonicalRow, digestOf } from '../../../shared/ledger/canonical.ts';
import { neutral, printCsv } from '../../../shared/ledger/csv.ts';
import type { ExportLine } from '../../../shared/ledger/export-line.ts';
import { EXPORT_COLUMNS } from '../../../shared/ledger/export-line.ts';
import { printJson } from '../../../shared/ledger/export-json.ts';
import { manifestOf, totalOf } from '../../../shared/ledger/manifest.ts';
import { exportLines } from '../../../shared/ledger/statement.ts';
import { fenOf, yuan } from '../../../shared/words/money.ts';
import { after, DEALER, judged, LI, lineOf, moment, proposal, punished, STORE, subject, ZHANG, ZONE } from './kit.ts';

const NIL = fenOf(0);
const TWO_HUNDRED = { low: yuan(200), high: yuan(200), amount: yuan(200) };
const F07 = proposal({ rule: 'F07', key: 'F07/KS-2610-0002/D-07/态度恶劣', subject: subject(DEALER), ...TWO_HUNDRED });
const LINES = [
  after(judged(lineOf({ ...F07, ruleVersion: 2 }, 'FK-2610-0003'), punished()), [{ type: 'notified', at: moment('2026-10-14 10:01') }]),
  judged(lineOf({ ...F07, key: 'F07/KS-2610-0002/D-07/业务处理不当' }, 'FK-2610-0002'), punished()),
  judged(lineOf(proposal({ subject: subject(LI), at: moment('2026-10-13 00:00') })), punished(45.5)),
  lineOf(proposal(), 'FK-2610-0004'),
];
/** SHA-256 of no bytes (FIPS 180-4). */
const NOTHING_HASHED = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const ROWS = exportLines('2026-10', LINES, ZONE);
const manifest = manifestOf('2026-10', 'preview', LINES, ZONE, { month: '2026-09', totalFen: yuan(30) });

const TITLES = '所属期间 单据编号 投诉编号 工号/编号 姓名/单位 部门 类别 扣款类型 金额 币种 规则编号 依据 规则版本 事由 事件日期 核定人 核定日期 终审结果 调整标志 原单据编号 提示'.split(' ');

describe('the lines of a month', () => {
  test('come by 单据编号, whatever their order before', () => {
    expect(ROWS.map(({ id }) => id)).toEqual(['FK-2610-0001', 'FK-2610-0002', 'FK-2610-0003']);
    expect(exportLines('2026-10', LINES.toReversed(), ZONE)).toEqual(ROWS);
  });
  test('hold every column', () =>
    expect(ROWS[0]).toEqual({
      period: '2026-10',
      id: 'FK-2610-0001',
      complaint: 'KS-2610-0002',
      subjectNo: '0002',
      subjectName: '李四',
      department: '工程部',
      subjectKind: '员工',
      deduction: '工资扣款',
      amount: fenOf(4_550),
      currency: 'CNY',
      rule: 'F05',
      clause: '《客服部管理制度》篇一 §7.2.3',
      ruleVersion: 1,
      reason: 'KS-2610-0001 送达应于 2026-10-12 09:30 前完成，09:50 才完成',
      eventOn: '2026-10-13',
      decider: '9001 陈总',
      decidedOn: '2026-10-14',
      final: '',
      adjustment: '正常',
      original: '',
      hint: '未通知',
    }));
  test.each([
    [ZHANG, '工资扣款'],
    [DEALER, '货款扣除'],
    [STORE, '奖励金扣除'],
  ])('$kind pays by %s', (who, deduction) =>
    expect(exportLines('2026-10', [judged(lineOf(proposal({ subject: subject(who) })), punished())], ZONE)[0]?.deduction).toBe(deduction));
  test('an amount of 0 notifies nobody', () =>
    expect(exportLines('2026-10', [judged(lineOf(proposal({ low: NIL, high: NIL, amount: NIL })), punished())], ZONE)).toMatchObject(
      [{ amount: 0, hint: '' }],
    ));
});

describe('the manifest', () => {
  test('counts, sums and names versions', () =>
    expect(manifest).toEqual({
      month: '2026-10',
      status: 'preview',
      rows: 3,
      totalFen: yuan(445.5),
      departments: { 工程部: fenOf(4_550), 无部门: yuan(400) },
      ruleVersions: { F05: 1, F07: 2 },
      carriedOver: [{ id: 'FK-2610-0004', status: '待核定', reason: '尚未核定' }],
      sha256: digestOf(ROWS),
      previous: { month: '2026-09', totalFen: yuan(30) },
    }));
  test('an empty month is one too', () =>
    expect(manifestOf('2026-01', 'closed', LINES, ZONE, null)).toMatchObject(
      { rows: 0, totalFen: 0, departments: {}, ruleVersions: {}, previous: null, sha256: NOTHING_HASHED },
    ));
  test('a department may be called anything', () => {
    const odd = judged(lineOf(proposal({ subject: subject(ZHANG, { department: '__proto__' }) })), punished());
    expect(Object.entries(manifestOf('2026-10', 'open', [odd], ZONE, null).departments)).toEqual([['__proto__', yuan(30)]]);
  });
});

describe('canonical rows', () => {
  test('are arrays in the order of the columns, money in fen', () =>
    expect(canonicalRow({ ...row(), reason: '"a"\n🙂' })).toBe(
      '["2026-10","FK-2610-0001","KS-2610-0002","0002","李四","工程部","员工","工资扣款",4550,"CNY","F05",' +
        '"《客服部管理制度》篇一 §7.2.3",1,"\\"a\\"\\n🙂","2026-10-13","9001 陈总","2026-10-14","","正常","","未通知"]',
    ));
  test('one changed character changes the digest', () =>
    expect(digestOf([{ ...row(), reason: 'a' }])).not.toBe(digestOf([{ ...row(), reason: 'b' }])));
  test('so does the order', () => expect(digestOf(ROWS)).not.toBe(digestOf(ROWS.toReversed())));
  test('rows cannot run into each other', () => expect(digestOf([row(), row()])).not.toBe(digestOf([row()])));
});

describe('JSON', () => {
  test('is the manifest and the lines under their titles, amounts in yuan', () => {
    const Shape = z.object({ manifest: z.unknown(), lines: z.array(z.record(z.string(), z.unknown())) });
    const { manifest: told, lines } = Shape.parse(JSON.parse(printJson(manifest, ROWS)));
    expect(told).toEqual(manifest);
    expect(lines.map((line) => Object.keys(line))).toEqual(ROWS.map(() => TITLES));
    expect(lines[0]).toMatchObject({ '金额': 45.5, '工号/编号': '0002', '规则版本': 1, '事件日期': '2026-10-13' });
  });
  test('has no sum line', () => expect(JSON.parse(printJson(manifest, ROWS))).toMatchObject({ lines: { length: 3 } }));
});

describe('CSV', () => {
  const text = printCsv(ROWS);

  test('begins with a BOM and the titles', () => expect(text.startsWith(`\uFEFF${TITLES.join(',')}\r\n`)).toBe(true));
  test('holds one line per posting and no sum', () => expect(text.split('\r\n')).toHaveLength(1 + ROWS.length + 1));
  test('ends every line with CRLF', () => expect(text.endsWith('\r\n')).toBe(true));
  test('prints money with two decimals, codes with their zeros', () =>
    expect(text.split('\r\n')[1]).toBe(
      '2026-10,FK-2610-0001,KS-2610-0002,0002,李四,工程部,员工,工资扣款,45.50,CNY,F05,《客服部管理制度》篇一 §7.2.3,1,' +
        'KS-2610-0001 送达应于 2026-10-12 09:30 前完成，09:50 才完成,2026-10-13,9001 陈总,2026-10-14,,正常,,未通知',
    ));
  test('an empty month is its titles', () => expect(printCsv([])).toBe(`\uFEFF${TITLES.join(',')}\r\n`));

  test.each([
    ['=1+1', "'=1+1"],
    ['+86 138', "'+86 138"],
    ['-30', "'-30"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['\uFEFF=1', "'\uFEFF=1"],
    ['1=1', '1=1'],
    [' =1', ' =1'],
    ["'=1", "'=1"],
    ['', ''],
    ['🙂=', '🙂='],
  ])('%j becomes %j', (typed, shown) => expect(neutral(typed)).toBe(shown));

  test.each([
    ['a formula', '=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['a comma', 'a,b', '"a,b"'],
    ['a newline', 'a\nb', '"a\nb"'],
    ['CRLF', 'a\r\nb', '"a\r\nb"'],
    ['a quote', 'a"b', '"a""b"'],
    ['an emoji', '👩‍👩‍👧 太慢', '👩‍👩‍👧 太慢'],
  ])('quotes %s', (_, reason, shown) => expect(printCsv([{ ...row(), reason }])).toContain(`,1,${shown},2026-10-13,`));

  test('a reversal is a negative number, not text', () => expect(printCsv([{ ...row(), amount: yuan(-45) }])).toContain(',-45.00,CNY,'));
});

const NASTY = ['=1', '+', '-1', '@a', '\t', '\r\n', '"', '""', ',', "'", '\uFEFF', '\n=1', '工号,"0001"', '👩‍👩‍👧'];
const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...NASTY));
const anyRow = fc
  .record({ subjectName: text, department: text, reason: text, hint: text, subjectNo: text, fen: fc.integer({ min: -1e9, max: 1e9 }) })
  .map(({ fen, ...more }): ExportLine => ({ ...row(), ...more, amount: fenOf(fen) }));

const fenIn = (yuanText: string): number => Math.round(Number(yuanText) * 100);

describe('whatever people type', () => {
  test('a reader gets back what was written, made harmless', () =>
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 5 }), (rows) => {
        const [titles, ...read] = parse(printCsv(rows));
        expect(titles).toEqual(TITLES);
        const understood = read.map((fields) => fields.map((it, i) => (EXPORT_COLUMNS[i]?.kind === 'yuan' ? fenIn(it) : it)));
        const written = rows.map((row) => EXPORT_COLUMNS.map(({ key, kind }) => (kind === 'yuan' ? row[key] : neutral(String(row[key])))));
        expect(understood).toEqual(written);
      }),
    ));
  test('no text field begins like a formula', () =>
    fc.assert(
      fc.property(anyRow, (it) => {
        const fields = parse(printCsv([it]))[1]?.filter((_, i) => EXPORT_COLUMNS[i]?.kind !== 'yuan');
        expect(fields?.filter((field) => /^[=+\-@\t\r]/.test(field))).toEqual([]);
      }),
    ));
  test('the total is the sum of the rows', () =>
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        expect(totalOf(rows)).toBe(rows.reduce((sum, { amount }) => sum + amount, 0));
      }),
    ));
});

function row(): ExportLine {
  const [first] = ROWS;
  if (!first) throw new Error('no rows');
  return first;
}

/** Reads CSV by RFC 4180, without sharing a line with the code that writes it. */
function parse(csv: string): string[][] {
  const rows: string[][] = [];
  let fields: string[] = [];
  const token = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy;
  const body = csv.slice(1);
  for (let found = token.exec(body); found; found = token.exec(body)) {
    const value = found[1] ?? '';
    fields.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (found[2] !== '\r\n') continue;
    rows.push(fields);
    fields = [];
  }
  return rows;
}
