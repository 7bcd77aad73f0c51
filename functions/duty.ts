import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, SQSBatchResponse, SQSEvent } from 'aws-lambda';
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

/** A function woken by time; what it answers is for whoever calls it by hand. */
export const timed = (work: (world: World, tick: Tick) => Promise<unknown>) =>
  middy(async (event: unknown): Promise<unknown> => work(await theWorld(), TICK.parse(event ?? {})));

/** A function woken by a queue: messages that fail come back alone. */
export const queued = (work: (world: World, body: unknown) => Promise<void>) =>
  middy(async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const world = await theWorld();
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const message of event.Records) {
      await work(world, JSON.parse(message.body)).catch((error: unknown) => {
        world.log('message.failed', { error: error instanceof Error ? error.name : 'unknown' });
        batchItemFailures.push({ itemIdentifier: message.messageId });
      });
    }
    return { batchItemFailures };
  });

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
