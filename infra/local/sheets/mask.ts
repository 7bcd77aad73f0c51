import { invalid } from './failure.ts';
import { camel } from './schema/conform.ts';

/** A field mask as a tree: true = everything below. */
export type Mask = true | ReadonlyMap<string, Mask>;

type Tree = Map<string, Mask>;

const MOST = 500;
const parsed = new Map<string, Mask>();

/** Parses `a.b,c(d,e)` (dots or slashes, names in camel or snake case); throws 400 when it cannot be read. Masks are few and come again, so they are remembered. */
export function parseMask(text: string): Mask {
  const known = parsed.get(text);
  if (known) return known;
  if (parsed.size >= MOST) parsed.clear();
  const mask = parse(text);
  parsed.set(text, mask);
  return mask;
}

/** The mask of an update, which must name something; throws Google's 400 when it does not. */
export function updateMask(fields: string | undefined): Mask {
  if (!fields) throw invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
  return parseMask(fields);
}

function parse(text: string): Mask {
  const tokens = text.match(/[^.,/()\s]+|[.,/()]/g) ?? [];
  const tree: Tree = new Map();
  let next = 0;
  const list = (into: Tree): void => {
    do item(into);
    while (tokens[next] === ',' && next++ >= 0);
  };
  const item = (into: Tree): void => {
    const given = tokens[next++];
    if (given === undefined || /^[.,/()]$/.test(given)) throw invalid(`Invalid field mask: ${text}`);
    const name = camel(given);
    const mark = tokens[next];
    if (mark !== '.' && mark !== '/' && mark !== '(') return void into.set(name, true);
    next++;
    const below = into.get(name) ?? new Map<string, Mask>();
    const branch: Tree = below === true ? new Map() : new Map(below);
    if (mark === '(') {
      list(branch);
      if (tokens[next++] !== ')') throw invalid(`Invalid field mask: ${text}`);
    } else item(branch);
    if (below !== true) into.set(name, branch);
  };
  list(tree);
  if (next < tokens.length) throw invalid(`Invalid field mask: ${text}`);
  return tree.get('*') === true ? true : tree;
}

/** What the mask says about one field; undefined = not wanted. */
export const below = (mask: Mask, field: string): Mask | undefined => (mask === true ? true : (mask.get(field) ?? mask.get('*')));

/** Keeps of a reply what the mask names; an object of which nothing is left stays as `{}`. */
export function prune(value: unknown, mask: Mask): unknown {
  if (mask === true || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each: unknown) => prune(each, mask));
  const kept: Record<string, unknown> = {};
  for (const [field, inner] of Object.entries(value)) {
    const sub = below(mask, field);
    if (sub !== undefined) kept[field] = prune(inner, sub);
  }
  return kept;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A copy of `old` with what the mask names taken from `given`: a field named and absent is reset, one not named stays.
 * https://developers.google.com/workspace/sheets/api/guides/field-masks
 */
export function merge<T extends object>(old: T, given: T, mask: Mask): T;
export function merge(old: object, given: object, mask: Mask): object {
  if (mask === true) return { ...given };
  const from: Readonly<Record<string, unknown>> = { ...given };
  const merged: Record<string, unknown> = { ...old };
  for (const [field, sub] of mask) {
    const value = from[field];
    const kept = merged[field];
    if (sub !== true && (isObject(value) || isObject(kept))) {
      merged[field] = merge(isObject(kept) ? kept : {}, isObject(value) ? value : {}, sub);
    } else if (sub === true && value !== undefined) merged[field] = value;
    else delete merged[field];
  }
  return merged;
}
