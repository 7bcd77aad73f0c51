import { Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { logs } from './logs.ts';

/** The route key stands for the path: a path holds the token of a signed link, and so does a query. */
const LOGGED = {
  at: '$context.requestTime',
  requestId: '$context.requestId',
  ip: '$context.identity.sourceIp',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  failure: '$context.integrationErrorMessage',
};

/** The HTTP API without routes: functions are told its address before their routes are added, so that nothing runs in a circle. */
export function httpApi(scope: Construct): HttpApi {
  const api = new HttpApi(scope, 'api', { description: 'Dengji', createDefaultStage: false });
  Validations.of(api).acknowledge({
    id: 'AwsSolutions-APIG4',
    reason: 'Every handler checks its own bearer token, shared secret or signed link, the same code as on one machine.',
  });
  api.addStage('open', {
    stageName: '$default',
    autoDeploy: true,
    throttle: { rateLimit: 20, burstLimit: 40 },
    detailedMetricsEnabled: true,
    accessLogSettings: {
      destination: new LogGroupLogDestination(logs(scope, 'access-log', `/${Stack.of(scope).stackName}/access`)),
      format: AccessLogFormat.custom(JSON.stringify(LOGGED)),
    },
  });
  return api;
}
