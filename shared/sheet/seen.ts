import { HOUR, type Instant } from '../words/time.ts';
import type { Cells } from './cell.ts';
import type { Layout } from './print.ts';

/** A row seen once that is not yet a record. */
export interface Pending {
  /** Deterministic name of the birth it may lead to. */
  readonly token: string;
  readonly firstSeenAt: Instant;
  readonly cells: Cells;
}

/** Why a tab is left alone until somebody has looked at it. */
export interface Frozen {
  readonly at: Instant;
  /** `restoring`: the operator's command has begun to write the records back and has not ended; only it may go on. */
  readonly why: 'deleted' | 'overwritten' | 'renumbered' | 'headless' | 'tabless' | 'restoring';
  /** How many rows it concerns, and of how many. */
  readonly rows: number;
  readonly of: number;
  /** What the light read showed, to know when somebody touches the tab again. */
  readonly signature: number;
}

/** Where the columns of a tab stood, and under what titles. */
export interface Heading {
  readonly header: readonly string[];
  readonly layout: Layout;
}

/** What the last good look of a tab found, so that the next can tell at once what is new. */
export interface TabSeen {
  /** Tallies of its buckets by series, as base64. */
  readonly tallies: Readonly<Record<string, string>>;
  /** Digest of the rows that are nobody's; of a reference tab, of all rows. */
  readonly loose: number;
  readonly pending: readonly Pending[];
  /** Bound rows that were not found, and since which look. */
  readonly missing: Readonly<Record<string, Instant>>;
  /** Records that owe another look. */
  readonly waiting: readonly string[];
  /** Records with an error that time alone clears, and from when on. */
  readonly timed: Readonly<Record<string, Instant>>;
  /** Records with an error that another record's birth may clear. */
  readonly hoping: readonly string[];
  /** How many rows were there. */
  readonly count: number;
  /** Since when columns of the system are gone from the tab; the second look without them makes them anew. */
  readonly columnsLostAt?: Instant;
  /** A column was made anew: every row is to be written again. */
  readonly anew?: true;
  /** Nothing was taken, or not everything was judged: the next look has to. */
  readonly again?: true;
  /** A write did not land as it should: every mark is to be read again. */
  readonly thorough?: true;
  /** Since when Google has kept no more marks on this tab; new rows are known by their number alone, and marks are tried again later. */
  readonly fullAt?: Instant;
  /** Columns of the system that Google refused to write, and when. */
  readonly barred?: { readonly keys: readonly string[]; readonly at: Instant };
  /** Records of which cells lie under a merge, and a digest of all merges: taking one apart changes no value, so that only a closer read shows it. */
  readonly covered?: { readonly ids: readonly string[]; readonly merges: number };
  readonly frozen?: Frozen;
  /** The operator said that the sheet is right: the next look takes it as it is. */
  readonly accepted?: true;
}

/** A tab nobody has looked at. */
export const NEVER_SEEN: TabSeen = { tallies: {}, loose: 0, pending: [], missing: {}, waiting: [], timed: {}, hoping: [], count: 0 };

/** What is known of one bucket without reading it: the digest of its rows, and how many numbers of it have, or had, a row. */
export interface Tally {
  readonly digest: number;
  readonly count: number;
}

const BYTES = 7;

/** Tallies as kept: seven bytes each, in the order of the buckets of a series. */
export function packTallies(tallies: ReadonlyMap<string, Tally>): Readonly<Record<string, string>> {
  const packed: Record<string, string> = {};
  for (const [series, its] of Map.groupBy(tallies, ([bucket]) => bucket.slice(0, 7))) {
    const bytes = Buffer.alloc(BYTES * (1 + Math.max(...its.map(([bucket]) => indexOf(bucket)))));
    for (const [bucket, { digest, count }] of its) {
      bytes.writeUIntBE(digest, BYTES * indexOf(bucket), 6);
      bytes.writeUInt8(count, BYTES * indexOf(bucket) + 6);
    }
    packed[series] = bytes.toString('base64');
  }
  return packed;
}

const indexOf = (bucket: string): number => Number(bucket.slice(8));

/** Tallies by bucket; an empty bucket has none. */
export function unpackTallies(packed: Readonly<Record<string, string>>): ReadonlyMap<string, Tally> {
  return new Map(Object.entries(packed).flatMap(([series, text]) => {
    const bytes = Buffer.from(text, 'base64');
    const tally = (index: number): Tally => ({ digest: bytes.readUIntBE(index * BYTES, 6), count: bytes.readUInt8(index * BYTES + 6) });
    return Array.from({ length: bytes.length / BYTES }, (_, index): [string, Tally] => [`${series}/${index}`, tally(index)]).filter(([, { digest, count }]) => digest !== 0 || count !== 0);
  }));
}

/** Whether a tab owes another look soon even though nothing in it moved. */
export const owesLook = (seen: TabSeen): boolean => owes(seen) || Object.keys(seen.timed).length > 0 || seen.barred !== undefined;

/** Whether that other look has to be a thorough one now: what waits only for time to pass needs none before its time. */
export const owesReading = (seen: TabSeen, now: Instant): boolean => owes(seen) || Object.values(seen.timed).some((at) => at <= now) || isFreeAgain(seen, now);

/** A column that Google refused to write is tried again after so long. */
const TRIED_AGAIN_AFTER = HOUR;

/** Whether it is time to write every row again because a column was refused. */
export const isFreeAgain = ({ barred }: TabSeen, now: Instant): boolean => barred !== undefined && now - barred.at >= TRIED_AGAIN_AFTER;

const owes = (seen: TabSeen): boolean =>
  seen.pending.length > 0 || seen.waiting.length > 0 || Object.keys(seen.missing).length > 0 || seen.thorough === true || seen.accepted === true || seen.anew === true || seen.again === true || seen.columnsLostAt !== undefined;
