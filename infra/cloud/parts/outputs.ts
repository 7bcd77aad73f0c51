import { CfnOutput } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** What `cdk deploy` prints at its end. */
export function outputs(scope: Construct, values: Readonly<Record<string, string>>): CfnOutput[] {
  return Object.entries(values).map(([id, value]) => new CfnOutput(scope, id, { value }));
}
