import * as z from 'zod';
import type { Measured } from './figures.ts';
import { runAlone, serveAlone } from './sync/child.ts';
import type { Place } from './sync/contender.ts';
import { REGION } from './sync/world.ts';

const SIZES = [10_000, 50_000];
/** The product first, for the others leave the tab otherwise than it knows it. */
const CONTENDERS = ['dengji', 'google-spreadsheet', 'full scan'];
const HERE = z.object({ url: z.string(), dynamodb: z.string(), now: z.number(), sheetId: z.number() });
const SCENES = z.array(z.object({
  what: z.string(), runs: z.number(), reads: z.number(), writes: z.number(), bytes: z.number(), wire: z.number(), cpu: z.number(),
  units: z.object({ read: z.number(), write: z.number() }).optional(),
}));
const PLAN = z.object({
  bytes: z.number(), parse: z.number(), whole: z.number(), apart: z.number(), daff: z.number(), keyed: z.number(),
  changed: z.number(), moved: z.number(), missing: z.number(), loose: z.number(), cells: z.number(),
});
const PLANS = z.object({ edits: PLAN, shifts: PLAN });
const KIB = 1_024;

type Stand = (place: Place, env: NodeJS.ProcessEnv) => Promise<readonly Measured[]>;

/** Has stand-ins in a process of their own serve a tab of each size, and measures at each. */
async function atEachSize(measure: Stand): Promise<readonly Measured[]> {
  const found: Measured[] = [];
  for (const size of SIZES) {
    const served = await serveAlone('sync/stand-in.ts', [String(size)], REGION);
    try {
      const { url, dynamodb, now, sheetId } = HERE.parse(served.said);
      found.push(...(await measure({ url, size, now, sheetId }, { ...REGION, AWS_ENDPOINT_URL_DYNAMODB: dynamodb })));
    } finally {
      await served.end();
    }
  }
  return found;
}

/** What looks at a long tab cost the product and its peers: calls, bytes, CPU, and the product's units of DynamoDB. */
export const measureSync = (): Promise<readonly Measured[]> => atEachSize(async (place, env) => {
  const found: Measured[] = [];
  for (const who of CONTENDERS) {
    for (const it of SCENES.parse(await runAlone('sync/contend.ts', [who, JSON.stringify(place)], env))) {
      found.push({
        what: `${it.what}, ${place.size} rows: ${who}`,
        figures: { reads: it.reads, writes: it.writes, 'KiB JSON': it.bytes / KIB, 'KiB gzip': it.wire / KIB, 'CPU ms': it.cpu, ...(it.units ? { 'read units': it.units.read, 'write units': it.units.write } : {}) },
        how: `CPU of a process of its own, median of ${it.runs} after 1${it.what.includes('born') ? '; two looks, the second bears it' : ''}`,
      });
    }
  }
  return found;
});

/** What it costs to find out what people changed, beside reading the same payload as JSON, and beside daff. */
export const measurePlan = (): Promise<readonly Measured[]> => atEachSize(async (place, env) => {
  const { edits, shifts } = PLANS.parse(await runAlone('sync/plan.ts', [JSON.stringify(place)], env));
  return [planned(`1 % of rows edited, ${place.size} rows`, edits), planned(`the same, 0.1 % deleted and inserted, ${place.size} rows`, shifts)];
});

function planned(what: string, { bytes, parse, whole, apart, daff, keyed, changed, moved, missing, loose }: z.infer<typeof PLAN>): Measured {
  return {
    what,
    figures: {
      MiB: bytes / KIB / KIB, 'JSON.parse ms': parse, 'plan ms': apart, 'x parse': apart / parse, 'parse + plan ms': whole, 'of parse': whole / parse,
      'daff ms': daff, 'daff x': daff / apart, 'keyed ms': keyed, 'keyed x': keyed / apart,
    },
    how: `CPU medians, one process; plan = decode, compare, merge of parsed rows: ${changed} changed, ${moved} moved, ${missing} missing, ${loose} new; daff = two parsed tables to its list of differences, by itself and told the key column`,
  };
}
