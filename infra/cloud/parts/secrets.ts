import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

/**
 * One secret, a JSON of `finance`, `admin`, `nudge`, `links` and `google`. The key of signed links is made here;
 * the blanks are the administrator's to fill, and until then every function refuses and names them.
 */
export function secrets(scope: Construct): Secret {
  const secret = new Secret(scope, 'secrets', {
    // CloudFormation makes a new value when this block changes, over what the administrator typed: leave it alone.
    generateSecretString: {
      secretStringTemplate: JSON.stringify({ finance: '', admin: '', nudge: '', google: '' }),
      generateStringKey: 'links',
      passwordLength: 64,
      excludePunctuation: true,
    },
    removalPolicy: RemovalPolicy.RETAIN,
  });
  Validations.of(secret).acknowledge({
    id: 'AwsSolutions-SMG4',
    reason: 'Its parts are issued elsewhere (a Google key, tokens people hold), and a new links key would break letters already sent.',
  });
  return secret;
}
