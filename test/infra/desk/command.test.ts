import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest';
import { progressOn } from '../../../infra/desk/progress.ts';
import { hireCompany } from '../../kit/company.ts';
import { startProduct, type Product } from '../../kit/product.ts';
import { handOn } from './hand.ts';
import { start, sync } from './operator.ts';

const TAB = '客户投诉登记本';

describe('the command', () => {
  let product: Product;
  let other: Product;

  beforeAll(async () => {
    [product, other] = await Promise.all([startProduct(['--empty', '--now', '2026-10-12T09:05:00+08:00']), startProduct(['--empty', '--now', '2026-10-12T09:05:00+08:00'])]);
    await hireCompany(product);
  });
  afterAll(() => Promise.all([product.stop(), other.stop()]));

  it.each([
    { args: ['--help'], code: 0, said: /sync .*restore/ },
    { args: ['sync', '--help'], code: 0, said: /--dry-run/ },
    { args: ['mend'], code: 2, said: /用法/ },
  ])('$args needs no machine', async ({ args, code, said }) => expect(await start(args).ended).toMatchObject({ code, said: expect.stringMatching(said) }));

  it.each([
    { args: ['restore', '客诉'], said: /没有叫「客诉」的登记表。有：客户投诉登记本、罚款台账、人员、部门、规则、工作日历/ },
    { args: ['accept', '客诉', '--dry-run'], said: /no register called "客诉"/ },
    { args: ['rebuild', TAB], said: /不用重建.*sync restore 客户投诉登记本/ },
    { args: ['rebuild', TAB, '--dry-run'], said: /不用重建/ },
    { args: ['restore', 'KS-2610-0009'], said: /没有编号为 KS-2610-0009 的记录/ },
    { args: ['restore', 'KS-2610-0009', '--dry-run'], said: /没有编号为 KS-2610-0009 的记录/ },
    { args: ['restore'], said: /请求不正确.*例如：.*sync restore 客户投诉登记本/ },
    { args: ['restore', TAB, '人员'], said: /请求不正确/ },
    { args: ['restore', TAB, '--force'], said: /请求不正确.*--force/ },
    { args: ['status', TAB], said: /请求不正确/ },
  ])('refuses sync $args', async ({ args, said }) => expect(await sync(product, ...args)).toMatchObject({ code: 1, said: expect.stringMatching(said) }));

  it('with --dry-run says what it would do, and changes nothing', async () => {
    const people = handOn(product, 'rules', '人员');
    await people.cut(2, 7);
    await product.wind('PT1M');
    const before = [await people.rows(), (await sync(product)).said];
    expect((await sync(product, 'restore', '人员', '--dry-run')).said).toMatch(/^将补回 6 行 rows put back：0001 董一、/);
    expect((await sync(product, 'accept', '人员', '--dry-run')).said).toMatch(/已冻结[\s\S]*将按表上的样子接受/);
    expect([await people.rows(), (await sync(product)).said]).toEqual(before);
    await product.wind('PT5M');
    expect([await people.rows(), (await sync(product)).said]).toEqual(before);
  });

  it('of two machines it asks the one on the data it was given', async () => {
    expect((await sync(product)).said).toMatch(/人员：已冻结/);
    expect((await sync(other)).said).toMatch(/人员：正常 well，0 行/);
    expect((await start(['sync', '--data', other.dir, 'status']).ended).said).toMatch(/人员：正常 well，0 行/);
    expect((await start(['sync', `--data=${other.dir}`], { DENGJI_TABLE: 'cloud' }).ended).said).toMatch(/人员：正常 well，0 行/);
  });

  it('could not run where no machine runs on the data, or another one has its port by now', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'dengji-'));
    expect(await start(['sync', `--data=${dir}`]).ended).toMatchObject({ code: 2, said: expect.stringMatching(/没有正在运行的登记台。先运行 npm start/) });
    writeFileSync(join(dir, 'desk.json'), JSON.stringify({ DENGJI_PUBLIC_URL: other.here.url, AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9' }));
    expect(await start(['sync', `--data=${dir}`]).ended).toMatchObject({ code: 2, said: expect.stringMatching(/Nothing is running/) });
    rmSync(dir, { recursive: true });
    expect(await start(['sync'], { DENGJI_TABLE: 'dengji' }).ended).toMatchObject({ code: 2, said: expect.stringMatching(/没有做成：environment: .*DENGJI_PUBLIC_URL/) });
  });

  it('could not run once its machine has been killed', async () => {
    await other.kill();
    expect(await sync(other)).toMatchObject({ code: 2, said: expect.stringMatching(/没有正在运行的登记台/) });
  });
});

describe('machines that keep nothing', () => {
  const passing = ['--memory', '--empty', '--now', '2026-10-12T09:05:00+08:00'];
  const dir = mkdtempSync(join(tmpdir(), 'dengji-'));
  const alone = { TMPDIR: dir };
  const statusOf = (...args: readonly string[]) => start(['sync', 'status', ...args], alone).ended;
  let first: Product;
  beforeAll(async () => {
    vi.stubEnv('TMPDIR', dir);
    first = await startProduct(passing);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await first.stop();
    rmSync(dir, { recursive: true });
  });

  it('are found while they run, the only one without being named', async () => {
    expect(await statusOf()).toMatchObject({ code: 0, said: expect.stringMatching(/人员：正常 well，0 行/) });
    const second = await startProduct(passing);
    expect(await statusOf()).toMatchObject({ code: 2, said: expect.stringContaining(`--url=${second.here.url}`) });
    expect(await statusOf(`--url=${second.here.url}`)).toMatchObject({ code: 0 });
    await second.stop();
    expect(await statusOf('--url', second.here.url)).toMatchObject({ code: 2, said: expect.stringMatching(/Nothing is running on http/) });
    expect(await statusOf()).toMatchObject({ code: 0 });
  });

  it('leave no word behind', () => expect(readdirSync(dir).filter((name) => name.startsWith('dengji-desk-'))).toHaveLength(1));
});

function drawn(isTTY: boolean | undefined): readonly string[] {
  const texts: string[] = [];
  const told = progressOn({ ...(isTTY === undefined ? {} : { isTTY }), write: (text) => texts.push(text) }, 'rows');
  told(200, 300);
  told(300, 300);
  return texts;
}

describe('progress', () => {
  test.each([
    { where: 'in a file', isTTY: undefined, texts: ['rows 200 / 300\n', 'rows 300 / 300\n'] },
    { where: 'on a terminal', isTTY: true, texts: ['\r████████████████░░░░░░░░ rows 200 / 300', '\r████████████████████████ rows 300 / 300\n'] },
  ])('$where', ({ isTTY, texts }) => expect(drawn(isTTY)).toEqual(texts));
});
