/** Units of DynamoDB that were consumed. */
export interface Units {
  readonly read: number;
  readonly write: number;
}

/** Somebody who keeps a tab and what is known of it in step; `look` answers how many rows differed. */
export interface Contender {
  readonly look: () => Promise<number>;
  /** Units since it was asked last; absent where nothing is kept. */
  readonly units?: () => Units;
  /** Lets time go by. */
  readonly pass?: (ms: number) => void;
}

/** Where a contender finds what it is to look at. */
export interface Place {
  readonly url: string;
  readonly size: number;
  readonly sheetId: number;
  readonly now: number;
}

/** The column each writes back into a row that changed. */
export const STAMP = '系统更新时间';
