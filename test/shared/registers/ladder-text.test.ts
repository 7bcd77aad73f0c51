import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printWhen, type LadderStep } from '../../../shared/clocks/steps.ts';
import { LADDER_ROLES, readLadder } from '../../../shared/registers/ladder-text.ts';

const printed = ({ when, up, roles }: LadderStep): string => [printWhen(when), ...(up > 0 ? [`+${up}`] : []), ...roles].join(' ');
const read = (text: string): readonly string[] | string => {
  const found = readLadder(text);
  return 'steps' in found ? found.steps.map(printed) : `wrong: ${found.wrong}`;
};

describe('阶梯', () => {
  test.each<[string, string, readonly string[]]>([
    ['shares of the limit', '67% 责任人; 100% +1; 200% +2', ['67%', '100% +1', '200% +2']],
    ['minutes before and after due', '-10分钟 责任人; +30分钟 +1', ['-10分钟', '+30分钟 +1']],
    ['hours', '-1小时 责任人；+1.5小时 总经理', ['-60分钟', '+90分钟 总经理']],
    ['full width, as people type it', '６７％ 责任人；１００％ ＋１', ['67%', '100% +1']],
    ['without spaces', '67%责任人;100%+1', ['67%', '100% +1']],
    ['a line for each step, with an empty one', '50% 责任人\n\n100% +1\n', ['50%', '100% +1']],
    ['several at once', '100% +1、负责人、最高领导', ['100% +1 负责人 最高领导']],
    ['due by its name', '到期 责任人', ['100%']],
    ['no minutes are due itself', '+0分钟 +1', ['0分钟 +1']],
    ['two steps at one moment are one, the higher level counts', '100% +1; 100% +3 总经理', ['100% +3 总经理']],
    ['any of the roles', LADDER_ROLES.map((role, index) => `${index + 1}% ${role}`).join('; '), LADDER_ROLES.map((role, index) => `${index + 1}% ${role}`)],
    ['a share with a fraction', '66.5% 责任人', ['66.5%']],
  ])('takes %s', (_, text, expected) => expect(read(text)).toEqual(expected));

  test.each([
    ['nobody named', '67%', '67%'],
    ['somebody nobody knows', '67% 责任人; 100% 班长', '100% 班长'],
    ['no moment', '责任人', '责任人'],
    ['a number without its unit', '67 责任人', '67 责任人'],
    ['minutes without before or after', '30分钟 责任人', '30分钟 责任人'],
    ['no time at all', '0% 责任人', '0% 责任人'],
    ['more than a ladder can be', '9999% 责任人', '9999% 责任人'],
    ['more than a month', '+99999分钟 责任人', '+99999分钟 责任人'],
    ['half a minute', '+0.5分钟 责任人', '+0.5分钟 责任人'],
    ['level nought', '100% +0', '100% +0'],
    ['only separators', ' ; ； ', '; ；'],
    ['more steps than anybody climbs', Array.from({ length: 21 }, (_, index) => `${index + 1}% 责任人`).join(';'), Array.from({ length: 21 }, (_, index) => `${index + 1}% 责任人`).join(';')],
  ])('does not take %s', (_, text, wrong) => expect(read(text)).toBe(`wrong: ${wrong}`));

  test('whatever is typed is read or refused, never thrown', () =>
    fc.assert(fc.property(fc.array(fc.constantFrom('6', '7', '%', ';', '；', '+', '-', '−', '１', '分钟', '小时', 'h', '责任人', '总经理', ' ', '、', '\n', '0', '.', 'x', '😀'), { maxLength: 40 }), (pieces) => {
      expect(Object.keys(readLadder(pieces.join('')))).toHaveLength(1);
    })));
});
