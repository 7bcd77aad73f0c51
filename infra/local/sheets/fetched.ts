import type { Answered, Asked } from './asking.ts';
import { HEADERS, HTML } from './reply.ts';

const textOf = (body: RequestInit['body'] | ReadableStream): string | undefined | Promise<string> =>
  typeof body === 'string' ? body : body === null || body === undefined ? undefined : new Response(body).text();

/** The request that a call of `fetch` makes. */
async function askedOf(input: string | URL | Request, init: RequestInit = {}): Promise<Asked> {
  const { pathname, searchParams } = input instanceof URL ? input : new URL(input instanceof Request ? input.url : input);
  const given = input instanceof Request ? input : undefined;
  const headers = new Headers(init.headers ?? given?.headers);
  const text = textOf(init.body ?? given?.body);
  return {
    verb: init.method ?? given?.method ?? 'GET',
    path: pathname,
    query: searchParams,
    ...(text !== undefined && { text: typeof text === 'string' ? text : await text }),
    user: headers.get('x-local-user') ?? undefined,
    client: headers.get('x-local-client') ?? undefined,
    token: headers.get('authorization') ?? undefined,
  };
}

/** The reply as `fetch` gives it; one that is lost on its way fails as a broken connection does. */
function responseOf({ code, body, text, type = HTML, lost }: Answered): Response {
  if (lost) throw new TypeError('terminated');
  if (code === 204) return new Response(null, { status: 204 });
  if (text !== undefined) return new Response(text, { status: code, headers: { 'content-type': type } });
  return new Response(JSON.stringify(body), { status: code, headers: HEADERS });
}

/** A `fetch` that is answered in this process; `answer` may take its time. */
export const fetchBy =
  (answer: (asked: Asked) => Answered | Promise<Answered>): typeof fetch =>
  async (input, init) => {
    const asked = await askedOf(input, init);
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    signal?.throwIfAborted();
    return responseOf(await (signal ? Promise.race([answer(asked), aborted(signal)]) : answer(asked)));
  };

/** Fails when the caller gives up waiting; what was asked is done all the same. */
const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
