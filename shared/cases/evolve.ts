import { assertNever } from '../words/sentence.ts';
import { withChanges } from '../sheet/cell.ts';
import type { Complaint, ComplaintEvent, RungMark } from './complaint.ts';
import { bouncedIn, markOf, withheldIn } from './letter-marks.ts';
import { remembered } from './former.ts';
import { putBackAgain } from './put-back.ts';
import { settledAfter } from './settled.ts';

/** Applies what happened to a complaint. Pure: the same events always give the same complaint. */
export function evolve(complaint: Complaint | undefined, event: ComplaintEvent): Complaint {
  if (event.type === 'born') return born(event);
  if (!complaint) throw new Error(`${event.type} before born`);
  const it = { ...complaint, updatedAt: event.at };
  switch (event.type) {
    case 'seen':
      return { ...it, ...remembered(complaint, event.cells, event.at), touchedAt: event.at, cells: withChanges(complaint.cells, event.cells) };
    case 'turned':
      return { ...it, trail: { ...complaint.trail, [event.fact]: [...(complaint.trail[event.fact] ?? []), event.entry] } };
    case 'unreached':
      return { ...it, unreached: [...complaint.unreached, event.on] };
    case 'fellDue':
      return { ...it, liable: { ...complaint.liable, [`${event.liable.clock}@${event.liable.dueAt}`]: event.liable } };
    case 'settled':
      return { ...it, settled: settledAfter(complaint.settled, event.clocks) };
    case 'wrote':
      return {
        ...it,
        rungs: { ...complaint.rungs, ...marks(event.rungs, { at: event.at, letter: event.letter.id }), ...marks(event.replaced, { at: event.at, letter: event.letter.id, replaced: true }) },
        letters: [...complaint.letters, markOf(event)],
      };
    case 'resultSeen':
      return { ...complaint, resultSeen: { text: event.text, at: event.at, ...(event.lookNo === undefined ? {} : { lookNo: event.lookNo }) } };
    case 'proposed':
      return { ...complaint, chain: event.chain, proposals: event.proposals };
    case 'repeated':
      return complaint.repeats.includes(event.by) ? complaint : { ...complaint, repeats: [...complaint.repeats, event.by] };
    case 'acknowledged':
      return { ...it, rungs: acknowledged(complaint.rungs, event), letters: [...complaint.letters, { id: `${event.letter}/read`, at: event.at, text: `已知悉（${event.by}）` }] };
    case 'withheld':
      return { ...it, letters: withheldIn(complaint.letters, event) };
    case 'bounced':
      return { ...it, letters: bouncedIn(complaint.letters, event) };
    case 'vanished':
      return { ...complaint, goneAt: complaint.goneAt ?? event.at };
    case 'returned': {
      const { goneAt: _, ...back } = it;
      return back;
    }
    case 'putBack':
      return { ...it, putBack: putBackAgain(complaint.putBack, Object.keys(event.cells), event.at) };
    case 'overruled':
      return it;
    default:
      return assertNever(event);
  }
}

function born(event: Extract<ComplaintEvent, { type: 'born' }>): Complaint {
  const { id, bornAt, cells, at, copyOf } = event;
  return {
    id, bornAt, cells, touchedAt: bornAt, updatedAt: at, chain: id,
    trail: {}, liable: {}, rungs: {}, letters: [], unreached: [], proposals: [], repeats: [],
    ...(copyOf === undefined ? {} : { copyOf }),
  };
}

const marks = (keys: readonly string[], mark: RungMark): Record<string, RungMark> => Object.fromEntries(keys.map((key) => [key, mark]));

/** Each rung is acknowledged once: the first time counts. */
const acknowledged = (rungs: Complaint['rungs'], { letter, at }: { readonly letter: string; readonly at: Complaint['updatedAt'] }): Complaint['rungs'] =>
  Object.fromEntries(Object.entries(rungs).map(([key, mark]) => [key, mark.letter === letter && !mark.replaced ? { ...mark, readAt: mark.readAt ?? at } : mark]));
