declare module 'daff' {
  class TableView {
    constructor(rows: unknown[][]);
    readonly height: number;
  }
  class CompareFlags {
    ids: string[];
    addPrimaryKey(column: string): void;
  }
  class TableDiff {
    constructor(alignment: object, flags: CompareFlags);
    hilite(output: TableView): boolean;
  }
  const daff: {
    readonly TableView: typeof TableView;
    readonly CompareFlags: typeof CompareFlags;
    readonly TableDiff: typeof TableDiff;
    compareTables(before: TableView, after: TableView, flags?: CompareFlags): { align(): object };
  };
  export = daff;
}
