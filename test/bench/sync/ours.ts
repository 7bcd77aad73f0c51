import { look } from '../../../shared/desk/look.ts';
import { openGoogle } from '../../../shared/sheet/google.ts';
import { openStore } from '../../../shared/store/dynamo.ts';
import type { CountUnits } from '../../../shared/store/kept.ts';
import { instantOf, MINUTE } from '../../../shared/words/time.ts';
import type { World } from '../../../shared/world/world.ts';
import type { Contender, Place } from './contender.ts';
import { worldOf } from './world.ts';

/** The product's world on the stand-ins; its clock goes on by as much as `pass` says. */
export function openWorld({ url, size, now }: Place, countUnits?: CountUnits): { readonly world: World; readonly pass: (ms: number) => void } {
  let at = now;
  const world = worldOf({
    store: openStore({ table: `sync-${size}`, ...(countUnits ? { countUnits } : {}) }), sheets: openGoogle({ credentials: 'bench', rootUrl: `${url}/` }), now: () => instantOf(at),
  });
  return { world, pass: (ms) => void (at += ms) };
}

/** The product: a whole look at the workbook, from reading its desk to giving the lease back. */
export function openOurs(place: Place): Contender {
  const { world, pass } = openWorld(place);
  return {
    look: async () => {
      pass(MINUTE / 2);
      return Number((await look(world, 'service')).changed);
    },
  };
}
