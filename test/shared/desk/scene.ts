import { look } from '../../../shared/desk/look.ts';
import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import type { Raw } from '../../../shared/sheet/cell.ts';
import type { RecordEvent } from '../../../shared/store/kept.ts';
import { MINUTE } from '../../../shared/words/time.ts';
import { readAs } from '../../kit/copies.ts';
import { valueOf } from '../../staff/hand.ts';
import { marksOn, plain, sheetOf, type Sheet } from '../../staff/sheet.ts';
import { openBase, Shop, type Machine } from '../../staff/shop.ts';

const SHEET = 1;
const WANG = 'wang@example.com';

const base = openBase();

/** The tab of complaints with the product beside it, in memory. Rows are named by the numbers people see. */
export class Scene {
  readonly shop: Shop;
  readonly #machine: Machine;
  readonly #spreadsheetId: string;

  private constructor(shop: Shop) {
    this.shop = shop;
    this.#machine = shop.machine();
    this.#spreadsheetId = shop.places.service;
  }

  /** With so many complaints registered, from row 2 on. */
  static async open(count = 0): Promise<Scene> {
    const scene = new Scene(new Shop(await base));
    for (let nth = 1; nth <= count; nth += 1) scene.type(nth + 1, { customer: `客户${nth}`, content: `内容${nth}` });
    for (let looks = 0; looks < Math.min(3, 3 * count); looks += 1) await scene.look();
    return scene;
  }

  get sheet(): Sheet {
    const sheet = sheetOf(COMPLAINTS, this.shop.google.book(this.#spreadsheetId), SHEET);
    if (!sheet) throw new Error('the tab is gone');
    return sheet;
  }

  get world() {
    return this.shop.world(this.#machine);
  }

  /** Where a column stands now, zero-based. */
  column(key: string): number {
    const at = this.sheet.at.get(key);
    if (at === undefined) throw new Error(`there is no column ${key}`);
    return at;
  }

  ask(...requests: readonly object[]): void {
    this.shop.google.ask(WANG, 'POST', `/v4/spreadsheets/${this.#spreadsheetId}:batchUpdate`, { requests });
  }

  /** Cells of a row as a range. */
  cells(row: number, from: string | number = 0, to: string | number = this.sheet.tab.grid.columnCount - 1): object {
    const [start, end] = [from, to].map((it) => (typeof it === 'string' ? this.column(it) : it));
    return { sheetId: SHEET, startRowIndex: row - 1, endRowIndex: row, startColumnIndex: start, endColumnIndex: (end ?? 0) + 1 };
  }

  /** Rows as a dimension. */
  lines(from: number, to = from): object {
    return { sheetId: SHEET, dimension: 'ROWS', startIndex: from - 1, endIndex: to };
  }

  /** Somebody types; null empties. */
  type(row: number, cells: Readonly<Record<string, Raw | null>>): void {
    this.ask(...Object.entries(cells).map(([key, raw]) => ({
      updateCells: { range: this.cells(row, key, key), rows: [{ values: [raw === null ? {} : { userEnteredValue: valueOf(raw) }] }], fields: 'userEnteredValue' },
    })));
  }

  /** Time passes, then the product looks; answers how often it read and wrote. */
  async look(minutes = 1): Promise<{ readonly reads: number; readonly writes: number }> {
    await this.shop.pass(minutes * MINUTE + 1_000);
    let [reads, writes] = [0, 0];
    this.shop.google.meddle = (call) => {
      if (call.writes) writes += 1;
      else reads += 1;
      return undefined;
    };
    await look(this.world, 'service');
    this.shop.google.meddle = () => undefined;
    return { reads, writes };
  }

  /** What a row shows, by column key. */
  row(row: number): Readonly<Record<string, Raw>> {
    const { at, tab } = this.sheet;
    return Object.fromEntries([...at].flatMap(([key, column]): [string, Raw][] => {
      const raw = plain(tab.rows[row - 1]?.cells[column]?.userEnteredValue);
      return raw === undefined ? [] : [[key, raw]];
    }));
  }

  /** Marks on a row. */
  marks(row: number): readonly number[] {
    return marksOn(this.sheet.tab.rows[row - 1]);
  }

  /** What people said of a record, by column key, as it is kept. */
  says(id: string): Readonly<Record<string, Raw>> {
    const kept = this.shop.memory.records().find((it) => it.id === id);
    return Object.fromEntries(Object.entries(kept?.body.cells ?? {}).map(([key, cell]) => [key, cell.raw]));
  }

  history(id: string): readonly RecordEvent[] {
    return (this.shop.memory.events.get(id) ?? []).flatMap((copy) => readAs<readonly RecordEvent[]>(copy));
  }
}
