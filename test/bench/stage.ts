import * as z from 'zod';
import { clock, openWorld } from '../../functions/world.ts';
import { environmentOf } from '../../infra/local/environment.ts';
import { lookAll } from '../../shared/desk/look-all.ts';
import { parseInstant } from '../../shared/words/time.ts';
import type { World } from '../../shared/world/world.ts';
import { letters, type Row } from '../kit/clerk.ts';
import { startProduct, type Product } from '../kit/product.ts';

/** What one piece of work cost: calls to the sheets server by method, bytes of its answers, units of DynamoDB. */
export interface Cost {
  readonly calls: Readonly<Record<string, number>>;
  readonly bytes: number;
  readonly read: number;
  readonly write: number;
}

/** A product of its own, and a second world on the same stand-ins whose every call is counted. */
export interface Stage {
  readonly product: Product;
  readonly world: World;
  readonly cost: (work: () => Promise<unknown>) => Promise<Cost>;
  readonly close: () => Promise<void>;
}

const ZONE = 'Asia/Shanghai';
const HERE = z.object({ smtp: z.string() });
const MOST_LOOKS = 10;

/** Starts a product with a clock that stands still, so that nothing works but the measured world. */
export async function openStage(now: string): Promise<Stage> {
  const product = await startProduct(['--empty', '--now', now]);
  const { smtp } = HERE.parse(await (await product.get('/local')).json());
  const { url, dynamodb, tokens } = product.here;
  const secrets = { ...tokens, nudge: 'bench', links: 'bench'.repeat(8), google: 'bench' };
  Object.assign(process.env, environmentOf({ url, dynamodb, smtp }, secrets, ZONE));
  setClock(now);
  let [calls, bytes, read, write] = [new Map<string, number>(), 0, 0, 0];
  const world = await openWorld(process.env, {
    countCalls: (call) => {
      calls.set(call.method, (calls.get(call.method) ?? 0) + 1);
      bytes += call.bytes;
    },
    countUnits: (units) => {
      read += units.read;
      write += units.write;
    },
  });
  return {
    product, world,
    cost: async (work) => {
      [calls, bytes, read, write] = [new Map(), 0, 0, 0];
      await work();
      return { calls: Object.fromEntries(calls), bytes, read, write };
    },
    close: () => product.stop(),
  };
}

/** Sets the clock of the measured world. */
export function setClock(to: string): void {
  const at = parseInstant(to);
  if (at === undefined) throw new Error(`no moment: ${to}`);
  clock.now = () => at;
}

/** Looks until nothing is left to be taken. */
export async function settle(world: World): Promise<void> {
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) if (!(await lookAll(world)).changed) return;
  throw new Error(`still changing after ${MOST_LOOKS} looks`);
}

const HEADERS = { authorization: 'Bearer anybody', 'x-local-user': 'clerk@example.com' };
const BOOK = z.object({ sheets: z.array(z.object({ properties: z.object({ sheetId: z.number(), title: z.string() }) })) });
const VALUES = z.object({ values: z.tuple([z.array(z.string())]) });

/** Types many rows below the header of a register at once; new rows are made like the ones that are there. */
export async function fill(product: Product, title: string, rows: readonly Row[]): Promise<void> {
  const base = `/v4/spreadsheets/${product.here.workbooks.service}`;
  const get = async (path: string): Promise<unknown> => answered(await product.get(`${base}${path}`, HEADERS));
  const post = async (path: string, body: object): Promise<unknown> => answered(await product.post(`${base}${path}`, body, HEADERS));
  const sheetId = BOOK.parse(await get('')).sheets.find(({ properties }) => properties.title === title)?.properties.sheetId;
  const range = { sheetId, dimension: 'ROWS', startIndex: 2, endIndex: 2 + rows.length };
  await post(':batchUpdate', { requests: [{ insertDimension: { range, inheritFromBefore: true } }] });
  const [header] = VALUES.parse(await get(`/values/${encodeURIComponent(`'${title}'!1:1`)}`)).values;
  const data = header.flatMap((name, index) => {
    const at = `${letters(index)}2:${letters(index)}${rows.length + 1}`;
    return rows.some((row) => row[name] !== undefined) ? [{ range: `'${title}'!${at}`, values: rows.map((row) => [row[name] ?? null]) }] : [];
  });
  await post('/values:batchUpdate', { valueInputOption: 'USER_ENTERED', data });
}

async function answered(reply: Response): Promise<unknown> {
  if (!reply.ok) throw new Error(await reply.text());
  return reply.json();
}
