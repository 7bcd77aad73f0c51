import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { SMTPServerDataStream } from 'smtp-server';
import { SMTPServer } from 'smtp-server';
import type { FaultBoard } from '../scheduler/faults.ts';

/** Faults of the mail server, counted in messages. */
export type SmtpFault = 'smtpDown' | 'smtpLostReply';

const LIMIT = 20 * 2 ** 20;

/**
 * A mail server on a free port of 127.0.0.1; `keep` has the message on disk before the client is told so.
 * Resolves when it listens.
 */
export async function startSmtp(
  faults: FaultBoard<SmtpFault>,
  keep: (raw: Buffer) => Promise<void>,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const sockets = new Map<number, Socket>();
  const take = async (stream: SMTPServerDataStream, from: Socket | undefined, reply: (error: Error | null, text?: string) => void) => {
    try {
      const raw = await buffer(stream);
      if (stream.sizeExceeded) throw refusal(552, 'Message too large');
      await keep(raw);
      if (faults.strikes('smtpLostReply')) from?.destroy();
      else reply(null, 'Stored');
    } catch (error) {
      reply(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const server = new SMTPServer({
    name: 'localhost',
    size: LIMIT,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onMailFrom: (_, __, callback) => callback(faults.strikes('smtpDown') ? refusal(451, 'Try again later') : null),
    onData: (stream, session, callback) => void take(stream, sockets.get(session.remotePort), callback),
  });
  server.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0;
    sockets.set(port, socket);
    socket.once('close', () => sockets.delete(port));
  });
  server.on('error', () => undefined);
  const port = await listen(server);
  const close = async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    server.close(resolve);
    for (const socket of sockets.values()) socket.destroy();
    await promise;
  };
  return { port, close };
}

const refusal = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode });

function listen(server: SMTPServer): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.server.once('error', reject);
  server.listen(0, '127.0.0.1', () => {
    const address = server.server.address();
    if (address !== null && typeof address === 'object') resolve(address.port);
  });
  return promise;
}
