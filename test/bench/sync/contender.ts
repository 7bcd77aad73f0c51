/** Somebody who keeps a tab and what is known of it in step; `look` answers how many rows differed. */
export interface Contender {
  look(): Promise<number>;
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
