import { RANGE_TYPE } from '@univerjs/core';
import { SetColHiddenMutation, SetColVisibleMutation } from '@univerjs/sheets';
import { ScrollCommand } from '@univerjs/sheets-ui';
import { element, part } from './element.ts';
import type { Tab } from './model.ts';
import type { Session } from './session.ts';
import { activeTab, sheetModel } from './session.ts';
import type { Step } from './stages.ts';
import { tools } from './tools.ts';

const isFolded = (session: Session, tab: Tab, { fold }: Step): boolean =>
  fold !== undefined && sheetModel(session, tab.id)?.getColVisible(fold.start) === false;

/** Folding is this person's view: not undone, not told to anybody. */
function setFolded(session: Session, tab: Tab, steps: readonly Step[], folded: boolean): void {
  const folds = steps.flatMap(({ fold }) => fold ?? []);
  if (folds.length === 0) return;
  const sheet = sheetModel(session, tab.id);
  const ranges = folds.map(({ start, end }) => ({
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
    if (tab) setFolded(session, tab, tab.steps.filter((step) => names.has(step.name)), true);
    if (tab) setFolded(session, tab, tab.steps.filter((step) => !names.has(step.name)), false);
  }
}

/**
 * Puts a column beside the frozen ones, the rows staying where they are. The component counts its scrolling in columns
 * from the first, frozen or not, and a rest in pixels.
 */
function goTo(session: Session, tab: Tab, column: number): void {
  const sheet = sheetModel(session, tab.id);
  if (!sheet) return;
  const width = (index: number) => (sheet.getColVisible(index) ? sheet.getColumnWidth(index) : 0);
  let offsetX = 0;
  for (let index = sheet.getFreeze().xSplit; index < column; index++) offsetX += width(index);
  let first = 0;
  while (first < column && offsetX >= width(first)) offsetX -= width(first++);
  void session.commands.executeCommand(ScrollCommand.id, { sheetViewStartColumn: first, offsetX });
}

function press(session: Session, tab: Tab, step: Step): void {
  const wasFolded = isFolded(session, tab, step);
  setFolded(session, tab, [step], !wasFolded);
  if (wasFolded || !step.fold) goTo(session, tab, step.start);
  drawSteps(session);
}

function button(session: Session, tab: Tab, step: Step): HTMLElement {
  const isOpen = !isFolded(session, tab, step);
  const hint = step.fold ? `${isOpen ? '收起' : '展开'}「${step.name}」` : `到「${step.name}」`;
  const attributes = { type: 'button', class: 'step', title: hint, 'aria-pressed': String(isOpen), click: () => press(session, tab, step) };
  return element('button', attributes, step.name);
}

function foldAll(session: Session, tab: Tab, groups: readonly Step[]): HTMLElement {
  const anyFolded = groups.some((step) => isFolded(session, tab, step));
  const click = () => {
    setFolded(session, tab, groups, !anyFolded);
    drawSteps(session);
  };
  return element('button', { type: 'button', class: 'quiet', click }, anyFolded ? '展开全部' : '收起全部');
}

/** Draws one button per step of the tab in sight: it unfolds its columns and goes there, or folds them again. */
export function drawSteps(session: Session): void {
  const tab = activeTab(session);
  const steps = tab?.steps ?? [];
  const groups = steps.filter((step) => step.fold);
  const buttons = tab ? steps.map((step) => button(session, tab, step)) : [];
  const folding = tab && groups.length > 0 ? [foldAll(session, tab, groups)] : [];
  part('steps').replaceChildren(...buttons, element('span', { class: 'space' }), ...folding, ...tools(session));
}
