import { CfnParameter, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';

/** Whoever runs the product: one address, and the topic that tells it of alarms and of letters that did not arrive. */
export interface Operator {
  readonly told: Topic;
  readonly address: string;
}

/** Makes the topic and subscribes the operator to it. */
export function operator(scope: Construct): Operator {
  const email = new CfnParameter(scope, 'AlarmEmail', {
    description: 'Who is told when something fails',
    allowedPattern: '[^@\\s]+@[^@\\s]+\\.[^@\\s]+',
    constraintDescription: 'an e-mail address, for example ops@your-company.com',
  });
  const topic = new Topic(scope, 'operator', { displayName: 'Dengji', enforceSSL: true });
  topic.addSubscription(new EmailSubscription(email.valueAsString));
  // A topic with a policy of its own loses the default one, which had let alarms of the account publish.
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  );
  return { told: topic, address: email.valueAsString };
}
