import { DatabaseSync } from 'node:sqlite';
import { serve } from './serve.ts';

/* The server in a process of its own, to be killed: `node child.ts FILE` prints its address once it serves. */
const served = await serve(new DatabaseSync(process.argv[2] ?? ''));
process.stdout.write(`${served.url}\n`);
