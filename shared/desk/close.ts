import { Refusal } from '../errors/refusal.ts';
import { closeMonth, mayClose, monthsOf } from '../ledger/close.ts';
import type { ExportLine } from '../ledger/export-line.ts';
import { manifestOf, type Manifest } from '../ledger/manifest.ts';
import { exportLines } from '../ledger/statement.ts';
import { dayOf } from '../calendar/zone.ts';
import type { World } from '../world/world.ts';
import { act } from './act.ts';
import { follow } from './fines.ts';
import { allLines } from './lines.ts';
import { loadMonths, MONTHS_NAME, monthsDoc, type Months } from './months.ts';
import { openOffice } from './office.ts';

/** The frozen file of a month. */
export interface Statement {
  readonly manifest: Manifest;
  readonly rows: readonly ExportLine[];
}

/**
 * Closes a month, once. It is first marked as closing, so that no posting can enter it any more; then its lines are
 * frozen into one document; then it is closed. Whoever comes second, or after a crash, goes on where the first left off.
 */
export async function close(world: World, month: string): Promise<Manifest> {
  const before = await loadMonths(world.store);
  const done = before.closed[month];
  if (done) {
    await settleMonths(world);
    return done.manifest;
  }
  const refusal = mayClose(month, {
    today: dayOf(world.zone, world.now()), closed: new Set(Object.keys(before.closed)),
    monthsWithEntries: monthsOf((await allLines(world.store)).map((kept) => kept.body.line)),
  });
  if (refusal) throw refusal;
  await mark(world, (months) => ({ ...months, closing: month }));
  const manifest = await freeze(world, month, before);
  await mark(world, ({ closed }) => ({ closed: closed[month] ? closed : { ...closed, [month]: { at: world.now(), manifest, settled: false } } }));
  await settleMonths(world);
  return (await loadMonths(world.store)).closed[month]?.manifest ?? manifest;
}

async function freeze(world: World, month: string, before: Months): Promise<Manifest> {
  const statement = await drawUp(world, month, 'closed', before);
  const doc = await world.store.doc<Statement>(`statement/${month}`);
  if ((await loadMonths(world.store)).closed[month]) return doc?.value.manifest ?? statement.manifest;
  await world.store.keepDoc<Statement>(`statement/${month}`, statement, doc?.version ?? 0);
  return statement.manifest;
}

/** A month's statement as its lines stand now. */
async function drawUp(world: World, month: string, status: 'closed' | 'preview', { closed }: Months): Promise<Statement> {
  const lines = (await allLines(world.store)).map((kept) => kept.body.line);
  const last = Object.values(closed).map((it) => it.manifest).filter((it) => it.month < month).toSorted((a, b) => (a.month < b.month ? -1 : 1)).at(-1);
  const previous = last === undefined ? null : { month: last.month, totalFen: last.totalFen };
  return { manifest: manifestOf(month, status, lines, world.zone, previous), rows: exportLines(month, lines, world.zone) };
}

async function mark(world: World, change: (months: Months) => Months): Promise<void> {
  const doc = await monthsDoc(world.store);
  await world.store.keepDoc(MONTHS_NAME, change(doc.value), doc.version);
}

/** Tells every line of a closed month that finance has it. Repeated by the sweep until it is done. */
export async function settleMonths(world: World): Promise<void> {
  const months = await loadMonths(world.store);
  for (const [month, it] of Object.entries(months.closed)) {
    if (it.settled) continue;
    const office = await openOffice(world);
    const kept = new Map((await allLines(world.store)).map((line) => [line.id, line]));
    const changes = closeMonth(month, [...kept.values()].map((line) => line.body.line), { now: office.now, zone: world.zone });
    for (const [id, events] of changes) {
      const line = kept.get(id);
      if (line) await act(world, office, [await follow(world, office, line, events)]);
    }
    await mark(world, (now) => ({ ...now, closed: { ...now.closed, [month]: { ...it, settled: true } } }));
  }
}

/** The frozen file of a closed month, or a preview of an open one where that is asked for. */
export async function statementOf(world: World, month: string, preview: boolean): Promise<Statement> {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new Refusal('month.invalid', { month });
  const months = await loadMonths(world.store);
  if (months.closed[month]) {
    const doc = await world.store.doc<Statement>(`statement/${month}`);
    if (doc) return doc.value;
  }
  if (!preview) throw new Refusal('month.open', { month });
  return drawUp(world, month, 'preview', months);
}
