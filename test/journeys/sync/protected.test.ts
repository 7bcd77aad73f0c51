import { describe, expect, it } from 'vitest';
import { lookAll } from '../../../shared/desk/look-all.ts';
import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import { HOUR, MINUTE, plus } from '../../../shared/words/time.ts';
import { openBase, Shop } from '../../staff/shop.ts';
import { COMPANY } from '../../staff/company.ts';

const base = await openBase();
const column = (key: string): number => COMPLAINTS.columns.findIndex((it) => it.key === key);

/** The product where a clerk owns the files, so that a protection without the service account holds it off. */
function open(): { readonly shop: Shop; readonly batch: (...requests: readonly object[]) => void; readonly type: (row: number, cells: Readonly<Record<string, string>>) => void; readonly look: (times: number) => Promise<void>; readonly shows: (row: number, key: string) => unknown } {
  const shop = new Shop({ ...base, books: base.books.map((book) => ({ ...book, file: { ...book.file, owner: 'boss@example.com' } })) });
  const batch = (...requests: readonly object[]): void => void shop.google.ask(COMPANY, 'POST', `/v4/spreadsheets/${shop.places.service}:batchUpdate`, { requests });
  const world = shop.world(shop.machine());
  return {
    shop, batch,
    type: (row, cells) => batch(...Object.entries(cells).map(([key, stringValue]) => ({ updateCells: { start: { sheetId: 1, rowIndex: row - 1, columnIndex: column(key) }, rows: [{ values: [{ userEnteredValue: { stringValue } }] }], fields: 'userEnteredValue' } }))),
    look: async (times) => {
      for (let taken = 0; taken < times; taken += 1) {
        shop.now = plus(shop.now, MINUTE);
        await lookAll(world).catch((error: unknown) => shop.logs.push(`failed ${String(error)}`));
      }
    },
    shows: (row, key) => shop.google.book(shop.places.service).tabs.find((tab) => tab.properties.sheetId === 1)?.rows[row - 1]?.cells[column(key)]?.userEnteredValue?.stringValue,
  };
}

const PROTECTED = { addProtectedRange: { protectedRange: { protectedRangeId: 9, range: { sheetId: 1, startColumnIndex: column('status'), endColumnIndex: column('status') + 1 }, editors: { users: [COMPANY] } } } };

describe('S50: a column protected from the system', () => {
  it('keeps nobody from a number, nor an edit from its record; the administrator is told, and all is written in the hour after it is free', async () => {
    const { shop, batch, type, look, shows } = open();
    type(2, { customer: '王芳', content: '晚到' });
    await look(3);
    batch(PROTECTED);
    type(3, { customer: '张伟', content: '破损' });
    type(2, { department: '售后部' });
    await look(4);
    expect([shows(2, 'id'), shows(3, 'id')]).toEqual(['KS-2610-0001', 'KS-2610-0002']);
    expect(shop.logs.filter((line) => line.startsWith('notice')).length).toBe(1);
    batch({ deleteProtectedRange: { protectedRangeId: 9 } });
    shop.now = plus(shop.now, HOUR);
    await look(2);
    expect([shows(2, 'status'), shows(3, 'status')]).toEqual(['待送达', '待送达']);
  });
});
