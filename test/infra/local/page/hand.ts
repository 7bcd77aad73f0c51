import type { BrowserContext, Page } from 'playwright-core';

interface Sheet {
  getRange(a1: string): {
    getRawValue(): unknown;
    getRawValues(): unknown[][];
    getDisplayValue(): string;
    getNote(): { note: string } | null;
    getCellRect(): { x: number; y: number; width: number; height: number };
  };
}
interface Debug {
  univerAPI?: {
    getActiveWorkbook(): { getId(): string; getActiveSheet(): Sheet; getActiveRange(): { getA1Notation(): string } | null; isCellEditing(): boolean } | null;
    executeCommand(id: string, params?: object): Promise<boolean>;
  };
}

/** One person at the page: types, chooses and pastes as people do, and reads what the grid shows. */
export interface Hand {
  readonly page: Page;
  select(a1: string): Promise<void>;
  /** Starts typing in a cell and leaves its editor open. */
  begin(a1: string, text: string): Promise<void>;
  type(a1: string, ...lines: string[]): Promise<void>;
  choose(a1: string, option: string): Promise<void>;
  click(a1: string, at: 'middle' | 'end'): Promise<void>;
  /** Selects whole rows by their numbers, first to last. */
  rows(first: number, last?: number): Promise<void>;
  /** Opens the menu of a row or of a column (by its first cell) and chooses an entry. */
  menu(at: { row: number } | { column: string }, entry: string): Promise<void>;
  press(...keys: string[]): Promise<void>;
  /** Copies or cuts the selection, and waits until the clipboard holds the text. */
  take(key: 'Control+c' | 'Control+x', text: string): Promise<void>;
  /** Pastes what another program put on the clipboard. */
  paste(a1: string, text: string, html?: string): Promise<void>;
  /** Runs a command of the component as its menus do, on the selection unless it says where. */
  run(command: string, params?: object): Promise<unknown>;
  raw(a1: string): Promise<unknown>;
  /** What the cells of a range hold; an empty cell is null. */
  grid(a1: string): Promise<unknown[][]>;
  shown(a1: string): Promise<string>;
  note(a1: string): Promise<unknown>;
  toast(): Promise<string | null>;
  /** Names the load of the workbook in sight; a fresh read has another. */
  load(): Promise<unknown>;
}

/** For what takes as long as a busy machine takes; nothing waits longer than what it waits for. */
export const PATIENT = { timeout: 30_000 };
const GRID = 'canvas[id^="univer-sheet-main-canvas"]';
const HEADER_X = 20;

async function select(page: Page, a1: string): Promise<void> {
  const box = page.locator('[data-u-comp=defined-name] input');
  await box.fill(a1);
  await box.press('Enter');
  await page.waitForFunction((wanted) => {
    const debug: Debug = Object(globalThis);
    const active = Reflect.get(globalThis, 'document').activeElement;
    return debug.univerAPI?.getActiveWorkbook()?.getActiveRange()?.getA1Notation() === wanted && active?.tagName !== 'INPUT';
  }, a1, PATIENT);
}

const editing = (page: Page, isOpen: boolean) =>
  page.waitForFunction((wanted) => {
    const debug: Debug = Object(globalThis);
    return debug.univerAPI?.getActiveWorkbook()?.isCellEditing() === wanted;
  }, isOpen, PATIENT);

async function begin(page: Page, a1: string, text: string): Promise<void> {
  await select(page, a1);
  await page.keyboard.insertText(text);
  await editing(page, true);
}

async function type(page: Page, a1: string, [first = '', ...lines]: readonly string[]): Promise<void> {
  await begin(page, a1, first);
  for (const line of lines) {
    await page.keyboard.press('Alt+Enter');
    await page.keyboard.insertText(line);
  }
  await page.keyboard.press('Enter');
  await editing(page, false);
}

/** Where a cell is on the page; only for cells in sight while the grid is not scrolled. */
async function rectOf(page: Page, a1: string): Promise<{ x: number; y: number; width: number; height: number }> {
  const rect = await page.evaluate((cell) => {
    const debug: Debug = Object(globalThis);
    const { x = 0, y = 0, width = 0, height = 0 } = debug.univerAPI?.getActiveWorkbook()?.getActiveSheet().getRange(cell).getCellRect() ?? {};
    return { x, y, width, height };
  }, a1);
  const canvas = await page.locator(GRID).boundingBox();
  if (!canvas) throw new Error(`no cell ${a1}`);
  return { ...rect, x: canvas.x + rect.x, y: canvas.y + rect.y };
}

async function click(page: Page, a1: string, at: 'middle' | 'end'): Promise<void> {
  const { x, y, width, height } = await rectOf(page, a1);
  await page.mouse.click(x + (at === 'end' ? width - 10 : width / 2), y + height / 2);
}

/** The middle of a row's or a column's header. */
async function headerOf(page: Page, at: { row: number } | { column: string }): Promise<readonly [number, number]> {
  const { x, y, width, height } = await rectOf(page, 'row' in at ? `A${at.row}` : `${at.column}1`);
  return 'row' in at ? [x - HEADER_X, y + height / 2] : [x + width / 2, y - 10];
}

const isSelected = (page: Page, wanted: string) =>
  page.waitForFunction((range) => {
    const debug: Debug = Object(globalThis);
    return debug.univerAPI?.getActiveWorkbook()?.getActiveRange()?.getA1Notation() === range;
  }, wanted, PATIENT);

async function rows(page: Page, first: number, last: number): Promise<void> {
  await page.mouse.click(...(await headerOf(page, { row: first })));
  if (last > first) {
    await page.keyboard.down('Shift');
    await page.mouse.click(...(await headerOf(page, { row: last })));
    await page.keyboard.up('Shift');
  }
  await isSelected(page, `${first}:${last}`);
}

/** The middle of some entries is a number to fill in, so each is clicked at its beginning. */
async function menu(page: Page, at: { row: number } | { column: string }, entry: string): Promise<void> {
  const header = await headerOf(page, at);
  await page.mouse.click(...header);
  await isSelected(page, 'row' in at ? `${at.row}:${at.row}` : `${at.column}:${at.column}`);
  await page.mouse.click(...header, { button: 'right' });
  await page.getByText(entry).click({ position: { x: 12, y: 8 } });
}

async function ask(page: Page, a1: string, question: 'raw' | 'grid' | 'shown' | 'note'): Promise<unknown> {
  return page.evaluate(
    ([cell, what]) => {
      const debug: Debug = Object(globalThis);
      const range = debug.univerAPI?.getActiveWorkbook()?.getActiveSheet().getRange(cell);
      const answers = { raw: () => range?.getRawValue(), grid: () => range?.getRawValues(), shown: () => range?.getDisplayValue(), note: () => range?.getNote()?.note };
      return answers[what]();
    },
    [a1, question] as const,
  );
}

async function paste(page: Page, a1: string, text: string, html: string): Promise<void> {
  await select(page, a1);
  await page.evaluate(async ([plain, rich]) => {
    const parts = { ...(plain && { 'text/plain': new Blob([plain], { type: 'text/plain' }) }), ...(rich && { 'text/html': new Blob([rich], { type: 'text/html' }) }) };
    const item = Reflect.construct(Reflect.get(globalThis, 'ClipboardItem'), [parts]);
    await Reflect.get(navigator, 'clipboard').write([item]);
  }, [text, html] as const);
  await page.keyboard.press('Control+v');
}

/** Opens the page in a person's window and waits until its grid stands. */
export async function openHand(context: BrowserContext, url: string): Promise<Hand> {
  const page = await context.newPage();
  await page.goto(`${url}/?debug=1`);
  await page.waitForFunction((grid) => {
    const debug: Debug = Object(globalThis);
    return debug.univerAPI?.getActiveWorkbook() && Reflect.get(globalThis, 'document').querySelector(grid);
  }, GRID, PATIENT);
  await page.locator('[data-u-comp=defined-name] input').waitFor(PATIENT);
  return {
    page,
    select: (a1) => select(page, a1),
    begin: (a1, text) => begin(page, a1, text),
    type: (a1, ...lines) => type(page, a1, lines),
    async choose(a1, option) {
      await click(page, a1, 'end');
      await page.getByText(option, { exact: true }).last().click();
    },
    click: (a1, at) => click(page, a1, at),
    rows: (first, last = first) => rows(page, first, last),
    menu: (at, entry) => menu(page, at, entry),
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    async take(key, text) {
      await page.evaluate(() => Reflect.get(navigator, 'clipboard').writeText(''));
      await page.keyboard.press(key);
      await page.waitForFunction((wanted) => Reflect.get(navigator, 'clipboard').readText().then((held: string) => held.includes(wanted)), text, PATIENT);
    },
    paste: (a1, text, html = '') => paste(page, a1, text, html),
    run: (command, params) =>
      page.evaluate(([id, how]) => {
        const debug: Debug = Object(globalThis);
        return debug.univerAPI?.executeCommand(id, how);
      }, [command, params] as const),
    raw: (a1) => ask(page, a1, 'raw'),
    async grid(a1) {
      const cells = await ask(page, a1, 'grid');
      return Array.isArray(cells) ? cells : [];
    },
    shown: async (a1) => String(await ask(page, a1, 'shown')),
    note: (a1) => ask(page, a1, 'note'),
    toast: () => page.locator('#toast').textContent(),
    load: () => page.evaluate(() => Reflect.get(globalThis, 'univerAPI').getActiveWorkbook()?.getId()),
  };
}
