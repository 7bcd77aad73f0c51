import {
  BatchGetItemCommand, ConditionalCheckFailedException, DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand,
  TransactWriteItemsCommand, TransactionCanceledException, type AttributeValue, type ConsumedCapacity, type Put,
} from '@aws-sdk/client-dynamodb';
import { Refusal } from '../errors/refusal.ts';
import { isHeld } from '../outbox/effect.ts';
import type { Instant } from '../words/time.ts';
import type { CountUnits, Doc, DeskItems, Kept, RecordEvent, Store } from './kept.ts';
import { pack, unpack } from './pack.ts';
import { headOf, keptOf, pageOf, type Page } from './record.ts';
import { TABLE } from './table.ts';

type Item = Record<string, AttributeValue>;

const HEAD = 'HEAD';
const EVENTS = 'EVT#';
/** One partition holds what every piece of work begins with, so that one query brings it all. */
const DESK = 'DESK';
const SERIES = 'SERIES#';
const DOC = 'DOC#';
const OPEN = 'OPEN';
/** BatchGetItem takes at most so many keys. */
const BATCH = 100;
const BIRTH_TRIES = 8;

/**
 * The store on DynamoDB. A record is one head item: its state, its unfinished effects and its latest decisions, kept in
 * one write. Decisions that would make the head cost another unit move into a page of their own, just before.
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
  const transact = async (puts: readonly Put[]): Promise<void> => {
    counted(await client.send(new TransactWriteItemsCommand({ TransactItems: puts.map((Put) => ({ Put })), ReturnConsumedCapacity: 'TOTAL' })), true);
  };
  const putItem = async (item: Item, condition: string, values: Item = {}): Promise<void> => {
    counted(await client.send(new PutItemCommand({ ...put(TableName, item, condition, values), ReturnConsumedCapacity: 'TOTAL' })).catch(busy), true);
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
      const { kept, page } = pageOf(next, events);
      if (page) await putItem(pageItem(kept.id, page), 'attribute_not_exists(pk) OR n <= :n', { ':n': { N: String(page.decisions.length) } });
      if (next.version === 0) await putItem(headItem(kept), 'attribute_not_exists(pk)');
      else await putItem(headItem(kept), 'v = :v', { ':v': { N: String(next.version) } });
      return kept;
    },
    birth: async (token, series, make, numberOf) => {
      for (let tries = 0; tries < BIRTH_TRIES; tries += 1) {
        const born = (await get(`KEY#${token}`, HEAD))?.['id']?.S;
        const before = born === undefined ? undefined : await store.load(born);
        if (before) return before;
        const last = Number((await get(DESK, `${SERIES}${series}`))?.['n']?.N ?? 0);
        const { kept, events } = make(numberOf(last + 1));
        const first: Kept = { ...kept, version: 1, events: 1, recent: [events] };
        const claims: readonly Put[] = [
          put(TableName, { ...key(DESK, `${SERIES}${series}`), n: { N: String(last + 1) } }, last === 0 ? 'attribute_not_exists(pk)' : 'n = :last', last === 0 ? {} : { ':last': { N: String(last) } }),
          put(TableName, { ...key(`KEY#${token}`, HEAD), id: { S: kept.id } }, 'attribute_not_exists(pk)'),
        ];
        const done = await transact([...claims, put(TableName, headItem(first), 'attribute_not_exists(pk)')]).then(() => true, lostRace);
        if (done) return first;
      }
      throw new Refusal('store.busy');
    },
    history: async (id) => {
      // The head first: what leaves it meanwhile is in a page by then, and what is in both counts once.
      const kept = keptOf(await get(`REC#${id}`, HEAD));
      const recent = kept?.recent ?? [];
      const from = `${EVENTS}${serial((kept?.events ?? 0) - recent.length + 1)}`;
      const pages = await query({ where: 'pk = :pk AND sk BETWEEN :first AND :from', values: { ':pk': { S: `REC#${id}` }, ':first': { S: EVENTS }, ':from': { S: from } } });
      return [...pages.filter((item) => item['sk']?.S !== from).flatMap((item) => unpack<readonly RecordEvent[]>(item)), ...recent.flat()];
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
      if (version === 0) await putItem(Item, 'attribute_not_exists(pk)');
      else await putItem(Item, 'v = :v', { ':v': { N: String(version) } });
      return { value, version: version + 1 };
    },
  };
  return store;
}

const key = (pk: string, sk: string): Item => ({ [TABLE.partitionKey]: { S: pk }, [TABLE.sortKey]: { S: sk } });

/** Where a document stands: those of the desk together, every other by itself. */
const addressOf = (name: string): [pk: string, sk: string] => (name.startsWith('desk/') ? [DESK, `${DOC}${name}`] : [`${DOC}${name}`, HEAD]);

const put = (TableName: string, Item: Item, ConditionExpression: string, values: Item = {}): Put => ({
  TableName, Item, ConditionExpression, ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
});

function headItem(kept: Kept): Item {
  const { id, version } = kept;
  const attentionAt = kept.todo.some((effect) => !isHeld(effect)) ? (kept.owedAt ?? 0) : (kept.ringAt ?? (kept.open ? 'open' : undefined));
  return {
    ...key(`REC#${id}`, HEAD), id: { S: id }, v: { N: String(version) }, ...headOf(kept),
    ...(attentionAt === undefined ? {} : { gpk: { S: OPEN }, gsk: { S: sortable(attentionAt) } }),
  };
}

/** `n`: how many decisions it holds. A slower hand never writes a shorter page over it. */
const pageItem = (id: string, { first, decisions }: Page): Item => ({ ...key(`REC#${id}`, `${EVENTS}${serial(first)}`), n: { N: String(decisions.length) }, ...pack(decisions.flat()) });

const serial = (count: number): string => String(count).padStart(6, '0');

/** Moments as text that sorts as they do. */
const sortable = (at: Instant | 0 | 'open'): string => (at === 'open' ? '9999' : new Date(at).toISOString());

// oxlint-disable-next-line no-unnecessary-type-parameters -- the caller names what it packed
const docOf = <T>(item: Item): Doc<T> => ({ value: unpack<T>(item), version: Number(item['v']?.N) });

function deskOf(items: readonly Item[]): DeskItems {
  const docs = items.filter((item) => item['sk']?.S?.startsWith(DOC)).map((item): [string, Doc<unknown>] => [item['sk']?.S?.slice(DOC.length) ?? '', docOf(item)]);
  return { docs: new Map(docs), series: seriesIn(items) };
}

const seriesIn = (items: readonly Item[]): ReadonlyMap<string, number> =>
  new Map(items.flatMap((item): [string, number][] => (item['sk']?.S?.startsWith(SERIES) ? [[item['sk'].S.slice(SERIES.length), Number(item['n']?.N ?? 0)]] : [])));

const isLost = (error: unknown): boolean => error instanceof ConditionalCheckFailedException || error instanceof TransactionCanceledException;

function busy(error: unknown): never {
  throw isLost(error) ? new Refusal('store.busy') : error;
}

function lostRace(error: unknown): false {
  if (isLost(error)) return false;
  throw error;
}
