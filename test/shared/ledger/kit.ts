import type { RuleBook, RuleVersion } from '../../../shared/clocks/rulebook.ts';
import { RULE_DEFAULTS } from '../../../shared/clocks/rules.ts';
import type { RuleDefault } from '../../../shared/clocks/rules.ts';
import type { LineCells } from '../../../shared/ledger/cells.ts';
import type { LineEvent } from '../../../shared/ledger/event.ts';
import { evolve } from '../../../shared/ledger/evolve.ts';
import type { Bench } from '../../../shared/ledger/judge.ts';
import { judge } from '../../../shared/ledger/judge.ts';
import type { Line } from '../../../shared/ledger/line.ts';
import type { Proposal } from '../../../shared/ledger/proposal.ts';
import type { Subject } from '../../../shared/ledger/subject.ts';
import type { Company, Department, Person } from '../../../shared/registers/company.ts';
import { fenOf, shortYuan, yuan } from '../../../shared/words/money.ts';
import { calendarWith, moment } from '../calendar/kit.ts';

export { moment };
export const ZONE = 'Asia/Shanghai';

const toVersion = ({ id, name, clause, low, high, unit }: RuleDefault): RuleVersion => ({
  id,
  version: 1,
  unit,
  working: false,
  night: false,
  active: true,
  clause,
  name,
  ...(low !== undefined && { low }),
  ...(high !== undefined && { high }),
});

/** The rules as the workbook is made with them. */
export const BOOK: RuleBook = RULE_DEFAULTS.map(toVersion);

/** The rules with one of them changed in some version. */
export const bookWith = (id: string, changes: Partial<RuleVersion>): RuleBook => [
  ...BOOK,
  ...BOOK.filter((rule) => rule.id === id).map((rule) => ({ ...rule, version: 2, ...changes })),
];

const person = (no: string, name: string, more: Partial<Person> = {}): Person =>
  ({ no, name, roles: [], kind: '员工', active: true, ...more });

export const ZHANG = person('1001', '张三', { department: '客服部', roles: ['受理人'] });
export const LI = person('0002', '李四', { department: '工程部', roles: ['工程部经理'] });
export const WANG = person('3001', '王五', { department: '人事行政部', roles: ['人事行政部经理'] });
export const ZHAO = person('3002', '赵六', { department: '招聘组' });
export const CHEN = person('9001', '陈总', { department: '总经办', roles: ['总经理'] });
export const LIN = person('9002', '林董', { roles: ['董事长'] });
export const DEALER = person('D-07', '华南经销', { kind: '经销商' });
export const STORE = person('S-02', '二号店', { kind: '直营店' });

const DEPARTMENTS: readonly Department[] = [
  { name: '人事行政部', head: '3001' },
  { name: '招聘组', parent: '人事行政部' },
  { name: '客服部', parent: '总经办' },
  // 上级 in a circle happens while somebody edits the tab.
  { name: '总经办', parent: '客服部' },
];

const PEOPLE: readonly Person[] = [ZHANG, LI, WANG, ZHAO, CHEN, LIN, DEALER, STORE];

export const COMPANY: Company = {
  people: new Map(PEOPLE.map((it) => [it.no, it])),
  departments: new Map(DEPARTMENTS.map((it) => [it.name, it])),
  rules: BOOK,
  calendar: calendarWith(),
};

/** A person as a fine names them. */
export const subject = ({ no, name, kind, department }: Person, more: Partial<Subject> = {}): Subject => ({
  no,
  name,
  kind,
  ...(department !== undefined && { department }),
  ...more,
});

const PROPOSAL: Proposal = {
  key: 'F05/KS-2610-0002/1001',
  rule: 'F05',
  ruleVersion: 1,
  clause: '《客服部管理制度》篇一 §7.2.3',
  complaint: 'KS-2610-0002',
  subject: subject(ZHANG),
  reason: 'KS-2610-0001 送达应于 2026-10-12 09:30 前完成，09:50 才完成',
  at: moment('2026-10-13 09:00'),
  low: yuan(30),
  high: yuan(50),
  amount: yuan(30),
  hints: [],
};

/** A proposal of F05 (30-50 for 张三), changed in what a test is about. */
export const proposal = (changes: Partial<Proposal> = {}): Proposal => ({ ...PROPOSAL, ...changes });

/** A proposal without any amount. */
export function blank(it: Proposal): Proposal {
  const { low: _low, high: _high, amount: _amount, ...rest } = it;
  return rest;
}

/** Rule, person, 下限, 上限 and 拟罚金额 of a proposal: `F05 1001 30 50 30`, with `-` for none. */
export const printAmounts = ({ rule, subject: { no }, low, high, amount }: Proposal): string =>
  [rule, no, ...[low, high, amount].map((fen) => (fen === undefined ? '-' : shortYuan(fen)))].join(' ');

/** A line just proposed. */
export const lineOf = (it: Proposal = proposal(), id = 'FK-2610-0001'): Line =>
  evolve(undefined, { type: 'proposed', at: moment('2026-10-13 09:01'), id, proposal: it });

/** The world at a moment, with some months closed. */
export function benchAt(now: string, ...closed: readonly string[]): Bench {
  const at = moment(now);
  return { now: at, zone: ZONE, company: COMPANY, isClosed: (month) => closed.includes(month), openMonth: now.slice(0, 7) };
}

export const after = (line: Line, events: readonly LineEvent[]): Line => events.reduce<Line>(evolve, line);

/** The line after its cells were read at a moment. */
export const judged = (line: Line, cells: LineCells, now = '2026-10-14 10:00', ...closed: readonly string[]): Line =>
  after(line, judge(line, cells, benchAt(now, ...closed)).events);

/** 处罚 by 总经理, at the amount proposed unless another is given in yuan. */
export const punished = (amount?: number): LineCells =>
  ({ outcome: '处罚', decider: CHEN, ...(amount !== undefined && { amount: fenOf(amount * 100) }) });

/** The columns at which something is wrong. */
export const wrongColumns = (line: Line, cells: LineCells, now = '2026-10-14 10:00', ...closed: readonly string[]): readonly string[] =>
  judge(line, cells, benchAt(now, ...closed)).faults.map(({ column }) => column);
