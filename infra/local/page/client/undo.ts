import type { ICellData, IMutation, IMutationInfo, IUndoRedoItem, Nullable } from '@univerjs/core';
import { CommandType, LocalUndoRedoService } from '@univerjs/core';
import { SetRangeValuesMutation, SetSelectionsOperation } from '@univerjs/sheets';
import { RemoveNoteMutation, UpdateNoteMutation } from '@univerjs/sheets-note';
import type { Step } from './changes.ts';
import { paramsOf } from './execution.ts';

const STEP = 'dengji.mutation.step';

interface StepParams {
  readonly unitId: string;
  readonly subUnitId: string;
  readonly step: Step;
  readonly way: keyof Step;
}

/** The mutation that stands in the undo stack for a step; `take` asks the server for it. */
export const stepMutation = (take: (params: StepParams) => void): IMutation<StepParams> => ({
  id: STEP,
  type: CommandType.MUTATION,
  handler: (_, params) => {
    take(params);
    return true;
  },
});

const stepInfo = (params: StepParams): IMutationInfo => ({ id: STEP, params });

/** An entry of the undo stack for a step. */
export function entryOf(unit: string, step: Step): IUndoRedoItem {
  const place = { unitId: unit, subUnitId: String(step.redo.sheetId), step };
  return { unitID: unit, undoMutations: [stepInfo({ ...place, way: 'undo' })], redoMutations: [stepInfo({ ...place, way: 'redo' })] };
}

type RowOf = (row: number) => number | undefined;
type Lines = Record<number, Record<number, Nullable<ICellData>>>;

function movedLines(lines: Lines, at: RowOf): Lines {
  const moved: Lines = {};
  for (const [row, line] of Object.entries(lines)) {
    const to = at(Number(row));
    if (to !== undefined) moved[to] = line;
  }
  return moved;
}

/** A mutation after rows of its tab moved; none when nothing of it is left, undefined when it cannot follow. */
function followed(info: IMutationInfo, at: RowOf): IMutationInfo[] | undefined {
  const values = paramsOf(info, SetRangeValuesMutation);
  if (values) return [{ ...info, params: { ...values, cellValue: movedLines(values.cellValue ?? {}, at) } }];
  const note = paramsOf(info, UpdateNoteMutation) ?? paramsOf(info, RemoveNoteMutation);
  if (note?.row !== undefined) {
    const row = at(note.row);
    return row === undefined ? [] : [{ ...info, params: { ...note, row } }];
  }
  return info.id === SetSelectionsOperation.id ? [] : undefined;
}

const tabIn = (info: IMutationInfo): unknown => Reflect.get(info.params, 'subUnitId') ?? Reflect.get(info.params, 'sheetId');

function followedAll(infos: readonly IMutationInfo[], tab: string, at: RowOf): IMutationInfo[] | undefined {
  const moved = infos.map((info) => (tabIn(info) === tab ? followed(info, at) : [info]));
  return moved.some((found) => found === undefined) ? undefined : moved.flatMap((found) => found ?? []);
}

/** A stack after rows moved: what was typed last follows; from the first entry that cannot, the rest is forgotten. */
function followedStack(stack: readonly IUndoRedoItem[], tab: string, at: RowOf): IUndoRedoItem[] {
  const kept: IUndoRedoItem[] = [];
  for (const item of stack.toReversed()) {
    const undoMutations = followedAll(item.undoMutations, tab, at);
    const redoMutations = followedAll(item.redoMutations, tab, at);
    if (!undoMutations || !redoMutations) break;
    if (undoMutations.length > 0) kept.unshift({ ...item, undoMutations, redoMutations });
  }
  return kept;
}

/** The component's undo stacks, which it keeps to itself: they follow what others do to rows, and outlive a fresh read. */
export class Undo extends LocalUndoRedoService {
  /* oxlint-disable no-underscore-dangle -- the component offers its stacks to subclasses under these names only */
  get #stacks(): readonly Map<string, IUndoRedoItem[]>[] {
    return [this._undoStacks, this._redoStacks];
  }

  #tell(): void {
    this._updateStatus();
  }
  /* oxlint-enable no-underscore-dangle */

  /** Lets both stacks of a workbook follow rows that others moved. */
  follow(unit: string, tab: string, at: RowOf): void {
    for (const stacks of this.#stacks) stacks.set(unit, followedStack(stacks.get(unit) ?? [], tab, at));
    this.#tell();
  }

  /** Hands the stacks of a workbook over to its next load. */
  carry(from: string, to: string): void {
    const moved = (infos: readonly IMutationInfo[]) => infos.map((info) => ({ ...info, params: { ...info.params, unitId: to } }));
    for (const stacks of this.#stacks) {
      const items = stacks.get(from) ?? [];
      stacks.set(to, items.map((item) => ({ ...item, unitID: to, undoMutations: moved(item.undoMutations), redoMutations: moved(item.redoMutations) })));
      stacks.delete(from);
    }
    this.#tell();
  }
}
