import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { environmentOf } from '../../../infra/local/environment.ts';
import { openInbox, type Inbox } from '../../../infra/local/inbox/inbox.ts';
import { readConfig } from '../../../shared/config/config.ts';
import { notify, type Notice } from '../../../shared/desk/notice.ts';
import { Refusal } from '../../../shared/errors/refusal.ts';
import { openSmtp } from '../../../shared/mail/smtp.ts';
import { at } from '../mail/samples.ts';

const now = () => at('2026-10-12 22:05');
const FROZEN: Notice = {
  id: 'freeze/complaints/41',
  tab: 'complaints',
  subject: { zh: '客户投诉登记本停写', en: 'the register of complaints is frozen' },
  lines: [
    { zh: '一次少了 12 行，超过一半。', en: '12 rows are gone at once, more than half.' },
    { zh: '登记照读，表不再写。', en: 'It is still read, and no longer written.' },
    'npm run desk -- sync thaw complaints',
  ],
};

const inboxes: Inbox[] = [];
afterEach(async () => {
  for (const inbox of inboxes.splice(0)) await inbox.close();
});

/** A world that can be told something, with a mailbox behind it; documents are kept unless it forgets. */
async function teller({ admin = 'admin@dengji.local', forgets = false, races = false } = {}) {
  const inbox = await openInbox({ db: new DatabaseSync(':memory:'), now, zone: 'Asia/Shanghai' });
  inboxes.push(inbox);
  const secrets = { finance: 'f', admin: 'a', nudge: 'n', links: 'l'.repeat(32), google: 'g' };
  const environment = environmentOf({ url: 'http://127.0.0.1:1', dynamodb: 'http://127.0.0.1:2', smtp: inbox.url }, secrets, 'Asia/Shanghai');
  const names = new Set<string>();
  const logged: (readonly [event: string, facts: object])[] = [];
  const world: Parameters<typeof notify>[0] = {
    now, zone: 'Asia/Shanghai', config: readConfig({ ...environment, DENGJI_ADMIN: admin }), post: openSmtp(inbox.url),
    log: (event, facts = {}) => logged.push([event, facts]),
    store: {
      doc: (name) => Promise.resolve(names.has(name) && !forgets ? { value: {} as never, version: 1 } : undefined),
      keepDoc: <T>(name: string, value: T) => {
        if (races) return Promise.reject(new Refusal('store.busy'));
        names.add(name);
        return Promise.resolve({ value, version: 1 });
      },
    },
  };
  return { world, inbox, logged };
}

describe('a notice to the administrator', () => {
  it('is one mail, Chinese first, English beside, at any hour', async () => {
    const { world, inbox } = await teller();
    await notify(world, FROZEN);
    const [letter] = inbox.letters();
    expect(letter).toMatchObject({ to: ['admin@dengji.local'], cc: [], subject: '【登记台】客户投诉登记本停写', at: '2026-10-12T22:05:00+08:00' });
    const said = ['一次少了 12 行', '登记照读', 'sync thaw', 'the register of complaints is frozen', '12 rows are gone', 'no longer written', 'sync thaw', '管理员：登记台的管理员'];
    expect(said.reduce((from, text) => letter?.text.indexOf(text, from + 1) ?? -1, 0)).toBeGreaterThan(0);
    for (const text of said) expect(letter?.html).toContain(text);
  });

  it.each([
    [FROZEN, 'complaints'],
    [{ id: 'x', subject: 'x', lines: ['y'] }, '-'],
  ])('carries its headers: %#', async (notice, record) => {
    const { world, inbox } = await teller();
    await notify(world, notice);
    expect(inbox.letters()[0]?.headers).toMatchObject({ 'X-Dengji-Record': record, 'X-Dengji-Clock': '-', 'X-Dengji-Rung': 'flag' });
  });

  it.each([
    ['is told once', {}, ['freeze/complaints/41', 'freeze/complaints/41'], 1],
    ['is one message even where nobody remembers that it was sent', { forgets: true }, ['freeze/complaints/41', 'freeze/complaints/41'], 1],
    ['is sent though somebody else was as quick', { races: true }, ['freeze/complaints/41'], 1],
    ['with another id is another', {}, ['freeze/complaints/41', 'freeze/complaints/57'], 2],
    ['is only logged without an address', { admin: '' }, ['freeze/complaints/41'], 0],
  ])('%s', async (_, how, ids, letters) => {
    const { world, inbox } = await teller(how);
    for (const id of ids) await notify(world, { ...FROZEN, id });
    expect(inbox.letters()).toHaveLength(letters);
  });

  it('is logged whole, and says whether it was mailed', async () => {
    const { world, logged } = await teller({ admin: '' });
    await notify(world, FROZEN);
    expect(logged).toEqual([['notice', {
      notice: 'freeze/complaints/41', tab: 'complaints', mailed: false, subject: 'the register of complaints is frozen',
      lines: '12 rows are gone at once, more than half.\nIt is still read, and no longer written.\nnpm run desk -- sync thaw complaints',
    }]]);
  });

  it('that the post did not take is told the next time', async () => {
    const { world, inbox } = await teller();
    inbox.faults.set({ smtpDown: 1 });
    await expect(notify(world, FROZEN)).rejects.toThrow('Try again later');
    await notify(world, FROZEN);
    expect(inbox.letters()).toHaveLength(1);
  });
});
