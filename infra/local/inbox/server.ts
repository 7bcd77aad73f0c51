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
  bounces: (address: string) => boolean,
  keep: (raw: Buffer) => Promise<void>,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const sockets = new Map<number, Socket>();
  const server = new SMTPServer({
    name: 'localhost',
    size: LIMIT,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onMailFrom: (_, __, callback) => callback(faults.strikes('smtpDown') ? refusal(451, 'Try again later') : null),
    onRcptTo: ({ address }, _, callback) => callback(bounces(address) ? refusal(550, 'No such user here') : null),
    onData(stream, session, callback) {
      const answer = (error: Error | null) => {
        if (!error && faults.strikes('smtpLostReply')) sockets.get(session.remotePort)?.destroy();
        else callback(error, 'Stored');
      };
      void take(stream, keep).then(answer);
    },
  });
  server.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0;
    sockets.set(port, socket);
    socket.once('close', () => sockets.delete(port));
  });
  server.on('error', () => undefined);
  return { port: await listen(server), close: () => close(server, sockets) };
}

const refusal = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode });

/** Null once the message is kept, else why it was not. */
async function take(stream: SMTPServerDataStream, keep: (raw: Buffer) => Promise<void>): Promise<Error | null> {
  try {
    const raw = await buffer(stream);
    if (stream.sizeExceeded) return refusal(552, 'Message too large');
    await keep(raw);
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function listen(server: SMTPServer): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.server.once('error', reject);
  server.listen(0, '127.0.0.1', () => {
    const address = server.server.address();
    if (address !== null && typeof address === 'object') resolve(address.port);
  });
  return promise;
}

/** Senders that keep a connection open are cut off rather than waited for. */
async function close(server: SMTPServer, sockets: ReadonlyMap<number, Socket>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(resolve);
  for (const socket of sockets.values()) socket.destroy();
  await promise;
}
