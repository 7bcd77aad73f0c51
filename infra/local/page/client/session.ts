import type { ICommandService, Workbook, Worksheet } from '@univerjs/core';
import { IUniverInstanceService, UniverInstanceType } from '@univerjs/core';
import type { ReadCell } from './conditions.ts';
import type { Engine } from './engine.ts';
import type { Book, Clip, Tab } from './model.ts';

/** The workbook on the screen: what the page knows of it, and its unit in the grid (new at each load). */
export interface OpenBook {
  readonly book: Book;
  readonly unit: string;
}

/** What every part of the page works with: the component, the workbook on the screen, the product's time, a way to say something. */
export interface Session {
  readonly engine: Engine;
  readonly commands: ICommandService;
  open: OpenBook | undefined;
  /** What was copied or cut here. */
  clip: Clip | undefined;
  /** The product's time as a date serial of the workbook's zone. */
  readonly now: () => number;
  readonly say: (text: string) => void;
}

/** The tab that a command speaks of, when it belongs to the workbook on the screen. */
export function tabOf(session: Session, unit: string | undefined, subUnit: string | undefined): Tab | undefined {
  return session.open?.unit === unit ? session.open?.book.tabs.get(subUnit ?? '') : undefined;
}

/** The tab in sight. */
export function activeTab(session: Session): Tab | undefined {
  return session.open?.book.tabs.get(activeSheet(session)?.getSheetId() ?? '');
}

/** The workbook's model inside the component. */
const workbook = (session: Session): Workbook | undefined =>
  session.engine.injector.get(IUniverInstanceService).getUnit<Workbook>(session.open?.unit ?? '', UniverInstanceType.UNIVER_SHEET) ?? undefined;

/** A sheet's model inside the component. */
export const sheetModel = (session: Session, id: string): Worksheet | undefined => workbook(session)?.getSheetBySheetId(id) ?? undefined;

/** The sheet's model in sight. */
export const activeSheet = (session: Session): Worksheet | undefined => workbook(session)?.getActiveSheet(true) ?? undefined;

/** Reads plain values past every interceptor. */
export function reader(sheet: Worksheet): ReadCell {
  const matrix = sheet.getCellMatrix();
  return (row, column) => {
    const cell = matrix.getValue(row, column);
    return cell?.v ?? cell?.p?.body?.dataStream.trimEnd() ?? '';
  };
}
