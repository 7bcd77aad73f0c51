import { Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alarm, ComparisonOperator } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Duty } from '../../roster.ts';
import type { Queues } from './queues.ts';
import { symptoms } from './symptoms.ts';

/** What alarms watch besides the function, and whom they tell. */
export interface Watch {
  readonly api: HttpApi;
  readonly queues: Queues;
  readonly told: ITopic;
}

/** One alarm for each way a function can fail; its text says who is hurt, then what was seen. */
export function alarms(duty: Duty, handler: LambdaFunction, watch: Watch): void {
  const tell = new SnsAction(watch.told);
  for (const symptom of symptoms(duty, handler, watch)) {
    const alarm = new Alarm(handler, symptom.id, {
      alarmName: `${Stack.of(handler).stackName}-${duty.name}-${symptom.id}`,
      alarmDescription: `${duty.impact.zh}（${symptom.seen.zh}）${duty.impact.en} (${symptom.seen.en})`,
      metric: symptom.metric,
      evaluationPeriods: symptom.periods,
      threshold: symptom.threshold,
      comparisonOperator: symptom.below ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: symptom.missing,
    });
    alarm.addAlarmAction(tell);
    alarm.addOkAction(tell);
  }
}
