import { claimsOf } from '../shared/desk/links.ts';
import { whyOf } from '../shared/desk/explain.ts';
import { whyPage } from '../shared/mail/pages/why.ts';
import { answering, html } from './duty.ts';

/** The signed page that shows how the clocks of a record were counted; it can only be looked at. */
export const handler = answering(async (world, event) => {
  const { of } = claimsOf(world, event.pathParameters?.['token'] ?? '', 'why');
  return html(200, whyPage(await whyOf(world, of)));
}, 'page');
