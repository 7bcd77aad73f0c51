import { describe, expect, test } from 'vitest';
import { Scene } from './scene.ts';

/* What staff simulated found, told once more by hand. */

const id = (serial: number): string => `KS-2610-${String(serial).padStart(4, '0')}`;

describe('a row is cut out and what was cut is deleted', () => {
  test.each([['the last one', 3], ['one above others', 2]])('%s: the empty row is the record still, for its mark is there', async (_, row) => {
    const scene = await Scene.open(2);
    scene.ask({ cutPaste: { source: scene.cells(row), destination: { sheetId: 1, rowIndex: 6, columnIndex: 0 }, pasteType: 'PASTE_NORMAL' } }, { deleteDimension: { range: scene.lines(7) } });
    await scene.look();
    expect([scene.says(id(row - 1)), scene.row(row)['id']]).toEqual([{}, id(row - 1)]);
  });
});
