import { fill } from '../errors/refusal.ts';
import type { Sentence } from '../words/sentence.ts';

/** Why a ruling typed into 罚款台账 does not count: what is wrong, what would be right, an example. */
const FAULTS = {
  'amount.missing': {
    zh: '这一行没有拟罚金额，{title}必须填写，例如 50',
    en: 'This line proposes no amount; type one, for example 50',
  },
  'amount.range': {
    zh: '{title} {typed} 元不在范围内，应为 {range} 元，例如 {example}',
    en: '{typed} yuan is out of range; it must be {range} yuan, for example {example}',
  },
  'amount.free': {
    zh: '免罚不扣钱，{title} {typed} 元应清空；要扣就把核定结论改为 处罚',
    en: '免罚 deducts nothing; empty the amount {typed}, or choose 处罚',
  },
  'amount.upheld': {
    zh: '维持就是照核定的 {example} 元，{title} {typed} 元应清空；要改金额就选 变更',
    en: '维持 keeps the {example} yuan decided; empty the amount {typed}, or choose 变更',
  },
  'amount.revoked': {
    zh: '撤销不扣钱，{title} {typed} 元应清空；要扣就选 变更',
    en: '撤销 deducts nothing; empty the amount {typed}, or choose 变更',
  },
  'amount.changed': {
    zh: '变更必须填写{title}，应为 {range} 元，例如 {example}',
    en: '变更 needs an amount of {range} yuan, for example {example}',
  },
  'ruler.self': {
    zh: '{typed} 就是被罚的人，不能{act}自己，应由别的 {roles} {act}，例如 {example}',
    en: '{typed} is the person fined and may not rule on it; another {roles} must, for example {example}',
  },
  'ruler.role': {
    zh: '{typed} 不能{act}这一行，应由 {roles} {act}，例如 {example}',
    en: '{typed} may not rule on this line; {roles} must, for example {example}',
  },
  'ruler.same': {
    zh: '{typed} 已经核定过这一行，终审人应是另一位 {roles}，例如 {example}',
    en: '{typed} decided this line; another {roles} must rule finally, for example {example}',
  },
  'ruling.objected': {
    zh: '{typed} 已声明这不是本人所定，请本人重新填写，例如在核定意见写明「本人确认」，或改由另一位填写',
    en: '{typed} has objected to this ruling; it must be made anew, for example with a word in 核定意见, or by somebody else',
  },
  'ruling.final': {
    zh: '已经终审，核定不再更改，应保持 {right}；要改请改终审结论，例如 变更',
    en: 'It has been ruled finally; the decision stays {right}; change the final ruling instead, for example 变更',
  },
  'ruling.closed': {
    zh: '{month} 已结账，这里不再更改，应保持 {right}；要改请填终审结论，例如 撤销',
    en: '{month} is closed; this stays {right}; use the final ruling instead, for example 撤销',
  },
  'final.closed': {
    zh: '{month} 已结账，终审不能清空，应保持 {right}；要改请选别的终审结论，例如 变更',
    en: '{month} is closed; the final ruling stays {right}; choose another one instead, for example 变更',
  },
  'final.early': {
    zh: '还没有核定，不能终审，应先填核定结论和核定人，例如 处罚',
    en: 'There is no decision yet; fill 核定结论 and 核定人 first, for example 处罚',
  },
  'appeal.early': {
    zh: '还没有核定，不能申请复审，应等核定以后再填，例如核定结论为 处罚 之后',
    en: 'There is no decision to appeal against yet; wait until there is one, for example 处罚',
  },
  'line.correction': {
    zh: '这一行更正 {right}，不用核定，应清空；要改请在 {right} 填终审结论，例如 变更',
    en: 'This line corrects {right} and needs no decision; use the final ruling of {right}, for example 变更',
  },
} as const satisfies Record<string, Sentence>;

/** The code of a fault. */
export type FaultCode = keyof typeof FAULTS;

/** The sentence of a fault with its facts filled in. */
export const faultSentence = (code: FaultCode, facts: Readonly<Record<string, string>>): Sentence => fill(FAULTS[code], facts);
