import { mkdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { clock as productClock, theWorld } from '../../functions/world.ts';
import { Refusal } from '../../shared/errors/refusal.ts';
import { instantOf } from '../../shared/words/time.ts';
import { financeAddress } from '../desk/finance.ts';
import { runInit } from '../desk/init.ts';
import { leaveWord } from '../desk/machine.ts';
import { openClock, type LocalClock } from './clock.ts';
import { openDriver, type Driver } from './driver.ts';
import { startDynamo } from './dynamo.ts';
import { environmentOf, tokensOf } from './environment.ts';
import { openGate } from './gate.ts';
import { openInbox } from './inbox/inbox.ts';
import { serveLocal, type LocalState } from './local.ts';
import type { Options } from './options.ts';
import { openPage } from './page/page.ts';
import { prepare } from './prepare.ts';
import { isStaff, planSample, replay } from './sample/sample.ts';
import { openLocalScheduler } from './scheduler/scheduler.ts';
import { openSettings } from './settings.ts';
import { openSheets } from './sheets/server.ts';

const ZONE = 'Asia/Shanghai';
const wallClock = () => instantOf(Date.now());
const HOSTS = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** The whole product on one machine. */
export interface Machine {
  readonly state: LocalState;
  readonly clock: LocalClock;
  readonly driver: Driver;
  /** The data was there before. */
  readonly kept: boolean;
  close(): Promise<void>;
}

/** Starts every stand-in, points the vendors' clients at them, and makes the workbooks. */
export async function startMachine(options: Options, note: (line: string) => void): Promise<Machine> {
  if (options.dataDir !== undefined) mkdirSync(options.dataDir, { recursive: true });
  const db = new DatabaseSync(options.dataDir === undefined ? ':memory:' : join(options.dataDir, 'local.db'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  const settings = openSettings(db);
  const kept = settings.read('made') !== undefined;
  const clock = openClock(settings, wallClock, options);
  const sample = planSample(settings, clock, ZONE, !kept && !options.empty);
  productClock.now = clock.now;
  const server = createServer();
  await listen(server, options.port);
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : options.port}`;
  const dynamo = await startDynamo({ dataDir: options.dataDir });
  // Whoever is marked for a letter that came back is told of at the next look, as after an edit.
  const inbox = await openInbox({ db, now: clock.now, zone: ZONE, onBounce: () => driver.edited() });
  const scheduler = openLocalScheduler({ db, now: clock.now });
  const gate = openGate();
  const driver = openDriver({ clock, gate, scheduler, settings, zone: ZONE, note });
  const sheets = openSheets({ db, now: clock.now, onEdit: ({ user }) => {
    // What the product writes calls for no look, and in the replay nobody nameless is about but the product.
    if (!clock.standing || isStaff(user)) driver.edited();
  } });
  const page = await openPage({ cacheDir: join(options.dataDir ?? '.data', 'page'), now: clock.now });
  const tokens = tokensOf(settings);
  const environment = environmentOf({ url, dynamodb: dynamo.url, smtp: inbox.url }, tokens, ZONE);
  Object.assign(process.env, environment);
  const takeBack = leaveWord(options.dataDir, environment);
  const standIns = [sheets, inbox, scheduler, gate];
  let state: LocalState | undefined;
  server.on('request', (req, res) => {
    void answer(req, res, async () => {
      if (!HOSTS.test(req.headers.host ?? '')) return refuse(res, 403, 'host.wrong', '只接受本机访问。');
      if (state && (await serveLocal(req, res, { state, clock, driver, zone: ZONE, faults: [sheets.faults, scheduler.faults, inbox.faults, inbox.bouncing], financeUrl: async () => financeAddress(await theWorld()) }))) return;
      for (const standIn of standIns) if (await standIn.handle(req, res)) return;
      if (!state) return refuse(res, 503, 'starting', '正在准备，请几秒后刷新。 Starting; reload in a few seconds.');
      if (await page.handle(req, res)) return;
      const unknown = new Refusal('call.unknown', { path: new URL(req.url ?? '/', url).pathname });
      refuse(res, unknown.status, unknown.code, `${unknown.sentence.zh} ${unknown.sentence.en}`);
    });
  });
  await prepare();
  const workbooks = await runInit(await theWorld());
  settings.write('made', '1');
  if (sample) {
    note('正在准备示例数据：一家门窗家具公司的一个工作日 preparing the sample data …');
    await replay(sample, { url, workbooks, settings, clock, driver, zone: ZONE });
  }
  state = { url, workbooks, dynamodb: dynamo.url, smtp: inbox.url, tokens: { finance: tokens.finance, admin: tokens.admin } };
  return {
    state, clock, driver, kept,
    close: async () => {
      takeBack();
      driver.stop();
      sheets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await inbox.close();
      await dynamo.stop();
      db.close();
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

async function answer(_: IncomingMessage, res: ServerResponse, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (res.headersSent) res.destroy();
    else refuse(res, 500, 'internal', `系统出错，请看终端。${error instanceof Error ? error.name : ''}`);
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
}

function refuse(res: ServerResponse, status: number, code: string, message: string): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify({ error: { code, message } }));
}
