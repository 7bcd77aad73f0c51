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

const SEEN = {
  http: { zh: '接口返回 5xx', en: 'its routes answer 5xx' },
  queue: { zh: '连续出错', en: 'errors for a quarter of an hour' },
  every: { zh: '连续三次出错', en: 'three errors in a row' },
  daily: { zh: '出错', en: 'an error' },
  topic: { zh: '出错', en: 'an error' },
  throttled: { zh: '持续被限流', en: 'throttled for a quarter of an hour' },
  silent: { zh: '没有运行', en: 'it has not run' },
  late: { zh: '排队超过五分钟', en: 'waiting for over five minutes' },
  refused: { zh: '死信：五次处理失败', en: 'dead letters: refused five times' },
  undelivered: { zh: '死信：定时未送达', en: 'dead letters: a schedule could not deliver' },
} as const satisfies Record<string, Duty['impact']>;

const FIVE = { period: Duration.minutes(5) };

/** What can be seen of this function's failing, from how it is woken. */
export function symptoms(duty: Duty, handler: LambdaFunction, watch: { api: HttpApi; queues: Queues }): readonly Symptom[] {
  const wakes = duty.trigger;
  const throttled = over('throttled', SEEN.throttled, handler.metricThrottles(FIVE), { periods: 3 });
  if (wakes.kind === 'http') return [over('failing', SEEN.http, answers(wakes.routes, handler, watch.api)), throttled];
  if (wakes.kind === 'queue') {
    return [over('failing', SEEN.queue, handler.metricErrors(FIVE), { periods: 3 }), throttled, ...backlog(watch.queues)];
  }
  if (wakes.kind === 'topic') return [over('failing', SEEN.topic, handler.metricErrors(FIVE)), throttled];
  if (wakes.kind === 'every') {
    const period = Duration.minutes(wakes.minutes);
    return [over('failing', SEEN.every, handler.metricErrors({ period }), { periods: 3 }), throttled, silent(handler, period, 4)];
  }
  return [over('failing', SEEN.daily, handler.metricErrors(FIVE)), throttled, silent(handler, Duration.hours(1), 25)];
}

function over(id: string, seen: Duty['impact'], metric: IMetric, { periods = 1, threshold = 1 } = {}): Symptom {
  return { id, seen, metric, periods, threshold, below: false, missing: TreatMissingData.NOT_BREACHING };
}

/** A schedule that no longer fires leaves no error, only silence. */
const silent = (handler: LambdaFunction, period: Duration, periods: number): Symptom => ({
  id: 'silent',
  seen: SEEN.silent,
  metric: handler.metricInvocations({ period }),
  periods,
  threshold: 1,
  below: true,
  missing: TreatMissingData.BREACHING,
});

/** Handlers turn their faults into answers, so the API counts them; a throttle is an alarm of its own. */
function answers(routes: readonly string[], handler: LambdaFunction, api: HttpApi): IMetric {
  const dimensions = routes.map(route).map(({ method, path }) => ({ ApiId: api.apiId, Stage: '$default', Method: method, Resource: path }));
  const faults = dimensions.map((dimensionsMap, index): [string, IMetric] => [
    `faults${index}`,
    new Metric({ namespace: 'AWS/ApiGateway', metricName: '5xx', dimensionsMap, statistic: 'Sum' }),
  ]);
  return new MathExpression({
    expression: `${faults.map(([id]) => `FILL(${id}, 0)`).join(' + ')} - FILL(throttles, 0)`,
    usingMetrics: { ...Object.fromEntries(faults), throttles: handler.metricThrottles() },
    label: '5xx',
    ...FIVE,
  });
}

const backlog = ({ rings, refused, undelivered }: Queues): readonly Symptom[] => [
  over('late', SEEN.late, rings.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1) }), { threshold: 300 }),
  over('refused', SEEN.refused, refused.metricApproximateNumberOfMessagesVisible(FIVE)),
  over('undelivered', SEEN.undelivered, undelivered.metricApproximateNumberOfMessagesVisible(FIVE)),
];
