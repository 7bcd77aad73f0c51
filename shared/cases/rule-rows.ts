import { instantAt } from '../calendar/zone.ts';
import { isError, remark, type Remark } from '../errors/remarks.ts';
import type { RuleBook, RuleVersion } from '../clocks/rulebook.ts';
import type { LadderStep } from '../clocks/steps.ts';
import { RULE_DEFAULTS, ruleDefault, type RuleDefault } from '../clocks/rules.ts';
import { readLadder } from '../registers/ladder-text.ts';
import { RULES, type RuleFacts } from '../registers/references.ts';
import type { Raw } from '../sheet/cell.ts';
import { understandRow } from '../sheet/row.ts';
import { shortly, type Lookup } from '../sheet/understand.ts';
import { addDays, latest, type Instant } from '../words/time.ts';
import { isDeepStrictEqual } from 'node:util';
import { withLimits } from './limits.ts';
import { FIRST_ROW_ID, type Reference, type ReferenceRow } from './reference.ts';

/** The people's cells of a default row, as 规则 is made with. */
export function defaultRuleCells(rule: RuleDefault): Readonly<Record<string, Raw>> {
  return {
    id: rule.id,
    ...(rule.low === undefined ? {} : { low: rule.low }),
    ...(rule.high === undefined ? {} : { high: rule.high }),
    unit: rule.unit,
    ...(rule.kind === '时限' ? { timing: '自然时间', night: rule.night ? '是' : '否' } : {}),
    active: '是',
  };
}

/** 规则 as made: one row for each default, in force since ever. */
export function defaultRules(at: Instant): Reference {
  const rows = RULE_DEFAULTS.map((rule: RuleDefault, index): ReferenceRow => ({
    id: FIRST_ROW_ID.rules + index,
    cells: Object.fromEntries(Object.entries(defaultRuleCells(rule)).map(([key, raw]) => [key, { raw, at }])),
    versions: [{ id: rule.id, version: 1, ...values(rule, {}) }],
  }));
  return { key: 'rules', rows, nextId: FIRST_ROW_ID.rules + rows.length, version: 1 };
}

/** All versions of all rows, in the order in which they were seen. */
export const rulebookOf = (rules: Reference): RuleBook =>
  rules.rows.flatMap((row) => row.versions ?? []).toSorted((a, b) => a.version - b.version);

/**
 * Takes what 规则 says now into the rows' versions. A change is a new version from its 生效日, or from the minute it
 * was seen where that day is blank or past, never backwards; a version that had not begun gives way to it. A further
 * row counts once it has stood still for one look; one that cannot be understood keeps its last version.
 */
export function reviseRules(rules: Reference, look: Lookup): { readonly rules: Reference; readonly remarks: ReadonlyMap<number, readonly Remark[]> } {
  const remarks = new Map<number, readonly Remark[]>();
  const counts = new Map<string, number>();
  for (const version of rulebookOf(rules)) counts.set(version.id, Math.max(counts.get(version.id) ?? 0, version.version));
  const rows = rules.rows.map((row) => {
    const read = readRule(row, look);
    remarks.set(row.id, read.remarks);
    if (!read.stated) return row;
    const print = JSON.stringify([read.stated, read.asked]);
    if (!row.versions && row.steady?.print !== print) return { ...row, steady: { print, at: look.now } };
    const begun = (row.versions ?? []).filter((it) => (it.from ?? -Infinity) <= look.now);
    const awaited = row.versions?.find((it) => (it.from ?? -Infinity) > look.now);
    const from = latest(read.asked, row.versions ? look.now : row.steady?.at) ?? look.now;
    if (awaited ? sameRule(awaited, read.stated) && awaited.from === from : sameRule(begun.at(-1), read.stated)) return row;
    if (sameRule(begun.at(-1), read.stated)) return { ...row, versions: begun };
    const version = (counts.get(read.stated.id) ?? 0) + 1;
    counts.set(read.stated.id, version);
    return { ...row, versions: [...begun, { ...read.stated, version, from }] };
  });
  return { rules: { ...rules, rows }, remarks };
}

/** Units that fit each kind of rule. */
const UNITS: Readonly<Record<RuleDefault['kind'], readonly string[]>> = { 时限: ['分钟', '小时', '天', '月', '当日', '下周'], 罚款: ['元'], 计分: ['分'] };

interface ReadRule {
  readonly stated?: Omit<RuleVersion, 'version' | 'from'>;
  /** The beginning of 生效日, if one was typed. */
  readonly asked?: Instant;
  readonly remarks: readonly Remark[];
}

function readRule(row: ReferenceRow, look: Lookup): ReadRule {
  const limits = withLimits(row.cells);
  const { facts, remarks: said } = understandRow(RULES, limits.cells, look);
  const remarks = [...limits.remarks, ...said];
  const it = facts as RuleFacts;
  const rule = ruleDefault((it.id ?? '').toUpperCase());
  if (!rule) return { remarks: [...remarks, remark('rule.unknown', { title: '规则编号', typed: it.id ?? '' }, 'id')] };
  const units = UNITS[rule.kind];
  if (it.unit !== undefined && !units.includes(it.unit)) {
    return { remarks: [...remarks, remark('rule.unit', { title: '单位', typed: it.unit, options: units.join('、'), example: rule.unit }, 'unit')] };
  }
  if (row.cells['unit'] === undefined || (rule.low !== undefined && row.cells['low'] === undefined)) {
    return { remarks: [...remarks, remark('row.incomplete', { titles: '时限/下限、单位', example: `${rule.low ?? ''} ${rule.unit}` })] };
  }
  if (it.low !== undefined && it.high !== undefined && it.high < it.low) return { remarks: [...remarks, remark('rule.range', {}, 'high')] };
  const ladder = (it.ladder ?? '').trim() === '' ? undefined : ladderOf(rule, it.ladder ?? '');
  if (ladder && 'code' in ladder) remarks.push(ladder);
  if (remarks.some(isError)) return { remarks };
  const until = it.until === undefined ? undefined : instantAt(look.zone, addDays(it.until, 1), 0);
  const asked = it.from === undefined ? undefined : instantAt(look.zone, it.from, 0);
  return {
    stated: { id: rule.id, ...values(rule, it), ...(ladder && 'steps' in ladder ? { ladder: ladder.steps } : {}), ...(until === undefined ? {} : { until }) },
    ...(asked === undefined ? {} : { asked }),
    remarks,
  };
}

/** Clocks whose letters climb; D07 reminds each morning and D11 has its list. */
const CLIMBING = ['D01', 'D02', 'D03', 'D04', 'D05', 'D06', 'D08', 'D09', 'D10'];

function ladderOf(rule: RuleDefault, typed: string): { readonly steps: readonly LadderStep[] } | Remark {
  if (!CLIMBING.includes(rule.id)) return remark('rule.ladderless', { title: '阶梯' }, 'ladder');
  const read = readLadder(typed);
  return 'steps' in read ? read : remark('rule.ladder', { title: '阶梯', typed: shortly(read.wrong) }, 'ladder');
}

function values(rule: RuleDefault, it: RuleFacts): Omit<RuleVersion, 'id' | 'version' | 'from' | 'until'> {
  const typed = Object.keys(it).length > 0;
  const low = typed ? it.low : rule.low;
  const high = typed ? it.high : rule.high;
  return {
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    unit: it.unit ?? rule.unit,
    working: it.timing === '工作时间',
    night: typed ? it.night === '是' : rule.night === true,
    active: it.active !== '否',
    clause: rule.clause,
    name: rule.name,
  };
}

/** Whether a row still says what a version says. */
function sameRule(version: RuleVersion | undefined, stated: Omit<RuleVersion, 'version' | 'from'>): boolean {
  if (!version) return false;
  const { version: _, from: __, ...rest } = version;
  return Object.keys({ ...rest, ...stated }).every((key) => isDeepStrictEqual(Reflect.get(rest, key), Reflect.get(stated, key)));
}
