import { AssetHashType, Duration, type Stack, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { buildSync } from 'esbuild';
import type { Duty } from '../../roster.ts';
import { bundle, HANDLERS, NODE_OPTIONS } from './bundle.ts';
import { grants, type World, wildcards } from './grants.ts';
import { logs } from './logs.ts';

/**
 * One function of the roster, with a log group and a role of its own that holds what its `needs` say and no more.
 * `settings` goes to every function whole: a name grants nothing, and the environment is parsed as one.
 */
export function lambda(stack: Stack, duty: Duty, world: World, settings: Record<string, string>): LambdaFunction {
  const scope = new Construct(stack, duty.name);
  const name = `${stack.stackName}-${duty.name}`;
  const logGroup = logs(scope, 'log', `/aws/lambda/${name}`);
  const role = new Role(scope, 'role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  logGroup.grantWrite(role);
  for (const statement of grants(duty.needs, world)) role.addToPolicy(statement);
  Validations.of(role).acknowledge(...wildcards(duty.needs, world));
  return new LambdaFunction(scope, 'function', {
    functionName: name,
    description: `${duty.impact.zh} ${duty.impact.en}`,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    handler: 'index.handler',
    code: code(duty),
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    timeout: Duration.seconds(duty.timeoutSeconds),
    memorySize: duty.memoryMb,
    reservedConcurrentExecutions: duty.concurrency,
    environment: { ...settings, NODE_OPTIONS },
  });
}

function code(duty: Duty): Code {
  return Code.fromAsset(HANDLERS, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: Runtime.NODEJS_24_X.bundlingImage,
      // Never run: CDK keeps one bundle per source folder and command, and all handlers share the folder.
      command: [duty.name],
      local: {
        tryBundle(outdir) {
          buildSync(bundle(duty.name, outdir));
          return true;
        },
      },
    },
  });
}
