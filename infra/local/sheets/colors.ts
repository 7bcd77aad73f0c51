import type { Mask } from './mask.ts';

/*
 * A colour is said twice in every reply: plainly (`backgroundColor`) and as a style (`backgroundColorStyle.rgbColor`). Whichever
 * a request gives, the other follows, and where both are given the style wins. Recorded; see also
 * https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/other#ColorStyle
 */

type Fields = Readonly<Record<string, unknown>>;

const COLOR = /[cC]olor$/;
const STYLE = /[cC]olorStyle$/;
const PARTS = ['red', 'green', 'blue', 'alpha'];
const LEVELS = 255;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The shortest decimal that stands for the same 32-bit float. */
function shortest(value: number): number {
  const wanted = Math.fround(value);
  for (let digits = 1; digits < 9; digits++) {
    const text = Number(wanted.toPrecision(digits));
    if (Math.fround(text) === wanted) return text;
  }
  return Number(wanted.toPrecision(9));
}

/** A colour of 256 levels of each part, as replies give it. */
export const rgb = (red: number, green: number, blue: number): Fields => kept({ red: red / LEVELS, green: green / LEVELS, blue: blue / LEVELS });

/** A colour as it is kept: 256 levels of each part, a part of 0 left out. Recorded: 0.5 comes back as 0.49803922. */
const kept = (color: Fields): Fields =>
  Object.fromEntries(
    PARTS.flatMap((part) => {
      const level = Math.floor(Number(color[part] ?? 0) * LEVELS + 1e-3);
      return level > 0 ? [[part, shortest(level / LEVELS)]] : [];
    }),
  );

/** Whether this is a style that names a colour; a theme colour or nothing names none. */
const rgbOf = (style: unknown): Fields | undefined => (isFields(style) && isFields(style['rgbColor']) ? style['rgbColor'] : undefined);

/** A format, a tab's properties, a band: every colour in it said both ways. */
export function colored<T extends object>(given: T): T;
export function colored(given: object): object {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (STYLE.test(name)) continue;
    const plain = COLOR.test(name) && isFields(value);
    result[name] = Array.isArray(value) ? value.map((each: unknown) => (isFields(each) ? colored(each) : each)) : plain ? kept(value) : isFields(value) ? colored(value) : value;
    if (plain) result[`${name}Style`] = { rgbColor: kept(value) };
  }
  for (const [name, style] of Object.entries(given)) {
    if (!STYLE.test(name) || !isFields(style) || Object.keys(style).length === 0) continue;
    const rgb = rgbOf(style);
    result[name] = rgb ? { rgbColor: kept(rgb) } : style;
    if (rgb) result[name.replace(/Style$/, '')] = kept(rgb);
  }
  return result;
}

/** A mask that names a colour one way names it both ways. */
export function coloredMask(mask: Mask): Mask {
  if (mask === true) return true;
  const both = new Map<string, Mask>();
  for (const [name, sub] of mask) {
    both.set(name, STYLE.test(name) || COLOR.test(name) ? true : coloredMask(sub));
    if (STYLE.test(name)) both.set(name.replace(/Style$/, ''), true);
    else if (COLOR.test(name)) both.set(`${name}Style`, true);
  }
  return both;
}
