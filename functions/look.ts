import { lookAll } from '../shared/desk/look-all.ts';
import { poll } from '../shared/desk/poll.ts';
import { timed } from './duty.ts';

/** Looks at every workbook; a poll does so less often outside working time. */
export const handler = timed((world, { id, poll: asked }) => (asked ? poll(world, id) : lookAll(world, id)));
