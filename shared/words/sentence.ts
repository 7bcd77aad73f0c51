/** Languages the product speaks; Simplified Chinese is the default. */
export type Language = 'zh-CN' | 'zh-TW' | 'en';

/** One sentence for people, in Chinese and English. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** A text's characters by code point: an emoji of one code point counts once. */
export const charactersOf = (text: string): readonly string[] => Array.from(text);

/** A closed union was not exhausted: a bug, never a user's fault. */
export function assertNever(value: never): never {
  throw new Error(`unexpected: ${JSON.stringify(value)}`);
}
