import { CfnParameter, Stack } from 'aws-cdk-lib';
import { ConfigurationSet, EmailIdentity, EmailSendingEvent, EventDestination, Identity, SuppressionReasons } from 'aws-cdk-lib/aws-ses';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { reputation } from './reputation.ts';

/** How letters leave: the mailbox they come from, and what a sender must be granted. */
export interface Post {
  readonly sender: string;
  /** SES checks the identity and, where it has a default configuration set, that set too. */
  readonly resourceArns: readonly string[];
  /** What the administrator must add to the domain's DNS before a letter can leave. */
  /** Where letters that came back are announced. */
  readonly returned: Topic;
  readonly dnsRecords: Readonly<Record<string, string>>;
}

/** Makes the SES identity of the sender's domain; a letter that bounces is reported to `told`. */
export function post(scope: Construct, told: ITopic): Post {
  const domain = new CfnParameter(scope, 'SenderDomain', {
    description: 'The domain that letters come from; its DKIM records are among the outputs',
    allowedPattern: '([a-z0-9-]+\\.)+[a-z]{2,}',
    constraintDescription: 'a domain of yours in lower case, for example your-company.com',
  }).valueAsString;
  const set = new ConfigurationSet(scope, 'letters', {
    reputationMetrics: true,
    suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
  });
  set.addEventDestination('undelivered-letters', {
    destination: EventDestination.snsTopic(told),
    events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT, EmailSendingEvent.REJECT],
  });
  const returned = new Topic(scope, 'returned-letters', { displayName: 'Dengji letters that came back', enforceSSL: true });
  set.addEventDestination('returned-letters-destination', { destination: EventDestination.snsTopic(returned), events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT] });
  reputation(scope, told);
  const identity = new EmailIdentity(scope, 'sender', { identity: Identity.domain(domain), configurationSet: set });
  const setArn = Stack.of(scope).formatArn({ service: 'ses', resource: 'configuration-set', resourceName: set.configurationSetName });
  return {
    sender: `登记台 <dengji@${domain}>`,
    resourceArns: [identity.emailIdentityArn, setArn],
    returned,
    dnsRecords: Object.fromEntries(identity.dkimRecords.map(({ name, value }, index) => [`Dkim${index + 1}`, `${name} CNAME ${value}`])),
  };
}
