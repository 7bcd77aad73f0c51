import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it, test } from 'vitest';
import * as z from 'zod';
import { type Duty, ROSTER } from '../../../infra/roster.ts';
import { plain, resources } from './template.ts';

const duties: readonly Duty[] = ROSTER;
const reported = z.array(z.unknown().transform(plain));
const alarm = z.object({
  AlarmName: z.string(),
  AlarmDescription: z.string().max(1024),
  AlarmActions: reported,
  Period: z.number().default(300),
  EvaluationPeriods: z.number(),
  TreatMissingData: z.string().optional(),
  Metrics: z.array(z.object({ Expression: z.string().optional() })).default([]),
});
const statement = z.object({ Effect: z.string(), Principal: z.unknown() });
const topicPolicy = z.object({ PolicyDocument: z.object({ Statement: z.array(statement) }) });

const SYMPTOMS: Record<Duty['trigger']['kind'], readonly string[]> = {
  http: ['failing', 'throttled'],
  queue: ['failing', 'late', 'refused', 'throttled', 'undelivered'],
  every: ['failing', 'silent', 'throttled'],
  topic: ['failing', 'throttled'],
  daily: ['failing', 'silent', 'throttled'],
};

/** Sentences on who is told what when something fails. */
export function alarmSentences(template: Template): void {
  const alarms = [...resources(template, 'AWS::CloudWatch::Alarm', alarm).values()];

  describe.each(duties)('alarms of $name', ({ name, trigger, impact }) => {
    const own = alarms.filter(({ AlarmName }) => AlarmName.startsWith(`dengji-${name}-`));

    it('cover every way it can fail', () => {
      expect(own.map(({ AlarmName }) => AlarmName).toSorted()).toEqual(SYMPTOMS[trigger.kind].map((id) => `dengji-${name}-${id}`));
    });

    it('say who is hurt, in Chinese and English, and tell the operator', () => {
      for (const { AlarmDescription, AlarmActions } of own) {
        expect(AlarmDescription).toContain(impact.zh);
        expect(AlarmDescription).toContain(impact.en);
        expect(AlarmActions).toEqual(['<operator>']);
      }
    });
  });

  test.each([
    ['look', 4],
    ['sweep', 20],
    ['report', 25 * 60],
  ])('%s is missed after %i minutes without a run', (name, minutes) => {
    const silent = alarms.find(({ AlarmName }) => AlarmName === `dengji-${name}-silent`);
    expect(silent?.TreatMissingData).toBe('breaching');
    expect((silent?.Period ?? 0) * (silent?.EvaluationPeriods ?? 0)).toBe(minutes * 60);
  });

  it('faults of every route of a function count, but a throttle has its own alarm', () => {
    const failing = alarms.find(({ AlarmName }) => AlarmName === 'dengji-export-failing');
    expect(failing?.Metrics[0]?.Expression).toBe('FILL(faults0, 0) + FILL(faults1, 0) - FILL(throttles, 0)');
  });

  test.each(['bounced', 'complained'])('letters %s: the operator hears before SES stops sending', (id) => {
    const found = alarms.find(({ AlarmName }) => AlarmName === `dengji-letters-${id}`);
    expect(found?.AlarmActions).toEqual(['<operator>']);
  });

  it('the operator may be told by CloudWatch and SES, over TLS only', () => {
    const [policy] = resources(template, 'AWS::SNS::TopicPolicy', topicPolicy).values();
    expect(policy?.PolicyDocument.Statement.map(({ Effect, Principal }) => [Effect, Principal])).toEqual([
      ['Deny', '*'],
      ['Allow', { Service: 'cloudwatch.amazonaws.com' }],
      ['Allow', { Service: 'ses.amazonaws.com' }],
    ]);
  });
}
