import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import {
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startDynamo } from '../../infra/local/dynamo.ts';
import { TABLE } from '../../shared/store/table.ts';
import { AWS_CONTRACT, contractSetting, pointSdkAt, pointSdkBack } from '../kit/aws.ts';
import { createTable, deleteTable } from '../kit/table.ts';

interface Side {
  readonly table: string;
  close(): Promise<void>;
}

async function standIn(): Promise<Side> {
  const dynamo = await startDynamo({ dataDir: undefined });
  pointSdkAt('DYNAMODB', dynamo.url);
  return { table: 'contract', close: () => dynamo.stop() };
}

function service(): Promise<Side> {
  pointSdkBack('DYNAMODB');
  return Promise.resolve({ table: `${contractSetting('DENGJI_TABLE_PREFIX')}-contract-${process.pid}`, close: () => Promise.resolve() });
}

const SIDES = [
  { side: 'the stand-in', open: standIn },
  ...(AWS_CONTRACT ? [{ side: 'DynamoDB', open: service }] : []),
];
const INDEX = TABLE.indexes[0];
type Item = Record<string, AttributeValue>;
const S = (text: string): AttributeValue => ({ S: text });
const N = (n: number): AttributeValue => ({ N: String(n) });

describe.each(SIDES)('the table on $side', ({ open }) => {
  let side: Side;
  let client: DynamoDBClient;
  let run = 0;
  const pk = (name: string) => `${name}#${run}`;
  const key = (name: string, sk = 'record') => ({ pk: S(pk(name)), sk: S(sk) });

  beforeAll(async () => {
    side = await open();
    client = new DynamoDBClient({});
    await createTable(client, side.table);
  });
  afterAll(async () => {
    await deleteTable(client, side.table);
    await side.close();
    pointSdkBack('DYNAMODB');
  });
  beforeEach(() => {
    run += 1;
  });

  const put = (item: Item, more: object = {}) => client.send(new PutItemCommand({ TableName: side.table, Item: item, ...more }));
  const get = async (of: Item) => (await client.send(new GetItemCommand({ TableName: side.table, Key: of, ConsistentRead: true }))).Item;
  const transact = (items: TransactWriteItem[], token?: string) =>
    client.send(new TransactWriteItemsCommand({ TransactItems: items, ClientRequestToken: token, ReturnConsumedCapacity: 'TOTAL' }));
  const fresh = (item: Item): TransactWriteItem => ({
    Put: { TableName: side.table, Item: item, ConditionExpression: 'attribute_not_exists(pk)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' },
  });
  const raise = (of: Item, version: number): TransactWriteItem => ({
    Update: {
      TableName: side.table,
      Key: of,
      UpdateExpression: 'SET version = :next',
      ConditionExpression: 'version = :version',
      ExpressionAttributeValues: { ':next': N(version + 1), ':version': N(version) },
    },
  });
  const attention = async (from: string, to: string) => {
    const found = await client.send(
      new QueryCommand({
        TableName: side.table,
        IndexName: INDEX.name,
        KeyConditionExpression: 'gpk = :gpk AND gsk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':gpk': S(pk('due')), ':from': S(from), ':to': S(to) },
      }),
    );
    return found.Items ?? [];
  };
  const events = async (more: object) => {
    const page = await client.send(
      new QueryCommand({
        TableName: side.table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': S(pk('log')), ':prefix': S('event#') },
        ConsistentRead: true,
        ...more,
      }),
    );
    return { sks: (page.Items ?? []).map((it) => it['sk']?.S), last: page.LastEvaluatedKey };
  };

  it('keeps text and numbers exactly', async () => {
    const item = { ...key('exact'), text: S('😀\n\u0000 𠮷'), empty: S(''), big: { N: '12345678901234567890123456789012345678' }, list: { L: [N(-0.5), { NULL: true as const }] } };
    await put(item);
    expect(await get(key('exact'))).toEqual(item);
  });

  it('makes an item once, and shows the second who was there', async () => {
    const once = { ConditionExpression: 'attribute_not_exists(pk)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };
    await put({ ...key('once'), by: S('first') }, once);
    await expect(put({ ...key('once'), by: S('second') }, once)).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
      Item: { by: S('first') },
    });
  });

  it('of twenty who raise the same version, one does', async () => {
    await put({ ...key('race'), version: N(1) });
    const update = { TableName: side.table, Key: key('race'), ReturnValues: 'ALL_NEW' as const, ...raise(key('race'), 1).Update };
    const done = await Promise.allSettled(Array.from({ length: 20 }, () => client.send(new UpdateItemCommand({ ...update, UpdateExpression: 'SET version = :next' }))));
    const lost = done.flatMap((it) => (it.status === 'rejected' ? [it.reason] : []));
    expect(lost).toHaveLength(19);
    expect(lost).toEqual(lost.map(() => expect.objectContaining({ name: 'ConditionalCheckFailedException' })));
    expect((await get(key('race')))?.['version']).toEqual(N(2));
  });

  it('an update counts up, removes, and says what it made', async () => {
    await put({ ...key('count'), serial: N(41), stale: S('x') });
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName: side.table,
        Key: key('count'),
        UpdateExpression: 'ADD serial :one REMOVE stale',
        ExpressionAttributeValues: { ':one': N(1) },
        ReturnValues: 'ALL_NEW',
      }),
    );
    expect(Attributes).toEqual({ ...key('count'), serial: N(42) });
  });

  it('a transaction keeps a record, its history and its effects together', async () => {
    await put({ ...key('record'), version: N(1) });
    await transact([raise(key('record'), 1), fresh(key('record', 'event#0002')), fresh(key('record', 'effect#0001'))]);
    const { Items = [] } = await client.send(
      new QueryCommand({ TableName: side.table, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': S(pk('record')) }, ConsistentRead: true }),
    );
    expect(Items.map((it) => it['sk'])).toEqual([S('effect#0001'), S('event#0002'), S('record')]);
  });

  it('a transaction that fails keeps nothing, and says which condition failed on what', async () => {
    await put({ ...key('taken'), by: S('first') });
    await expect(transact([fresh(key('new')), fresh({ ...key('taken'), by: S('second') }), fresh(key('newer'))])).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Item: { by: S('first') } }, { Code: 'None' }],
    });
    expect(await Promise.all([get(key('new')), get(key('newer'))])).toEqual([undefined, undefined]);
  });

  it('a condition check alone can stop a transaction', async () => {
    const check = { ConditionCheck: { TableName: side.table, Key: key('lease'), ConditionExpression: 'attribute_exists(pk)' } };
    await expect(transact([check, fresh(key('guarded'))])).rejects.toMatchObject({ CancellationReasons: [{ Code: 'ConditionalCheckFailed' }, { Code: 'None' }] });
    expect(await get(key('guarded'))).toBeUndefined();
  });

  it('a transaction repeated under its token happens once', async () => {
    await put({ ...key('token'), n: N(0) });
    const add = [{ Update: { TableName: side.table, Key: key('token'), UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': N(1) } } }];
    const token = `token-${process.pid}-${run}`;
    await transact(add, token);
    await transact(add, token);
    expect((await get(key('token')))?.['n']).toEqual(N(1));
  });

  it.each([
    ['the same item twice', () => [fresh(key('same')), raise(key('same'), 1)]],
    ['more than 100 items', () => Array.from({ length: 101 }, (_, i) => fresh(key('many', `${i}`)))],
  ])('refuses a transaction of %s', async (_, items) => {
    await expect(transact(items())).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('the index finds in order what lies between two moments, keys alone, and only while it is marked', async () => {
    const mark = (name: string, at: string) => put({ ...key(name), gpk: S(pk('due')), gsk: S(at), secret: S('not projected') });
    await mark('b', '2026-10-12T01:30:00Z#b');
    await mark('a', '2026-10-12T01:00:00Z#a');
    await mark('done', '2026-10-12T01:10:00Z#done');
    await mark('later', '2026-10-13T00:00:00Z#later');
    await put({ ...key('unmarked'), gsk: S('2026-10-12T01:20:00Z#x') });
    await client.send(new UpdateItemCommand({ TableName: side.table, Key: key('done'), UpdateExpression: 'REMOVE gpk, gsk' }));
    await expect
      .poll(() => attention('2026-10-12T01:00:00Z', '2026-10-12T23:59:59Z'))
      .toEqual(['a', 'b'].map((name) => ({ ...key(name), gpk: S(pk('due')), gsk: expect.anything() })));
  });

  it('a query by prefix goes page by page, forwards and backwards', async () => {
    for (const n of [3, 1, 2]) await put(key('log', `event#000${n}`));
    await put(key('log', 'record'));
    const first = await events({ Limit: 2 });
    expect(first.sks).toEqual(['event#0001', 'event#0002']);
    expect((await events({ ExclusiveStartKey: first.last })).sks).toEqual(['event#0003']);
    expect((await events({ ScanIndexForward: false, Limit: 1 })).sks).toEqual(['event#0003']);
  });

  it('a batch reads up to 100 items and leaves out what is not there', async () => {
    await transact(Array.from({ length: 99 }, (_, i) => fresh(key('batch', `${i}`))));
    const batch = (size: number) =>
      client.send(new BatchGetItemCommand({ RequestItems: { [side.table]: { Keys: Array.from({ length: size }, (_, i) => key('batch', `${i}`)), ConsistentRead: true } } }));
    expect((await batch(100)).Responses?.[side.table]).toHaveLength(99);
    await expect(batch(101)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('says what a call cost', async () => {
    const cost = { ReturnConsumedCapacity: 'TOTAL' };
    const wrote = await put(key('cost'), cost);
    const moved = await transact([fresh(key('cost', 'a')), fresh(key('cost', 'b'))]);
    const read = await client.send(new GetItemCommand({ TableName: side.table, Key: key('cost'), ReturnConsumedCapacity: 'TOTAL' }));
    expect(wrote.ConsumedCapacity?.CapacityUnits).toBe(1);
    expect(moved.ConsumedCapacity?.map((it) => it.CapacityUnits)).toEqual([4]);
    expect(read.ConsumedCapacity?.CapacityUnits).toBe(0.5);
  });
});
