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

/** Post by SMTP (`smtp://host:port`). A mailbox refused with a 5xx is refused for good (RFC 5321 section 4.2.1); a 4xx is an error, to be tried again. */
export function openSmtp(url: string): Post {
  const transport = createTransport({ url, ...POOL, ...LIMITS });
  return {
    async send(message) {
      const taken = await transport.sendMail(mimeOf(message)).catch(allRefused);
      const later = taken.rejectedErrors?.find((error) => !isFinal(error));
      if (later) throw later;
      return { refused: (taken.rejected ?? []).map((box) => (typeof box === 'string' ? box : box.address)), delivered: true };
    },
  };
}

interface Taken {
  readonly rejected?: readonly (string | { readonly address: string })[];
  readonly rejectedErrors?: readonly Error[];
}

const isFinal = (error: Error): boolean => 'responseCode' in error && Number(error.responseCode) >= 500;

/** Where every mailbox is refused, nodemailer throws; that is an answer too. */
function allRefused(error: unknown): Taken {
  if (!(error instanceof Error) || !('rejected' in error) || !Array.isArray(error.rejected)) throw error;
  const rejectedErrors = 'rejectedErrors' in error && Array.isArray(error.rejectedErrors) ? error.rejectedErrors.filter((it) => it instanceof Error) : [error];
  if (error.rejected.length === 0) throw error;
  return { rejected: error.rejected.filter((it) => typeof it === 'string'), rejectedErrors };
}
