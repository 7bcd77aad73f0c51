import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDigest } from '../../../shared/sheet/bucket.ts';
import { printerOf } from '../../../shared/sheet/print.ts';
import { digestOf, firstFreeOf, numberIn, surveyRows, type Survey, type SurveyRow } from '../../../shared/sheet/survey.ts';

const LAYOUT = ['id', null, 'customer', 'content'];
const GIVEN = 450;
const id = (serial: number): string => `KS-2610-${String(serial).padStart(4, '0')}`;
const knows = (number: string): boolean => /^KS-26(09|10)-/.test(number) && Number(number.slice(8)) >= 1 && Number(number.slice(8)) <= GIVEN;
const survey = (...rows: readonly (readonly unknown[])[]): Survey => surveyRows(LAYOUT, rows, 'KS', knows);
const print = (cells: readonly unknown[]): number => printerOf(LAYOUT)(cells);
/** Everything that a later look compares. */
const compared = ({ digests, loose }: Survey): readonly unknown[] => [digests, loose];

describe('the number in a cell', () => {
  test.each<[string, unknown, string | undefined]>([
    ['as it was given out', 'KS-2610-0001', 'KS-2610-0001'],
    ['in full width', 'ＫＳ－２６１０－０００１', 'KS-2610-0001'],
    ['in small letters, with spaces', ' ks-2610-0001 ', 'KS-2610-0001'],
    ['with a zero too many', 'KS-2610-00001', 'KS-2610-0001'],
    ['the last that was given out', 'KS-2610-0450', 'KS-2610-0450'],
    ['not one that never was', 'KS-2610-0451', undefined],
    ['nor zero', 'KS-2610-0000', undefined],
    ['not one of another register', 'FK-2610-0001', undefined],
    ['not with a word beside it', 'KS-2610-0001 副本', undefined],
    ['not a number of Google\'s', 26_100_001, undefined],
    ['not a blank', '', undefined],
    ['not a tick', true, undefined],
    ['not a cell beyond the end of its row', undefined, undefined],
  ])('%s', (_, cell, expected) => expect(numberIn(cell, 'KS', knows)).toBe(expected));

  test('of five and six digits is none before it was given out', () => expect(numberIn('KS-2610-12345', 'KS', knows)).toBeUndefined());
  test.each(['KS-2610-12345', 'KS-2610-123456'])('%s is one afterwards', (number) => expect(numberIn(number, 'KS', () => true)).toBe(number));
  test('belongs to the whole prefix', () => expect(numberIn('KS-2610-0001', 'K', () => true)).toBeUndefined());
  test('is asked for in its one true form', () => {
    const asked: string[] = [];
    numberIn('ks-2610-00012', 'KS', (number) => asked.push(number) > 0);
    expect(asked).toEqual(['KS-2610-0012']);
  });
});

describe('a survey', () => {
  test('lists what is filled, by its index in the tab', () => {
    const { rows } = survey([id(1), '', '张'], ['', '只有备注'], [], ['', '', '李', '开裂']);
    expect(rows.map(({ index, id: number, print: value }) => [index, number, value])).toEqual([[1, id(1), print([id(1), '', '张'])], [4, undefined, print(['', '', '李', '开裂'])]]);
  });
  test('keeps the cells as read', () => expect(survey([id(1), '备注', '张']).rows[0]?.cells).toEqual([id(1), '备注', '张']));
  test('knows a number wherever its column stands', () => expect(surveyRows(['customer', 'id'], [['张', id(1)]], 'KS', knows).rows[0]?.id).toBe(id(1)));
  test('knows none without that column', () => expect(surveyRows(['customer', null], [[id(1), id(1)]], 'KS', knows).rows[0]).not.toHaveProperty('id'));
  test('of an empty tab says nothing', () => {
    const { rows, digests, loose, twice } = survey();
    expect([rows, digests, loose, twice]).toEqual([[], new Map(), 0, new Set()]);
  });
  test('adds up rows that are nobody\'s, below 48 bits', () => {
    const rows = Array.from({ length: 20 }, (_, index) => ['KS-2610-0451', '', `客户${index}`]);
    expect(survey(...rows).loose).toBe(rows.reduce((sum, cells) => sum + print(cells), 0) % 2 ** 48);
  });
  test('has a digest for each bucket', () => {
    const digests = survey([id(1)], [id(200)], [id(201)], ['KS-2609-0001']).digests;
    expect([...digests.keys()]).toEqual(['KS-2610/0', 'KS-2610/1', 'KS-2609/0']);
  });
  test('names the numbers that stand in more than one row', () => expect(survey([id(1)], [id(2)], [id(1), '', '张'], [id(3)], [id(1)]).twice).toEqual(new Set([id(1)])));
  test('tells a row that stands twice from one that stands once', () => expect(compared(survey([id(1), '', '张'], [id(1), '', '张']))).not.toEqual(compared(survey([id(1), '', '张']))));
});

const placeOf = (number: string, rows: readonly (readonly unknown[])[]): number | undefined => survey(...rows).rows.find((row) => row.id === number)?.place;

describe('the place of a row', () => {
  const rows = [[id(1)], [id(2)], [id(3)], ['', '', '新'], [id(4)]];

  test('is a number of 16 bits', () => expect(survey(...rows).rows.every(({ place }) => Number.isInteger(place) && place >= 0 && place < 2 ** 16)).toBe(true));
  test('uses them all', () => expect(Math.max(...survey(...Array.from({ length: 40 }, (_, index) => [id(index + 1)])).rows.map(({ place }) => place))).toBeGreaterThan(2 ** 15));
  test('is the same in every release, for it is kept', () => expect(survey(...rows).rows.map(({ place }) => place)).toEqual([4_605, 5_214, 57_814, 0, 65_087]));
  test('is none for a row that is nobody\'s', () => expect(survey(...rows).rows[3]?.place).toBe(0));
  test.each<[string, string, readonly (readonly unknown[])[]]>([
    ['the row was cut and put elsewhere', id(2), [[id(1)], [], [id(3)], ['', '', '新'], [id(4)], [id(2)]]],
    ['a blank row came above it', id(2), [[id(1)], [], [id(2)], [id(3)], ['', '', '新'], [id(4)]]],
    ['a row that is nobody\'s came above it', id(2), [[id(1)], ['', '', '又'], [id(2)], [id(3)], [id(4)]]],
    ['it was the first and is no longer', id(1), [[], [id(1)], [id(2)], [id(3)], ['', '', '新'], [id(4)]]],
    ['it changed places with the one above', id(3), [[id(1)], [id(3)], [id(2)], ['', '', '新'], [id(4)]]],
    ['what stands above it has another number', id(2), [[id(5)], [id(2)], [id(3)]]],
  ])('is another where %s', (_, number, now) => expect(placeOf(number, now)).not.toBe(placeOf(number, rows)));
  test.each<[string, string, readonly (readonly unknown[])[]]>([
    ['far above something came in', id(3), [[], [id(1)], [id(2)], [id(3)]]],
    ['the one above says something else', id(2), [[id(1), '', '张'], [id(2)]]],
    ['the row itself says something else', id(2), [[id(1)], [id(2), '', '张']]],
    ['nothing but a stranger\'s column is filled above', id(4), [[id(1)], [id(2)], [id(3)], ['', '备注'], [id(4)]]],
  ])('is the same where %s', (_, number, now) => expect(placeOf(number, now)).toBe(placeOf(number, rows)));
  test('of the first row depends on how far down it stands', () => expect(new Set(Array.from({ length: 50 }, (_, gap) => placeOf(id(1), [...Array.from({ length: gap }, () => []), [id(1)]]))).size).toBe(50));
});

const row = fc.record({ serial: fc.integer({ min: 1, max: GIVEN }), customer: fc.constantFrom('', '张', '李', 1, true) });
const filled = fc.uniqueArray(row, { selector: ({ serial }) => serial, minLength: 1, maxLength: 12 });
const cellsOf = ({ serial, customer }: { readonly serial: number; readonly customer: unknown }): readonly unknown[] => [id(serial), '', customer];

const bare = (index: number, number: string, value: number): SurveyRow => ({ index, id: number, print: value, place: 0, cells: [] });

describe('digests', () => {
  test('of rows surveyed again are the same: only index, number and fingerprint count', () =>
    fc.assert(fc.property(filled, (all) => {
      const first = survey(...all.map(cellsOf));
      expect(compared(digestOf(first.rows))).toEqual(compared(first));
      expect(compared(digestOf(first.rows.map((it) => ({ ...it, place: 1, cells: [] }))))).toEqual(compared(first));
    })));
  test('of one row are its number, fingerprint and place', () => {
    const { rows: [only], digests } = survey([id(1), '', '张']);
    expect(digests).toEqual(new Map([['KS-2610/0', addDigest(0, id(1), print([id(1), '', '张']), only?.place ?? 0)]]));
  });
  test('change where one row says something else, and only in its bucket', () =>
    fc.assert(fc.property(filled, fc.nat(), (all, pick) => {
      const at = pick % all.length;
      const before = survey(...all.map(cellsOf)).digests;
      const after = survey(...all.map((it, index) => (index === at ? [id(it.serial), '', '王'] : cellsOf(it)))).digests;
      const other = [...before].filter(([bucket, digest]) => after.get(bucket) !== digest).map(([bucket]) => bucket);
      expect([other, after.size]).toEqual([[`KS-2610/${Math.floor(((all[at]?.serial ?? 0) - 1) / 200)}`], before.size]);
    })));
  test('change where two neighbours change places', () =>
    fc.assert(fc.property(filled.filter((all) => all.length > 1), fc.nat(), (all, pick) => {
      const at = pick % (all.length - 1);
      const [upper, lower] = [all[at], all[at + 1]];
      const swapped = all.map((it, index) => (index === at ? lower ?? it : index === at + 1 ? upper ?? it : it));
      expect(compared(survey(...swapped.map(cellsOf)))).not.toEqual(compared(survey(...all.map(cellsOf))));
    })));
  test('change where a row goes', () =>
    fc.assert(fc.property(filled, fc.nat(), (all, pick) => {
      const left = all.toSpliced(pick % all.length, 1);
      expect(compared(survey(...left.map(cellsOf)))).not.toEqual(compared(survey(...all.map(cellsOf))));
    })));
  test('change where two rows give each other their numbers', () => {
    const [before, after] = [[id(1), id(2)], [id(2), id(1)]].map(([one = '', other = '']) => digestOf([bare(1, one, 77), bare(3, other, 77)]));
    expect(before?.digests).not.toEqual(after?.digests);
  });
  test('change where two rows give each other their fingerprints', () => expect(compared(digestOf([bare(1, id(1), 5), bare(2, id(2), 9)]))).not.toEqual(compared(digestOf([bare(1, id(1), 9), bare(2, id(2), 5)]))));
  test('of rows that are nobody\'s do not mind their order, nor where they stand', () => {
    const [one, other] = [['', '', '张'], ['', '', '李']];
    expect(compared(survey(one, other))).toEqual(compared(survey(other, [], one)));
  });
});

describe('the first free row', () => {
  test.each<[string, readonly (readonly unknown[])[], number]>([
    ['lies straight below the header of an empty tab', [], 1],
    ['below the last that is filled', [[id(1)], [id(2)]], 3],
    ['also where only a stranger\'s column is', [[id(1)], ['', '备注']], 3],
    ['past gaps', [[id(1)], [], [id(2)], []], 4],
    ['a blank text and an unticked box take up no room', [[id(1)], ['', false]], 2],
    ['a zero does', [[id(1)], [0]], 3],
  ])('%s', (_, rows, expected) => expect(firstFreeOf(rows)).toBe(expected));
});
