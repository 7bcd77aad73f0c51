import { ringAll } from '../shared/desk/ring.ts';
import { queued } from './duty.ts';

/** Planned rings arrive. */
export const handler = queued(ringAll);
