import type { AddressObject, HeaderValue, ParsedMail } from 'mailparser';
import { simpleParser } from 'mailparser';
import type { Letter } from './letters.ts';

/** Reads one message as it came over the wire. */
export async function readMessage(raw: Buffer): Promise<{ readonly messageId: string | undefined; readonly letter: Letter }> {
  const mail = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true });
  const letter = {
    from: addresses(mail.from)[0] ?? '',
    to: addresses(mail.to),
    cc: addresses(mail.cc),
    subject: mail.subject ?? '',
    text: lines(mail.text ?? ''),
    html: lines(mail.html === false ? '' : mail.html),
    headers: headersOf(mail),
  };
  return { messageId: mail.messageId, letter };
}

const lines = (text: string): string => text.replace(/\r\n?/g, '\n');

function addresses(field: AddressObject | AddressObject[] | undefined): string[] {
  const boxes = [field ?? []].flat().flatMap((it) => it.value);
  return boxes.flatMap((box) => [box, ...(box.group ?? [])]).flatMap((box) => (box.address ? [box.address.toLowerCase()] : []));
}

/** The parser knows values decoded but names in lower case; the lines know the names. */
function headersOf(mail: ParsedMail): Record<string, string> {
  const named = mail.headerLines.map(({ key, line }): [string, string] => [line.slice(0, key.length), valueOf(mail.headers.get(key), line)]);
  return Object.fromEntries(named);
}

function valueOf(value: HeaderValue | undefined, line: string): string {
  if (typeof value === 'string') return decodeWords(value);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.map(decodeWords).join('\n');
  if (value !== undefined && 'text' in value) return value.text;
  return line.slice(line.indexOf(':') + 1).replace(/\r?\n\s+/g, ' ').trim();
}

/** RFC 2047 encoded words in UTF-8; the parser leaves them in headers it does not know. */
const decodeWords = (value: string): string =>
  value
    .replace(/(\?=)\s+(=\?)/g, '$1$2')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, way: string, word: string) =>
      (way.toLowerCase() === 'b' ? Buffer.from(word, 'base64') : unquote(word)).toString(),
    );

const unquote = (word: string): Buffer =>
  Buffer.from(word.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1');
