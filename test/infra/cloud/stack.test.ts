import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it, test } from 'vitest';
import { alarmSentences } from './alarms.ts';
import { functionSentences } from './functions.ts';
import { keptSentences } from './kept.ts';
import { permissionSentences } from './permissions.ts';
import { synth } from './synth.ts';
import { triggerSentences } from './triggers.ts';

// One synthesis takes seconds, so one template serves every sentence; cdk-nag has passed once it exists.
const template = synth();

describe('the gate', () => {
  it('refuses a stack with a finding that nobody argued', () => {
    expect(() => synth((stack) => new Queue(stack, 'bare'))).toThrow(/SQS queue/);
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
