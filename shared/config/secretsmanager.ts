import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** Reads the secret's text. Throws a plain Error that names neither the secret nor its value when it is empty. */
export async function readSecretString(arn: string): Promise<string> {
  const reply = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: arn }));
  if (reply.SecretString === undefined) throw new Error('secrets: the secret holds no text');
  return reply.SecretString;
}
