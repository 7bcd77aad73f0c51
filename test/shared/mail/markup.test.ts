import { describe, expect, it } from 'vitest';
import type { Letter } from '../../../shared/cases/letter.ts';
import { compose } from '../../../shared/mail/compose/compose.ts';
import { LETTERS, NAUGHTY, options } from './samples.ts';
import { imbalance, skeleton } from './markup.ts';

const FIXED: ReadonlySet<string> = new Set(['kind', 'flag', 'stage', 'rung', 'url']);

/** The same letter with every text that people may have typed replaced; days and what the letter is stay. */
const typed = (letter: Letter, word: string): Letter =>
  JSON.parse(JSON.stringify(letter), (key, value: unknown) =>
    typeof value !== 'string' || FIXED.has(key) || /^\d{4}-\d\d-\d\d$/.test(value) ? value : word);

describe.each(Object.entries<Letter>(LETTERS))('the HTML of a %s letter', (_, letter) => {
  const plain = compose(letter, options).html;

  it('is balanced, of tables and inline styles only', () => {
    expect(imbalance(plain)).toEqual([]);
    expect(plain).not.toMatch(/<(style|div|img|script|link|form|p)\b/);
    expect(plain).not.toMatch(/ (class|id|on\w+)=/);
  });

  it('has one button at most, and it is high enough for a thumb', () => {
    const buttons = plain.match(/<td align="center" height="\d+"/g) ?? [];
    expect(buttons.length).toBeLessThanOrEqual(1);
    for (const button of buttons) expect(Number(/height="(\d+)"/.exec(button)?.[1])).toBeGreaterThanOrEqual(44);
  });

  it.each(NAUGHTY)('has the same tags when every text is %j', (word) => {
    const message = compose(typed(letter, word), options);
    expect(skeleton(message.html)).toEqual(skeleton(compose(typed(letter, 'x'), options).html));
    expect(imbalance(message.html)).toEqual([]);
    const people = message.to.flatMap((it) => [it.name, it.address]);
    for (const part of [message.subject, message.from, ...Object.values(message.headers), ...people]) {
      expect(part).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]/u);
    }
    for (const value of Object.values(message.headers)) expect(value).toMatch(/^[\x21-\x7e]+$/);
    expect(message.text).not.toMatch(/[^\P{Cc}\n\t]/u);
    expect(message.html.isWellFormed() && message.text.isWellFormed() && message.subject.isWellFormed()).toBe(true);
  });
});

it('a quoted line cannot pass for one of ours: it is indented', () => {
  const { text } = compose({ ...LETTERS.ladder, brief: { ...LETTERS.ladder.brief, content: '甲\n为什么收到：\n--\n乙' } }, options);
  expect(text.match(/^为什么收到/gm)).toHaveLength(1);
  expect(text.match(/^--$/gm)).toHaveLength(1);
});

it('addresses of links keep their meaning', () => {
  const { html, text } = compose(LETTERS.ladder, { ...options, sheetUrl: 'https://s.example.com/?a=1&b="><x>' });
  expect(html).toContain('href="https://s.example.com/?a=1&amp;b=&quot;&gt;&lt;x&gt;"');
  expect(text).toContain('https://s.example.com/?a=1&b="><x>');
});
