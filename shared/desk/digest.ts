import { basisOf } from '../cases/basis.ts';
import { clocksOf } from '../cases/complaint-clocks.ts';
import type { DigestLetter } from '../cases/letter.ts';
import { addressees, letterId } from '../cases/letters.ts';
import { headParties, owedBy, roleHolders, type Party } from '../cases/parties.ts';
import { isOpen, type Clock } from '../clocks/clock.ts';
import { ruleAt } from '../clocks/rulebook.ts';
import { isError } from '../errors/remarks.ts';
import { leaderOf, personOf } from '../registers/company.ts';
import type { KeptComplaint } from '../store/kept.ts';
import type { Sentence } from '../words/sentence.ts';
import type { Day } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { remarksOf } from './complaints.ts';
import type { Office } from './office.ts';
import { unsubscribed } from './subscription.ts';

/** So many of what is overdue are told; the rest stands in the register. */
const TOP = 5;

/** What one person hears of in the morning. */
interface Morning {
  readonly party: Party;
  readonly errors: { readonly record: string; readonly texts: readonly Sentence[] }[];
  readonly overdue: DigestLetter['overdue'][number][];
}

/**
 * The digests of a working day: to each person the open 校验结果 errors of his rows, and to whoever is in charge of others
 * what is overdue there. Who has nothing to hear gets none, nor does who wants none. Call-backs have lists of their own.
 */
export async function digestsOf(world: World, office: Office, complaints: readonly KeptComplaint[], today: Day): Promise<readonly DigestLetter[]> {
  const { company } = office.view;
  const mornings = new Map<string, Morning>();
  const of = (party: Party): Morning => {
    const had = mornings.get(party.person.no) ?? { party, errors: [], overdue: [] };
    mornings.set(party.person.no, had);
    return had;
  };
  for (const kept of complaints) {
    const basis = basisOf(kept.body, company, office.look);
    const texts = (await remarksOf(world, office, kept)).filter(isError).map(({ sentence }) => sentence);
    if (texts.length > 0) for (const party of keepersOf(office, basis.facts.firstIntake)) of(party).errors.push({ record: kept.id, texts });
    for (const clock of clocksOf(kept.body, basis, company).filter((it) => isLate(office, it))) {
      const owed = owedBy(clock, company, office.now).map(({ person, role }) => `${person.name}（${role}）`)[0] ?? '';
      const item = { record: kept.id, clock: clock.id, name: clock.name, owed, dueAt: clock.dueAt ?? office.now };
      for (const party of managersOf(office, clock)) of(party).overdue.push(item);
    }
  }
  const off = await unsubscribed(world);
  return [...mornings.values()].filter(({ party }) => party.person.email !== undefined && !Object.hasOwn(off, party.person.no)).map((morning) => letterOf(office, morning, today));
}

const isLate = ({ now, view }: Office, clock: Clock): boolean =>
  clock.id !== 'D11' && isOpen(clock) && clock.dueAt !== undefined && clock.dueAt <= now && ruleAt(view.company.rules, clock.id, now)?.active === true;

/** Whose row it is: the 第一受理人, or every holder of 受理人 while none is named. */
function keepersOf({ view: { company } }: Office, firstIntake: string | undefined): readonly Party[] {
  const person = personOf(company, firstIntake);
  return person?.active ? [{ person, role: '第一受理人' }] : roleHolders(company, '受理人');
}

/** Who is in charge of what is late: head and leader of its department, 人事行政部经理 and 总经理; each once. */
function managersOf({ view: { company }, now }: Office, { department }: Clock): readonly Party[] {
  const leader = leaderOf(company, department);
  const all: readonly Party[] = [
    ...(department === undefined ? [] : headParties(company, department, now)), ...(leader?.active ? [{ person: leader, role: '最高领导' }] : []),
    ...roleHolders(company, '人事行政部经理'), ...roleHolders(company, '总经理'),
  ];
  return all.filter((party, index) => all.findIndex(({ person }) => person.no === party.person.no) === index);
}

function letterOf({ now }: Office, { party, errors, overdue }: Morning, on: Day): DigestLetter {
  return {
    kind: 'digest', id: letterId(`digest-${on}`, [party.person.no]), record: `digest-${on}`, at: now, on, to: addressees([party]), cc: [], clocks: [], rungs: [],
    errors, overdue: overdue.toSorted((a, b) => a.dueAt - b.dueAt || (a.record < b.record ? -1 : 1)).slice(0, TOP), overdueCount: overdue.length,
  };
}
