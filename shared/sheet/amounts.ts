import { fenOf, parseYuan, type Fen } from '../words/money.ts';
import type { Raw } from './cell.ts';
import { bareText, plainText } from './choices.ts';
import { withDigits } from './numerals.ts';

/** Digits with commas, if any, before each three of them: `1,20` is neither 1.20 nor 120. */
const NUMBER = /^(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d+)?$/;

/** A cell's number from 0 up, as a number or as its digits; undefined when it is none. */
export function numberIn(raw: Raw): number | undefined {
  if (typeof raw === 'number') return Number.isFinite(raw) && raw >= 0 ? raw : undefined;
  const text = plainText(raw);
  return NUMBER.test(text) ? Number(text.replaceAll(',', '')) : undefined;
}

/**
 * A cell's amount from 0 up: a number of yuan, or `30`, `30元`, `¥30.5`, `1,200.00`, `三十元` (numerals only beside their
 * unit); undefined when it is none, or no whole number of fen.
 */
export function yuanIn(raw: Raw): Fen | undefined {
  if (typeof raw === 'number') return raw < 0 ? undefined : fenOfNumber(raw);
  const text = bareText(raw).toLowerCase().replace(/^(?:¥|rmb|cny|人民币)\s*/, '');
  const amount = text.replace(/\s*(?:元整?|圆整?|块钱?|rmb|cny)$/, '');
  const digits = amount === text ? amount : withDigits(amount);
  return NUMBER.test(digits) ? parseYuan(digits) : undefined;
}

/** A sheet's number as fen, where it is a whole number of them (a double of yuan is off by far less than 0.001 fen). */
function fenOfNumber(amount: number): Fen | undefined {
  const whole = Math.round(amount * 100);
  return Math.abs(amount * 100 - whole) < 1e-6 && Number.isSafeInteger(whole) ? fenOf(whole) : undefined;
}
