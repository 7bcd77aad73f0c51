import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import { columnOf } from '../../../shared/registers/register.ts';
import { metadataIdOf } from '../../../shared/registers/number.ts';
import { COLUMN_KEY, ROW_KEY } from '../../../shared/sheet/sheets.ts';
import type { Row } from '../../kit/clerk.ts';
import type { Product } from '../../kit/product.ts';
import { GRID_FIELDS, gridsIn, type Cell, type Grid, type Line } from './grid.ts';

type Range = Readonly<Record<string, number>>;

/**
 * Staff at a tab of complaints, who do what a menu, a mouse or a clipboard does, through the Sheets API alone. Rows are
 * numbered as people see them (1 = the header), ends included; columns are called by the titles they were made with.
 */
export class Staff {
  readonly #product: Product;
  readonly #path: string;
  readonly #sheetId: number;

  constructor(product: Product, spreadsheetId = product.here.workbooks.service, sheetId = 1) {
    this.#product = product;
    this.#path = `/v4/spreadsheets/${spreadsheetId}`;
    this.#sheetId = sheetId;
  }

  /** Every tab of the workbook, in order. */
  async grids(): Promise<readonly Grid[]> {
    const reply = await this.#product.get(`${this.#path}?includeGridData=true&fields=${encodeURIComponent(GRID_FIELDS)}`, HEADERS);
    if (!reply.ok) throw new Error(await reply.text());
    return gridsIn(COMPLAINTS, await reply.json());
  }

  /** The tab as it is. */
  async grid(): Promise<Grid> {
    const grid = (await this.grids()).find(({ sheetId }) => sheetId === this.#sheetId);
    if (!grid) throw new Error('the tab is gone');
    return grid;
  }

  /** Counts what anybody ever changed in the workbook. */
  async revision(): Promise<string> {
    return (await this.#product.get(`${this.#path}?fields=spreadsheetId`, HEADERS)).headers.get('x-local-rev') ?? '';
  }

  /** Sends requests in one batch. Throws what Google refuses. */
  async do(...requests: readonly object[]): Promise<void> {
    await this.#send(':batchUpdate', { requests });
  }

  /** Writes cells of rows as if typed, each under its title; '' empties one. */
  async type(rows: Readonly<Record<number, Row>>, valueInputOption: 'RAW' | 'USER_ENTERED' = 'USER_ENTERED'): Promise<void> {
    const { at } = await this.grid();
    const data = Object.entries(rows).flatMap(([row, cells]) => Object.entries(cells).map(([title, value]) => ({ dataFilter: { gridRange: this.#box(Number(row), Number(row), columnIn(at, title), columnIn(at, title)) }, values: [[value]] })));
    await this.#send('/values:batchUpdateByDataFilter', { valueInputOption, data });
  }

  async sort(title: string, order: 'ASCENDING' | 'DESCENDING', first = 2, last = 60): Promise<void> {
    await this.do({ sortRange: { range: this.rows(first, last), sortSpecs: [{ dimensionIndex: await this.#column(title), sortOrder: order }] } });
  }

  insertRows = (before: number, count = 1): Promise<void> => this.do({ insertDimension: { range: this.#span('ROWS', before - 1, count), inheritFromBefore: before > 2 } });
  deleteRows = (first: number, last = first): Promise<void> => this.do({ deleteDimension: { range: this.#span('ROWS', first - 1, last - first + 1) } });
  moveRows = (first: number, last: number, before: number): Promise<void> => this.do({ moveDimension: { source: this.#span('ROWS', first - 1, last - first + 1), destinationIndex: before - 1 } });
  /** Copies whole rows and pastes them onto others. */
  copyRows = (first: number, last: number, onto: number): Promise<void> => this.do({ copyPaste: { source: this.rows(first, last), destination: this.rows(onto, onto + last - first) } });
  /** Cuts whole rows and pastes them onto others. */
  cutRows = (first: number, last: number, onto: number): Promise<void> => this.do({ cutPaste: { source: this.rows(first, last), destination: { sheetId: this.#sheetId, rowIndex: onto - 1, columnIndex: 0 } } });
  /** Marks whole rows and presses Delete. */
  clearRows = (first: number, last = first): Promise<void> => this.do({ updateCells: { range: this.rows(first, last), fields: 'userEnteredValue' } });

  /** Drags the corner of a cell down over so many further rows. */
  async fillDown(title: string, row: number, count: number): Promise<void> {
    const column = await this.#column(title);
    await this.do({ autoFill: { sourceAndDestination: { source: this.#box(row, row, column, column), dimension: 'ROWS', fillLength: count } } });
  }

  /** Writes a header. */
  async rename(title: string, to: string): Promise<void> {
    await this.type({ 1: { [title]: to } });
  }

  insertColumn = (before: number, count = 1): Promise<void> => this.do({ insertDimension: { range: this.#span('COLUMNS', before, count), inheritFromBefore: false } });

  async deleteColumn(title: string): Promise<void> {
    await this.do({ deleteDimension: { range: this.#span('COLUMNS', await this.#column(title), 1) } });
  }

  async moveColumn(title: string, before: number): Promise<void> {
    await this.do({ moveDimension: { source: this.#span('COLUMNS', await this.#column(title), 1), destinationIndex: before } });
  }

  async hideColumn(title: string): Promise<void> {
    await this.do({ updateDimensionProperties: { range: this.#span('COLUMNS', await this.#column(title), 1), properties: { hiddenByUser: true }, fields: 'hiddenByUser' } });
  }

  hideRow = (row: number): Promise<void> => this.do({ updateDimensionProperties: { range: this.#span('ROWS', row - 1, 1), properties: { hiddenByUser: true }, fields: 'hiddenByUser' } });

  async merge(first: string, last: string, top: number, bottom = top): Promise<void> {
    await this.do({ mergeCells: { range: this.#box(top, bottom, await this.#column(first), await this.#column(last)), mergeType: 'MERGE_ALL' } });
  }

  unmerge = (): Promise<void> => this.do({ unmergeCells: { range: { sheetId: this.#sheetId } } });

  /** Sets what a cell has besides its value: a note, a format, a rule. */
  async decorate(row: number, title: string, cell: object): Promise<void> {
    const column = await this.#column(title);
    await this.do({ updateCells: { range: this.#box(row, row, column, column), rows: [{ values: [cell] }], fields: Object.keys(cell).join(',') } });
  }

  /** Puts a value into a cell by its number, not by what its column is. */
  put = (row: number, column: number, values: readonly (string | number)[]): Promise<void> =>
    this.#send('/values:batchUpdateByDataFilter', { valueInputOption: 'USER_ENTERED', data: [{ dataFilter: { gridRange: this.#box(row, row, column, column + values.length - 1) }, values: [values] }] });

  /** Undoes the deletion of rows: they stand again where they stood, with the marks they had or without. */
  async undelete(lines: readonly Line[], marked: boolean): Promise<void> {
    const requests = lines.toSorted((a, b) => a.row - b.row).flatMap((line) => [
      { insertDimension: { range: this.#span('ROWS', line.row - 1, 1), inheritFromBefore: line.row > 2 } },
      { updateCells: { start: { sheetId: this.#sheetId, rowIndex: line.row - 1, columnIndex: 0 }, rows: [{ values: line.all.map(entered) }], fields: 'userEnteredValue,note' } },
      ...(marked ? line.marks.map((number) => ({ createDeveloperMetadata: { developerMetadata: { metadataId: metadataIdOf(number), metadataKey: ROW_KEY, visibility: 'DOCUMENT', location: { dimensionRange: this.#span('ROWS', line.row - 1, 1) } } } })) : []),
    ]);
    await this.do(...requests);
  }

  /** Undoes the deletion of a column, from the tab as it was before, with the mark it had or without. */
  async undeleteColumn(before: Grid, title: string, marked: boolean): Promise<void> {
    const column = columnIn(before.at, title);
    const key = COMPLAINTS.columns.find((it) => it.title === title)?.key ?? '';
    const cells = new Map(before.lines.map((line) => [line.row, line.all[column]]));
    const last = Math.max(1, ...cells.keys());
    const values = Array.from({ length: last }, (_, index) => ({ values: [index === 0 ? { userEnteredValue: { stringValue: before.header[column] ?? '' } } : entered(cells.get(index + 1))] }));
    await this.do(
      { insertDimension: { range: this.#span('COLUMNS', column, 1), inheritFromBefore: column > 0 } },
      { updateCells: { start: { sheetId: this.#sheetId, rowIndex: 0, columnIndex: column }, rows: values, fields: 'userEnteredValue,note' } },
      ...(marked ? [{ createDeveloperMetadata: { developerMetadata: { metadataKey: COLUMN_KEY, metadataValue: columnOf(COMPLAINTS, key).key, visibility: 'DOCUMENT', location: { dimensionRange: this.#span('COLUMNS', column, 1) } } } }] : []),
    );
  }

  /** Whole rows. */
  rows = (first: number, last: number): Range => ({ sheetId: this.#sheetId, startRowIndex: first - 1, endRowIndex: last });

  /** Cells of one column. */
  async cells(title: string, first: number, last: number): Promise<Range> {
    const column = await this.#column(title);
    return this.#box(first, last, column, column);
  }

  #box = (top: number, bottom: number, left: number, right: number): Range => ({ sheetId: this.#sheetId, startRowIndex: top - 1, endRowIndex: bottom, startColumnIndex: left, endColumnIndex: right + 1 });
  #span = (dimension: 'ROWS' | 'COLUMNS', startIndex: number, count: number) => ({ sheetId: this.#sheetId, dimension, startIndex, endIndex: startIndex + count });

  async #column(title: string): Promise<number> {
    return columnIn((await this.grid()).at, title);
  }

  async #send(path: string, body: object): Promise<void> {
    const reply = await this.#product.post(`${this.#path}${path}`, body, HEADERS);
    if (!reply.ok) throw new Error(await reply.text());
  }
}

const HEADERS = { authorization: 'Bearer anybody', 'x-local-user': 'clerk@example.com' };

const entered = (cell: Cell | undefined): object => ({ ...(cell?.userEnteredValue ? { userEnteredValue: cell.userEnteredValue } : {}), ...(cell?.note === undefined ? {} : { note: cell.note }) });

function columnIn(at: ReadonlyMap<string, number>, title: string): number {
  const column = at.get(title);
  if (column === undefined) throw new Error(`no column ${title}`);
  return column;
}
