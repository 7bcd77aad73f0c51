import type { FineLine, LadderLetter, Letter, LetterOptions } from '../../../shared/cases/letter.ts';
import type { Addressee, CaseBrief, ClockBrief } from '../../../shared/cases/letter-parts.ts';
import { yuan } from '../../../shared/words/money.ts';
import type { Instant } from '../../../shared/words/time.ts';
import { parseDay, parseInstant } from '../../../shared/words/time.ts';

/** A moment in Beijing: `2026-10-12 09:34`. */
export function at(text: string): Instant {
  const found = parseInstant(`${text.replace(' ', 'T')}:00+08:00`);
  if (found === undefined) throw new Error(text);
  return found;
}

function day(text: string) {
  const found = parseDay(text);
  if (found === undefined) throw new Error(text);
  return found;
}

const person = (no: string, name: string, role: string): Addressee => ({ no, name, role, address: `${no}@example.com` });

export const PHONE = '13800138000';
export const ADDRESS = '深圳市南山区科技园路8号创维大厦A座1201室';

export const brief: CaseBrief = {
  customer: '王小明',
  type: '产品质量',
  content: `客户王小明来电（${PHONE}），住${ADDRESS}，说衣柜门板开裂。\n第二次来电。`,
  complainedAt: at('2026-10-12 09:00'),
  department: '制造中心',
  contract: 'HT-2610-88',
};

export const clock: ClockBrief = {
  clock: 'D03',
  name: '调查回复',
  rung: 'due',
  startedAt: at('2026-10-12 09:34'),
  dueAt: at('2026-10-12 10:04'),
  owed: ['李四（第二受理人）'],
  key: 'D03@1791770640/due',
  rungAt: at('2026-10-12 10:04'),
  clause: '《客服部管理制度》篇一 §5.2.3',
  ruleVersion: 2,
  next: { at: at('2026-10-12 10:34'), to: ['孙七（最高领导）'] },
};

export const fineLine: FineLine = {
  subject: '张三',
  complaint: 'KS-2610-0001',
  rule: 'F02',
  ruleName: '答复不及时致再次投诉',
  clause: '《客服部管理制度》篇一 §7.2.1',
  ruleVersion: 1,
  reason: '答复应在 2026-10-12 11:34 前，2026-10-13 09:10 客户再次投诉 KS-2610-0007',
  at: at('2026-10-13 09:10'),
  amount: yuan(30),
  deduction: '工资扣款',
};

const base = {
  id: 'letter-1',
  record: 'KS-2610-0001',
  to: [person('1002', '李四', '第二受理人')],
  cc: [person('1003', '赵六', '负责人')],
  at: at('2026-10-12 10:08'),
};

export const options: LetterOptions = {
  zone: 'Asia/Shanghai',
  from: 'noreply@example.com',
  sheetUrl: 'https://sheets.example.com/d/1/edit#gid=1&range=A2',
  acknowledgeUrl: 'https://dengji.example.com/a/v1.aa.bb',
  whyUrl: 'https://dengji.example.com/w/v1.cc.dd',
  objectUrl: 'https://dengji.example.com/a/v1.cc.dd',
};

export const dueLetter: LadderLetter = { ...base, kind: 'ladder', clocks: ['D03'], rungs: ['due'], brief, items: [clock] };

/** One letter of each kind, and the two kinds of flag and of message to the product's own people. */
export const LETTERS = {
  delivered: {
    ...base, kind: 'delivered', clocks: ['D03', 'D08'], rungs: ['delivered'],
    at: at('2026-10-12 09:34'), deliveredAt: at('2026-10-12 09:34'), brief,
    dues: [
      { clock: 'D08', name: '负责人调查', owed: '赵六（负责人）', dueAt: at('2026-10-12 10:34') },
      { clock: 'D03', name: '调查回复', owed: '李四（第二受理人）', dueAt: at('2026-10-12 10:04') },
    ],
  },
  ladder: dueLetter,
  flag: { ...base, kind: 'flag', clocks: ['D07'], rungs: ['flag'], flag: '涉及赔款折让退货', brief, remindedAt: at('2026-10-12 11:08') },
  alarm: { ...base, kind: 'flag', clocks: [], rungs: ['flag'], flag: '涉及其他公司或重大工程', brief },
  result: {
    ...base, kind: 'result', clocks: [], rungs: ['result'], brief, resultAt: at('2026-10-12 16:00'),
    result: `更换门板，退 200 元。已告知王小明 ${PHONE}，送到${ADDRESS}`,
  },
  resumed: {
    ...base, kind: 'resumed', clocks: ['D03'], rungs: ['flag'], brief, pausedAt: at('2026-10-09 10:05'), resumedAt: at('2026-10-12 10:05'),
    running: [{ clock: 'D03', name: '调查回复', owed: ['李四（第二受理人）'], dueAt: at('2026-10-12 10:34') }],
  },
  vanished: {
    ...base, kind: 'vanished', clocks: ['D03', 'D07'], rungs: ['flag'], brief, goneAt: at('2026-10-12 10:05'),
    running: [
      { clock: 'D07', name: '两部答复', owed: ['蒋工（工程部经理）', '沈质（质量判定负责人）'] },
      { clock: 'D03', name: '调查回复', owed: ['李四（第二受理人）'], dueAt: at('2026-10-12 10:34') },
    ],
  },
  list: {
    ...base, kind: 'list', record: 'D11-2026-10-12', clocks: ['D11'], rungs: ['list'], at: at('2026-10-12 09:00'),
    week: { from: day('2026-10-12'), to: day('2026-10-18') },
    items: [
      { record: 'KS-2610-0004', customer: '欧阳先生', dueAt: at('2026-10-19 00:00'), overdue: false },
      { record: 'KS-2609-0031', customer: '陈女士', dueAt: at('2026-10-12 00:00'), overdue: true },
    ],
  },
  fine: {
    ...base, kind: 'fine', record: 'FK-2610-0001', clocks: [], rungs: ['fine'], line: fineLine, decidedBy: '郑经理',
    to: [person('1001', '张三', '被罚人')], cc: [person('1', '孙七', '上级')],
  },
  decision: {
    ...base, kind: 'decision', record: 'FK-2610-0001', clocks: [], rungs: ['fine'], stage: '核定', decision: '处罚', line: fineLine,
    to: [person('9', '郑经理', '核定人')], cc: [],
    at: at('2026-10-13 10:01'), decidedAt: at('2026-10-13 10:00'), objectUntil: at('2026-10-15 10:00'),
  },
  admin: {
    ...base, kind: 'admin', record: '2026-10', clocks: [], rungs: [], title: { zh: '2026-10 可以结账了', en: '2026-10 can be closed' },
    paragraphs: [{ zh: '这个月有 12 行。', en: 'This month has 12 lines.' }],
    link: { label: { zh: '打开当月页面', en: 'Open the month' }, url: 'https://dengji.example.com/finance?token=v1.ee.ff&month=2026-10' },
  },
  notice: {
    ...base, kind: 'admin', record: 'complaints', clocks: [], rungs: ['flag'], title: { zh: '停写 Frozen', en: '停写 Frozen' },
    paragraphs: [{ zh: 'desk sync thaw complaints', en: 'desk sync thaw complaints' }],
  },
} as const satisfies Record<string, Letter>;

/** Strings that break pages, headers and regular expressions. */
export const NAUGHTY = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</td></table></title></style><b>',
  '<!--[if mso]>',
  '&lt;&amp;&#39;',
  'a\r\nBcc: all@example.com',
  'a\u2028b\u0000c\u001b[31m',
  '\u202Egnp.exe\u2066',
  '\uD83D half a pair',
  '${7*7}{{7*7}}$&$1',
  '(((((.*+?^$[]{}|\\/-',
  '𝒳👨‍👩‍👧🀄',
  '',
  '   ',
] as const;
