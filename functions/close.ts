import { close } from '../shared/desk/close.ts';
import { demandRole } from './bearer.ts';
import { answering, json } from './duty.ts';

/** Closes a month; a second call answers the same manifest. */
export const handler = answering(async (world, event) => {
  demandRole(world, event, 'finance');
  return json(200, await close(world, event.pathParameters?.['month'] ?? ''));
});
