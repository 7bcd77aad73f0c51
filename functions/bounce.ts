import middy from '@middy/core';
import type { SNSEvent } from 'aws-lambda';
import * as z from 'zod';
import { letterReturned } from '../shared/desk/returned.ts';
import { theWorld } from './world.ts';

const people = z.array(z.object({ emailAddress: z.string() }));
/** What SES publishes of a letter that came back (docs.aws.amazon.com/ses, event data published to SNS). */
const EVENT = z.object({
  eventType: z.string(),
  mail: z.object({ headers: z.array(z.object({ name: z.string(), value: z.string() })).default([]) }),
  bounce: z.object({ bounceType: z.string(), bouncedRecipients: people }).optional(),
  complaint: z.object({ complainedRecipients: people }).optional(),
});

/** A letter came back from a mailbox. A full mailbox or an absent reader (`Transient`) is no reason to give an address up. */
export const handler = middy(async (event: SNSEvent): Promise<void> => {
  const world = await theWorld();
  for (const { Sns } of event.Records) {
    const { mail, bounce, complaint } = EVENT.parse(JSON.parse(Sns.Message));
    const found = complaint?.complainedRecipients ?? (bounce?.bounceType === 'Permanent' ? bounce.bouncedRecipients : []);
    const letter = mail.headers.find(({ name }) => name.toLowerCase() === 'x-dengji-letter')?.value;
    const addresses = found.map(({ emailAddress }) => /<([^<>]+)>$/.exec(emailAddress)?.[1] ?? emailAddress);
    await letterReturned(world, { addresses, why: complaint ? 'complaint' : 'bounce', ...(letter === undefined ? {} : { letter }) });
  }
});
