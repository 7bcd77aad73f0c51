import chromium from '@sparticuz/chromium';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext } from 'playwright-core';
import { chromium as driver } from 'playwright-core';

const FONT = createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2');
const FONT_PATH = '/browser-font.woff2';

/** The browser brings no Chinese font, so one stands in under the names that pages and the grid ask for. */
const WITH_CHINESE = `
  for (const family of ['Noto Sans SC', 'Arial']) {
    const face = new FontFace(family, 'url(${FONT_PATH})', { unicodeRange: 'U+2E80-9FFF, U+FF00-FFEF' });
    document.fonts.add(face);
    face.load().catch(() => undefined);
  }`;

/** One process per page, so that two people do not wait for each other; no GPU, no sandbox, which containers lack. */
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'];

/** Starts the Chromium that npm installed; needs no system browser. */
export const launchBrowser = async (): Promise<Browser> => driver.launch({ executablePath: await chromium.executablePath(), args: ARGS, headless: true });

/** Lets the pages of a window write Chinese; needs no system font. */
export async function writeChinese(context: BrowserContext): Promise<void> {
  const body = await readFile(FONT);
  await context.route(`**${FONT_PATH}`, (route) => route.fulfill({ body, contentType: 'font/woff2' }));
  await context.addInitScript({ content: WITH_CHINESE });
}
