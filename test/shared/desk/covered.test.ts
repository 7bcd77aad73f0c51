import { beforeEach, describe, expect, test } from 'vitest';
import { Scene } from './scene.ts';

/* Google keeps of merged cells what the first one says, and says nothing when they are taken apart again. */

const ID = 'KS-2610-0001';
let scene: Scene;
beforeEach(async () => {
  scene = await Scene.open(2);
  scene.type(2, { phone: '13800000000', contract: 'HT-1' });
  await scene.look();
  scene.ask({ mergeCells: { range: scene.cells(2, 'phone', 'contract'), mergeType: 'MERGE_ALL' } });
  await scene.look();
});

describe('a cell of a record lies under a merge', () => {
  test('nobody can tell what it says, and the record says what it said', () => expect(scene.says(ID)).toMatchObject({ phone: '13800000000', contract: 'HT-1' }));
  test('a quiet look takes one more read and writes nothing', async () => {
    const before = scene.shop.writes;
    expect(await scene.look()).toEqual({ reads: 2, writes: 0 });
    expect(scene.shop.writes).toBe(before);
  });
  test('taken apart, it is empty, for the record too, in two reads', async () => {
    scene.ask({ unmergeCells: { range: scene.cells(2) } });
    expect(await scene.look()).toMatchObject({ reads: 2 });
    expect(scene.says(ID)).not.toHaveProperty('contract');
    expect(await scene.look()).toEqual({ reads: 1, writes: 0 });
  });
  test('what is typed once it is taken apart counts', async () => {
    scene.ask({ unmergeCells: { range: scene.cells(2) } });
    scene.type(2, { contract: 'HT-2' });
    await scene.look();
    expect(scene.says(ID)).toMatchObject({ contract: 'HT-2' });
  });
});

test('a cell of the system that was under a merge is written once it is taken apart', async () => {
  scene.ask({ mergeCells: { range: scene.cells(3, 'id', 'status'), mergeType: 'MERGE_ALL' } });
  await scene.look();
  scene.ask({ unmergeCells: { range: scene.cells(3) } });
  await scene.look();
  expect(scene.row(3)).toMatchObject({ id: 'KS-2610-0002', status: '待送达' });
});

test('a number that was under a merge is written once it is taken apart', async () => {
  scene.ask({ updateCells: { range: scene.cells(3, 'id', 'id'), fields: 'userEnteredValue', rows: [{ values: [{}] }] } }, { mergeCells: { range: { ...scene.cells(2, 'id', 'id'), endRowIndex: 3 }, mergeType: 'MERGE_ALL' } });
  for (let looks = 0; looks < 3; looks += 1) await scene.look();
  scene.ask({ unmergeCells: { range: scene.cells(3) } });
  for (let looks = 0; looks < 2; looks += 1) await scene.look();
  expect([scene.row(2)['id'], scene.row(3)['id'], scene.shop.memory.heads.size]).toEqual([ID, 'KS-2610-0002', 2]);
});
