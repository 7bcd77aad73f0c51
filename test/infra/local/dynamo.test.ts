import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { BatchGetItemCommand, DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Dynamo } from '../../../infra/local/dynamo.ts';
import { startDynamo } from '../../../infra/local/dynamo.ts';
import { holders } from '../../../infra/local/holders.ts';
import { freshDir, startMachine } from '../../kit/machines.ts';
import { createTable } from '../../kit/table.ts';

const clientOf = (url: string) =>
  new DynamoDBClient({ endpoint: url, region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' }, maxAttempts: 1 });
const MEMORY = { dataDir: undefined };
const key = (n: number, sk: string) => ({ pk: { S: `record#${n}` }, sk: { S: sk } });

describe('the DynamoDB stand-in', () => {
  let dir: ReturnType<typeof freshDir>;
  let running: Dynamo[];
  const start = async (where: { readonly dataDir: string | undefined } = { dataDir: dir.path }) => {
    const dynamo = await startDynamo(where);
    running.push(dynamo);
    return dynamo;
  };
  const held = () => holders(`${dir.path}/dynamo.db`);

  beforeEach(() => {
    dir = freshDir();
    running = [];
  });
  afterEach(async () => {
    await Promise.all(running.map((it) => it.stop()));
    dir.remove();
  });

  it('listens on this machine alone, and is gone when stopped', async () => {
    const dynamo = await start();
    expect(dynamo.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(held()).toHaveLength(1);
    await dynamo.stop();
    await dynamo.stop();
    expect(held()).toEqual([]);
    await expect(fetch(dynamo.url)).rejects.toThrow('fetch failed');
  });

  it('keeps a table and its items over a restart', async () => {
    const deeper = { dataDir: `${dir.path}/deeper/still` };
    const first = await start(deeper);
    await createTable(clientOf(first.url), 'records');
    await clientOf(first.url).send(new PutItemCommand({ TableName: 'records', Item: key(1, 'record') }));
    await first.stop();
    const second = await start(deeper);
    const { Item } = await clientOf(second.url).send(new GetItemCommand({ TableName: 'records', Key: key(1, 'record') }));
    expect(Item).toEqual(key(1, 'record'));
  });

  it('two in memory do not know each other', async () => {
    const [one, other] = await Promise.all([start(MEMORY), start(MEMORY)]);
    await createTable(clientOf(one.url), 'records');
    await expect(clientOf(other.url).send(new GetItemCommand({ TableName: 'records', Key: key(1, 'record') }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('killed with its parent in the middle of writes, it keeps what was acknowledged, and nothing by half', async () => {
    const machine = await startMachine(dir.path);
    const client = clientOf(machine.dynamo);
    await createTable(client, 'records');
    const write = (n: number) => {
      const put = (sk: string) => ({ Put: { TableName: 'records', Item: { ...key(n, sk), gpk: { S: 'due' }, gsk: { S: `${n}` } } } });
      return client.send(new TransactWriteItemsCommand({ TransactItems: [put('record'), put('event'), put('effect')] }));
    };
    const acknowledged = new Set<number>();
    const writing = Array.from({ length: 4 }, async (_, lane) => {
      for (let n = lane; ; n += 4) {
        await write(n);
        acknowledged.add(n);
        if (n === 40) await machine.kill();
      }
    });
    await Promise.allSettled(writing);
    const again = clientOf((await start()).url);
    const counts = await Promise.all(
      Array.from({ length: 4 * acknowledged.size }, async (_, n) => {
        const Keys = ['record', 'event', 'effect'].map((sk) => key(n, sk));
        return (await again.send(new BatchGetItemCommand({ RequestItems: { records: { Keys } } }))).Responses?.['records']?.length ?? 0;
      }),
    );
    expect(counts.flatMap((found, n) => (acknowledged.has(n) && found !== 3 ? [n] : []))).toEqual([]);
    expect(counts.filter((found) => found !== 0 && found !== 3)).toEqual([]);
    const query = { TableName: 'records', IndexName: 'attention', KeyConditionExpression: 'gpk = :due', ExpressionAttributeValues: { ':due': { S: 'due' } } };
    const indexed = await again.send(new QueryCommand(query));
    expect(indexed.Count).toBe(counts.filter((found) => found === 3).length * 3);
  });

  it('dies with its parent: killed together again and again, no server is left and each start succeeds', async () => {
    for (let round = 0; round < 3; round += 1) {
      const machine = await startMachine(dir.path);
      await machine.kill();
    }
    await start();
    expect(held()).toHaveLength(1);
  });

  it('ends a server whose guard was killed as well', async () => {
    const program = createRequire(import.meta.url).resolve(`@dynoxide/${process.platform}-${process.arch}/dynoxide`);
    const shell = spawn('/bin/sh', ['-c', '"$@" 2>&1 &', 'sh', program, '--host', '127.0.0.1', '--port', '0', '--db-path', `${dir.path}/dynamo.db`]);
    await Promise.all([once(shell, 'exit'), once(shell.stdout, 'data')]);
    expect(held()).toHaveLength(1);
    const [before] = held();
    await start();
    expect(held()).not.toContain(before);
  });

  it('refuses data that another living Dengji has, and leaves that one alone', async () => {
    const first = await start();
    await expect(start()).rejects.toThrow(/in use by process \d+: another Dengji/);
    expect((await fetch(first.url)).status).toBe(200);
  });

  it('names the package that this machine lacks', async () => {
    const own = Object.getOwnPropertyDescriptor(process, 'arch') ?? {};
    Object.defineProperty(process, 'arch', { ...own, value: 'riscv64' });
    await expect(start(MEMORY)).rejects.toThrow('npm package @dynoxide/linux-riscv64 is not installed');
    Object.defineProperty(process, 'arch', own);
  });
});
