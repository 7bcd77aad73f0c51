import type { DecisionLetter } from '../cases/letter.ts';
import { Refusal } from '../errors/refusal.ts';
import { objectTo } from '../ledger/object.ts';
import { objectPage } from '../mail/pages/object.ts';
import { messagePage } from '../mail/pages/message.ts';
import type { World } from '../world/world.ts';
import { act } from './act.ts';
import type { Read } from './acknowledge.ts';
import { follow } from './fines.ts';
import { openOffice } from './office.ts';

/** The page on which somebody says that a decision in their name is not theirs. `of` is `line/stage`. Showing it changes nothing. */
export async function showObjection(world: World, of: string, to: string, error?: { readonly refusal: Refusal; readonly typed: string }): Promise<string> {
  const letter = await decisionOf(world, of);
  const done = (await world.store.doc<Read>(`objection/${of}/${letter.decidedAt}`))?.value;
  return objectPage({
    zone: world.zone, record: letter.record, stage: letter.stage, decision: letter.decision, line: letter.line, decidedAt: letter.decidedAt, objectUntil: letter.objectUntil,
    to: letter.to.find((it) => it.no === to)?.name ?? '', ...(done ? { done } : {}), ...(error ? { error: error.refusal, typed: error.typed } : {}),
  });
}

/** Takes an objection: until its month is closed the line returns to its former state. Twice is once. */
export async function objectFrom(world: World, of: string, to: string, initials: string): Promise<string> {
  const letter = await decisionOf(world, of);
  const office = await openOffice(world);
  const kept = await world.store.load(letter.record);
  if (kept?.kind !== 'fine') throw new Refusal('link.wrong');
  const outcome = objectTo(kept.body.line, to, { ...office.books, calendar: office.view.company.calendar });
  if ('refused' in outcome) return messagePage({ title: { zh: '未能提出异议', en: 'Not taken' }, paragraphs: [outcome.refused] });
  const name = `objection/${of}/${letter.decidedAt}`;
  if (outcome.events.length > 0) await act(world, office, [await follow(world, office, kept, outcome.events)]);
  if (!(await world.store.doc<Read>(name))) await world.store.keepDoc<Read>(name, { initials, at: office.now }, 0);
  return showObjection(world, of, to);
}

async function decisionOf(world: World, of: string): Promise<DecisionLetter> {
  const [line = '', stage] = of.split('/');
  const history = await world.store.history(line);
  const letters = history.flatMap((event) => (event.type === 'wrote' && event.letter.kind === 'decision' && event.letter.stage === stage ? [event.letter] : []));
  const last = letters.at(-1);
  if (!last) throw new Refusal('link.wrong');
  return last;
}
