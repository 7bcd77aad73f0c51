import type { Column } from '../registers/column.ts';
import { peopleColumns, type Register } from '../registers/register.ts';
import { COLUMN_KEY, STEP_KEY, type SheetRequest } from './sheets.ts';

const GREY = { red: 0.945, green: 0.949, blue: 0.957 };
const HEAD = { red: 0.886, green: 0.918, blue: 0.965 };
const HEAD_SYSTEM = { red: 0.878, green: 0.886, blue: 0.902 };
const TAB_COLORS = {
  green: { red: 0.2, green: 0.659, blue: 0.325 },
  orange: { red: 0.961, green: 0.561, blue: 0.145 },
  blue: { red: 0.259, green: 0.522, blue: 0.957 },
} as const;
/** Rows a new tab is made with. */
const ROWS = 1_000;

/** Number formats by kind: codes are text, so that a typed 0013 keeps its zeros. */
const FORMATS: Readonly<Partial<Record<Column['kind'], { readonly type: string; readonly pattern: string }>>> = {
  moment: { type: 'DATE_TIME', pattern: 'yyyy-mm-dd hh:mm' },
  promise: { type: 'DATE_TIME', pattern: 'yyyy-mm-dd hh:mm' },
  since: { type: 'DATE_TIME', pattern: 'yyyy-mm-dd hh:mm' },
  until: { type: 'DATE_TIME', pattern: 'yyyy-mm-dd hh:mm' },
  day: { type: 'DATE', pattern: 'yyyy-mm-dd' },
  yuan: { type: 'NUMBER', pattern: '#,##0.00' },
  code: { type: 'TEXT', pattern: '@' },
  hours: { type: 'TEXT', pattern: '@' },
  person: { type: 'TEXT', pattern: '@' },
  party: { type: 'TEXT', pattern: '@' },
  scope: { type: 'TEXT', pattern: '@' },
  record: { type: 'TEXT', pattern: '@' },
};

/** Colours of 状态; the word is always there too, the colour only helps. */
const STATUS_COLORS: readonly (readonly [word: string, red: number, green: number, blue: number])[] = [
  ['待送达', 0.996, 0.937, 0.8], ['调查中', 0.851, 0.918, 0.988], ['处理中', 0.851, 0.918, 0.988], ['待回复客户', 0.996, 0.937, 0.8], ['待回访', 0.902, 0.957, 0.918],
  ['已结案', 0.941, 0.945, 0.953], ['已上报领导', 0.988, 0.878, 0.871], ['已作废', 0.941, 0.945, 0.953],
  ['待核定', 0.996, 0.937, 0.8], ['已核定', 0.902, 0.957, 0.918], ['复审中', 0.988, 0.878, 0.871], ['已终审', 0.902, 0.957, 0.918], ['已转财务', 0.941, 0.945, 0.953],
];
const OVERDUE = { red: 0.984, green: 0.82, blue: 0.808 };

/** Requests that make the tab of a register: frozen header with notes, dropdowns, grey system columns, folded steps. */
export function buildTab(register: Register, sheetId: number, index: number): readonly SheetRequest[] {
  return [
    {
      addSheet: {
        properties: {
          sheetId, title: register.title, index, tabColorStyle: { rgbColor: TAB_COLORS[register.tabColor] },
          gridProperties: { rowCount: ROWS, columnCount: register.columns.length + 2, frozenRowCount: 1, frozenColumnCount: register.frozenColumns },
        },
      },
    },
    { updateCells: { start: { sheetId, rowIndex: 0, columnIndex: 0 }, rows: [{ values: register.columns.map(headerCell) }], fields: 'userEnteredValue,note,userEnteredFormat' } },
    ...register.columns.flatMap((column, position) => columnRequests(register, column, sheetId, position)),
    ...groupRequests(register, sheetId),
    ...colorRequests(register, sheetId),
  ];
}

/** Requests that make one column of a register anew at the right edge of its tab. */
export const addColumn = (register: Register, column: Column, sheetId: number, position: number): readonly SheetRequest[] => [
  { appendDimension: { sheetId, dimension: 'COLUMNS', length: 1 } },
  { updateCells: { start: { sheetId, rowIndex: 0, columnIndex: position }, rows: [{ values: [headerCell(column)] }], fields: 'userEnteredValue,note,userEnteredFormat' } },
  ...columnRequests(register, column, sheetId, position),
];

/** Requests that put a column of a register into its tab at a place; what stands there and beyond moves right. */
export const insertColumn = (register: Register, column: Column, sheetId: number, position: number): readonly SheetRequest[] => [
  { insertDimension: { range: { sheetId, dimension: 'COLUMNS', startIndex: position, endIndex: position + 1 }, inheritFromBefore: position > 0 } },
  { updateCells: { start: { sheetId, rowIndex: 0, columnIndex: position }, rows: [{ values: [headerCell(column)] }], fields: 'userEnteredValue,note,userEnteredFormat' } },
  ...columnRequests(register, column, sheetId, position),
];

const headerCell = (column: Column) => ({
  userEnteredValue: { stringValue: column.title },
  note: column.writer === 'S' ? `${column.note ?? ''}系统填写，请不要改。`.trim() : (column.note ?? `${column.title}：由人填写。`),
  userEnteredFormat: {
    backgroundColor: column.writer === 'S' ? HEAD_SYSTEM : HEAD, textFormat: { bold: true }, verticalAlignment: 'MIDDLE', wrapStrategy: 'WRAP',
  },
});

function columnRequests(register: Register, column: Column, sheetId: number, position: number): readonly SheetRequest[] {
  const body = { sheetId, startRowIndex: 1, startColumnIndex: position, endColumnIndex: position + 1 };
  const dimension = { sheetId, dimension: 'COLUMNS', startIndex: position, endIndex: position + 1 };
  const format = FORMATS[column.kind];
  const look = {
    ...(format ? { numberFormat: format } : {}),
    ...(column.writer === 'S' ? { backgroundColor: GREY } : {}),
    verticalAlignment: 'MIDDLE', wrapStrategy: 'CLIP',
  };
  const tag = (metadataKey: string, metadataValue: string): SheetRequest => ({
    createDeveloperMetadata: { developerMetadata: { metadataKey, metadataValue, visibility: 'DOCUMENT', location: { dimensionRange: dimension } } },
  });
  return [
    tag(COLUMN_KEY, column.key),
    tag(STEP_KEY, column.step),
    { updateDimensionProperties: { range: dimension, properties: { pixelSize: column.width ?? 110 }, fields: 'pixelSize' } },
    { repeatCell: { range: body, cell: { userEnteredFormat: look }, fields: `userEnteredFormat(${Object.keys(look).join(',')})` } },
    ...validation(column, body),
    ...(column.writer === 'S' ? [{ addProtectedRange: { protectedRange: { range: body, warningOnly: true, description: `${register.title} ${column.title}：系统填写` } } }] : []),
  ];
}

/** Dropdowns help but never refuse: what somebody typed stays, and the row says what is wrong with it. */
function validation(column: Column, range: object): readonly SheetRequest[] {
  if (column.writer === 'S') return [];
  if (column.kind === 'tick') return [{ setDataValidation: { range, rule: { condition: { type: 'BOOLEAN' }, strict: false } } }];
  if (column.kind !== 'choice' || !column.options) return [];
  const values = column.options.map((option) => ({ userEnteredValue: option }));
  return [{ setDataValidation: { range, rule: { condition: { type: 'ONE_OF_LIST', values }, strict: false, showCustomUi: true } } }];
}

/** The columns of each later step fold under its first column, which stays in sight; adjoining groups would become one. */
function groupRequests(register: Register, sheetId: number): readonly SheetRequest[] {
  const first = peopleColumns(register)[0]?.step;
  const steps = [...Map.groupBy(register.columns.map((column, position) => ({ step: column.step, position })), (it) => it.step)];
  return steps.flatMap(([step, its]): readonly SheetRequest[] => {
    const [head, next] = its;
    if (!head || !next || step === first || head.position === 0 || register.shape === 'reference' || register.key !== 'complaints') return [];
    const range = { sheetId, dimension: 'COLUMNS', startIndex: next.position, endIndex: head.position + its.length };
    return [{ addDimensionGroup: { range } }, { updateDimensionGroup: { dimensionGroup: { range, depth: 1, collapsed: true }, fields: 'collapsed' } }];
  });
}

const rule = (range: object, type: string, value: string, backgroundColor: object, index: number): SheetRequest => ({
  addConditionalFormatRule: { rule: { ranges: [range], booleanRule: { condition: { type, values: [{ userEnteredValue: value }] }, format: { backgroundColor } } }, index },
});

function colorRequests(register: Register, sheetId: number): readonly SheetRequest[] {
  const at = (key: string) => {
    const position = register.columns.findIndex((column) => column.key === key);
    return position < 0 ? undefined : { sheetId, startRowIndex: 1, startColumnIndex: position, endColumnIndex: position + 1 };
  };
  const [status, nearest, check] = [at('status'), at('nearest'), at('check')];
  return [
    ...(status ? STATUS_COLORS.map(([word, red, green, blue], index) => rule(status, 'TEXT_EQ', word, { red, green, blue }, index)) : []),
    ...(nearest ? [rule(nearest, 'TEXT_CONTAINS', '已超', OVERDUE, 0)] : []),
    ...(check ? [rule(check, 'TEXT_CONTAINS', '例如', OVERDUE, 0)] : []),
  ];
}
