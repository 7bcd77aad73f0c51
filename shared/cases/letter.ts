import type { Fen } from '../words/money.ts';
import type { Sentence } from '../words/sentence.ts';
import type { Day, Instant } from '../words/time.ts';
import type { LetterBase, CaseBrief, ClockBrief } from './letter-parts.ts';

/** A complaint was handed on. */
export interface DeliveredLetter extends LetterBase {
  readonly kind: 'delivered';
  readonly brief: CaseBrief;
  /** 送达时间. */
  readonly deliveredAt?: Instant;
  readonly dues: readonly { readonly clock: string; readonly name: string; readonly owed: string; readonly dueAt: Instant }[];
}

/** Rungs of one record that fall into one minute with the same To; at least one. */
export interface LadderLetter extends LetterBase {
  readonly kind: 'ladder';
  readonly brief: CaseBrief;
  readonly items: readonly ClockBrief[];
}

/** One of the two ticks that call for people at once. */
export interface FlagLetter extends LetterBase {
  readonly kind: 'flag';
  readonly flag: '涉及赔款折让退货' | '涉及其他公司或重大工程';
  readonly brief: CaseBrief;
  /** When D07 reminds for the first time. */
  readonly remindedAt?: Instant;
}

/** 处理结果, told once to the person responsible. */
export interface ResultLetter extends LetterBase {
  readonly kind: 'result';
  readonly brief: CaseBrief;
  readonly result: string;
  readonly resultAt: Instant;
}

/** The call-backs one 第一受理人 owes this week (D11); `record` is the week's own name. */
export interface ListLetter extends LetterBase {
  readonly kind: 'list';
  /** First and last day. */
  readonly week: { readonly from: Day; readonly to: Day };
  readonly items: readonly { readonly record: string; readonly customer: string; readonly dueAt: Instant; readonly overdue: boolean }[];
}

/** The row of a complaint is no longer in the register, while clocks of it run on; at least one. */
export interface VanishedLetter extends LetterBase {
  readonly kind: 'vanished';
  readonly brief: CaseBrief;
  /** The look that made sure of it. */
  readonly goneAt: Instant;
  readonly running: readonly RunningClock[];
}

/** A clock that runs. */
export interface RunningClock {
  readonly clock: string;
  readonly name: string;
  /** Who owes it now, as labels. */
  readonly owed: readonly string[];
  /** Absent where the rule gives no number (D07). */
  readonly dueAt?: Instant;
}

/** Nobody ended a pause, and it has reached the longest it may last: its clocks run on; at least one. */
export interface ResumedLetter extends LetterBase {
  readonly kind: 'resumed';
  readonly brief: CaseBrief;
  /** 暂停时间. */
  readonly pausedAt: Instant;
  /** When they run on. */
  readonly resumedAt: Instant;
  readonly running: readonly RunningClock[];
}

/** What one person has to mend and, in charge of others, what is overdue; `record` is the day's own name. At least one of the two. */
export interface DigestLetter extends LetterBase {
  readonly kind: 'digest';
  readonly on: Day;
  /** The open 校验结果 errors of this person's rows, as the sheet says them. */
  readonly errors: readonly { readonly record: string; readonly texts: readonly Sentence[] }[];
  /** The oldest of what is overdue, and how many there are in all. */
  readonly overdue: readonly { readonly record: string; readonly clock: string; readonly name: string; readonly owed: string; readonly dueAt: Instant }[];
  readonly overdueCount: number;
}

/** A line of 罚款台账 as letters tell it. */
export interface FineLine {
  /** Who is fined: 张三, or the store or dealer. */
  readonly subject: string;
  /** 投诉编号. */
  readonly complaint: string;
  /** F02 … */
  readonly rule: string;
  readonly ruleName: string;
  readonly clause: string;
  readonly ruleVersion: number;
  /** 事由. */
  readonly reason: string;
  /** 事件时间. */
  readonly at: Instant;
  /** What is to be deducted. */
  readonly amount: Fen;
  /** 扣款类型: 工资扣款 … */
  readonly deduction?: string;
}

/** To the person fined, on 已核定. */
export interface FineLetter extends LetterBase {
  readonly kind: 'fine';
  readonly line: FineLine;
  /** 核定人. */
  readonly decidedBy: string;
  /** Until when 复审 can be asked for, where the rules set an end. */
  readonly appealUntil?: Instant;
}

/** To the 核定人 or 终审人 in whose name a line was decided. */
export interface DecisionLetter extends LetterBase {
  readonly kind: 'decision';
  readonly stage: '核定' | '终审';
  /** 处罚, 免罚; 维持, 变更, 撤销. */
  readonly decision: string;
  readonly line: FineLine;
  readonly decidedAt: Instant;
  /** End of the two working days in which the person named may object. */
  readonly objectUntil: Instant;
}

/** Whatever the product has to tell its own people: a signed link for 财务, a fault for the administrator. */
export interface AdminLetter extends LetterBase {
  readonly kind: 'admin';
  readonly title: Said;
  readonly paragraphs: readonly Said[];
  /** Its one button. */
  readonly link?: { readonly label: Said; readonly url: string };
}

/** A sentence that may be said in Traditional Chinese too; else the simplified one stands for it. */
export type Said = Sentence & { readonly tw?: string };

/** Everything the product writes to people. */
export type Letter =
  | DeliveredLetter
  | LadderLetter
  | FlagLetter
  | ResultLetter
  | VanishedLetter
  | ResumedLetter
  | ListLetter
  | DigestLetter
  | FineLetter
  | DecisionLetter
  | AdminLetter;

/** Where letters come from and where their links lead. */
export interface LetterOptions {
  /** IANA name; every moment is printed in it. */
  readonly zone: string;
  /** Sender: an address, or a mailbox `登记台 <noreply@example.com>`. */
  readonly from: string;
  /** The row, or the tab, in the workbook. */
  readonly sheetUrl?: string;
  /** Signed link of a ladder letter, for those in To; and the one for people in copy, which only shows it. */
  readonly acknowledgeUrl?: string;
  readonly viewUrl?: string;
  /** Signed link to the page that shows how the clocks of the case were counted. */
  readonly whyUrl?: string;
  /** Signed link that ends digests. */
  readonly unsubscribeUrl?: string;
  /** Signed link of a decision letter. */
  readonly objectUrl?: string;
}
