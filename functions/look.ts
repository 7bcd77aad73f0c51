import { lookAll } from '../shared/desk/look-all.ts';
import { timed } from './duty.ts';

/** Looks at every workbook. */
export const handler = timed(lookAll);
