import { describe, expect, it } from 'vitest';
import { isStill, placesBetween } from '../../../../infra/local/page/client/places.ts';

const titles = ['编号', '客户', '电话'];
const marks = (...rows: string[]) => ({ rows: ['编号', ...rows], titles });

describe('rows after a fresh read of which nobody said what changed', () => {
  it.each<[string, string[], string[], number, number | undefined]>([
    ['stay', ['K1', 'K2'], ['K1', 'K2'], 2, 2],
    ['move down below an insert', ['K1', 'K2'], ['K1', '', 'K2'], 2, 3],
    ['follow a sort', ['K1', 'K2', 'K3'], ['K3', 'K1', 'K2'], 1, 2],
    ['are gone when their mark is', ['K1', 'K2', 'K3'], ['K1', 'K3'], 2, undefined],
    ['without a mark keep their distance from the one above', ['K1', '', ''], ['K0', 'K1', '', ''], 3, 4],
    ['whose neighbour is gone keep it from the next one', ['K1', 'K2', ''], ['K1', ''], 3, 3],
    ['marked here and not yet there are where they were written', ['K1', '新'], ['K0', 'K1', ''], 2, 3],
    ['with a mark that stands twice go by their neighbour', ['K1', 'D', 'D'], ['K0', 'K1', 'D', 'D'], 2, 3],
  ])('%s', (_, before, after, row, expected) => {
    expect(placesBetween(marks(...before), marks(...after)).row(row)).toBe(expected);
  });

  it('and columns go by their titles', () => {
    const { column } = placesBetween(marks(), { rows: ['编号'], titles: ['编号', '新列', '电话'] });
    expect([column(0), column(1), column(2)]).toEqual([0, undefined, 2]);
  });

  it.each([
    [true, ['K1', ''], ['K1', 'K2']],
    [false, ['K1', 'K2'], ['K2', 'K1']],
    [false, ['K1'], ['K1', '']],
  ])('all stood still: %s', (still, before, after) => {
    expect(isStill(marks(...before), marks(...after))).toBe(still);
  });
});
