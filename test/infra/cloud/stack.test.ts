import { type Stack, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it, test } from 'vitest';
import { ROSTER } from '../../../infra/roster.ts';
import { alarmSentences } from './alarms.ts';
import { functionSentences } from './functions.ts';
import { keptSentences } from './kept.ts';
import { permissionSentences } from './permissions.ts';
import { synth } from './synth.ts';
import { triggerSentences } from './triggers.ts';

// One synthesis takes seconds, so one template serves every sentence; cdk-nag has passed once it exists.
let made: Stack | undefined;
const template = synth((stack) => {
  made = stack;
});

describe('the gate', () => {
  it('refuses a stack with a finding that nobody argued', () => {
    expect(() => synth((stack) => new Queue(stack, 'bare'))).toThrow(/SQS queue/);
  });

  it('is passed with these exceptions and no other', () => {
    const excepted = made?.node.findAll().flatMap(({ node }) => {
      const rules = node.metadata.filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY);
      return rules.flatMap(({ data }) => Object.keys(data).map((rule) => `${node.path} ${rule.replace(/^.*AwsSolutions-(\w+).*$/, '$1')}`));
    });
    const ringers = ROSTER.filter(({ needs }) => needs.some((need) => need === 'schedules')).map(({ name }) => `dengji/${name}/role IAM5`);
    expect(excepted).toEqual(['dengji/schedules-undelivered SQS3', 'dengji/secrets SMG4', 'dengji/api APIG4', ...ringers]);
  });

  test.each(['SenderDomain', 'AlarmEmail'])('is not passed by a deployment without %s', (name) => {
    const [parameter] = Object.values(template.findParameters(name));
    expect(parameter).toMatchObject({ Type: 'String', ConstraintDescription: expect.stringContaining('for example') });
    expect(parameter).not.toHaveProperty('Default');
  });

  test.each([
    ['SenderDomain', ['dengji.com', 'mail.dengji.com.cn'], ['', 'dengji', 'a@dengji.com', 'https://dengji.com', 'dengji.com.']],
    ['AlarmEmail', ['ops@dengji.com'], ['', 'ops', 'ops@dengji', 'ops @dengji.com']],
  ])('%s takes %j and refuses %j', (name, good, bad) => {
    const [parameter] = Object.values(template.findParameters(name));
    const whole = new RegExp(`^(?:${parameter?.AllowedPattern})$`);
    expect([...good, ...bad].filter((value) => whole.test(value))).toEqual(good);
  });
});

describe.each([
  ['functions', functionSentences],
  ['triggers', triggerSentences],
  ['permissions', permissionSentences],
  ['what is kept', keptSentences],
  ['alarms', alarmSentences],
])('%s', (_, sentences) => {
  sentences(template);
});
