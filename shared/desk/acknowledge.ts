import type { ComplaintEvent } from '../cases/complaint.ts';
import type { LadderLetter } from '../cases/letter.ts';
import { Refusal } from '../errors/refusal.ts';
import { charactersOf } from '../words/sentence.ts';
import { acknowledgePage, type AcknowledgeView } from '../mail/pages/acknowledge.ts';
import type { Instant } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { act } from './act.ts';
import { reviewComplaint } from './complaints.ts';
import { openOffice } from './office.ts';
import { boundTo } from './send.ts';

/** Who confirmed a letter, and when. */
export interface Read {
  readonly initials: string;
  readonly at: Instant;
}

/** Initials as typed, 1-10 characters. Throws `initials.invalid`. */
export function initialsOf(typed: string | null): string {
  const initials = (typed ?? '').normalize('NFC').trim();
  const length = charactersOf(initials).length;
  if (length < 1 || length > 10) throw new Refusal('initials.invalid');
  return initials;
}

/** The page of a ladder letter, for those it was made out to; whoever else has the link may look. Showing it changes nothing. */
export async function showLetter(world: World, letterId: string, to: string, error?: { readonly refusal: Refusal; readonly typed: string }): Promise<string> {
  const letter = await letterOf(world, letterId);
  const done = (await world.store.doc<Read>(`read/${letterId}`))?.value;
  const view: AcknowledgeView = {
    zone: world.zone, now: world.now(), record: letter.record, brief: letter.brief, items: letter.items, to: letter.to.map((it) => it.name).join('、'),
    ...(to === boundTo(letter) ? {} : { onlyLooks: true as const }), ...(done ? { done } : {}), ...(error ? { error: error.refusal, typed: error.typed } : {}),
  };
  return acknowledgePage(view);
}

/** Somebody in To confirms a letter with their initials. The link works once: a second time changes nothing. Throws `link.view` for anybody else. */
export async function acknowledge(world: World, letterId: string, to: string, initials: string): Promise<string> {
  const letter = await letterOf(world, letterId);
  if (to !== boundTo(letter)) throw new Refusal('link.view');
  const name = `read/${letterId}`;
  if (!(await world.store.doc<Read>(name))) {
    const at = world.now();
    const event: ComplaintEvent = { type: 'acknowledged', at, letter: letterId, by: initials };
    const office = await openOffice(world);
    const kept = await world.store.load(letter.record);
    const told = kept?.kind === 'complaint' && !kept.body.letters.some((mark) => mark.id === `${letterId}/read`);
    if (kept?.kind === 'complaint' && told) await act(world, office, [(await reviewComplaint(world, office, kept, [event], false)).kept]);
    await world.store.keepDoc<Read>(name, { initials, at }, 0).catch(unlessBusy);
  }
  return showLetter(world, letterId, to);
}

/** Somebody else was as quick; theirs stands. */
function unlessBusy(error: unknown): void {
  if (!(error instanceof Refusal) || error.code !== 'store.busy') throw error;
}

/** A letter as it was written, out of the history of its record. Throws `link.wrong` when there is none. */
async function letterOf(world: World, letterId: string): Promise<LadderLetter> {
  const record = letterId.slice(0, letterId.indexOf('.'));
  const history = await world.store.history(record);
  for (const event of history) if (event.type === 'wrote' && event.letter.id === letterId && event.letter.kind === 'ladder') return event.letter;
  throw new Refusal('link.wrong');
}
