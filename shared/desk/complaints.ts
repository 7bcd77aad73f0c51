import { basisOf } from '../cases/basis.ts';
import type { Complaint, ComplaintEvent } from '../cases/complaint.ts';
import type { CaseContext } from '../cases/context.ts';
import { evolve } from '../cases/evolve.ts';
import { projectComplaint, type SystemCells } from '../cases/project.ts';
import { review, type Review } from '../cases/review.ts';
import type { Remark } from '../errors/remarks.ts';
import { complaintEffects, ringEffect, ROW, type Effect } from '../outbox/effect.ts';
import type { KeptComplaint } from '../store/kept.ts';
import type { World } from '../world/world.ts';
import type { Office } from './office.ts';
import { monthAt } from '../ledger/month.ts';
import type { Instant } from '../words/time.ts';
import { allLines } from './lines.ts';
import { owing } from './todo.ts';

/** A chain of repeats longer than this is a circle somebody typed. */
const LONGEST_CHAIN = 50;

/** What reviewing a complaint came to: the record as kept, and what its row has to show. */
export interface ComplaintView {
  readonly kept: KeptComplaint;
  readonly review: Review;
  readonly cells: SystemCells;
  readonly changed: boolean;
}

/** Takes what was seen of a complaint, decides what follows, and keeps it. Nothing is written when nothing happened. */
export async function reviewComplaint(world: World, office: Office, kept: KeptComplaint, seen: readonly ComplaintEvent[], looking: boolean): Promise<ComplaintView> {
  const body = seen.reduce<Complaint>(evolve, kept.body);
  const context = await contextOf(world, office, body, looking);
  const found = review(body, context);
  const events = [...seen, ...found.events];
  const cells = projectComplaint(found, world.zone, office.now);
  const effects = effectsOf(kept, events, found, context);
  if (events.length === 0 && effects.length === 0) return { kept, review: found, cells, changed: false };
  const { ringAt: _, open: __, ...rest } = kept;
  const over = ['已结案', '已作废'].includes(String(cells['status']));
  const next: KeptComplaint = { ...rest, ...(over ? {} : { open: true as const }), body: found.complaint, ...owing(kept, effects, office.now), ...(found.nextAt === undefined ? {} : { ringAt: found.nextAt }) };
  const after = await world.store.keep(next, events);
  return { kept: after.kind === 'complaint' ? after : next, review: found, cells, changed: true };
}

/** What the row of a complaint shows now, without deciding anything. */
export async function viewComplaint(world: World, office: Office, kept: KeptComplaint): Promise<SystemCells> {
  const found = review(kept.body, await contextOf(world, office, kept.body, false));
  return projectComplaint({ ...found, complaint: kept.body }, world.zone, office.now);
}

/** What 校验结果 of a complaint's row says now. */
export const remarksOf = async (world: World, office: Office, kept: KeptComplaint): Promise<readonly Remark[]> => review(kept.body, await contextOf(world, office, kept.body, false)).remarks;

/** A look writes the rows it changed by itself, and finds them again if it is cut short; only others owe the row. */
function effectsOf(kept: KeptComplaint, events: readonly ComplaintEvent[], found: Review, { original, looking }: CaseContext): readonly Effect[] {
  const linked = original === undefined || original.repeats.includes(kept.id) || original.id === kept.id;
  return [
    ...complaintEffects(events, kept.body),
    ...(linked ? [] : [{ name: `link/${original.id}`, kind: 'link' as const, to: original.id }]),
    ...(found.nextAt === undefined || found.nextAt === kept.ringAt ? [] : [ringEffect(found.nextAt)]),
    ...(!looking && events.some((event) => event.type !== 'repeated') ? [ROW] : []),
  ];
}

async function contextOf(world: World, office: Office, body: Complaint, looking: boolean): Promise<CaseContext> {
  const { company } = office.view;
  const { facts } = basisOf(body, company, office.look);
  const original = facts.repeatOf === undefined || facts.repeatOf === body.id ? undefined : await complaintOf(world, facts.repeatOf);
  return {
    now: office.now, zone: world.zone, company, look: office.look, looking, ...(looking && office.lookNo !== undefined ? { lookNo: office.lookNo } : {}),
    chain: original === undefined ? body.id : await firstOf(world, office, original),
    ...(original === undefined ? {} : { original }),
    ...(company.people.get(facts.responsible ?? '')?.kind === '直营店' ? { storeCases: await storeCases(world, body, facts.responsible ?? '', facts.complainedAt ?? body.bornAt) } : {}),
  };
}

/** Earlier cases of a store in the month: its complaint bonus is forfeited once a month (§7.2.4). */
async function storeCases(world: World, body: Complaint, store: string, at: Instant): Promise<number> {
  const month = monthAt(world.zone, at);
  const lines = (await allLines(world.store)).map((kept) => kept.body.line);
  return lines.filter(({ proposal, withdrawn }) =>
    proposal.rule === 'F06' && proposal.subject.no === store && proposal.complaint !== body.id && !withdrawn && (proposal.at < at || (proposal.at === at && proposal.complaint < body.id)) && monthAt(world.zone, proposal.at) === month).length;
}

async function complaintOf(world: World, id: string): Promise<Complaint | undefined> {
  const kept = await world.store.load(id);
  return kept?.kind === 'complaint' ? kept.body : undefined;
}

/** The first record of a chain of repeats. */
async function firstOf(world: World, office: Office, from: Complaint): Promise<string> {
  let complaint = from;
  for (let steps = 0; steps < LONGEST_CHAIN; steps += 1) {
    const { facts } = basisOf(complaint, office.view.company, office.look);
    const before = facts.repeatOf === undefined || facts.repeatOf === complaint.id ? undefined : await complaintOf(world, facts.repeatOf);
    if (!before) return complaint.id;
    complaint = before;
  }
  return from.id;
}
