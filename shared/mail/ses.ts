import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import MailComposer from 'nodemailer/lib/mail-composer';
import { mimeOf } from './mime.ts';
import type { Mailbox, Post } from './post.ts';

const addresses = (boxes: readonly Mailbox[]): string[] => boxes.map((box) => box.address);

/**
 * Post by Amazon SES. The message goes raw, so that its headers are the same on every road; SES alone puts its own
 * Message-ID and Date in their place. Region, endpoint and credentials are those the SDK finds in the environment.
 */
export function openSes(options: { readonly configurationSet?: string }): Post {
  const client = new SESv2Client({});
  return {
    async send(message) {
      const mime = mimeOf(message);
      await client.send(
        new SendEmailCommand({
          Destination: { ToAddresses: addresses(mime.to), CcAddresses: addresses(mime.cc) },
          Content: { Raw: { Data: await new MailComposer(mime).compile().build() } },
          ConfigurationSetName: options.configurationSet,
        }),
      );
      return { refused: [] };
    },
  };
}
