import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { STATUSES } from '../../../shared/cases/status.ts';
import { openTab } from '../../kit/clerk.ts';
import { startProduct, type Letter, type Product } from '../../kit/product.ts';

const NOW = '2026-10-13T09:00:00+08:00';

type Row = Readonly<Record<string, string>>;

interface Seen {
  readonly register: readonly Row[];
  readonly ledger: readonly Row[];
  readonly letters: readonly string[];
}

async function rowsOf(product: Product, workbook: 'service' | 'finance' | 'rules', title: string): Promise<readonly Row[]> {
  const tab = openTab(product, workbook, title);
  const rows: Row[] = [];
  for (let row = 2; row < 2 + (await tab.rows()); row += 1) rows.push(await tab.read(row));
  return rows;
}

const tell = ({ at, to, cc, headers }: Letter): string => [at, headers['X-Dengji-Record'], headers['X-Dengji-Clock'] ?? '-', headers['X-Dengji-Rung'], to.join('+'), cc.join('+')].join(' ');

const seenIn = async (product: Product): Promise<Seen> => ({
  register: await rowsOf(product, 'service', '客户投诉登记本'),
  ledger: await rowsOf(product, 'finance', '罚款台账'),
  letters: (await product.letters()).map(tell),
});

/** What a day came to; after a restart a look may come a minute later. */
const gistOf = ({ register, ledger, letters }: Seen): object => ({
  register: register.map((row) => [row['编号'], row['客户'], row['状态'], row['最近时限'], row['校验结果']]),
  ledger: ledger.map((row) => [row['编号'], row['规则编号'], row['被罚人编号'], row['状态'], row['应扣金额'], row['事由']]),
  // What leaves at one moment has no order among itself.
  letters: letters.toSorted().map((line) => line.slice(26)),
});

/** What the process said on stderr besides that it prepares the sample data. */
const complaintsOf = (product: Product): readonly string[] => product.errors().split('\n').filter((line) => line !== '' && !line.startsWith('正在准备示例数据'));

describe('the sample data of a fresh start', () => {
  let product: Product;
  let seen: Seen;
  beforeAll(async () => {
    product = await startProduct(['--now', NOW]);
    seen = await seenIn(product);
  });
  afterAll(() => product.stop());

  it('shows a complaint in every state', () => {
    expect(seen.register.map((row) => `${row['编号']} ${row['客户']} ${row['状态']}`)).toEqual([
      'KS-2610-0001 陈先生 待回访', 'KS-2610-0002 黄女士 已结案', 'KS-2610-0003 李先生 处理中', 'KS-2610-0004 吴女士 待回访', 'KS-2610-0005 冯女士 待回访',
      'KS-2610-0006 吴小姐 已作废', 'KS-2610-0007 周先生 待回访', 'KS-2610-0008 恒泰地产云谷项目部 已上报领导', 'KS-2610-0009 罗太太 已结案',
      'KS-2610-0010 陈先生 待回复客户', 'KS-2610-0011 钱先生 待送达', 'KS-2610-0012 何先生 待送达', 'KS-2610-0013 郑女士 调查中',
    ]);
    expect(new Set(seen.register.map((row) => row['状态']))).toEqual(new Set(STATUSES));
  });

  it('shows overdue clocks, and one that is not', () => {
    const nearest = Object.fromEntries(seen.register.map((row) => [row['编号'], row['最近时限'] ?? '']));
    expect(nearest).toMatchObject({ 'KS-2610-0011': expect.stringMatching(/^送达 .*17:04 已超$/) as string, 'KS-2610-0010': expect.stringMatching(/^回复客户 .*11:00 前$/) as string });
  });

  it('says what is wrong with bad cells, in the row and on the cells', async () => {
    const bad = seen.register.find((row) => row['客户'] === '何先生');
    expect(bad?.['校验结果']).toMatch(/投诉时间「昨天」.*第一受理人「张三」不在人员表/);
    expect(bad?.['投诉时间']).toBe('昨天');
    expect(await openTab(product, 'service', '客户投诉登记本').note(13, '第一受理人')).toContain('张三');
    const others = seen.register.filter((row) => row['校验结果'] !== undefined && row !== bad).map((row) => `${row['客户']} ${row['校验结果']}`);
    expect(others).toEqual(['冯女士 投诉时间补录 29 分钟；回复客户时间补录 16 分钟', '钱先生 第二受理人空白，由默认第二受理人 0402 马超群 代替']);
  });

  it('shows fines in every state a day can bring, all of one repeat and of judged complaints', () => {
    expect(seen.ledger.map((row) => [row['规则编号'], row['被罚人/单位'], row['状态'], row['应扣金额'] ?? '-'].join(' ')).toSorted()).toEqual([
      'F02 赵刚 已终审 30.00', 'F05 李明辉 待核定 -', 'F05 王晓燕 免罚 0.00', 'F06 深圳南山直营店 待核定 -',
      'F07 顺德恒美家居 已核定 200.00', 'F08 刘佳怡 已撤回 -', 'F08 黄志强 复审中 -',
    ]);
    const hints = Object.fromEntries(seen.ledger.map((row) => [row['规则编号'], row['提示'] ?? '']));
    expect(hints['F06']).toContain('需填金额');
    expect(seen.ledger.find((row) => row['被罚人/单位'] === '李明辉')).toMatchObject({ 下限: '30.00', 上限: '50.00', 拟罚金额: '30.00' });
  });

  it('leaves nothing wrong in 人员, 部门, 规则 and 工作日历', async () => {
    const tabs = await Promise.all(['人员', '部门', '规则', '工作日历'].map((title) => rowsOf(product, 'rules', title)));
    expect(tabs.flat().map((row) => row['校验结果']).filter((said) => said !== undefined)).toEqual([]);
    expect(tabs.map((rows) => rows.length)).toEqual([16, 6, 20, 2]);
  });

  it('has sent letters of every rung, none before the day and none after now', () => {
    const rungs = new Set(seen.letters.flatMap((line) => (line.split(' ')[3] ?? '').split(',')));
    expect(rungs).toEqual(new Set(['delivered', 'reminder', 'due', 'second', 'flag', 'result', 'fine', '-']));
    const times = seen.letters.map((line) => line.slice(0, 25));
    expect(times.filter((at) => at < '2026-10-12T08:30:00+08:00' || at > NOW)).toEqual([]);
    expect(times).toEqual(times.toSorted());
  });

  it('stands at the moment asked for, and had nothing to complain of', async () => {
    expect(await (await product.get('/local/clock')).json()).toEqual({ now: NOW, mode: 'wound', speed: 0 });
    expect(complaintsOf(product)).toEqual([]);
  });

  it('is settled: looking again changes nothing', async () => {
    await product.settle();
    expect(await seenIn(product)).toEqual(seen);
  });

  it('is there again at the next start, and is not made twice', async () => {
    await product.kill();
    product = await startProduct([], product.dir);
    expect(await seenIn(product)).toEqual(seen);
    expect(product.errors()).toBe('');
  });

  it('comes out the same when the first start is killed half-way', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'dengji-'));
    await startAndKill(dir);
    const again = await startProduct([], dir);
    expect(gistOf(await seenIn(again))).toEqual(gistOf(seen));
    expect(complaintsOf(again)).toEqual([]);
    await again.stop();
  });
});

/** Starts the product on a folder and kills it after some steps of the sample day. */
async function startAndKill(dir: string): Promise<void> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'infra/local/main.ts', '--json', '--port', '0', '--data', dir, '--now', NOW], { stdio: 'ignore' });
  const gone = once(child, 'exit');
  await vi.waitFor(() => expect(stepsDone(join(dir, 'local.db'))).toBeGreaterThanOrEqual(4), { timeout: 30_000, interval: 20 });
  child.kill('SIGKILL');
  await gone;
}

function stepsDone(file: string): number {
  if (!existsSync(file)) return 0;
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const row = db.prepare(`SELECT value FROM local_settings WHERE key = 'sample'`).get();
    return (JSON.parse(String(row?.['value'])) as { done: number }).done;
  } finally {
    db.close();
  }
}

describe('the sample data on a wall clock', () => {
  it('is of the last working day, and the clock then shows the time of day', async () => {
    const product = await startProduct([]);
    const clock = (await (await product.get('/local/clock')).json()) as { now: string; mode: string; speed: number };
    expect(clock).toMatchObject({ mode: 'wall', speed: 1 });
    const { register, letters } = await seenIn(product);
    expect(new Set(register.map((row) => row['状态']))).toEqual(new Set(STATUSES));
    expect(letters.filter((line) => line.slice(0, 25) > clock.now)).toEqual([]);
    expect(letters[0]?.slice(0, 10)).toBe(register[0]?.['投诉时间']?.slice(0, 10));
    expect(complaintsOf(product)).toEqual([]);
    await product.stop();
  });

  it('is left out with --empty', async () => {
    const product = await startProduct(['--empty', '--now', NOW]);
    expect(await rowsOf(product, 'service', '客户投诉登记本')).toEqual([]);
    expect(product.errors()).toBe('');
    await product.stop();
  });
});
