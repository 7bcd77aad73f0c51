import { assertNever } from '../../words/sentence.ts';
import type { Letter, LetterOptions } from '../../cases/letter.ts';
import type { Addressee } from '../../cases/letter-parts.ts';
import type { Mailbox, Message } from '../post.ts';
import { admin } from './admin.ts';
import { decision } from './decision.ts';
import { delivered } from './delivered.ts';
import { digest } from './digest.ts';
import type { Draft } from './draft.ts';
import { fine } from './fine.ts';
import { flag } from './flag.ts';
import { headersOf } from './headers.ts';
import { html } from './html.ts';
import { ladder } from './ladder.ts';
import { list } from './list.ts';
import { line } from './people.ts';
import { result } from './result.ts';
import { resumed } from './resumed.ts';
import { text } from './text.ts';
import { vanished } from './vanished.ts';

/**
 * Makes the message of a letter: the same for the same letter and options. Who has no address is named in the letter
 * and left out of `to` and `cc`; `to` may then be empty, and the message cannot be posted.
 */
export function compose(letter: Letter, options: LetterOptions): Message {
  const draft = draftOf(letter, options);
  return {
    id: letter.id,
    at: letter.at,
    from: options.from.includes('<') ? line(options.from) : `登记台 <${line(options.from)}>`,
    to: mailboxes(letter.to),
    cc: mailboxes(letter.cc),
    subject: draft.subject,
    text: text(draft),
    html: html(draft),
    headers: headersOf(letter, options),
    thread: line(letter.record),
  };
}

function draftOf(letter: Letter, options: LetterOptions): Draft {
  switch (letter.kind) {
    case 'delivered': return delivered(letter, options);
    case 'ladder': return ladder(letter, options);
    case 'flag': return flag(letter, options);
    case 'result': return result(letter, options);
    case 'vanished': return vanished(letter, options);
    case 'resumed': return resumed(letter, options);
    case 'list': return list(letter, options);
    case 'digest': return digest(letter, options);
    case 'fine': return fine(letter, options);
    case 'decision': return decision(letter, options);
    case 'admin': return admin(letter);
    default: return assertNever(letter);
  }
}

const mailboxes = (people: readonly Addressee[]): readonly Mailbox[] =>
  people.flatMap(({ name, address }) => (address === undefined ? [] : [{ name: line(name), address: line(address) }]));
