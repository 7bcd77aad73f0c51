import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CLOCK_MUTANTS } from './clocks.ts';

const root = join(import.meta.dirname, '../..');

/* Whether each is noticed takes minutes: `node test/mutants/main.ts`. That the table still fits the code is told here. */
test.each(CLOCK_MUTANTS)('$file: $find', ({ file, find, put, tests }) => {
  const source = readFileSync(join(root, file), 'utf8');
  expect([source.split(find).length, source.includes(find) && find !== put, tests.filter((it) => !existsSync(join(root, it)))]).toEqual([2, true, []]);
});
