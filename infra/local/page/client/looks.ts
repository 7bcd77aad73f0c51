import type { IStyleData } from '@univerjs/core';
import { BooleanNumber, HorizontalAlign, VerticalAlign, WrapStrategy } from '@univerjs/core';
import type { CellFormat, Color } from './wire.ts';

const channel = (value = 0): string => Math.round(value * 255).toString(16).padStart(2, '0');

/** A colour as `#rrggbb`. */
export const hex = (color: Color): string => `#${channel(color.red)}${channel(color.green)}${channel(color.blue)}`;

const thin = (value = 0): number => 0.72 + value * 0.28;

/** A colour thinned with white: the grid fills whole tab buttons with it. */
export const pale = (color: Color): string => hex({ red: thin(color.red), green: thin(color.green), blue: thin(color.blue) });

const ACROSS: Readonly<Record<string, HorizontalAlign>> = {
  LEFT: HorizontalAlign.LEFT,
  CENTER: HorizontalAlign.CENTER,
  RIGHT: HorizontalAlign.RIGHT,
};
const DOWN: Readonly<Record<string, VerticalAlign>> = {
  TOP: VerticalAlign.TOP,
  MIDDLE: VerticalAlign.MIDDLE,
  BOTTOM: VerticalAlign.BOTTOM,
};
const WRAP: Readonly<Record<string, WrapStrategy>> = {
  OVERFLOW_CELL: WrapStrategy.OVERFLOW,
  CLIP: WrapStrategy.CLIP,
  WRAP: WrapStrategy.WRAP,
};

const isSet = (color: Color | undefined): color is Color => color !== undefined;

function pattern(format: CellFormat['numberFormat']): string | undefined {
  if (format?.pattern) return format.pattern;
  return format?.type === 'TEXT' ? '@' : format?.type === 'DATE_TIME' ? 'yyyy-mm-dd hh:mm' : format?.type === 'DATE' ? 'yyyy-mm-dd' : undefined;
}

/** A Sheets format as a style of the grid; what the format leaves open stays open. */
export function styleOf(format: CellFormat): IStyleData {
  const text = format.textFormat ?? {};
  const ground = format.backgroundColorStyle?.rgbColor ?? format.backgroundColor;
  const ink = text.foregroundColorStyle?.rgbColor ?? text.foregroundColor;
  const number = pattern(format.numberFormat);
  const style: IStyleData = {};
  if (isSet(ground) && hex(ground) !== '#ffffff') style.bg = { rgb: hex(ground) };
  if (isSet(ink)) style.cl = { rgb: hex(ink) };
  if (text.bold) style.bl = BooleanNumber.TRUE;
  if (text.italic) style.it = BooleanNumber.TRUE;
  if (text.strikethrough) style.st = { s: BooleanNumber.TRUE };
  if (text.fontSize) style.fs = text.fontSize;
  if (number) style.n = { pattern: number };
  const [across, down, wrap] = [ACROSS[format.horizontalAlignment ?? ''], DOWN[format.verticalAlignment ?? ''], WRAP[format.wrapStrategy ?? '']];
  if (across) style.ht = across;
  if (down) style.vt = down;
  if (wrap) style.tb = wrap;
  return style;
}
