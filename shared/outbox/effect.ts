import type { ComplaintEvent } from '../cases/complaint.ts';
import type { FineEvent } from '../cases/fine.ts';
import type { Letter } from '../cases/letter.ts';
import type { Posting } from '../ledger/line.ts';
import type { Proposal } from '../ledger/proposal.ts';
import type { Instant } from '../words/time.ts';

/** Something a kept decision still owes the world. `name` is deterministic: twice is once. */
export type Effect = { readonly name: string } & (
  /** `held`: a storm of letters was held back, and this one waits until the administrator lets it go. */
  | { readonly kind: 'letter'; readonly letter: Letter; readonly held?: true }
  | { readonly kind: 'ring'; readonly at: Instant }
  /** The system's cells of its row are to be written. */
  | { readonly kind: 'row' }
  /** What a record calls for is handed to the ledger of its chain. */
  | { readonly kind: 'ledger'; readonly chain: string; readonly proposals: readonly Proposal[] }
  | { readonly kind: 'correction'; readonly posting: Posting }
  /** The original learns that it was repeated. */
  | { readonly kind: 'link'; readonly to: string }
  /** A record whose fines rest on this one is to be reviewed. */
  | { readonly kind: 'review'; readonly record: string }
);

/** Whether an effect waits for the administrator, so that nobody else has to come back for it. */
export const isHeld = (effect: Effect): boolean => effect.kind === 'letter' && effect.held === true;

const letterEffect = (letter: Letter): Effect => ({ name: `letter/${letter.id}`, kind: 'letter', letter });

/** What the events of a complaint owe the world, apart from its row and its next ring. */
export function complaintEffects(events: readonly ComplaintEvent[], before: { readonly chain: string; readonly repeats: readonly string[] }): readonly Effect[] {
  const effects = events.flatMap((event): readonly Effect[] => {
    if (event.type === 'wrote') return [letterEffect(event.letter)];
    if (event.type === 'bounced') return event.forwarded ? [letterEffect(event.forwarded)] : [];
    if (event.type !== 'proposed') return [];
    const left: readonly Effect[] = event.chain === before.chain ? [] : [{ name: `ledger/${before.chain}`, kind: 'ledger', chain: before.chain, proposals: [] }];
    return [...left, { name: `ledger/${event.chain}`, kind: 'ledger', chain: event.chain, proposals: event.proposals }];
  });
  const changed = events.some((event) => event.type === 'seen' || event.type === 'fellDue' || event.type === 'turned');
  const reviews = changed ? before.repeats.map((record): Effect => ({ name: `review/${record}`, kind: 'review', record })) : [];
  return [...effects, ...reviews];
}

/** What the events of a line owe the world, apart from its row and its next ring. */
export function fineEffects(events: readonly FineEvent[]): readonly Effect[] {
  return events.flatMap((event): readonly Effect[] => {
    if (event.type === 'wrote') return [letterEffect(event.letter)];
    if (event.type === 'ledger' && event.event.type === 'corrected') {
      return [{ name: `correction/${event.event.posting.key}`, kind: 'correction', posting: event.event.posting }];
    }
    return [];
  });
}

/** The effect that plans the next ring of a record. */
export const ringEffect = (at: Instant): Effect => ({ name: `ring/${at}`, kind: 'ring', at });

/** The effect that writes the row of a record. */
export const ROW: Effect = { name: 'row', kind: 'row' };
