import { openWorld } from '../../functions/world.ts';
import { Refusal } from '../../shared/errors/refusal.ts';
import { initVerb } from './init.ts';
import { operatorsEnvironment } from './machine.ts';
import { simulateVerb } from './simulate.ts';
import { syncVerb } from './sync.ts';
import type { Verb } from './verb.ts';
import { whyVerb } from './why.ts';

/** The operator's verbs, one file each. */
const VERBS: Readonly<Record<string, Verb>> = { init: initVerb, simulate: simulateVerb, sync: syncVerb, why: whyVerb };
/** Where the data of a machine is that the operator does not run in the cloud. */
const DATA = /^--data=(.+)$/;

const say = (line: string): void => console.log(line);

/** Exit codes: 0 done, 1 refused, 2 could not run. */
async function main([name = '', ...given]: readonly string[]): Promise<0 | 1 | 2> {
  const verb = VERBS[name];
  const args = given.filter((arg) => !DATA.test(arg));
  const dataDir = given.map((arg) => DATA.exec(arg)?.[1]).find((dir) => dir !== undefined);
  if (!verb || args.includes('--help')) {
    say(verb ? verb.help : `用法 npm run desk -- VERB [--help]\n${Object.entries(VERBS).map(([key, it]) => `  ${key}  ${it.summary}`).join('\n')}`);
    return verb || name === '' || name === '--help' ? 0 : 2;
  }
  try {
    Object.assign(process.env, await operatorsEnvironment(process.env, dataDir));
    await verb.run(await openWorld(process.env), args, say);
    return 0;
  } catch (error) {
    say(error instanceof Refusal ? `${error.sentence.zh}\n${error.sentence.en}` : `没有做成：${error instanceof Error ? error.message : String(error)}`);
    return error instanceof Refusal ? 1 : 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
