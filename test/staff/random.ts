/** Numbers that a seed tells again. */
export interface Random {
  /** From 0 to just below 1. */
  next(): number;
  /** A whole number from 0 to just below `below`. */
  int(below: number): number;
  chance(share: number): boolean;
  /** One of a list; undefined of an empty one. */
  pick<T>(list: readonly T[]): T | undefined;
  /** So many of a list at most, each once, in any order. */
  some<T>(list: readonly T[], count: number): readonly T[];
  shuffled<T>(list: readonly T[]): readonly T[];
  /** One of a list whose members weigh differently. */
  weighed<T extends string>(weights: Readonly<Record<T, number>>): T;
}

/** A stream of numbers from a seed (mulberry32, public domain). */
export function random(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    const a = Math.imul(state ^ (state >>> 15), state | 1);
    const b = a + Math.imul(a ^ (a >>> 7), a | 61);
    return ((b ^ (b >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (below: number): number => Math.floor(next() * below);
  const shuffled = <T>(list: readonly T[]): readonly T[] => list.map((it) => ({ it, rank: next() })).toSorted((a, b) => a.rank - b.rank).map(({ it }) => it);
  return {
    next, int, shuffled,
    chance: (share) => next() < share,
    pick: (list) => list[int(list.length)],
    some: (list, count) => shuffled(list).slice(0, count),
    weighed: <T extends string>(weights: Readonly<Record<T, number>>): T => {
      const names = Object.keys(weights) as T[];
      let left = next() * names.reduce((sum, name) => sum + weights[name], 0);
      return names.find((name) => (left -= weights[name]) < 0) ?? weighedLast(names);
    },
  };
}

function weighedLast<T>(names: readonly T[]): T {
  const last = names.at(-1);
  if (last === undefined) throw new Error('nothing to choose from');
  return last;
}

/** A seed for the nth of something that has a seed itself. */
export const seedOf = (seed: number, nth: number): number => Math.imul(seed ^ Math.imul(nth + 1, 0x9e3779b1), 0x85ebca6b) >>> 1;
