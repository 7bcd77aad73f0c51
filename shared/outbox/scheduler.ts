import { createHash } from 'node:crypto';
import type { CreateScheduleCommandInput } from '@aws-sdk/client-scheduler';
import { ConflictException, CreateScheduleCommand, DeleteScheduleCommand, ResourceNotFoundException, SchedulerClient } from '@aws-sdk/client-scheduler';
import { instantAt, wallOf } from '../calendar/zone.ts';
import type { Instant } from '../words/time.ts';
import { instantOf } from '../words/time.ts';
import type { Ring, Rings } from './rings.ts';

/** Where rings go: a schedule group, the queue they arrive in, the role that may send there, and where undelivered ones are kept. */
export interface RingSettings {
  readonly group: string;
  readonly targetArn: string;
  readonly roleArn: string;
  readonly deadLetterArn: string;
  /** IANA zone in which an operator reads the schedules. */
  readonly zone: string;
}

/** The sweep comes by every few minutes, so an hour of tries is enough before a ring goes to the dead letters. */
const RETRY = { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 30 };

/** Rings on EventBridge Scheduler; region, endpoint and credentials are those the SDK finds in the environment. */
export function openRings(options: RingSettings): Rings {
  const client = new SchedulerClient({});
  return {
    async plan(ring) {
      await client.send(new CreateScheduleCommand(scheduleOf(options, ring))).catch(unless(ConflictException));
    },
    async cancel(name) {
      await client.send(new DeleteScheduleCommand({ GroupName: options.group, Name: name })).catch(unless(ResourceNotFoundException));
    },
  };
}

const unless =
  (expected: new (...args: never[]) => Error) =>
  (error: unknown): void => {
    if (!(error instanceof expected)) throw error;
  };

function scheduleOf(options: RingSettings, ring: Ring): CreateScheduleCommandInput {
  return {
    GroupName: options.group,
    Name: ring.name,
    ...expressionOf(options.zone, ring.at),
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    ClientToken: createHash('sha256').update(ring.name).digest('hex'),
    Target: {
      Arn: options.targetArn,
      RoleArn: options.roleArn,
      Input: ring.input,
      RetryPolicy: RETRY,
      DeadLetterConfig: { Arn: options.deadLetterArn },
    },
  };
}

/** Rounded up to the second, so that no ring comes early; in UTC where the zone's wall clock shows that time twice. */
function expressionOf(zone: string, at: Instant): { readonly ScheduleExpression: string; readonly ScheduleExpressionTimezone: string } {
  const second = instantOf(Math.ceil(at / 1000) * 1000);
  const { on, minute, second: rest } = wallOf(zone, second);
  if (instantAt(zone, on, minute) + rest * 1000 !== second) {
    return { ScheduleExpression: `at(${new Date(second).toISOString().slice(0, 19)})`, ScheduleExpressionTimezone: 'UTC' };
  }
  const wall = [Math.floor(minute / 60), minute % 60, rest].map((part) => String(part).padStart(2, '0')).join(':');
  return { ScheduleExpression: `at(${on}T${wall})`, ScheduleExpressionTimezone: zone };
}
