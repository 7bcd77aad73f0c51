import { NO_REFERENCES, type Reference, type References } from '../cases/reference.ts';
import type { WorkbookKey } from '../registers/register.ts';
import { NEVER_SEEN, type TabSeen } from '../sheet/seen.ts';
import type { Doc, Store } from '../store/kept.ts';
import type { Instant } from '../words/time.ts';

/** Where a workbook is: its spreadsheet, and the tab of each of its registers. */
export interface Workbook {
  readonly spreadsheetId: string;
  /** sheetId by register key. */
  readonly tabs: Readonly<Record<string, number>>;
}

/** All workbooks that have been made. */
export type Workbooks = Readonly<Partial<Record<WorkbookKey, Workbook>>>;

/** What the last good look of a workbook found. */
export interface WorkbookSeen {
  readonly tabs: Readonly<Record<string, TabSeen>>;
  readonly lookedAt: Instant;
  /** The event that asked for it; the same event again asks for nothing more. */
  readonly event?: string;
  /** Versions of the reference tabs that the records of this workbook were last judged by. */
  readonly judgedBy: string;
}

export const workbooksOf = async (store: Store): Promise<Workbooks> => (await store.doc<Workbooks>('workbooks'))?.value ?? {};

export const seenOf = (store: Store, workbook: WorkbookKey): Promise<Doc<WorkbookSeen> | undefined> => store.doc<WorkbookSeen>(`seen/${workbook}`);

/** What was seen of one tab. */
export const tabSeen = (seen: WorkbookSeen | undefined, register: string): TabSeen => seen?.tabs[register] ?? NEVER_SEEN;

/** The four reference tabs as kept. */
export async function loadReferences(store: Store): Promise<References> {
  const load = async (key: Reference['key']): Promise<Reference> => (await store.doc<Reference>(`reference/${key}`))?.value ?? NO_REFERENCES[key];
  const [people, departments, rules, workdays] = await Promise.all([load('people'), load('departments'), load('rules'), load('workdays')]);
  return { people, departments, rules, workdays };
}

/** Names the state of the reference tabs, so that a record knows by which it was judged. */
export const versionsOf = (references: References): string =>
  [references.people, references.departments, references.rules, references.workdays].map((it) => it.version).join('.');
