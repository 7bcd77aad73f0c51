import type { Mailbox, Message } from './post.ts';

/** A message as nodemailer composes it, for whichever road it leaves by. */
export interface Mime {
  readonly messageId: string;
  readonly date: Date;
  readonly from: string;
  readonly to: Mailbox[];
  readonly cc: Mailbox[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Record<string, string>;
  readonly inReplyTo?: string;
  readonly references?: string;
  readonly normalizeHeaderKey: (key: string) => string;
  readonly newline: 'win';
  readonly disableFileAccess: true;
  readonly disableUrlAccess: true;
}

/** RFC 3834 and Exchange: nobody's out-of-office reply should answer a machine. */
const MACHINE = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/** As RFC 2919 writes it, where nodemailer would not. */
const SPELT: Readonly<Record<string, string>> = { 'List-ID': 'List-Id' };

/** Headers and parts of a message: everything that is typed by people is kept on its own header line. */
export function mimeOf(message: Message): Mime {
  const headers = Object.entries(message.headers).map(([name, value]) => [oneLine(name), oneLine(value)]);
  return {
    messageId: idOf(message.id),
    date: new Date(message.at),
    from: oneLine(message.from),
    to: message.to.map(mailbox),
    cc: message.cc.map(mailbox),
    subject: oneLine(message.subject),
    text: message.text,
    html: message.html,
    headers: { ...MACHINE, ...Object.fromEntries(headers) },
    ...(message.thread === undefined ? {} : { inReplyTo: idOf(message.thread), references: idOf(message.thread) }),
    normalizeHeaderKey: (key) => SPELT[key] ?? key,
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

const mailbox = (it: Mailbox): Mailbox => ({ name: oneLine(it.name), address: oneLine(it.address) });

/** Line breaks and other control characters would start a header of their own. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** Escaped rather than stripped: two ids stay two letters. */
function idOf(id: string): string {
  const local = encodeURIComponent(id.toWellFormed()).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return `<${local}@dengji>`;
}
