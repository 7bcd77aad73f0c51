import type { Proposal } from '../ledger/proposal.ts';
import type { Letter } from './letter.ts';
import type { PutBack } from './put-back.ts';
import type { RememberedKey } from '../registers/complaints.ts';
import type { Cells, Raw, SeenCell } from '../sheet/cell.ts';
import type { Day, Instant } from '../words/time.ts';

/** A fact of which every former value counts, with the look that first saw it; null = blank. */
export interface TrailEntry {
  readonly value: string | number | null;
  readonly at: Instant;
}

/** Facts whose changes start and end clocks. */
export type TrailKey = 'second' | 'department' | 'delivered' | 'promise' | 'extension';

/** What a cell had said, from the look that first saw it until the one that found something else or nothing. */
export interface FormerCell {
  readonly raw: Raw;
  readonly at: Instant;
  readonly until: Instant;
}

/** What was decided of a clock that was met, missed or ended. It stands until people correct a fact that it rests on. */
export interface Settled {
  readonly at: Instant;
  readonly startAt: Instant;
  readonly dueAt?: Instant;
  /** Of its rule. */
  readonly version: number;
  /** Version of the calendar it was counted by. */
  readonly calendar: string;
  /** Digest of the facts its due moment rests on beside its start, where there are any: promises, pauses. */
  readonly facts?: string;
  /** It was over, and the complaint had been paused so many times: later ones are none of its life. */
  readonly over?: number;
}

/** Who held the role when a clock fell due; that name is kept whatever happens to the role. */
export interface Liable {
  readonly clock: string;
  readonly dueAt: Instant;
  /** 工号; absent where nobody held the role, so nobody can be fined. */
  readonly no?: string;
  readonly name?: string;
}

/** What became of a rung. */
export interface RungMark {
  readonly at: Instant;
  /** Id of the letter that carried it, or of the one that replaced it. */
  readonly letter: string;
  readonly replaced?: true;
  /** When it was first acknowledged; the ladder rests for a while from then on. */
  readonly readAt?: Instant;
}

/** What has been made known of a letter that was sent: for `why` and the row's 催办上报记录. */
export interface LetterMark {
  readonly id: string;
  /** When it was decided on. */
  readonly at: Instant;
  readonly text: string;
  /** 工号 of those in To and in copy. */
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  /** When the next mail server took it over. */
  readonly sentAt?: Instant;
  /** When the server of everybody it went to had it. */
  readonly deliveredAt?: Instant;
  /** When it was kept back, because nothing of what it says still held. */
  readonly withheldAt?: Instant;
  /** 工号 of those it did not reach. */
  readonly bounced?: readonly string[];
}

/** What became of a letter once it was decided on. */
export interface LetterFate {
  readonly letter: string;
  readonly sentAt?: Instant;
  readonly deliveredAt?: Instant;
}

/** A row of 客户投诉登记本 as the system knows it. */
export interface Complaint {
  readonly id: string;
  /** The look that first saw the row. */
  readonly bornAt: Instant;
  /** The last look that saw a change of a people's cell. */
  readonly touchedAt: Instant;
  /** When the system last took something from the row or wrote into it. */
  readonly updatedAt: Instant;
  readonly cells: Cells;
  readonly trail: Readonly<Partial<Record<TrailKey, readonly TrailEntry[]>>>;
  readonly liable: Readonly<Record<string, Liable>>;
  /** Former values of the cells of which every one counts, in order; absent where none changed. */
  readonly former?: Readonly<Partial<Record<RememberedKey, readonly FormerCell[]>>>;
  /** By clock key. */
  readonly settled?: Readonly<Record<string, Settled>>;
  readonly rungs: Readonly<Record<string, RungMark>>;
  readonly letters: readonly LetterMark[];
  /** Days on which the customer was first seen 未接通. */
  readonly unreached: readonly Day[];
  /** What 处理结果 and 结果时间 said at the last look; told once they stood still for one. */
  readonly resultSeen?: { readonly text: string; readonly at: Instant; readonly lookNo?: number };
  /** The fines this record calls for, as last handed to the ledger, and the chain they were handed to. */
  readonly proposals: readonly Proposal[];
  readonly chain: string;
  /** Records that repeat this one. */
  readonly repeats: readonly string[];
  /** Two good looks did not find the row; its clocks run on. */
  readonly goneAt?: Instant;
  readonly putBack?: PutBack;
  /** Number of the record whose row was copied to make this one's. */
  readonly copyOf?: string;
}

/** What happened to a complaint; the list of them is its history. */
export type ComplaintEvent = { readonly at: Instant } & (
  | { readonly type: 'born'; readonly id: string; readonly bornAt: Instant; readonly cells: Cells; readonly copyOf?: string }
  /** People changed cells; null = emptied. */
  | { readonly type: 'seen'; readonly cells: Readonly<Record<string, SeenCell | null>> }
  | { readonly type: 'turned'; readonly fact: TrailKey; readonly entry: TrailEntry }
  | { readonly type: 'unreached'; readonly on: Day }
  | { readonly type: 'fellDue'; readonly liable: Liable }
  /** Clocks were met, missed or ended, or what had been decided was corrected by people; null = it runs again. */
  | { readonly type: 'settled'; readonly clocks: Readonly<Record<string, Settled | null>> }
  /** A letter was decided on; `rungs` are those it carries, `replaced` those it stands for. */
  | { readonly type: 'wrote'; readonly letter: Letter; readonly text: string; readonly rungs: readonly string[]; readonly replaced: readonly string[] }
  | { readonly type: 'resultSeen'; readonly text: string; readonly lookNo?: number }
  | { readonly type: 'proposed'; readonly chain: string; readonly proposals: readonly Proposal[] }
  | { readonly type: 'repeated'; readonly by: string }
  /** Somebody confirmed that they have read a letter; the clock runs on. */
  | { readonly type: 'acknowledged'; readonly letter: string; readonly by: string }
  /** A letter was kept back, whole or as to these rungs: when it was to leave, what it says held no longer. */
  | { readonly type: 'withheld'; readonly letter: string; readonly rungs: readonly string[]; readonly whole: boolean }
  /** A letter came back from somebody; `forwarded` is what the next up was told instead. */
  | { readonly type: 'bounced'; readonly letter: string; readonly no: string; readonly name: string; readonly forwarded?: Letter }
  | { readonly type: 'vanished' }
  | { readonly type: 'returned' }
  /** What people had typed into the system's cells, by column, gave way to what the system says. */
  | { readonly type: 'putBack'; readonly cells: Readonly<Record<string, Raw>> }
  /** The operator wrote the record over its row: what people's cells had said there; null = blank. */
  | { readonly type: 'overruled'; readonly cells: Readonly<Record<string, Raw | null>> }
);
