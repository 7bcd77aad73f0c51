import { ROW_KEY, type SheetRequest } from './sheets.ts';

/** Title of the tab that tells staff all they need on one screen. */
export const GUIDE_TITLE = '使用说明';

/** Developer-metadata id of the row that says how the system is. */
export const GUIDE_LINE = 5_000_001;

type Line = readonly [text: string, look?: 'title' | 'people' | 'system' | 'bad'];

const COLORS = {
  people: { red: 1, green: 1, blue: 1 },
  system: { red: 0.945, green: 0.949, blue: 0.957 },
  bad: { red: 0.984, green: 0.82, blue: 0.808 },
} as const;

const LINES: readonly Line[] = [
  ['登记台使用说明', 'title'],
  ['系统状态：还没有查看过。', 'system'],
  ['1. 照旧在表里登记：一行一件，从「投诉时间」往右填。客户和投诉内容填好一分钟后，系统给出编号。'],
  ['2. 每做完一步就填那一步的时间，例如 2026-10-12 09:34。时限从这些时间算起，到时自动发信催办、上报。'],
  ['3. 右边的步骤（调查、上报、结果、判定、回访）折叠着，点表头上方的 + 展开。'],
  ['4. 填错了直接改，不用管别处。要作废就选「作废原因」，不要删行。'],
  ['白色的格子由人填写', 'people'],
  ['灰色的格子由系统填写，请不要改；改了会自动恢复', 'system'],
  ['「校验结果」写着哪一格不对、怎样写才对；那一格改好之前不算数', 'bad'],
  ['人员写工号，或「工号 姓名」；部门写部门表里的名称。人员、部门、规则、工作日历在《登记台 人员与规则》里维护。'],
  ['罚款只在《登记台 财务》的罚款台账里，这里不出现金额。被罚的人会收到写明条款和事实的通知，可以申请复审。'],
  ['有疑问请找系统管理员。'],
];

/** Requests that make the guide: one column wide enough to read, no scrolling. */
export function buildGuide(sheetId: number, index: number): readonly SheetRequest[] {
  return [
    { addSheet: { properties: { sheetId, title: GUIDE_TITLE, index, gridProperties: { rowCount: LINES.length + 4, columnCount: 2, hideGridlines: true } } } },
    { updateDimensionProperties: { range: { sheetId, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 }, properties: { pixelSize: 980 }, fields: 'pixelSize' } },
    { updateDimensionProperties: { range: { sheetId, dimension: 'ROWS', startIndex: 0, endIndex: LINES.length }, properties: { pixelSize: 34 }, fields: 'pixelSize' } },
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: 0 },
        rows: LINES.map(([text, look]) => ({
          values: [{
            userEnteredValue: { stringValue: text },
            userEnteredFormat: {
              wrapStrategy: 'WRAP', verticalAlignment: 'MIDDLE', textFormat: look === 'title' ? { bold: true, fontSize: 16 } : { fontSize: 11 },
              ...(look === undefined || look === 'title' ? {} : { backgroundColor: COLORS[look] }),
            },
          }],
        })),
        fields: 'userEnteredValue,userEnteredFormat',
      },
    },
    {
      createDeveloperMetadata: {
        developerMetadata: { metadataId: GUIDE_LINE, metadataKey: ROW_KEY, visibility: 'DOCUMENT', location: { dimensionRange: { sheetId, dimension: 'ROWS', startIndex: 1, endIndex: 2 } } },
      },
    },
  ];
}
