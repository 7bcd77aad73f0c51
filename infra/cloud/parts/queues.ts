import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { ROSTER } from '../../roster.ts';

/** `rings` carries due rungs to the function; the other two keep what failed behind and before it. */
export interface Queues {
  readonly rings: Queue;
  /** Rings that the function refused five times. */
  readonly refused: Queue;
  /** What EventBridge Scheduler could not hand over. */
  readonly undelivered: Queue;
}

const PROTECTED = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };

/** Longer than the four days of `rings`: a dead letter keeps the age it came with. */
const DEAD_LETTERS = { ...PROTECTED, retentionPeriod: Duration.days(14) };

/** Makes the three queues. A message stays hidden for six times its consumer's timeout, as AWS asks of a Lambda source. */
export function queues(scope: Construct): Queues {
  const refused = new Queue(scope, 'rings-refused', DEAD_LETTERS);
  const undelivered = new Queue(scope, 'schedules-undelivered', DEAD_LETTERS);
  Validations.of(undelivered).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'It is a dead-letter queue itself: EventBridge Scheduler names it in each schedule, which no redrive policy shows.',
  });
  const consumers = ROSTER.filter((duty) => duty.trigger.kind === 'queue');
  const slowest = Math.max(...consumers.map((duty) => duty.timeoutSeconds));
  const rings = new Queue(scope, 'rings', {
    ...PROTECTED,
    visibilityTimeout: Duration.seconds(6 * slowest),
    deadLetterQueue: { queue: refused, maxReceiveCount: 5 },
  });
  return { rings, refused, undelivered };
}
