import { ring } from '../shared/desk/ring.ts';
import { queued } from './duty.ts';

/** A planned ring arrives. */
export const handler = queued(ring);
