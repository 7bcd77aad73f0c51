const DIGIT = '[\\p{Nd}一二三四五六七八九十百零〇]';
const UNIT = '号楼|號樓|号|號|栋|棟|幢|座|单元|單元|楼|樓|层|層|室|房|户|戶';
const ESTATE = '小区|小區|花园|花園|家园|新村|公寓|大厦|大廈|广场|廣場|中心|工业区|工业园|科技园|开发区|苑|城|府|湾|村|镇|屯';

const part = `[\\s,，]{0,2}[\\p{Nd}A-Za-z一二三四五六七八九十]{1,5}\\s?(?:${UNIT})`;
const room = '[\\s,，-]{0,2}[A-Za-z]?\\p{Nd}{2,5}(?![\\p{Nd}年月日.:：])(?:室|房)?';
const rest = `(?:\\p{Script=Han}{2,8}(?:${ESTATE}))?(?:${part}){0,6}(?:${room})?`;
const number = `(?:${DIGIT}{1,5}(?:[-－之]\\p{Nd}{1,4})?\\s?(?:号|號)|\\p{Nd}{2,5}(?![\\p{Nd}A-Za-z.]))`;
const lanes = `(?:[东西南北中東]|${DIGIT}{1,3}段)?\\s?(?:${DIGIT}{1,5}\\s?(?:巷|弄)\\s?){0,2}`;

/** A street with a number; an estate with a building; a building with a room; and the English form. */
const PLACE = new RegExp(
  [
    `\\p{Script=Han}{1,4}(?:大道|路|街|巷|弄|胡同)${lanes}${number}${rest}`,
    `\\p{Script=Han}{1,6}(?:${ESTATE})${part}${rest}`,
    `[\\p{Nd}A-Za-z]{1,4}\\s?(?:号楼|號樓|栋|棟|幢|座|单元|單元)(?:${part}|${room})${rest}`,
    '\\b\\p{Nd}{1,5}(?:\\s\\p{Lu}\\p{L}{1,20}){1,4}\\s(?:Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Drive|Dr)\\b\\.?',
  ].join('|'),
  'gu',
);

const BEFORE = /[\p{Script=Han}\p{Nd}]{0,24}$/u;
const REGION = /[省市区區县縣镇鎮乡鄉州盟旗]/u;
/** Characters of a region's own name before its suffix: 深圳市, 呼和浩特市 would lose one. */
const REGION_NAME = 3;

/** Where an address begins if regions stand before its street: 广东省深圳市南山区… */
function begin(text: string, start: number): number {
  const before = BEFORE.exec(text.slice(Math.max(0, start - 24), start))?.[0] ?? '';
  const first = before.search(REGION);
  return first < 0 ? start : start - before.length + Math.max(0, first - REGION_NAME);
}

/** Replaces what is obviously a postal address, Chinese or English, by a word. */
export function blotPlaces(text: string, word: string): string {
  let out = '';
  let done = 0;
  for (const found of text.matchAll(PLACE)) {
    out += `${text.slice(done, Math.max(done, begin(text, found.index)))}${word}`;
    done = found.index + found[0].length;
  }
  return out + text.slice(done);
}
