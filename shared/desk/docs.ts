import type { OfficialYear } from '../calendar/official.ts';
import type { Bounces } from '../cases/people.ts';
import { NO_IMPORTS, NO_REFERENCES, withYear, type Imports, type Reference, type References } from '../cases/reference.ts';
import type { WorkbookKey } from '../registers/register.ts';
import { NEVER_SEEN, type Heading, type TabSeen } from '../sheet/seen.ts';
import type { DeskItems, Doc, Store } from '../store/kept.ts';
import type { Instant } from '../words/time.ts';

/** Where a workbook is: its spreadsheet, and the tab of each of its registers. */
export interface Workbook {
  readonly spreadsheetId: string;
  /** sheetId by register key. */
  readonly tabs: Readonly<Record<string, number>>;
}

/** All workbooks that have been made. */
export type Workbooks = Readonly<Partial<Record<WorkbookKey, Workbook>>>;

/** Who may look at a workbook at present; nobody else writes into it until then. */
export interface Lease {
  readonly holder: string;
  readonly until: Instant;
}

/** What the last good look of a workbook found. The version of its document is the fencing number of its lease. */
export interface WorkbookSeen {
  readonly tabs: Readonly<Record<string, TabSeen>>;
  /** Number of the look; one that was cut short and is taken again has the same. */
  readonly no: number;
  readonly lookedAt?: Instant;
  /** The event that asked for it; the same event again asks for nothing more. */
  readonly event?: string;
  /** Versions of the reference tabs that the records of this workbook were last judged by. */
  readonly judgedBy: string;
  /** What 使用说明 was last told. */
  readonly guide?: { readonly at: Instant; readonly state: string };
  readonly lease?: Lease;
}

/** Where the columns of the tabs of a workbook stood, by register. */
export type Headings = Readonly<Record<string, Heading>>;

/** The small documents every piece of work begins with, as one read gave them. */
export interface Desk {
  readonly items: DeskItems;
  /** A document of the desk; `none` where there is none yet. */
  readonly read: <T>(name: string, none: T) => Doc<T>;
}

/** Reads the desk. */
export async function openDesk(store: Store): Promise<Desk> {
  const items = await store.desk();
  // oxlint-disable-next-line no-unsafe-type-assertion -- documents are written under one name by one module
  return { items, read: <T>(name: string, none: T) => (items.docs.get(name) as Doc<T> | undefined) ?? { value: none, version: 0 } };
}

const UNSEEN: WorkbookSeen = { tabs: {}, no: 0, judgedBy: '' };

/** Name of the document that holds what was seen of a workbook. */
export const seenName = (workbook: WorkbookKey): string => `desk/seen/${workbook}`;
/** Name of the document that holds where its columns stood. */
export const headingsName = (workbook: WorkbookKey): string => `desk/headings/${workbook}`;
/** Name of the document that holds where the workbooks are. */
export const WORKBOOKS_NAME = 'desk/workbooks';
const REFERENCES_NAME = 'desk/references';
/** Name of the document that holds whose letters come back. */
export const BOUNCES_NAME = 'desk/bounces';
const OFFICIAL_NAME = 'reference/official';

export const workbooksIn = (desk: Desk): Workbooks => desk.read<Workbooks>(WORKBOOKS_NAME, {}).value;
export const workbooksOf = async (store: Store): Promise<Workbooks> => (await store.doc<Workbooks>(WORKBOOKS_NAME))?.value ?? {};

export const seenIn = (desk: Desk, workbook: WorkbookKey): Doc<WorkbookSeen> => desk.read(seenName(workbook), UNSEEN);
export const seenOf = async (store: Store, workbook: WorkbookKey): Promise<Doc<WorkbookSeen>> => (await store.doc<WorkbookSeen>(seenName(workbook))) ?? { value: UNSEEN, version: 0 };
export const headingsIn = (desk: Desk, workbook: WorkbookKey): Doc<Headings> => desk.read<Headings>(headingsName(workbook), {});

/** Whose letters come back. */
export const bouncesIn = (desk: Desk): Bounces => desk.read<Bounces>(BOUNCES_NAME, {}).value;

/** What was seen of one tab. */
export const tabSeen = (seen: WorkbookSeen, register: string): TabSeen => seen.tabs[register] ?? NEVER_SEEN;

type ReferenceVersions = Readonly<Partial<Record<Reference['key'] | 'official', number>>>;
const KEYS = ['people', 'departments', 'rules', 'workdays'] as const;
/** References change seldom and are read at every look: those of the version on the desk are kept at hand. */
const atHand = new WeakMap<Store, { readonly versions: string; readonly references: References }>();

/** The four reference tabs as kept. */
export async function referencesIn(store: Store, desk: Desk): Promise<References> {
  const known = desk.read<ReferenceVersions>(REFERENCES_NAME, {}).value;
  const versions = JSON.stringify(known);
  const had = atHand.get(store);
  if (had?.versions === versions && versions !== '{}') return had.references;
  const load = async (key: Reference['key']): Promise<Reference> => (await store.doc<Reference>(`reference/${key}`))?.value ?? NO_REFERENCES[key];
  const [people, departments, rules, workdays] = await Promise.all([load('people'), load('departments'), load('rules'), load('workdays')]);
  const official = known.official === undefined ? undefined : (await store.doc<Imports>(OFFICIAL_NAME))?.value;
  const references = { people, departments, rules, workdays, ...(official ? { official } : {}) };
  atHand.set(store, { versions, references });
  return references;
}

/** The rows of one reference tab as kept. */
export const loadReference = async (store: Store, key: string): Promise<Reference['rows']> => (await store.doc<Reference>(`reference/${key}`))?.value.rows ?? [];

/** Keeps those reference tabs that changed; answers whether any did. A run cut short in between is finished by the next. */
export async function keepReferences(store: Store, next: References): Promise<boolean> {
  const desk = await store.doc<ReferenceVersions>(REFERENCES_NAME);
  const versions: Partial<Record<keyof ReferenceVersions, number>> = { ...desk?.value };
  let changed = false;
  for (const key of KEYS) {
    const doc = await store.doc<Reference>(`reference/${key}`);
    const same = doc && JSON.stringify(doc.value.rows) === JSON.stringify(next[key].rows);
    const kept = same ? doc : await store.keepDoc(`reference/${key}`, { ...next[key], version: (doc?.value.version ?? 0) + 1 }, doc?.version ?? 0);
    versions[key] = kept.version;
    changed ||= !same;
  }
  if (JSON.stringify(versions) !== JSON.stringify(desk?.value)) await store.keepDoc(REFERENCES_NAME, versions, desk?.version ?? 0);
  return changed;
}

/** Keeps an official year taken from a file, in place of one of the same region and year. A run cut short in between is finished by the next. */
export async function keepOfficialYear(store: Store, year: OfficialYear): Promise<void> {
  const doc = await store.doc<Imports>(OFFICIAL_NAME);
  const next = withYear(doc?.value ?? NO_IMPORTS, year);
  if (next !== doc?.value) await store.keepDoc(OFFICIAL_NAME, next, doc?.version ?? 0);
  const desk = await store.doc<ReferenceVersions>(REFERENCES_NAME);
  if (desk?.value.official !== next.version) await store.keepDoc<ReferenceVersions>(REFERENCES_NAME, { ...desk?.value, official: next.version }, desk?.version ?? 0);
}

/** Names the state of the reference tabs and of the imported years, so that a record knows by which it was judged. */
export const versionsOf = (references: References): string => [...KEYS.map((key) => references[key].version), ...(references.official ? [references.official.version] : [])].join('.');
