/** A block of columns [left, right) over consecutive rows from `top`. */
export interface Block {
  readonly top: number;
  readonly left: number;
  readonly right: number;
  bottom: number;
}

const GAP = 3;

/** Runs of columns, bridging gaps of up to three cells that did not change. */
function runs(columns: ReadonlySet<number>): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const column of [...columns].toSorted((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && column - last[1] <= GAP) last[1] = column + 1;
    else found.push([column, column + 1]);
  }
  return found;
}

/** Few rectangles that together hold every touched cell. */
export function rectangles(rows: ReadonlyMap<number, ReadonlySet<number>>): readonly Block[] {
  const blocks: Block[] = [];
  let open = new Map<string, Block>();
  for (const [row, columns] of [...rows].toSorted(([a], [b]) => a - b)) {
    const still = new Map<string, Block>();
    for (const [left, right] of runs(columns)) {
      const key = `${left}:${right}`;
      const above = open.get(key);
      if (above?.bottom === row) above.bottom = row + 1;
      const block = above?.bottom === row + 1 ? above : { top: row, left, right, bottom: row + 1 };
      if (block !== above) blocks.push(block);
      still.set(key, block);
    }
    open = still;
  }
  return blocks;
}
