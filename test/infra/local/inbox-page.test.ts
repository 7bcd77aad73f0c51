import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inbox } from '../../../infra/local/inbox/inbox.ts';
import { openInbox } from '../../../infra/local/inbox/inbox.ts';
import { openSmtp } from '../../../shared/mail/smtp.ts';
import { instantOf } from '../../../shared/words/time.ts';
import { serve } from '../../kit/aws.ts';
import type { TestBrowser } from '../../kit/browser.ts';
import { openBrowser } from '../../kit/browser.ts';

const LETTER = {
  at: instantOf(0),
  from: '登记台 <noreply@example.com>',
  to: [{ name: '张三', address: 'zhang@example.com' }],
  cc: [],
  headers: { 'X-Dengji-Rung': 'due' },
};

describe('the page of letters in a browser', () => {
  let inbox: Inbox;
  let server: Awaited<ReturnType<typeof serve>>;
  let browser: TestBrowser;
  let page: Page;
  const ran: string[] = [];

  const send = (subject: string, text: string, html = `<p>${text}</p>`) => openSmtp(inbox.url).send({ ...LETTER, id: subject, subject, text, html });
  const subjects = () => page.locator('#list li:visible strong').allTextContents();

  beforeAll(async () => {
    inbox = await openInbox({ db: new DatabaseSync(':memory:'), now: () => instantOf(Date.UTC(2026, 9, 12, 1, 20)), zone: 'Asia/Shanghai' });
    server = await serve(async (req, res) => (await inbox.handle(req, res)) || res.writeHead(404).end());
    browser = await openBrowser();
    page = await (await browser.context()).newPage();
    await page.exposeFunction('tell', (what: string) => ran.push(what));
    page.on('pageerror', (error) => ran.push(error.message));
    await page.goto(`${server.url}/mail`);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    await inbox.close();
  });

  it('shows letters as they come, without a reload', async () => {
    await send('第一封', '请送达');
    await page.locator('#list li').first().waitFor();
    await send('第二封', '已超时');
    await page.locator('#list li').nth(1).waitFor();
    expect(await subjects()).toEqual(['第二封', '第一封']);
    expect(await page.title()).toBe('(2) 信件 · 登记台');
  });

  it('opens a letter in place, with an address of its own', async () => {
    await page.locator('#list li', { hasText: '第一封' }).click();
    await page.locator('#pane h2', { hasText: '第一封' }).waitFor();
    expect(await page.frameLocator('iframe').locator('p').textContent()).toBe('请送达');
    expect(new URL(page.url()).pathname).toBe(`/mail/${encodeURIComponent('%E7%AC%AC%E4%B8%80%E5%B0%81@dengji')}`);
    await page.goBack();
    await page.locator('#pane h2', { hasText: '第二封' }).waitFor();
  });

  it('turns to the text part', async () => {
    await page.getByText('纯文本').click();
    expect([await page.locator('#pane pre').isVisible(), await page.locator('iframe').isVisible()]).toEqual([true, false]);
  });

  it.each([
    ['超时', ['第二封']],
    ['zhang@example.com 第一', ['第一封']],
    ['没有这样的信', []],
    ['', ['第二封', '第一封']],
  ])('searches for %j', async (words, found) => {
    await page.locator('#search').fill(words);
    expect(await subjects()).toEqual(found);
  });

  it('runs nothing that a letter brings, and lets it fetch nothing', async () => {
    let asked = 0;
    const outside = await serve((_, res) => Promise.resolve((asked += 1)).then(() => res.end()));
    const attack = `<script>parent.tell('script')</script><img src="${outside.url}" onerror="tell('image')"><a href="javascript:tell('link')">x</a>`;
    await send(`<img src=x onerror="tell('subject')">`, attack, attack);
    await page.locator('#list li', { hasText: 'onerror' }).click();
    await page.frameLocator('iframe').getByText('x', { exact: true }).click();
    expect(ran).toEqual([]);
    expect(asked).toBe(0);
    await outside.close();
  });
});
