import { fileURLToPath } from 'node:url';
import type { BuildOptions } from 'esbuild';

/** The folder of the handlers. */
export const HANDLERS = fileURLToPath(new URL('../../../functions', import.meta.url));

/** Errors name the lines of the sources, not of the bundle; costs a cold start some 15 ms. */
export const NODE_OPTIONS = '--enable-source-maps';

/** google-auth-library and nodemailer are CommonJS and call `require` for Node's own modules. */
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** How esbuild makes `functions/<name>.ts` into `<outdir>/index.mjs`, with the AWS clients inside: they load faster than the runtime's. */
export function bundle(name: string, outdir: string): BuildOptions {
  return {
    entryPoints: [`${HANDLERS}/${name}.ts`],
    outfile: `${outdir}/index.mjs`,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: REQUIRE },
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
  };
}
