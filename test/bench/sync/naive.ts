import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { letters } from '../../kit/clerk.ts';
import { STAMP, type Contender, type Place } from './contender.ts';
import { TITLE } from './world.ts';

const REPLY = z.object({ values: z.array(z.unknown()) });

/** What one writes first: read the tab, compare it with the copy, write each row that differs. */
export function openNaive({ url, size, now }: Place): Contender {
  const base = `${url}/v4/spreadsheets/service-${size}/values`;
  let copy = new Map<unknown, readonly unknown[]>();
  const call = async (path: string, body?: object): Promise<unknown> => {
    const reply = await fetch(`${base}/${path}`, body ? { method: 'PUT', body: JSON.stringify(body) } : {});
    if (!reply.ok) throw new Error(await reply.text());
    return reply.json();
  };
  return {
    look: async () => {
      const [header = [], ...rows] = REPLY.parse(await call(`${encodeURIComponent(TITLE)}?valueRenderOption=UNFORMATTED_VALUE`)).values as readonly (readonly unknown[])[];
      const stamp = header.indexOf(STAMP);
      const next = new Map<unknown, readonly unknown[]>();
      let changed = 0;
      for (const [index, row] of rows.entries()) {
        const before = copy.get(row[0]);
        next.set(row[0], row);
        if (before === undefined || isDeepStrictEqual(before, row)) continue;
        changed += 1;
        const after = row.with(stamp, now / 86_400_000 + 25_569);
        const range = `'${TITLE}'!A${index + 2}:${letters(stamp)}${index + 2}`;
        await call(`${encodeURIComponent(range)}?valueInputOption=RAW`, { values: [after] });
        next.set(row[0], after);
      }
      copy = next;
      return changed;
    },
  };
}
