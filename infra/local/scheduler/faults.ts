/** What the fault switch of a stand-in sees: `true` = until switched off, a number = so many more times. */
export interface Faults {
  list(): Record<string, boolean | number | string>;
  /** Sets the faults named that are its own; others are left to other stand-ins. */
  set(change: Readonly<Record<string, boolean | number | string>>): void;
}

/** Faults of one stand-in, all off at start; `strikes` says whether one happens now, and counts it. */
export class FaultBoard<Name extends string> implements Faults {
  private readonly left: Map<string, boolean | number>;

  constructor(names: readonly Name[]) {
    this.left = new Map(names.map((name) => [name, 0]));
  }

  list(): Record<string, boolean | number> {
    return Object.fromEntries(this.left);
  }

  set(change: Readonly<Record<string, boolean | number | string>>): void {
    for (const [name, left] of Object.entries(change)) if (this.left.has(name) && typeof left !== 'string') this.left.set(name, left === false ? 0 : left);
  }

  strikes(name: Name): boolean {
    const left = this.left.get(name);
    if (typeof left === 'number' && left > 0) this.left.set(name, left - 1);
    return left === true || (typeof left === 'number' && left > 0);
  }
}
