import { statementOf } from '../shared/desk/close.ts';
import { Refusal } from '../shared/errors/refusal.ts';
import { demandRole } from './bearer.ts';
import { answering, json } from './duty.ts';
import { fileOf } from './files.ts';

/** The export of a month as a file, or its manifest. */
export const handler = answering(async (world, event) => {
  demandRole(world, event, 'finance');
  const preview = event.queryStringParameters?.['preview'] === '1';
  const { file, month } = event.pathParameters ?? {};
  if (month !== undefined) {
    const { manifest } = await statementOf(world, month, true);
    return json(200, manifest.status === 'closed' ? manifest : { ...manifest, status: 'open' });
  }
  const parts = /^(.+)\.(csv|json)$/.exec(file ?? '');
  if (!parts) throw new Refusal('call.unknown', { path: event.rawPath });
  return fileOf(await statementOf(world, parts[1] ?? '', preview), parts[2] === 'csv' ? 'csv' : 'json', event.headers['if-none-match']);
});
