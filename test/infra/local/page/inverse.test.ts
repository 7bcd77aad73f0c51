import { describe, expect, it } from 'vitest';
import type { Ask, Kept } from '../../../../infra/local/page/client/changes.ts';
import { doomed, inverse, keptOf } from '../../../../infra/local/page/client/inverse.ts';
import type { Op } from '../../../../infra/local/page/client/wire.ts';

const rows = { sheetId: 7, dimension: 'ROWS' } as const;
const stretch = (start: number, end: number) => ({ dimension: 'ROWS', start, end });
const kept = (text: string): Kept => ({ cells: [[{ note: text }]], widths: [], tags: [{ offset: 0, tag: { metadataId: 9 } }] });
const reordered = (...order: number[]): Op => ({ op: 'reorder', sheetId: 7, start: 4, order });
const order = (...order: number[]): Ask => ({ kind: 'order', sheetId: 7, start: 4, width: 3, order });
const cut: Ask = { kind: 'cut', sheetId: 7, start: 1, end: 2, to: 5, count: 1 };

describe('what takes back what the server did', () => {
  it.each<[string, Ask, Kept[], Op[], Ask | undefined]>([
    ['an insert', { ...rows, kind: 'insert', start: 3, end: 5, inherit: true }, [], [], { ...rows, kind: 'delete', start: 3, end: 5 }],
    ['a delete, with all that was there', { ...rows, kind: 'delete', start: 3, end: 4 }, [kept('a')], [], { ...rows, kind: 'restore', start: 3, end: 4, kept: kept('a') }],
    ['a restore', { ...rows, kind: 'restore', start: 3, end: 4, kept: kept('a') }, [], [], { ...rows, kind: 'delete', start: 3, end: 4 }],
    ['a move down', { ...rows, kind: 'move', start: 2, end: 4, to: 7 }, [], [], { ...rows, kind: 'move', start: 5, end: 7, to: 2 }],
    ['a move up', { ...rows, kind: 'move', start: 5, end: 7, to: 2 }, [], [], { ...rows, kind: 'move', start: 2, end: 4, to: 7 }],
    ['a sort', { kind: 'sort', sheetId: 7, start: 1, end: 9, width: 3, keys: [] }, [], [reordered(6, 4, 5)], order(5, 6, 4)],
    ['a former order', order(5, 6, 4), [], [reordered(5, 6, 4)], order(6, 4, 5)],
    ['a sort that moved nothing', { kind: 'sort', sheetId: 7, start: 1, end: 9, width: 3, keys: [] }, [], [], undefined],
    ['a cut: both its ends', cut, [kept('a'), kept('b')], [], { kind: 'put', sheetId: 7, blocks: [{ start: 1, cells: [[{ note: 'a' }]] }, { start: 5, cells: [[{ note: 'b' }]] }] }],
  ])('%s', (_, ask, found, ops, expected) => {
    expect(inverse(ask, found, ops, 3)).toEqual(expected);
  });

  it.each<[Ask, object[]]>([
    [{ ...rows, kind: 'delete', start: 3, end: 5 }, [{ kind: 'delete', sheetId: 7, ...stretch(3, 5) }]],
    [cut, [stretch(1, 2), stretch(5, 6)]],
    [{ ...cut, kind: 'copy' }, [stretch(5, 6)]],
    [{ kind: 'put', sheetId: 7, blocks: [{ start: 2, cells: [[], []] }] }, [stretch(2, 4)]],
    [{ ...rows, kind: 'insert', start: 3, end: 5, inherit: true }, []],
  ])('is read before: %o', (ask, expected) => {
    expect(doomed(ask)).toEqual(expected);
  });
});

describe('lines that are about to go', () => {
  it('are kept as wide as the tab, empty cells too, with their metadata', () => {
    const data = [{ rowData: [{ values: [{ note: 'a' }] }], rowMetadata: [{}, { developerMetadata: [{ metadataId: 9 }] }] }];
    expect(keptOf({ properties: {}, data }, { dimension: 'ROWS', start: 3, end: 5 }, 2)).toEqual({
      cells: [[{ note: 'a' }, {}], [{}, {}]],
      widths: [],
      tags: [{ offset: 1, tag: { metadataId: 9 } }],
    });
  });

  it('of columns are kept as far as they hold anything, with their widths', () => {
    const data = [{ rowData: [{ values: [{ note: 'a' }] }, {}], columnMetadata: [{ pixelSize: 80, developerMetadata: [{ metadataId: 3 }] }] }];
    expect(keptOf({ properties: {}, data }, { dimension: 'COLUMNS', start: 1, end: 2 }, 9)).toEqual({
      cells: [[{ note: 'a' }], [{}]],
      widths: [80],
      tags: [{ offset: 0, tag: { metadataId: 3 } }],
    });
  });
});
