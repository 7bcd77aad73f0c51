import { openWorld } from '../../functions/world.ts';
import { Refusal } from '../../shared/errors/refusal.ts';
import { calendarVerb } from './calendar.ts';
import { initVerb } from './init.ts';
import { lettersVerb } from './letters.ts';
import { operatorsEnvironment } from './machine.ts';
import { simulateVerb } from './simulate.ts';
import { syncVerb } from './sync.ts';
import type { Verb } from './verb.ts';
import { whyVerb } from './why.ts';

/** The operator's verbs, one file each. */
const VERBS: Readonly<Record<string, Verb>> = { calendar: calendarVerb, init: initVerb, letters: lettersVerb, simulate: simulateVerb, sync: syncVerb, why: whyVerb };
/** Says which machine is meant that the operator does not run in the cloud; its value comes after `=`, or as the next word. */
const MEANS = /^--(data|url)(?:=(.+))?$/;

interface Given {
  readonly args: readonly string[];
  readonly meant: Readonly<Record<string, string>>;
}

function sortOut([word, ...rest]: readonly string[]): Given {
  if (word === undefined) return { args: [], meant: {} };
  const [found, name, value = rest[0]] = MEANS.exec(word) ?? [];
  if (found === undefined || name === undefined || value === undefined) {
    const { args, meant } = sortOut(rest);
    return { args: [word, ...args], meant };
  }
  const { args, meant } = sortOut(found.includes('=') ? rest : rest.slice(1));
  return { args, meant: { [name]: value, ...meant } };
}

const say = (line: string): void => console.log(line);

/** Exit codes: 0 done, 1 refused, 2 could not run. */
async function main([name = '', ...given]: readonly string[]): Promise<0 | 1 | 2> {
  const verb = VERBS[name];
  const { args, meant } = sortOut(given);
  if (!verb || args.includes('--help')) {
    say(verb ? verb.help : `用法 npm run desk -- VERB [--help]\n${Object.entries(VERBS).map(([key, it]) => `  ${key}  ${it.summary}`).join('\n')}`);
    return verb || name === '' || name === '--help' ? 0 : 2;
  }
  try {
    Object.assign(process.env, await operatorsEnvironment(process.env, { dataDir: meant['data'], url: meant['url'] }));
    await verb.run(await openWorld(process.env), args, say);
    return 0;
  } catch (error) {
    say(error instanceof Refusal ? `${error.sentence.zh}\n${error.sentence.en}` : `没有做成：${error instanceof Error ? error.message : String(error)}`);
    return error instanceof Refusal ? 1 : 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
