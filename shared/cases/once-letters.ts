import { openFrom } from '../calendar/quiet.ts';
import { isOpen, type Clock } from '../clocks/clock.ts';
import { remindersOf } from '../clocks/ladder.ts';
import { label, personOf, type Company } from '../registers/company.ts';
import type { Instant } from '../words/time.ts';
import { defined, type Basis } from './basis.ts';
import type { Complaint, ComplaintEvent } from './complaint.ts';
import type { CaseContext } from './context.ts';
import { addressees, briefOf, letterId } from './letters.ts';
import { headParties, roleHolders, type Party } from './parties.ts';
import { tenuresOf } from './spans.ts';

/** Letters decided on now, and the next moment at which one that waits may leave. */
export interface Outgoing {
  readonly events: readonly ComplaintEvent[];
  readonly waitsUntil?: Instant;
}

interface Once {
  readonly key: string;
  readonly parties: readonly Party[];
  readonly text: string;
  /** Leaves at any hour. */
  readonly night: boolean;
  readonly letter: (base: { id: string; record: string; to: ReturnType<typeof addressees>; cc: readonly []; at: Instant; brief: ReturnType<typeof briefOf> }) => Extract<ComplaintEvent, { type: 'wrote' }>['letter'];
}

/** Letters that leave once when a fact is first seen: delivery, the two flags, the result (contract section 4, «Letters»). */
export function onceLetters(complaint: Complaint, basis: Basis, clocks: readonly Clock[], context: CaseContext): Outgoing {
  if (basis.facts.void !== undefined) return { events: [] };
  const wanted = [...delivered(complaint, basis, clocks, context), ...flags(basis, clocks, context), ...result(complaint, basis, context)];
  const owed = wanted.filter((once) => complaint.rungs[once.key] === undefined && once.parties.length > 0);
  const opening = openFrom(context.company.calendar, context.now);
  const leaving = owed.filter((once) => once.night || opening <= context.now);
  const events = leaving.map((once): ComplaintEvent => {
    const base = {
      id: letterId(complaint.id, [once.key]), record: complaint.id, at: context.now,
      to: addressees(once.parties), cc: [] as const, brief: briefOf(basis),
    };
    return { type: 'wrote', at: context.now, letter: once.letter(base), text: once.text, rungs: [once.key], replaced: [] };
  });
  return { events, ...(leaving.length < owed.length ? { waitsUntil: opening } : {}) };
}

function delivered(complaint: Complaint, basis: Basis, clocks: readonly Clock[], { company, now }: CaseContext): readonly Once[] {
  const tenure = tenuresOf(complaint, ['second', 'department'], basis.round).at(-1);
  const begun = clocks.filter((clock) => ['D03', 'D08', 'D09'].includes(clock.id) && isOpen(clock));
  if (!tenure || begun.length === 0) return [];
  const second = personOf(company, tenure.second);
  const parties: Party[] = second ? [{ person: second, role: '第二受理人' }] : [];
  const heads = headParties(company, tenure.department, now).filter((party) => party.person.no !== second?.no);
  const dues = begun.flatMap((clock) => {
    const owner = clock.id === 'D03' ? second : heads[0]?.person ?? second;
    return clock.dueAt === undefined ? [] : [{ clock: clock.id, name: clock.name, owed: owner ? label(owner) : '', dueAt: clock.dueAt }];
  });
  return [{
    key: `delivered/${roundOf(basis)}${tenure.generation}`, parties: [...parties, ...heads], text: '送达信', night: true,
    letter: (base) => ({ ...base, kind: 'delivered', clocks: begun.map((clock) => clock.id), rungs: ['delivered'], deliveredAt: tenure.startAt, dues }),
  }];
}

/** Begins the keys of what is told again once a row is reopened. */
const roundOf = ({ round }: Basis): string => (round.number === 0 ? '' : `${round.number}~`);

/** Where nobody holds the role, 人事行政部经理 is told. */
const orElse = (company: Company, parties: readonly Party[]): readonly Party[] => (parties.length > 0 ? parties : roleHolders(company, '人事行政部经理'));

function flags({ facts }: Basis, clocks: readonly Clock[], { company, now }: CaseContext): readonly Once[] {
  const wanted: Once[] = [];
  const d07 = clocks.find((clock) => clock.id === 'D07');
  if (facts.money) {
    const remindedAt = d07 && remindersOf(d07, company.calendar, now)[0]?.at;
    wanted.push({
      key: 'flag/money', parties: orElse(company, [...roleHolders(company, '工程部经理'), ...roleHolders(company, '质量判定负责人')]), text: '涉及赔款折让退货通知', night: false,
      letter: (base) => ({ ...base, kind: 'flag', flag: '涉及赔款折让退货', clocks: ['D07'], rungs: ['flag'], ...defined({ remindedAt }) }),
    });
  }
  if (facts.otherCompany) {
    wanted.push({
      key: 'flag/otherCompany', parties: orElse(company, [...roleHolders(company, '总经理'), ...roleHolders(company, '董事长')]), text: '涉及其他公司或重大工程通知', night: true,
      letter: (base) => ({ ...base, kind: 'flag', flag: '涉及其他公司或重大工程', clocks: [], rungs: ['flag'] }),
    });
  }
  return wanted;
}

/** What the row says of its result; the letter waits until it has stood still for one look. */
export const resultText = ({ facts }: Basis): string | undefined =>
  facts.result === undefined || facts.resultAt === undefined ? undefined : JSON.stringify([facts.result, facts.resultAt]);

function result(complaint: Complaint, basis: Basis, { company, now, looking, lookNo }: CaseContext): readonly Once[] {
  const { facts } = basis;
  const text = resultText(basis);
  const { resultSeen: seen } = complaint;
  if (text === undefined || seen?.text !== text || facts.result === undefined || facts.resultAt === undefined) return [];
  const anotherLook = looking && (lookNo === undefined || lookNo !== seen.lookNo);
  if (!anotherLook && now <= seen.at) return [];
  const responsible = personOf(company, facts.responsible);
  const named: Party[] = responsible?.kind === '员工' ? [{ person: responsible, role: '责任人' }] : [];
  const heads = facts.department === undefined ? [] : headParties(company, facts.department, now).filter((party) => party.person.no !== responsible?.no);
  const { result: said, resultAt } = facts;
  return [{
    key: `${roundOf(basis)}result`, parties: [...named, ...heads], text: '处理结果通知', night: false,
    letter: (base) => ({ ...base, kind: 'result', clocks: [], rungs: ['result'], result: said, resultAt }),
  }];
}
