import type { PersonKind } from '../registers/company.ts';
import type { Fen } from '../words/money.ts';
import type { Day } from '../words/time.ts';

/** 调整标志. */
export type PostingKind = '正常' | '冲销' | '补扣';

/** One posting as finance gets it. Blank text where there is nothing to say. */
export interface ExportLine {
  readonly period: string;
  readonly id: string;
  readonly complaint: string;
  readonly subjectNo: string;
  readonly subjectName: string;
  readonly department: string;
  readonly subjectKind: PersonKind;
  readonly deduction: '工资扣款' | '货款扣除' | '奖励金扣除' | '赔偿扣款';
  readonly amount: Fen;
  readonly currency: 'CNY';
  readonly rule: string;
  readonly clause: string;
  readonly ruleVersion: number;
  readonly reason: string;
  readonly eventOn: Day;
  /** `1001 张三`. */
  readonly decider: string;
  readonly decidedOn: Day;
  readonly final: '' | '维持' | '变更' | '撤销';
  readonly adjustment: PostingKind;
  /** 原单据编号 of a 冲销 or 补扣. */
  readonly original: string;
  readonly hint: string;
}

interface ExportColumn {
  readonly key: keyof ExportLine;
  readonly title: string;
  /** `code` is text that looks like a number and must stay text. */
  readonly kind: 'text' | 'code' | 'yuan' | 'count' | 'day';
}

/** The columns of every export, in order; new ones may only be added at the end. */
export const EXPORT_COLUMNS = [
  { key: 'period', title: '所属期间', kind: 'code' },
  { key: 'id', title: '单据编号', kind: 'code' },
  { key: 'complaint', title: '投诉编号', kind: 'code' },
  { key: 'subjectNo', title: '工号/编号', kind: 'code' },
  { key: 'subjectName', title: '姓名/单位', kind: 'text' },
  { key: 'department', title: '部门', kind: 'text' },
  { key: 'subjectKind', title: '类别', kind: 'text' },
  { key: 'deduction', title: '扣款类型', kind: 'text' },
  { key: 'amount', title: '金额', kind: 'yuan' },
  { key: 'currency', title: '币种', kind: 'text' },
  { key: 'rule', title: '规则编号', kind: 'code' },
  { key: 'clause', title: '依据', kind: 'text' },
  { key: 'ruleVersion', title: '规则版本', kind: 'count' },
  { key: 'reason', title: '事由', kind: 'text' },
  { key: 'eventOn', title: '事件日期', kind: 'day' },
  { key: 'decider', title: '核定人', kind: 'text' },
  { key: 'decidedOn', title: '核定日期', kind: 'day' },
  { key: 'final', title: '终审结果', kind: 'text' },
  { key: 'adjustment', title: '调整标志', kind: 'text' },
  { key: 'original', title: '原单据编号', kind: 'code' },
  { key: 'hint', title: '提示', kind: 'text' },
] as const satisfies readonly ExportColumn[];
