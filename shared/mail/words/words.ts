import type { Language } from '../../words/sentence.ts';
import type { LateReason } from '../../cases/letter-parts.ts';

type Rung = 'reminder' | 'due' | 'second';

/** Everything letters say, in one language. Names, records and typed texts go in as they are; column titles stay as the sheet has them. */
export interface Words {
  readonly language: Language;
  /** Between things listed, and between a label and its value. */
  readonly comma: string;
  readonly colon: string;
  readonly brackets: (text: string) => string;
  readonly footer: string;
  /** The small table of terms: roles, types, kinds, decisions. What is not in it stays as it is. */
  readonly terms: Readonly<Record<string, string>>;
  /** By clock: its name, and what to do so that it stops. */
  readonly clocks: Readonly<Record<string, string>>;
  readonly actions: Readonly<Record<string, string>>;
  readonly rungs: Readonly<Record<Rung, string>>;
  readonly late: Readonly<Record<LateReason, string>>;
  readonly time: {
    readonly weekdays: readonly string[];
    readonly zones: Readonly<Record<string, string>>;
    readonly days: (n: number) => string;
    readonly hours: (n: number) => string;
    readonly minutes: (n: number) => string;
    readonly underAMinute: string;
    readonly left: (span: string) => string;
    readonly over: (span: string) => string;
    readonly justDue: string;
  };
  readonly people: {
    readonly greeting: (names: string) => string;
    readonly andOthers: (first: string, count: number) => string;
    readonly whyTitle: string;
    readonly copy: string;
    readonly noAddress: string;
    readonly bounced: string;
    readonly standsFor: (name: string) => string;
    readonly undelivered: (name: string, role: string) => string;
  };
  readonly brief: {
    readonly title: string;
    readonly withheld: string;
    readonly case: (type: string | undefined, customer: string) => string;
    readonly record: string;
    readonly customer: string;
    readonly type: string;
    readonly complainedAt: string;
    readonly department: string;
    readonly contract: string;
    readonly content: string;
    readonly masks: Readonly<Record<string, string>>;
  };
  readonly doors: { readonly register: string; readonly acknowledge: string; readonly view: string; readonly why: string };
  readonly table: { readonly task: string; readonly due: (zone: string) => string; readonly owner: string; readonly noLimit: string };
  readonly ladder: {
    readonly reminder: string;
    readonly again: (state: string) => string;
    readonly state: (state: string) => string;
    readonly subject: (who: string, before: string, what: string) => string;
    readonly before: (when: string) => string;
    readonly finish: (name: string) => string;
    readonly todo: (who: string, count: number) => string;
    readonly several: (count: number) => string;
    readonly opening: (name: string, state: string) => string;
    readonly dueIn: (left: string) => string;
    readonly waiting: string;
    readonly limit: string;
    readonly owner: string;
    readonly now: string;
    readonly next: string;
    readonly insteadOf: string;
    readonly sent: string;
    readonly dueAt: (due: string, state: string) => string;
    readonly since: (start: string, passed: string) => string;
    readonly liable: (name: string) => string;
    readonly last: string;
    readonly following: (at: string, copies: string) => string;
    readonly replaces: (rungs: string) => string;
    readonly lag: (minutes: number, why: string) => string;
    readonly clause: (clause: string, clock: string, version: number) => string;
  };
  readonly delivered: {
    readonly state: string; readonly badge: string;
    readonly subject: (who: string, when: string, name: string) => string;
    readonly opening: (at: string | undefined) => string;
    readonly now: string;
  };
  readonly flag: {
    readonly answer: (who: string) => string; readonly know: (who: string) => string;
    readonly opening: (at: string, flag: string) => string;
    readonly informed: string;
    readonly now: (first: string | undefined) => string;
  };
  readonly result: {
    readonly state: string; readonly badge: string; readonly subject: (who: string) => string;
    readonly opening: (record: string) => string; readonly at: string; readonly result: string; readonly next: string;
  };
  readonly resumed: {
    readonly state: string; readonly badge: string; readonly subject: (who: string) => string;
    readonly opening: (from: string, to: string) => string;
    readonly now: string; readonly wait: string; readonly next: string; readonly why: string;
  };
  readonly vanished: {
    readonly state: string; readonly badge: string; readonly subject: (who: string) => string;
    readonly opening: (at: string, record: string) => string;
    readonly now: (record: string) => string; readonly void: string; readonly next: string; readonly why: string;
  };
  readonly list: {
    readonly state: (state: string) => string; readonly overdue: (count: number) => string; readonly items: (count: number) => string;
    readonly subject: (who: string, count: number) => string; readonly week: (from: string, to: string) => string; readonly title: (week: string) => string;
    readonly opening: (from: string, to: string, count: number, overdue: number) => string; readonly now: string; readonly next: string;
  };
  readonly digest: {
    readonly state: (errors: number, overdue: number) => string;
    readonly subject: (who: string, errors: number, overdue: number) => string;
    readonly title: (day: string) => string;
    readonly errors: (count: number) => string; readonly row: string; readonly wrong: string; readonly mend: string;
    readonly overdue: (count: number, shown: number) => string; readonly chase: string;
    readonly next: string; readonly stop: string; readonly stopTitle: string;
  };
  readonly fine: {
    readonly state: string; readonly badge: string;
    readonly subject: (who: string, amount: string) => string;
    readonly yuan: (amount: string) => string; readonly renminbi: (amount: string) => string;
    readonly opening: (record: string, who: string, amount: string) => string;
    readonly facts: string; readonly decidedBy: string; readonly review: string;
    readonly how: string; readonly howTo: string; readonly until: string; readonly before: (deadline: string) => string; readonly noEnd: string; readonly next: string; readonly final: string;
    readonly who: string; readonly amount: string; readonly deduction: string; readonly clause: string; readonly clauseOf: (clause: string, rule: string, version: number, name: string) => string;
    readonly reason: string; readonly at: string; readonly complaint: string;
  };
  readonly decision: {
    readonly state: (stage: string) => string; readonly badge: (stage: string, decision: string) => string;
    readonly what: (decision: string, amount: string) => string;
    readonly subjects: (who: string, what: string, until: string) => readonly string[];
    readonly opening: (at: string, stage: string, record: string, what: string) => string;
    readonly line: string; readonly yours: string; readonly notYours: (deadline: string, stage: string) => string; readonly object: string;
  };
}
