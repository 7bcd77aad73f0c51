import { evolveFine, type Fine, type FineEvent } from '../cases/fine.ts';
import type { SystemCells } from '../cases/project.ts';
import { projectFine, reviewFine, type FineReview } from '../cases/review-fine.ts';
import { openCorrection } from '../ledger/correct.ts';
import type { LineEvent } from '../ledger/event.ts';
import type { Line, Posting } from '../ledger/line.ts';
import type { Proposal } from '../ledger/proposal.ts';
import { reconcile } from '../ledger/reconcile.ts';
import { revise } from '../ledger/revise.ts';
import { fineEffects, ringEffect, ROW } from '../outbox/effect.ts';
import { numberOf, seriesOf } from '../registers/number.ts';
import { dayOf } from '../calendar/zone.ts';
import type { Kept, KeptFine } from '../store/kept.ts';
import type { World } from '../world/world.ts';
import type { Office } from './office.ts';
import { owing } from './todo.ts';

/** What reviewing a line came to. */
export interface FineView {
  readonly kept: KeptFine;
  readonly review: FineReview;
  readonly cells: SystemCells;
  readonly changed: boolean;
}

/** Takes what was seen of a line, judges it, and keeps what follows. A look writes its rows by itself. */
export async function reviewLine(world: World, office: Office, kept: KeptFine, seen: readonly FineEvent[], looking: boolean): Promise<FineView> {
  const body = seen.reduce<Fine>(evolveFine, kept.body);
  const found = reviewFine(body, { books: office.books, company: office.view.company, look: office.look });
  const events = [...seen, ...found.events];
  const cells = projectFine(found, world.zone);
  const ring = found.nextAt === undefined || found.nextAt === kept.ringAt ? [] : [ringEffect(found.nextAt)];
  if (events.length === 0 && ring.length === 0) return { kept, review: found, cells, changed: false };
  const { ringAt: _, ...rest } = kept;
  const effects = [...fineEffects(events), ...ring, ...(events.length > 0 && !looking ? [ROW] : [])];
  const next: KeptFine = { ...rest, body: found.fine, ...owing(kept, effects, office.now), ...(found.nextAt === undefined ? {} : { ringAt: found.nextAt }) };
  const after = await world.store.keep(next, events);
  return { kept: after.kind === 'fine' ? after : next, review: found, cells, changed: true };
}

/** What the row of a line shows now. */
export const viewLine = (world: World, office: Office, kept: KeptFine): SystemCells =>
  projectFine({ ...reviewFine(kept.body, { books: office.books, company: office.view.company, look: office.look }), fine: kept.body }, world.zone);

/** What the records of a chain of repeats call for, and the lines that came of it. */
interface Chain {
  readonly proposals: Readonly<Record<string, readonly Proposal[]>>;
  readonly lines: readonly string[];
}

/** Hands what a record calls for to the ledger: the lines of its whole chain follow. Answers the lines that changed. */
export async function postProposals(world: World, office: Office, call: { readonly chain: string; readonly record: string; readonly proposals: readonly Proposal[] }): Promise<readonly Kept[]> {
  const doc = await world.store.doc<Chain>(`chain/${call.chain}`);
  const before: Chain = doc?.value ?? { proposals: {}, lines: [] };
  const proposals = { ...before.proposals, [call.record]: call.proposals };
  const kept = [...(await world.store.loadAll(before.lines)).values()].filter((it) => it.kind === 'fine');
  const ordered = Object.keys(proposals).toSorted().flatMap((record) => proposals[record] ?? []);
  let unnamed = 0;
  const changes = reconcile(kept.map((it) => it.body.line), ordered, office.books, () => `new-${(unnamed += 1)}`);
  const after: KeptFine[] = [];
  for (const change of changes) {
    const known = kept.find((it) => it.id === change.id);
    if (known) after.push(await follow(world, office, known, change.events));
    else after.push(...(await open(world, office, change.events)));
  }
  const lines = [...new Set([...before.lines, ...after.map((it) => it.id)])];
  await world.store.keepDoc<Chain>(`chain/${call.chain}`, { proposals, lines }, doc?.version ?? 0);
  return after;
}

/** Keeps what happened to a line outside its own row. */
export async function follow(world: World, office: Office, kept: KeptFine, events: readonly LineEvent[]): Promise<KeptFine> {
  const told = events.map((event): FineEvent => ({ type: 'ledger', at: office.now, id: kept.id, event }));
  const body = told.reduce<Fine>(evolveFine, kept.body);
  const after = await world.store.keep({ ...kept, body, ...owing(kept, [...fineEffects(told), ROW], office.now) }, told);
  return after.kind === 'fine' ? after : kept;
}

async function open(world: World, office: Office, events: readonly LineEvent[]): Promise<readonly KeptFine[]> {
  const [first] = events;
  if (first?.type !== 'proposed') return [];
  return bear(world, office, `fine/${first.proposal.key}`, (id) => revise(undefined, id, first.proposal, office.books));
}

/** Opens the line that books a correction of another; twice is once. */
export const openLineOf = (world: World, office: Office, original: Line, posting: Posting): Promise<readonly KeptFine[]> =>
  bear(world, office, `fine/${posting.key}`, (id) => openCorrection(original, posting, id));

async function bear(world: World, office: Office, token: string, make: (id: string) => readonly LineEvent[]): Promise<readonly KeptFine[]> {
  const on = dayOf(world.zone, office.now);
  const kept = await world.store.birth(token, seriesOf('FK', on), (id) => {
    const events = make(id).map((event): FineEvent => ({ type: 'ledger', at: office.now, id, event }));
    const body = events.reduce<Fine | undefined>(evolveFine, undefined);
    if (!body) throw new Error(`line ${id} was opened by nothing`);
    return { kept: { kind: 'fine', id, version: 0, events: 0, todo: [], body }, events };
  }, (serial) => numberOf('FK', on, serial));
  return kept.kind === 'fine' ? [kept] : [];
}
