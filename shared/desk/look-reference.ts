import { companyOf } from '../cases/company.ts';
import { checkText, filled, type SystemCells } from '../cases/project.ts';
import type { Reference, ReferenceRow, References } from '../cases/reference.ts';
import { reviseRules, rulebookOf } from '../cases/rule-rows.ts';
import type { Remark } from '../errors/remarks.ts';
import { ruleDefault } from '../clocks/rules.ts';
import type { Register } from '../registers/register.ts';
import type { Raw } from '../sheet/cell.ts';
import { seenCells } from '../sheet/pending.ts';
import type { Tab, TabRow } from '../sheet/tab.ts';
import type { Frozen } from '../sheet/seen.ts';
import { MINUTE } from '../words/time.ts';
import { isBeheaded } from './breakers.ts';
import type { Office } from './office.ts';
import type { RowPlan } from './row-plan.ts';
import { isHeaderTorn, type TabView } from './tab-view.ts';
import { plainText } from '../sheet/choices.ts';

/** A row not found by two good looks so far apart is gone. */
const GONE_AFTER = MINUTE;

/** What a look of a reference tab found. */
export interface ReferenceLook {
  readonly reference: Reference;
  readonly changed: boolean;
  /** Which row of the tab is which. */
  readonly rows: ReadonlyMap<number, TabRow>;
  readonly waiting: boolean;
}

/** Takes a reference tab as it stands. Rows are told apart by their mark, then by their key; a row that is not found waits for a second look. */
export function takeReference(office: Office, register: Register, tab: Tab, before: Reference): ReferenceLook {
  const rows = new Map<number, TabRow>();
  let nextId = before.nextId;
  const left = new Map(before.rows.map((row) => [row.id, row]));
  const found: ReferenceRow[] = [];
  for (const row of tab.rows) {
    if (register.columns.every((column) => column.writer === 'S' || row.cells[column.key] === undefined)) continue;
    const marked = row.metadata.find((id) => left.has(id));
    const had = marked === undefined ? sameKey(register, row, [...left.values()]) : left.get(marked);
    const id = had?.id ?? nextId++;
    left.delete(id);
    rows.set(id, row);
    const cells = seenCells(register, row, had?.cells ?? {}, office.now);
    found.push({ id, cells, ...(had?.versions ? { versions: had.versions } : {}), ...(had?.steady ? { steady: had.steady } : {}) });
  }
  const gone = [...left.values()].map((row) => ({ ...row, missingSince: row.missingSince ?? office.now }));
  const kept = gone.filter((row) => office.now - row.missingSince < GONE_AFTER);
  const ended = before.key === 'rules' ? gone.filter((row) => !kept.includes(row)).map((row) => ({ ...row, cells: {}, versions: row.versions?.map((it) => ({ ...it, until: it.until ?? office.now })) ?? [] })) : [];
  const after = [...found, ...kept, ...ended];
  const changed = JSON.stringify(after) !== JSON.stringify(before.rows);
  return { reference: { ...before, rows: after, nextId, version: before.version + (changed ? 1 : 0) }, changed, rows, waiting: kept.length > 0 };
}

const keyText = (register: Register, cells: Readonly<Record<string, { readonly raw: Raw }>>): string =>
  register.required.map((key) => (cells[key] ? plainText(cells[key].raw) : '')).join('/');

function sameKey(register: Register, row: TabRow, candidates: readonly ReferenceRow[]): ReferenceRow | undefined {
  if (register.key === 'rules' && row.metadata.length === 0 && row.cells['name'] === undefined) return undefined;
  const key = keyText(register, row.cells);
  return candidates.find((it) => keyText(register, it.cells) === key);
}

/** What the system writes into reference tabs, and where: versions and names of rules, and what is wrong in any row. */
export function referencePlans(office: Office, references: References, looks: ReadonlyMap<Reference['key'], ReadonlyMap<number, TabRow>>): {
  readonly references: References;
  readonly plans: ReadonlyMap<string, readonly RowPlan[]>;
  /** The system's cells of each row, by register and row number. */
  readonly shown: ReadonlyMap<string, ReadonlyMap<number, SystemCells>>;
} {
  const view = companyOf(references, office.look.zone, office.now, office.bounces);
  const revised = reviseRules(references.rules, view.lookup(() => false));
  const remarks: Readonly<Record<Reference['key'], ReadonlyMap<number, readonly Remark[]>>> = { ...view.remarks, rules: revised.remarks };
  const next = { ...references, rules: revised.rules };
  const plans = new Map([...looks].map(([key, rows]) => [key, [...rows].map(([metadataId, row]): RowPlan => {
    const said = remarks[key].get(metadataId) ?? [];
    const cells = filled({ ...(key === 'rules' ? ruleCells(next.rules, metadataId, office) : {}), check: checkText(said) });
    return { id: `${key}#${row.index}`, metadataId, row, marked: row.metadata.includes(metadataId), cells, remarks: said };
  })]));
  const shown = new Map([...plans].map(([key, its]) => [key, new Map(its.map((plan) => [plan.row?.index ?? 0, plan.cells ?? {}]))]));
  return { references: next, plans, shown };
}

/** Share of the rows, and number of them, that one look may find deleted. */
const DELETED = { share: 0.02, rows: 3 };

/** Whether a reference tab is to be left alone: two reads that do not fit, a header that is gone, or too many rows gone at once. */
export function breakersOf(view: TabView, tab: Tab, before: Reference, taken: ReferenceLook): 'torn' | Pick<Frozen, 'why' | 'rows' | 'of'> | undefined {
  const of = before.rows.length;
  const gone = taken.reference.rows.filter((row) => row.missingSince !== undefined).length;
  const light = view.rows.filter((cells) => tab.layout.some((key, index) => key !== null && (cells[index] ?? '') !== '' && cells[index] !== false)).length;
  const read = tab.rows.filter((row) => Object.keys(row.cells).length > 0).length;
  if (isHeaderTorn(view, tab) || (gone > 0 && light !== read)) return 'torn';
  if (view.seen.accepted) return undefined;
  const headless = of > 0 && (!view.register.required.every((key) => tab.position.has(key)) || isBeheaded({ layout: view.before, header: view.titles }, tab));
  // Two reads without any row may both be short; where the next look says the same, somebody emptied the tab.
  if (headless) return view.rows.length === 0 && tab.position.size > 0 && !view.seen.again ? 'torn' : { why: 'headless', rows: 0, of };
  return gone > Math.max(DELETED.rows, DELETED.share * of) ? { why: 'deleted', rows: gone, of } : undefined;
}

function ruleCells(rules: Reference, id: number, office: Office): Readonly<Record<string, Raw>> {
  const last = rules.rows.find((row) => row.id === id)?.versions?.at(-1);
  const rule = last && ruleDefault(last.id);
  if (!last || !rule) return {};
  const running = rulebookOf(rules).length > 0 && (last.from ?? 0) > office.now ? '（未生效）' : '';
  return { name: `${rule.name}${running}`, kind: rule.kind, clause: rule.clause, version: last.version };
}
