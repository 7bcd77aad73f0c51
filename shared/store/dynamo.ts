import { gunzipSync, gzipSync } from 'node:zlib';
import {
  BatchGetItemCommand, ConditionalCheckFailedException, DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand,
  TransactWriteItemsCommand, TransactionCanceledException, type AttributeValue, type ConsumedCapacity, type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { Refusal } from '../errors/refusal.ts';
import type { Instant } from '../words/time.ts';
import type { CountUnits, Doc, DeskItems, Kept, RecordEvent, Store } from './kept.ts';
import { TABLE } from './table.ts';

type Item = Record<string, AttributeValue>;

const HEAD = 'HEAD';
/** One partition holds what every piece of work begins with, so that one query brings it all. */
const DESK = 'DESK';
const SERIES = 'SERIES#';
const DOC = 'DOC#';
const OPEN = 'OPEN';
/** BatchGetItem takes at most so many keys. */
const BATCH = 100;
const BIRTH_TRIES = 8;

/**
 * The store on DynamoDB. A record is one head item (state and unfinished effects) and one item per kept decision (its
 * events), written in one transaction.
 */
export function openStore(options: { readonly table: string; readonly countUnits?: CountUnits }): Store {
  const client = new DynamoDBClient({});
  const TableName = options.table;
  const counted = <T extends { ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[] | undefined }>(reply: T, write: boolean): T => {
    const units = [reply.ConsumedCapacity ?? []].flat().reduce((sum, one) => sum + (one.CapacityUnits ?? 0), 0);
    options.countUnits?.(write ? { read: 0, write: units } : { read: units, write: 0 });
    return reply;
  };
  const get = async (pk: string, sk: string): Promise<Item | undefined> =>
    counted(await client.send(new GetItemCommand({ TableName, Key: key(pk, sk), ConsistentRead: true, ReturnConsumedCapacity: 'TOTAL' })), false).Item;
  const transact = async (TransactItems: TransactWriteItem[]): Promise<void> => {
    counted(await client.send(new TransactWriteItemsCommand({ TransactItems, ReturnConsumedCapacity: 'TOTAL' })), true);
  };
  const query = async (input: { readonly IndexName?: string; readonly where: string; readonly values: Item }): Promise<readonly Item[]> => {
    const items: Item[] = [];
    let from: Item | undefined;
    do {
      const reply = counted(await client.send(new QueryCommand({
        TableName, KeyConditionExpression: input.where, ExpressionAttributeValues: input.values, ReturnConsumedCapacity: 'TOTAL',
        ...(input.IndexName === undefined ? { ConsistentRead: true } : { IndexName: input.IndexName }), ...(from ? { ExclusiveStartKey: from } : {}),
      })), false);
      items.push(...(reply.Items ?? []));
      from = reply.LastEvaluatedKey;
    } while (from);
    return items;
  };

  const store: Store = {
    load: async (id) => keptOf(await get(`REC#${id}`, HEAD)),
    loadAll: async (ids) => {
      const found = new Map<string, Kept>();
      for (let wanted = [...new Set(ids)].map((id) => key(`REC#${id}`, HEAD)); wanted.length > 0; ) {
        const reply = counted(await client.send(new BatchGetItemCommand({
          RequestItems: { [TableName]: { Keys: wanted.slice(0, BATCH), ConsistentRead: true } }, ReturnConsumedCapacity: 'TOTAL',
        })), false);
        for (const item of reply.Responses?.[TableName] ?? []) {
          const kept = keptOf(item);
          if (kept) found.set(kept.id, kept);
        }
        wanted = [...(reply.UnprocessedKeys?.[TableName]?.Keys ?? []), ...wanted.slice(BATCH)];
      }
      return found;
    },
    keep: async (next, events) => {
      const kept: Kept = { ...next, version: next.version + 1, events: next.events + (events.length > 0 ? 1 : 0) };
      const writes = writesOf(TableName, kept, events, next.version);
      const [only, ...more] = writes;
      if (only?.Put && more.length === 0) counted(await client.send(new PutItemCommand({ ...only.Put, ReturnConsumedCapacity: 'TOTAL' })).catch(busy), true);
      else await transact(writes).catch(busy);
      return kept;
    },
    birth: async (token, series, make, numberOf) => {
      for (let tries = 0; tries < BIRTH_TRIES; tries += 1) {
        const born = (await get(`KEY#${token}`, HEAD))?.['id']?.S;
        const before = born === undefined ? undefined : await store.load(born);
        if (before) return before;
        const last = Number((await get(DESK, `${SERIES}${series}`))?.['n']?.N ?? 0);
        const { kept, events } = make(numberOf(last + 1));
        const first: Kept = { ...kept, version: 1, events: 1 };
        const claims: TransactWriteItem[] = [
          put(TableName, { ...key(DESK, `${SERIES}${series}`), n: { N: String(last + 1) } }, last === 0 ? 'attribute_not_exists(pk)' : 'n = :last', last === 0 ? {} : { ':last': { N: String(last) } }),
          put(TableName, { ...key(`KEY#${token}`, HEAD), id: { S: kept.id } }, 'attribute_not_exists(pk)'),
        ];
        const done = await transact([...claims, ...writesOf(TableName, first, events, 0)]).then(() => true, lostRace);
        if (done) return first;
      }
      throw new Refusal('store.busy');
    },
    history: async (id) => {
      const items = await query({ where: 'pk = :pk AND begins_with(sk, :evt)', values: { ':pk': { S: `REC#${id}` }, ':evt': { S: 'EVT#' } } });
      return items.flatMap((item) => unpack<readonly RecordEvent[]>(item));
    },
    attention: async (until) => {
      const items = await query({ IndexName: TABLE.indexes[0].name, where: 'gpk = :open AND gsk <= :until', values: { ':open': { S: OPEN }, ':until': { S: sortable(until ?? 'open') } } });
      return items.flatMap((item) => (item['pk']?.S ? [item['pk'].S.slice('REC#'.length)] : []));
    },
    series: async (prefix) => seriesIn(await query({ where: 'pk = :pk AND begins_with(sk, :prefix)', values: { ':pk': { S: DESK }, ':prefix': { S: `${SERIES}${prefix}-` } } })),
    desk: async () => deskOf(await query({ where: 'pk = :pk', values: { ':pk': { S: DESK } } })),
    doc: async <T>(name: string): Promise<Doc<T> | undefined> => {
      const item = await get(...addressOf(name));
      return item && docOf<T>(item);
    },
    keepDoc: async <T>(name: string, value: T, version: number): Promise<Doc<T>> => {
      const Item = { ...key(...addressOf(name)), ...pack(value), v: { N: String(version + 1) } };
      counted(await client.send(new PutItemCommand({
        TableName, Item, ReturnConsumedCapacity: 'TOTAL',
        ...(version === 0 ? { ConditionExpression: 'attribute_not_exists(pk)' } : { ConditionExpression: 'v = :v', ExpressionAttributeValues: { ':v': { N: String(version) } } }),
      })).catch(busy), true);
      return { value, version: version + 1 };
    },
  };
  return store;
}

const key = (pk: string, sk: string): Item => ({ [TABLE.partitionKey]: { S: pk }, [TABLE.sortKey]: { S: sk } });

/** Where a document stands: those of the desk together, every other by itself. */
const addressOf = (name: string): [pk: string, sk: string] => (name.startsWith('desk/') ? [DESK, `${DOC}${name}`] : [`${DOC}${name}`, HEAD]);

const put = (TableName: string, Item: Item, ConditionExpression: string, values: Item = {}): TransactWriteItem => ({
  Put: { TableName, Item, ConditionExpression, ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}) },
});

function writesOf(table: string, kept: Kept, events: readonly RecordEvent[], before: number): TransactWriteItem[] {
  const { id, version, ...doc } = kept;
  const attentionAt = kept.todo.length > 0 ? 0 : (kept.ringAt ?? (kept.open ? 'open' : undefined));
  const head: Item = {
    ...key(`REC#${id}`, HEAD), id: { S: id }, v: { N: String(version) }, ...pack(doc),
    ...(attentionAt === undefined ? {} : { gpk: { S: OPEN }, gsk: { S: sortable(attentionAt) } }),
  };
  const condition = before === 0 ? put(table, head, 'attribute_not_exists(pk)') : put(table, head, 'v = :v', { ':v': { N: String(before) } });
  if (events.length === 0) return [condition];
  return [condition, put(table, { ...key(`REC#${id}`, `EVT#${String(kept.events).padStart(6, '0')}`), ...pack(events) }, 'attribute_not_exists(pk)')];
}

/** Moments as text that sorts as they do. */
const sortable = (at: Instant | 0 | 'open'): string => (at === 'open' ? '9999' : new Date(at).toISOString());

/** Below this a document is kept as plain text, which anybody can read in the console. */
const PLAIN = 2_048;

function pack(value: unknown): Item {
  const text = JSON.stringify(value);
  return text.length <= PLAIN ? { doc: { S: text } } : { zip: { B: gzipSync(text) } };
}

// oxlint-disable-next-line no-unnecessary-type-parameters -- the caller names what it packed
function unpack<T>(item: Item): T {
  const text = item['zip']?.B ? gunzipSync(item['zip'].B).toString('utf8') : (item['doc']?.S ?? 'null');
  // oxlint-disable-next-line no-unsafe-type-assertion -- only this module writes what it reads
  return JSON.parse(text) as T;
}

// oxlint-disable-next-line no-unnecessary-type-parameters -- the caller names what it packed
const docOf = <T>(item: Item): Doc<T> => ({ value: unpack<T>(item), version: Number(item['v']?.N) });

function deskOf(items: readonly Item[]): DeskItems {
  const docs = items.filter((item) => item['sk']?.S?.startsWith(DOC)).map((item): [string, Doc<unknown>] => [item['sk']?.S?.slice(DOC.length) ?? '', docOf(item)]);
  return { docs: new Map(docs), series: seriesIn(items) };
}

const seriesIn = (items: readonly Item[]): ReadonlyMap<string, number> =>
  new Map(items.flatMap((item): [string, number][] => (item['sk']?.S?.startsWith(SERIES) ? [[item['sk'].S.slice(SERIES.length), Number(item['n']?.N ?? 0)]] : [])));

function keptOf(item: Item | undefined): Kept | undefined {
  if (!item) return undefined;
  // oxlint-disable-next-line no-unsafe-type-assertion -- a union loses its tag when it is spread
  return { ...unpack<Omit<Kept, 'id' | 'version'>>(item), id: item['id']?.S ?? '', version: Number(item['v']?.N) } as Kept;
}

const isLost = (error: unknown): boolean => error instanceof ConditionalCheckFailedException || error instanceof TransactionCanceledException;

function busy(error: unknown): never {
  throw isLost(error) ? new Refusal('store.busy') : error;
}

function lostRace(error: unknown): false {
  if (isLost(error)) return false;
  throw error;
}
