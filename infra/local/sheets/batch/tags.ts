import * as z from 'zod';
import type { Draft } from '../draft.ts';
import { invalid } from '../failure.ts';
import type { FaultSet } from '../faults.ts';
import { Finder, someFilters } from '../filters.ts';
import { type Mask, merge, updateMask } from '../mask.ts';
import { allTags, type Place, type Placed, placeOf, viewTag } from '../metadata.ts';
import type { Tag } from '../model.ts';
import { dataFilter, type DataFilter, developerMetadata, type DeveloperMetadata } from '../schema/metadata.ts';
import { kind } from './kind.ts';

const LIMIT = 30_000;

/** Lists of tags that a place carries, changed by `change`. */
function changeTags(draft: Draft, place: Place, change: (tags: readonly Tag[]) => readonly Tag[]): void {
  if (place.type === 'SPREADSHEET') {
    draft.book.tags = change(draft.book.tags);
    return;
  }
  const tab = draft.tab(place.sheetId);
  const carrier = place.type === 'SHEET' ? tab : place.type === 'ROW' ? draft.row(tab, place.index) : draft.column(tab, place.index);
  carrier.tags = change(carrier.tags);
}

const homeOf = (place: Place): number | undefined => (place.type === 'SPREADSHEET' ? undefined : place.sheetId);
const sizeOf = ({ metadataKey, metadataValue = '' }: Tag): number => metadataKey.length + metadataValue.length;

/** What is used of each tab's (undefined: the spreadsheet's) room, and which IDs are taken; counted once for a batch. */
interface Ledger {
  readonly used: Map<number | undefined, number>;
  readonly ids: Set<number>;
}

const ledgers = new WeakMap<Draft, Ledger>();

function ledgerOf(draft: Draft): Ledger {
  const known = ledgers.get(draft);
  if (known) return known;
  const ledger: Ledger = { used: new Map(), ids: new Set() };
  for (const { tag, place } of allTags(draft.book)) {
    ledger.ids.add(tag.metadataId);
    ledger.used.set(homeOf(place), (ledger.used.get(homeOf(place)) ?? 0) + sizeOf(tag));
  }
  ledgers.set(draft, ledger);
  return ledger;
}

function book(draft: Draft, place: Place, tag: Tag, faults: FaultSet): void {
  const ledger = ledgerOf(draft);
  const used = (ledger.used.get(homeOf(place)) ?? 0) + sizeOf(tag);
  if (used > LIMIT || faults.level('metadataFull') > 0) throw invalid(`Developer metadata exceeds the limit of ${LIMIT} characters.`);
  ledger.used.set(homeOf(place), used);
  ledger.ids.add(tag.metadataId);
}

function tagOf(draft: Draft, given: DeveloperMetadata, faults: FaultSet): Tag {
  const { metadataKey, metadataValue, visibility, metadataId } = given;
  const { ids } = ledgerOf(draft);
  if (!metadataKey) throw invalid('Developer metadata must always have a key specified.');
  if (visibility !== 'DOCUMENT' && visibility !== 'PROJECT') throw invalid('Developer metadata must always have visibility specified.');
  if (metadataValue === undefined && faults.level('metadataNeedsValue') > 0) {
    throw invalid('Developer metadata must always have a value specified.');
  }
  if (metadataId !== undefined && metadataId <= 0) throw invalid('Developer metadata must have a positive metadataId.');
  if (metadataId !== undefined && ids.has(metadataId)) throw invalid(`Developer metadata with ID ${metadataId} already exists.`);
  const id = metadataId ?? draft.newId((taken) => ids.has(taken));
  return { metadataId: id, metadataKey, ...(metadataValue !== undefined && { metadataValue }), visibility };
}

function create(draft: Draft, given: DeveloperMetadata, faults: FaultSet): Placed {
  const tag = tagOf(draft, given, faults);
  const place = placeOf(draft.book, given.location);
  book(draft, place, tag, faults);
  changeTags(draft, place, (tags) => [...tags, tag]);
  return { tag, place };
}

function matches(draft: Draft, filters: readonly DataFilter[]): readonly Placed[] {
  const finder = new Finder(draft.book);
  const found = filters.flatMap((filter) => finder.tagsOf(filter));
  return [...new Map(found.map((placed) => [placed.tag.metadataId, placed])).values()];
}

function remove(draft: Draft, { tag, place }: Placed): void {
  changeTags(draft, place, (tags) => tags.filter((each) => each.metadataId !== tag.metadataId));
  ledgers.delete(draft);
}

function update(draft: Draft, placed: Placed, given: DeveloperMetadata, mask: Mask, faults: FaultSet): Placed {
  const next = merge<DeveloperMetadata>(viewTag(placed), given, mask);
  remove(draft, placed);
  return create(draft, { ...next, metadataId: placed.tag.metadataId }, faults);
}

/** Requests about developer metadata. */
export const tagKinds = {
  createDeveloperMetadata: kind(z.strictObject({ developerMetadata }), (draft, it, faults) => ({
    developerMetadata: viewTag(create(draft, it.developerMetadata, faults)),
  })),
  updateDeveloperMetadata: kind(
    z.strictObject({ dataFilters: z.array(dataFilter).exactOptional(), developerMetadata, fields: z.string().exactOptional() }),
    (draft, it, faults) => {
      const found = matches(draft, someFilters(it.dataFilters));
      const mask = updateMask(it.fields);
      const next = found.map((placed) => viewTag(update(draft, placed, it.developerMetadata, mask, faults)));
      return next.length > 0 ? { developerMetadata: next } : {};
    },
  ),
  deleteDeveloperMetadata: kind(z.strictObject({ dataFilter }), (draft, it) => {
    const found = matches(draft, [it.dataFilter]);
    for (const placed of found) remove(draft, placed);
    return found.length > 0 ? { deletedDeveloperMetadata: found.map(viewTag) } : {};
  }),
} as const;
