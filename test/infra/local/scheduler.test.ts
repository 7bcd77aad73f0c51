import { DatabaseSync } from 'node:sqlite';
import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseExpression } from '../../../infra/local/scheduler/expression.ts';
import type { LocalScheduler } from '../../../infra/local/scheduler/scheduler.ts';
import { openLocalScheduler } from '../../../infra/local/scheduler/scheduler.ts';
import { openRings } from '../../../shared/outbox/scheduler.ts';
import { instantOf, parseInstant } from '../../../shared/words/time.ts';
import { pointSdkAt, pointSdkBack, serve } from '../../kit/aws.ts';
import { freshDir, startMachine } from '../../kit/machines.ts';

const ARN = 'arn:aws:sqs:us-east-1:000000000000';
const RINGS = { group: 'default', targetArn: `${ARN}:rings`, roleArn: 'arn:aws:iam::000000000000:role/rings', deadLetterArn: `${ARN}:lost`, zone: 'Asia/Shanghai' };
const NOW = instantOf(Date.UTC(2026, 9, 12, 1, 0));
const at = (iso: string) => parseInstant(iso) ?? instantOf(Number.NaN);
const error = (name: string) => expect.objectContaining({ name });

const plan = (name: string, iso: string, input = `"${name}"`) => openRings(RINGS).plan({ name, at: at(iso), input });
const create = (name: string, expression: string, more: object = {}) =>
  new SchedulerClient({ maxAttempts: 1 }).send(
    new CreateScheduleCommand({
      Name: name,
      ScheduleExpression: expression,
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: RINGS.targetArn, RoleArn: RINGS.roleArn },
      ...more,
    }),
  );

describe('the local scheduler', () => {
  let db: DatabaseSync;
  let scheduler: LocalScheduler;
  let server: Awaited<ReturnType<typeof serve>>;

  beforeEach(async () => {
    db = new DatabaseSync(':memory:');
    scheduler = openLocalScheduler({ db, now: () => NOW });
    server = await serve(async (req, res) => {
      if (!(await scheduler.handle(req, res))) res.writeHead(418).end('not its own');
    });
    pointSdkAt('SCHEDULER', `${server.url}/aws/scheduler`);
  });
  afterEach(() => server.close());
  afterAll(() => pointSdkBack('SCHEDULER'));

  const drain = () => {
    const rang: string[] = [];
    for (let due = scheduler.next(); due; due = scheduler.next()) {
      rang.push(due.name);
      scheduler.done(due.group, due.name);
    }
    return rang;
  };

  it('has nothing due at first', () => expect(scheduler.next()).toBeUndefined());

  it('hands out what is due with everything its target needs', async () => {
    await plan('KS-1.D01', '2026-10-12T09:20:00+08:00', '{"record":"KS-2610-0001"}');
    expect(scheduler.next()).toEqual({
      at: at('2026-10-12T09:20:00+08:00'),
      group: 'default',
      name: 'KS-1.D01',
      targetArn: RINGS.targetArn,
      input: '{"record":"KS-2610-0001"}',
    });
  });

  it('goes by moment, whatever the zone, and by order of making where moments are equal', async () => {
    await plan('late', '2026-10-12T10:00:00+08:00');
    await create('utc', 'at(2026-10-12T01:30:00)');
    await plan('b', '2026-10-12T09:20:00+08:00');
    await plan('a', '2026-10-12T09:20:00+08:00');
    await plan('past', '2020-01-01T00:00:00+08:00');
    expect(drain()).toEqual(['past', 'b', 'a', 'utc', 'late']);
  });

  it('fires nothing that is cancelled, disabled or recurring', async () => {
    await plan('cancelled', '2026-10-12T10:00:00+08:00');
    await openRings(RINGS).cancel('cancelled');
    await create('disabled', 'at(2026-10-12T10:00:00)', { State: 'DISABLED' });
    await create('rate', 'rate(1 minute)');
    await create('cron', 'cron(0 9 * * ? *)');
    expect(drain()).toEqual([]);
  });

  it.each([
    ['DELETE', 'is gone', 404],
    ['NONE', 'is kept, but never due again', 200],
  ])('what was delivered with ActionAfterCompletion %s %s', async (action, _, status) => {
    await create('once', 'at(2026-10-12T10:00:00)', { ActionAfterCompletion: action });
    expect(drain()).toEqual(['once']);
    expect((await fetch(`${server.url}/aws/scheduler/schedules/once`)).status).toBe(status);
    expect(scheduler.next()).toBeUndefined();
  });

  it('keeps what is planned when it is opened again', async () => {
    await plan('kept', '2026-10-12T10:00:00+08:00');
    expect(openLocalScheduler({ db, now: () => NOW }).next()?.name).toBe('kept');
  });

  it('says when a schedule was made, but never its token', async () => {
    await plan('made', '2026-10-12T10:00:00+08:00');
    const answer = await fetch(`${server.url}/aws/scheduler/schedules/made`);
    expect(await answer.json()).toMatchObject({ CreationDate: NOW / 1000, LastModificationDate: NOW / 1000 });
    expect(await (await fetch(`${server.url}/aws/scheduler/schedules/made`)).text()).not.toContain('ClientToken');
  });

  it.each([
    ['GET', '/aws/scheduler/nonsense', 404, 'UnknownOperationException'],
    ['PATCH', '/aws/scheduler/schedules/x', 404, 'UnknownOperationException'],
    ['POST', '/aws/scheduler/schedules/x', 400, 'ValidationException'],
    ['GET', '/aws/scheduler/schedules/%E0%A4%A', 400, 'ValidationException'],
    ['GET', '/aws/scheduler/schedules?MaxResults=0', 400, 'ValidationException'],
    ['GET', '/aws/scheduler/schedules?NextToken=rubbish', 400, 'ValidationException'],
  ])('answers %s %s with %i', async (method, path, status, type) => {
    const answer = await fetch(`${server.url}${path}`, { method, ...(method === 'POST' ? { body: '{"half":' } : {}) });
    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([status, type]);
  });

  it.each(['/', '/aws', '/aws/dynamo', '/mail'])('leaves %s to others', async (path) => {
    expect((await fetch(`${server.url}${path}`)).status).toBe(418);
  });

  it('throttles and fails as often as it is told, then no more', async () => {
    scheduler.faults.set({ schedulerThrottle: 1, smtpDown: 5 });
    await expect(create('busy', 'at(2026-10-12T10:00:00)')).rejects.toEqual(error('ThrottlingException'));
    scheduler.faults.set({ schedulerDown: true });
    await expect(create('down', 'at(2026-10-12T10:00:00)')).rejects.toEqual(error('InternalServerException'));
    await expect(create('down', 'at(2026-10-12T10:00:00)')).rejects.toEqual(error('InternalServerException'));
    scheduler.faults.set({ schedulerDown: false });
    await create('up', 'at(2026-10-12T10:00:00)');
    expect(scheduler.faults.list()).toEqual({ schedulerThrottle: 0, schedulerDown: 0 });
    expect(drain()).toEqual(['up']);
  });

  it('a ring survives a throttled call: the client asks again', async () => {
    scheduler.faults.set({ schedulerThrottle: 1 });
    await plan('patient', '2026-10-12T10:00:00+08:00');
    expect(drain()).toEqual(['patient']);
  });
});

describe('a killed process', () => {
  const dir = freshDir();
  afterAll(() => dir.remove());

  it('keeps every schedule it acknowledged', async () => {
    const machine = await startMachine(dir.path);
    pointSdkAt('SCHEDULER', machine.scheduler);
    await openRings(RINGS).plan({ name: 'kept', at: at('2026-10-12T10:00:00+08:00'), input: '{}' });
    await machine.kill();
    pointSdkBack('SCHEDULER');
    const db = new DatabaseSync(`${dir.path}/stand-ins.db`);
    expect(openLocalScheduler({ db, now: () => NOW }).next()?.name).toBe('kept');
    db.close();
  });
});

describe('a one-time expression', () => {
  it.each([
    ['at(2026-10-12T09:20:00)', 'Asia/Shanghai', '2026-10-12T01:20:00Z'],
    ['at(2026-10-12T09:20:00)', 'UTC', '2026-10-12T09:20:00Z'],
    ['at(2027-03-14T02:30:00)', 'America/New_York', '2027-03-14T07:30:00Z'],
    ['at(2026-11-01T01:30:00)', 'America/New_York', '2026-11-01T05:30:00Z'],
  ])('%s in %s is %s', (text, zone, iso) => {
    expect(parseExpression(text, zone)).toEqual({ kind: 'at', at: at(iso) });
  });
});
