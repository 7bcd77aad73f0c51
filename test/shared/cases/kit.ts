import { printMinute } from '../../../shared/calendar/zone.ts';
import type { Complaint, ComplaintEvent } from '../../../shared/cases/complaint.ts';
import type { CaseContext } from '../../../shared/cases/context.ts';
import { evolve } from '../../../shared/cases/evolve.ts';
import type { Letter } from '../../../shared/cases/letter.ts';
import type { Addressee } from '../../../shared/cases/letter-parts.ts';
import { lookupOf } from '../../../shared/cases/people.ts';
import { review, type Review } from '../../../shared/cases/review.ts';
import { statusOf } from '../../../shared/cases/status.ts';
import { outcomeOf, type Clock } from '../../../shared/clocks/clock.ts';
import type { Company, Department, Person } from '../../../shared/registers/company.ts';
import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import type { Raw, SeenCell } from '../../../shared/sheet/cell.ts';
import type { Lookup } from '../../../shared/sheet/understand.ts';
import { plus, type Instant } from '../../../shared/words/time.ts';
import { calendarWith, moment } from '../calendar/kit.ts';
import { BOOK, ZONE } from '../ledger/kit.ts';

export { ZONE };

/** Monday, an ordinary working day; stories take place then unless they name another. */
const TODAY = '2026-10-12';

/** A moment in Shanghai: `09:30` of the day of the stories, `10-13 09:30` of that year, or in full. */
export const at = (text: string): Instant => moment(inFull(text));

const inFull = (text: string): string => (/^\d\d:/.test(text) ? `${TODAY} ${text}` : /^\d\d-/.test(text) ? `2026-${text}` : text);

/** As `at` reads it, as short as can be. */
export const print = (it: Instant): string => printMinute(ZONE, it).replace(`${TODAY} `, '').replace('2026-', '');

const person = (no: string, name: string, department: string, more: Partial<Person> = {}): Person =>
  ({ no, name, department, roles: [], kind: '员工', active: true, email: `${no}@example.com`, ...more });

export const PEOPLE: readonly Person[] = [
  person('0001', '董一', '总经办', { roles: ['董事长'] }),
  person('0002', '钱总', '总经办', { roles: ['总经理'] }),
  person('0003', '何芳', '人事行政部', { roles: ['人事行政部经理'] }),
  person('0101', '王受', '客服部', { roles: ['受理人'] }),
  person('0102', '吴受', '客服部', { roles: ['受理人'] }),
  person('0201', '李二', '售后部'),
  person('0202', '赵头', '售后部'),
  person('0203', '孙领', '售后部'),
  person('0204', '周二', '售后部'),
  person('0301', '郑头', '安装部'),
  person('0302', '冯领', '安装部'),
  person('0303', '陈二', '安装部'),
  person('0401', '褚头', '制造中心'),
  person('0402', '卫领', '制造中心'),
  person('0501', '蒋工', '工程部', { roles: ['工程部经理'] }),
  person('0502', '沈质', '质量部', { roles: ['质量判定负责人'] }),
  person('D-07', '华南经销', '', { kind: '经销商' }),
  person('S-02', '二号店', '', { kind: '直营店' }),
];

export const DEPARTMENTS: readonly Department[] = [
  { name: '售后部', head: '0202', leader: '0203' },
  { name: '安装部', head: '0301', leader: '0302', secondIntake: '0303' },
  { name: '制造中心', head: '0401', leader: '0402' },
  { name: '无头部', leader: '0203' },
  { name: '空部', parent: '售后部' },
  { name: '孤部' },
];

/** The company of the stories, with people and departments added or replaced. */
export const companyWith = (changes: { readonly people?: readonly Person[]; readonly departments?: readonly Department[]; readonly rules?: Company['rules'] } = {}): Company => ({
  people: new Map([...PEOPLE, ...(changes.people ?? [])].map((it) => [it.no, it])),
  departments: new Map([...DEPARTMENTS, ...(changes.departments ?? [])].map((it) => [it.name, it])),
  rules: changes.rules ?? BOOK,
  calendar: calendarWith(),
});

export const COMPANY = companyWith();

/** A person of the stories, changed. */
export const changed = (no: string, more: Partial<Person>): Person => {
  const found = PEOPLE.find((it) => it.no === no);
  if (!found) throw new Error(`nobody has ${no}`);
  return { ...found, ...more };
};

/** What cells are understood with at a moment. */
export const lookAt = (now: Instant, company: Company = COMPANY): Lookup => lookupOf(company.people, company.departments, ZONE, now, () => true);

/** What somebody types: texts by column key, null empties a cell. Moments may be as short as `at` takes them. */
export type Typed = Readonly<Record<string, Raw | null>>;

const MOMENTS = new Set<string>(COMPLAINTS.columns.filter(({ kind }) => kind === 'moment' || kind === 'promise').map(({ key }) => key));

/** Cells as a look at a moment first finds them. */
export const cellsOf = (typed: Typed, seenAt: Instant): Readonly<Record<string, SeenCell | null>> =>
  Object.fromEntries(Object.entries(typed).map(([key, raw]) => [key, raw === null ? null : { raw: typeof raw === 'string' && MOMENTS.has(key) ? inFull(raw) : raw, at: seenAt }]));

/** Customer, content, both intakes and the department: what most stories begin with, complained at 09:00. */
export const ROW: Typed = { customer: '张先生', content: '门板开裂', complainedAt: '09:00', firstIntake: '0101', department: '售后部', secondIntake: '0201' };

export interface Told extends Review {
  readonly now: Instant;
  readonly context: CaseContext;
  /** Every letter decided on, in order. */
  readonly letters: readonly Letter[];
}

interface Options {
  readonly company?: Company;
  /** The company from a moment on. */
  readonly companyFrom?: readonly [at: string, company: Company];
  readonly original?: Complaint;
  readonly id?: string;
  readonly chain?: string;
}

/** A look of what was typed, by its moment; or one that made sure the row is gone, or found it again. */
export type Step = readonly [at: string, typed: Typed | 'vanished' | 'returned'];

/** Plays looks and, between them, every ring that reviews ask for, up to and including the moment at the end. */
export function tell(steps: readonly Step[], until: string, options: Options = {}): Told {
  const letters: Letter[] = [];
  let found: Review | undefined;
  const nextUpTo = (end: Instant): Instant | undefined => (found?.nextAt !== undefined && found.nextAt <= end ? found.nextAt : undefined);
  const run = (now: Instant, looking: boolean, seen: readonly ComplaintEvent[]): Review => {
    const body = seen.reduce<Complaint | undefined>(evolve, found?.complaint);
    if (!body) throw new Error('a story begins with a row');
    found = review(body, contextAt(now, looking, body.id, options));
    for (const event of found.events) if (event.type === 'wrote') letters.push(event.letter);
    return found;
  };
  const ringUpTo = (end: Instant): void => {
    let rings = 0;
    for (let next = nextUpTo(end); next !== undefined; next = nextUpTo(end)) {
      if ((rings += 1) > 500) throw new Error('the story rings for ever');
      run(next, false, []);
    }
  };
  for (const [text, typed] of steps) {
    const now = at(text);
    ringUpTo(plus(now, -1));
    run(now, true, [seenBy(found?.complaint, typed, now, options.id ?? 'KS-2610-0001')]);
  }
  const end = at(until);
  ringUpTo(end);
  const last = run(end, false, []);
  return { ...last, now: end, context: contextAt(end, false, last.complaint.id, options), letters };
}

function seenBy(complaint: Complaint | undefined, typed: Step[1], now: Instant, id: string): ComplaintEvent {
  if (typeof typed === 'string') return { type: typed, at: now };
  const cells = cellsOf(typed, now);
  if (complaint) return { type: 'seen', at: now, cells };
  const filled = Object.fromEntries(Object.entries(cells).flatMap(([key, cell]) => (cell === null ? [] : [[key, cell]])));
  return { type: 'born', at: now, id, bornAt: now, cells: filled };
}

function contextAt(now: Instant, looking: boolean, id: string, { company = COMPANY, companyFrom, original, chain }: Options): CaseContext {
  const present = companyFrom && now >= at(companyFrom[0]) ? companyFrom[1] : company;
  return { now, zone: ZONE, company: present, look: lookAt(now, present), looking, chain: chain ?? original?.id ?? id, ...(original && { original }) };
}

/** `D01 09:00-09:30 met`, for the clocks named, or all. */
export const printClocks = ({ clocks, now }: Told, ...ids: readonly string[]): readonly string[] =>
  clocks.filter((clock) => ids.length === 0 || ids.includes(clock.id)).map((clock) => printClock(clock, now));

const printClock = (clock: Clock, now: Instant): string =>
  `${clock.key} ${print(clock.startAt)}-${clock.dueAt === undefined ? '?' : print(clock.dueAt)} ${outcomeOf(clock, now)}`;

const names = (people: readonly Addressee[]): string => people.map(({ name }) => name).join(' ');

/** `09:20 reminder D01: 王受 + 何芳`: what, to whom, and after the plus who gets a copy. */
export const printLetter = ({ at: sentAt, rungs, clocks, to, cc }: Letter): string =>
  `${print(sentAt)} ${[rungs.join(' '), clocks.join(' ')].filter((it) => it !== '').join(' ')}: ${names(to)}${cc.length === 0 ? '' : ` + ${names(cc)}`}`;

/** The letters of a story, those of the rungs named, or all. */
export const printLetters = ({ letters }: Told, ...rungs: readonly string[]): readonly string[] =>
  letters.filter((letter) => rungs.length === 0 || letter.rungs.some((rung) => rungs.includes(rung))).map(printLetter);

/** 状态 at the end of a story. */
export const status = ({ complaint, basis }: Told): string => statusOf(complaint, basis);
