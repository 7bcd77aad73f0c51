import { type Area, overlap, tabOf, wholeOf } from './area.ts';
import { invalid } from './failure.ts';
import type { Book, Tag } from './model.ts';
import type { DeveloperMetadata, Lookup } from './schema/metadata.ts';

type Location = NonNullable<DeveloperMetadata['location']>;

/** Who carries a tag. */
export type Place =
  | { readonly type: 'SPREADSHEET' }
  | { readonly type: 'SHEET'; readonly sheetId: number }
  | { readonly type: 'ROW' | 'COLUMN'; readonly sheetId: number; readonly index: number };

/** A tag and who carries it. */
export interface Placed {
  readonly tag: Tag;
  readonly place: Place;
}

/** Every tag of a workbook: its own, each tab's, each row's and column's from the first on. */
export function allTags(book: Book): readonly Placed[] {
  const found: Placed[] = book.tags.map((tag) => ({ tag, place: { type: 'SPREADSHEET' } }));
  for (const { properties: { sheetId }, tags, rows, columns } of book.tabs) {
    for (const tag of tags) found.push({ tag, place: { type: 'SHEET', sheetId } });
    for (const [type, lines] of [['ROW', rows], ['COLUMN', columns]] as const) {
      for (const [index, line] of lines.entries()) for (const tag of line?.tags ?? []) found.push({ tag, place: { type, sheetId, index } });
    }
  }
  return found;
}

const dimensionOf = (type: 'ROW' | 'COLUMN') => (type === 'ROW' ? 'ROWS' : 'COLUMNS');

/** A place as replies give it; a sheetId of 0 is left out, as Google does. */
export function locationOf(place: Place): Location {
  if (place.type === 'SPREADSHEET') return { locationType: place.type, spreadsheet: true };
  if (place.type === 'SHEET') return { locationType: place.type, sheetId: place.sheetId };
  const sheet = place.sheetId === 0 ? {} : { sheetId: place.sheetId };
  return {
    locationType: place.type,
    dimensionRange: { ...sheet, dimension: dimensionOf(place.type), startIndex: place.index, endIndex: place.index + 1 },
  };
}

/** A tag as replies give it. */
export const viewTag = ({ tag, place }: Placed): DeveloperMetadata => ({ ...tag, location: locationOf(place) });

/** Reads where a tag should go; throws 400 unless it is one place that exists. */
export function placeOf(book: Book, location: Location | undefined): Place {
  if (location?.spreadsheet) return { type: 'SPREADSHEET' };
  if (location?.sheetId !== undefined) return { type: 'SHEET', sheetId: tabOf(book, location.sheetId).properties.sheetId };
  const range = location?.dimensionRange;
  if (!range) throw invalid('Developer metadata must always have a location specified.');
  const { startIndex, endIndex, dimension = 'ROWS' } = range;
  if (startIndex === undefined || endIndex === undefined) throw invalid('DimensionRange must specify both a startIndex and an endIndex');
  if (endIndex !== startIndex + 1) throw invalid('DimensionRange must represent a single row or column.');
  const { grid, properties } = tabOf(book, range.sheetId);
  const limit = dimension === 'ROWS' ? grid.rowCount : grid.columnCount;
  if (startIndex < 0 || startIndex >= limit) throw invalid(`DimensionRange exceeds grid limits: index ${startIndex}, limit ${limit}`);
  return { type: dimension === 'ROWS' ? 'ROW' : 'COLUMN', sheetId: properties.sheetId, index: startIndex };
}

/** The cells a place stands for; none for the spreadsheet itself. */
export function areaOfPlace(book: Book, place: Place): Area | undefined {
  if (place.type === 'SPREADSHEET') return undefined;
  const whole = wholeOf(tabOf(book, place.sheetId));
  if (place.type === 'SHEET') return whole;
  const [start, end] = [place.index, place.index + 1];
  return place.type === 'ROW' ? { ...whole, top: start, bottom: end } : { ...whole, left: start, right: end };
}

const specified = (value: string | undefined): string | undefined => (value?.endsWith('_UNSPECIFIED') ? undefined : value);
const sameOrOpen = <T>(wanted: T | undefined, actual: T): boolean => wanted === undefined || wanted === actual;

function locationMatcher(book: Book, lookup: Lookup): (place: Place) => boolean {
  const { metadataLocation } = lookup;
  if (!metadataLocation) return () => true;
  const strategy = specified(lookup.locationMatchingStrategy);
  if (metadataLocation.spreadsheet && strategy === 'INTERSECTING_LOCATION') {
    throw invalid('DeveloperMetadataLookup.spreadsheet is true, but locationMatchingStrategy was specified as INTERSECTING');
  }
  const wanted = placeOf(book, metadataLocation);
  if (strategy === 'EXACT_LOCATION' || wanted.type === 'SPREADSHEET') return (place) => JSON.stringify(place) === JSON.stringify(wanted);
  const area = areaOfPlace(book, wanted);
  return (place) => {
    const theirs = areaOfPlace(book, place);
    return area !== undefined && theirs !== undefined && overlap(area, theirs);
  };
}

/** A test for tags: all fields given must hold. */
export function tagMatcher(book: Book, lookup: Lookup): (placed: Placed) => boolean {
  const inPlace = locationMatcher(book, lookup);
  return ({ tag, place }) =>
    sameOrOpen(lookup.metadataId, tag.metadataId) &&
    sameOrOpen(lookup.metadataKey, tag.metadataKey) &&
    sameOrOpen(lookup.metadataValue, tag.metadataValue) &&
    sameOrOpen(specified(lookup.visibility), tag.visibility) &&
    sameOrOpen(specified(lookup.locationType), place.type) &&
    inPlace(place);
}
