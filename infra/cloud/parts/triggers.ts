import { Duration } from 'aws-cdk-lib';
import { type HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Duty } from '../../roster.ts';
import type { Queues } from './queues.ts';
import { route } from './route.ts';
import type { Clock } from './schedules.ts';

/** What can wake a function. */
export interface Bells {
  readonly api: HttpApi;
  readonly queues: Queues;
  readonly returned: ITopic;
  readonly clock: Clock;
  readonly zone: string;
}

/** Few at once: they share Google's 60 writes a minute with the poll. */
const IN_SMALL_BATCHES = { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 2 };

/** Wires what the roster says wakes this function. */
export function trigger(duty: Duty, handler: LambdaFunction, bells: Bells): void {
  const wakes = duty.trigger;
  switch (wakes.kind) {
    case 'http':
      return serve(wakes.routes, handler, bells.api);
    case 'queue':
      handler.addEventSource(new SqsEventSource(bells.queues[wakes.queue], IN_SMALL_BATCHES));
      return;
    case 'topic':
      bells[wakes.topic].addSubscription(new LambdaSubscription(handler, { deadLetterQueue: bells.queues.undelivered }));
      return;
    case 'every':
      // A missed minute is not made up for: the next one does the same work.
      handler.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
      repeat(duty, handler, bells, { expression: rate(wakes.minutes), seconds: 60 });
      return;
    case 'daily':
      repeat(duty, handler, bells, { expression: daily(wakes.at), seconds: 3600 });
  }
}

function serve(routes: readonly string[], handler: LambdaFunction, api: HttpApi): void {
  const integration = new HttpLambdaIntegration('integration', handler);
  for (const { method, path } of routes.map(route)) api.addRoutes({ path, methods: [HttpMethod[method]], integration });
}

/** `seconds`: how long a start that failed is still worth making. */
function repeat(duty: Duty, handler: LambdaFunction, { clock, zone }: Bells, start: { expression: string; seconds: number }): CfnSchedule {
  clock.role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [handler.functionArn] }));
  return new CfnSchedule(handler, 'schedule', {
    name: duty.name,
    groupName: clock.group.ref,
    scheduleExpression: start.expression,
    scheduleExpressionTimezone: zone,
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: handler.functionArn,
      roleArn: clock.role.roleArn,
      input: TICK,
      deadLetterConfig: { arn: clock.deadLetterArn },
      retryPolicy: { maximumEventAgeInSeconds: start.seconds, maximumRetryAttempts: 5 },
    },
  });
}

/** A tick names its moment, so that one delivered twice is known again, and says that nobody asked for it (docs.aws.amazon.com/scheduler, context attributes). */
const TICK = '{"id":"<aws.scheduler.scheduled-time>","poll":true}';

/** EventBridge refuses `rate(1 minutes)`. */
const rate = (minutes: number) => (minutes === 1 ? 'rate(1 minute)' : `rate(${minutes} minutes)`);

/** `09:05` -> `cron(5 9 * * ? *)`. */
function daily(at: string): string {
  const [hour, minute] = at.split(':').map(Number);
  return `cron(${minute} ${hour} * * ? *)`;
}
