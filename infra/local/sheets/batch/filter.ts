import * as z from 'zod';
import { areaOf } from '../area.ts';
import { basicFilter } from '../schema/decor.ts';
import { kind } from './kind.ts';
import { sortArea } from './sort.ts';

/** Requests about the basic filter of a tab; its sort really reorders rows. */
export const filterKinds = {
  setBasicFilter: kind(z.strictObject({ filter: basicFilter }), (draft, { filter }) => {
    const area = areaOf(draft.book, filter.range ?? {});
    const tab = draft.tab(area.sheetId);
    if (filter.sortSpecs?.length && area.top + 1 < area.bottom) sortArea(draft, { ...area, top: area.top + 1 }, filter.sortSpecs);
    tab.basicFilter = filter;
    draft.changes.reload();
  }),
  clearBasicFilter: kind(z.strictObject({ sheetId: z.int().exactOptional() }), (draft, { sheetId }) => {
    delete draft.tab(sheetId).basicFilter;
    draft.changes.reload();
  }),
} as const;
