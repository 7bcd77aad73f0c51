import { look } from '../../../shared/desk/look.ts';
import { openGoogle } from '../../../shared/sheet/google.ts';
import { openStore } from '../../../shared/store/dynamo.ts';
import { instantOf, MINUTE } from '../../../shared/words/time.ts';
import type { Contender, Place } from './contender.ts';
import { worldOf } from './world.ts';

/** The product: a whole look at the workbook, from reading its desk to giving the lease back and marking what is done. */
export function openOurs({ url, size, now }: Place): Contender {
  let at = now;
  let [read, write] = [0, 0];
  const store = openStore({ table: `sync-${size}`, countUnits: (units) => {
    read += units.read;
    write += units.write;
  } });
  const world = worldOf({ store, sheets: openGoogle({ credentials: 'bench', rootUrl: `${url}/` }), now: () => instantOf(at) });
  const pass = (ms: number): void => void (at += ms);
  return {
    pass,
    look: async () => {
      pass(MINUTE / 2);
      return Number((await look(world, 'service')).changed);
    },
    units: () => {
      const units = { read, write };
      [read, write] = [0, 0];
      return units;
    },
  };
}
