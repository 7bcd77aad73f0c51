import { build, stop } from 'esbuild';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** The built browser part: a folder of gzipped files with hashed names, and the two that the page loads first. */
export interface Bundle {
  readonly folder: string;
  readonly script: string;
  readonly style: string;
}

const CLIENT = join(import.meta.dirname, 'client');
const LOCK = fileURLToPath(new URL('../../../package-lock.json', import.meta.url));
const pack = promisify(gzip);

/** A short hash of all sources and every installed version: a changed line or package builds anew. */
async function fingerprint(): Promise<string> {
  const names = (await readdir(CLIENT, { recursive: true })).filter((name) => /\.(ts|css)$/.test(name)).toSorted();
  const hash = createHash('sha256').update(await readFile(LOCK)).update(await readFile(import.meta.filename));
  for (const name of names) hash.update(name).update(await readFile(join(CLIENT, name)));
  return hash.digest('hex').slice(0, 16);
}

/** Splitting keeps five megabytes of hyphenation dictionaries out of what is loaded first. */
async function compile(folder: string): Promise<Bundle> {
  const built = await build({
    entryPoints: [join(CLIENT, 'main.ts'), join(CLIENT, 'page.css')],
    outdir: folder,
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    entryNames: '[name]-[hash]',
    legalComments: 'none',
    loader: { '.woff2': 'file', '.svg': 'dataurl' },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  await stop();
  await Promise.all(
    built.outputFiles.map(async (file) => {
      await mkdir(dirname(file.path), { recursive: true });
      await writeFile(`${file.path}.gz`, await pack(file.contents, { level: 6 }));
    }),
  );
  const find = (shape: RegExp) => built.outputFiles.map((file) => basename(file.path)).find((name) => shape.test(name)) ?? '';
  return { folder, script: find(/^main-.*\.js$/), style: find(/^page-.*\.css$/) };
}

async function kept(folder: string): Promise<Bundle | undefined> {
  const names = await readdir(folder).catch(() => []);
  const find = (shape: RegExp) => names.find((name) => shape.test(name))?.replace(/\.gz$/, '');
  const [script, style] = [find(/^main-.*\.js\.gz$/), find(/^page-.*\.css\.gz$/)];
  return script && style ? { folder, script, style } : undefined;
}

/**
 * Builds the browser part with esbuild (a few seconds), or finds it as an earlier start left it in `cacheDir`.
 * It appears there whole, so two starts at once do no harm.
 */
export async function openBundle(cacheDir: string): Promise<Bundle> {
  const folder = join(cacheDir, await fingerprint());
  const before = await kept(folder);
  if (before) return before;
  const draft = `${folder}.${randomUUID()}`;
  const made = await compile(draft);
  const isFirst = await rename(draft, folder).then(() => true, () => false);
  if (!isFirst) await rm(draft, { recursive: true });
  return { ...made, folder };
}
