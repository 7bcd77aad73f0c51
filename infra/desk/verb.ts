import type { World } from '../../shared/world/world.ts';

/** One verb of the operator's command. */
export interface Verb {
  /** One line for the list of verbs. */
  readonly summary: string;
  readonly help: string;
  /** Does it; throws a Refusal when it may not be done. `--dry-run` changes nothing. */
  readonly run: (world: World, args: readonly string[], say: (line: string) => void) => Promise<void>;
}
