import { basisOf } from '../cases/basis.ts';
import { clocksOf } from '../cases/complaint-clocks.ts';
import type { Letter } from '../cases/letter.ts';
import type { Bounces, BounceReason } from '../cases/people.ts';
import { addressees, letterId } from '../cases/letters.ts';
import { copiesOf, headParties, owedBy, roleHolders, type Party } from '../cases/parties.ts';
import { personOf } from '../registers/company.ts';
import { plainText } from '../sheet/choices.ts';
import type { Kept } from '../store/kept.ts';
import type { World } from '../world/world.ts';
import { BOUNCES_NAME, seenName, seenOf, tabSeen } from './docs.ts';
import { patiently } from './lease.ts';
import type { Office } from './office.ts';

/** Marks whoever has these addresses, until they get another one, and has 人员 say so at the next look. Answers who was marked now. */
export async function bounced(world: World, office: Office, addresses: readonly string[], why: BounceReason): Promise<readonly { readonly no: string; readonly name: string }[]> {
  const wanted = new Set(addresses.map((address) => address.toLowerCase()));
  const found = office.references.people.rows.flatMap(({ cells }) => {
    const [no, name, email] = ['no', 'name', 'email'].map((key) => (cells[key] ? plainText(cells[key].raw) : ''));
    return no && name && email && wanted.has(email.toLowerCase()) ? [{ no, name, email }] : [];
  });
  if (found.length === 0) return [];
  await patiently(world, async () => {
    const doc = await world.store.doc<Bounces>(BOUNCES_NAME);
    const fresh = found.filter(({ no, email }) => doc?.value[no]?.address !== email);
    if (fresh.length === 0) return;
    const marks = Object.fromEntries(fresh.map(({ no, email }) => [no, { address: email, at: world.now(), why }]));
    await world.store.keepDoc<Bounces>(BOUNCES_NAME, { ...doc?.value, ...marks }, doc?.version ?? 0);
  });
  await patiently(world, () => askForLook(world));
  return found.map(({ no, name }) => ({ no, name }));
}

/** Has the next look write 人员 anew. */
async function askForLook({ store }: World): Promise<void> {
  const { value, version } = await seenOf(store, 'rules');
  if (version > 0) await store.keepDoc(seenName('rules'), { ...value, tabs: { ...value.tabs, people: { ...tabSeen(value, 'people'), again: true } } }, version);
}

/** The letter as the next up gets it, which says whom it did not reach; undefined where there is nobody else, or the letter was one already. */
export function forwardOf(office: Office, kept: Kept, letter: Letter, no: string): Letter | undefined {
  const lost = [...letter.to, ...letter.cc].find((it) => it.no === no);
  if (!lost || letter.undelivered || letter.to.length === 0) return undefined;
  const up = nextUp(office, kept, letter, no).filter(({ person }) => person.no !== no && person.email !== undefined && person.active);
  const [first] = up;
  if (!first) return undefined;
  return { ...letter, id: letterId(kept.id, [letter.id, 'bounced', no]), to: addressees([first]), cc: [], at: office.now, undelivered: { name: lost.name, role: lost.role } };
}

/** Who stands above somebody: in the ladder of the letter's clock, else the 上级, the 负责人, 人事行政部经理. */
function nextUp({ view: { company }, now, look }: Office, kept: Kept, letter: Letter, no: string): readonly Party[] {
  const person = personOf(company, no);
  const superior = personOf(company, person?.superior);
  const usual: readonly Party[] = [
    ...(superior ? [{ person: superior, role: '上级' }] : []), ...headParties(company, person?.department, now), ...roleHolders(company, '人事行政部经理'),
  ];
  if (kept.kind !== 'complaint') return usual;
  const basis = basisOf(kept.body, company, look);
  const [clock] = clocksOf(kept.body, basis, company).filter((it) => letter.clocks.includes(it.id));
  if (!clock) return usual;
  const climbing = [...owedBy(clock, company, now), ...copiesOf(clock, { up: 3, roles: [] }, company, now)];
  const place = climbing.findIndex((party) => party.person.no === no);
  return [...climbing.slice(place + 1), ...usual];
}
