import { explain } from '../shared/desk/explain.ts';
import { demandRole } from './bearer.ts';
import { answering, json } from './duty.ts';

/** Why a record stands as it does. */
export const handler = answering(async (world, event) => {
  demandRole(world, event, 'admin');
  return json(200, await explain(world, event.pathParameters?.['id'] ?? ''));
});
