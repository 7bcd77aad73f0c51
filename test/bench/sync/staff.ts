import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import { letters } from '../../kit/clerk.ts';
import type { Place } from './contender.ts';
import { TITLE } from './world.ts';

/** A cell to be typed: its row (1 = the header), the key of its column, and what. */
export type Typing = readonly [row: number, key: string, value: string | number | boolean];

/** Types cells as staff do; nobody counts that. */
export async function type({ url, size }: Place, typings: readonly Typing[]): Promise<void> {
  const data = typings.map(([row, key, value]) => ({ range: `'${TITLE}'!${letters(COMPLAINTS.columns.findIndex((it) => it.key === key))}${row}`, values: [[value]] }));
  const reply = await fetch(`${url}/v4/spreadsheets/service-${size}/values:batchUpdate`, { method: 'POST', headers: { 'x-bench': 'staff' }, body: JSON.stringify({ valueInputOption: 'USER_ENTERED', data }) });
  if (!reply.ok) throw new Error(await reply.text());
}
