import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, maskName, maskText, shorten } from '../../../shared/mail/mask.ts';

describe('a customer is shown by the first character', () => {
  it.each([
    ['王小明', '王**'],
    ['  欧阳先生 ', '欧**'],
    ['王', '王**'],
    ['Smith', 'S**'],
    ['👨‍👩‍👧之家', '👨‍👩‍👧**'],
    ['', '**'],
    ['\u202e王', '王**'],
  ])('%s -> %s', (name, shown) => expect(maskName(name)).toBe(shown));
});

describe('a text keeps its sense and loses what leads to the customer', () => {
  it.each([
    ['电话13800138000。', '电话［号码略］。'],
    ['138-0013-8000 或 +86 138 0013 8000', '［号码略］ 或 ［号码略］'],
    ['（０７５５）８８８８ ６６６６', '［号码略］'],
    ['1\u200b3800138000', '［号码略］'],
    ['一三八零零一三八零零零', '［号码略］'],
    ['1380013\n8000', '［号码略］'],
    ['写信到 wang.xm@example.com 吧', '写信到 ［邮箱略］ 吧'],
    ['住深圳市南山区科技园路8号', '［地址略］'],
    ['到人民路88找我', '［地址略］找我'],
    ['阳光花园3栋2单元501室漏水', '［地址略］漏水'],
    ['3栋501没人', '［地址略］没人'],
    ['台北市信義區忠孝東路四段100巷5弄12號5樓', '［地址略］'],
    ['李家村12号', '［地址略］'],
    ['at 221 Baker Street, please', 'at ［地址略］, please'],
  ])('%s', (text, shown) => expect(maskText(text)).toBe(shown));

  it.each([
    '2026-10-12 09:34 收到 KS-2610-0001',
    '2026年10月12日，数量 200 台，型号 A12345',
    '要求赔 1,200,000 元',
    '第3楼电梯坏了，知道3号送货',
    'FK-2610-0001 与 2026/10/12',
  ])('stays: %s', (text) => expect(maskText(text)).toBe(text));

  it('no telephone number is left, however it is set apart', () => {
    const gap = fc.constantFrom('', ' ', '-', '－', '.', '\u200b', ' - ', '(', '\n');
    const digits = fc.stringMatching(/^1[3-9]\d{9}$/);
    fc.assert(fc.property(digits, fc.array(gap, { minLength: 10, maxLength: 10 }), (number, gaps) => {
      const typed = Array.from(number, (digit, i) => `${digit}${gaps[i] ?? ''}`).join('');
      expect(maskText(`请打${typed}找他`)).not.toMatch(/\d/);
    }));
  });
});

describe('what the row itself calls telephone or address is blotted out wherever it stands', () => {
  const hidden = ['湖畔6幢 老王家', '66123', 'WX: abc-99'];
  it.each([
    ['去湖畔6幢老王家修', '去［已隐去］修'],
    ['去湖畔６幢　老王家修', '去［已隐去］修'],
    ['老王家里没人', '老王家里没人'],
    ['打 66123', '打 ［已隐去］'],
    ['打 ６６ １２３', '打 ［已隐去］'],
    ['加wx:ABC-99', '加［已隐去］'],
  ])('%s', (text, shown) => expect(maskText(text, { hidden })).toBe(shown));

  it('the parts of a long address are hidden one by one', () => {
    expect(maskText('在创维大厦等', { hidden: ['南山区，创维大厦'] })).toBe('在［已隐去］等');
  });

  it('nothing is hidden for an empty or tiny value', () => {
    expect(maskText('一共 12 台', { hidden: ['', ' ', '12'] })).toBe('一共 12 台');
  });
});

describe('the name of the customer', () => {
  it.each([
    ['王小明', '王小明说王小明来过', '王**说王**来过'],
    ['王女士（老客户）', '王女士来电', '王**来电'],
    ['Lee', 'Lee has a sleeve', 'L** has a sleeve'],
    ['王', '王小明', '王小明'],
  ])('%s in: %s', (customer, text, shown) => expect(maskText(text, { customer })).toBe(shown));
});

describe('shortening counts what people see', () => {
  it.each([
    ['甲乙丙', 3, '甲乙丙'],
    ['甲乙丙丁', 3, '甲乙丙…'],
    ['👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 2, '👨‍👩‍👧👨‍👩‍👧…'],
    ['甲 乙', 2, '甲…'],
    ['', 3, ''],
  ])('%s to %i', (text, count, shown) => expect(shorten(text, count)).toBe(shown));
});

it('cleaning keeps line breaks and drops controls, overrides and half pairs', () => {
  expect(clean('a\r\nb\rc\u2028d\te\u0000\u001b\u202e\u2066')).toBe('a\nb\nc\nd\te');
  expect(clean('\ud83d!').isWellFormed()).toBe(true);
});

it.each(['区', '路', '1', ' 1', '一', '号', '路1', 'Aa ', '1号', 'a.', '市路'])('a text of 5,000 characters of %s does not hang', (piece) => {
  const text = piece.repeat(5000 / piece.length);
  expect(maskText(text, { customer: text, hidden: [text] }).length).toBeLessThanOrEqual(5000 + 10);
});
