import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROSTER } from '../infra/roster.ts';
import { filesBelow, findings, importsOf, ROOT, type Import, type SourceFile } from './kit/tree.ts';

/* The rules of the house that a machine can check. An exception stands here with its reason, or not at all. */

const FOLDERS = ['functions', 'shared', 'infra', 'test'] as const;
const files = FOLDERS.flatMap((folder) => filesBelow(folder, /\.ts$/));
const below = (...folders: readonly string[]): readonly SourceFile[] => files.filter(({ path }) => folders.some((folder) => path.startsWith(`${folder}/`)));
const product = below('functions', 'shared', 'infra');
const imports = files.flatMap(importsOf);
const shown = ({ from, to }: Import): string => `${from} -> ${to}`;
const without = (found: readonly string[], exceptions: Readonly<Record<string, string>>): readonly string[] =>
  found.filter((place) => exceptions[place.replace(/:\d+$/, '')] === undefined);

const RUNGS = ['words', 'errors', 'calendar', 'clocks', 'registers', 'sheet', 'ledger', 'cases', 'mail', 'outbox', 'store', 'config', 'world', 'desk'];

/** Places as the ways between them name them: a rung, a part of infra, or a top-level folder; the roster stands alone. */
function placeOf(path: string): string {
  if (path === 'infra/roster.ts') return 'infra/roster';
  const [top = '', part = ''] = path.split('/');
  return top === 'infra' || top === 'shared' ? `${top}/${part}` : top;
}

const LOCAL_RUNGS = ['words', 'errors', 'calendar'].map((rung) => `shared/${rung}`);
/** Where each place may lead besides itself; a file is named where only that file of a place may be reached. */
const WAYS: Readonly<Record<string, readonly string[]>> = {
  'infra/roster': ['shared/words'],
  'infra/cloud': ['infra/roster', 'shared/store/table.ts'],
  // The stand-ins know words, refusals and wall time; the product itself they reach through functions/ and the operator's verbs.
  'infra/local': ['infra/roster', 'functions', 'infra/desk', 'shared/store/table.ts', ...LOCAL_RUNGS],
  'infra/desk': ['infra/roster', 'functions/world.ts', ...RUNGS.map((rung) => `shared/${rung}`)],
  functions: RUNGS.map((rung) => `shared/${rung}`),
  ...Object.fromEntries(RUNGS.map((rung, height) => [`shared/${rung}`, RUNGS.slice(0, height).map((lower) => `shared/${lower}`)])),
};

const mayLead = (from: string, to: string): boolean => placeOf(from) === placeOf(to) || (WAYS[placeOf(from)] ?? []).some((way) => way === to || way === placeOf(to));

describe('imports go one way', () => {
  const ways = imports.filter(({ vendor, from }) => !vendor && !from.startsWith('test/'));

  test('between the top-level folders and up the ladder of shared/', () => {
    expect(ways.filter(({ from, to }) => !mayLead(from, to)).map(shown)).toEqual([]);
  });
  test('every folder of shared/ is a rung of the ladder', () => expect(readdirSync(join(ROOT, 'shared')).toSorted()).toEqual(RUNGS.toSorted()));
  test('nothing imports a test', () => expect(ways.filter(({ to }) => to.startsWith('test/')).map(shown)).toEqual([]));
  test('every import ends in a file that is there', () => {
    expect(imports.filter(({ vendor, to }) => !vendor && !existsSync(join(ROOT, to))).map(shown)).toEqual([]);
  });
  test('none leaves the tree', () => expect(imports.filter(({ vendor, to }) => !vendor && to.startsWith('..')).map(shown)).toEqual([]));
  test('there are no circles', () => expect(circles(imports.filter(({ vendor }) => !vendor))).toEqual([]));
});

/** Files that can be reached from themselves. */
function circles(ways: readonly Import[]): readonly string[] {
  const next = Map.groupBy(ways, ({ from }) => from);
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
    else if (!done.has(path)) {
      for (const { to } of next.get(path) ?? []) walk(to, [...trail, path]);
      done.add(path);
    }
  };
  for (const path of next.keys()) walk(path, []);
  return found;
}

describe('names', () => {
  const DEFAULTS = {
    'infra/local/sheets/fast-formula-parser.d.ts': 'describes a package that has a default export',
    'test/bench/calendar/moment-business-time.d.ts': 'describes a package that has a default export',
  };

  test('are exported by name', () => expect(without(findings(files, /\bexport\s+default\b|\bas\s+default\b/), DEFAULTS)).toEqual([]));
  test('come from where they are made: nothing is exported again', () => expect(findings(files, /^export\s[^;=()]*?\bfrom\s+''/m)).toEqual([]));
  test('of types are never any', () => expect(findings(files, /(?:[:<|&,(]\s*|\bas\s+)any\b(?!\s*:)/)).toEqual([]));
});

/** Who may speak to a vendor, by file. */
const EDGES: Readonly<Record<string, readonly string[]>> = {
  'shared/store/dynamo.ts': ['@aws-sdk/client-dynamodb', '@aws-sdk/util-dynamodb'],
  'shared/outbox/scheduler.ts': ['@aws-sdk/client-scheduler'],
  'shared/config/secretsmanager.ts': ['@aws-sdk/client-secrets-manager'],
  'shared/sheet/google.ts': ['@googleapis/sheets', '@googleapis/drive', 'google-auth-library'],
  'shared/mail/ses.ts': ['@aws-sdk/client-sesv2', 'nodemailer/lib/mail-composer'],
  'shared/mail/smtp.ts': ['nodemailer'],
};
/** Packages that reach nobody, and where each is wanted. */
const TOOLS: Readonly<Record<string, { readonly files: readonly string[]; readonly why: string }>> = {
  zod: { files: ['shared/calendar/official-file.ts', 'shared/config/config.ts', 'shared/desk/ring.ts', 'shared/mail/links.ts', 'shared/sheet/google.ts'], why: 'parses what comes from outside, at the door' },
  'temporal-polyfill': { files: ['shared/calendar/zone.ts'], why: 'knows the transitions of time zones' },
};
const TYPES: Readonly<Record<string, string>> = { 'shared/sheet/sheets.ts -> @googleapis/sheets': 'a batch of edits is stated in the shape of the discovery document; types only' };

describe('only edges named after their vendor speak to it', () => {
  const vendors = imports.filter(({ vendor, from, to }) => vendor && !to.startsWith('node:') && from.startsWith('shared/'));

  test('in shared/', () => {
    const strangers = vendors.filter(({ from, to, typeOnly }) =>
      !EDGES[from]?.includes(to) && !TOOLS[to]?.files.includes(from) && !(typeOnly && TYPES[shown({ from, to, typeOnly, vendor: true })] !== undefined));
    expect(strangers.map(shown)).toEqual([]);
  });
  test('functions/ know middy, zod and the shapes of events alone', () => {
    const known = ['@middy/', 'aws-lambda', 'node:', 'zod'];
    expect(imports.filter(({ from, to, vendor }) => vendor && from.startsWith('functions/') && !known.some((name) => to.startsWith(name))).map(shown)).toEqual([]);
  });
});

describe('the world outside is read in one place', () => {
  const ENVIRONMENT = {
    'functions/world.ts': 'the one reader',
    'infra/local/machine.ts': 'writes the environment in which the functions then run, as the cloud would',
    'infra/desk/main.ts': 'the operator says in the environment of the terminal which machine is meant',
    'infra/cloud/parts/bundle.ts': 'the build tools read the environment they are started in',
  };
  const CLOCK = {
    'functions/world.ts': 'the one reader; one-machine mode puts a wound clock in its place',
    'infra/local/machine.ts': 'the wall that the wound clock is measured against',
    'infra/local/page/client/clock.ts': 'a browser shows the time of the product between two answers',
  };

  test('the environment', () => expect(without(findings(product, /\bprocess\s*\.\s*env\b/), ENVIRONMENT)).toEqual([]));
  test('the clock', () => {
    const readings = /\bDate\s*\.\s*now\b|\bnew\s+Date\s*(?:\(\s*\)|(?![\s(]))|(?<!new\s+)\bDate\s*\(|\bperformance\s*\.\s*now\b|\bTemporal\s*\.\s*Now\b|\bhrtime\b/;
    expect(without(findings(product, readings), CLOCK)).toEqual([]);
  });
  test('chance makes nothing in shared/ and functions/: what is done twice is done once', () => {
    expect(findings(below('shared', 'functions'), /\bMath\s*\.\s*random\b|\brandomUUID\b|\brandomBytes\b/)).toEqual([]);
  });
});

describe('nothing is left lying about', () => {
  const open = /\b(?:TOD[O]|FIXM[E]|XX[X]|HAC[K])\b/;
  const CODE = /^\s*(?:\/\/|\/?\*)\s*(?:(?:const|let|import|export|return|await|throw|function)\b.*[;{]|\w[\w.]*\(.*\);|[}\])]+;?)\s*$/m;

  test('no promises', () => expect(findings(files, open, 'text')).toEqual([]));
  test('no code in comments', () => expect(findings(files, CODE, 'text')).toEqual([]));
  test('no printing to the console', () => expect(findings(below('shared', 'functions'), /\bconsole\s*\./)).toEqual([]));
  test('no test that is skipped or alone', () => {
    expect(findings(below('test'), /\b(?:test|describe|it)\s*\.\s*(?:skip|only|todo|fails)\b/)).toEqual([]);
  });
  test('a lint rule is only switched off for a reason', () => expect(findings(files, /(?:oxlint|eslint)-disable(?![^\n]* -- \S)/, 'text').filter((place) => !place.startsWith('test/rules'))).toEqual([]));
  test('the compiler is never silenced', () => expect(findings(files, /@ts-(?:ignore|expect-error|nocheck)/, 'text').filter((place) => !place.startsWith('test/rules'))).toEqual([]));
});

describe('the roster names every function', () => {
  const handlers = below('functions').filter(({ code }) => /^export\s+(?:const|async function|function)\s+handler\b/m.test(code)).map(({ path }) => path);

  test('and each of its rows has a file, and each handler a row', () => {
    expect(handlers.toSorted()).toEqual(ROSTER.map(({ name }) => `functions/${name}.ts`).toSorted());
  });
  test('and says who is hurt when it fails', () => expect(ROSTER.filter(({ impact }) => impact.zh.length < 10 || impact.en.length < 20)).toEqual([]));
  test('whose handlers only wire: at most 40 lines', () => {
    expect(below('functions').filter(({ path, lines }) => handlers.includes(path) && lines > 40).map(({ path }) => path)).toEqual([]);
  });
});

describe('small and flat', () => {
  const LONGEST = 250;
  const LONGEST_TEST = 400;
  const CASTS_A_THOUSAND = 2;

  test(`no file of the product is longer than ${LONGEST} lines`, () => expect(product.filter(({ lines }) => lines > LONGEST).map(({ path, lines }) => `${path} ${lines}`)).toEqual([]));
  test(`no test is longer than ${LONGEST_TEST}`, () => expect(below('test').filter(({ lines }) => lines > LONGEST_TEST).map(({ path, lines }) => `${path} ${lines}`)).toEqual([]));
  test('at most three folders deep below the top', () => expect(files.filter(({ path }) => path.split('/').length > 5).map(({ path }) => path)).toEqual([]));
  test(`at most ${CASTS_A_THOUSAND} casts in a thousand lines, and never through unknown`, () => {
    const casts = findings(product, /(?<![*{,]\s*|\bimport\s.*)\bas\s+(?!const\b)[A-Za-z{[(]/).filter((place) => !isImport(place));
    const lines = product.reduce((sum, file) => sum + file.lines, 0);
    expect((casts.length * 1_000) / lines).toBeLessThanOrEqual(CASTS_A_THOUSAND);
    expect(findings(product, /\bas\s+unknown\s+as\b/)).toEqual([]);
  });
});

/** Whether a line is part of an import, where `as` gives another name. */
function isImport(place: string): boolean {
  const [path, line] = place.split(':');
  return /^(?:import|export|\s*type)\b/.test(product.find((file) => file.path === path)?.text.split('\n')[Number(line) - 1] ?? '');
}

describe('what is here stands by itself', () => {
  const texts = filesBelow('', /\.(?:ts|js|css|json|md|html|sh|yml|yaml|toml)$|^\.?[a-z]+rc$|^run$/);

  test('no text names a path outside the tree', () => {
    const up = texts.flatMap(({ path, text }) => [...text.matchAll(/(?:\.\.\/)+[\w@.-]+/g)].map((found) => ({ path, to: found[0] })));
    const outside = up.filter(({ path, to }) => (to.match(/\.\.\//g)?.length ?? 0) > path.split('/').length - 1);
    expect(outside.map(({ path, to }) => `${path}: ${to}`)).toEqual([]);
  });
  test('no text names a folder of the machine it was written on', () => {
    const homes = new RegExp(`(?<![\\w.:}])/(?:${['home', 'Users', 'root', 'work'].join('|')})/[\\w.-]`);
    expect(findings(texts, homes, 'text')).toEqual([]);
    expect(texts.filter(({ text }) => text.includes(ROOT)).map(({ path }) => path)).toEqual([]);
  });
  test('packages come from the public registry', () => {
    const lock = texts.filter(({ path }) => path === 'package-lock.json' || path === '.npmrc');
    expect(findings(lock, /"resolved": "(?!https:\/\/registry\.npmjs\.org\/)|registry=(?!https:\/\/registry\.npmjs\.org)/, 'text')).toEqual([]);
  });
});
