import { Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import type { Queues } from './queues.ts';

/** The group of the stack's own recurring schedules, and the role that starts the functions. */
export interface Clock {
  readonly group: CfnScheduleGroup;
  readonly role: Role;
  readonly deadLetterArn: string;
}

/** `group` holds the rings that functions make and delete; `clock` the recurring ones, which no function may touch. */
export interface Schedules {
  readonly group: CfnScheduleGroup;
  readonly ringRole: Role;
  readonly clock: Clock;
}

/** Makes both groups and the two roles that EventBridge Scheduler takes on. */
export function schedules(scope: Construct, lines: Queues): Schedules {
  const group = scheduleGroup(scope, 'rings');
  const ringRole = schedulerRole(scope, group);
  ringRole.addToPolicy(send(lines.rings.queueArn, lines.undelivered.queueArn));
  const hours = scheduleGroup(scope, 'hours');
  const role = schedulerRole(scope, hours);
  role.addToPolicy(send(lines.undelivered.queueArn));
  return { group, ringRole, clock: { group: hours, role, deadLetterArn: lines.undelivered.queueArn } };
}

const send = (...resources: string[]) => new PolicyStatement({ effect: Effect.ALLOW, actions: ['sqs:SendMessage'], resources });

const scheduleGroup = (scope: Construct, id: string) =>
  new CfnScheduleGroup(scope, `${id}-group`, { name: `${Stack.of(scope).stackName}-${id}` });

/** Only schedules of this group, in this account, may take the role on: Scheduler's guard against a confused deputy. */
function schedulerRole(scope: Construct, group: CfnScheduleGroup): Role {
  const { account } = Stack.of(scope);
  const conditions = { StringEquals: { 'aws:SourceAccount': account, 'aws:SourceArn': group.attrArn } };
  return new Role(group, 'role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions }) });
}
