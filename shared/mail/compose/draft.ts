import type { Words } from '../words/words.ts';

/** How urgent a letter looks: nothing is due yet, soon, or already past. */
export type Tone = 'calm' | 'soon' | 'over';

/** A label and what it says. */
export type Fact = readonly [label: string, value: string];

/** One part of a letter, before it is text or HTML. Nothing in it is escaped yet. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'facts'; readonly title?: string; readonly tone?: Tone; readonly rows: readonly Fact[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'button' | 'link'; readonly label: string; readonly url: string }
  | { readonly kind: 'why'; readonly title: string; readonly lines: readonly string[] };

/** A letter's content. The text part and the HTML part are both made of it, so that they state the same. */
export interface Draft {
  readonly words: Words;
  readonly subject: string;
  readonly tone: Tone;
  /** State in a word or two, also for those who see no colour. */
  readonly badge: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}
