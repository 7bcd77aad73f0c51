import type { Manifest } from '../ledger/manifest.ts';
import type { Doc, Store } from '../store/kept.ts';
import type { Desk } from './docs.ts';
import type { Instant } from '../words/time.ts';

/** A closed month: its manifest, and whether every line has been told. */
export interface ClosedMonth {
  readonly at: Instant;
  readonly manifest: Manifest;
  readonly settled: boolean;
}

/** Which months are closed; a month being closed takes no postings any more. */
export interface Months {
  readonly closed: Readonly<Record<string, ClosedMonth>>;
  readonly closing?: string;
}

const NONE: Months = { closed: {} };
/** Name of their document. */
export const MONTHS_NAME = 'desk/months';

/** The months with the version of their document. */
export const monthsDoc = async (store: Store): Promise<Doc<Months>> => (await store.doc<Months>(MONTHS_NAME)) ?? { value: NONE, version: 0 };

/** The months as the desk has them. */
export const monthsIn = (desk: Desk): Months => desk.read(MONTHS_NAME, NONE).value;

/** The months as kept. */
export const loadMonths = async (store: Store): Promise<Months> => (await monthsDoc(store)).value;
