import { printMinute } from '../calendar/zone.ts';
import { registersOf } from '../registers/list.ts';
import type { WorkbookKey } from '../registers/register.ts';
import { GUIDE_LINE } from '../sheet/guide-tab.ts';
import { HOUR } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { freezeText } from './breakers.ts';
import type { WorkbookSeen } from './docs.ts';

/** The line says when things were last well; it is written at most so often, and whenever something freezes or thaws. */
const EVERY = HOUR;

/** What state a workbook is in, in the words of 使用说明. */
export function stateOf(workbook: WorkbookKey, tabs: WorkbookSeen['tabs']): string {
  const frozen = registersOf(workbook).flatMap((register) => {
    const it = tabs[register.key]?.frozen;
    return it ? [`「${register.title}」已冻结：${freezeText(it).zh}。在表里撤销误操作即可解冻，或请管理员处理`] : [];
  });
  return frozen.length === 0 ? '一切正常' : frozen.join('；');
}

/** Brings the line in 使用说明 up to date. It only informs: when it cannot be written nothing else suffers. */
export async function writeGuideLine(world: World, workbook: WorkbookKey, spreadsheetId: string, tabs: WorkbookSeen['tabs'], before: WorkbookSeen['guide'], wrote: boolean): Promise<WorkbookSeen['guide']> {
  const state = stateOf(workbook, tabs);
  const at = world.now();
  if (before?.state === state && (!wrote || at - before.at < EVERY)) return before;
  const line = `系统状态：${state}。最近一次读写 ${printMinute(world.zone, at)}。`;
  await world.sheets.writeRows(spreadsheetId, [{ metadataId: GUIDE_LINE, values: [line] }], []).catch((error: unknown) => {
    world.log('guide.unwritten', { workbook, error: error instanceof Error ? error.name : 'unknown' });
  });
  return { at, state };
}
