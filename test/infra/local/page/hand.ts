import type { BrowserContext, Page } from 'playwright-core';

interface Sheet {
  getRange(a1: string): {
    getRawValue(): unknown;
    getDisplayValue(): string;
    getNote(): { note: string } | null;
    getCellRect(): { x: number; y: number; width: number; height: number };
  };
  scrollToCell(row: number, column: number): void;
}
interface Debug {
  univerAPI?: {
    getActiveWorkbook(): { getActiveSheet(): Sheet; getActiveRange(): { getA1Notation(): string } | null; isCellEditing(): boolean } | null;
  };
}

/** One person at the page: types, chooses and pastes as people do, and reads what the grid shows. */
export interface Hand {
  readonly page: Page;
  select(a1: string): Promise<void>;
  type(a1: string, ...lines: string[]): Promise<void>;
  choose(a1: string, option: string): Promise<void>;
  click(a1: string, at: 'middle' | 'end'): Promise<void>;
  paste(a1: string, text: string): Promise<void>;
  raw(a1: string): Promise<unknown>;
  shown(a1: string): Promise<string>;
  note(a1: string): Promise<unknown>;
  /** Names the load of the workbook in sight; a fresh read has another. */
  load(): Promise<unknown>;
}

async function select(page: Page, a1: string): Promise<void> {
  const box = page.locator('[data-u-comp=defined-name] input');
  await box.fill(a1);
  await box.press('Enter');
  await page.waitForFunction((wanted) => {
    const debug: Debug = Object(globalThis);
    const active = Reflect.get(globalThis, 'document').activeElement;
    return debug.univerAPI?.getActiveWorkbook()?.getActiveRange()?.getA1Notation() === wanted && active?.tagName !== 'INPUT';
  }, a1);
}

async function type(page: Page, a1: string, lines: readonly string[]): Promise<void> {
  await select(page, a1);
  for (const [index, line] of lines.entries()) {
    if (index > 0) await page.keyboard.press('Alt+Enter');
    await page.keyboard.insertText(line);
    if (index === 0) await editing(page);
  }
  await page.keyboard.press('Enter');
}

const editing = (page: Page) =>
  page
    .waitForFunction(() => {
      const debug: Debug = Object(globalThis);
      return debug.univerAPI?.getActiveWorkbook()?.isCellEditing();
    }, undefined, { timeout: 1500 })
    .catch(() => undefined);

/** Clicks a cell at its middle or its right end; only for cells in sight while the grid is not scrolled. */
async function click(page: Page, a1: string, at: 'middle' | 'end'): Promise<void> {
  const rect = await page.evaluate((cell) => {
    const debug: Debug = Object(globalThis);
    return debug.univerAPI?.getActiveWorkbook()?.getActiveSheet().getRange(cell).getCellRect();
  }, a1);
  const canvas = await page.locator('canvas[id^="univer-sheet-main-canvas"]').boundingBox();
  if (!rect || !canvas) throw new Error(`no cell ${a1}`);
  const x = canvas.x + rect.x + (at === 'end' ? rect.width - 10 : rect.width / 2);
  await page.mouse.click(x, canvas.y + rect.y + rect.height / 2);
}

async function ask(page: Page, a1: string, question: 'raw' | 'shown' | 'note'): Promise<unknown> {
  return page.evaluate(
    ([cell, what]) => {
      const debug: Debug = Object(globalThis);
      const range = debug.univerAPI?.getActiveWorkbook()?.getActiveSheet().getRange(cell);
      const answers = { raw: () => range?.getRawValue(), shown: () => range?.getDisplayValue(), note: () => range?.getNote()?.note };
      return answers[what]();
    },
    [a1, question] as const,
  );
}

/** Opens the page in a person's window and waits until its grid stands. */
export async function openHand(context: BrowserContext, url: string): Promise<Hand> {
  const page = await context.newPage();
  await page.goto(`${url}/?debug=1`);
  await page.waitForFunction(() => {
    const debug: Debug = Object(globalThis);
    return debug.univerAPI?.getActiveWorkbook() && Reflect.get(globalThis, 'document').querySelector('canvas[id^="univer-sheet-main-canvas"]');
  });
  await page.locator('[data-u-comp=defined-name] input').waitFor();
  return {
    page,
    select: (a1) => select(page, a1),
    type: (a1, ...lines) => type(page, a1, lines),
    async choose(a1, option) {
      await click(page, a1, 'end');
      await page.getByText(option, { exact: true }).last().click();
    },
    click: (a1, at) => click(page, a1, at),
    async paste(a1, text) {
      await select(page, a1);
      await page.evaluate((copied) => Reflect.get(navigator, 'clipboard').writeText(copied), text);
      await page.keyboard.press('Control+v');
    },
    raw: (a1) => ask(page, a1, 'raw'),
    shown: async (a1) => String(await ask(page, a1, 'shown')),
    note: (a1) => ask(page, a1, 'note'),
    load: () => page.evaluate(() => Reflect.get(globalThis, 'univerAPI').getActiveWorkbook()?.getId()),
  };
}
