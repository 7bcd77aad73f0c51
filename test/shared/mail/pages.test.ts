import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/errors/refusal.ts';
import type { AcknowledgeView } from '../../../shared/mail/pages/acknowledge.ts';
import { acknowledgePage } from '../../../shared/mail/pages/acknowledge.ts';
import type { FinanceView } from '../../../shared/mail/pages/finance.ts';
import { financePage } from '../../../shared/mail/pages/finance.ts';
import { figure } from '../../../shared/mail/pages/finance-tables.ts';
import { messagePage, refusalPage } from '../../../shared/mail/pages/message.ts';
import type { ObjectView } from '../../../shared/mail/pages/object.ts';
import { objectPage } from '../../../shared/mail/pages/object.ts';
import { PAGE_POLICY } from '../../../shared/mail/pages/style.ts';
import { fenOf, yuan } from '../../../shared/words/money.ts';
import { ADDRESS, at, brief, clock, fineLine, NAUGHTY, PHONE } from './samples.ts';
import { hrefs, imbalance, seen, skeleton } from './markup.ts';

const zone = 'Asia/Shanghai';
const ask: AcknowledgeView = { zone, now: at('2026-10-12 10:20'), record: 'KS-2610-0001', brief, items: [clock], to: '李四' };
const done = { initials: 'LS', at: at('2026-10-12 10:21') };
const objection: ObjectView = {
  zone, record: 'FK-2610-0001', stage: '核定', decision: '处罚', line: fineLine, to: '郑经理',
  decidedAt: at('2026-10-13 10:00'), objectUntil: at('2026-10-15 10:00'),
};
const line = {
  number: 'FK-2610-0001', complaint: 'KS-2610-0001', no: '001001', name: '张三', department: '制造中心', deduction: '工资扣款',
  amount: yuan(1170), rule: 'F02', reason: '再次投诉', decidedBy: '郑经理', adjustment: '正常', remark: '',
};
const open: FinanceView = {
  zone, now: at('2026-11-02 09:00'), month: '2026-10',
  months: [
    { month: '2026-09', closed: true, rows: 4, totalFen: yuan(260), href: '/finance?token=t&month=2026-09' },
    { month: '2026-10', closed: false, rows: 2, totalFen: yuan(1140), href: '/finance?token=t&month=2026-10' },
  ],
  lines: [line, { ...line, number: 'FK-2610-0002', amount: fenOf(-3000), adjustment: '冲销' }],
  departments: [{ name: '制造中心', fen: yuan(1140) }],
  carriedOver: ['FK-2610-0010'],
  previous: { month: '2026-09', totalFen: yuan(260) },
  downloads: [{ label: 'CSV', href: '/files/2026-10.csv?token=t&preview=1' }],
  close: { action: '/close/2026-10?token=t' },
};
const { close: _, ...closed } = open;

const PAGES: readonly (readonly [string, string])[] = [
  ['acknowledge', acknowledgePage(ask)],
  ['acknowledged', acknowledgePage({ ...ask, done })],
  ['acknowledge, refused', acknowledgePage({ ...ask, error: new Refusal('initials.invalid'), typed: 'ABCDEFGHIJK' })],
  ['object', objectPage(objection)],
  ['objected', objectPage({ ...objection, done })],
  ['finance, open', financePage(open)],
  ['finance, closed', financePage({ ...closed, sha256: 'ab'.repeat(32) })],
  ['finance, empty', financePage({ ...open, lines: [], departments: [], carriedOver: [], downloads: [] })],
  ['refusal', refusalPage(new Refusal('link.expired'))],
  ['message', messagePage({ title: { zh: '收到', en: 'Received' }, paragraphs: [{ zh: '谢谢。', en: 'Thank you.' }] })],
];

/** The pages that have a form. */
const ASKING = ['acknowledge', 'acknowledge, refused', 'object', 'finance, open', 'finance, empty'];

describe.each(PAGES)('the page: %s', (name, html) => {
  it('is whole and balanced, in Chinese with some English', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
    expect(imbalance(html)).toEqual([]);
    expect(html).toContain('lang="en"');
    expect(html).toContain('name="viewport"');
  });

  it('keeps to its policy: no script, no inline style, nothing from elsewhere, the style sheet of the sum', () => {
    expect(html).not.toMatch(/<script|<img|<link|<iframe| style=| on\w+=|https?:\/\//);
    const sheet = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    expect(PAGE_POLICY).toContain(`'sha256-${createHash('sha256').update(sheet).digest('base64')}'`);
    expect(html).toContain('<meta name="referrer" content="no-referrer">');
  });

  it('shows no secret of the customer', () => {
    for (const secret of [PHONE, ADDRESS, '王小明']) expect(html).not.toContain(secret);
  });

  it('changes something only by a POST that a person makes', () => {
    for (const form of html.match(/<form[^>]*>/g) ?? []) expect(form).toContain('method="post"');
    expect(hrefs(html).filter((url) => url.includes('close'))).toEqual([]);
    expect(html.includes('<form')).toBe(ASKING.includes(name));
  });
});

describe('the acknowledgement', () => {
  it('shows the case and asks for initials', () => {
    const text = seen(acknowledgePage(ask));
    for (const part of ['KS-2610-0001', '王**', '调查回复（D03）', '已超16分钟', '李四，请输入姓名或缩写']) expect(text).toContain(part);
    expect(acknowledgePage(ask)).toMatch(/name="initials" required pattern="\.\{1,10\}"/);
    expect(acknowledgePage(ask)).toContain('value=""');
  });

  it('says who did and when, without asking again', () => {
    expect(seen(acknowledgePage({ ...ask, done }))).toContain('LS已于2026-10-12（周一）10:21（北京时间）确认知悉');
  });

  it('says what was wrong and shows again what was typed', () => {
    const html = acknowledgePage({ ...ask, error: new Refusal('initials.invalid'), typed: '"><b>' });
    expect(html).toContain('role="alert"');
    expect(html).toContain('value="&quot;&gt;&lt;b&gt;"');
  });
});

it('the objection names the decision, the end of its time and what follows', () => {
  const text = seen(objectPage(objection));
  for (const part of ['以郑经理的名义核定了这一行', '2026-10-15（周四）10:00（北京时间）前提出异议', '回到核定前的状态', '30元（人民币）']) expect(text).toContain(part);
  expect(seen(objectPage({ ...objection, done }))).toContain('LS已于2026-10-12（周一）10:21（北京时间）提出异议');
});

describe('the finance page', () => {
  it('shows lines, totals, departments, what is carried over, and the months', () => {
    const text = seen(financePage(open));
    for (const part of ['001001', '1,170.00', '-30.00', '合计1,140.00', '制造中心1,140.00', 'FK-2610-0010', '上月2026-09（元）260.00', '未结账·预览']) {
      expect(text).toContain(part);
    }
    expect(financePage(open)).toContain('month=2026-10" aria-current="page"');
  });

  it('closes by a form with a tick that a person sets', () => {
    const html = financePage(open);
    expect(html).toContain('<form method="post" action="/close/2026-10?token=t">');
    expect(html).toMatch(/<input type="checkbox" name="confirm" value="yes" required>/);
  });

  it('says why it cannot be closed yet', () => {
    const html = financePage({ ...open, close: { refusal: new Refusal('month.order', { earlier: '2026-09', month: '2026-10' }) } });
    expect(html).not.toContain('<form');
    expect(seen(html)).toContain('请先结账更早的月份2026-09，再结2026-10');
  });

  it('of a closed month shows the sum and calls nothing a preview', () => {
    const text = seen(financePage({ ...closed, sha256: 'ab'.repeat(32) }));
    expect(text).toContain('已结账');
    expect(text).toContain('ab'.repeat(32));
    expect(text).not.toContain('预览');
  });

  it('of an empty month says so', () => expect(seen(financePage({ ...open, lines: [] }))).toContain('这个月还没有过账的行'));

  it('tells what the last attempt was refused for', () => {
    expect(financePage({ ...open, error: new Refusal('month.running', { month: '2026-10' }) })).toContain('role="alert"');
  });

  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [99999, '999.99'],
    [100000, '1,000.00'],
    [-123456789, '-1,234,567.89'],
  ])('%i fen is %s', (amount, shown) => expect(figure(fenOf(amount))).toBe(shown));
});

describe.each(NAUGHTY)('typed as %j', (word) => {
  it.each([
    ['acknowledge', (it: string) => acknowledgePage({
      ...ask, to: it, typed: it, record: it, brief: { ...brief, customer: it, type: it, content: it, department: it },
    })],
    ['acknowledged', (it: string) => acknowledgePage({ ...ask, done: { initials: it, at: at('2026-10-12 10:21') } })],
    ['object', (it: string) => objectPage({ ...objection, to: it, decision: it, line: { ...fineLine, subject: it, reason: it } })],
    ['finance', (it: string) => financePage({
      ...open, month: it, departments: [{ name: it, fen: yuan(1) }],
      lines: [{ ...line, name: it, reason: it, remark: it, department: it }],
    })],
    ['message', (it: string) => messagePage({ title: { zh: it, en: it }, paragraphs: [{ zh: it, en: it }] })],
  ])('the %s page has the same tags', (_, page) => {
    expect(skeleton(page(word))).toEqual(skeleton(page('x')));
    expect(imbalance(page(word))).toEqual([]);
  });
});
