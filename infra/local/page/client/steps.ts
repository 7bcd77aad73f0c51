import { RANGE_TYPE } from '@univerjs/core';
import { SetColHiddenMutation, SetColVisibleMutation } from '@univerjs/sheets';
import { element, part } from './element.ts';
import type { Step, Tab } from './model.ts';
import type { Session } from './session.ts';
import { activeTab, sheetModel } from './session.ts';
import { tools } from './tools.ts';

const isFolded = (session: Session, tab: Tab, step: Step): boolean => sheetModel(session, tab.id)?.getColVisible(step.start) === false;

/** Folding is this person's view: not undone, not told to anybody. */
function fold(session: Session, tab: Tab, steps: readonly Step[], folded: boolean): void {
  if (steps.length === 0) return;
  const sheet = sheetModel(session, tab.id);
  const ranges = steps.map(({ start, end }) => ({
    startRow: 0,
    endRow: (sheet?.getRowCount() ?? 1) - 1,
    startColumn: start,
    endColumn: end - 1,
    rangeType: RANGE_TYPE.COLUMN,
  }));
  const mutation = folded ? SetColHiddenMutation : SetColVisibleMutation;
  session.commands.syncExecuteCommand(mutation.id, { unitId: session.open?.unit, subUnitId: tab.id, ranges }, { onlyLocal: true });
}

/** The folded steps of every tab, by the tab's ID. */
export function foldedSteps(session: Session): Map<string, Set<string>> {
  const tabs = [...(session.open?.book.tabs.values() ?? [])];
  return new Map(tabs.map((tab) => [tab.id, new Set(tab.steps.filter((step) => isFolded(session, tab, step)).map(({ name }) => name))]));
}

/** Folds and unfolds the steps of every tab as noted before. */
export function foldSteps(session: Session, folded: ReadonlyMap<string, ReadonlySet<string>>): void {
  for (const [id, names] of folded) {
    const tab = session.open?.book.tabs.get(id);
    const groups = tab?.steps.filter((step) => step.grouped) ?? [];
    if (tab) fold(session, tab, groups.filter((step) => names.has(step.name)), true);
    if (tab) fold(session, tab, groups.filter((step) => !names.has(step.name)), false);
  }
}

function goTo(session: Session, column: number): void {
  const sheet = session.engine.facade.getActiveWorkbook()?.getActiveSheet();
  sheet?.scrollToCell(sheet.getScrollState().sheetViewStartRow, column);
}

function press(session: Session, tab: Tab, step: Step): void {
  const wasFolded = isFolded(session, tab, step);
  if (step.grouped) fold(session, tab, [step], !wasFolded);
  if (wasFolded || !step.grouped) goTo(session, step.start);
  drawSteps(session);
}

function button(session: Session, tab: Tab, step: Step): HTMLElement {
  const isOpen = !isFolded(session, tab, step);
  const hint = step.grouped ? (isOpen ? `收起「${step.name}」的 ${step.end - step.start} 列` : `展开「${step.name}」的 ${step.end - step.start} 列`) : `到「${step.name}」`;
  const attributes = { type: 'button', class: 'step', title: hint, 'aria-pressed': String(isOpen), click: () => press(session, tab, step) };
  return element('button', attributes, step.name);
}

function foldAll(session: Session, tab: Tab, groups: readonly Step[]): HTMLElement {
  const anyFolded = groups.some((step) => isFolded(session, tab, step));
  const click = () => {
    fold(session, tab, groups, !anyFolded);
    drawSteps(session);
  };
  return element('button', { type: 'button', class: 'quiet', click }, anyFolded ? '展开全部' : '收起全部');
}

/** Draws one button per step of the tab in sight: it unfolds its columns and goes there, or folds them again. */
export function drawSteps(session: Session): void {
  const tab = activeTab(session);
  const steps = tab?.steps ?? [];
  const groups = steps.filter((step) => step.grouped);
  const buttons = tab ? steps.map((step) => button(session, tab, step)) : [];
  const folding = tab && groups.length > 0 ? [foldAll(session, tab, groups)] : [];
  part('steps').replaceChildren(...buttons, element('span', { class: 'space' }), ...folding, ...tools(session));
}
