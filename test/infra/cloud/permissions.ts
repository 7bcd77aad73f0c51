import type { Template } from 'aws-cdk-lib/assertions';
import { expect, it, test } from 'vitest';
import * as z from 'zod';
import { type Duty, type Need, ROSTER } from '../../../infra/roster.ts';
import { awsCalls } from './calls.ts';
import { permissions } from './statements.ts';
import { plain, resources } from './template.ts';

const duties: readonly Duty[] = ROSTER;

const may = (service: string, on: string, ...verbs: string[]) => verbs.map((verb) => `${service}:${verb} on ${on}`);

const AWS = '<AWS::Region>:<AWS::AccountId>';
const RING = `arn:<AWS::Partition>:scheduler:${AWS}:schedule/<ringsgroup>/*`;
const LETTERS = [`arn:<AWS::Partition>:ses:${AWS}:identity/<sender>`, `arn:<AWS::Partition>:ses:${AWS}:configuration-set/<letters>`];
const SECRET = ['secretsmanager:GetSecretValue on <secrets>'];

const EXPECTED: Record<Need, readonly string[]> = {
  'table:read': [
    ...may('dynamodb', '<table.Arn>', 'GetItem', 'BatchGetItem', 'Query'),
    'dynamodb:Query on <table.Arn>/index/attention',
  ],
  'table:write': may('dynamodb', '<table.Arn>', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'ConditionCheckItem'),
  schedules: [
    ...may('scheduler', RING, 'CreateSchedule', 'DeleteSchedule'),
    'iam:PassRole on <ringsgrouprole.Arn>',
  ],
  sheets: SECRET,
  tokens: SECRET,
  post: LETTERS.flatMap((arn) => may('ses', arn, 'SendEmail', 'SendRawEmail')),
};

const RINGS = '<rings.Arn>';
const CONSUMES = may('sqs', RINGS, 'ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'GetQueueUrl', 'ReceiveMessage');

/** A transaction has no permission of its own: DynamoDB asks for those of its parts. */
const TRANSACTIONS: Partial<Record<string, readonly string[]>> = {
  TransactWriteItems: ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
  TransactGetItems: ['GetItem'],
};

const condition = z.object({ StringEquals: z.record(z.string(), z.unknown().transform(plain)) });
const trust = z.object({
  AssumeRolePolicyDocument: z.object({ Statement: z.array(z.looseObject({ Condition: condition.optional() })) }),
});

/** Sentences on what each role of the template may do. */
export function permissionSentences(template: Template): void {
  const found = permissions(template);

  test.each(duties)('$name may do what its needs say, write its own log, and no more', ({ name, needs, trigger }) => {
    const log = may('logs', `<${name}log.Arn>`, 'CreateLogStream', 'PutLogEvents');
    const expected = new Set([...log, ...needs.flatMap((need) => EXPECTED[need]), ...(trigger.kind === 'queue' ? CONSUMES : [])]);
    expect(found.get(`<${name}role>`)).toEqual([...expected].toSorted());
  });

  it('every call that the code makes to AWS is granted to whoever may do everything', () => {
    const granted = new Set(found.get('<lookrole>')?.map((line) => line.replace(/^\w+:(\w+) on .*$/, '$1')));
    const asked = awsCalls().flatMap((call) => TRANSACTIONS[call] ?? [call]);
    expect(asked).toContain('CreateSchedule');
    expect(asked.filter((call) => !granted.has(call))).toEqual([]);
  });

  it('Scheduler may ring and start what is on the clock, nothing else', () => {
    expect(found.get('<ringsgrouprole>')).toEqual(['sqs:SendMessage on <rings.Arn>', 'sqs:SendMessage on <schedulesundelivered.Arn>']);
    expect(found.get('<hoursgrouprole>')).toEqual([
      ...['look', 'report', 'sweep'].map((name) => `lambda:InvokeFunction on <${name}function.Arn>`),
      'sqs:SendMessage on <schedulesundelivered.Arn>',
    ]);
  });

  it.each(['rings', 'hours'])('the role of %s is taken on by schedules of that group alone', (group) => {
    expect(resources(template, 'AWS::IAM::Role', trust).get(`${group}grouprole`)?.AssumeRolePolicyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'scheduler.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': '<AWS::AccountId>', 'aws:SourceArn': `<${group}group.Arn>` } },
      },
    ]);
  });

  it('the only wildcard of the stack is the name of a ring', () => {
    const wild = [...found.values()].flat().filter((line) => line.includes('*'));
    expect(new Set(wild.map((line) => line.replace(/^scheduler:\w+ on /, '')))).toEqual(new Set([RING]));
  });
}
