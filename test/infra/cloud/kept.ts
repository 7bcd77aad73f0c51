import type { Template } from 'aws-cdk-lib/assertions';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { readSecrets } from '../../../shared/config/config.ts';
import { TABLE } from '../../../shared/store/table.ts';
import { resources } from './template.ts';

const anything = z.record(z.string(), z.unknown());

/** What Secrets Manager makes at first of `GenerateSecretString`. */
const secret = z
  .object({
    GenerateSecretString: z.object({ SecretStringTemplate: z.string(), GenerateStringKey: z.string(), PasswordLength: z.number() }),
  })
  .transform(({ GenerateSecretString: { SecretStringTemplate, GenerateStringKey, PasswordLength } }) => {
    const typed = z.record(z.string(), z.string()).parse(JSON.parse(SecretStringTemplate));
    return { ...typed, [GenerateStringKey]: 'k'.repeat(PasswordLength) };
  });

const projected = (ProjectionType: string) => ({ ProjectionType });

/** Sentences on what outlives a fault, a mistake or the stack. */
export function keptSentences(template: Template): void {
  it('the table cannot be deleted by accident and can be restored to any second', () => {
    const [table] = resources(template, 'AWS::DynamoDB::GlobalTable', anything).values();
    expect(table).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      KeySchema: [{ AttributeName: TABLE.partitionKey, KeyType: 'HASH' }, { AttributeName: TABLE.sortKey, KeyType: 'RANGE' }],
      GlobalSecondaryIndexes: TABLE.indexes.map(({ name, projection }) => ({ IndexName: name, Projection: projected(projection) })),
      Replicas: [{ DeletionProtectionEnabled: true, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
    });
  });

  it.each(['AWS::DynamoDB::GlobalTable', 'AWS::SecretsManager::Secret'])('%s stays when the stack goes', (type) => {
    const [found] = Object.values(template.findResources(type));
    expect(found).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it('a ring that is refused five times is kept for 14 days', () => {
    const queues = resources(template, 'AWS::SQS::Queue', anything);
    expect(queues.get('rings')).toMatchObject({
      VisibilityTimeout: 360,
      SqsManagedSseEnabled: true,
      RedrivePolicy: { maxReceiveCount: 5 },
    });
    for (const id of ['ringsrefused', 'schedulesundelivered']) {
      expect(queues.get(id)).toEqual({ MessageRetentionPeriod: 14 * 86_400, SqsManagedSseEnabled: true });
    }
  });

  it('no queue is spoken to without TLS', () => {
    const refusal = { Action: 'sqs:*', Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
    const policies = [...resources(template, 'AWS::SQS::QueuePolicy', anything).values()];
    expect(policies).toHaveLength(3);
    for (const policy of policies) expect(policy).toMatchObject({ PolicyDocument: { Statement: expect.arrayContaining([expect.objectContaining(refusal)]) } });
  });

  it('the secret names what the administrator must fill, and is read once that is done', () => {
    const [blank] = resources(template, 'AWS::SecretsManager::Secret', secret).values();
    expect(() => readSecrets(JSON.stringify(blank))).toThrow('secrets: finance, admin, nudge, google missing or wrong');
    const filled = Object.fromEntries(Object.entries(blank ?? {}).map(([key, value]) => [key, value || 'typed']));
    expect(readSecrets(JSON.stringify(filled))).toEqual(filled);
  });

  it('no log of the API holds a path or a query, where tokens of signed links are', () => {
    const logged = z.object({ AccessLogSettings: z.object({ Format: z.string() }) });
    const [stage] = resources(template, 'AWS::ApiGatewayV2::Stage', logged).values();
    const variables = stage?.AccessLogSettings.Format.match(/\$context\.[\w.]+/g) ?? [];
    expect(variables).toContain('$context.routeKey');
    expect(variables.filter((name) => /path|query|protocol|overrides/i.test(name))).toEqual([]);
  });
}
