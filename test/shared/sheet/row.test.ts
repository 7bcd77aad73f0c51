import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMPLAINT_ORDERS, COMPLAINTS } from '../../../shared/registers/complaints.ts';
import type { SeenCell } from '../../../shared/sheet/cell.ts';
import { understandRow } from '../../../shared/sheet/row.ts';
import { serialOf } from '../../../shared/sheet/moments.ts';
import { MINUTE, plus, type Instant } from '../../../shared/words/time.ts';
import { at, cellsOf, lookAt, ZONE, type Typed } from '../cases/kit.ts';

const NOW = at('18:00');
type Cells = Readonly<Record<string, SeenCell>>;

/** Cells typed at several looks, the later over the earlier. */
const typed = (...looks: readonly (readonly [seenAt: string, cells: Typed])[]): Cells => {
  const all = looks.reduce<Readonly<Record<string, SeenCell | null>>>((cells, [seenAt, more]) => ({ ...cells, ...cellsOf(more, at(seenAt)) }), {});
  return Object.fromEntries(Object.entries(all).flatMap(([key, cell]) => (cell ? [[key, cell]] : [])));
};
const row = (cells: Cells) => understandRow(COMPLAINTS, cells, lookAt(NOW), COMPLAINT_ORDERS);
const said = (cells: Cells): readonly string[] => row(cells).remarks.map(({ code, column }) => `${code} ${column}`);

const cellOf = ({ value, seen }: { value: number; seen: number }): SeenCell => ({ raw: serialOf(ZONE, plus(at('10:00'), value * MINUTE)), at: plus(at('12:00'), seen * MINUTE) });

describe('moments cannot go backwards', () => {
  test.each<[string, Cells, readonly string[]]>([
    ['in order, nothing is wrong', typed(['09:20', { complainedAt: '09:15', deliveredAt: '09:18' }]), []],
    ['two at the same minute are in order', typed(['09:20', { complainedAt: '09:15', deliveredAt: '09:15' }]), []],
    ['the cell typed last is the wrong one', typed(['09:20', { complainedAt: '09:15' }], ['09:25', { deliveredAt: '09:14' }]), ['deliveredAt']],
    ['even where it comes first in the row', typed(['09:20', { deliveredAt: '09:18' }], ['09:25', { complainedAt: '09:19' }]), ['complainedAt']],
    ['typed together, the later in the row', typed(['09:20', { complainedAt: '09:15', deliveredAt: '09:14' }]), ['deliveredAt']],
    ['also past blanks between them', typed(['09:30', { complainedAt: '09:15' }], ['09:35', { answeredAt: '09:14' }]), ['answeredAt']],
    ['one wrong cell leaves the others alone', typed(['09:30', { complainedAt: '09:15', deliveredAt: '09:20' }], ['09:35', { repliedAt: '09:18' }], ['09:40', { resultAt: '09:33' }]), ['repliedAt']],
    ['the leaders\' moments have an order of their own', typed(['09:30', { complainedAt: '09:15', raisedAt: '09:10' }], ['09:40', { leaderSolvedAt: '09:05' }]), ['leaderSolvedAt']],
    ['处理完毕时间 stands in no order', typed(['09:30', { complainedAt: '09:25', handledAt: '09:22' }]), []],
  ])('%s', (_, cells, wrong) => {
    const { facts, remarks } = row(cells);
    expect(remarks.filter(({ code }) => code === 'moment.order').map(({ column }) => column)).toEqual(wrong);
    expect(wrong.filter((key) => key in facts)).toEqual([]);
  });

  test('mended, it counts again', () => {
    const cells = typed(['09:20', { complainedAt: '09:15' }], ['09:25', { deliveredAt: '09:14' }], ['09:30', { deliveredAt: '09:21' }]);
    expect([row(cells).facts['deliveredAt'], said(cells)]).toEqual([at('09:21'), []]);
  });
  test('so it does when the other is mended', () => {
    const cells = typed(['09:25', { deliveredAt: '09:14' }], ['09:30', { complainedAt: '09:13' }]);
    expect([row(cells).facts['deliveredAt'], said(cells).filter((it) => it.startsWith('moment.order'))]).toEqual([at('09:14'), []]);
  });
  test('what is said names both cells and an example', () => {
    const zh = row(typed(['09:20', { complainedAt: '09:15' }], ['09:25', { deliveredAt: '09:14' }])).remarks[0]?.sentence.zh;
    expect(zh).toBe('送达时间 2026-10-12 09:14 与「投诉时间」2026-10-12 09:15 的先后不对，应不早于它，请改这一格，例如 2026-10-12 09:15');
  });

  const [ORDER] = COMPLAINT_ORDERS;
  const cell = fc.record({ value: fc.integer({ min: 0, max: 60 }), seen: fc.integer({ min: 0, max: 5 }) });
  const arbitrary = fc.array(fc.option(cell), { minLength: ORDER.length, maxLength: ORDER.length })
    .map((values) => Object.fromEntries(ORDER.flatMap((key, index) => { const it = values[index]; return it ? [[key, cellOf(it)]] : []; })));

  test('whatever is typed in whatever order, the moments kept are in order, and every other is remarked on', () =>
    fc.assert(fc.property(arbitrary, (cells) => {
      const { facts, remarks } = row(cells);
      const kept = ORDER.flatMap((key) => { const it = facts[key]; return typeof it === 'number' ? [it] : []; });
      expect(kept).toEqual(kept.toSorted((a, b) => a - b));
      expect(kept.length + remarks.filter(({ code }) => code === 'moment.order').length).toBe(Object.keys(cells).length);
    })));
  test('the one typed first is never the wrong one', () =>
    fc.assert(fc.property(arbitrary.filter((cells) => Object.keys(cells).length > 0), (cells) => {
      const first = ORDER.filter((key) => cells[key]).toSorted((a, b) => (cells[a]?.at ?? 0) - (cells[b]?.at ?? 0))[0] ?? '';
      expect(row(cells).facts).toHaveProperty(first);
    })));
});

const late = (seenAt: string, key = 'deliveredAt'): readonly string[] => row(typed([seenAt, { [key]: '09:00' }])).remarks.map(({ sentence }) => sentence.zh);

describe('补录', () => {
  test.each([['09:10', []], ['09:11', ['送达时间补录 11 分钟']], ['09:25', ['送达时间补录 25 分钟']]])('09:00 first seen at %s', (seenAt, expected) => expect(late(seenAt)).toEqual(expected));
  test('is no error, and the moment counts', () => expect(row(typed(['09:25', { deliveredAt: '09:00' }])).facts['deliveredAt']).toBe(at('09:00')));
  test('is not said of a promise', () => expect(late('09:25', 'onSitePromise')).toEqual([]));
  test('is not said of a moment that does not count', () => expect(said(typed(['09:20', { complainedAt: '09:15' }], ['09:40', { deliveredAt: '09:14' }]))).toEqual(['moment.order deliveredAt']));
});

describe('what does not count is said', () => {
  test('a moment ahead, until it has come', () => {
    const cells = typed(['09:20', { deliveredAt: '12:00' }]);
    const codes = (now: Instant) => understandRow(COMPLAINTS, cells, lookAt(now), COMPLAINT_ORDERS).remarks.map(({ code }) => code);
    expect([codes(at('09:20')), codes(at('11:57')), codes(at('11:58')), codes(at('12:00'))]).toEqual([['moment.ahead'], ['moment.ahead'], [], []]);
  });
  test('a formula asks for its value, and counts', () => {
    const { facts, remarks } = row({ deliveredAt: { raw: serialOf(ZONE, at('09:18')), formula: '=F2', at: at('09:20') }, content: { raw: 'x', formula: '=B2', at: at('09:20') } });
    expect([facts['deliveredAt'], remarks.map(({ code, column }) => `${code} ${column}`)]).toEqual([at('09:18'), ['cell.formula deliveredAt']]);
  });
  test.each<[string, Readonly<Record<string, SeenCell>>, readonly string[]]>([
    ['asks in its own words', { deliveredAt: { raw: serialOf(ZONE, at('09:18')), formula: '=F2', at: at('09:20') } }, ['送达时间是公式，按它现在的值「2026-10-12 09:18」计，请改成直接填写的值，例如 2026-10-12 09:18']],
    ['of a person names the person', { firstIntake: { raw: '0101', formula: '=人员!A5', at: at('09:20') } }, ['第一受理人是公式，按它现在的值「0101」计，请改成直接填写的值，例如 0101']],
    ['that changes by itself counts by what was first seen (S47)', { deliveredAt: { raw: serialOf(ZONE, at('09:18')), formula: '=NOW()', at: at('09:20') } }, ['送达时间的公式会自己变，按第一次看到的值「2026-10-12 09:18」计，请改成直接填写的值，例如 2026-10-12 09:18']],
    ['is flagged then in any column (S47)', { quantity: { raw: 7, formula: '=TODAY()-B2', at: at('09:20') } }, ['数量的公式会自己变，按第一次看到的值「7」计，请改成直接填写的值，例如 7']],
  ])('a formula %s', (_, cells, expected) => expect(row(cells).remarks.map(({ sentence }) => sentence.zh)).toEqual(expected));
  test('a long text keeps its beginning and is flagged', () => {
    const { facts, remarks } = row({ content: { raw: '长'.repeat(5_000), long: 6_000, at: at('09:20') } });
    expect([facts['content'], remarks[0]?.sentence.zh]).toEqual(['长'.repeat(5_000), expect.stringContaining('6000')]);
  });
  test('cells of the system are nobody\'s facts', () => expect(row({ status: { raw: '已结案', at: at('09:20') } })).toEqual({ facts: {}, remarks: [] }));
});
