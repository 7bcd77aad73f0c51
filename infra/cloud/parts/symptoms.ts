import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { type IMetric, MathExpression, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Duty } from '../../roster.ts';
import type { Queues } from './queues.ts';
import { route } from './route.ts';

/** One way to see that a function fails: the metric stands at or over (or `below`) the threshold for `periods` of its periods. */
export interface Symptom {
  readonly id: string;
  readonly seen: Duty['impact'];
  readonly metric: IMetric;
  readonly periods: number;
  readonly threshold: number;
  readonly below: boolean;
  readonly missing: TreatMissingData;
}

const FIVE = Duration.minutes(5);

/** What can be seen of this function's failing, from how it is woken. */
export function symptoms(duty: Duty, handler: LambdaFunction, watch: { api: HttpApi; queues: Queues }): readonly Symptom[] {
  const throttled = over('throttled', { zh: '持续被限流', en: 'throttled for a quarter of an hour' }, handler.metricThrottles({ period: FIVE }), 3);
  const wakes = duty.trigger;
  if (wakes.kind === 'http') {
    return [over('failing', { zh: '接口返回 5xx', en: 'its routes answer 5xx' }, answers(wakes.routes, handler, watch.api), 1), throttled];
  }
  if (wakes.kind === 'queue') {
    const failing = over('failing', { zh: '连续出错', en: 'errors for a quarter of an hour' }, handler.metricErrors({ period: FIVE }), 3);
    return [failing, throttled, ...backlog(watch.queues)];
  }
  if (wakes.kind === 'every') {
    const period = Duration.minutes(wakes.minutes);
    const failing = over('failing', { zh: '连续三次出错', en: 'three errors in a row' }, handler.metricErrors({ period }), 3);
    return [failing, throttled, silent(handler, period, 4)];
  }
  return [over('failing', { zh: '出错', en: 'an error' }, handler.metricErrors({ period: FIVE }), 1), throttled, silent(handler, Duration.hours(1), 25)];
}

const over = (id: string, seen: Duty['impact'], metric: IMetric, periods: number, threshold = 1): Symptom => ({
  id, seen, metric, periods, threshold, below: false, missing: TreatMissingData.NOT_BREACHING,
});

/** A schedule that no longer fires leaves no error, only silence. */
const silent = (handler: LambdaFunction, period: Duration, periods: number): Symptom => ({
  id: 'silent',
  seen: { zh: '没有运行', en: 'it has not run' },
  metric: handler.metricInvocations({ period }),
  periods,
  threshold: 1,
  below: true,
  missing: TreatMissingData.BREACHING,
});

/** Handlers turn their faults into answers, so the API counts them; a throttle is an alarm of its own. */
function answers(routes: readonly string[], handler: LambdaFunction, api: HttpApi): IMetric {
  const faults = routes.map(route).map(({ method, path }) =>
    new Metric({
      namespace: 'AWS/ApiGateway',
      metricName: '5xx',
      dimensionsMap: { ApiId: api.apiId, Stage: '$default', Method: method, Resource: path },
      statistic: 'Sum',
    }),
  );
  return new MathExpression({
    expression: `${faults.map((_, index) => `FILL(faults${index}, 0)`).join(' + ')} - FILL(throttles, 0)`,
    usingMetrics: { ...Object.fromEntries(faults.map((metric, index) => [`faults${index}`, metric])), throttles: handler.metricThrottles() },
    label: '5xx',
    period: FIVE,
  });
}

const backlog = ({ rings, refused, undelivered }: Queues): readonly Symptom[] => [
  over('late', { zh: '排队超过五分钟', en: 'waiting for over five minutes' }, rings.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1) }), 1, 300),
  over('refused', { zh: '死信：五次处理失败', en: 'dead letters: refused five times' }, refused.metricApproximateNumberOfMessagesVisible({ period: FIVE }), 1),
  over('undelivered', { zh: '死信：定时未送达', en: 'dead letters: a schedule could not deliver' }, undelivered.metricApproximateNumberOfMessagesVisible({ period: FIVE }), 1),
];
