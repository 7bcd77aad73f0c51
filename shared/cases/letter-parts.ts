import type { Language } from '../words/sentence.ts';
import type { Instant } from '../words/time.ts';

/** Why a letter was sent, as X-Dengji-Rung names it. */
export type RungName = 'delivered' | 'reminder' | 'due' | 'second' | 'flag' | 'result' | 'fine' | 'list';

/** One person a letter concerns. */
export interface Addressee {
  /** 工号/编号. */
  readonly no: string;
  readonly name: string;
  /** 邮箱; absent = named in the letter, but cannot be written to. */
  readonly address?: string;
  /** Why this person got it: 第一受理人, 负责人 … */
  readonly role: string;
  /** Name of whoever should have got it, but has left. */
  readonly standsFor?: string;
  /** Letters to the address on record come back, so it is not used. */
  readonly bounced?: true;
  /** Absent = zh-CN. */
  readonly language?: Language;
}

/** What every letter states. */
export interface LetterBase {
  /** The same for the same letter, however often it is made. */
  readonly id: string;
  /** Number of the record or line it is about (KS-2610-0001, FK-2610-0001, 2026-10); the root of its thread. */
  readonly record: string;
  readonly to: readonly Addressee[];
  readonly cc: readonly Addressee[];
  /** When it is sent; lateness is counted up to here. */
  readonly at: Instant;
  /** X-Dengji-Clock: D01 … */
  readonly clocks: readonly string[];
  /** X-Dengji-Rung, in the order of the clocks. */
  readonly rungs: readonly RungName[];
  /** Whom this letter was sent to before and did not reach: it came back, and is now told to the next up. */
  readonly undelivered?: { readonly name: string; readonly role: string };
}

/** A complaint as a letter may tell it; names and texts are given raw, the letter masks them. */
export interface CaseBrief {
  readonly customer: string;
  /** 投诉类型. */
  readonly type?: string;
  /** 投诉内容. */
  readonly content: string;
  readonly complainedAt: Instant;
  /** 责任部门. */
  readonly department?: string;
  /** 合同号. */
  readonly contract?: string;
  /** 联系电话 and 地址 of the row: never shown, and blotted out wherever a text quotes them. */
  readonly hidden?: readonly string[];
}

/** Why a letter left after its rung: typed late, quiet hours, somebody had acknowledged, or the system was down. */
export type LateReason = 'entered' | 'quiet' | 'acknowledged' | 'outage';

/** One rung of one clock in a ladder letter. */
export interface ClockBrief {
  readonly clock: string;
  /** 调查回复 … */
  readonly name: string;
  readonly rung: 'reminder' | 'due' | 'second';
  /** Key of the rung, and its moment. */
  readonly key: string;
  readonly rungAt: Instant;
  readonly startedAt: Instant;
  /** Absent where the rule gives no number (D07). */
  readonly dueAt?: Instant;
  /** Who owes it now, as labels: 张三（第二受理人）. */
  readonly owed: readonly string[];
  /** Who held the role when it fell due, if another person holds it now. */
  readonly liable?: string;
  readonly clause: string;
  readonly ruleVersion: number;
  /** The next rung and whom it adds in copy; absent = this is the last one. */
  readonly next?: { readonly at: Instant; readonly to: readonly string[] };
  /** Rungs this letter stands for. */
  readonly replaces?: readonly { readonly rung: 'reminder' | 'due' | 'second'; readonly at: Instant }[];
  /** Why it left later than its rung, where that was meant. */
  readonly lateBecause?: LateReason;
}
