import { describe, expect, it, test } from 'vitest';
import { momentsOf, outcomeText, ruleText, rungText } from '../../../shared/cases/why-text.ts';
import { sumOf } from '../../../shared/cases/why-sum.ts';
import { clocksWhy, type ClockWhy } from '../../../shared/cases/why.ts';
import type { ComplaintEvent } from '../../../shared/cases/complaint.ts';
import { whyPage } from '../../../shared/mail/pages/why.ts';
import { evolve } from '../../../shared/cases/evolve.ts';
import { at, companyWith, print, ROW, tell, ZONE, type Step } from './kit.ts';
import { BOOK } from '../ledger/kit.ts';

const working = (id: string, low: number) => companyWith({ rules: BOOK.map((rule) => (rule.id === id ? { ...rule, low, working: true } : rule)) });

function whyAt(steps: readonly Step[], until: string, company = companyWith(), owed: readonly string[] = []): readonly ClockWhy[] {
  const { complaint, clocks, letters, now } = tell(steps, until, { company });
  const history = letters.map((letter): ComplaintEvent => ({ type: 'wrote', at: letter.at, letter, text: '', rungs: [], replaced: [] }));
  expect(history.reduce(evolve, complaint).id).toBe(complaint.id);
  return clocksWhy(complaint, clocks, history, new Set(owed), now);
}

const clock = (all: readonly ClockWhy[], key: string): ClockWhy => {
  const found = all.find((it) => it.clock.key === key);
  if (!found) throw new Error(`there is no ${key}`);
  return found;
};
const sum = (why: ClockWhy): readonly string[] => sumOf(why, ZONE).map((it) => `${it.on} ${it.what.zh} ${it.times} +${it.minutes} =${it.total}`);

describe('why a clock is due when it is', () => {
  it('on 自然时间 the sum is one stretch, over midnight too', () => {
    const why = clock(whyAt([['10-12 23:46', { ...ROW, complainedAt: '10-12 23:45' }]], '10-13 00:20'), 'D01');
    expect(sum(why)).toEqual(['10-12 自然时间，不分昼夜 23:45–10-13 00:15 +30 =30']);
    expect([outcomeText(why).zh, ruleText(why).zh]).toEqual(['已超 5 分钟，尚未完成', '30 分钟（自然时间），规则 D01 第 1 版，《客服部管理制度》篇一 §5.2.2']);
  });

  it('on 工作时间 it is counted day by day, lunch and rest days left out, and ends at the due moment', () => {
    const why = clock(whyAt([['10-09 16:01', { ...ROW, complainedAt: '10-09 16:00' }]], '10-12 08:40', working('D01', 600)), 'D01');
    expect(sum(why).map((it) => it.replaceAll(/（[^）]*）/g, ''))).toEqual(['10-09 上班 16:00–17:30 +90 =90', '10-10 上班 08:30–12:00，13:30–17:30 +450 =540', '10-11 休息  +0 =540', '10-12 上班 08:30–09:30 +60 =600']);
    expect([print(why.clock.dueAt ?? at('00:00')), why.counted]).toEqual(['09:30', 600 * 60_000]);
  });

  it('says how late it was stopped, who was liable, and nothing of lateness where it was in time', () => {
    const late = clock(whyAt([['09:02', ROW], ['09:45', { deliveredAt: '09:44' }]], '09:50'), 'D01');
    expect([outcomeText(late).zh, late.liable?.name, late.late]).toEqual(['超时 14 分钟', '王受', 14 * 60_000]);
    expect(momentsOf(late, ZONE).map(([label, value]) => `${label.zh} ${value}`)).toEqual(['开始 2026-10-12 09:00', '到期 2026-10-12 09:30', '完成 2026-10-12 09:44']);
    const met = clock(whyAt([['09:02', ROW], ['09:30', { deliveredAt: '09:30' }]], '09:50'), 'D01');
    expect([outcomeText(met).zh, met.late]).toEqual(['按时完成', undefined]);
  });

  it('says of each rung what became of it', () => {
    const why = clock(whyAt([['09:02', ROW]], '09:35'), 'D01');
    expect(why.rungs.map((it) => rungText(it, false, at('09:35'), ZONE).zh)).toEqual(['10-12 09:20 发出：王受', '10-12 09:30 发出：王受（抄送 何芳）', '未到']);
    const owed = clock(whyAt([['09:02', ROW]], '09:35', companyWith(), why.rungs.map((it) => it.mark?.letter ?? '')), 'D01');
    expect(owed.rungs.map((it) => rungText(it, false, at('09:35'), ZONE).en)[0]).toBe('decided 10-12 09:20, not sent yet: 王受');
    const stopped = clock(whyAt([['09:02', ROW], ['09:22', { deliveredAt: '09:21' }]], '10:00'), 'D01');
    expect(stopped.rungs.map((it) => rungText(it, true, at('10:00'), ZONE).zh)).toEqual(['10-12 09:20 发出：王受', '时限已停，不发', '时限已停，不发']);
    const night = clock(whyAt([['10-12 17:20', { ...ROW, complainedAt: '10-12 17:20' }]], '10-13 09:00'), 'D01');
    expect(night.rungs.map((it) => rungText(it, false, at('10-13 09:00'), ZONE).zh)).toEqual(['10-13 08:30 由后一级代替，未单独发信', '10-13 08:30 由后一级代替，未单独发信', '10-13 08:30 发出：王受（抄送 何芳）']);
  });
});

test('the page shows sums and names of staff, and nothing of the customer', () => {
  const clocks = whyAt([['09:02', { ...ROW, customer: '张先生', phone: '13800138000', address: '和平路 8 号', contract: 'HT-88' }], ['09:31', { deliveredAt: '09:31' }]], '10:30');
  const page = whyPage({ zone: ZONE, now: at('10:30'), record: 'KS-2610-0001', status: '调查中', clocks });
  expect(page).toContain('累计到 <b>2026-10-12 09:30</b> 到期');
  expect(page).toContain('王受（抄送 何芳）');
  for (const secret of ['张先生', '13800138000', '和平路', 'HT-88', '门板开裂']) expect(page).not.toContain(secret);
});
