import * as z from 'zod';
import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import { peopleColumns } from '../../../shared/registers/register.ts';
import { LONGEST_TEXT, type Raw } from '../../../shared/sheet/cell.ts';
import { charactersOf } from '../../../shared/words/sentence.ts';
import type { Row } from '../../kit/clerk.ts';
import { hireCompany } from '../../kit/company.ts';
import { startProduct, type Product } from '../../kit/product.ts';
import type { Line } from './grid.ts';
import { Staff } from './staff.ts';

const cells = z.record(z.string(), z.looseObject({ raw: z.union([z.string(), z.number(), z.boolean()]) }).nullable());
const why = z.object({
  status: z.string(),
  errors: z.array(z.object({ column: z.string().nullable(), code: z.string(), text: z.string() })),
  history: z.array(z.looseObject({ type: z.string(), cells: z.unknown().optional() })),
});

/** A record as the product tells why it stands as it does. */
export interface Told {
  readonly id: string;
  readonly status: string;
  /** What people's columns say, by the titles they were made with; told from the history. */
  readonly says: Readonly<Record<string, Raw>>;
  /** Types of everything that ever happened to it, oldest first. */
  readonly history: readonly string[];
  /** Its row was deleted. */
  readonly gone: boolean;
  /** Columns and what is wrong with them. */
  readonly errors: readonly string[];
}

/** Numbers of complaints, at least three of them. */
export type Numbers = readonly [a: string, b: string, c: string, ...more: string[]];

/** Rows of the thousand a tab is made with that are left: what stands further down would only cost time. */
const ROWS = 60;
/** Three complaints nobody waits for: solved on the spot, to be called back next week. */
const PEOPLE = ['王芳', '张伟', '陈静', '刘洋', '赵敏', '孙丽'];
/** What these say changes by itself, and counts as first seen. */
const VOLATILE = /TODAY|NOW|RAND/;
const TITLES = new Map(peopleColumns(COMPLAINTS).map(({ key, title }) => [key, title]));

/** The product with a company in it and one tab of complaints, on which case after case is played. */
export class Scene {
  product: Product;
  staff: Staff;
  #given = 0;
  #played = 0;

  constructor(product: Product) {
    this.product = product;
    this.staff = new Staff(product);
  }

  static async open(): Promise<Scene> {
    return new Scene(await openProduct());
  }

  /**
   * Clears the tab and registers complaints in it, by default three; answers their numbers, from the row 2 on. Where the
   * case before left something else behind than rows, another product is started.
   */
  async begin(count = 3): Promise<Numbers> {
    if (!(await this.clear())) {
      await this.product.stop();
      this.product = await openProduct();
      this.staff = new Staff(this.product);
      this.#given = 0;
      await this.clear();
    }
    const at = await this.time();
    await this.staff.type(Object.fromEntries(Array.from({ length: count }, (_, index) => [index + 2, this.complaint(PEOPLE[index] ?? `顾客${index}`, at)])));
    await this.minutes(3);
    const numbers = await this.numbers();
    if (numbers.some((it) => it === '') || numbers.length !== count) throw new Error(`not registered: ${JSON.stringify(numbers)}\n${this.product.errors()}`);
    await this.learn();
    return numbers as unknown as Numbers;
  }

  /** What is typed to register a complaint. */
  complaint(customer: string, at: string): Row {
    this.#played += 1;
    return { 投诉时间: at, 第一受理人: '0101', 客户: customer, 联系电话: '0771234567转8', 投诉类型: '服务态度', 投诉内容: `晚到两天 ${this.#played}`, 责任部门: '售后部', 第二受理人: '0201', 当场解决: true, 处理结果: `已道歉 ${this.#played}`, 结果时间: at, 回复客户时间: at };
  }

  /** Takes every row out, few enough at a time to be meant; answers whether the header is as it was made. */
  async clear(): Promise<boolean> {
    const grids = await this.staff.grids();
    const header = grids.find(({ sheetId }) => sheetId === 1)?.header.join();
    if (header !== COMPLAINTS.columns.map((column) => column.title).join()) return false;
    for (let rows = await this.rows(); rows.length > 0; rows = await this.rows()) {
      for (const { row } of rows.slice(-3).toReversed()) await this.staff.deleteRows(row);
      await this.minutes(2);
    }
    const { rowCount } = await this.staff.grid();
    if (rowCount > ROWS) await this.staff.deleteRows(ROWS + 1, rowCount);
    else if (rowCount < ROWS) await this.staff.insertRows(rowCount, ROWS - rowCount);
    await this.learn();
    return true;
  }

  /** The product's time as staff type it. */
  async time(): Promise<string> {
    const { now } = z.object({ now: z.string() }).parse(await (await this.product.get('/local/clock')).json());
    return now.slice(0, 16).replace('T', ' ');
  }

  minutes = (count: number): Promise<void> => this.product.wind(`PT${count}M`);

  rows = async (): Promise<readonly Line[]> => (await this.staff.grid()).lines;
  /** What 编号 says, row by row. */
  numbers = async (): Promise<readonly string[]> => (await this.rows()).map((line) => String(line.says['编号'] ?? ''));

  /** The row that shows a number. */
  async rowOf(id: string): Promise<Line> {
    const found = (await this.rows()).filter((line) => line.says['编号'] === id);
    if (found.length !== 1 || !found[0]) throw new Error(`${id} stands in ${found.length} rows`);
    return found[0];
  }

  /** What the store says of a record. Throws where it has none. */
  async told(id: string): Promise<Told> {
    const found = await this.#ask(id);
    if (!found) throw new Error(`no record ${id}`);
    return found;
  }

  /** Numbers given out since the last time this was asked. */
  async learn(): Promise<readonly string[]> {
    const fresh: string[] = [];
    for (let next = numberOf(this.#given + 1); await this.#ask(next); next = numberOf(this.#given + 1)) {
      this.#given += 1;
      fresh.push(next);
    }
    return fresh;
  }

  async #ask(id: string): Promise<Told | undefined> {
    const reply = await this.product.get(`/api/records/${id}/why`, { authorization: `Bearer ${this.product.here.tokens.admin}` });
    if (reply.status === 404) return undefined;
    if (!reply.ok) throw new Error(await reply.text());
    const { status, errors, history } = why.parse(await reply.json());
    const says: Record<string, Raw> = {};
    for (const event of history.filter((it) => it.type === 'born' || it.type === 'seen')) {
      for (const [key, cell] of Object.entries(cells.parse(event.cells))) {
        const title = TITLES.get(key) ?? key;
        if (cell === null) delete says[title];
        else says[title] = cell.raw;
      }
    }
    const gone = history.findLast((it) => it.type === 'vanished' || it.type === 'returned')?.type === 'vanished';
    return { id, status, says, gone, errors: errors.map((it) => `${it.column ?? ''} ${it.code}`), history: history.map((it) => it.type) };
  }

  /** Two more looks find nothing to do: no write into the workbook, and nothing happens to any of these records. */
  async restless(ids: readonly string[]): Promise<readonly string[]> {
    const before = await Promise.all([this.staff.revision(), ...ids.map(async (id) => (await this.told(id)).history.length)]);
    const passes = await this.product.settle();
    const after = await Promise.all([this.staff.revision(), ...ids.map(async (id) => (await this.told(id)).history.length)]);
    return [...(passes === 2 ? [] : [`${passes} looks until nothing changed`]), ...(before.join() === after.join() ? [] : [`${before.join(' ')} became ${after.join(' ')}`])];
  }

  /** What does not fit together of sheet and store. Every row with a number is that record, marked (but for these), and says what it says. */
  async oddities(unmarked: readonly string[] = []): Promise<readonly string[]> {
    const grid = await this.staff.grid();
    const odd: string[] = [];
    const met = new Set<string>();
    for (const line of grid.lines) {
      const id = String(line.says['编号'] ?? '');
      if (!/^KS-\d{4}-\d{4}$/.test(id)) {
        if (line.marks.length > 0) odd.push(`row ${line.row} is marked ${line.marks.join()} and shows ${id || 'no number'}`);
        continue;
      }
      if (met.has(id)) odd.push(`${id} stands twice`);
      met.add(id);
      if (!line.marks.includes(id) && !unmarked.includes(id)) odd.push(`row ${line.row} shows ${id} and is marked ${line.marks.join() || 'not at all'}`);
      const { says } = await this.told(id);
      for (const title of TITLES.values()) {
        if (!grid.at.has(title) || VOLATILE.test(line.cells[title]?.userEnteredValue?.formulaValue ?? '')) continue;
        const [sheet, store] = [short(line.says[title]), says[title]];
        if (sheet !== store) odd.push(`${id} ${title}: sheet ${String(sheet)}, store ${String(store)}`);
      }
    }
    return odd;
  }

  /** Lets three minutes pass; then sheet and store agree, and two more looks are quiet. Answers the numbers given out meanwhile. */
  async rests(ids: readonly string[], unmarked: readonly string[] = []): Promise<readonly string[]> {
    await this.minutes(3);
    const fresh = await this.learn();
    const wrong = [...(await this.oddities(unmarked)), ...(await this.restless([...ids, ...fresh]))];
    if (wrong.length > 0) throw new Error(`${wrong.join('\n')}\n${this.product.errors().split('\n').slice(-12).join('\n')}`);
    return fresh;
  }

  /** Switches faults of the stand-ins. */
  async fault(change: Readonly<Record<string, boolean | number>>): Promise<void> {
    const reply = await this.product.post('/local/faults', change);
    if (!reply.ok) throw new Error(await reply.text());
  }
}

/** Starts a product on a Monday morning. */
async function openProduct(): Promise<Product> {
  const product = await startProduct(['--empty', '--memory', '--now', '2026-10-12T09:05:00+08:00']);
  await hireCompany(product);
  return product;
}

const numberOf = (serial: number): string => `KS-2610-${String(serial).padStart(4, '0')}`;
const short = (raw: Raw | undefined): Raw | undefined => (typeof raw === 'string' && raw.length > LONGEST_TEXT ? charactersOf(raw).slice(0, LONGEST_TEXT).join('') : raw);
