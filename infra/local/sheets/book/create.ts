import { createHash } from 'node:crypto';
import * as z from 'zod';
import { fit } from '../area.ts';
import { updateCells } from '../batch/cells.ts';
import { decorKinds } from '../batch/decor.ts';
import { filterKinds } from '../batch/filter.ts';
import { lookKinds } from '../batch/looks.ts';
import { nameKinds } from '../batch/names.ts';
import { addTab, checkTimeZone } from '../batch/tabs.ts';
import { tagKinds } from '../batch/tags.ts';
import type { Call } from '../call.ts';
import { rgb } from '../colors.ts';
import { Draft } from '../draft.ts';
import { permission } from '../drive/permission.ts';
import type { Evaluator } from '../evaluator.ts';
import { FaultSet } from '../faults.ts';
import { parseMask } from '../mask.ts';
import type { Book, Tab } from '../model.ts';
import { read } from '../payload.ts';
import { type Opaque, rowData } from '../schema/cell.ts';
import { bandedRange, basicFilter, conditionalFormat, namedRange, protectedRange } from '../schema/decor.ts';
import { developerMetadata } from '../schema/metadata.ts';
import { gridRange } from '../schema/range.ts';
import { dimensionProperties, sheetProperties, spreadsheetProperties } from '../schema/sheet.ts';
import { viewBook } from './view.ts';

const sheet = z.strictObject({
  properties: sheetProperties.exactOptional(),
  data: z
    .array(
      z.strictObject({
        startRow: z.int().exactOptional(),
        startColumn: z.int().exactOptional(),
        rowData: z.array(rowData).exactOptional(),
        rowMetadata: z.array(dimensionProperties).exactOptional(),
        columnMetadata: z.array(dimensionProperties).exactOptional(),
      }),
    )
    .exactOptional(),
  merges: z.array(gridRange).exactOptional(),
  conditionalFormats: z.array(conditionalFormat).exactOptional(),
  protectedRanges: z.array(protectedRange).exactOptional(),
  basicFilter: basicFilter.exactOptional(),
  bandedRanges: z.array(bandedRange).exactOptional(),
  developerMetadata: z.array(developerMetadata).exactOptional(),
});
const body = z.strictObject({
  spreadsheetId: z.string().exactOptional(),
  spreadsheetUrl: z.string().exactOptional(),
  properties: spreadsheetProperties.exactOptional(),
  sheets: z.array(sheet).exactOptional(),
  namedRanges: z.array(namedRange).exactOptional(),
  developerMetadata: z.array(developerMetadata).exactOptional(),
});
type Body = z.infer<typeof body>;
type Sheet = z.infer<typeof sheet>;

const WHITE = { red: 1, green: 1, blue: 1 };
const DEFAULT_FORMAT: Opaque = {
  backgroundColor: WHITE,
  padding: { top: 2, right: 3, bottom: 2, left: 3 },
  verticalAlignment: 'BOTTOM',
  wrapStrategy: 'OVERFLOW_CELL',
  textFormat: {
    foregroundColor: {},
    fontFamily: 'arial,sans,sans-serif',
    fontSize: 10,
    bold: false,
    italic: false,
    strikethrough: false,
    underline: false,
    foregroundColorStyle: { rgbColor: {} },
  },
  backgroundColorStyle: { rgbColor: WHITE },
};
/** The colours of a new workbook's theme, as recorded. */
const COLORS: readonly (readonly [string, number, number, number])[] = [
  ['TEXT', 0, 0, 0],
  ['BACKGROUND', 255, 255, 255],
  ['ACCENT1', 66, 133, 244],
  ['ACCENT2', 234, 67, 53],
  ['ACCENT3', 251, 188, 4],
  ['ACCENT4', 52, 168, 83],
  ['ACCENT5', 255, 109, 1],
  ['ACCENT6', 70, 189, 198],
  ['LINK', 17, 85, 204],
];
const THEME: Opaque = {
  primaryFontFamily: 'Arial',
  themeColors: COLORS.map(([colorType, red, green, blue]) => ({ colorType, color: { rgbColor: rgb(red, green, blue) } })),
};

/** The ID of the n-th workbook: 44 characters that fit into a URL. */
const idOf = (count: number): string => `1${createHash('sha256').update(`spreadsheet ${count}`).digest('base64url')}`;

/** An empty workbook that nobody has yet kept; its maker owns it. */
export function newBook(call: Call, properties: Body['properties'], parents: readonly string[] = []): Draft {
  const { user, at } = call.author;
  const base: Book = {
    spreadsheetId: idOf(call.shelf.count()),
    properties: {
      autoRecalc: 'ON_CHANGE',
      defaultFormat: DEFAULT_FORMAT,
      spreadsheetTheme: THEME,
      title: 'Untitled spreadsheet',
      locale: 'en_US',
      timeZone: 'Etc/GMT',
      ...properties,
    },
    tabs: [],
    namedRanges: [],
    tags: [],
    file: {
      owner: user,
      createdAt: at,
      modifiedAt: at,
      parents,
      permissions: [permission({ type: 'user', role: 'owner', emailAddress: user })],
    },
    rev: 0,
    serial: 0,
  };
  const draft = new Draft(base, user, at);
  checkTimeZone(draft, base.properties.timeZone);
  return draft;
}

/** Gives a new workbook its first tab. */
export const addFirstTab = (draft: Draft): Tab => addTab(draft, { sheetId: 0, title: 'Sheet1' });

function fillTab(draft: Draft, given: Sheet): void {
  const tab = addTab(draft, given.properties ?? {}, draft.book.tabs.length);
  const { sheetId } = tab.properties;
  for (const { startRow = 0, startColumn = 0, rowData: rows = [], rowMetadata = [], columnMetadata = [] } of given.data ?? []) {
    if (rows.length > 0) updateCells(draft, fit(tab, { startRowIndex: startRow, startColumnIndex: startColumn }), rows, parseMask('*'));
    rowMetadata.forEach(({ pixelSize, hiddenByUser }, offset) =>
      Object.assign(
        draft.row(tab, startRow + offset),
        { ...(pixelSize !== undefined && { pixelSize }), ...(hiddenByUser && { hiddenByUser }) },
      ),
    );
    columnMetadata.forEach(({ pixelSize, hiddenByUser }, offset) =>
      Object.assign(
        draft.column(tab, startColumn + offset),
        { ...(pixelSize !== undefined && { pixelSize }), ...(hiddenByUser && { hiddenByUser }) },
      ),
    );
  }
  tab.merges = (given.merges ?? []).map((range) => ({ ...range, sheetId }));
}

const off = new FaultSet();

/** What lies over the cells, made by the same requests that would add it later. */
function decorate(draft: Draft, given: Sheet, where: string): void {
  given.conditionalFormats?.forEach((rule, index) => lookKinds.addConditionalFormatRule(draft, { rule, index }, where, off));
  given.protectedRanges?.forEach((each) => decorKinds.addProtectedRange(draft, { protectedRange: each }, where, off));
  given.bandedRanges?.forEach((each) => lookKinds.addBanding(draft, { bandedRange: each }, where, off));
  given.developerMetadata?.forEach((each) => tagKinds.createDeveloperMetadata(draft, { developerMetadata: each }, where, off));
  if (given.basicFilter) filterKinds.setBasicFilter(draft, { filter: given.basicFilter }, where, off);
}

/** `spreadsheets.create`: the tabs given replace the default one. */
export function create(call: Call): object {
  const { properties, sheets = [], namedRanges = [], developerMetadata: tags = [] } = read(body, call.body ?? {});
  const draft = newBook(call, properties);
  for (const each of sheets) fillTab(draft, each);
  if (sheets.length === 0) addFirstTab(draft);
  sheets.forEach((each, index) => decorate(draft, each, `sheets[${index}]`));
  for (const each of namedRanges) nameKinds.addNamedRange(draft, { namedRange: each }, 'namedRanges', off);
  for (const each of tags) tagKinds.createDeveloperMetadata(draft, { developerMetadata: each }, 'developerMetadata', off);
  const state: Evaluator = call.shelf.add(draft);
  return viewBook(state, { gridData: false, user: call.author.user });
}
