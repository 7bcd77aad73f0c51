import { FIRST_ROW_ID } from '../cases/reference.ts';
import { defaultRuleCells, defaultRules } from '../cases/rule-rows.ts';
import { RULE_DEFAULTS, type RuleDefault } from '../clocks/rules.ts';
import { RULES } from '../registers/references.ts';
import { registersOf } from '../registers/list.ts';
import { WORKBOOKS, WORKBOOK_TITLES, type WorkbookKey } from '../registers/register.ts';
import { buildGuide } from '../sheet/guide-tab.ts';
import { buildTab } from '../sheet/build-tab.ts';
import { ROW_KEY, type SheetRequest } from '../sheet/sheets.ts';
import type { World } from '../world/world.ts';
import { WORKBOOKS_NAME, workbooksOf, type Workbook, type Workbooks } from './docs.ts';

/** sheetId of a register's tab: its place in its workbook, from 1; the guide has 100. */
const GUIDE = 100;

/**
 * Makes the workbooks that do not exist yet: every tab, header and 使用说明, and the default rows of 规则. Each is kept
 * as soon as it is made, so that a run that was cut short goes on where it stopped.
 */
export async function init(world: World, existing: Readonly<Partial<Record<WorkbookKey, string>>> = {}): Promise<Workbooks> {
  if (!(await world.store.doc('reference/rules'))) await world.store.keepDoc('reference/rules', defaultRules(world.now()), 0);
  for (const key of WORKBOOKS) {
    if ((await workbooksOf(world.store))[key]) continue;
    const made = await make(world, key, existing[key]);
    const doc = await world.store.doc<Workbooks>(WORKBOOKS_NAME);
    await world.store.keepDoc<Workbooks>(WORKBOOKS_NAME, { ...doc?.value, [key]: made }, doc?.version ?? 0);
  }
  return workbooksOf(world.store);
}

async function make(world: World, key: WorkbookKey, existing: string | undefined): Promise<Workbook> {
  const registers = registersOf(key);
  const { spreadsheetId, sheetId } = existing === undefined ? await world.sheets.create(WORKBOOK_TITLES[key], world.zone) : { spreadsheetId: existing, sheetId: undefined };
  const requests: SheetRequest[] = registers.flatMap((register, index) => buildTab(register, index + 1, index));
  requests.push(...buildGuide(GUIDE, registers.length));
  if (sheetId !== undefined) requests.push({ deleteSheet: { sheetId } });
  if (key === 'rules') requests.push(...ruleRows(registers.findIndex((register) => register.key === RULES.key) + 1));
  await world.sheets.edit(spreadsheetId, requests);
  return { spreadsheetId, tabs: Object.fromEntries(registers.map((register, index) => [register.key, index + 1])) };
}

/** The default rows of 规则, each marked with its identity. */
function ruleRows(sheetId: number): readonly SheetRequest[] {
  const rows = RULE_DEFAULTS.map((rule: RuleDefault) => {
    const cells = defaultRuleCells(rule);
    return {
      values: RULES.columns.map((column) => {
        const raw = cells[column.key];
        return raw === undefined ? {} : { userEnteredValue: typeof raw === 'number' ? { numberValue: raw } : { stringValue: String(raw) } };
      }),
    };
  });
  return [
    { updateCells: { start: { sheetId, rowIndex: 1, columnIndex: 0 }, rows, fields: 'userEnteredValue' } },
    ...RULE_DEFAULTS.map((_, index): SheetRequest => ({
      createDeveloperMetadata: {
        developerMetadata: { metadataId: FIRST_ROW_ID.rules + index, metadataKey: ROW_KEY, visibility: 'DOCUMENT', location: { dimensionRange: { sheetId, dimension: 'ROWS', startIndex: index + 1, endIndex: index + 2 } } },
      },
    })),
  ];
}
