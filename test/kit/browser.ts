import type { BrowserContext } from 'playwright-core';
import { launchBrowser, writeChinese } from '../../infra/local/browser.ts';

/** A Chromium that can write Chinese; `context` is one person's window with its own storage and clipboard rights. */
export interface TestBrowser {
  context(): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** Opens the Chromium that npm installed; needs no system browser and no system font. */
export async function openBrowser(): Promise<TestBrowser> {
  const browser = await launchBrowser();
  return {
    async context() {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 860 },
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      await writeChinese(context);
      return context;
    },
    close: () => browser.close(),
  };
}
