import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { acknowledge, initialsOf, showLetter } from '../shared/desk/acknowledge.ts';
import { claimsOf } from '../shared/desk/links.ts';
import { objectFrom, showObjection } from '../shared/desk/object.ts';
import { releaseFromPage, showHeld } from '../shared/desk/storm.ts';
import { showSubscription, subscribe } from '../shared/desk/subscription.ts';
import { Refusal } from '../shared/errors/refusal.ts';
import { answering, html } from './duty.ts';

type Wrong = { readonly refusal: Refusal; readonly typed: string };

const formOf = ({ body, isBase64Encoded }: APIGatewayProxyEventV2): URLSearchParams =>
  new URLSearchParams(isBase64Encoded ? Buffer.from(body ?? '', 'base64').toString('utf8') : (body ?? ''));

/** The signed page of a letter: GET shows it, only the POST of a form that a person filled in changes anything. */
export const handler = answering(async (world, event) => {
  const { kind, of, to } = claimsOf(world, event.pathParameters?.['token'] ?? '', 'acknowledge', 'view', 'object', 'unsubscribe', 'release');
  const show = (error?: Wrong): Promise<string> => {
    if (kind === 'object') return showObjection(world, of, to, error);
    if (kind === 'release') return showHeld(world, error?.refusal);
    return kind === 'unsubscribe' ? showSubscription(world, to) : showLetter(world, of, to, error);
  };
  if (event.requestContext.http.method !== 'POST') return html(200, await show());
  const form = formOf(event);
  if (kind === 'unsubscribe') return html(200, await subscribe(world, to, form));
  try {
    const initials = initialsOf(form.get('initials'));
    if (kind === 'object') return html(200, await objectFrom(world, of, to, initials));
    const soon = world.now() + 15_000;
    return html(200, kind === 'release' ? await releaseFromPage(world, () => world.now() < soon) : await acknowledge(world, of, to, initials));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'initials.invalid') return html(error.status, await show({ refusal: error, typed: form.get('initials') ?? '' }));
    throw error;
  }
}, 'page');
