declare const fen: unique symbol;

/** Money in whole fen (1 元 = 100 分); never a float of yuan. */
export type Fen = number & { readonly [fen]: true };

/** Brands a whole number of fen; throws RangeError on anything that is not a safe integer. */
export function fenOf(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of fen: ${amount}`);
  return amount as Fen;
}

/** Whole yuan as fen, for amounts the rules state. */
export const yuan = (amount: number): Fen => fenOf(amount * 100);

/** Fen as yuan with two decimals and no separators: 3050 -> `30.50`. */
export function printYuan(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Fen as people write them: whole yuan without decimals, else two: 3000 -> `30`. */
export const shortYuan = (amount: Fen): string => printYuan(amount).replace(/\.00$/, '');

/** Parses yuan as typed (`30`, `30.5`, `30元`, `¥1,200.00`); undefined when it is no amount of whole fen. */
export function parseYuan(text: string): Fen | undefined {
  const plain = text.normalize('NFKC').replace(/[\s,¥元]/g, '');
  const parts = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!parts) return undefined;
  const whole = Number(parts[2]) * 100 + Number((parts[3] ?? '').padEnd(2, '0'));
  return fenOf(parts[1] === '-' && whole !== 0 ? -whole : whole);
}
