import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';

/** Whether the suites also run against the services themselves; credentials and region are those the SDK finds. */
export const AWS_CONTRACT = process.env['AWS_CONTRACT'] === '1';

/** A setting of a run against the services; throws when it is missing. */
export function contractSetting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`AWS_CONTRACT=1 needs ${name}`);
  return value;
}

/** Serves on a free port of 127.0.0.1 until closed. */
export async function serve(
  handle: (req: IncomingMessage, res: ServerResponse) => Promise<unknown>,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((req, res) => {
    handle(req, res).catch((error: unknown) => res.writeHead(500).end(String(error)));
  });
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await listening;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      const { promise: closed, resolve: done } = Promise.withResolvers<void>();
      server.close(() => done());
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Points the SDK's client of one service (SCHEDULER, SESV2, DYNAMODB) at a stand-in, as the one-machine world does. */
export function pointSdkAt(service: string, url: string): void {
  Object.assign(process.env, {
    [`AWS_ENDPOINT_URL_${service}`]: url,
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
}

/** Undoes pointSdkAt for a service, and gives back the machine's own credentials. */
export function pointSdkBack(service: string): void {
  delete process.env[`AWS_ENDPOINT_URL_${service}`];
  for (const name of ['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) {
    const own = OWN[name];
    if (own === undefined) delete process.env[name];
    else process.env[name] = own;
  }
}

const OWN = { ...process.env };
