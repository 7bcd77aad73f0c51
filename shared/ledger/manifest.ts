import { fenOf, type Fen } from '../words/money.ts';
import { digestOf } from './canonical.ts';
import type { ExportLine } from './export-line.ts';
import type { Line, LineStatus } from './line.ts';
import { statusOf } from './line.ts';
import { monthAt } from './month.ts';
import { exportLines } from './statement.ts';

/** A line of the month or before that still waits for a ruling, and will be booked in the month in which it is ruled. */
export interface CarriedOver {
  readonly id: string;
  readonly status: LineStatus;
  /** What it waits for. */
  readonly reason: string;
}

/** Control figures of a month's export; money in fen. */
export interface Manifest {
  readonly month: string;
  readonly status: 'open' | 'preview' | 'closed';
  readonly rows: number;
  readonly totalFen: Fen;
  /** Sums per 部门; postings of nobody's department are under `无部门`. */
  readonly departments: Readonly<Record<string, Fen>>;
  /** The newest version applied of each rule; every line states its own. */
  readonly ruleVersions: Readonly<Record<string, number>>;
  readonly carriedOver: readonly CarriedOver[];
  /** Over the canonical rows (`digestOf`). */
  readonly sha256: string;
  /** The month closed before it; null for the first. */
  readonly previous: { readonly month: string; readonly totalFen: Fen } | null;
}

/** Sum of rows in fen. */
export const totalOf = (rows: readonly ExportLine[]): Fen => fenOf(rows.reduce((sum, { amount }) => sum + amount, 0));

/** The manifest of a month as the lines stand now; a closed month's is made once, at its close, and kept. */
export function manifestOf(
  month: string,
  status: Manifest['status'],
  lines: readonly Line[],
  zone: string,
  previous: Manifest['previous'],
): Manifest {
  const rows = exportLines(month, lines, zone);
  const versions = Map.groupBy(rows, ({ rule }) => rule);
  return {
    month,
    status,
    rows: rows.length,
    totalFen: totalOf(rows),
    departments: perDepartment(rows),
    ruleVersions: sorted([...versions].map(([rule, made]) => [rule, Math.max(...made.map(({ ruleVersion }) => ruleVersion))])),
    carriedOver: carriedOver(month, lines, zone),
    sha256: digestOf(rows),
    previous,
  };
}

const sorted = <T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> =>
  Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));

function perDepartment(rows: readonly ExportLine[]): Readonly<Record<string, Fen>> {
  const groups = Map.groupBy(rows, ({ department }) => department || '无部门');
  return sorted([...groups].map(([department, its]) => [department, totalOf(its)]));
}

function carriedOver(month: string, lines: readonly Line[], zone: string): readonly CarriedOver[] {
  const waiting = lines.flatMap((line) => {
    const status = statusOf(line);
    const reason = status === '待核定' ? '尚未核定' : status === '复审中' ? '申请复审，尚未终审' : undefined;
    return reason !== undefined && monthAt(zone, line.proposal.at) <= month ? [{ id: line.id, status, reason }] : [];
  });
  return waiting.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
