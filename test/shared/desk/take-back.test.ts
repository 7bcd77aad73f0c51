import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TabPlan } from '../../../shared/desk/row-plan.ts';
import { formerCells, takeBack } from '../../../shared/desk/take-back.ts';
import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import { columnOf } from '../../../shared/registers/register.ts';
import type { Raw } from '../../../shared/sheet/cell.ts';
import type { RowWrite, Sheets, TabSnapshot } from '../../../shared/sheet/sheets.ts';
import { readTab } from '../../../shared/sheet/tab.ts';
import { worldWith } from './kit.ts';

/** A column of a tab with one row: ours has a key, a stranger's only a title. */
interface Column {
  readonly key?: string;
  readonly title: string;
  readonly cell: Raw;
}

const MARK = 321_000_001;
const SPREADSHEET = 'service-id';
const ours = (key: string, cell: Raw = `old ${key}`): Column => ({ key, title: columnOf(COMPLAINTS, key).title, cell });
const strange = (title: string, cell: Raw): Column => ({ title, cell });
const BEFORE = [ours('id'), ours('status'), ours('nearest'), ours('check'), ours('complainedAt', 46_307.375), ours('customer'), strange('备注', '别动'), ours('phone'), ours('money', true), ours('deliverBy'), ours('updatedAt'), strange('', '旁注')];
/** What the look meant to write. */
const MEANT: Readonly<Record<string, Raw>> = { status: 'new status', check: '', deliverBy: 'new deliverBy', updatedAt: 46_308 };

const written = (columns: readonly Column[]): readonly (Raw | null)[] => columns.map(({ key }) => MEANT[key ?? ''] ?? null);
const over = (columns: readonly Column[], values: readonly (Raw | null)[]): readonly Column[] => columns.map((it, at) => ({ ...it, cell: values[at] ?? it.cell }));

const snapshotOf = (columns: readonly Column[]): TabSnapshot => ({
  sheetId: 7, title: '登记', rowCount: 40, columnCount: columns.length, keys: columns.map(({ key }) => key), merges: [], rows: [{ index: 0, metadata: [], cells: columns.map(({ title }) => ({ raw: title })) }],
});

/** A plan for the rows of a tab as it stood; each row holds one cell a column. */
function planOf(columns: readonly Column[], rows: readonly (readonly Raw[])[]): TabPlan {
  const snapshot = snapshotOf(columns);
  const whole: TabSnapshot = { ...snapshot, rows: [...snapshot.rows, ...rows.map((cells, at) => ({ index: at + 1, metadata: [MARK + at], cells: cells.map((raw) => ({ raw })) }))] };
  const tab = readTab(COMPLAINTS, whole);
  return { register: COMPLAINTS, tab, rows, strayed: [], firstFree: 9, full: false, barred: new Set(), marksKnown: false, plans: tab.rows.map((row, at) => ({ id: `KS-2610-000${at + 1}`, metadataId: MARK + at, row, marked: true })) };
}

/** Takes back writes from a tab whose columns stand so now; answers every call that was made. */
async function takenBack(plan: TabPlan, now: readonly Column[] | undefined, writes: readonly RowWrite[]) {
  const calls: { readonly name: 'snapshot' | 'writeRows'; readonly with: readonly unknown[] }[] = [];
  const sheets: Pick<Sheets, 'snapshot' | 'writeRows'> = {
    snapshot: (...args) => {
      calls.push({ name: 'snapshot', with: args });
      return Promise.resolve(now ? [snapshotOf(now)] : []);
    },
    writeRows: (...args) => {
      calls.push({ name: 'writeRows', with: args });
      return Promise.resolve({ rows: new Map(), headers: new Map() });
    },
  };
  const { world, logs } = worldWith({ sheets });
  await takeBack({ world, workbook: 'service', spreadsheetId: SPREADSHEET, leased: { value: { tabs: {}, no: 0, judgedBy: '' }, version: 1 } }, plan, writes);
  const back = calls.flatMap((call) => (call.name === 'writeRows' ? [call.with[1] as readonly RowWrite[]] : []));
  return { calls, back, logs };
}

/** Somebody moved columns between the read and the write: how the row reads after it was taken back. */
async function rowAfter(before: readonly Column[], now: readonly Column[]): Promise<readonly Raw[]> {
  const values = written(before);
  const spoilt = over(now, values);
  const { back } = await takenBack(planOf(before, [before.map(({ cell }) => cell)]), now, [{ metadataId: MARK, values }]);
  return over(spoilt, back[0]?.[0]?.values ?? []).map(({ cell }) => cell);
}

/** The row as it should read: as the columns came, but for what the look wrote into a column that stood still. */
const rightful = (before: readonly Column[], now: readonly Column[]): readonly Raw[] =>
  now.map(({ key, cell }, at) => (key !== undefined && before[at]?.key === key ? (MEANT[key] ?? cell) : cell));

describe('values that went into the wrong columns go back to where their columns stand now', () => {
  const at = (key: string): number => BEFORE.findIndex((it) => it.key === key || it.title === key);
  const moved = (from: number, to: number): readonly Column[] => BEFORE.toSpliced(from, 1).toSpliced(to, 0, ...BEFORE.slice(from, from + 1));

  test.each<[string, readonly Column[]]>([
    ['a column came in at the left', [strange('新', ''), ...BEFORE]],
    ['one without a title', [strange('', ''), ...BEFORE]],
    ['two came in', [strange('新', ''), strange('又', ''), ...BEFORE]],
    ['one came in in the midst', BEFORE.toSpliced(at('customer'), 0, strange('新', ''))],
    ['one came in between strangers', BEFORE.toSpliced(at('备注'), 0, strange('新', ''))],
    ['the first was deleted', BEFORE.slice(1)],
    ['one of people\'s was deleted', BEFORE.toSpliced(at('customer'), 1)],
    ['one of the system\'s was deleted', BEFORE.toSpliced(at('status'), 1)],
    ['a stranger\'s was deleted', BEFORE.toSpliced(at('备注'), 1)],
    ['one of the system\'s moved to the right', moved(at('status'), at('deliverBy'))],
    ['or to the left', moved(at('updatedAt'), at('customer'))],
    ['a stranger\'s moved', moved(at('备注'), at('status'))],
    ['to the right, past the system\'s', moved(at('备注'), at('updatedAt'))],
    ['neighbours changed places', moved(at('check'), at('check') + 1)],
  ])('%s', async (_, now) => expect(await rowAfter(BEFORE, now)).toEqual(rightful(BEFORE, now)));

  test('whichever column moved, but from beside one without a title: that is known by its neighbours alone', () =>
    fc.assert(fc.asyncProperty(fc.nat(BEFORE.length - 3), fc.nat(BEFORE.length - 3), async (from, to) => {
      expect(await rowAfter(BEFORE, moved(from, to))).toEqual(rightful(BEFORE, moved(from, to)));
    })));
  test('however many came in or went', () =>
    fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), fc.nat()), { maxLength: 4 }), async (steps) => {
      // None straight beside a column without a title, or nobody could tell which of them is new.
      const now = steps.reduce<readonly Column[]>((columns, [comes, where], step) => columns.toSpliced(where % (columns.length - 2), comes ? 0 : 1, ...(comes ? [strange(`新${step}`, '')] : [])), BEFORE);
      expect(await rowAfter(BEFORE, now)).toEqual(rightful(BEFORE, now));
    })));
});

describe('a stranger\'s column is known', () => {
  // What is written into 状态, 送达截止 or 系统更新时间 lands where these stood.
  test.each<[string, readonly Column[], readonly Column[]]>([
    ['without a title, by how far it stands from ours to its left', [ours('id'), strange('', '甲'), ours('status'), ours('customer')], [strange('新', ''), ours('id'), strange('', '甲'), ours('customer')]],
    ['to its right', [ours('id'), strange('', '甲'), ours('status'), ours('customer')], [ours('id'), strange('新', ''), strange('', '甲'), ours('status'), ours('customer'), strange('又', '')]],
    ['where none of ours is to its left', [strange('', '甲'), ours('status'), ours('customer')], [strange('新', ''), strange('', '甲'), ours('status'), ours('customer'), strange('又', '')]],
    ['from the right edge', [ours('status'), ours('customer'), ours('deliverBy'), strange('', '甲')], [ours('status'), ours('customer'), strange('', '甲')]],
    ['some way off', [ours('id'), strange('', '甲'), strange('', '乙'), ours('status'), ours('customer')], [strange('新', ''), ours('id'), strange('', '甲'), strange('', '乙'), ours('customer')]],
    ['of two with one title each by its own place', [ours('id'), strange('备注', '甲'), strange('备注', '乙'), ours('status')], [strange('新', ''), ours('id'), strange('备注', '甲'), strange('备注', '乙'), ours('status')]],
    ['far from where it stood by its title', [ours('id'), ours('status'), ours('customer'), strange('备注', '甲'), strange('又', '乙')], [ours('id'), strange('备注', '甲'), ours('status'), ours('customer'), strange('又', '乙')]],
    ['not by a title of ours', [ours('id'), ours('customer'), ours('status')], [ours('id'), ours('customer'), strange('客户', ''), ours('status')]],
    ['not by having no title', [ours('id'), strange('', '甲'), ours('customer'), ours('status'), strange('又', '乙')], [ours('id'), strange('', '甲'), ours('customer'), strange('', ''), ours('status'), strange('又', '乙')]],
    ['at the left edge not by being there', [strange('', '甲'), ours('id'), ours('status')], [strange('', '甲'), ours('id'), strange('', ''), ours('status')]],
  ])('%s', async (_, before, now) => expect(await rowAfter(before, now)).toEqual(rightful(before, now)));
});

describe('what was written', () => {
  const now = [strange('新', ''), ...BEFORE];
  const cells = BEFORE.map(({ cell }) => cell);

  test('is asked for by one read of the header and taken back in one call', async () => {
    const { calls } = await takenBack(planOf(BEFORE, [cells, cells]), now, [{ metadataId: MARK, values: written(BEFORE) }, { metadataId: MARK + 1, values: [null, 'x'] }]);
    expect(calls.map((call) => call.name)).toEqual(['snapshot', 'writeRows']);
    expect(calls[0]?.with).toEqual([SPREADSHEET, [{ sheetId: 7, rows: [] }]]);
    expect(calls[1]?.with.toSpliced(1, 1)).toEqual([SPREADSHEET, []]);
  });
  test('goes back row by row, by mark', async () => {
    const other = cells.map((cell, at) => (at === 0 ? 'KS-2610-0002' : cell));
    const { back, logs } = await takenBack(planOf(BEFORE, [cells, other]), now, [{ metadataId: MARK + 1, values: [null, 'x'] }, { metadataId: MARK, values: [null, 'x'] }]);
    expect(back).toEqual([[{ metadataId: MARK + 1, values: [null, 'KS-2610-0002'] }, { metadataId: MARK, values: [null, 'old id'] }]]);
    expect(logs).toEqual(['columns.moved {"register":"complaints","rows":2}']);
  });
  test('of a row that had none is emptied', async () => {
    const plan = planOf(BEFORE, []);
    const { back } = await takenBack({ ...plan, plans: [{ id: 'KS-2610-0001', metadataId: MARK, marked: false }] }, now, [{ metadataId: MARK, values: [null, 'x', 'y'] }]);
    expect(back).toEqual([[{ metadataId: MARK, values: [null, '', ''] }]]);
  });
  test('of a row shorter than its columns, or of a column that stood nowhere, too', async () => {
    const { back } = await takenBack(planOf(BEFORE, [cells.slice(0, 2)]), [...now.slice(0, 4), ours('contract')], [{ metadataId: MARK, values: [null, 'x', 'y', 'z', 'w'] }]);
    expect(back).toEqual([[{ metadataId: MARK, values: [null, 'old id', 'old status', '', ''] }]]);
  });
  test('into the right columns is left there, and nothing is written where nothing strayed', async () => {
    const { calls, logs } = await takenBack(planOf(BEFORE, [cells]), [...BEFORE, strange('新', '')], [{ metadataId: MARK, values: written(BEFORE) }]);
    expect([calls.map((call) => call.name), logs]).toEqual([['snapshot'], ['columns.moved {"register":"complaints","rows":0}']]);
  });
  test('is left to the next look where the tab is gone', async () => {
    const { calls, logs } = await takenBack(planOf(BEFORE, [cells]), undefined, [{ metadataId: MARK, values: written(BEFORE) }]);
    expect([calls.map((call) => call.name), logs]).toEqual([['snapshot'], []]);
  });
});

describe('a write by row number into a row that had moved', () => {
  const plan = planOf(BEFORE, [['KS-2610-0001', 'a', '', '', 1, '张', '备注'], ['KS-2610-0002', 'b', '', true, 2, '李', ''], [], ['KS-2610-0003', 'c']]);

  test.each<[string, readonly (Raw | null)[], readonly unknown[], readonly (Raw | null)[]]>([
    ['covered what stood there: the rest of the row tells which it is', ['x', 'y', null, 'z'], ['x', 'y', '', 'z', 2, '李'], ['KS-2610-0002', 'b', null, true]],
    ['whatever blanks end it', ['x'], ['x', 'c', '', false].slice(0, 3), ['KS-2610-0003']],
    ['covered nothing in a blank one', ['x', null, 'z'], ['x', '', 'z'], ['', null, '']],
    ['is emptied where nobody knows the row', ['x', null, 'z'], ['x', 'somebody', 'z', '', 9, '王'], ['', null, '']],
    ['or it lost its end', ['x', null], ['x', 'a', '', '', 1, '张'], ['', null]],
    ['covered nothing', [null, null], ['KS-2610-0001', 'a', '', '', 1, '张', '备注'], [null, null]],
    ['of several alike, what stood in the first', ['x', 'y', null, 'z', 9, '赵', '电话'], ['x', 'y', '', 'z', 9, '赵', '电话'], ['KS-2610-0001', 'a', null, '', 1, '张', '备注']],
  ])('%s', (_, values, echo, expected) => expect(formerCells(plan, values, echo)).toEqual(expected));
});
