import { describe, expect, it } from 'vitest';
import { ruleOf } from '../../../../infra/local/page/client/conditions.ts';
import type { Condition } from '../../../../infra/local/page/client/wire.ts';

/** Row 5 (index 4): B 已结案, C 调查回复 10:04 已超, D 12, E empty. */
const ROW: readonly (string | number | boolean)[] = ['KS-2610-0004', '已结案', '调查回复 10:04 已超', 12, '', true];
const read = (row: number, column: number) => (row === 4 ? (ROW[column] ?? '') : '');

const holds = (condition: Condition, column: number) => {
  const ranges = [{ startRowIndex: 1, startColumnIndex: 0, endColumnIndex: 6 }];
  return ruleOf({ ranges, booleanRule: { condition, format: {} } })?.holds(read, 4, column);
};
const formula = (text: string) => holds({ type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: text }] }, 3);

describe('a conditional format', () => {
  it.each([
    ['=$B2="已结案"', true],
    ['=$B2="待送达"', false],
    ['=$B2<>"待送达"', true],
    ['=OR($B2="待送达",$B2="已结案")', true],
    ['=AND($B2="已结案",$E2<>"")', false],
    ['=NOT(ISBLANK($E2))', false],
    ['=ISNUMBER(SEARCH("已超",$C2))', true],
    ['=ISNUMBER(SEARCH("前",$C2))', false],
    ['=REGEXMATCH($C2,"\\d\\d:\\d\\d")', true],
    ['=LEFT($A2,2)="KS"', true],
    ['=RIGHT($C2, 2) = "已超"', true],
    ['=LEN($E2)=0', true],
    ['=$D2>=10', true],
    ['=($D2-2)*2=20', true],
    ['=$D2>20', false],
    ['=$F2=TRUE', true],
    ['=$F2', true],
    ['=D2=12', false],
    ['=$B2&"!"="已结案!"', true],
    ['=$B2="say ""hi"""', false],
  ])('%s is %s', (text, expected) => {
    expect(formula(text)).toBe(expected);
  });

  it('moves relative columns with the cell it colours', () => {
    const relative: Condition = { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: '=A2=12' }] };
    expect([holds(relative, 3), holds(relative, 2)]).toEqual([true, false]);
  });

  it.each(['=VLOOKUP($A2,$B$1:$C$9,2)', '=$B2=', '=(', '=#REF!'])('colours nothing when it cannot read %s', (text) => {
    expect(formula(text)).toBeUndefined();
  });

  it.each<[Condition, number, boolean | undefined]>([
    [{ type: 'TEXT_EQ', values: [{ userEnteredValue: '已结案' }] }, 1, true],
    [{ type: 'TEXT_CONTAINS', values: [{ userEnteredValue: '已超' }] }, 2, true],
    [{ type: 'TEXT_STARTS_WITH', values: [{ userEnteredValue: '送达' }] }, 2, false],
    [{ type: 'NOT_BLANK' }, 4, false],
    [{ type: 'BLANK' }, 4, true],
    [{ type: 'NUMBER_GREATER', values: [{ userEnteredValue: '10' }] }, 3, true],
    [{ type: 'DATE_BEFORE', values: [{ userEnteredValue: '2026-01-01' }] }, 3, undefined],
  ])('%o', (condition, column, expected) => {
    expect(holds(condition, column)).toBe(expected);
  });

  it('covers its ranges and nothing else', () => {
    const rule = ruleOf({ ranges: [{ startRowIndex: 1, startColumnIndex: 1, endColumnIndex: 2 }], booleanRule: { condition: { type: 'BLANK' } } });
    expect([rule?.covers(0, 1), rule?.covers(1, 1), rule?.covers(900, 1), rule?.covers(1, 2)]).toEqual([false, true, true, false]);
  });
});
