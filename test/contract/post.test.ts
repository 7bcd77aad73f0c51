import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inbox } from '../../infra/local/inbox/inbox.ts';
import { openInbox } from '../../infra/local/inbox/inbox.ts';
import type { Letter } from '../../infra/local/inbox/letters.ts';
import type { Message, Post } from '../../shared/mail/post.ts';
import { openSes } from '../../shared/mail/ses.ts';
import { openSmtp } from '../../shared/mail/smtp.ts';
import { instantOf } from '../../shared/words/time.ts';
import { AWS_CONTRACT, contractSetting, pointSdkAt, pointSdkBack } from '../kit/aws.ts';
import type { Ses } from '../kit/ses.ts';
import { startSes } from '../kit/ses.ts';

const AT = instantOf(Date.UTC(2026, 9, 12, 1, 20));
const MESSAGE: Message = {
  id: 'KS-2610-0001.D01.due',
  at: AT,
  from: '登记台 <noreply@example.com>',
  to: [{ name: '张三', address: 'zhang.san@example.com' }],
  cc: [{ name: '李四', address: 'li.si@example.com' }],
  subject: '【客诉·超时】KS-2610-0001 请在 18:00 前送达',
  text: '张三，您好：\n\n请填写「送达时间」。',
  html: '<p>张三，您好：</p>',
  headers: { 'X-Dengji-Record': 'KS-2610-0001', 'X-Dengji-Clock': 'D01,D03', 'X-Dengji-Rung': 'due' },
  thread: 'KS-2610-0001',
};

interface Side {
  readonly post: Post;
  /** What arrived last. */
  last(): Letter | undefined;
  refuse(on: boolean): void;
  close(): Promise<void>;
}

async function smtp(): Promise<Side> {
  const inbox = await openInbox({ db: new DatabaseSync(':memory:'), now: () => AT, zone: 'Asia/Shanghai' });
  return {
    post: openSmtp(inbox.url),
    last: () => inbox.letters().at(-1),
    refuse: (on) => inbox.faults.set({ smtpDown: on }),
    close: () => inbox.close(),
  };
}

async function ses(): Promise<Side> {
  const server = await startSes();
  pointSdkAt('SESV2', server.url);
  return {
    post: openSes({}),
    last: () => server.sent.at(-1)?.letter,
    refuse: (on) => {
      server.fail = on ? { status: 400, type: 'MessageRejected' } : undefined;
    },
    close: () => server.close(),
  };
}

describe.each([
  { road: 'SMTP', open: smtp },
  { road: 'SES', open: ses },
])('a message by $road', ({ open }) => {
  let side: Side;
  let letters = 0;
  const send = async (change: Partial<Message> = {}) => {
    letters += 1;
    await side.post.send({ ...MESSAGE, id: `KS-2610-0001.${letters}`, ...change });
    return side.last();
  };

  beforeAll(async () => {
    side = await open();
  });
  afterAll(async () => {
    await side.close();
    pointSdkBack('SESV2');
  });

  it('arrives as it was written', async () => {
    expect(await send()).toMatchObject({
      from: 'noreply@example.com',
      to: ['zhang.san@example.com'],
      cc: ['li.si@example.com'],
      subject: MESSAGE.subject,
      text: MESSAGE.text,
      html: MESSAGE.html,
    });
  });

  it('carries its own headers, and those that keep machines from answering', async () => {
    const arrived = await send({ id: 'KS-2610-0001.D01.due' });
    expect(arrived?.headers).toMatchObject({
      'Message-ID': '<KS-2610-0001.D01.due@dengji>',
      Date: 'Mon, 12 Oct 2026 01:20:00 +0000',
      'In-Reply-To': '<KS-2610-0001@dengji>',
      References: '<KS-2610-0001@dengji>',
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...MESSAGE.headers,
    });
  });

  it('without a thread refers to nothing', async () => {
    const { thread: _, ...alone } = MESSAGE;
    await side.post.send({ ...alone, id: 'alone' });
    expect(Object.keys(side.last()?.headers ?? {})).not.toEqual(expect.arrayContaining(['References']));
  });

  it.each([
    ['blanks at both ends of a line', '  请\t看  \n-- \n登记台'],
    ['dots alone on a line', '.\n..\n.end'],
    ['emoji and rare characters', '😀 𠮷野家 é\u0301'],
    ['a line longer than mail allows', `${'很长的一行'.repeat(400)}\n${'long '.repeat(400)}end`],
    ['what looks like a header or a boundary', 'Bcc: x@example.com\n\n--_NmP-1-Part_1\nFrom me'],
  ])('keeps %s', async (_, text) => {
    expect((await send({ text }))?.text).toBe(text);
  });

  it.each([
    ['a comma and quotes', { name: '张, "三"', address: 'zhang@example.com' }],
    ['nothing', { name: '', address: 'zhang@example.com' }],
    ['an address of its own', { name: 'evil@example.com', address: 'zhang@example.com' }],
    ['angle brackets', { name: '<evil@example.com>', address: 'zhang@example.com' }],
  ])('reaches one person whose name holds %s', async (_, box) => {
    expect((await send({ to: [box], cc: [] }))?.to).toEqual(['zhang@example.com']);
  });

  const BREAKS = ['\r\n', '\n', '\r', '\u0085', '\u2028', '\0', '\r\n\r\n'];
  it.each(BREAKS.map((mark) => [JSON.stringify(mark), mark]))('lets %s start no header of its own, wherever it is typed', async (_, mark) => {
    const evil = `x${mark}Bcc: evil@example.com${mark}X-Evil: 1`;
    const arrived = await send({
      subject: evil,
      from: `登记台${mark}Bcc: evil@example.com <noreply@example.com>`,
      to: [{ name: evil, address: 'zhang@example.com' }],
      headers: { 'X-Dengji-Record': evil, [`X-A${mark}X-Evil`]: '1' },
      id: evil,
      thread: evil,
    });
    const names = Object.keys(arrived?.headers ?? {}).map((name) => name.toLowerCase());
    expect(names.filter((name) => ['bcc', 'x-evil'].includes(name))).toEqual([]);
    expect(arrived?.to).toEqual(['zhang@example.com']);
    expect(arrived?.subject).toBe('x Bcc: evil@example.com X-Evil: 1');
  });

  it.each([
    ['a b', 'a-b'],
    ['a/b', 'a%2Fb'],
    ['编号', '編號'],
    ['(x)', '%28x%29'],
    ['x\ny', 'x y'],
  ])('%j and %j are two letters', async (one, other) => {
    const first = await send({ id: one });
    const second = await send({ id: other });
    expect(first?.headers['Message-ID']).toMatch(/^<[\x21-\x7e]+@dengji>$/);
    expect(second?.headers['Message-ID']).not.toBe(first?.headers['Message-ID']);
  });

  it('that is refused is an error, and can be sent later', async () => {
    side.refuse(true);
    await expect(send({ subject: 'refused' })).rejects.toThrow(/refused|451/);
    side.refuse(false);
    expect((await send({ subject: 'later' }))?.subject).toBe('later');
  });
});

describe('SMTP', () => {
  let inbox: Inbox;
  beforeAll(async () => {
    inbox = await openInbox({ db: new DatabaseSync(':memory:'), now: () => AT, zone: 'Asia/Shanghai' });
  });
  afterAll(() => inbox.close());

  it('a letter whose reply was lost, sent again, is there once', async () => {
    inbox.faults.set({ smtpLostReply: 1 });
    const post = openSmtp(inbox.url);
    await expect(post.send({ ...MESSAGE, id: 'lost' })).rejects.toThrow('Connection closed');
    await post.send({ ...MESSAGE, id: 'lost' });
    expect(inbox.letters().map((it) => it.id)).toEqual(['lost@dengji']);
  });

  it('nobody is written to through an address that holds a command', async () => {
    const box = { name: '', address: 'a@example.com>\r\nRCPT TO:<evil@example.com' };
    await openSmtp(inbox.url).send({ ...MESSAGE, id: 'command', to: [box], cc: [] }).catch(() => undefined);
    expect(inbox.letters().flatMap((it) => it.to)).not.toContain('evil@example.com');
  });

  it('keeps no process alive once the letter has left', async () => {
    const program = `
      import { openSmtp } from ${JSON.stringify(new URL('../../shared/mail/smtp.ts', import.meta.url).href)};
      await openSmtp(${JSON.stringify(inbox.url)}).send({ ...${JSON.stringify(MESSAGE)}, id: 'process' });`;
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', program], { stdio: 'inherit' });
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(inbox.letters().at(-1)?.id).toBe('process@dengji');
  });

  it('tells no password when the server cannot be reached', async () => {
    const refused = openSmtp('smtp://someone:hunter2@127.0.0.1:1').send(MESSAGE);
    await expect(refused).rejects.toThrow(expect.not.stringContaining('hunter2'));
  });
});

describe('SES', () => {
  let server: Ses;
  beforeAll(async () => {
    server = await startSes();
    pointSdkAt('SESV2', server.url);
  });
  afterAll(async () => {
    await server.close();
    pointSdkBack('SESV2');
  });

  it('is given the addresses alone, the raw message and the configuration set', async () => {
    await openSes({ configurationSet: 'dengji' }).send(MESSAGE);
    expect(server.sent.at(-1)).toMatchObject({ to: ['zhang.san@example.com'], cc: ['li.si@example.com'], configurationSet: 'dengji' });
  });

  it('is given line ends as mail has them', async () => {
    await openSes({}).send(MESSAGE);
    expect(server.sent.at(-1)?.raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it.each([
    [400, 'MessageRejected'],
    [400, 'MailFromDomainNotVerifiedException'],
    [400, 'AccountSuspendedException'],
  ])('%i %s is thrown by its name', async (status, type) => {
    server.fail = { status, type };
    await expect(openSes({}).send(MESSAGE)).rejects.toMatchObject({ name: type });
    server.fail = undefined;
  });
});

describe.each(AWS_CONTRACT ? ['Amazon SES'] : [])('%s', () => {
  it('takes a message for its own mailbox simulator', async () => {
    const to = [{ name: '', address: 'success@simulator.amazonses.com' }];
    await expect(openSes({}).send({ ...MESSAGE, from: contractSetting('DENGJI_SENDER'), to, cc: [] })).resolves.toBeUndefined();
  });
});
