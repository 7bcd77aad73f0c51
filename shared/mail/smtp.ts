import { createTransport } from 'nodemailer';
import { mimeOf } from './mime.ts';
import type { Post } from './post.ts';

/** Shorter than any function's timeout, so that a dead server is an error and not a lost run. */
const LIMITS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Post by SMTP (`smtp://host:port`); each message has its own connection, so nothing is kept open between two. */
export function openSmtp(url: string): Post {
  const transport = createTransport({ url, ...LIMITS });
  return {
    async send(message) {
      await transport.sendMail(mimeOf(message));
    },
  };
}
