import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** Six months of one log. It goes with the stack, for its name would bar the next one; what must last is in the table. */
export function logs(scope: Construct, id: string, logGroupName: string): LogGroup {
  return new LogGroup(scope, id, { logGroupName, retention: RetentionDays.SIX_MONTHS, removalPolicy: RemovalPolicy.DESTROY });
}
