import { describe, expect, it } from 'vitest';
import { lookAll } from '../../../shared/desk/look-all.ts';
import { rebuildTab } from '../../../shared/desk/rebuild.ts';
import { restoreSheet } from '../../../shared/desk/restore.ts';
import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import { PEOPLE } from '../../../shared/registers/references.ts';
import type { Register } from '../../../shared/registers/register.ts';
import { MINUTE } from '../../../shared/words/time.ts';
import { Crash, openBase, Shop, type Base } from '../../staff/shop.ts';

/* The operator's command beside everything that may happen to it: death at any call, staff at work, refusals. */

const CLERK = 'clerk@example.com';

/** A shop whose workbooks belong to somebody else, as Google's do. */
const openShop = (base: Base): Shop => new Shop({ ...base, books: base.books.map((book) => ({ ...book, file: { ...book.file, owner: 'boss@example.com' } })) });
const column = (register: Register, key: string): number => register.columns.findIndex((it) => it.key === key);
const batch = (shop: Shop, book: string, ...requests: readonly object[]): void => void shop.google.ask(CLERK, 'POST', `/v4/spreadsheets/${book}:batchUpdate`, { requests });
const write = (sheetId: number, row: number, at: number, userEnteredValue: object): object => ({ updateCells: { start: { sheetId, rowIndex: row - 1, columnIndex: at }, rows: [{ values: [{ userEnteredValue }] }], fields: 'userEnteredValue' } });
const type = (shop: Shop, row: number, cells: Readonly<Record<string, string>>): void =>
  batch(shop, shop.places.service, ...Object.entries(cells).map(([key, text]) => write(1, row, column(COMPLAINTS, key), text.startsWith('=') ? { formulaValue: text } : { stringValue: text })));
const rowRange = (first: number, last: number) => ({ sheetId: 1, dimension: 'ROWS', startIndex: first - 1, endIndex: last });

async function look(shop: Shop, times: number): Promise<void> {
  for (let taken = 0; taken < times; taken += 1) {
    await shop.pass(MINUTE);
    await lookAll(shop.world(shop.machine())).catch((error: unknown) => shop.logs.push(`look ${String(error)}`));
  }
}

/** What a tab says, row by row in the order of what stands first in them; without the system's text that time moves. */
function shown(shop: Shop, book: string, title: string, register: Register): readonly string[] {
  const tab = shop.google.book(book).tabs.find((it) => it.properties.title === title);
  const keys = register.columns.filter(({ key }) => !['updatedAt', 'nearest', 'trail'].includes(key)).map(({ title: of }) => of);
  const header = (tab?.rows[0]?.cells ?? []).map((cell) => cell?.userEnteredValue?.stringValue ?? '');
  return (tab?.rows ?? []).slice(1).flatMap((row) => {
    const cells = keys.flatMap((of) => Object.values(row?.cells[header.indexOf(of)]?.userEnteredValue ?? {}).map(String));
    return cells.length === 0 ? [] : [[...cells, ...(row?.tags ?? []).map((tag) => tag.metadataId)].join('|')];
  }).toSorted();
}

const complaints = (shop: Shop): readonly string[] => shown(shop, shop.places.service, '客户投诉登记本', COMPLAINTS);
const people = (shop: Shop): readonly string[] => shown(shop, shop.places.rules, '人员', PEOPLE);
/** What the records say in people's columns, and whether they are deleted. */
const records = (shop: Shop): readonly unknown[] => shop.memory.records().map(({ id, body }) => [id, Object.fromEntries(Object.entries(body.cells).map(([key, cell]) => [key, cell.raw])), body.goneAt]);

const begun = await (async () => {
  const shop = new Shop(await openBase());
  for (let row = 2; row < 10; row += 1) type(shop, row, { customer: `客户${row}`, content: `内容${row}`, department: '售后部', firstIntake: row === 4 ? '9999' : '0101' });
  await look(shop, 3);
  return shop.freeze();
})();

const whole = openShop(begun);
const RIGHT = complaints(whole);
const KEPT = records(whole);
const COMPANY = people(whole);

/** Eight rows of which five are gone and one says something else, frozen. */
const damaged = await (async () => {
  const shop = openShop(begun);
  batch(shop, shop.places.service, { deleteDimension: { range: rowRange(3, 7) } });
  type(shop, 3, { content: '改了' });
  await look(shop, 2);
  return shop.freeze();
})();

const tabless = await (async () => {
  const shop = openShop(begun);
  batch(shop, shop.places.service, { deleteSheet: { sheetId: 1 } });
  batch(shop, shop.places.rules, { deleteSheet: { sheetId: 1 } });
  await look(shop, 2);
  return shop.freeze();
})();

const headless = await (async () => {
  const shop = openShop(begun);
  batch(shop, shop.places.service, { deleteDimension: { range: rowRange(1, 1) } });
  await look(shop, 2);
  return shop.freeze();
})();

const shorthanded = await (async () => {
  const shop = openShop(begun);
  batch(shop, shop.places.rules, { deleteDimension: { range: rowRange(2, 7) } });
  await look(shop, 2);
  return shop.freeze();
})();

type Repair = (shop: Shop, machine: ReturnType<Shop['machine']>) => Promise<unknown>;
const restore: Repair = (shop, machine) => restoreSheet(shop.world(machine), COMPLAINTS);

describe('a command that dies at any of its calls', () => {
  it.each<{ what: string; from: Base; repair: Repair }>([
    { what: 'restoring rows', from: damaged, repair: restore },
    { what: 'rebuilding a tab', from: tabless, repair: (shop, machine) => rebuildTab(shop.world(machine), COMPLAINTS) },
    { what: 'rebuilding under a lost header', from: headless, repair: (shop, machine) => rebuildTab(shop.world(machine), COMPLAINTS) },
    { what: 'restoring 人员', from: shorthanded, repair: (shop, machine) => restoreSheet(shop.world(machine), PEOPLE) },
    { what: 'rebuilding 人员', from: tabless, repair: (shop, machine) => rebuildTab(shop.world(machine), PEOPLE) },
  ])('$what: nothing is lost meanwhile, and run again it ends', async ({ what, from, repair }) => {
    const done = what.includes('人员') ? people : complaints;
    const right = what.includes('人员') ? COMPANY : RIGHT;
    const wrong: string[] = [];
    for (let at = 1, died = true; died; at += 1) {
      died = false;
      for (const after of [false, true]) {
        const shop = openShop(from);
        const machine = shop.machine();
        machine.dies = { at, done: after };
        died = (await repair(shop, machine).then(() => false, (error: unknown) => error instanceof Crash)) || machine.dead || died;
        await look(shop, 4);
        if (JSON.stringify(records(shop)) !== JSON.stringify(KEPT)) wrong.push(`${at} ${String(after)}: the records changed`);
        // It may have been done but for the look at the end.
        await repair(shop, shop.machine()).catch((error: unknown) => shop.logs.push(String(error)));
        await look(shop, 3);
        if (JSON.stringify(done(shop)) !== JSON.stringify(right)) wrong.push(`${at} ${String(after)}: ${done(shop).join('\n')}\n${shop.logs.slice(-6).join('\n')}`);
        if (JSON.stringify(records(shop)) !== JSON.stringify(KEPT)) wrong.push(`${at} ${String(after)}: the records changed in the end`);
      }
    }
    expect(wrong.join('\n')).toBe('');
  });
});

describe('staff at work at every write of a restore', () => {
  it.each<{ what: string; requests: readonly object[] }>([
    { what: 'insert a row on top', requests: [{ insertDimension: { range: rowRange(2, 2), inheritFromBefore: false } }] },
    { what: 'sort', requests: [{ sortRange: { range: { sheetId: 1, startRowIndex: 1, endRowIndex: 9 }, sortSpecs: [{ dimensionIndex: column(COMPLAINTS, 'customer'), sortOrder: 'DESCENDING' }] } }] },
    { what: 'move the last row up', requests: [{ moveDimension: { source: rowRange(4, 4), destinationIndex: 1 } }] },
    { what: 'insert a column', requests: [{ insertDimension: { range: { sheetId: 1, dimension: 'COLUMNS', startIndex: 5, endIndex: 6 }, inheritFromBefore: true } }] },
  ])('$what: it ends as it should', async ({ requests }) => {
    const shop = openShop(damaged);
    let meddled = 0;
    shop.google.meddle = ({ writes, path }) => (writes && path.includes(shop.places.service) && meddled < 3 ? { before: () => batch(shop, shop.places.service, ...requests.slice(0, (meddled += 1))) } : undefined);
    await restore(shop, shop.machine());
    await look(shop, 3);
    expect(complaints(shop)).toEqual(RIGHT);
    expect(records(shop)).toEqual(KEPT);
  });

  it('type into a row that is being put right, and into the first blank row: both stay', async () => {
    const shop = openShop(damaged);
    let typed = false;
    shop.google.meddle = ({ writes }) => (writes && !typed ? { before: () => {
      typed = true;
      type(shop, 2, { address: '深圳' });
      type(shop, 5, { customer: '新客户', content: '新内容' });
    } } : undefined);
    await restore(shop, shop.machine());
    await look(shop, 4);
    const said = complaints(shop).filter((row) => !RIGHT.includes(row));
    expect(said).toEqual([expect.stringContaining('深圳'), expect.stringMatching(/KS-2610-0009.*新客户.*新内容/)]);
  });

  it.each(['lost', 503, 'garbage'] as const)('a write of which the reply is %s fails the command, and run again it ends', async (mishap) => {
    const shop = openShop(damaged);
    let met = false;
    shop.google.meddle = ({ writes }) => (writes && !met ? ((met = true), { mishap }) : undefined);
    await restore(shop, shop.machine()).catch(() => undefined);
    await look(shop, 3);
    expect(records(shop)).toEqual(KEPT);
    await restore(shop, shop.machine());
    await look(shop, 2);
    expect(complaints(shop)).toEqual(RIGHT);
  });
});

describe('what a restore leaves alone', () => {
  it('a row whose number was wiped and in which somebody began another complaint', async () => {
    const shop = openShop(damaged);
    batch(shop, shop.places.service, write(1, 2, 0, { stringValue: '' }));
    type(shop, 2, { customer: '另一位', content: '另一件事' });
    await restore(shop, shop.machine());
    await look(shop, 3);
    expect(complaints(shop).filter((row) => !RIGHT.includes(row))).toEqual([expect.stringMatching(/KS-2610-0009.*另一位.*另一件事/)]);
  });

  it('a text of which the record keeps only the beginning', async () => {
    const shop = openShop(begun);
    type(shop, 2, { content: '长'.repeat(9_000) });
    await look(shop, 2);
    const before = complaints(shop);
    await restore(shop, shop.machine());
    expect(complaints(shop)).toEqual(before);
  });

  it('a formula of its own row, which follows it to where it stands now', async () => {
    const shop = openShop(begun);
    type(shop, 3, { address: '=LEN("A9")+LEN(H3)' });
    await look(shop, 2);
    const before = complaints(shop);
    batch(shop, shop.places.service, { deleteDimension: { range: rowRange(2, 6) } });
    await look(shop, 2);
    await restore(shop, shop.machine());
    await look(shop, 2);
    const moved = complaints(shop).find((row) => row.includes('=LEN'));
    expect(moved).toMatch(/=LEN\("A9"\)\+LEN\(H6\)/);
    expect(complaints(shop).map((row) => row.replace('H6', 'H3'))).toEqual(before);
  });
});

const guard = (key: string): object => ({ addProtectedRange: { protectedRange: { protectedRangeId: 99, range: { sheetId: 1, startColumnIndex: column(COMPLAINTS, key), endColumnIndex: column(COMPLAINTS, key) + 1 }, editors: { users: [CLERK] } } } });

describe('a protected sheet', () => {
  it('is refused with a sentence, and nothing is half', async () => {
    const shop = openShop(damaged);
    batch(shop, shop.places.service, guard('customer'));
    await expect(restore(shop, shop.machine())).rejects.toMatchObject({ code: 'tab.protected' });
    await look(shop, 4);
    expect(records(shop)).toEqual(KEPT);
    batch(shop, shop.places.service, { deleteProtectedRange: { protectedRangeId: 99 } });
    await restore(shop, shop.machine());
    expect(complaints(shop)).toEqual(RIGHT);
  });

  it('of a column of the system that is known to be refused everything else comes back', async () => {
    const shop = openShop(begun);
    batch(shop, shop.places.service, guard('status'));
    type(shop, 9, { contract: 'A-1', deliveredAt: '2026-10-12 09:00' });
    await look(shop, 4);
    batch(shop, shop.places.service, { deleteDimension: { range: rowRange(2, 6) } });
    await look(shop, 2);
    await restore(shop, shop.machine());
    expect(complaints(shop)).toHaveLength(8);
  });
});
