import { printWhen, type LadderStep, type StepWhen } from '../clocks/steps.ts';
import { ROLES } from './company.ts';

/** Who owes the clock. */
const OWNER = ['责任人', '本人'];
/** Roles of a ladder that depend on the clock: the head and the leader of its department, the superior of who owes it. */
export const LADDER_ROLES = ['负责人', '最高领导', '上级', ...ROLES] as const;
export type LadderRole = (typeof LADDER_ROLES)[number];

/** What is understood of a ladder as typed: its steps, or the piece that cannot be read. */
export type ReadLadder = { readonly steps: readonly LadderStep[] } | { readonly wrong: string };

const MOST_STEPS = 20;
const MOST_PERCENT = 2_000;
/** Thirty days. */
const MOST_MINUTES = 43_200;
const WHEN = /^(?:(?<percent>\d{1,4}(?:\.\d{1,2})?)%|(?<word>到期|到时)|(?<sign>[+-])(?<length>\d{1,5}(?:\.\d{1,2})?)(?<unit>分钟|分|小时|个小时|min|h))[\s:,、]*(?<who>.*)$/iu;

/**
 * Reads `67% 责任人; 100% +1; 200% +2`: steps apart by `;` or a new line, each a share of the limit or a number of minutes
 * or hours before (-) or after (+) due, then who: 责任人, +1 (the next up), +2 …, or a role. Two steps at one moment are one.
 */
export function readLadder(text: string): ReadLadder {
  const pieces = text.normalize('NFKC').replace(/[−–—]/gu, '-').split(/[;\n。]/u).map((piece) => piece.trim()).filter((piece) => piece !== '');
  const steps = new Map<string, LadderStep>();
  for (const piece of pieces) {
    const step = readStep(piece);
    if (!step) return { wrong: piece };
    const name = printWhen(step.when);
    const had = steps.get(name);
    steps.set(name, had ? { ...step, up: Math.max(had.up, step.up), roles: [...new Set([...had.roles, ...step.roles])] } : step);
  }
  return steps.size === 0 || steps.size > MOST_STEPS ? { wrong: text.trim() } : { steps: [...steps.values()] };
}

function readStep(piece: string): LadderStep | undefined {
  const groups = WHEN.exec(piece)?.groups;
  const when = groups && whenIn(groups);
  const who = groups?.['who']?.split(/[\s、,/和及&]+/u).filter((word) => word !== '') ?? [];
  if (!when || who.length === 0) return undefined;
  const levels = who.map((word) => Number(/^\+([1-9])$/u.exec(word)?.[1] ?? 0));
  const roles = who.filter((word, index) => levels[index] === 0 && !OWNER.includes(word));
  return roles.every(isRole) ? { when, up: Math.max(...levels), roles } : undefined;
}

const isRole = (word: string): word is LadderRole => LADDER_ROLES.some((role) => role === word);

function whenIn({ percent, word, sign, length, unit }: Readonly<Record<string, string | undefined>>): StepWhen | undefined {
  if (word !== undefined) return { percent: 100 };
  if (percent !== undefined) return Number(percent) > 0 && Number(percent) <= MOST_PERCENT ? { percent: Number(percent) } : undefined;
  const minutes = Number(length) * (/小时|h/iu.test(unit ?? '') ? 60 : 1);
  if (!Number.isInteger(minutes) || minutes > MOST_MINUTES) return undefined;
  return { minutes: sign === '-' && minutes > 0 ? -minutes : minutes };
}
