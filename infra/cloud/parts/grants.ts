import { Stack } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { TABLE } from '../../../shared/store/table.ts';
import type { Need } from '../../roster.ts';
import type { Post } from './post.ts';
import type { Queues } from './queues.ts';
import type { Schedules } from './schedules.ts';

/** What a function may be let into. */
export interface World {
  readonly table: TableV2;
  readonly queues: Queues;
  readonly schedules: Schedules;
  readonly post: Post;
  readonly secret: Secret;
}

const allow = (actions: string[], ...resources: string[]) => new PolicyStatement({ actions, resources });

const verbs = (service: string, ...names: string[]) => names.map((name) => `${service}:${name}`);

const readSecret = ({ secret }: World) => [allow(['secretsmanager:GetSecretValue'], secret.secretArn)];

const GRANTS: Record<Need, (world: World) => PolicyStatement[]> = {
  'table:read': ({ table }) => [
    allow(verbs('dynamodb', 'GetItem', 'BatchGetItem', 'Query'), table.tableArn),
    allow(['dynamodb:Query'], ...TABLE.indexes.map((index) => `${table.tableArn}/index/${index.name}`)),
  ],
  'table:write': ({ table }) => [
    allow(verbs('dynamodb', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'ConditionCheckItem'), table.tableArn),
  ],
  schedules: ({ schedules }) => [
    allow(verbs('scheduler', 'CreateSchedule', 'DeleteSchedule'), ringArn(schedules)),
    new PolicyStatement({
      actions: ['iam:PassRole'],
      resources: [schedules.ringRole.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
    }),
  ],
  sheets: readSecret,
  tokens: readSecret,
  post: ({ post }) => [allow(['ses:SendEmail', 'ses:SendRawEmail'], ...post.resourceArns)],
};

/** The statements that a roster row's `needs` stand for. */
export function grants(needs: readonly Need[], world: World): PolicyStatement[] {
  return needs.flatMap((need) => GRANTS[need](world));
}

/** Wildcards that `grants` cannot avoid, as cdk-nag names them, and why. */
export function wildcards(needs: readonly Need[], world: World): { id: string; reason: string }[] {
  if (!needs.includes('schedules')) return [];
  const { group } = world.schedules;
  const logicalId = String(Stack.of(group).resolve(group.logicalId));
  const arn = `arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/<${logicalId}>/*`;
  const reason = 'Rings are made and named at run time; the group holds nothing but rings.';
  return [{ id: `AwsSolutions-IAM5[Resource::${arn}]`, reason }];
}

const ringArn = ({ group, ringRole }: Schedules) =>
  Stack.of(ringRole).formatArn({ service: 'scheduler', resource: 'schedule', resourceName: `${group.ref}/*` });
