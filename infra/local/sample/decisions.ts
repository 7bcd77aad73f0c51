import type { Cells } from './typist.ts';

/** What is decided on the line of 罚款台账 that a rule and a person (by 工号) name. */
export interface Decision {
  readonly rule: string;
  readonly subject: string;
  readonly cells: Cells;
}

/** The day's decisions by the minute at which they are typed, written as the complaints are. */
export const DECISIONS: Readonly<Record<string, readonly Decision[]>> = {
  '14:20': [
    { rule: 'F02', subject: '0301', cells: { 核定结论: '处罚', 核定人: '何晓芳', 核定意见: '派工漏排，部门负责人没有跟进' } },
    { rule: 'F05', subject: '0202', cells: { 核定结论: '免罚', 核定人: '何晓芳', 核定意见: '送达只迟 4 分钟，口头提醒' } },
    { rule: 'F07', subject: 'J001', cells: { 核定结论: '处罚', 核定人: '何晓芳', 核定意见: '按规定从货款扣除' } },
    { rule: 'F08', subject: '0303', cells: { 核定结论: '处罚', 核定金额: 80, 核定人: '何晓芳', 核定意见: '没有铺保护垫，还推诿客户' } },
  ],
  '14:50': [
    { rule: 'F02', subject: '0301', cells: { 复审理由: '上午在工地处理漏水，已托人代为派工', 申请复审时间: '14:44' } },
    { rule: 'F08', subject: '0303', cells: { 复审理由: '保护垫被上一户借走，仓库当天无货', 申请复审时间: '14:46' } },
  ],
  '16:40': [{ rule: 'F02', subject: '0301', cells: { 终审结论: '维持', 终审人: '林志远', 终审时间: '16:35' } }],
};
