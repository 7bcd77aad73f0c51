import { type Area, areaOf, overlap } from './area.ts';
import { invalid } from './failure.ts';
import { locate } from './locate.ts';
import { allTags, areaOfPlace, type Placed, tagMatcher } from './metadata.ts';
import type { FaultSet } from './faults.ts';
import type { Book } from './model.ts';
import type { DataFilter, Lookup } from './schema/metadata.ts';
import type { GridRange } from './schema/range.ts';

/** Finds what data filters point at; every tag is listed once for all filters of a call. */
export class Finder {
  readonly #book: Book;
  readonly #faults: FaultSet | undefined;
  #byId: ReadonlyMap<number, Placed> | undefined;

  constructor(book: Book, faults?: FaultSet) {
    this.#book = book;
    this.#faults = faults;
  }

  /** Tags a lookup matches. */
  tags(lookup: Lookup): readonly Placed[] {
    this.#byId ??= new Map(allTags(this.#book).map((placed) => [placed.tag.metadataId, placed]));
    const one = lookup.metadataId === undefined ? undefined : this.#byId.get(lookup.metadataId);
    if (lookup.metadataId !== undefined && !one) return [];
    return (one ? [one] : [...this.#byId.values()]).filter(tagMatcher(this.#book, lookup));
  }

  /** Rectangles a filter matches, none when it matches nothing; throws 400 unless it is exactly one kind of filter. */
  areas(filter: DataFilter): readonly Area[] {
    if (Object.keys(filter).length !== 1) {
      throw invalid('A data filter must have exactly one of a1Range, gridRange and developerMetadataLookup.');
    }
    if (filter.a1Range !== undefined) return [locate(this.#book, filter.a1Range)];
    if (filter.gridRange) return this.#isGone(filter.gridRange) ? [] : [areaOf(this.#book, filter.gridRange)];
    return this.tags(filter.developerMetadataLookup ?? {}).flatMap(({ place }) => areaOfPlace(this.#book, place) ?? []);
  }

  /** Tags a filter matches: those of a lookup, or of what lies in a range, or around it (a row of it, its tab). */
  tagsOf(filter: DataFilter): readonly Placed[] {
    const isRange = filter.a1Range !== undefined || filter.gridRange !== undefined;
    return isRange ? this.#tagsIn(this.areas(filter)) : this.tags(filter.developerMetadataLookup ?? {});
  }

  #tagsIn(areas: readonly Area[]): readonly Placed[] {
    return allTags(this.#book).filter(({ place }) => {
      const theirs = areaOfPlace(this.#book, place);
      return theirs !== undefined && areas.some((area) => overlap(area, theirs));
    });
  }

  /** A tab that is no longer there is left out, or refused under the fault; which of the two Google does is not recorded. */
  #isGone({ sheetId = 0 }: GridRange): boolean {
    const there = this.#book.tabs.some((tab) => tab.properties.sheetId === sheetId);
    return !there && this.#faults?.level('goneTabFails') !== 1;
  }
}

/** Throws Google's 400 for a call without filters. */
export function someFilters(filters: readonly DataFilter[] | undefined): readonly DataFilter[] {
  if (!filters || filters.length === 0) throw invalid('At least one data filter must be specified.');
  return filters;
}

/** A filter as replies give it back: the zeros of a range are left out, as Google leaves them out. */
export function viewFilter(filter: DataFilter): DataFilter {
  if (!filter.gridRange) return filter;
  return { gridRange: Object.fromEntries(Object.entries(filter.gridRange).filter(([, index]) => index !== 0)) };
}

/** Things found by several filters come back once, with all filters that found them. */
export function grouped<T>(filters: readonly DataFilter[], find: (filter: DataFilter) => readonly T[], keyOf: (found: T) => string) {
  const groups = new Map<string, { found: T; dataFilters: DataFilter[] }>();
  for (const filter of filters) {
    for (const found of find(filter)) {
      const group = groups.get(keyOf(found)) ?? { found, dataFilters: [] };
      group.dataFilters.push(filter);
      groups.set(keyOf(found), group);
    }
  }
  return [...groups.values()];
}
