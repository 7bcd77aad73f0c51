import { report } from '../shared/desk/report.ts';
import { timed } from './duty.ts';

/** Sends the morning's lists. */
export const handler = timed(report);
