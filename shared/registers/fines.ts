import type { Column, FactsOf } from './column.ts';
import type { Register } from './register.ts';

const PERSON = '写工号、「工号 姓名」，或不重名的姓名。';

/* Words that people write for an option and that can mean no other. */
const OUTCOMES = { 罚款: '处罚', 不罚: '免罚', 不处罚: '免罚', 免于处罚: '免罚', 不予处罚: '免罚' } as const;
const FINALS = { 维持原决定: '维持', 更改: '变更', 撤消: '撤销' } as const;

const COLUMNS = [
  { key: 'id', title: '编号', writer: 'S', kind: 'text', step: '系统', width: 120 },
  { key: 'status', title: '状态', writer: 'S', kind: 'text', step: '系统', width: 80 },
  { key: 'check', title: '校验结果', writer: 'S', kind: 'text', step: '系统', width: 240, note: '空白表示一切正常；有字时写着哪里不对、怎样写才对。' },
  { key: 'complaint', title: '投诉编号', writer: 'S', kind: 'text', step: '事实', width: 120 },
  { key: 'subjectNo', title: '被罚人编号', writer: 'S', kind: 'text', step: '事实', width: 90 },
  { key: 'subjectName', title: '被罚人/单位', writer: 'S', kind: 'text', step: '事实', width: 110 },
  { key: 'subjectKind', title: '对象类别', writer: 'S', kind: 'text', step: '事实', width: 80 },
  { key: 'department', title: '部门', writer: 'S', kind: 'text', step: '事实', width: 100 },
  { key: 'rule', title: '规则编号', writer: 'S', kind: 'text', step: '事实', width: 80 },
  { key: 'clause', title: '依据', writer: 'S', kind: 'text', step: '事实', width: 200 },
  { key: 'reason', title: '事由', writer: 'S', kind: 'text', step: '事实', width: 320 },
  { key: 'eventAt', title: '事件时间', writer: 'S', kind: 'moment', step: '事实', width: 130 },
  { key: 'low', title: '下限', writer: 'S', kind: 'yuan', step: '事实', width: 70 },
  { key: 'high', title: '上限', writer: 'S', kind: 'yuan', step: '事实', width: 70 },
  { key: 'proposed', title: '拟罚金额', writer: 'S', kind: 'yuan', step: '事实', width: 80 },
  { key: 'hint', title: '提示', writer: 'S', kind: 'text', step: '事实', width: 200 },
  { key: 'outcome', title: '核定结论', writer: 'P', kind: 'choice', options: ['处罚', '免罚'], aliases: OUTCOMES, step: '核定', width: 90 },
  { key: 'amount', title: '核定金额', writer: 'P', kind: 'yuan', step: '核定', width: 80, note: '空白表示照拟罚金额。' },
  { key: 'decider', title: '核定人', writer: 'P', kind: 'person', step: '核定', width: 110, note: `人事行政部经理、总经理或董事长。${PERSON}` },
  { key: 'opinion', title: '核定意见', writer: 'P', kind: 'text', step: '核定', width: 160 },
  { key: 'appealReason', title: '复审理由', writer: 'P', kind: 'text', step: '复审', width: 180 },
  { key: 'appealAt', title: '申请复审时间', writer: 'P', kind: 'moment', step: '复审', width: 140 },
  { key: 'final', title: '终审结论', writer: 'P', kind: 'choice', options: ['维持', '变更', '撤销'], aliases: FINALS, step: '终审', width: 90 },
  { key: 'finalAmount', title: '终审金额', writer: 'P', kind: 'yuan', step: '终审', width: 80 },
  { key: 'finalBy', title: '终审人', writer: 'P', kind: 'person', step: '终审', width: 110, note: `总经理或董事长，且不是核定人。${PERSON}` },
  { key: 'finalAt', title: '终审时间', writer: 'P', kind: 'moment', step: '终审', width: 140 },
  { key: 'payable', title: '应扣金额', writer: 'S', kind: 'yuan', step: '入账', width: 80 },
  { key: 'month', title: '扣款月份', writer: 'S', kind: 'text', step: '入账', width: 80 },
  { key: 'notifiedAt', title: '通知时间', writer: 'S', kind: 'moment', step: '入账', width: 130 },
  { key: 'updatedAt', title: '系统更新时间', writer: 'S', kind: 'moment', step: '入账', width: 130 },
] as const satisfies readonly Column[];

/** R93 罚款台账. */
export const FINES = {
  key: 'fines',
  workbook: 'finance',
  title: '罚款台账',
  shape: 'records',
  prefix: 'FK',
  required: [],
  typed: false,
  columns: COLUMNS,
  frozenColumns: 2,
  tabColor: 'orange',
} as const satisfies Register;

/** What people typed into a line of 罚款台账, as far as it is understood. */
export type FineFacts = FactsOf<typeof COLUMNS>;
