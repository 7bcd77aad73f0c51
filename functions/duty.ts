import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { Refusal } from '../shared/errors/refusal.ts';
import { PAGE_POLICY } from '../shared/mail/pages/style.ts';
import { refusalPage } from '../shared/mail/pages/message.ts';
import type { World } from '../shared/world/world.ts';
import { theWorld } from './world.ts';

type Reply = APIGatewayProxyStructuredResultV2;

const SAFE = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' };

/** What wakes a function by time; `id` is the same however often the same moment is delivered, `poll` says that nobody asked. */
const TICK = z.object({ id: z.string().min(1).optional(), poll: z.literal(true).optional() });
type Tick = z.infer<typeof TICK>;

/** What a function keeps back to come to an end in order. */
const END_MS = 30_000;

/** A function woken by time; what it answers is for whoever calls it by hand. `hasTime` is false once it has to come to an end. */
export const timed = (work: (world: World, tick: Tick, hasTime: () => boolean) => Promise<unknown>) =>
  middy(async (event: unknown, context: Context): Promise<unknown> => work(await theWorld(), TICK.parse(event ?? {}), () => context.getRemainingTimeInMillis() > END_MS));

/** A function woken by a queue, which is handed what came together and answers what failed of it, by its place: that comes back alone. */
export const queued = (work: (world: World, bodies: readonly unknown[]) => Promise<ReadonlyMap<number, unknown>>) =>
  middy(async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const world = await theWorld();
    const failed = await work(world, event.Records.map((message) => parsed(message.body)));
    for (const error of failed.values()) world.log('message.failed', { error: error instanceof Error ? error.name : 'unknown' });
    return { batchItemFailures: event.Records.flatMap((message, index) => (failed.has(index) ? [{ itemIdentifier: message.messageId }] : [])) };
  });

/** What a message says; what is no JSON says nothing. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** A function behind the HTTP API. A refusal is answered with its status and sentence, anything else with a plain 500. */
export const answering = (work: (world: World, event: APIGatewayProxyEventV2) => Promise<Reply>, as: 'json' | 'page' = 'json') =>
  middy(async (event: APIGatewayProxyEventV2): Promise<Reply> => {
    const world = await theWorld();
    try {
      const reply = await work(world, event);
      return { ...reply, headers: { ...SAFE, ...(as === 'page' ? { 'content-security-policy': PAGE_POLICY } : {}), ...reply.headers } };
    } catch (error) {
      if (error instanceof Refusal) return refused(error, as);
      world.log('call.failed', { route: event.routeKey, error: error instanceof Error ? error.name : 'unknown' });
      return json(500, { error: { code: 'internal', message: '系统出错，请稍后再试。 Something went wrong; try again.' } });
    }
  });

function refused(error: Refusal, as: 'json' | 'page'): Reply {
  if (as === 'page') return { ...html(error.status, refusalPage(error)), headers: { ...SAFE, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAGE_POLICY } };
  return json(error.status, { error: { code: error.code, message: `${error.sentence.zh} ${error.sentence.en}` } });
}

/** A JSON answer. */
export const json = (statusCode: number, body: unknown): Reply => ({ statusCode, headers: { ...SAFE, 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) });

/** A page. */
export const html = (statusCode: number, body: string): Reply => ({ statusCode, headers: { 'content-type': 'text/html; charset=utf-8' }, body });
