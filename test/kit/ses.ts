import { json } from 'node:stream/consumers';
import * as z from 'zod';
import type { Letter } from '../../infra/local/inbox/letters.ts';
import { readMessage } from '../../infra/local/inbox/read.ts';
import { serve } from './aws.ts';

const request = z.strictObject({
  Destination: z.strictObject({ ToAddresses: z.array(z.string()), CcAddresses: z.array(z.string()) }),
  Content: z.strictObject({ Raw: z.strictObject({ Data: z.base64() }) }),
  ConfigurationSetName: z.string().optional(),
});

/** One SendEmail as it came over the wire, its raw message read. */
export interface Sent {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly configurationSet: string | undefined;
  readonly raw: string;
  readonly letter: Letter;
}

/** SESv2's SendEmail over HTTP: keeps what it is sent, and fails with `fail.type` while that is set. */
export interface Ses {
  readonly url: string;
  readonly sent: readonly Sent[];
  fail: { readonly status: number; readonly type: string } | undefined;
  close(): Promise<void>;
}

/** Starts it on a free port; anything but a raw SendEmail of the shape above is answered 500. */
export async function startSes(): Promise<Ses> {
  const sent: Sent[] = [];
  const server = await serve(async (req, res) => {
    const body = request.parse(await json(req));
    if (`${req.method} ${req.url}` !== 'POST /v2/email/outbound-emails') throw new Error(`not SendEmail: ${req.url}`);
    res.setHeader('content-type', 'application/json');
    if (ses.fail) {
      res.writeHead(ses.fail.status, { 'x-amzn-errortype': ses.fail.type }).end(JSON.stringify({ message: 'refused' }));
      return;
    }
    const raw = Buffer.from(body.Content.Raw.Data, 'base64');
    const { letter } = await readMessage(raw);
    const { ToAddresses: to, CcAddresses: cc } = body.Destination;
    sent.push({ to, cc, configurationSet: body.ConfigurationSetName, raw: raw.toString(), letter });
    res.end(JSON.stringify({ MessageId: `0100-${sent.length}` }));
  });
  const ses: Ses = { url: server.url, sent, fail: undefined, close: () => server.close() };
  return ses;
}
