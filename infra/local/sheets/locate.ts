import { parseA1, type Reference } from './a1.ts';
import { type Area, areaOf, fit } from './area.ts';
import { invalid } from './failure.ts';
import type { Book, Tab } from './model.ts';

const unreadable = (text: string) => invalid(`Unable to parse range: ${text}`);
const named = (book: Book, name: string) => book.namedRanges.find((each) => each.name?.toLowerCase() === name.toLowerCase());
/** Titles differ by more than their case, so either case finds a tab, as with Google. */
const titled = (book: Book, title: string): Tab | undefined => book.tabs.find((tab) => tab.properties.title.toLowerCase() === title.toLowerCase());

/** Where A1 notation points; a bare word is a named range first, then a tab. Throws 400 when it points nowhere. */
export function locate(book: Book, text: string): Area {
  const reference = parseA1(text);
  if (!reference) throw unreadable(text);
  const byName = reference.name === undefined ? undefined : named(book, reference.name);
  if (byName && (reference.title === undefined || titled(book, reference.title))) return areaOf(book, byName.range);
  const tab = tabFor(book, reference);
  if (!tab || (reference.title !== undefined && reference.name !== undefined)) throw unreadable(text);
  return fit(tab, reference);
}

function tabFor(book: Book, { title, name }: Reference): Tab | undefined {
  const wanted = title ?? name;
  return wanted === undefined ? book.tabs.find((tab) => !tab.properties.hidden) : titled(book, wanted);
}

/** Whether two notations say the same: the same tab and the same ends, open ones too. Both can be read. */
export function isSameRange(book: Book, a: string, b: string): boolean {
  const said = (text: string) => {
    const { title: _, name: __, ...ends } = parseA1(text) ?? {};
    return JSON.stringify([locate(book, text), Object.entries(ends)]);
  };
  return said(a) === said(b);
}

/** Whether A1 notation names exactly one cell, which as the target of a write is an anchor. */
export function isAnchor(text: string): boolean {
  const it = parseA1(text);
  if (it?.startRowIndex === undefined || it.startColumnIndex === undefined) return false;
  return it.endRowIndex === it.startRowIndex + 1 && it.endColumnIndex === it.startColumnIndex + 1;
}
