import { clean } from '../mask.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML, safe between tags and inside quoted attributes; without what `clean` drops. */
export const escape = (text: string): string => clean(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');

/** The same with its line breaks kept. */
export const escapeLines = (text: string): string => escape(text).replaceAll('\n', '<br>');
