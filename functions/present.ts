import { presentMonth, closeFromPage } from '../shared/desk/present.ts';
import { html, answering } from './duty.ts';
import { fileOf } from './files.ts';
import { statementOf } from '../shared/desk/close.ts';
import { financeMonth } from '../shared/desk/links.ts';
import type { World } from '../shared/world/world.ts';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** The month's page by signed link: GET shows it and gives its files, only POST closes. */
export const handler = answering(async (world: World, event: APIGatewayProxyEventV2) => {
  const { token = '', month, file } = event.queryStringParameters ?? {};
  const shown = financeMonth(world, token, month);
  if (event.requestContext.http.method === 'POST') return html(200, await closeFromPage(world, token, shown));
  if (file === 'csv' || file === 'json') return fileOf(await statementOf(world, shown, true), file);
  return html(200, await presentMonth(world, token, shown));
}, 'page');
