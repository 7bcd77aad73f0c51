import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { initVerb } from '../infra/desk/init.ts';
import { syncVerb } from '../infra/desk/sync.ts';
import { readOptions } from '../infra/local/options.ts';
import { readSecrets } from '../shared/config/config.ts';
import { startProduct, type Product } from './kit/product.ts';
import { filesBelow, ROOT } from './kit/tree.ts';

/* The README is run: what it tells people to type is typed here, and what it says they will see is what is seen. */

const run = promisify(execFile);
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const ADDRESS = 'http://127.0.0.1:8787';
/** Both start with the sample day and build the page, while other tests run. */
const PATIENT = { timeout: 180_000 };
const NODE = ['--disable-warning=ExperimentalWarning'];

interface Block {
  readonly lang: string;
  readonly text: string;
}

/** The text of a section, by the beginning of its title. */
const section = (title: string): string => readme.split(/^## /m).find((part) => part.startsWith(title)) ?? '';
const blocksOf = (part: string): readonly Block[] => [...part.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, lang = '', text = '']) => ({ lang, text }));
const found = (pattern: RegExp, text = readme): readonly string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
/** Width and height of a PNG, from its header. */
const sizeOf = (png: Buffer): readonly number[] => [png.readUInt32BE(16), png.readUInt32BE(20)];
const starts = (text: string): readonly string[][] => found(/^npm start -- (.+)$/gm, text).map((options) => options.split(' '));

describe('the tour of five minutes', () => {
  const tour = blocksOf(section('五分钟'));
  const steps = tour.flatMap(({ lang, text }, index) => (lang === 'text' ? [{ typed: tour[index - 1]?.text ?? '', seen: text }] : []));
  let product: Product;
  let seen: readonly string[] = [];

  beforeAll(async () => {
    const [asked = []] = starts(section('五分钟'));
    product = await startProduct(asked);
    const tools = tour.find(({ text }) => text.startsWith('url='))?.text ?? '';
    const script = [tools, ...steps.map(({ typed }) => `${typed}printf '\\f'`)].join('\n').replaceAll(ADDRESS, product.here.url);
    seen = (await run('bash', ['-euc', script])).stdout.split('\f');
  });
  afterAll(() => product.stop());

  it('starts without keeping anything, with a clock that stands', () => expect(starts(section('五分钟')).map(readOptions)).toMatchObject([{ dataDir: undefined, now: Date.parse('2026-10-12T09:00:00+08:00') }]));
  it('has seven steps that say what to see', () => expect(steps).toHaveLength(7));
  it.each(steps.map((step, index) => ({ ...step, number: index + 1 })))('step $number shows what it says', ({ number, seen: promised }) => {
    expect(seen[number - 1]).toBe(promised);
  });
  it('goes through without a word of trouble', () => expect(product.errors()).not.toMatch(/Error|refused|failed/));
});

/** What is typed after `npm run desk --` when the sheet is damaged. */
const repairs = found(/^npm run desk -- (.+)$/gm, section('表坏了')).map((line) => line.split(' '));

describe('the two commands', () => {
  const [start, shown, check] = blocksOf(section('两条命令'));
  const scripts = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts;

  it('are npm start and npm test, after nothing but npm ci', () => expect([start?.text, check?.text]).toEqual(['npm ci && npm start\n', 'npm ci && npm test\n']));
  it('and every other one that is named are scripts of the package', () => {
    const named = [...found(/npm run ([\w-]+)/g), ...found(/npm (start|test)\b/g)];
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
    expect(named).toEqual(expect.arrayContaining(['start', 'test', 'synth', 'deploy', 'desk', 'picture']));
  });

  it('start prints where to look, and the command for a damaged sheet finds it', PATIENT, async () => {
    const dir = mkdtempSync(join(tmpdir(), 'dengji-'));
    const child = spawn(process.execPath, [...NODE, join(ROOT, 'infra/local/main.ts'), '--port', '0'], { cwd: dir, stdio: ['ignore', 'pipe', 'ignore'] });
    const gone = once(child, 'exit');
    let said = '';
    for await (const chunk of child.stdout) {
      said += String(chunk);
      if (said.split('\n').length >= (shown?.text.split('\n').length ?? 0)) break;
    }
    const mended: string[] = [];
    for (const args of repairs) mended.push(await run(process.execPath, [...NODE, join(ROOT, 'infra/desk/main.ts'), ...args], { cwd: dir }).then((it) => it.stdout, String));
    child.kill('SIGTERM');
    await gone;
    rmSync(dir, { recursive: true, force: true });
    expect(mended).toEqual([expect.stringMatching(/^客户投诉登记本：正常 well/), expect.stringMatching(/^补回 0 行/m)]);
    expect(said.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, ADDRESS)).toBe(shown?.text);
  });

  it('take every option of the table', () => {
    const options = found(/^\| `(--[^`]+)` \|/gm, section('两条命令'));
    expect(options.map((option) => option.split(' ')[0])).toEqual(['--port', '--data', '--memory', '--now', '--speed', '--empty', '--json']);
    for (const option of options) expect(() => readOptions(option.split(' '))).not.toThrow();
  });
});

describe('the deployment', () => {
  const stack = filesBelow('infra/cloud', /\.ts$/).map(({ text }) => text).join('\n');
  const deploy = section('部署');

  it('names every parameter the stack asks for', () => expect(found(/--parameters (\w+)=/g, deploy).toSorted()).toEqual(found(/new CfnParameter\(\w+, '(\w+)'/g, stack).toSorted()));
  it('names what the stack prints', () => {
    const printed = ['PublicUrl', 'TableName', 'SecretsArn', 'Dkim'];
    expect(printed.filter((name) => !stack.includes(name) || !deploy.includes(`\`${name}`))).toEqual([]);
  });
  it('names every part of the secret', () => {
    const parts = ['finance', 'admin', 'nudge', 'links', 'google'];
    expect(() => readSecrets('{}')).toThrow(parts.join(', '));
    expect(parts.filter((part) => !deploy.includes(`\`${part}\``))).toEqual([]);
  });
  it('gives the operator options that the command knows', () => {
    const options = found(/npm run desk -- init (.+)/g, deploy).flatMap((line) => line.split(' ')).map((option) => option.split('=')[0] ?? '');
    expect(options).toContain('--dry-run');
    expect(options.filter((option) => !initVerb.help.includes(option))).toEqual([]);
  });
});

describe('a damaged sheet', () => {
  it('is mended by actions and options that the command knows', () => {
    const named = found(/`([\w-]+)`/g, section('表坏了'));
    expect(named).toEqual(expect.arrayContaining(['restore', 'accept', 'rebuild', '--dry-run']));
    expect(named.filter((name) => !syncVerb.help.includes(name))).toEqual([]);
    expect(repairs.map(([verb, action]) => [verb, action])).toEqual([['sync', 'status'], ['sync', 'restore']]);
  });
});

describe('what it points to', () => {
  const kept = readFileSync(join(ROOT, 'docs/workbook.png'));

  it('is there', () => expect(found(/\]\((?!https?:)([^)#]+)\)/g).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]));
  it('is ten verbs', () => expect(found(/^\| \[(\w+)\]\(shared\//gm)).toEqual(['look', 'bind', 'understand', 'compare', 'decide', 'keep', 'act', 'ring', 'sweep', 'close']));
  it('is a picture of at most 300 KB', () => {
    expect(kept.subarray(1, 4).toString()).toBe('PNG');
    expect(kept.length).toBeLessThanOrEqual(300 * 1_024);
  });
  it('is a picture that its script still makes', PATIENT, async () => {
    const dir = mkdtempSync(join(tmpdir(), 'dengji-'));
    await run(process.execPath, [...NODE, 'infra/local/picture.ts', join(dir, 'made.png')], { cwd: ROOT });
    const made = readFileSync(join(dir, 'made.png'));
    rmSync(dir, { recursive: true });
    expect(sizeOf(made)).toEqual(sizeOf(kept));
    expect(made.length).toBeGreaterThan(kept.length / 2);
  });
});
