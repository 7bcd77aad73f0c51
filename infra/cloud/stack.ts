import { Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { type Duty, ROSTER } from '../roster.ts';
import { alarms } from './parts/alarms.ts';
import { httpApi } from './parts/api.ts';
import { lambda } from './parts/lambda.ts';
import { operator } from './parts/operator.ts';
import { outputs } from './parts/outputs.ts';
import { post } from './parts/post.ts';
import { queues } from './parts/queues.ts';
import { schedules } from './parts/schedules.ts';
import { secrets } from './parts/secrets.ts';
import { table } from './parts/table.ts';
import { trigger } from './parts/triggers.ts';

/** Where the working day, the month and `daily` triggers are counted. */
const ZONE = 'Asia/Shanghai';

/**
 * The whole product in one stack, derived from the roster. Region and account come from the deployer's
 * profile; `SenderDomain` and `AlarmEmail` are parameters without a default, so a deployment without them is refused.
 */
export class DengjiStack extends Stack {
  constructor(app: App, id: string) {
    super(app, id, { description: 'Dengji: complaint registers, their clocks, letters and fines' });
    const { told, address } = operator(this);
    const lines = queues(this);
    const world = { table: table(this), queues: lines, schedules: schedules(this, lines), post: post(this, told), secret: secrets(this) };
    const api = httpApi(this);
    const settings = {
      DENGJI_TABLE: world.table.tableName,
      DENGJI_PUBLIC_URL: api.apiEndpoint,
      DENGJI_SENDER: world.post.sender,
      DENGJI_ADMIN: address,
      DENGJI_POST: 'ses',
      DENGJI_RING_GROUP: world.schedules.group.ref,
      DENGJI_RING_TARGET: lines.rings.queueArn,
      DENGJI_RING_ROLE: world.schedules.ringRole.roleArn,
      DENGJI_RING_DEAD_LETTERS: lines.undelivered.queueArn,
      DENGJI_ZONE: ZONE,
      DENGJI_SECRETS_ARN: world.secret.secretArn,
    };
    const roster: readonly Duty[] = ROSTER;
    for (const duty of roster) {
      const handler = lambda(this, duty, world, settings);
      trigger(duty, handler, { api, queues: lines, returned: world.post.returned, clock: world.schedules.clock, zone: ZONE });
      alarms(duty, handler, { api, queues: lines, told });
    }
    outputs(this, {
      PublicUrl: api.apiEndpoint,
      TableName: world.table.tableName,
      SecretsArn: world.secret.secretArn,
      ...world.post.dnsRecords,
    });
  }
}
