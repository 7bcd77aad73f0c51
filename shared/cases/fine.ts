import type { LineEvent } from '../ledger/event.ts';
import { evolve as evolveLine } from '../ledger/evolve.ts';
import type { Line } from '../ledger/line.ts';
import { withChanges, type Cells, type Raw, type SeenCell } from '../sheet/cell.ts';
import { assertNever } from '../words/sentence.ts';
import type { Instant } from '../words/time.ts';
import type { LetterMark } from './complaint.ts';
import type { Letter } from './letter.ts';
import { putBackAgain, type PutBack } from './put-back.ts';

/** A row of 罚款台账 as the system knows it. */
export interface Fine {
  readonly id: string;
  readonly line: Line;
  readonly cells: Cells;
  readonly bornAt: Instant;
  readonly touchedAt: Instant;
  readonly updatedAt: Instant;
  readonly letters: readonly LetterMark[];
  readonly goneAt?: Instant;
  readonly putBack?: PutBack;
}

/** What happened to a row of 罚款台账. */
export type FineEvent = { readonly at: Instant } & (
  | { readonly type: 'ledger'; readonly id: string; readonly event: LineEvent }
  | { readonly type: 'seen'; readonly cells: Readonly<Record<string, SeenCell | null>> }
  | { readonly type: 'wrote'; readonly letter: Letter; readonly text: string }
  | { readonly type: 'vanished' }
  | { readonly type: 'returned' }
  /** As of a complaint. */
  | { readonly type: 'putBack'; readonly cells: Readonly<Record<string, Raw>> }
  /** As of a complaint. */
  | { readonly type: 'overruled'; readonly cells: Readonly<Record<string, Raw | null>> }
);

/** Applies what happened to a row of 罚款台账. */
export function evolveFine(fine: Fine | undefined, event: FineEvent): Fine {
  if (event.type === 'ledger') {
    const line = evolveLine(fine?.line, event.event);
    return fine ? { ...fine, line, updatedAt: event.at } : { id: event.id, line, cells: {}, bornAt: event.at, touchedAt: event.at, updatedAt: event.at, letters: [] };
  }
  if (!fine) throw new Error(`${event.type} before the line was proposed`);
  const it = { ...fine, updatedAt: event.at };
  switch (event.type) {
    case 'seen':
      return { ...it, cells: withChanges(fine.cells, event.cells), touchedAt: event.at };
    case 'wrote':
      return { ...it, letters: [...fine.letters, { id: event.letter.id, at: event.at, text: event.text }] };
    case 'vanished':
      return { ...it, goneAt: event.at };
    case 'returned': {
      const { goneAt: _, ...back } = it;
      return back;
    }
    case 'putBack':
      return { ...it, putBack: putBackAgain(fine.putBack, Object.keys(event.cells), event.at) };
    case 'overruled':
      return it;
    default:
      return assertNever(event);
  }
}
