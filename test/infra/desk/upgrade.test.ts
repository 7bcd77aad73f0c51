import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTab } from '../../kit/clerk.ts';
import { startProduct, type Product } from '../../kit/product.ts';
import { start } from './operator.ts';

describe('desk init on workbooks of an earlier version', () => {
  let product: Product;
  const init = (...args: readonly string[]) => start(['init', `--data=${product.dir}`, ...args]).ended;
  const titles = async (): Promise<readonly string[]> => {
    const reply = await product.get(`/v4/spreadsheets/${product.here.workbooks.rules}/values/${encodeURIComponent("'规则'!1:1")}`, { authorization: 'Bearer x' });
    return ((await reply.json()) as { values: string[][] }).values[0] ?? [];
  };

  beforeAll(async () => {
    product = await startProduct(['--empty', '--now', '2026-10-12T09:00:00+08:00']);
    await product.settle();
  });
  afterAll(() => product.stop());

  it('finds nothing to add where nothing lacks', async () => expect((await init('--dry-run')).said).not.toContain('补上列'));

  it('adds a column a newer version has, where it belongs, and reads it at the next look', async () => {
    const before = await titles();
    await forget(product, before.indexOf('阶梯'));
    expect(await titles()).not.toContain('阶梯');
    expect((await init('--dry-run')).said).toContain('规则：补上列 columns added 阶梯');
    expect(await titles()).not.toContain('阶梯');
    expect(await init()).toMatchObject({ code: 0 });
    expect(await titles()).toEqual(before);
    const rules = openTab(product, 'rules', '规则');
    await rules.type(2, { 阶梯: '一半 责任人' });
    await product.settle();
    expect((await rules.read(2))['校验结果']).toMatch(/阶梯「一半 责任人」看不懂.*例如 67% 责任人; 100% \+1; 200% \+2/);
    expect(await rules.note(2, '阶梯')).toContain('看不懂');
    await rules.type(2, { 阶梯: '50% 责任人; 100% +1' });
    await product.settle();
    expect(await rules.read(2)).toMatchObject({ 版本: '2', 阶梯: '50% 责任人; 100% +1' });
    expect((await rules.read(2))['校验结果']).toBeUndefined();
    expect((await init()).said).not.toContain('补上列');
  });
});

/** Makes the tab one that an earlier version made: without the column, and nobody ever saw it. */
async function forget(product: Product, column: number): Promise<void> {
  const sheet = (await (await product.get(`/v4/spreadsheets/${product.here.workbooks.rules}?fields=sheets.properties`, { authorization: 'Bearer x' })).json()) as { sheets: { properties: { sheetId: number; title: string } }[] };
  const sheetId = sheet.sheets.find(({ properties }) => properties.title === '规则')?.properties.sheetId;
  const range = { sheetId, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 };
  const reply = await product.post(`/v4/spreadsheets/${product.here.workbooks.rules}:batchUpdate`, { requests: [{ deleteDimension: { range } }] }, { authorization: 'Bearer x' });
  if (!reply.ok) throw new Error(await reply.text());
  await product.settle();
}
