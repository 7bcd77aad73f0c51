/** One small fault put into the core on purpose, and what has to notice it. */
export interface Mutant {
  readonly file: string;
  /** Found once in the file. */
  readonly find: string;
  readonly put: string;
  /** Tests of which one has to fail. */
  readonly tests: readonly string[];
  /** Why nothing can notice it. */
  readonly argued?: string;
}
