import { DatabaseSync } from 'node:sqlite';
import {
  CreateScheduleCommand,
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  GetScheduleGroupCommand,
  ListScheduleGroupsCommand,
  ListSchedulesCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openLocalScheduler } from '../../infra/local/scheduler/scheduler.ts';
import type { Rings } from '../../shared/outbox/rings.ts';
import { openRings } from '../../shared/outbox/scheduler.ts';
import { instantOf, parseInstant } from '../../shared/words/time.ts';
import { AWS_CONTRACT, contractSetting, pointSdkAt, pointSdkBack, serve } from '../kit/aws.ts';

interface Side {
  readonly group: string;
  readonly targetArn: string;
  readonly roleArn: string;
  readonly deadLetterArn: string;
  close(): Promise<void>;
}

async function standIn(): Promise<Side> {
  const scheduler = openLocalScheduler({ db: new DatabaseSync(':memory:'), now: () => instantOf(1_791_000_000_000) });
  const server = await serve((req, res) => scheduler.handle(req, res));
  pointSdkAt('SCHEDULER', `${server.url}/aws/scheduler`);
  await new SchedulerClient({}).send(new CreateScheduleGroupCommand({ Name: 'dengji-rings' }));
  const arn = 'arn:aws:sqs:us-east-1:000000000000';
  return { group: 'dengji-rings', targetArn: `${arn}:rings`, roleArn: 'arn:aws:iam::000000000000:role/rings', deadLetterArn: `${arn}:lost`, close: () => server.close() };
}

function service(): Promise<Side> {
  pointSdkBack('SCHEDULER');
  return Promise.resolve({
    group: contractSetting('DENGJI_RING_GROUP'),
    targetArn: contractSetting('DENGJI_RING_TARGET'),
    roleArn: contractSetting('DENGJI_RING_ROLE'),
    deadLetterArn: contractSetting('DENGJI_RING_DEAD_LETTERS'),
    close: () => Promise.resolve(),
  });
}

const SIDES = [
  { side: 'the stand-in', open: standIn },
  ...(AWS_CONTRACT ? [{ side: 'EventBridge Scheduler', open: service }] : []),
];
const RUN = `contract-${process.pid}`;
const at = (iso: string) => parseInstant(iso) ?? instantOf(Number.NaN);
const error = (name: string) => expect.objectContaining({ name });

describe.each(SIDES)('rings on $side', ({ open }) => {
  let side: Side;
  let rings: Rings;
  let client: SchedulerClient;
  const get = (name: string) => client.send(new GetScheduleCommand({ GroupName: side.group, Name: `${RUN}-${name}` }));
  const plan = (name: string, iso = '2031-10-12T09:34:00+08:00', input = '{}') => rings.plan({ name: `${RUN}-${name}`, at: at(iso), input });
  const fields = (name: string, expression: string, more: object = {}) => ({
    GroupName: side.group,
    Name: name,
    ScheduleExpression: expression,
    FlexibleTimeWindow: { Mode: 'OFF' as const },
    Target: { Arn: side.targetArn, RoleArn: side.roleArn },
    ...more,
  });
  const create = (name: string, expression: string, more: object = {}) =>
    client.send(new CreateScheduleCommand(fields(`${RUN}-${name}`, expression, more)));

  beforeAll(async () => {
    side = await open();
    client = new SchedulerClient({});
    rings = openRings({ ...side, zone: 'Asia/Shanghai' });
  });

  afterEach(async () => {
    const { Schedules = [] } = await client.send(new ListSchedulesCommand({ GroupName: side.group, NamePrefix: RUN }));
    for (const { Name } of Schedules) await client.send(new DeleteScheduleCommand({ GroupName: side.group, Name }));
  });

  afterAll(async () => {
    await side.close();
    pointSdkBack('SCHEDULER');
  });

  it('plans one exact, self-deleting schedule with its input, its retries and its dead letters', async () => {
    await plan('one', '2031-10-12T09:34:56+08:00', '{"record":"KS-2610-0001"}');
    expect(await get('one')).toMatchObject({
      ScheduleExpression: 'at(2031-10-12T09:34:56)',
      ScheduleExpressionTimezone: 'Asia/Shanghai',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      State: 'ENABLED',
      Target: {
        Arn: side.targetArn,
        RoleArn: side.roleArn,
        Input: '{"record":"KS-2610-0001"}',
        RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 30 },
        DeadLetterConfig: { Arn: side.deadLetterArn },
      },
    });
  });

  it('never rings early: part of a second rounds up', async () => {
    await plan('ms', '2031-10-12T23:59:59.001+08:00');
    expect((await get('ms')).ScheduleExpression).toBe('at(2031-10-13T00:00:00)');
  });

  it('names the moment in UTC where the zone shows that time twice', async () => {
    const abroad = openRings({ ...side, zone: 'Europe/Paris' });
    for (const [name, iso] of [['first', '2031-10-26T02:30:00+02:00'], ['second', '2031-10-26T02:30:00+01:00']] as const) {
      await abroad.plan({ name: `${RUN}-${name}`, at: at(iso), input: '{}' });
    }
    expect(await get('first')).toMatchObject({ ScheduleExpression: 'at(2031-10-26T02:30:00)', ScheduleExpressionTimezone: 'Europe/Paris' });
    expect(await get('second')).toMatchObject({ ScheduleExpression: 'at(2031-10-26T01:30:00)', ScheduleExpressionTimezone: 'UTC' });
  });

  it('planned twice is once, and stays as it was', async () => {
    await plan('twice', '2031-10-12T09:00:00+08:00', '"first"');
    await plan('twice', '2031-10-12T10:00:00+08:00', '"second"');
    expect(await get('twice')).toMatchObject({ ScheduleExpression: 'at(2031-10-12T09:00:00)', Target: { Input: '"first"' } });
  });

  it('a ring made by another hand under that name is success as well', async () => {
    await create('other', 'at(2031-01-01T00:00:00)', { ClientToken: 'another' });
    await expect(plan('other')).resolves.toBeUndefined();
  });

  it('cancelled is gone; gone already, or never there, is success', async () => {
    await plan('gone');
    await rings.cancel(`${RUN}-gone`);
    await expect(get('gone')).rejects.toEqual(error('ResourceNotFoundException'));
    await expect(rings.cancel(`${RUN}-gone`)).resolves.toBeUndefined();
    await expect(rings.cancel(`${RUN}-never`)).resolves.toBeUndefined();
  });

  it('may be planned again after it was cancelled', async () => {
    await plan('again', '2031-10-12T09:00:00+08:00');
    await rings.cancel(`${RUN}-again`);
    await plan('again', '2031-10-12T10:00:00+08:00');
    expect((await get('again')).ScheduleExpression).toBe('at(2031-10-12T10:00:00)');
  });

  it('throws for a group that does not exist', async () => {
    const lost = openRings({ ...side, group: 'no-such-group', zone: 'UTC' });
    await expect(lost.plan({ name: `${RUN}-lost`, at: at('2031-10-12T09:34:00Z'), input: '{}' })).rejects.toEqual(error('ResourceNotFoundException'));
  });

  it.each(['a b', 'KS#1', '编号', 'x'.repeat(65)])('throws for the name %s', async (name) => {
    await expect(rings.plan({ name, at: at('2031-10-12T09:34:00Z'), input: '{}' })).rejects.toEqual(error('ValidationException'));
  });

  it.each(['at(2031-01-01T00:00:00)', 'rate(5 minutes)', 'rate(1 day)', 'cron(0 9 * * ? *)', 'cron(0/15 8-17 ? * MON-FRI 2031)'])('takes %s', async (expression) => {
    await create('expression', expression);
    expect((await get('expression')).ScheduleExpression).toBe(expression);
  });

  it.each(['at(2031-02-30T00:00:00)', 'at(2031-01-01T00:00)', 'at(2031-01-01T00:00:00Z)', 'rate(0 minutes)', 'rate(5 weeks)', 'cron(0 9 * * ?)', 'soon'])(
    'refuses %s',
    async (expression) => {
      await expect(create('expression', expression)).rejects.toEqual(error('ValidationException'));
    },
  );

  it.each([
    ['a zone nobody knows', { ScheduleExpressionTimezone: 'Asia/Nowhere' }],
    ['a flexible window without its length', { FlexibleTimeWindow: { Mode: 'FLEXIBLE' } }],
    ['too many retries', { Target: { Arn: 'arn:aws:sqs:us-east-1:000000000000:q', RoleArn: 'arn:aws:iam::000000000000:role/r', RetryPolicy: { MaximumRetryAttempts: 186 } } }],
  ])('refuses %s', async (_, more) => {
    await expect(create('wrong', 'at(2031-01-01T00:00:00)', more)).rejects.toEqual(error('ValidationException'));
  });

  it('the same token is the same request; another one is a conflict', async () => {
    const first = await create('token', 'at(2031-01-01T00:00:00)', { ClientToken: 'one' });
    expect(await create('token', 'at(2031-01-01T00:00:00)', { ClientToken: 'one' })).toMatchObject({ ScheduleArn: first.ScheduleArn });
    await expect(create('token', 'at(2031-01-01T00:00:00)', { ClientToken: 'two' })).rejects.toEqual(error('ConflictException'));
  });

  it('an update replaces every field; what is not there cannot be updated', async () => {
    await plan('update');
    await client.send(new UpdateScheduleCommand(fields(`${RUN}-update`, 'at(2032-01-01T00:00:00)')));
    expect(await get('update')).toMatchObject({ ScheduleExpression: 'at(2032-01-01T00:00:00)', ScheduleExpressionTimezone: 'UTC', ActionAfterCompletion: 'NONE' });
    const missing = new UpdateScheduleCommand(fields(`${RUN}-missing`, 'at(2032-01-01T00:00:00)'));
    await expect(client.send(missing)).rejects.toEqual(error('ResourceNotFoundException'));
  });

  it('lists by prefix, page by page', async () => {
    for (const name of ['l-3', 'l-1', 'l-2', 'm-1']) await plan(name);
    const range = { GroupName: side.group, NamePrefix: `${RUN}-l-` };
    const first = await client.send(new ListSchedulesCommand({ ...range, MaxResults: 2 }));
    const rest = await client.send(new ListSchedulesCommand({ ...range, NextToken: first.NextToken }));
    const names = [first, rest].flatMap((page) => page.Schedules ?? []).map((it) => it.Name);
    expect(first.Schedules).toHaveLength(2);
    expect(new Set(names)).toEqual(new Set(['l-1', 'l-2', 'l-3'].map((name) => `${RUN}-${name}`)));
    expect(rest.NextToken).toBeUndefined();
  });

  it('knows its group, lists it, and does not make it twice', async () => {
    expect(await client.send(new GetScheduleGroupCommand({ Name: side.group }))).toMatchObject({ Name: side.group, State: 'ACTIVE' });
    const { ScheduleGroups = [] } = await client.send(new ListScheduleGroupsCommand({ NamePrefix: side.group }));
    expect(ScheduleGroups.map((it) => it.Name)).toContain(side.group);
    await expect(client.send(new CreateScheduleGroupCommand({ Name: side.group }))).rejects.toEqual(error('ConflictException'));
    await expect(client.send(new GetScheduleGroupCommand({ Name: 'no-such-group' }))).rejects.toEqual(error('ResourceNotFoundException'));
  });
});
