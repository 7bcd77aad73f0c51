import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { createTransport } from 'nodemailer';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Inbox } from '../../../infra/local/inbox/inbox.ts';
import { openInbox } from '../../../infra/local/inbox/inbox.ts';
import type { Message } from '../../../shared/mail/post.ts';
import { openSmtp } from '../../../shared/mail/smtp.ts';
import type { Instant } from '../../../shared/words/time.ts';
import { HOUR, instantOf, plus } from '../../../shared/words/time.ts';
import { serve } from '../../kit/aws.ts';
import { freshDir, startMachine } from '../../kit/machines.ts';

const MESSAGE: Message = {
  id: 'KS-2610-0001.D01.due',
  at: instantOf(0),
  from: '登记台 <noreply@example.com>',
  to: [{ name: '张三', address: 'Zhang.San@Example.com' }, { name: '王五', address: 'wang@example.com' }],
  cc: [{ name: '李四', address: 'li@example.com' }],
  subject: '【客诉·超时】KS-2610-0001',
  text: '张三，您好：\n请送达。',
  html: '<p>张三，您好</p>',
  headers: { 'X-Dengji-Record': 'KS-2610-0001', 'X-Dengji-Rung': 'due,second' },
};
const EVIL = `"><script>alert('x')</script><img src=x onerror=alert(1)>`;

describe('the inbox', () => {
  let now: Instant;
  let db: DatabaseSync;
  let inbox: Inbox;
  let server: Awaited<ReturnType<typeof serve>>;

  beforeEach(async () => {
    now = instantOf(Date.UTC(2026, 9, 12, 1, 20));
    db = new DatabaseSync(':memory:');
    inbox = await openInbox({ db, now: () => now, zone: 'Asia/Shanghai' });
    server = await serve(async (req, res) => {
      if (!(await inbox.handle(req, res))) res.writeHead(418).end('not its own');
    });
  });
  afterEach(async () => {
    await server.close();
    await inbox.close();
  });

  const send = (change: Partial<Message> = {}) => openSmtp(inbox.url).send({ ...MESSAGE, ...change });
  const sendRaw = (...lines: string[]) =>
    createTransport(inbox.url).sendMail({ envelope: { from: 'a@example.com', to: ['b@example.com'] }, raw: lines.join('\r\n') });
  const get = (path: string, init?: RequestInit) => fetch(`${server.url}${path}`, init);
  const page = async (path = '/mail') => (await get(path)).text();

  it('tells each letter as the product saw it come', async () => {
    await send();
    expect(await (await get('/mail.json')).json()).toEqual([
      {
        id: 'KS-2610-0001.D01.due@dengji',
        at: '2026-10-12T09:20:00+08:00',
        from: 'noreply@example.com',
        to: ['zhang.san@example.com', 'wang@example.com'],
        cc: ['li@example.com'],
        subject: '【客诉·超时】KS-2610-0001',
        text: '张三，您好：\n请送达。',
        html: '<p>张三，您好</p>',
        headers: expect.objectContaining({ 'X-Dengji-Record': 'KS-2610-0001', 'X-Dengji-Rung': 'due,second', 'Message-ID': '<KS-2610-0001.D01.due@dengji>' }),
      },
    ]);
  });

  it('lists the oldest first, whatever the letters say of themselves', async () => {
    await send({ id: 'first', at: plus(now, HOUR) });
    now = plus(now, HOUR);
    await send({ id: 'second', at: instantOf(0) });
    expect(inbox.letters().map((it) => [it.id, it.at])).toEqual([
      ['first@dengji', '2026-10-12T09:20:00+08:00'],
      ['second@dengji', '2026-10-12T10:20:00+08:00'],
    ]);
  });

  it('shows a Message-ID once, and what has none each time', async () => {
    await send();
    await send({ subject: 'again' });
    await sendRaw('Subject: bare', '', 'x');
    await sendRaw('Subject: bare', '', 'x');
    expect(inbox.letters().map((it) => it.subject)).toEqual([MESSAGE.subject, 'bare', 'bare']);
    expect(new Set(inbox.letters().map((it) => it.id)).size).toBe(3);
  });

  it('reads mail that others write: groups, folds, encoded words and old charsets', async () => {
    await sendRaw(
      'from: =?GB2312?B?1cXI/Q==?= <A@Example.com>',
      'To: staff: "Li, Si" <li@example.com>, wang@example.com;',
      'SUBJECT: =?GB2312?B?zbbL3w==?=',
      'X-Long: one',
      '  two',
      'X-Word: =?UTF-8?Q?=E4=B8=AD?= =?utf-8?B?5paH?=',
      'Received: from a',
      'Received: from b',
      'Content-Type: text/plain; charset=gb2312',
      'Content-Transfer-Encoding: base64',
      '',
      'xOO6ww==',
    );
    expect(inbox.letters()[0]).toMatchObject({
      from: 'a@example.com',
      to: ['li@example.com', 'wang@example.com'],
      subject: '投诉',
      text: expect.stringMatching(/^你好/),
      headers: { from: '"张三" <A@Example.com>', SUBJECT: '投诉', 'X-Long': 'one two', 'X-Word': '中文', Received: 'from a\nfrom b' },
    });
  });

  it('answers 304 until a letter comes', async () => {
    await send();
    const etag = (await get('/mail.json')).headers.get('etag') ?? '';
    const again = () => get('/mail.json', { headers: { 'if-none-match': etag } });
    expect((await again()).status).toBe(304);
    await send({ id: 'another' });
    expect((await again()).status).toBe(200);
  });

  it('says what will appear while there is nothing', async () => expect(await page()).toContain('还没有信件'));

  it('lists the newest first and opens it', async () => {
    for (const subject of ['旧信', '新信']) await send({ id: subject, subject });
    const html = await page();
    expect(html.indexOf('<strong>新信')).toBeLessThan(html.indexOf('<strong>旧信'));
    expect(html).toContain('<h2>新信</h2>');
    expect(html).toContain('<time datetime="2026-10-12T09:20:00+08:00">2026-10-12 09:20</time>');
    expect(html).toContain('超时');
  });

  it('opens the letter that is named', async () => {
    for (const subject of ['旧信', '新信']) await send({ id: subject, subject });
    expect(await page(`/mail/${encodeURIComponent(inbox.letters()[0]?.id ?? '')}`)).toContain('<h2>旧信</h2>');
  });

  it.each(['/mail/nobody', '/mail/%E0%A4%A', '/mail/fonts/../page.ts', '/mail/fonts/900.css', '/mail/fonts/files/..%2F400.css'])('%s is 404', async (path) => {
    await send();
    expect((await get(path)).status).toBe(404);
  });

  it.each(['/', '/mailbox', '/mail.jsonx', '/api/mail'])('leaves %s to others', async (path) => {
    expect((await get(path)).status).toBe(418);
  });

  it.each([['POST', 405], ['DELETE', 405], ['HEAD', 200]])('%s is answered %i', async (method, status) => {
    expect((await get('/mail', { method })).status).toBe(status);
  });

  it('brings Chinese type of its own', async () => {
    const sheet = await (await get('/mail/fonts/400.css')).text();
    const file = /url\(\.\/(files\/[^)]+\.woff2)\)/.exec(sheet)?.[1] ?? '';
    const font = await get(`/mail/fonts/${file}`);
    expect([font.status, font.headers.get('content-type')]).toEqual([200, 'font/woff2']);
  });

  it.each([
    ['subject', { subject: EVIL }],
    ['name', { to: [{ name: EVIL, address: 'a@example.com' }] }],
    ['header', { headers: { 'X-Dengji-Record': EVIL, 'X-Dengji-Rung': EVIL } }],
    ['text', { text: EVIL }],
    ['html', { html: EVIL }],
    ['id', { id: EVIL }],
  ])('shows a hostile %s and runs none of it', async (_, change) => {
    await send(change);
    const html = await page();
    expect(html).not.toContain('<img src=x');
    expect(html.match(/<script/g)).toHaveLength(1);
  });

  it('lets nothing run but its own script, and keeps the letter in a frame without rights', async () => {
    await send({ html: '<b>x</b>' });
    const answer = await get('/mail');
    const html = await answer.text();
    const policy = answer.headers.get('content-security-policy') ?? '';
    const script = /<script>(.*)<\/script>/s.exec(html)?.[1] ?? '';
    expect(policy).toContain(`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    expect(policy).toContain("default-src 'none'");
    expect(/<iframe[^>]* sandbox="([^"]*)"/.exec(html)?.[1]).toBe('allow-popups allow-popups-to-escape-sandbox');
  });

  it('keeps its letters when it is opened again', async () => {
    await send();
    const again = await openInbox({ db, now: () => now, zone: 'UTC' });
    expect(again.letters().map((it) => it.at)).toEqual(['2026-10-12T01:20:00+00:00']);
    await again.close();
  });

  it('refuses as often as it is told, then no more', async () => {
    inbox.faults.set({ smtpDown: 1, schedulerDown: 3 });
    await expect(send()).rejects.toThrow('451');
    await send();
    expect(inbox.faults.list()).toEqual({ smtpDown: 0, smtpLostReply: 0 });
    expect(inbox.letters()).toHaveLength(1);
  });

  it('listens on this machine alone', () => expect(inbox.url).toMatch(/^smtp:\/\/127\.0\.0\.1:\d+$/));
});

describe('a killed process', () => {
  const dir = freshDir();
  afterAll(() => dir.remove());

  it('keeps every letter it took over', async () => {
    const machine = await startMachine(dir.path);
    await openSmtp(machine.smtp).send(MESSAGE);
    await machine.kill();
    const db = new DatabaseSync(`${dir.path}/stand-ins.db`);
    const inbox = await openInbox({ db, now: () => instantOf(0), zone: 'UTC' });
    expect(inbox.letters().map((it) => it.id)).toEqual(['KS-2610-0001.D01.due@dengji']);
    await inbox.close();
    db.close();
  });
});
