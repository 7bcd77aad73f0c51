import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { acknowledge, initialsOf, showLetter } from '../shared/desk/acknowledge.ts';
import { claimsOf } from '../shared/desk/links.ts';
import { objectFrom, showObjection } from '../shared/desk/object.ts';
import { Refusal } from '../shared/errors/refusal.ts';
import { answering, html } from './duty.ts';

const typedIn = ({ body, isBase64Encoded }: APIGatewayProxyEventV2): string | null =>
  new URLSearchParams(isBase64Encoded ? Buffer.from(body ?? '', 'base64').toString('utf8') : (body ?? '')).get('initials');

/** The signed page of a letter: GET shows it, only the POST of a form with initials changes anything. */
export const handler = answering(async (world, event) => {
  const { kind, of, to } = claimsOf(world, event.pathParameters?.['token'] ?? '', 'acknowledge', 'object');
  const show = (error?: { refusal: Refusal; typed: string }): Promise<string> => (kind === 'object' ? showObjection(world, of, to, error) : showLetter(world, of, error));
  if (event.requestContext.http.method !== 'POST') return html(200, await show());
  const typed = typedIn(event);
  try {
    const initials = initialsOf(typed);
    return html(200, await (kind === 'object' ? objectFrom(world, of, to, initials) : acknowledge(world, of, initials)));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'initials.invalid') return html(error.status, await show({ refusal: error, typed: typed ?? '' }));
    throw error;
  }
}, 'page');
