import type { StoredLetter } from './letters.ts';
export const PAGE_HEADERS = { 'content-type': 'text/html; charset=utf-8' };
export function renderPage(all: readonly StoredLetter[], open: StoredLetter | undefined, id: string | undefined): string {
  return `${all.length} ${open?.id} ${id}`;
}
