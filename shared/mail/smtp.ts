import { createTransport } from 'nodemailer';
import { mimeOf } from './mime.ts';
import type { Post } from './post.ts';

/** Shorter than any function's timeout, so that a dead server is an error and not a lost run. */
const LIMITS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/**
 * One connection serves a burst, which keeps letters in order and spares each the server's greeting; it is closed soon after,
 * so that it keeps no process alive. Nothing is tried twice here: whoever sends knows what is still to be done.
 */
const POOL = { pool: true, maxConnections: 1, idleTimeout: 500, maxRequeues: 0 } as const;

/** Post by SMTP (`smtp://host:port`). */
export function openSmtp(url: string): Post {
  const transport = createTransport({ url, ...POOL, ...LIMITS });
  return {
    async send(message) {
      await transport.sendMail(mimeOf(message));
    },
  };
}
