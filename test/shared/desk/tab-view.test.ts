import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Buckets } from '../../../shared/desk/buckets.ts';
import { openOffice, type Office } from '../../../shared/desk/office.ts';
import { changedBuckets, compare, differs, digestOfAll, freeRow, shortBuckets, signatureOf, spansOf, viewTab, windowOf, type Comparison, type TabView } from '../../../shared/desk/tab-view.ts';
import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import { DEPARTMENTS } from '../../../shared/registers/references.ts';
import { metadataIdOf } from '../../../shared/registers/number.ts';
import { bucketOf, type Slot } from '../../../shared/sheet/bucket.ts';
import { NEVER_SEEN, packTallies, type Frozen, type TabSeen } from '../../../shared/sheet/seen.ts';
import type { Window } from '../../../shared/sheet/sheets.ts';
import { at } from '../cases/kit.ts';
import { worldWith } from './kit.ts';

type Rows = readonly (readonly unknown[])[];

const HEADER = ['编号', '客户', '投诉内容', '备注'];
const LAYOUT = ['id', 'customer', 'content', null];
const HEADING = { header: HEADER, layout: LAYOUT };
const id = (serial: number): string => `KS-2610-${String(serial).padStart(4, '0')}`;
const record = (serial: number, says = '门板开裂'): readonly unknown[] => [id(serial), `客户${serial}`, says];
/** Three records, a gap, one more, and a row that is nobody's. */
const ROWS: Rows = [record(1), record(2), record(3), [], record(201), ['', '新', '来了']];
const GIVEN = 201;

const { world, memory } = worldWith({ now: '09:30' });
memory.series.set('KS-2610', GIVEN);
const OFFICE = await openOffice(world);
const officeWith = (given: number): Office => ({ ...OFFICE, given: (prefix) => new Map(prefix === 'KS' ? [['KS-2609', 3], ['KS-2610', given]] : []) });

const viewOf = (rows: Rows, seen: TabSeen = NEVER_SEEN, header: readonly unknown[] = HEADER): TabView => viewTab(COMPLAINTS, 7, seen, HEADING, { sheetId: 7, rows: [header, ...rows] }, OFFICE);

/** What a look left of rows: the tab as seen, and the slots of its buckets. */
function after(rows: Rows, more: Partial<TabSeen> = {}): { readonly seen: TabSeen; readonly slots: readonly (readonly [string, Slot])[] } {
  const { survey } = viewOf(rows);
  const slots = survey.rows.flatMap((row): [string, Slot][] => (row.id === undefined ? [] : [[row.id, { print: row.print, place: row.place, gone: false, live: false }]]));
  const names = new Set([...survey.digests.keys(), 'KS-2610/0', 'KS-2610/1', 'KS-2609/0']);
  const tallies = packTallies(new Map([...names].map((name) => [name, { digest: survey.digests.get(name) ?? 0, count: name === 'KS-2610/1' ? 1 : name === 'KS-2609/0' ? 3 : 200 }])));
  return { seen: { ...NEVER_SEEN, tallies, loose: survey.loose, count: slots.length, ...more }, slots };
}

/** How rows differ from what a look left of others. */
async function compared(now: Rows, before: Rows = ROWS, more: Partial<TabSeen> = {}, change: (id: string, slot: Slot) => Slot = (_, slot) => slot): Promise<Comparison> {
  const { seen, slots } = after(before, more);
  const { store } = worldWith().world;
  const buckets = new Buckets(store, COMPLAINTS);
  await buckets.load(slots.map(([number]) => bucketOf(number)));
  for (const [number, slot] of slots) buckets.get(bucketOf(number))?.set(number, change(number, slot));
  await buckets.save();
  return compare(viewOf(now, seen), new Buckets(store, COMPLAINTS));
}
const told = ({ changed, moved, missing, loose }: Comparison) => ({ changed: changed.map((row) => row.index), moved: moved.map((row) => row.index), missing, loose: loose.map((row) => row.index) });

describe('a tab beside what was last seen of it', () => {
  test('shows its header, its rows and their survey', () => {
    const view = viewOf(ROWS, { ...NEVER_SEEN, count: 4 });
    expect(view).toMatchObject({ register: COMPLAINTS, sheetId: 7, heading: HEADING, headerMoved: false, before: LAYOUT, titles: HEADER, absent: false, rows: ROWS, seen: { count: 4 } });
    expect(view.survey.rows.map((row) => [row.index, row.id])).toEqual([[1, id(1)], [2, id(2)], [3, id(3)], [5, id(201)], [6, undefined]]);
  });
  test('under another header stands as the columns probably do', () => {
    const view = viewOf([['客户一', id(1), '开裂']], NEVER_SEEN, ['客户', '编号', '投诉内容', '备注']);
    expect([view.headerMoved, view.heading, view.before, view.titles, view.survey.rows[0]?.id]).toEqual([true, { header: ['客户', '编号', '投诉内容', '备注'], layout: ['customer', 'id', 'content', null] }, LAYOUT, HEADER, id(1)]);
  });
  test('that was never looked at has no columns yet', () => {
    const view = viewTab(COMPLAINTS, 7, NEVER_SEEN, undefined, { sheetId: 7, rows: [HEADER, ...ROWS] }, OFFICE);
    expect([view.headerMoved, view.heading, view.before, view.survey.rows]).toEqual([true, { header: HEADER, layout: [] }, [], []]);
  });
  test('may not be there', () => expect(viewTab(COMPLAINTS, 7, NEVER_SEEN, HEADING, undefined, OFFICE)).toMatchObject({ absent: true, rows: [], heading: { header: [] } }));
  test('may be empty, header and all', () => expect(viewTab(COMPLAINTS, 7, NEVER_SEEN, HEADING, { sheetId: 7, rows: [] }, OFFICE)).toMatchObject({ absent: false, headerMoved: true, rows: [] }));
  test('of reference is surveyed as a whole', () => {
    const rows = [['售后部', '赵头'], [], ['安装部']];
    const { survey } = viewTab(DEPARTMENTS, 8, NEVER_SEEN, { header: ['部门', '负责人'], layout: ['name', 'head'] }, { sheetId: 8, rows: [['部门', '负责人'], ...rows] }, OFFICE);
    expect([survey.rows, survey.digests, survey.loose, survey.twice]).toEqual([[], new Map(), digestOfAll(['name', 'head'], rows), new Set()]);
  });
  test('has its first free row below everything', () => expect(freeRow(viewOf([...ROWS, [], ['', '', '', '备注']]))).toBe(9));
});

describe('the digest of a reference tab', () => {
  const digest = (...rows: Rows): number => digestOfAll(['name', null], rows);
  test.each<[string, Rows, boolean]>([
    ['what aside says', [['甲', '备注'], ['乙']], true],
    ['blank rows at the end', [['甲'], ['乙'], [], ['']], true],
    ['a value', [['甲'], ['丙']], false],
    ['the order', [['乙'], ['甲']], false],
    ['a row that came', [['甲'], ['乙'], ['丙']], false],
    ['a row that went', [['甲']], false],
    ['a gap', [['甲'], [], ['乙']], false],
    ['a blank row above', [[], ['甲'], ['乙']], false],
  ])('minds %s: not? %s', (_, rows, same) => expect(digest(...rows) === digest(['甲'], ['乙'])).toBe(same));
  test('is nothing for nothing, and below 48 bits', () => {
    const big = digest(...Array.from({ length: 60 }, (_, index) => [`部门${index}`]));
    expect([digest(), digest([], ['']), Number.isSafeInteger(big), big < 2 ** 48]).toEqual([0, 0, true, true]);
  });
  test('adds up rows and their places', () => expect(digest(['甲'], ['乙'])).toBe((digest(['甲']) + digest([], ['乙'])) % 2 ** 48));
});

describe('a tab is read more closely', () => {
  const FROZEN: Omit<Frozen, 'signature'> = { at: at('09:00'), why: 'deleted', rows: 3, of: 100 };
  const quiet = (more: Partial<TabSeen> = {}, rows: Rows = ROWS): TabView => viewOf(rows, after(ROWS, more).seen);
  const frozen = (rows: Rows, more: Partial<Frozen> = {}, besides: Partial<TabSeen> = {}): TabView => quiet({ frozen: { ...FROZEN, signature: signatureOf(quiet()), ...more }, ...besides }, rows);

  test.each<[string, TabView, boolean]>([
    ['not where nothing differs', quiet(), false],
    ['not where somebody writes aside', quiet({}, [[...record(1), '备注'], ...ROWS.slice(1)]), false],
    ['where a record says something else', quiet({}, [record(1, '裂了'), ...ROWS.slice(1)]), true],
    ['where a record stands elsewhere', quiet({}, [record(2), record(1), ...ROWS.slice(2)]), true],
    ['where a record went', quiet({}, ROWS.slice(1)), true],
    ['where the last of its bucket went', quiet({}, ROWS.toSpliced(4, 1)), true],
    ['where a row came', quiet({}, [...ROWS, ['', '又', '一个']]), true],
    ['where a row of nobody\'s went', quiet({}, ROWS.slice(0, 5)), true],
    ['where the header changed', viewOf(ROWS, after(ROWS).seen, [...HEADER, '新']), true],
    ['where the tab is gone', viewTab(COMPLAINTS, 7, after([]).seen, { header: [], layout: [] }, undefined, OFFICE), true],
    ['where it owes another look', quiet({ waiting: [id(1)] }), true],
    ['where time clears an error now', quiet({ timed: { [id(1)]: at('09:30') } }), true],
    ['not where it clears one later', quiet({ timed: { [id(1)]: at('09:31') } }), false],
    ['not while it is frozen and as it was', frozen(ROWS), false],
    ['not even if it owes another look', frozen(ROWS, {}, { waiting: [id(1)], thorough: true }), false],
    ['frozen, where somebody touched it', frozen(ROWS.slice(1)), true],
    ['frozen, where the operator said that it is right', frozen(ROWS, {}, { accepted: true }), true],
    ['not while it is being restored, whatever happens in it', frozen(ROWS.slice(1), { why: 'restoring' }), false],
    ['nor whatever was said before', frozen(ROWS, { why: 'restoring' }, { accepted: true }), false],
  ])('%s', (_, view, expected) => expect(differs(view, OFFICE)).toBe(expected));

  test('where a number was given out that never had a row', () => expect([GIVEN, GIVEN + 1].map((given) => differs(quiet(), officeWith(given)))).toEqual([false, true]));
  test('but no reference tab is, for it has no numbers', () => {
    const view = viewTab({ ...DEPARTMENTS, prefix: 'KS' }, 8, NEVER_SEEN, { header: ['部门'], layout: ['name'] }, { sheetId: 8, rows: [['部门']] }, OFFICE);
    expect(differs(view, officeWith(GIVEN + 1))).toBe(false);
  });
});

const signature = (rows: Rows, header: readonly unknown[] = HEADER): number => signatureOf(viewOf(rows, NEVER_SEEN, header));

describe('a frozen tab is known again', () => {
  test.each<[string, number, boolean]>([
    ['as it was', signature(ROWS), true],
    ['wherever its columns are taken to stand', signatureOf({ ...viewOf(ROWS), heading: { header: HEADER, layout: ['id', null, 'content', 'customer'] } }), true],
    ['not with something aside', signature([[...record(1), '备注'], ...ROWS.slice(1)]), false],
    ['not with a row less', signature(ROWS.slice(1)), false],
    ['not with a row more', signature([...ROWS, ['', '又', '一个']]), false],
    ['not with another value', signature([record(1, '裂了'), ...ROWS.slice(1)]), false],
    ['not with another title', signature(ROWS, ['编号', '客户', '投诉内容', '备考']), false],
    ['not with titles in another order', signature(ROWS, ['备注', '编号', '客户', '投诉内容']), false],
    ['not without its header', signature(ROWS, []), false],
    ['not where it is gone', signatureOf(viewTab(COMPLAINTS, 7, NEVER_SEEN, HEADING, undefined, OFFICE)), false],
  ])('%s', (_, other, same) => expect(other === signature(ROWS)).toBe(same));
  test('gone is not empty', () => expect(signatureOf(viewTab(COMPLAINTS, 7, NEVER_SEEN, HEADING, undefined, OFFICE))).not.toBe(signature([], [])));
  test('by a whole number of 48 bits', () => {
    const big = signature(Array.from({ length: 201 }, (_, index) => record(index + 1)));
    expect([Number.isSafeInteger(big), big < 2 ** 48]).toEqual([true, true]);
  });
});

const tallies = (...counts: readonly number[]): TabView['tallies'] => new Map([['KS-2609/0', { digest: 0, count: 3 }], ...counts.map((count, index): [string, { digest: number; count: number }] => [`KS-2610/${index}`, { digest: 0, count }])]);

const short = (given: number, ...counts: readonly number[]): readonly string[] => shortBuckets({ register: COMPLAINTS, tallies: tallies(...counts) }, officeWith(given));

describe('numbers that never had a row', () => {
  test.each<[string, number, readonly number[], readonly string[]]>([
    ['are none where as many had one as were given', 450, [200, 200, 50], []],
    ['are in the last bucket', 451, [200, 200, 50], ['KS-2610/2']],
    ['are in a new one', 401, [200, 200], ['KS-2610/2']],
    ['are not in one that nobody needs yet', 400, [200, 200], []],
    ['are in an old one', 450, [199, 200, 50], ['KS-2610/0']],
    ['are in several', 450, [], ['KS-2610/0', 'KS-2610/1', 'KS-2610/2']],
    ['are none where more had one', 450, [200, 200, 51], []],
    ['are none where none was given', 0, [], []],
  ])('%s', (_, given, counts, expected) => expect(short(given, ...counts)).toEqual(expected));
  test('in any month', () => expect(shortBuckets({ register: COMPLAINTS, tallies: new Map() }, officeWith(1))).toEqual(['KS-2609/0', 'KS-2610/0']));
  test('of another register are not asked', () => expect(shortBuckets({ register: { ...COMPLAINTS, prefix: 'FK' }, tallies: new Map() }, officeWith(1))).toEqual([]));
});

describe('a look compares', () => {
  const NOTHING = { changed: [], moved: [], missing: [], loose: [6] };

  test('nothing where nothing changed', async () => expect(told(await compared(ROWS))).toEqual(NOTHING));
  test.each<[string, Rows, Partial<ReturnType<typeof told>>]>([
    ['a row that says something else', [record(1), record(2, '裂了'), ...ROWS.slice(2)], { changed: [2] }],
    ['a row that says it elsewhere, and the one below', [record(1), ...ROWS.slice(2), record(2)], { moved: [2, 6], loose: [5] }],
    ['rows below one that came in', [[], ...ROWS], { moved: [1 + 1], loose: [7] }],
    ['a row that says something else elsewhere', [record(2, '裂了'), record(1), ...ROWS.slice(2)], { changed: [1], moved: [2, 3] }],
    ['a row that went', ROWS.slice(1), { moved: [1], missing: [id(1)], loose: [5] }],
    ['the only row of its bucket that went', ROWS.toSpliced(4, 1), { missing: [id(201)], loose: [5] }],
    ['a row that stands twice, wherever', [...ROWS, [], record(2)], { changed: [2, 8], moved: [3] }],
    ['a number that was typed over', [record(1), [id(1), '客户2', '门板开裂'], ...ROWS.slice(2)], { changed: [1, 2], moved: [3], missing: [id(2)] }],
    ['a number that was emptied', [record(1), ['', '客户2', '门板开裂'], ...ROWS.slice(2)], { moved: [3], missing: [id(2)], loose: [2, 6] }],
  ])('%s', async (_, now, expected) => expect(told(await compared(now))).toEqual({ ...NOTHING, ...expected }));
  test('only in buckets that differ', async () => expect(told(await compared([record(1, '裂了'), ...ROWS.slice(1)], ROWS, {}, (number, slot) => (number === id(201) ? { ...slot, print: 1 } : slot)))).toEqual({ ...NOTHING, changed: [1] }));
  test('a row that was missed is looked at though it is as it was', async () => expect(told(await compared(ROWS, ROWS, { missing: { [id(2)]: at('09:00') } }))).toEqual({ ...NOTHING, changed: [2] }));
  test('a row that was gone and is back', async () => expect(told(await compared(ROWS, ROWS.toSpliced(1, 1, []), { missing: { [id(3)]: at('09:00') } }, (_, slot) => slot)).changed).toContain(2));
  test('one that is gone is missed no longer', async () => expect(told(await compared(ROWS.slice(1), ROWS, {}, (number, slot) => (number === id(1) ? { ...slot, gone: true } : slot))).missing).toEqual([]));
  test('one that is gone is noticed where it stands, whatever it says', async () => expect(told(await compared([record(1), record(2), record(3, '裂了'), ...ROWS.slice(3)], ROWS, {}, (number, slot) => (number === id(1) ? { ...slot, gone: true } : slot))).changed).toEqual([1, 3]));
  test('what stands straight below a number that stands twice may have moved', async () => expect(told(await compared([record(1), record(1), record(2), record(3), [], record(201)], [record(1), record(9), record(2), record(3), [], record(201)])).moved).toContain(3));
});

const rowAt = (index: number) => ({ index, print: 1, place: 0, cells: [] });

describe('a closer read asks for', () => {
  const NONE: Comparison = { changed: [], moved: [], missing: [], loose: [] };
  const window = (view: TabView, whole: readonly number[], more: Partial<Comparison> = {}): Window => windowOf(view, whole, { ...NONE, ...more });
  const view = viewOf(ROWS);

  test.each<[string, Window, Window]>([
    ['the header alone, where nothing else is wanted', window(view, []), { sheetId: 7, rows: [] }],
    ['whole rows', window(view, [5, 1, 2]), { sheetId: 7, rows: [[1, 3], [5, 6]] }],
    ['the marks of rows that moved', window(view, [1], { moved: [rowAt(3)] }), { sheetId: 7, rows: [[1, 2]], marks: { column: 0, spans: [[3, 4]] } }],
    ['the marks of what is missing, wherever they are, and what stands below the end', window(view, [], { missing: [id(2), id(3)] }), { sheetId: 7, rows: [], marks: { column: 0, spans: [[7, Infinity]] }, find: [metadataIdOf(id(2)), metadataIdOf(id(3))] }],
    ['both', window(view, [], { moved: [rowAt(3)], missing: [id(2)] }), { sheetId: 7, rows: [], marks: { column: 0, spans: [[3, 4], [7, Infinity]] }, find: [metadataIdOf(id(2))] }],
    ['every mark, where a write went astray', window(viewOf(ROWS, { ...NEVER_SEEN, thorough: true }), [1], { moved: [rowAt(3)], missing: [id(2)] }), { sheetId: 7, rows: [[1, 2]], marks: { column: 0, spans: [[1, Infinity]] } }],
    ['every mark, where the operator said that the sheet is right', window(viewOf(ROWS, { ...NEVER_SEEN, accepted: true }), []), { sheetId: 7, rows: [], marks: { column: 0, spans: [[1, Infinity]] } }],
    ['every mark, and the number where it stands now, where columns moved', window(viewOf(ROWS, NEVER_SEEN, ['客户', '编号', '投诉内容', '备注']), []), { sheetId: 7, rows: [], marks: { column: 1, spans: [[1, Infinity]] } }],
    ['the first column, where no number stands', window(viewTab(COMPLAINTS, 7, NEVER_SEEN, { header: ['客户'], layout: ['customer'] }, { sheetId: 7, rows: [['客户']] }, OFFICE), [], { moved: [rowAt(3)] }), { sheetId: 7, rows: [], marks: { column: 0, spans: [[3, 4]] } }],
    ['the whole tab, where its columns were never known', window(viewTab(COMPLAINTS, 7, NEVER_SEEN, undefined, { sheetId: 7, rows: [HEADER] }, OFFICE), [1]), { sheetId: 7 }],
    ['nothing of a tab that is gone', window(viewTab(COMPLAINTS, 7, NEVER_SEEN, HEADING, undefined, OFFICE), [1]), { sheetId: 7 }],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected));

  test.each([[100, 100, false], [101, undefined, true]])('of %d that are missing %s marks one by one; all at once: %s', (count, found, everywhere) => {
    const it = window(view, [], { missing: Array.from({ length: count }, (_, index) => id(index + 1)) });
    expect([it.find?.length, JSON.stringify(it.marks?.spans) === JSON.stringify([[1, Infinity]])]).toEqual([found, everywhere]);
  });
});

/** How many spans so many rows make, so far from each other. */
const every = (step: number, count: number): number => spansOf(Array.from({ length: count }, (_, index) => 1 + index * step)).length;

describe('rows are asked for in spans', () => {
  test.each<[string, readonly number[], ReturnType<typeof spansOf>]>([
    ['none', [], []],
    ['one', [5], [[5, 6]]],
    ['neighbours together', [5, 6, 7], [[5, 8]]],
    ['over a gap of one', [5, 7], [[5, 8]]],
    ['not over a gap of two', [5, 8], [[5, 6], [8, 9]]],
    ['in whatever order, however often', [8, 5, 8, 6], [[5, 9]]],
  ])('%s', (_, indexes, expected) => expect(spansOf(indexes)).toEqual(expected));
  test('at most 150 of them: then wider gaps are read along', () => {
    expect([every(3, 150), every(3, 151), every(9, 150), every(9, 151), every(40, 151)]).toEqual([150, 1, 150, 1, 1]);
  });
  test('hold every row, in order, apart from each other', () =>
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 5_000 }), { maxLength: 400 }), (indexes) => {
      const spans = spansOf(indexes);
      expect(indexes.filter((index) => !spans.some(([from, to]) => index >= from && index < to))).toEqual([]);
      expect(spans.flatMap(([from, to]) => [from, to - 1]).filter((edge) => !indexes.includes(edge))).toEqual([]);
      expect(spans.filter(([from], at_) => from <= (spans[at_ - 1]?.[1] ?? 0))).toEqual([]);
      expect(spans.length).toBeLessThanOrEqual(150);
    })));
});

test('buckets differ by their digest, where they are, or where they were', () => {
  const { seen } = after(ROWS);
  expect([changedBuckets(viewOf(ROWS, seen)), changedBuckets(viewOf([record(1)], seen)), changedBuckets(viewOf([...ROWS, ['KS-2609-0001']], seen))]).toEqual([[], ['KS-2610/0', 'KS-2610/1'], []]);
});
