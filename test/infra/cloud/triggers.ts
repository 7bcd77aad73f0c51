import type { Template } from 'aws-cdk-lib/assertions';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { type Duty, ROSTER } from '../../../infra/roster.ts';
import { plain, resources } from './template.ts';

const duties: readonly Duty[] = ROSTER;
const text = z.unknown().transform(plain);
const schedule = z.object({
  Name: z.string(),
  GroupName: text,
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string(),
  FlexibleTimeWindow: z.object({ Mode: z.string() }),
  Target: z.object({
    Arn: text,
    DeadLetterConfig: z.object({ Arn: text }),
    RetryPolicy: z.object({ MaximumEventAgeInSeconds: z.number() }),
  }),
});

const timed = (name: string, ScheduleExpression: string, MaximumEventAgeInSeconds: number) => ({
  Name: name,
  GroupName: '<hoursgroup>',
  ScheduleExpression,
  ScheduleExpressionTimezone: 'Asia/Shanghai',
  FlexibleTimeWindow: { Mode: 'OFF' },
  Target: {
    Arn: `<${name}function.Arn>`,
    DeadLetterConfig: { Arn: '<schedulesundelivered.Arn>' },
    RetryPolicy: { MaximumEventAgeInSeconds },
  },
});

/** Sentences on what wakes each function. */
export function triggerSentences(template: Template): void {
  it('serves every route of the roster by its function, and no other', () => {
    const integrations = resources(template, 'AWS::ApiGatewayV2::Integration', z.object({ IntegrationUri: text }));
    const routes = resources(template, 'AWS::ApiGatewayV2::Route', z.object({ RouteKey: z.string(), Target: text }));
    const served = [...routes.values()].map(({ RouteKey, Target }) => {
      const uri = integrations.get(Target.replace(/^integrations\/<(.*)>$/, '$1'))?.IntegrationUri;
      return `${RouteKey} ${uri}`;
    });
    const asked = duties.flatMap(({ name, trigger }) =>
      trigger.kind === 'http' ? trigger.routes.map((route) => `${route} <${name}function.Arn>`) : [],
    );
    expect(served.toSorted()).toEqual(asked.toSorted());
  });

  it('starts each timed row by one schedule, on the dot, in Shanghai', () => {
    const schedules = [...resources(template, 'AWS::Scheduler::Schedule', schedule).values()];
    expect(schedules).toEqual([
      timed('look', 'rate(1 minute)', 60),
      timed('sweep', 'rate(5 minutes)', 60),
      timed('report', 'cron(0 9 * * ? *)', 3600),
    ]);
    const rows = duties.filter(({ trigger }) => trigger.kind === 'every' || trigger.kind === 'daily');
    expect(schedules.map(({ Name }) => Name)).toEqual(rows.map(({ name }) => name));
  });

  it('hands rings over in small batches, and one bad ring does not hold the others', () => {
    const source = z.looseObject({ EventSourceArn: text, FunctionName: text });
    expect([...resources(template, 'AWS::Lambda::EventSourceMapping', source).values()]).toEqual([
      {
        EventSourceArn: '<rings.Arn>',
        FunctionName: '<ringfunction>',
        BatchSize: 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: 2 },
      },
    ]);
  });

  it('does not make up for a missed minute', () => {
    const invoked = z.object({ FunctionName: text, MaximumRetryAttempts: z.number(), MaximumEventAgeInSeconds: z.number() });
    expect([...resources(template, 'AWS::Lambda::EventInvokeConfig', invoked).values()]).toEqual(
      ['look', 'sweep'].map((name) => ({ FunctionName: `<${name}function>`, MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 })),
    );
  });
}
