import type { Hand } from './hand.ts';
import type { Stand } from './stand.ts';

const LAST = 59;
const plain = (value: unknown): unknown => (typeof value === 'boolean' ? Number(value) : (value ?? ''));

/** Cells of the register that a page shows otherwise than the server has them now: row, column, the server's, the page's. */
export async function differences(stand: Stand, hand: Hand): Promise<unknown[]> {
  const [rows, grid] = [await stand.rows(), await hand.grid(`A2:J${LAST}`)];
  return grid.flatMap((line, row) =>
    line.flatMap((shown, column) => {
      const [kept, seen] = [plain(rows[row]?.values[column]), plain(shown)];
      return kept === seen ? [] : [[row + 2, column, kept, seen]];
    }),
  );
}
