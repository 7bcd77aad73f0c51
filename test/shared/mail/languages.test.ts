import { describe, expect, it, test } from 'vitest';
import type { Letter } from '../../../shared/cases/letter.ts';
import type { Addressee } from '../../../shared/cases/letter-parts.ts';
import { languageOf } from '../../../shared/registers/company.ts';
import { compose } from '../../../shared/mail/compose/compose.ts';
import { WORDS } from '../../../shared/mail/words/pick.ts';
import type { Language } from '../../../shared/words/sentence.ts';
import { hrefs, imbalance, seen, skeleton, unspaced } from './markup.ts';
import { ADDRESS, at, clock, dueLetter, LETTERS, NAUGHTY, options, PHONE } from './samples.ts';

const CASES = Object.entries<Letter>(LETTERS);
const reading = (language: Language) => (person: Addressee): Addressee => ({ ...person, language });
const inLanguage = (letter: Letter, language: Language): Letter => ({ ...letter, to: letter.to.map(reading(language)) });

test.each([
  ['全国', '张三', 'zh-CN'], ['广东', 'Smith', 'zh-CN'], ['台湾', '張三', 'zh-TW'], ['台湾', 'Smith', 'zh-TW'], ['香港', 'Chan Tai Man', 'zh-TW'],
  ['其他', 'John Smith', 'en'], ['其他', '张三', 'zh-CN'], ['其他', 'Anna 张', 'zh-CN'], [undefined, 'John Smith', 'zh-CN'],
] as const)('working in %s, %s reads %s', (jurisdiction, name, language) =>
  expect(languageOf({ name, ...(jurisdiction === undefined ? {} : { jurisdiction }) })).toBe(language));

describe.each(['zh-TW', 'en'] as const)('in %s', (language) => {
  it.each(CASES)('the %s letter states the same in its text and its HTML, closes every tag and keeps every link', (_, letter) => {
    const [plain, { text, html }] = [compose(letter, options), compose(inLanguage(letter, language), options)];
    expect(html).toContain(`<html lang="${language}">`);
    expect(imbalance(html)).toEqual([]);
    expect(hrefs(html)).toEqual(hrefs(plain.html));
    const shown = seen(html) + hrefs(html).join('');
    for (const line of text.split('\n').filter((it) => it !== '--')) {
      for (const half of line.split(/：|: |:$/u).map(unspaced).filter((it) => it !== '')) expect(shown).toContain(half.replace(/[【】]/g, ''));
    }
  });

  it.each(CASES)('the %s letter has the headers, the id and the conversation it has in Chinese', (_, letter) => {
    const { headers, id, thread } = compose(letter, options);
    expect(compose(inLanguage(letter, language), options)).toMatchObject({ headers, id, thread });
  });

  it.each(CASES)('the %s letter shows no telephone number, no address and no name of the customer', (_, letter) => {
    const { subject, text, html } = compose(inLanguage(letter, language), options);
    for (const part of [subject, text, seen(html)]) for (const secret of [PHONE, ADDRESS, '科技园路', '王小明', '陈女士']) expect(part).not.toContain(secret);
  });
});

/** Characters that only simplified Chinese writes, among those letters use. */
const SIMPLIFIED = /[们来说这为时请见继续经门问间阅话讯设项录应导长书现场无级达类态处复后还发电号单户员实际报质负责办产该给总结动标题记听写认语]/u;
/** What comes in as people typed it, by field. */
const TYPED = new Set(['customer', 'content', 'result', 'reason', 'subject', 'decidedBy', 'department', 'ruleName', 'clause', 'name']);

/** A letter in which people typed nothing in Chinese: whatever is Chinese in it is its own. */
const bare = (letter: Letter): Letter =>
  JSON.parse(JSON.stringify(letter, (key, value: unknown) => (typeof value !== 'string' ? value : TYPED.has(key) ? 'Ann' : value.replace(/^[^（]+(?=（)/u, 'Ann')))) as Letter;
/** What a letter says without the sheet's own titles. */
const own = (letter: Letter, language: Language): string => {
  const { subject, text } = compose(inLanguage(bare(letter), language), options);
  return `${subject}\n${text}`.replace(/「[^」]*」|《[^》]*》/gu, '').replaceAll('蒋工', '').replaceAll('沈质', '');
};

it.each(CASES.filter(([kind]) => kind !== 'admin' && kind !== 'notice'))('in Traditional Chinese the %s letter writes no simplified character of its own', (_, letter) =>
  expect(SIMPLIFIED.exec(own(letter, 'zh-TW'))?.[0]).toBeUndefined());

it.each(CASES.filter(([kind]) => kind !== 'notice'))('in English the %s letter writes no Chinese of its own', (_, letter) =>
  expect(own(letter, 'en').match(/\p{Script=Han}+/gu) ?? []).toEqual([]));

describe('English reads as English', () => {
  const english = compose(inLanguage(dueLetter, 'en'), options);

  it.each([
    ['what, and when', 'The clock "reply of the investigation" is 4 min overdue'],
    ['the limit', 'due 2026-10-12 (Mon) 10:04 (Beijing time), 4 min overdue'],
    ['who', 'Owed by: 李四 (second intake officer)'],
    ['the next action', 'To do now: report to the first intake officer and fill in 「调查回复时间」'],
    ['what follows, and when', 'If it is not filled in by 2026-10-12 (Mon) 10:34 (Beijing time), another letter follows, with a copy to 孙七 (top leader).'],
    ['why you', '李四: second intake officer'],
    ['in copy', '赵六: head of department, in copy'],
    ['the rule', '§5.2.3 (D03, version 2)'],
  ])('%s', (_, sentence) => expect(english.text).toContain(sentence));

  it('has a subject that begins with type, state and number', () => expect(english.subject).toBe('【Complaint · 4 min overdue】KS-2610-0001 李四: finish reply of the investigation'));
  it('says how late and why, and what it replaces', () => {
    const { text } = compose(inLanguage({ ...dueLetter, items: [{ ...clock, replaces: [{ rung: 'reminder', at: at('2026-10-12 09:54') }], lateBecause: 'quiet' }] }, 'en'), options);
    expect(text).toContain('4 min later than the rule says: no letters outside working hours');
    expect(text).toContain('stands for what was not sent: reminder 09:54');
  });
});

const mixed = (to: readonly Addressee[], cc: readonly Addressee[] = []): string => /lang="([\w-]+)"/.exec(compose({ ...dueLetter, to, cc }, options).html)?.[1] ?? '';

describe('the language of the letter is that of whoever reads it first', () => {
  const person: Addressee = { no: '1002', name: '李四', role: '第二受理人', address: '1002@example.com' };

  it.each([
    ['one message, whoever is in copy', [person], [reading('en')(person)], 'zh-CN'],
    ['the first in To', [reading('zh-TW')(person), reading('en')(person)], [], 'zh-TW'],
    ['the first in To who can be reached', [{ no: '1', name: '甲', role: '负责人', language: 'zh-TW' }, reading('en')(person)], [], 'en'],
    ['of the first in copy, where nobody in To can be reached', [{ no: '1', name: '甲', role: '负责人' }], [reading('en')(person)], 'en'],
  ] as const)('%s', (_, to, cc, language) => expect(mixed(to, cc)).toBe(language));
});

const keys = (language: Language): readonly string[] => Object.keys(WORDS[language].terms).toSorted();

it('the tables of words are whole: every language has every clock, role and type', () => {
  expect(keys('en').filter((key) => !key.startsWith('登记台'))).toEqual(keys('zh-TW'));
  for (const language of ['zh-TW', 'en'] as const) expect([Object.keys(WORDS[language].clocks).length, Object.keys(WORDS[language].actions)]).toEqual([11, Object.keys(WORDS['zh-CN'].actions)]);
});

describe.each(NAUGHTY)('typed as %j', (word) => {
  it.each(['zh-CN', 'zh-TW', 'en'] as const)('in %s the letter has the same tags', (language) => {
    const naughty = (it: string) => compose(inLanguage({
      ...dueLetter, record: it, to: [{ no: '1', name: it, role: it, address: 'a@example.com', standsFor: it }], undelivered: { name: it, role: it },
      brief: { ...dueLetter.brief, customer: it, content: it, type: it, department: it }, items: [{ ...clock, name: it, clock: 'X', owed: [it], liable: it, clause: it }],
    }, language), options);
    expect(skeleton(naughty(word).html)).toEqual(skeleton(naughty('x').html));
    expect(imbalance(naughty(word).html)).toEqual([]);
    expect(naughty(word).subject).not.toMatch(/[\r\n]/);
  });
});
