import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { startDynamo } from '../../infra/local/dynamo.ts';
import { openInbox } from '../../infra/local/inbox/inbox.ts';
import { openLocalScheduler } from '../../infra/local/scheduler/scheduler.ts';
import { instantOf } from '../../shared/words/time.ts';

/* The stand-ins in a process of their own, to be killed: `node machine.ts DIR` prints one line of JSON once it serves. */
const dir = process.argv[2] ?? '';
const db = new DatabaseSync(`${dir}/stand-ins.db`);
const now = () => instantOf(1_791_000_000_000);
const scheduler = openLocalScheduler({ db, now });
const inbox = await openInbox({ db, now, zone: 'Asia/Shanghai' });
const dynamo = await startDynamo({ dataDir: dir });
const server = createServer((req, res) => void scheduler.handle(req, res));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ scheduler: `http://127.0.0.1:${port}/aws/scheduler`, smtp: inbox.url, dynamo: dynamo.url })}\n`);
});
