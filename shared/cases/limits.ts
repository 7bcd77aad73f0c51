import { remark, type Remark } from '../errors/remarks.ts';
import { columnOf } from '../registers/register.ts';
import { RULES } from '../registers/references.ts';
import { yuanIn } from '../sheet/amounts.ts';
import type { Cells, Raw } from '../sheet/cell.ts';
import { bareText, choiceOf } from '../sheet/choices.ts';
import { isTidy, MINUTES_PER, readDuration } from '../sheet/duration.ts';
import { withDigits } from '../sheet/numerals.ts';
import { shortly } from '../sheet/understand.ts';

/** The cells of a rule with its limits as numbers of its unit, and what is said of those that do not convert. */
export interface Limits {
  readonly cells: Cells;
  readonly remarks: readonly Remark[];
}

/** Reads 时限/下限 and 上限 that name their unit themselves, `1.5小时` or `30元`, as numbers of 单位; a blank 单位 is the one they name. */
export function withLimits(given: Cells): Limits {
  const cells = withUnit(given);
  const unit = cells['unit'] && choiceOf(UNIT.options ?? [], cells['unit'].raw, UNIT.aliases);
  const next: Record<string, Cells[string]> = { ...cells };
  const remarks: Remark[] = [];
  for (const key of ['low', 'high']) {
    const cell = cells[key];
    if (!cell || unit === undefined || cell.broken) continue;
    const raw = limitIn(cell.raw, unit);
    if (raw !== undefined) next[key] = { ...cell, raw };
    else {
      delete next[key];
      remarks.push(remark('rule.limit', { title: columnOf(RULES, key).title, typed: shortly(cell.raw), unit, example: `30 ${unit}` }, key));
    }
  }
  return { cells: next, remarks };
}

const UNIT = columnOf(RULES, 'unit');

function withUnit(cells: Cells): Cells {
  const low = cells['low'];
  const named = cells['unit'] || !low || low.broken ? undefined : unitIn(low.raw);
  return low && named ? { ...cells, unit: { raw: named, at: low.at } } : cells;
}

/** The unit a limit names beyond doubt: 分 alone may be minutes or points, and a day none of the two kinds of day. */
function unitIn(raw: Raw): '分钟' | '元' | undefined {
  if (yuanIn(raw) !== undefined && namesUnit(raw)) return '元';
  return typeof raw === 'string' && !/^[\d.]+分$/.test(withDigits(bareText(raw))) && namesUnit(raw) && readDuration(raw) ? '分钟' : undefined;
}

/** The number a limit means in a unit, or the raw value where it names none; undefined where it names one that does not fit. */
function limitIn(raw: Raw, unit: string): Raw | undefined {
  const length = unit === '分钟' || unit === '小时' ? readDuration(raw, unit) : undefined;
  const limit = length && length.minutes / (unit === '小时' ? MINUTES_PER.小时 : MINUTES_PER.分钟);
  if (typeof raw === 'number') return limit !== undefined && raw < 1 ? limit : raw;
  if (limit !== undefined) return length?.between === undefined && isTidy(limit) ? limit : undefined;
  if (!namesUnit(raw)) return raw;
  if (unit === '元') return yuanOf(yuanIn(raw));
  const named = /^(\d+)(.+)$/.exec(withDigits(bareText(raw)));
  return named?.[2] === unit ? Number(named[1]) : undefined;
}

/** Whether digits or numerals are followed by anything else. */
const namesUnit = (raw: Raw): boolean => /[\d一二两三四五六七八九十百半].*[^\d.,\s一二两三四五六七八九十百半]/.test(bareText(raw));

const yuanOf = (amount: number | undefined): number | undefined => (amount === undefined ? undefined : amount / 100);
