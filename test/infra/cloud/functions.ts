import type { Template } from 'aws-cdk-lib/assertions';
import { expect, it, test } from 'vitest';
import * as z from 'zod';
import { type Duty, ROSTER } from '../../../infra/roster.ts';
import { readConfig } from '../../../shared/config/config.ts';
import { plain, resources } from './template.ts';

const duties: readonly Duty[] = ROSTER;
const shape = z.looseObject({
  Description: z.string().max(256),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown().transform(plain)) }),
});

const log = z.object({ LogGroupName: z.string(), RetentionInDays: z.number() });

/** Sentences on what runs: every row of the roster, and nothing besides. */
export function functionSentences(template: Template): void {
  const functions = resources(template, 'AWS::Lambda::Function', shape);
  const logs = [...resources(template, 'AWS::Logs::LogGroup', log).values()];

  it('runs the functions of the roster', () => {
    expect([...functions.keys()].toSorted()).toEqual(duties.map((duty) => `${duty.name}function`).toSorted());
  });

  test.each(duties)('$name runs as its row says', (duty) => {
    const found = functions.get(`${duty.name}function`);
    expect(found).toMatchObject({
      FunctionName: `dengji-${duty.name}`,
      Architectures: ['arm64'],
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Timeout: duty.timeoutSeconds,
      MemorySize: duty.memoryMb,
    });
    expect(found?.ReservedConcurrentExecutions).toBe(duty.concurrency);
    expect(logs).toContainEqual({ LogGroupName: `/aws/lambda/dengji-${duty.name}`, RetentionInDays: 180 });
  });

  test.each(duties)('$name can read its settings', (duty) => {
    const variables = functions.get(`${duty.name}function`)?.Environment.Variables ?? {};
    expect(readConfig({ ...variables, DENGJI_PUBLIC_URL: 'https://an-address.example', DENGJI_ADMIN: 'ops@your-company.example', AWS_LAMBDA_LOG_STREAM_NAME: 'a-stream' })).toEqual({
      table: '<table>',
      publicUrl: 'https://an-address.example',
      sender: '登记台 <dengji@<SenderDomain>>',
      admin: 'ops@your-company.example',
      post: 'ses',
      rings: {
        group: '<ringsgroup>',
        targetArn: '<rings.Arn>',
        roleArn: '<ringsgrouprole.Arn>',
        deadLetterArn: '<schedulesundelivered.Arn>',
      },
      zone: 'Asia/Shanghai',
      holder: 'a-stream',
      storm: 200,
      secrets: { arn: '<secrets>' },
    });
    expect([variables.DENGJI_PUBLIC_URL, variables.DENGJI_ADMIN]).toEqual(['<api.ApiEndpoint>', '<AlarmEmail>']);
  });
}
