import type * as z from 'zod';
import type { Draft } from '../draft.ts';
import type { FaultSet } from '../faults.ts';
import { read } from '../payload.ts';

/** One kind of request of a batch: reads its payload, changes the draft, answers its reply (absent = `{}`). */
export type Kind = (draft: Draft, payload: unknown, where: string, faults: FaultSet) => object | undefined;

/** Makes a kind out of a schema and what it does. */
export function kind<T>(schema: z.ZodType<T>, apply: (draft: Draft, it: T, faults: FaultSet) => object | void): Kind {
  return (draft, payload, where, faults) => apply(draft, read(schema, payload, where), faults) ?? undefined;
}
