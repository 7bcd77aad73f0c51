import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseInstant } from '../../shared/words/time.ts';
import { launchBrowser, writeChinese } from './browser.ts';
import { startMachine } from './machine.ts';

/* Makes the README's picture from the running product: `node infra/local/picture.ts [FILE]`. */
const file = process.argv[2] ?? 'docs/workbook.png';
const now = parseInstant('2026-10-13T09:00:00+08:00');
const machine = await startMachine({ port: 0, dataDir: undefined, empty: false, json: false, ...(now === undefined ? {} : { now }) }, (line) => void process.stderr.write(`${line}\n`));
const browser = await launchBrowser();
try {
  await machine.driver.settle();
  const context = await browser.newContext({ viewport: { width: 1280, height: 560 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  await writeChinese(context);
  const page = await context.newPage();
  await page.goto(machine.state.url);
  await page.locator('canvas[id^="univer-sheet-main-canvas"]').waitFor();
  await page.waitForLoadState('networkidle');
  await mkdir(dirname(file), { recursive: true });
  await page.screenshot({ path: file });
} finally {
  await browser.close();
  await machine.close();
}
