import { Refusal } from '../errors/refusal.ts';
import { mayClose, monthsOf } from '../ledger/close.ts';
import { totalOf } from '../ledger/manifest.ts';
import { exportLines } from '../ledger/statement.ts';
import { monthAt } from '../ledger/month.ts';
import { dayOf } from '../calendar/zone.ts';
import { financePage, type FinanceView } from '../mail/pages/finance.ts';
import type { World } from '../world/world.ts';
import { close, statementOf } from './close.ts';
import { allLines } from './lines.ts';
import { loadMonths } from './months.ts';

/** Closes a month from its page; a refusal is shown on the page. */
export async function closeFromPage(world: World, token: string, month: string): Promise<string> {
  try {
    await close(world, month);
  } catch (error) {
    if (error instanceof Refusal) return presentMonth(world, token, month, error);
    throw error;
  }
  return presentMonth(world, token, month);
}

/** The finance page of a month. Looking never changes anything. */
export async function presentMonth(world: World, token: string, month: string, error?: Refusal): Promise<string> {
  const lines = (await allLines(world.store)).map((kept) => kept.body.line);
  const closed = (await loadMonths(world.store)).closed;
  const { manifest, rows } = await statementOf(world, month, true);
  const entries = monthsOf(lines);
  const names = [...new Set([...entries, ...Object.keys(closed), month, monthAt(world.zone, world.now())])].toSorted().toReversed();
  const address = (it: string, more = ''): string => `/finance?token=${encodeURIComponent(token)}&month=${it}${more}`;
  const refusal = mayClose(month, { today: dayOf(world.zone, world.now()), closed: new Set(Object.keys(closed)), monthsWithEntries: entries });
  const view: FinanceView = {
    zone: world.zone, now: world.now(), month,
    months: names.map((it) => {
      const own = closed[it]?.manifest;
      const listed = own ? undefined : exportLines(it, lines, world.zone);
      return { month: it, closed: own !== undefined, rows: own?.rows ?? listed?.length ?? 0, totalFen: own?.totalFen ?? totalOf(listed ?? []), href: address(it) };
    }),
    lines: rows.map((row) => ({
      number: row.id, complaint: row.complaint, no: row.subjectNo, name: row.subjectName, department: row.department, deduction: row.deduction, amount: row.amount,
      rule: row.rule, reason: row.reason, decidedBy: row.decider, adjustment: row.adjustment, remark: row.hint,
    })),
    departments: Object.entries(manifest.departments).map(([name, fen]) => ({ name, fen })),
    carriedOver: manifest.carriedOver.map((it) => `${it.id} ${it.reason}`),
    downloads: [{ label: 'CSV', href: address(month, '&file=csv') }, { label: 'JSON', href: address(month, '&file=json') }],
    ...(manifest.status === 'closed' ? { sha256: manifest.sha256 } : { close: refusal ? { refusal } : { action: address(month) } }),
    ...(manifest.previous ? { previous: manifest.previous } : {}),
    ...(error ? { error } : {}),
  };
  return financePage(view);
}
