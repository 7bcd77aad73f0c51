import { HOUR, type Instant } from '../words/time.ts';

/** By column of the system, when in the last hour what people had typed into it was put back. */
export type PutBack = Readonly<Record<string, readonly Instant[]>>;

const lastHour = (moments: readonly Instant[], now: Instant): readonly Instant[] => moments.filter((at) => now - at < HOUR);

/** Adds one more time for each column; what is an hour old by then is forgotten. */
export function putBackAgain(before: PutBack | undefined, columns: readonly string[], at: Instant): PutBack {
  const recent = Object.entries(before ?? {}).map(([column, moments]): [string, readonly Instant[]] => [column, lastHour(moments, at)]);
  const counted = new Map(recent.filter(([, moments]) => moments.length > 0));
  for (const column of columns) counted.set(column, [...(counted.get(column) ?? []), at]);
  return Object.fromEntries(counted);
}

/** How often in the hour before `now` a cell of a record was put back; an hour ago to the millisecond counts no more. */
export const timesPutBack = (body: { readonly putBack?: PutBack }, column: string, now: Instant): number =>
  lastHour(body.putBack?.[column] ?? [], now).length;
