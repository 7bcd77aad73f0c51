const DIGITS = '零一二三四五六七八九';
const DIGIT = '[一二两三四五六七八九]';
const TENS = new RegExp(`^(${DIGIT})?十(${DIGIT})?$`);
const HUNDREDS = new RegExp(`^(${DIGIT})百(?:零(${DIGIT})|(${DIGIT})十(${DIGIT})?)?$`);

/**
 * A text with its Chinese numerals up to 999 as digits: `三十分钟` -> `30分钟`, `二〇二六年` -> `2026年`. Numerals that can
 * be read two ways (`一百二`, `二三十`) stay as they are.
 */
export const withDigits = (text: string): string => text.replace(/[〇零一二两三四五六七八九十百千万]+/g, (run) => digitsOf(run) ?? run);

function digitsOf(run: string): string | undefined {
  if (!/[十百千万]/.test(run)) return run.replace(/./g, (it) => String(digit(it)));
  const tens = TENS.exec(run);
  if (tens) return String(digit(tens[1] ?? '一') * 10 + digit(tens[2]));
  const hundreds = HUNDREDS.exec(run);
  return hundreds ? String(digit(hundreds[1]) * 100 + digit(hundreds[3]) * 10 + digit(hundreds[2] ?? hundreds[4])) : undefined;
}

const digit = (numeral = '零'): number => (numeral === '两' ? 2 : Math.max(0, DIGITS.indexOf(numeral)));
