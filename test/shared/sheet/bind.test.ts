import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metadataIdOf } from '../../../shared/registers/number.ts';
import { bindRows, conflictsIn, marksOf, typedOf, type Known } from '../../../shared/sheet/bind.ts';
import type { Raw } from '../../../shared/sheet/cell.ts';
import type { TabRow } from '../../../shared/sheet/tab.ts';
import { tabRow } from './kit.ts';

const [ONE, TWO, THREE] = ['KS-2610-0001', 'KS-2610-0002', 'KS-2610-0003'] as const;
const NEVER = 'KS-2610-0099';
/** What each record says. */
const SAYS: Readonly<Record<string, string>> = { [ONE]: '一', [TWO]: '二', [THREE]: '三' };

const mark = (...numbers: readonly string[]): readonly number[] => numbers.map(metadataIdOf);
/** A row by what it says, its number and its marks; it is as much like a record as it says of that record's words. The first two say 同 too. */
const row = (index: number, says: string, id: Raw | undefined, ...marks: readonly string[]): TabRow => tabRow(index, { ...(says === '' ? {} : { content: says }), ...(id === undefined ? {} : { id }) }, ...mark(...marks));

const likeness = ({ cells }: TabRow, id: string): number => {
  const words = String(cells['content']?.raw ?? '').split('');
  return words.length === 0 ? 0 : words.filter((word) => word === SAYS[id] || (word === '同' && id !== THREE)).length / words.length;
};
const known = (...settled: readonly string[]): Known => ({ prefix: 'KS', knows: (id) => SAYS[id] !== undefined, settled: new Set(settled), likeness });

const told = (rows: readonly TabRow[], ...settled: readonly string[]): readonly string[] => {
  const { bound, loose } = bindRows(rows, known(...settled));
  const sentences = bound.map(({ id, row: { index }, marked, renumbered }) => ({ index, text: `row ${index} is ${Object.keys(SAYS).indexOf(id) + 1}${marked ? '' : ' by its number'}${renumbered ? ', renumbered' : ''}` }));
  return [...sentences, ...loose.map(({ index }) => ({ index, text: `row ${index} is new` }))].toSorted((a, b) => a.index - b.index).map(({ text }) => text);
};

describe('which row is which record', () => {
  test.each<[string, readonly TabRow[], readonly string[]]>([
    ['where mark and number agree there is nothing to decide', [row(1, '一', ONE, ONE), row(2, '二', TWO, TWO)], ['row 1 is 1', 'row 2 is 2']],
    ['wherever the rows stand', [row(1, '二', TWO, TWO), row(2, '一', ONE, ONE)], ['row 1 is 2', 'row 2 is 1']],
    ['whatever they say', [row(1, '二', ONE, ONE), row(2, '', TWO, TWO)], ['row 1 is 1', 'row 2 is 2']],
    ['also with a number in full width', [row(1, '一', 'ｋｓ－２６１０－０００１', ONE)], ['row 1 is 1']],
    ['a foreign mark does no harm', [tabRow(1, { id: ONE }, 42, ...mark(ONE))], ['row 1 is 1']],
    ['nor one of a number nobody was given', [row(1, '一', ONE, NEVER, ONE)], ['row 1 is 1']],
    ['of two marks the one that agrees counts', [row(1, '一', TWO, ONE, TWO)], ['row 1 is 2']],

    ['without a number the mark stands', [row(1, '一', undefined, ONE)], ['row 1 is 1']],
    ['also on a row that is bare', [row(1, '', undefined, ONE)], ['row 1 is 1']],
    ['also where a word stands for the number', [row(1, '一', '新', ONE)], ['row 1 is 1']],
    ['or a number nobody was given', [row(1, '一', NEVER, ONE)], ['row 1 is 1']],
    ['or one of another register', [row(1, '一', 'FK-2610-0002', ONE)], ['row 1 is 1']],
    ['of two marks the first counts', [row(1, '一', undefined, TWO, ONE)], ['row 1 is 2']],
    ['cut and pasted: the mark stayed on a bare row, the record went with its number', [row(1, '', undefined, ONE), row(2, '一', ONE)], ['row 1 is new', 'row 2 is 1 by its number']],
    ['also upwards', [row(1, '一', ONE), row(2, '', undefined, ONE)], ['row 1 is 1 by its number', 'row 2 is new']],
    ['a row with two marks keeps the one whose number went nowhere', [row(1, '', undefined, ONE, TWO), row(2, '一', ONE)], ['row 1 is 2', 'row 2 is 1 by its number']],
    ['a number that another marked row was given instead takes no mark away', [row(1, '', undefined, ONE), row(2, '二', ONE, TWO)], ['row 1 is 1', 'row 2 is 2, renumbered']],

    ['where they disagree the mark stands: a number was pasted over', [row(1, '一', TWO, ONE)], ['row 1 is 1, renumbered']],
    ['also two numbers that changed places by hand', [row(1, '一', TWO, ONE), row(2, '二', ONE, TWO)], ['row 1 is 1, renumbered', 'row 2 is 2, renumbered']],
    ['a whole row pasted over another is an edit of that other, for the first still stands', [row(1, '一', ONE, ONE), row(2, '一', ONE, TWO)], ['row 1 is 1', 'row 2 is 2, renumbered']],
    ['also where the first stands below', [row(1, '一', ONE, TWO), row(2, '一', ONE, ONE)], ['row 1 is 2, renumbered', 'row 2 is 1']],
    ['dragged down, a number is everybody\'s but of the first', [row(1, '一', ONE, ONE), row(2, '二', ONE, TWO), row(3, '三', ONE, THREE)], ['row 1 is 1', 'row 2 is 2, renumbered', 'row 3 is 3, renumbered']],
    ['dragged into a series, each number names the next record', [row(1, '一', ONE, ONE), row(2, '二', THREE, TWO), row(3, '三', NEVER, THREE)], ['row 1 is 1', 'row 2 is 2, renumbered', 'row 3 is 3']],
    ['a block pasted in another order: what the rows say decides, all follow their numbers', [row(1, '二', TWO, ONE), row(2, '三', THREE, TWO), row(3, '一', ONE, THREE)], ['row 1 is 2 by its number', 'row 2 is 3 by its number', 'row 3 is 1 by its number']],
    ['a row cut and pasted over another took its place', [row(1, '', undefined, ONE), row(2, '一', ONE, TWO)], ['row 1 is new', 'row 2 is 1 by its number']],
    ['a row cut away, and a copy of another pasted where it had been: the first went with its number', [row(1, '二', TWO, ONE), row(2, '二', TWO, TWO), row(3, '一', ONE)], ['row 1 is new', 'row 2 is 2', 'row 3 is 1 by its number']],
    ['a row copied away, and another\'s number pasted over it', [row(1, '一', TWO, ONE), row(2, '二', TWO, TWO), row(3, '一', ONE)], ['row 1 is 1, renumbered', 'row 2 is 2', 'row 3 is new']],
    ['pasted over, while its number stands where nobody knows it', [row(1, '二', TWO, ONE), row(2, '二', TWO, TWO), row(3, '一一一三三', ONE)], ['row 1 is 1, renumbered', 'row 2 is 2', 'row 3 is new']],
    ['who says seven tenths of it is that record', [row(1, '二二二二二二二一一一', TWO, ONE)], ['row 1 is 2 by its number']],
    ['who says less is not', [row(1, '二二二二二二三三三三', TWO, ONE)], ['row 1 is 1, renumbered']],
    ['who says a little more of it than of the mark\'s is', [row(1, '同同二', TWO, ONE)], ['row 1 is 2 by its number']],
    ['of two that say the same the mark stands', [row(1, '同', TWO, ONE)], ['row 1 is 1, renumbered']],
    ['also where a second mark says nothing of it', [row(1, '同', TWO, ONE, THREE)], ['row 1 is 1, renumbered']],
    ['of two marks neither may be likelier', [row(1, '二', TWO, ONE, THREE)], ['row 1 is 2 by its number']],
    ['of two that contents claim one number the upper has it', [row(1, '三', THREE, ONE), row(2, '三', THREE, TWO)], ['row 1 is 3 by its number', 'row 2 is 2, renumbered']],

    ['a number alone binds where nobody has a better claim', [row(1, '一', ONE)], ['row 1 is 1 by its number']],
    ['also where the row says something else', [row(1, '二', ONE)], ['row 1 is 1 by its number']],
    ['and in full width', [row(1, '一', 'ＫＳ－２６１０－０００１')], ['row 1 is 1 by its number']],
    ['a copy is new', [row(1, '一', ONE, ONE), row(2, '一', ONE)], ['row 1 is 1', 'row 2 is new']],
    ['also above', [row(1, '一', ONE), row(2, '一', ONE, ONE)], ['row 1 is new', 'row 2 is 1']],
    ['of several without a mark the likeliest is the record', [row(1, '二', ONE), row(2, '一二', ONE), row(3, '一', ONE), row(4, '一二', ONE)], ['row 1 is new', 'row 2 is new', 'row 3 is 1 by its number', 'row 4 is new']],
    ['of equals the upper', [row(2, '一', ONE), row(1, '一', ONE), row(3, '一', ONE)], ['row 1 is 1 by its number', 'row 2 is new', 'row 3 is new']],
    ['a row that lost its mark to nobody has its number left', [row(1, '二', TWO, ONE), row(2, '一', ONE)], ['row 1 is 2 by its number', 'row 2 is 1 by its number']],
    ['a number nobody was given binds nothing', [row(1, '一', NEVER)], ['row 1 is new']],
    ['nor does its mark', [row(1, '一', undefined, NEVER)], ['row 1 is new']],
    ['nor a mark that is not ours', [tabRow(1, { content: '一' }, 42)], ['row 1 is new']],
    ['nor a word', [row(1, '一', '新')], ['row 1 is new']],
    ['nor a number of Google\'s', [row(1, '一', 26_100_001)], ['row 1 is new']],
    ['a row without either is new', [row(1, '一', undefined)], ['row 1 is new']],
  ])('%s', (_, rows, expected) => expect(told(rows)).toEqual(expected));

  test.each<[string, readonly TabRow[], readonly string[]]>([
    ['its copy is new', [row(5, '一', ONE)], ['row 5 is new']],
    ['a row with both its identities too', [row(5, '一', ONE, ONE)], ['row 5 is new']],
    ['its number pasted over another\'s gives way to the mark, whatever the row says', [row(5, '一', ONE, TWO)], ['row 5 is 2, renumbered']],
    ['a stray mark of it binds nothing', [row(5, '一', undefined, ONE)], ['row 5 is new']],
    ['nor does it hide another', [row(5, '一', undefined, ONE, TWO)], ['row 5 is 2']],
  ])('of a record that stands where it stood, %s', (_, rows, expected) => expect(told(rows, ONE)).toEqual(expected));
});

describe('rows that need their records read', () => {
  test.each<[string, TabRow, readonly string[]]>([
    ['mark and number disagree', row(1, '', TWO, ONE), [TWO, ONE]],
    ['with several marks', row(1, '', TWO, ONE, THREE), [TWO, ONE, THREE]],
    ['not where they agree', row(1, '', TWO, TWO), []],
    ['nor where one of the marks does', row(1, '', TWO, ONE, TWO), []],
    ['nor where one is missing', row(1, '', TWO), []],
    ['nor the other', row(1, '', undefined, ONE), []],
    ['nor where the number was never given', row(1, '', NEVER, ONE), []],
    ['nor the mark', row(1, '', ONE, NEVER), []],
  ])('%s', (_, it, expected) => expect(conflictsIn([it], known())).toEqual(expected));
  test('of all rows', () => expect(conflictsIn([row(1, '', TWO, ONE), row(2, '', THREE, THREE), row(3, '', ONE, TWO)], known())).toEqual([TWO, ONE, ONE, TWO]));
});

describe('identities', () => {
  test('are the marks of known numbers of this register', () => expect([marksOf(tabRow(1, {}, 42, ...mark(TWO, NEVER, ONE)), known()), marksOf(tabRow(1, {}), known())]).toEqual([[TWO, ONE], []]));
  test.each<[Raw | undefined, string | undefined]>([[ONE, ONE], [' ks-2610-00002', TWO], [NEVER, undefined], ['FK-2610-0001', undefined], ['张', undefined], [1, undefined], [undefined, undefined]])('the number in %j is %s', (id, expected) => expect(typedOf(row(1, '', id), known())).toBe(expected));
  test('a prefix is the whole of it', () => expect(typedOf(row(1, '', ONE), { ...known(), prefix: 'K' })).toBeUndefined());
});

const ids = [ONE, TWO, THREE, NEVER];
const anyRow = fc.record({ id: fc.option(fc.constantFrom(...ids, '新')), marks: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 2 }), says: fc.constantFrom('', '一', '二', '三', '一二', '二二二一') });
/** A mark is on one row at most: Google gives each id out once. */
const anyTab = fc.array(anyRow, { maxLength: 8 }).map((all) => {
  const met = new Set<string>();
  return all.map(({ id, marks, says }, index) => row(index + 1, says, id ?? undefined, ...marks.filter((it) => !met.has(it) && met.add(it))));
});
const anySettled = fc.subarray([ONE, TWO, THREE]);
const idsOf = (rows: readonly TabRow[], settled: readonly string[] = []): ReadonlyMap<TabRow, string> => new Map(bindRows(rows, known(...settled)).bound.map(({ id, row: it }) => [it, id]));

describe('whatever stands in a tab', () => {
  test('a record has one row at most, a row is one record at most, and no row is lost', () =>
    fc.assert(fc.property(anyTab, anySettled, (rows, settled) => {
      const { bound, loose } = bindRows(rows, known(...settled));
      expect(new Set(bound.map(({ id }) => id)).size).toBe(bound.length);
      expect([...bound.map((it) => it.row), ...loose].toSorted((a, b) => a.index - b.index)).toEqual(rows);
      expect(bound.filter(({ id }) => settled.some((it) => it === id) || SAYS[id] === undefined)).toEqual([]);
    })));
  test('each is bound by an identity of its own', () =>
    fc.assert(fc.property(anyTab, (rows) => {
      const facts = bindRows(rows, known()).bound.map((it) => ({ ...it, marks: marksOf(it.row, known()), typed: typedOf(it.row, known()) }));
      expect(facts.filter(({ id, marks, typed, marked }) => marked !== marks.includes(id) || (!marked && typed !== id))).toEqual([]);
      expect(facts.filter(({ id, typed, marked, renumbered }) => (renumbered === true) !== (marked && typed !== undefined && typed !== id))).toEqual([]);
    })));
  test('a row in which both agree is that record', () =>
    fc.assert(fc.property(anyTab, (rows) => {
      const found = idsOf(rows);
      const agreed = rows.filter((it) => marksOf(it, known()).includes(typedOf(it, known()) ?? ''));
      expect(agreed.map((it) => found.get(it))).toEqual(agreed.map((it) => typedOf(it, known())));
    })));
  test('no record goes without a row while one that names it is nobody\'s', () =>
    fc.assert(fc.property(anyTab, anySettled, (rows, settled) => {
      const { bound, loose } = bindRows(rows, known(...settled));
      const taken = new Set<string | undefined>([undefined, ...settled, ...bound.map(({ id }) => id)]);
      expect(loose.flatMap((it) => [...marksOf(it, known()), typedOf(it, known())]).filter((id) => !taken.has(id))).toEqual([]);
    })));
  test('where no number stands twice, the order of the rows makes no difference', () =>
    fc.assert(fc.property(anyTab.filter((rows) => {
      const typed = rows.flatMap((it) => typedOf(it, known()) ?? []);
      return new Set(typed).size === typed.length;
    }), (rows) => {
      const found = idsOf(rows);
      expect(rows.filter((it) => idsOf(rows.toReversed()).get(it) !== found.get(it))).toEqual([]);
    })));
});

describe('whatever people do to whole rows', () => {
  type Deed = 'nothing' | 'cut' | 'copied' | 'number emptied' | 'number mistyped' | 'edited';
  /** What becomes of the row of a record: its rows afterwards, the first of them the record. */
  const done = (id: string, deed: Deed): readonly TabRow[] => {
    const says = SAYS[id] ?? '';
    if (deed === 'cut') return [row(0, says, id), row(0, '', undefined, id)];
    if (deed === 'copied') return [row(0, says, id, id), row(0, says, id)];
    if (deed === 'edited') return [row(0, '全改了', id, id)];
    return [row(0, says, deed === 'number emptied' ? undefined : deed === 'number mistyped' ? NEVER : id, id)];
  };
  const deed = fc.constantFrom<Deed>('nothing', 'cut', 'copied', 'number emptied', 'number mistyped', 'edited');
  const day = fc.tuple(deed, deed, deed).chain((deeds) => {
    const rows = deeds.flatMap((it, index) => done(ids[index] ?? '', it).map((one, at) => ({ one, id: at === 0 ? ids[index] : undefined })));
    return fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length });
  });

  test('each record is where it went, and copies and bare rows are new', () =>
    fc.assert(fc.property(day, (rows) => {
      const tab = rows.map(({ one }, index) => ({ ...one, index }));
      const found = idsOf(tab);
      expect(tab.map((it) => found.get(it))).toEqual(rows.map(({ id }) => id));
    })));
});
