import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** Shares of all letters from which AWS puts an account under review (SES: sending review process FAQ). */
const REVIEWED = [
  { id: 'bounced', metricName: 'Reputation.BounceRate', threshold: 0.05, zh: '退信率达到 5%', en: '5 % of letters bounce' },
  { id: 'complained', metricName: 'Reputation.ComplaintRate', threshold: 0.001, zh: '投诉率达到 0.1%', en: '0.1 % of letters are called spam' },
];

/** Alarms that go before SES stops sending, and with it every reminder, escalation and decision. */
export function reputation(scope: Construct, told: ITopic): Alarm[] {
  return REVIEWED.map(({ id, metricName, threshold, zh, en }) => {
    const alarm = new Alarm(scope, id, {
      alarmName: `${Stack.of(scope).stackName}-letters-${id}`,
      alarmDescription: `邮件可能被停发：责任人收不到任何信件。（${zh}）Sending may be stopped: nobody would get a letter. (${en})`,
      metric: new Metric({ namespace: 'AWS/SES', metricName, statistic: 'Average', period: Duration.hours(1) }),
      evaluationPeriods: 1,
      threshold,
    });
    alarm.addAlarmAction(new SnsAction(told));
    return alarm;
  });
}
