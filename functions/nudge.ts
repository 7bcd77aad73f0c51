import { Refusal } from '../shared/errors/refusal.ts';
import { lookAll } from '../shared/desk/look-all.ts';
import { sameSecret } from './bearer.ts';
import { answering, json } from './duty.ts';

/** Somebody says that a workbook changed. Nothing of what is said is trusted; it only makes the next look sooner. */
export const handler = answering(async (world, event) => {
  const given = event.headers['x-dengji-secret'] ?? /^Bearer (.+)$/i.exec(event.headers['authorization'] ?? '')?.[1];
  if (given === undefined) throw new Refusal('auth.missing');
  if (!sameSecret(given, world.secrets.nudge)) throw new Refusal('auth.wrong');
  const { changed, waits } = await lookAll(world);
  return json(200, { changed, waits });
});
