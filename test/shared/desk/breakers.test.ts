import { describe, expect, test } from 'vitest';
import { breach, freeze, freezeText, headTrouble, isBeheaded } from '../../../shared/desk/breakers.ts';
import type { BoundTab } from '../../../shared/desk/bind-tab.ts';
import { Buckets } from '../../../shared/desk/buckets.ts';
import { openOffice } from '../../../shared/desk/office.ts';
import { signatureOf, viewTab, type TabView } from '../../../shared/desk/tab-view.ts';
import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import { DEPARTMENTS } from '../../../shared/registers/references.ts';
import type { Register } from '../../../shared/registers/register.ts';
import type { BoundRow } from '../../../shared/sheet/bind.ts';
import { bucketOf } from '../../../shared/sheet/bucket.ts';
import type { Raw } from '../../../shared/sheet/cell.ts';
import { NEVER_SEEN, type Frozen, type Heading, type TabSeen } from '../../../shared/sheet/seen.ts';
import { positionsIn, type Tab, type TabRow } from '../../../shared/sheet/tab.ts';
import { at } from '../cases/kit.ts';
import { keptComplaint, worldWith } from './kit.ts';
import { tabRow } from '../sheet/kit.ts';

const LAYOUT = ['id', 'check', 'customer', 'phone', 'content', null];
const HEADER = ['编号', '校验结果', '客户', '联系电话', '投诉内容', '备注'];
const HEADING: Heading = { header: HEADER, layout: LAYOUT };
const id = (serial: number): string => `KS-2610-${String(serial).padStart(4, '0')}`;
const tabOf = ({ header, layout }: Heading, rows: readonly TabRow[] = []): Tab => ({ sheetId: 7, title: '登记', rowCount: 40, columnCount: layout.length, header, layout, position: positionsIn(layout), rows, merges: [] });

/** What became of a row whose record says a customer and a content, and no phone. */
type Fate = 'as it was' | 'overwritten' | 'one cell emptied' | 'filled' | 'wiped' | 'wiped but for its number' | 'renumbered' | 'a stranger' | 'only its mark was read';
const SAYS = { customer: '张', content: '门板开裂' };
const CELLS: Readonly<Record<Fate, Readonly<Record<string, Raw>>>> = {
  'as it was': SAYS, overwritten: { ...SAYS, customer: '李' }, 'one cell emptied': { customer: '张' }, filled: { ...SAYS, phone: '0755' }, wiped: {}, 'wiped but for its number': {},
  renumbered: SAYS, 'a stranger': { customer: '王', content: '异响' }, 'only its mark was read': {},
};

function rowOf(serial: number, fate: Fate): BoundRow {
  const number = fate === 'wiped' ? {} : { id: id(serial) };
  return { id: id(serial), marked: true, row: { ...tabRow(serial, { ...number, ...CELLS[fate] }), partial: fate === 'only its mark was read' }, ...(fate === 'renumbered' ? { renumbered: true } : {}) };
}

interface Given {
  /** How many rows there were. */
  readonly of: number;
  /** Rows that were read, by what became of them. */
  readonly fates?: Readonly<Partial<Record<Fate, number>>>;
  /** Numbers that stand in no row. */
  readonly missing?: readonly string[];
  readonly settled?: readonly string[];
  readonly seen?: Partial<TabSeen>;
}

/** What a look finds in a tab where this became of its rows. */
async function troubleOf({ of, fates = {}, missing = [], settled = [], seen = {} }: Given): Promise<Awaited<ReturnType<typeof breach>>> {
  const { world } = worldWith();
  const all = Object.entries(fates).flatMap(([fate, count]) => Array.from({ length: count }, () => fate as Fate));
  const bound = all.map((fate, index) => rowOf(index + 1, fate));
  for (const [index, it] of bound.entries()) if (all[index] !== 'a stranger') await world.store.keep(keptComplaint(it.id, SAYS), []);
  const office = await openOffice(world);
  const view = viewTab(COMPLAINTS, 7, { ...NEVER_SEEN, count: of, ...seen }, HEADING, { sheetId: 7, rows: [HEADER] }, office);
  const close: BoundTab['close'] = { view, tab: tabOf(HEADING, bound.map(({ row }) => row)), comparison: { changed: [], moved: [], missing, loose: [] }, buckets: new Buckets(world.store, COMPLAINTS), due: new Set(), torn: false };
  return breach(world, office, { bound, loose: [], settled: new Set(settled), close });
}

const gone = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => id(5_000 + index));

describe('nothing is done by a look that', () => {
  test.each<[string, Given, Awaited<ReturnType<typeof troubleOf>>]>([
    ['finds a fiftieth of the rows gone, no', { of: 1_000, missing: gone(20) }, undefined],
    ['finds more', { of: 1_000, missing: gone(21) }, { why: 'deleted', rows: 21, of: 1_000 }],
    ['finds three of few gone, no', { of: 10, missing: gone(3) }, undefined],
    ['finds four', { of: 10, missing: gone(4) }, { why: 'deleted', rows: 4, of: 10 }],
    ['finds four gone where there were none', { of: 0, missing: gone(4) }, { why: 'deleted', rows: 4, of: 0 }],
    ['finds three wiped clean, no', { of: 10, fates: { wiped: 3 } }, undefined],
    ['finds four wiped clean', { of: 10, fates: { wiped: 4 } }, { why: 'deleted', rows: 4, of: 10 }],
    ['finds some gone and some wiped', { of: 10, fates: { wiped: 2 }, missing: gone(2) }, { why: 'deleted', rows: 4, of: 10 }],
    ['finds a fifth overwritten, no', { of: 150, fates: { overwritten: 30 } }, undefined],
    ['finds more overwritten', { of: 150, fates: { overwritten: 31 } }, { why: 'overwritten', rows: 31, of: 150 }],
    ['finds twenty of few overwritten, no', { of: 21, fates: { overwritten: 20, 'as it was': 1 } }, undefined],
    ['finds twenty-one', { of: 21, fates: { overwritten: 21 } }, { why: 'overwritten', rows: 21, of: 21 }],
    ['finds a cell emptied in as many', { of: 21, fates: { overwritten: 11, 'one cell emptied': 10 } }, { why: 'overwritten', rows: 21, of: 21 }],
    ['finds all but their numbers wiped', { of: 21, fates: { 'wiped but for its number': 21 } }, { why: 'overwritten', rows: 21, of: 21 }],
    ['finds three numbers pasted over, no', { of: 1_000, fates: { renumbered: 3 } }, undefined],
    ['finds four', { of: 1_000, fates: { renumbered: 4 } }, { why: 'renumbered', rows: 4, of: 1_000 }],
    ['finds rows gone and numbers pasted over: the first counts', { of: 10, fates: { renumbered: 4 }, missing: gone(4) }, { why: 'deleted', rows: 4, of: 10 }],
    ['finds numbers pasted over and cells overwritten: the first counts', { of: 21, fates: { renumbered: 4, overwritten: 21 } }, { why: 'renumbered', rows: 4, of: 21 }],
    ['finds blank cells filled, however many, no', { of: 40, fates: { filled: 40 } }, undefined],
    ['reads many rows that are as they were, no', { of: 40, fates: { 'as it was': 20, overwritten: 20 } }, undefined],
    ['reads many that moved, no', { of: 40, fates: { 'only its mark was read': 40 } }, undefined],
    ['reads few, no', { of: 10, fates: { 'only its mark was read': 20, overwritten: 20 } }, undefined],
    ['reads rows that nobody knows, no', { of: 10, fates: { 'a stranger': 30 } }, undefined],
    ['misses rows that stand where they stood, no', { of: 10, missing: gone(4), settled: gone(4) }, undefined],
    ['misses rows that were found', { of: 10, fates: { 'as it was': 4 }, missing: [1, 2, 3, 4].map(id) }, undefined],
    ['misses again what an earlier one missed', { of: 10, missing: gone(2), seen: { missing: { [id(1)]: at('08:00'), [id(2)]: at('08:00') } } }, { why: 'deleted', rows: 4, of: 10 }],
    ['was told that the sheet is right, whatever it finds, no', { of: 10, fates: { renumbered: 9, overwritten: 30, wiped: 5 }, missing: gone(9), seen: { accepted: true } }, undefined],
  ])('%s', async (_, given, expected) => expect(await troubleOf(given)).toEqual(expected));

  test('counts a row that was wiped only where its record says something', async () => {
    const { world } = worldWith();
    const bound = [1, 2, 3, 4].map((serial) => rowOf(serial, 'wiped'));
    for (const it of bound) await world.store.keep(keptComplaint(it.id, {}), []);
    const office = await openOffice(world);
    const view = viewTab(COMPLAINTS, 7, NEVER_SEEN, HEADING, { sheetId: 7, rows: [HEADER] }, office);
    const close: BoundTab['close'] = { view, tab: tabOf(HEADING), comparison: { changed: [], moved: [], missing: [], loose: [] }, buckets: new Buckets(world.store, COMPLAINTS), due: new Set(), torn: false };
    expect(await breach(world, office, { bound, loose: [], settled: new Set(), close })).toBeUndefined();
  });
  test('does not count what is gone already', async () => {
    const { world } = worldWith();
    const buckets = new Buckets(world.store, COMPLAINTS);
    await buckets.load([bucketOf(id(1))]);
    for (const serial of [1, 2, 3, 4, 5]) buckets.get(bucketOf(id(serial)))?.set(id(serial), { print: serial, place: 1, gone: serial < 2, live: false });
    const office = await openOffice(world);
    const view = viewTab(COMPLAINTS, 7, NEVER_SEEN, HEADING, { sheetId: 7, rows: [HEADER] }, office);
    const close: BoundTab['close'] = { view, tab: tabOf(HEADING), comparison: { changed: [], moved: [], missing: [], loose: [] }, buckets, due: new Set(), torn: false };
    expect(await breach(world, office, { bound: [], loose: [], settled: new Set(), close })).toEqual({ why: 'deleted', rows: 4, of: 0 });
  });
});

/** Whether a look of a tab whose columns stood otherwise before has lost its head. */
async function headOf(now: Heading, before: Heading = HEADING, register: Register = COMPLAINTS): Promise<ReturnType<typeof headTrouble>> {
  const { world } = worldWith();
  const view = viewTab(register, 7, { ...NEVER_SEEN, count: 9 }, before, { sheetId: 7, rows: [now.header] }, await openOffice(world));
  return headTrouble({ close: { view, tab: tabOf(now), comparison: { changed: [], moved: [], missing: [], loose: [] }, buckets: new Buckets(world.store, register), due: new Set(), torn: false } });
}
const HEADLESS = { why: 'headless', rows: 0, of: 9 };

describe('a tab has lost its head', () => {
  const titled = (...header: readonly string[]): Heading => ({ header, layout: LAYOUT });

  test.each<[string, Heading, unknown]>([
    ['not as it was', HEADING, undefined],
    ['without its number column', { header: HEADER.slice(1), layout: LAYOUT.slice(1) }, HEADLESS],
    ['without a column that has to be filled', { header: ['编号', '校验结果', '客户'], layout: ['id', 'check', 'customer'] }, HEADLESS],
    ['not without another', { header: ['编号', '客户', '投诉内容'], layout: ['id', 'customer', 'content'] }, undefined],
    ['where most titles changed at once', titled('a', 'b', 'c', '联系电话', '投诉内容', '备注'), HEADLESS],
    ['not where two of five did', titled('a', 'b', '客户', '联系电话', '投诉内容', 'x'), undefined],
    ['where they were emptied', titled('', '', '', '', '', ''), HEADLESS],
    ['where they are not even blank', titled(), HEADLESS],
    ['not where columns moved with their titles', { header: HEADER.toReversed(), layout: LAYOUT.toReversed() }, undefined],
  ])('%s', async (_, now, expected) => expect(await headOf(now)).toEqual(expected));

  test('not where half of the titles changed', () => {
    const before: Heading = { header: ['编号', '客户'], layout: ['id', 'customer'] };
    expect([['编号', 'x'], ['x', 'y']].map((header) => isBeheaded(before, tabOf({ ...before, header })))).toEqual([false, true]);
  });
  test('not by columns that are gone, nor by strangers\'', () => expect(isBeheaded(HEADING, tabOf({ header: ['编号', 'x', 'y', 'z'], layout: ['id', null, null, null] }))).toBe(false));
  test('not before anybody knew it', () => expect(isBeheaded(undefined, tabOf({ header: ['x'], layout: ['id'] }))).toBe(false));
  test('a tab of reference has no number to lose', async () => expect([await headOf({ header: ['部门'], layout: ['name'] }, { header: ['部门'], layout: ['name'] }, DEPARTMENTS), await headOf({ header: ['负责人'], layout: ['head'] }, { header: ['负责人'], layout: ['head'] }, DEPARTMENTS)]).toEqual([undefined, HEADLESS]));
});

const noted = (logs: readonly string[]): readonly string[] => logs.filter((it) => it.startsWith('notice '));

describe('a tab is frozen', () => {
  const TROUBLE = { why: 'deleted', rows: 4, of: 10 } as const;
  const frozenAs = (view: TabView, more: Partial<Frozen> = {}): Frozen => ({ ...TROUBLE, at: at('09:00'), signature: signatureOf(view), ...more });

  /** Freezes a tab as it was seen, at a moment. */
  async function frozen(seen: Partial<TabSeen> = {}, trouble: Parameters<typeof freeze>[3] = TROUBLE, now = '09:00') {
    const given = worldWith({ now });
    const office = await openOffice(given.world);
    const view = viewTab(COMPLAINTS, 7, { ...NEVER_SEEN, ...seen }, HEADING, { sheetId: 7, rows: [HEADER, [id(1), '', '张']] }, office);
    return { ...given, office, view, after: await freeze(given.world, office, view, trouble) };
  }

  test('with what was seen, and all else as it was', async () => {
    const { view, after } = await frozen({ waiting: [id(1)], count: 10, thorough: true });
    expect(after).toEqual({ ...NEVER_SEEN, waiting: [id(1)], count: 10, thorough: true, frozen: frozenAs(view) });
  });
  test('no longer as the operator took it, nor to be looked at again', async () => {
    const { after } = await frozen({ accepted: true, again: true });
    expect([after.accepted, after.again]).toEqual([undefined, undefined]);
  });
  test('and the administrator is told once', async () => {
    const { world, office, view, after, logs, letters } = await frozen();
    await freeze(world, office, { ...view, seen: after }, TROUBLE);
    expect([noted(logs).length, letters.length, logs.filter((it) => it.startsWith('tab.frozen')).length]).toEqual([1, 1, 2]);
    expect(letters[0]?.to).toEqual([expect.objectContaining({ address: 'admin@example.com' })]);
  });
  test('since when it was first', async () => {
    const { view, after } = await frozen({ frozen: { ...TROUBLE, at: at('08:00'), signature: 1 } });
    expect(after.frozen).toEqual(frozenAs(view, { at: at('08:00') }));
  });
  test.each<[string, Partial<Frozen>]>([['for another reason', { why: 'overwritten' }], ['for more rows', { rows: 5 }]])('anew %s, and told again', async (_, before) => {
    const { after, logs, letters } = await frozen({ frozen: { ...TROUBLE, at: at('08:00'), signature: 1, ...before } });
    expect([after.frozen?.at, after.frozen?.why, after.frozen?.rows, noted(logs).length, letters.length]).toEqual([at('08:00'), 'deleted', 4, 1, 1]);
  });
  test('again on another day, and told again', async () => {
    const { memory } = await frozen();
    const again = worldWith({ memory, now: '10-13 09:00' });
    const office = await openOffice(again.world);
    await freeze(again.world, office, viewTab(COMPLAINTS, 7, NEVER_SEEN, HEADING, { sheetId: 7, rows: [HEADER] }, office), TROUBLE);
    expect(again.letters).toHaveLength(1);
  });

  test.each<[Frozen['why'], string, string, readonly string[]]>([
    ['deleted', '10 行里一次少了 4 行', '4 of 10 rows are gone at once', ['accept', 'restore']],
    ['overwritten', '10 行里一次有 4 行的已填内容被改写或清空', 'filled cells were overwritten in 4 of 10 rows at once', ['accept', 'restore']],
    ['renumbered', '一次有 4 行的编号被别的编号盖住', '4 numbers were pasted over at once', ['accept', 'restore']],
    ['headless', '表头被删、被改写，或少了必需的列（编号、必填列）', 'the header is gone, overwritten, or without a required column', ['rebuild']],
    ['tabless', '标签页不见了', 'the tab is not there', ['rebuild']],
    ['restoring', '正在按系统的记录恢复，还没有做完', 'it is being restored from the records, which has not ended', ['accept', 'restore']],
  ])('%s: it says what was seen and which commands may follow', async (why, zh, en, verbs) => {
    expect(freezeText({ why, rows: 4, of: 10 })).toEqual({ zh, en });
    const { logs, letters } = await frozen({}, { why, rows: 4, of: 10 });
    const [said = ''] = noted(logs);
    expect([said.includes(en), [...said.matchAll(/npm run desk -- sync (\w+) 客户投诉登记本/g)].map((found) => found[1])]).toEqual([true, verbs]);
    expect(letters[0]?.text).toContain(zh);
  });
  test('with nothing of a customer in the letter', async () => expect((await frozen()).letters[0]?.text).not.toContain('张'));
  test('and the log says which', async () => expect((await frozen()).logs[0]).toBe('tab.frozen {"register":"complaints","why":"deleted","rows":4,"of":10}'));
});
