import { describe, expect, test } from 'vitest';
import type { Reference, ReferenceRow } from '../../../shared/cases/reference.ts';
import { defaultRules, reviseRules, rulebookOf } from '../../../shared/cases/rule-rows.ts';
import { ruleAt } from '../../../shared/clocks/rulebook.ts';
import { RULE_DEFAULTS } from '../../../shared/clocks/rules.ts';
import type { Raw } from '../../../shared/sheet/cell.ts';
import { at, lookAt } from './kit.ts';

const MADE = at('10-01 09:00');
const D01 = RULE_DEFAULTS.findIndex(({ id }) => id === 'D01');

/** A row of 规则 typed over (by position), or a further one at the end. */
type Edit = readonly [when: string, row: number | 'new', cells: Readonly<Record<string, Raw>>];

/** Plays edits of 规则, each found by two looks at its moment, on top of the tab as it is made. */
function revised(...edits: readonly Edit[]): Reference {
  return edits.reduce<Reference>((rules, [when, row, typed]) => {
    const cells = Object.fromEntries(Object.entries(typed).map(([key, raw]) => [key, { raw, at: at(when) }]));
    const further: ReferenceRow = { id: rules.nextId, cells };
    const rows = row === 'new' ? [...rules.rows, further] : rules.rows.map((it, index) => (index === row ? { ...it, cells: { ...it.cells, ...cells } } : it));
    const look = lookAt(at(when));
    return reviseRules(reviseRules({ ...rules, rows, nextId: rules.nextId + 1 }, look).rules, look).rules;
  }, defaultRules(MADE));
}

const limit = (rules: Reference, when: string, id = 'D01'): number | undefined => ruleAt(rulebookOf(rules), id, at(when))?.low;
const further = (more: Readonly<Record<string, Raw>>): Readonly<Record<string, Raw>> => ({ id: 'D01', low: 45, unit: '分钟', timing: '自然时间', night: '否', active: '是', ...more });
const remarksOn = (when: string, cells: Readonly<Record<string, Raw>>): readonly string[] => {
  const row: ReferenceRow = { id: 9, cells: Object.fromEntries(Object.entries(cells).map(([key, raw]) => [key, { raw, at: at(when) }])) };
  return (reviseRules({ ...defaultRules(MADE), rows: [row] }, lookAt(at(when))).remarks.get(9) ?? []).map(({ code, column }) => `${code} ${column}`);
};

describe('the tab as it is made', () => {
  const rules = defaultRules(MADE);

  test('has one row for each default, in their order', () => expect(rules.rows.map(({ cells }) => cells['id']?.raw)).toEqual(RULE_DEFAULTS.map(({ id }) => id)));
  test('is in force since ever', () => expect(limit(rules, '2020-01-01 00:00')).toBe(30));
  test('reading it changes nothing', () => expect(reviseRules(rules, lookAt(at('09:00'))).rules.rows).toEqual(rules.rows));
  test('and finds nothing wrong', () => expect([...reviseRules(rules, lookAt(at('09:00'))).remarks.values()].flat()).toEqual([]));
});

describe('a change', () => {
  test.each<[string, readonly Edit[], string, number | undefined]>([
    ['an overtyped default begins the minute it was seen', [['10:00', D01, { low: 45 }]], '10:00', 45],
    ['never backwards', [['10:00', D01, { low: 45 }]], '09:59', 30],
    ['overtyped twice, the later counts', [['10:00', D01, { low: 45 }], ['11:00', D01, { low: 60 }]], '11:00', 60],
    ['what held between them holds there for good', [['10:00', D01, { low: 45 }], ['11:00', D01, { low: 60 }]], '10:30', 45],
    ['put back, the default holds again from then on', [['10:00', D01, { low: 45 }], ['11:00', D01, { low: 30 }]], '11:00', 30],
    ['a further row without 生效日 begins the minute it was seen', [['10:00', 'new', further({})]], '10:00', 45],
    ['and not before', [['10:00', 'new', further({})]], '09:59', 30],
    ['a 生效日 that is past does not reach back', [['10:00', 'new', further({ from: '2026-09-01' })]], '10-11 10:00', 30],
    ['but begins the minute it was seen', [['10:00', 'new', further({ from: '2026-09-01' })]], '10:00', 45],
    ['today is past: it began at midnight', [['10:00', 'new', further({ from: '2026-10-12' })]], '09:00', 30],
    ['a 生效日 ahead waits', [['10:00', 'new', further({ from: '2026-11-01' })]], '10-31 23:59', 30],
    ['until its day begins', [['10:00', 'new', further({ from: '2026-11-01' })]], '11-01 00:00', 45],
    ['失效日 is the last day', [['10:00', 'new', further({ until: '2026-10-20' })]], '10-20 23:59', 45],
    ['then what held before holds again', [['10:00', 'new', further({ until: '2026-10-20' })]], '10-21 00:00', 30],
    ['of two further rows the later 生效日 wins, whichever was typed first', [['10:00', 'new', further({ from: '2026-12-01' })], ['11:00', 'new', further({ low: 50, from: '2026-11-01' })]], '12-01 09:00', 45],
    ['before it the earlier one', [['10:00', 'new', further({ from: '2026-12-01' })], ['11:00', 'new', further({ low: 50, from: '2026-11-01' })]], '11-15 09:00', 50],
    ['a number in lower case and full width is the same rule', [['10:00', 'new', further({ id: 'ｄ０１' })]], '10:00', 45],
  ])('%s', (_, edits, when, expected) => expect(limit(revised(...edits), when)).toBe(expected));

  test('counts the versions of its rule, not those of others', () => {
    const rules = revised(['10:00', D01, { low: 45 }], ['10:05', D01 + 2, { low: 20 }], ['10:10', 'new', further({})]);
    expect(rulebookOf(rules).filter(({ id, version }) => id === 'D01' || (id === 'D03' && version > 0)).map(({ id, version }) => `${id} ${version}`).toSorted()).toEqual(['D01 1', 'D01 2', 'D01 3', 'D03 1', 'D03 2']);
  });
  test('seen again changes nothing', () => {
    const rules = revised(['10:00', D01, { low: 45 }]);
    expect(reviseRules(rules, lookAt(at('12:00'))).rules.rows).toEqual(rules.rows);
  });
  test('working time, night and 启用 are part of it', () => {
    const rule = ruleAt(rulebookOf(revised(['10:00', D01, { timing: '工作时间', night: '是', active: '否' }])), 'D01', at('10:00'));
    expect(rule).toMatchObject({ working: true, night: true, active: false, version: 2 });
  });
  test('blank 启用 is 是, blank 计时方式 is 自然时间, blank 夜间发信 is 否', () => {
    const rule = ruleAt(rulebookOf(revised(['10:00', 'new', { id: 'D06', low: 2, unit: '小时' }])), 'D06', at('10:00'));
    expect(rule).toMatchObject({ low: 2, unit: '小时', working: false, night: false, active: true });
  });
  test('keeps clause and name of its rule', () => expect(rulebookOf(revised(['10:00', D01, { low: 45 }])).at(-1)).toMatchObject({ id: 'D01', clause: '《客服部管理制度》篇一 §5.2.2', name: '送达第二受理人' }));
});

describe('a row that cannot be understood', () => {
  test.each<[string, Readonly<Record<string, Raw>>, readonly string[]]>([
    ['a number nobody knows', { id: 'X99', low: 5 }, ['rule.unknown id']],
    ['a limit in words', further({ low: '三十' }), ['number.unreadable low']],
    ['a unit nobody knows', further({ unit: '秒' }), ['choice.unknown unit']],
    ['a 生效日 in words', further({ from: '下个月' }), ['day.unreadable from']],
    ['an upper end below the lower', { id: 'F05', low: 50, high: 30, unit: '元' }, ['rule.range high']],
  ])('%s is told', (_, cells, expected) => expect(remarksOn('10:00', cells)).toEqual(expect.arrayContaining([...expected])));

  test('keeps its last version', () => {
    const rules = revised(['10:00', D01, { low: 45 }], ['11:00', D01, { low: '三十' }]);
    expect([limit(rules, '12:00'), rulebookOf(rules).filter(({ id }) => id === 'D01')]).toEqual([45, expect.objectContaining({ length: 2 })]);
  });
  test('mended, counts from then on', () => {
    const rules = revised(['10:00', D01, { low: '三十' }], ['11:00', D01, { low: 35 }]);
    expect([limit(rules, '10:30'), limit(rules, '11:00')]).toEqual([30, 35]);
  });
});

const ladder = (rules: Reference, when: string): unknown => ruleAt(rulebookOf(rules), 'D01', at(when))?.ladder;

describe('阶梯', () => {
  const TWO = [{ when: { percent: 50 }, up: 0, roles: [] }, { when: { percent: 100 }, up: 1, roles: ['总经理'] }];

  test('blank is the contract\'s', () => expect(ladder(defaultRules(MADE), '10:00')).toBeUndefined());
  test('typed, is a new version from the minute it was seen, never backwards', () => {
    const rules = revised(['10:00', D01, { ladder: '50% 责任人; 100% +1 总经理' }]);
    expect([ladder(rules, '09:59'), ladder(rules, '10:00')]).toEqual([undefined, TWO]);
  });
  test('said otherwise but meaning the same is no new version', () => {
    const rules = revised(['10:00', D01, { ladder: '50% 责任人; 100% +1 总经理' }], ['11:00', D01, { ladder: '５０％责任人；100% +1、总经理' }]);
    expect(rulebookOf(rules).filter(({ id }) => id === 'D01')).toHaveLength(2);
  });
  test('emptied, the contract\'s holds again', () => expect(ladder(revised(['10:00', D01, { ladder: '50% 责任人' }], ['11:00', D01, { ladder: '' }]), '11:00')).toBeUndefined());
  test('of a further row waits for its 生效日', () => {
    const rules = revised(['10:00', 'new', further({ ladder: '50% 责任人', from: '2026-11-01' })]);
    expect([ladder(rules, '10-31 23:59'), ladder(rules, '11-01 00:00')]).toEqual([undefined, [TWO[0]]]);
  });
  test('that cannot be read keeps what held, and is told how to be right', () => {
    const typed = { id: 'D01', low: 30, unit: '分钟', timing: '自然时间', active: '是', ladder: '50% 责任人; 一半 +1' };
    expect(remarksOn('10:00', typed)).toEqual(['rule.ladder ladder']);
    expect(ladder(revised(['10:00', D01, { ladder: '50% 责任人' }], ['11:00', D01, { ladder: '一半' }]), '11:00')).toEqual([TWO[0]]);
  });
  test.each(['D07', 'D11', 'F02'])('of %s means nothing, and is refused', (id) =>
    expect(remarksOn('10:00', { id, low: 1, unit: id === 'F02' ? '元' : id === 'D11' ? '下周' : '小时', active: '是', ladder: '50% 责任人' })).toEqual(['rule.ladderless ladder']));
});
