declare module 'fast-formula-parser' {
  interface Place {
    readonly row: number;
    readonly col: number;
    readonly sheet: string;
  }
  interface CellRef {
    readonly row?: number;
    readonly col: number;
    readonly sheet: string;
  }
  interface RangeRef {
    readonly from: { readonly row: number; readonly col: number };
    readonly to: { readonly row: number; readonly col: number };
    readonly sheet: string;
  }
  type Plain = string | number | boolean | null;
  interface Argument {
    readonly value: unknown;
  }
  class FormulaError extends Error {
    constructor(error: string, message?: string);
    readonly error: string;
    readonly details?: { readonly name?: string };
  }
  class FormulaParser {
    constructor(config: {
      onCell: (ref: CellRef) => Plain | FormulaError;
      onRange: (ref: RangeRef) => (Plain | FormulaError)[][];
      onVariable: (name: string, sheet: string) => { readonly from: object; readonly to: object; readonly sheet: string } | null;
      functions: Readonly<Record<string, (...args: Argument[]) => unknown>>;
    });
    static readonly FormulaError: typeof FormulaError;
    parse(formula: string, place: Place): unknown;
  }
  export default FormulaParser;
}
