import { sweep } from '../shared/desk/sweep.ts';
import { timed } from './duty.ts';

/** Finishes what was left undone. */
export const handler = timed((world, _, hasTime) => sweep(world, hasTime));
