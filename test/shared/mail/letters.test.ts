import { describe, expect, it } from 'vitest';
import type { Letter } from '../../../shared/cases/letter.ts';
import type { ClockBrief } from '../../../shared/cases/letter-parts.ts';
import { compose } from '../../../shared/mail/compose/compose.ts';
import { ADDRESS, at, brief, clock, dueLetter, LETTERS, options, PHONE } from './samples.ts';
import { hrefs, seen, unspaced } from './markup.ts';

const CASES = Object.entries<Letter>(LETTERS);

const told = (items: readonly ClockBrief[], sent = '2026-10-12 10:08') => compose({ ...dueLetter, items, at: at(sent) }, options);

describe('each kind of letter says what it is in its subject', () => {
  it.each([
    ['delivered', '【客诉·送达】KS-2610-0001 李四 10:04 前完成调查回复'],
    ['ladder', '【客诉·已超 4 分钟】KS-2610-0001 李四 完成调查回复'],
    ['flag', '【客诉·涉及赔款折让退货】KS-2610-0001 李四 填写两部答复'],
    ['alarm', '【客诉·涉及其他公司或重大工程】KS-2610-0001 李四 知悉'],
    ['result', '【客诉·处理结果】KS-2610-0001 李四 知悉处理结果'],
    ['vanished', '【客诉·登记行不见】KS-2610-0001 李四 放回这一行'],
    ['resumed', '【客诉·暂停期满】KS-2610-0001 李四 接着办'],
    ['list', '【回访·1 件已过期】10-12 至 10-18 李四 共 2 件'],
    ['fine', '【罚款·已核定】FK-2610-0001 张三 30 元，可申请复审'],
    ['decision', '【核定·以您的名义】FK-2610-0001 处罚 30 元，可提出异议'],
    ['admin', '【登记台】2026-10 可以结账了'],
    ['notice', '【登记台】停写 Frozen'],
  ] as const)('%s', (kind, subject) => {
    expect(compose(LETTERS[kind], options).subject).toBe(subject);
    expect(subject.length).toBeLessThanOrEqual(40);
  });
});

describe('each kind of letter carries its headers', () => {
  it.each([
    ['delivered', { 'X-Dengji-Record': 'KS-2610-0001', 'X-Dengji-Clock': 'D03,D08', 'X-Dengji-Rung': 'delivered' }],
    ['ladder', { 'X-Dengji-Record': 'KS-2610-0001', 'X-Dengji-Clock': 'D03', 'X-Dengji-Rung': 'due' }],
    ['alarm', { 'X-Dengji-Record': 'KS-2610-0001', 'X-Dengji-Rung': 'flag', 'X-Dengji-Clock': '-' }],
    ['list', { 'X-Dengji-Record': 'KS-2610-0004,KS-2609-0031', 'X-Dengji-Clock': 'D11', 'X-Dengji-Rung': 'list' }],
    ['fine', { 'X-Dengji-Record': 'FK-2610-0001', 'X-Dengji-Rung': 'fine', 'X-Dengji-Clock': '-' }],
    ['decision', { 'X-Dengji-Record': 'FK-2610-0001', 'X-Dengji-Rung': 'fine', 'X-Dengji-Clock': '-' }],
    ['resumed', { 'X-Dengji-Record': 'KS-2610-0001', 'X-Dengji-Clock': 'D03', 'X-Dengji-Rung': 'flag' }],
    ['vanished', { 'X-Dengji-Record': 'KS-2610-0001', 'X-Dengji-Clock': 'D03,D07', 'X-Dengji-Rung': 'flag' }],
    ['admin', { 'X-Dengji-Record': '2026-10', 'X-Dengji-Clock': '-', 'X-Dengji-Rung': '-' }],
    ['notice', { 'X-Dengji-Record': 'complaints', 'X-Dengji-Clock': '-', 'X-Dengji-Rung': 'flag' }],
  ] as const)('%s', (kind, headers) => expect(compose(LETTERS[kind], options).headers).toMatchObject(headers));

  it('a list of very many records stays within one line of a header', () => {
    const item = { customer: '王', dueAt: at('2026-10-19 00:00'), overdue: false };
    const items = Array.from({ length: 200 }, (_, i) => ({ ...item, record: `KS-2610-${String(i).padStart(4, '0')}` }));
    const message = compose({ ...LETTERS.list, items }, options);
    expect(message.headers['X-Dengji-Record']).toMatch(/^(KS-2610-\d{4},)+KS-2610-\d{4}$/);
    expect(message.headers['X-Dengji-Record']?.length).toBeLessThan(950);
    expect(message.text).toContain('KS-2610-0199');
  });
});

describe('each kind of letter says what its reader needs', () => {
  it.each([
    ['delivered', ['2026-10-12（周一）10:04，还有 30 分钟', '负责人调查（D08）', '李四：第二受理人', '到期仍未填写，会抄送上一级']],
    ['ladder', [
      '李四，您好', '2026-10-12（周一）10:04（北京时间）到期，已超 4 分钟', '现在要做：把调查情况回复第一受理人，并填写「调查回复时间」', '办理人：李四（第二受理人）',
      '到 2026-10-12（周一）10:34（北京时间）仍未填写，会再发一封信，并抄送 孙七（最高领导）', '赵六：负责人，抄送', '§5.2.3（规则 D03 第 2 版）',
    ]],
    ['flag', ['「工程部答复」和「质量部答复」', '2026-10-12（周一）11:08（北京时间）提醒一次，此后每个工作日 09:00']],
    ['alarm', ['涉及其他公司或重大工程', '不需要您填写']],
    ['result', ['更换门板，退 200 元', '2026-10-12（周一）16:00']],
    ['vanished', [
      '2026-10-12（周一）10:05（北京时间）起，登记本里找不到 KS-2610-0001', '2026-10-12（周一）10:34，还有 26 分钟', '没有固定期限', '蒋工（工程部经理）、沈质（质量判定负责人）',
      '撤销删除', 'desk sync restore KS-2610-0001', '「作废原因」', '时限照常进行', '李四：第二受理人',
    ]],
    ['resumed', [
      '2026-10-09（周五）10:05（北京时间）起暂停', '最多 72 小时', '2026-10-12（周一）10:05（北京时间）起接着走', '2026-10-12（周一）10:34，还有 26 分钟', '「恢复时间」', '「暂停原因」', '李四：第二受理人',
    ]],
    ['list', ['有 2 件要回访，其中 1 件已过期', '2026-10-11（周日）24:00，已超 9 小时', '2026-10-18（周日）24:00，还有 6 天 15 小时', '陈**']],
    ['fine', ['30 元（人民币）', '§7.2.1（规则 F02 第 1 版', '答复应在 2026-10-12 11:34 前', '「复审理由」和「申请复审时间」', '总经理或董事长终审', '核定人：郑经理']],
    ['decision', ['以您的名义核定了 FK-2610-0001：处罚 30 元', '2026-10-15（周四）10:00（北京时间）前提出异议', '回到核定前的状态', options.objectUrl ?? '']],
    ['admin', ['这个月有 12 行。', 'This month has 12 lines.', 'token=v1.ee.ff&month=2026-10']],
  ] as const)('%s', (kind, sentences) => {
    const { text } = compose(LETTERS[kind], options);
    for (const sentence of sentences) expect(text).toContain(sentence);
  });

  it('the message that says all in one breath says it once', () => expect(compose(LETTERS.notice, options).text.split('desk sync thaw complaints')).toHaveLength(2));

  it.each([['2026-10-12 10:08', '#8a5a00'], ['2026-10-12 10:34', '#a4262c']])('the one of a row gone is as urgent as its clocks: sent at %s', (sent, ink) =>
    expect(compose({ ...LETTERS.vanished, at: at(sent) }, options).html).toContain(`background:${ink}`));

  it('the result letter tells the result only', () => expect(compose(LETTERS.result, options).text).not.toContain('衣柜门板开裂'));
});

describe.each(CASES)('the %s letter', (_, letter) => {
  const { text, html, subject } = compose(letter, options);

  it('never shows a telephone number, an address or the name of the customer', () => {
    for (const part of [subject, text, seen(html)]) {
      for (const secret of [PHONE, ADDRESS, '科技园路', '创维', '王小明', '欧阳', '陈女士']) expect(part).not.toContain(secret);
    }
  });

  it('states the same in its text and in its HTML', () => {
    const shown = seen(html) + hrefs(html).join('');
    for (const line of text.split('\n').filter((it) => it !== '--')) {
      for (const half of unspaced(line).split(/：/).filter((it) => it !== '')) expect(shown).toContain(half.replace(/[【】]/g, ''));
    }
  });

  it('asks once and blames nobody', () => {
    expect(text.match(/(?<!申)请/g) ?? []).toHaveLength(letter.kind === 'admin' ? 0 : 1);
    expect(text).not.toMatch(/立即|务必|警告|责令|否则|失职|违规|必须|逾期不/);
  });

  it('is the same each time, in one conversation with its record', () => {
    expect(compose(letter, options)).toEqual(compose(letter, options));
    expect(compose(letter, options)).toMatchObject({ id: letter.id, at: letter.at, thread: letter.record });
  });
});

describe('who gets it', () => {
  it('everybody with an address; the others are named', () => {
    const cc = [{ no: '2', name: '周总', role: '总经理' }, ...dueLetter.cc];
    const message = compose({ ...dueLetter, cc }, options);
    expect(message.to).toEqual([{ name: '李四', address: '1002@example.com' }]);
    expect(message.cc).toEqual([{ name: '赵六', address: '1003@example.com' }]);
    expect(message.text).toContain('周总：总经理，抄送（未登记邮箱，本信未能寄到）');
  });

  it.each([
    ['noreply@example.com', '登记台 <noreply@example.com>'],
    ['客服 <a@example.com>', '客服 <a@example.com>'],
  ])('comes from %s', (from, shown) => expect(compose(dueLetter, { ...options, from }).from).toBe(shown));
});

describe('a rung', () => {
  it.each([
    ['2026-10-12 09:54', '【客诉·提醒】KS-2610-0001 李四 10:04 前完成调查回复', '还有 10 分钟'],
    ['2026-10-12 10:04', '【客诉·刚到期】KS-2610-0001 李四 完成调查回复', '刚到期'],
    ['2026-10-12 10:05', '【客诉·已超 1 分钟】KS-2610-0001 李四 完成调查回复', '已超 1 分钟'],
    ['2026-10-12 11:09', '【客诉·已超 1 小时 5 分钟】KS-2610-0001 李四 完成调查回复', '已超 1 小时 5 分钟'],
    ['2026-10-14 13:04', '【客诉·已超 2 天 3 小时】KS-2610-0001 李四 完成调查回复', '已超 2 天 3 小时'],
    ['2026-10-11 09:54', '【客诉·提醒】KS-2610-0001 李四 10-12 10:04 前完成调查回复', '还有 1 天'],
  ])('sent at %s', (sent, subject, state) => {
    const message = told([clock], sent);
    expect(message.subject).toBe(subject);
    expect(message.text).toContain(state);
  });

  it('a second one says so, and that it is the last', () => {
    const { next: _, ...last } = clock;
    const message = told([{ ...last, rung: 'second' }], '2026-10-12 10:34');
    expect(message.subject).toContain('再次提示·已超 30 分钟');
    expect(message.text).toContain('这是本时限的最后一封信');
  });

  it('names who held the role when it fell due, what it replaces, and that it left late', () => {
    const { text } = told([{ ...clock, liable: '钱五', replaces: [{ rung: 'reminder', at: at('2026-10-12 09:54') }], lateBecause: 'quiet' }]);
    expect(text).toContain('李四（第二受理人）；到期时由 钱五 负责');
    expect(text).toContain('本信代替未发出的：提醒 09:54');
    expect(text).toContain('比规定晚 4 分钟：非工作时间不发信');
  });

  it('of a rule without a number says since when it waits', () => {
    const { dueAt: _, ...open } = clock;
    const message = told([{ ...open, rung: 'reminder' }], '2026-10-12 10:34');
    expect(message.subject).toContain('【客诉·提醒】');
    expect(message.text).toContain('自 2026-10-12（周一）09:34（北京时间）起，没有固定期限，已过 1 小时');
  });

  it('several are one letter: one state, one card each', () => {
    const message = told([{ ...clock, clock: 'D08', name: '负责人调查', owed: ['赵六（负责人）'], dueAt: at('2026-10-12 10:34') }, clock]);
    expect(message.subject).toBe('【客诉·已超 4 分钟】KS-2610-0001 赵六等 2 人 2 项待办');
    for (const title of ['负责人调查（D08）', '调查回复（D03）']) expect(message.text).toContain(title);
  });

  it('due at midnight is due at 24:00 of the day before', () => {
    const { text } = told([{ ...clock, dueAt: at('2026-10-13 00:00') }]);
    expect(text).toContain('2026-10-12（周一）24:00（北京时间）到期，还有 13 小时 52 分钟');
  });
});

describe('doors', () => {
  it.each([
    ['none', {}, []],
    ['the row', { sheetUrl: 'https://s.example.com/1' }, ['https://s.example.com/1']],
    [
      'the row, then the acknowledgement',
      { acknowledgeUrl: 'https://a.example.com/2', sheetUrl: 'https://s.example.com/1' },
      ['https://s.example.com/1', 'https://a.example.com/2'],
    ],
    ['the acknowledgement alone', { acknowledgeUrl: 'https://a.example.com/2' }, ['https://a.example.com/2']],
  ])('%s', (_, more, found) =>
    expect(hrefs(compose(dueLetter, { zone: 'Asia/Shanghai', from: 'a@example.com', ...more }).html)).toEqual(found));

  it('moments are printed in the zone of the workbook', () => {
    expect(compose(dueLetter, { ...options, zone: 'Asia/Tokyo' }).text).toContain('2026-10-12（周一）11:04（Asia/Tokyo）');
    expect(compose(dueLetter, { ...options, zone: 'Asia/Taipei' }).text).toContain('10:04（台北时间）');
  });
});

it('a long complaint is told in two hundred characters, cut after masking', () => {
  const content = `${'甲'.repeat(195)}${PHONE}${'乙'.repeat(5000)}`;
  const { text } = compose({ ...dueLetter, brief: { ...brief, content } }, options);
  expect(text).toContain(`${'甲'.repeat(195)}［号码略］…`);
  expect(text).not.toContain('138');
});

it.each(['免罚', '撤销'])('a decision of %s names no amount to be deducted', (decision) => {
  const message = compose({ ...LETTERS.decision, decision }, options);
  expect(message.subject).toContain(decision);
  expect(message.subject).not.toContain('元');
});

it('the end of the time for 复审 is told where there is one', () => {
  expect(compose({ ...LETTERS.fine, appealUntil: at('2026-10-20 17:30') }, options).text).toContain('2026-10-20（周二）17:30（北京时间）前');
});
