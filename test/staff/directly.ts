import { refusalOf } from '../../infra/local/sheets/reply.ts';
import { sheetsBy, type SpreadsheetMethods } from '../../shared/sheet/google.ts';
import type { Sheets } from '../../shared/sheet/sheets.ts';
import { callOf, SERVICE, type Google, type Reply } from './google.ts';

/** The vendor's client tries a GET again so often. */
const RETRIES = 3;
const RETRIES_UNANSWERED = 2;

class Refused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`status ${status}`);
    this.status = status;
  }
}

/** Google Sheets as the product knows it, straight from the stand-in: neither the vendor's client nor a socket in between. */
export function directly(google: Google): Sheets {
  const answered = (verb: string, path: string, query: URLSearchParams, body: unknown): Reply => {
    try {
      return { code: 200, answer: google.ask(SERVICE, verb, path, body, query) };
    } catch (error) {
      const { code, body: answer } = refusalOf(error);
      return { code, answer };
    }
  };
  const call = async (verb: string, suffix: string, { spreadsheetId, fields, requestBody }: Asked): Promise<{ data: never }> => {
    const path = `/v4/spreadsheets${spreadsheetId === undefined ? '' : `/${spreadsheetId}`}${suffix}`;
    const query = new URLSearchParams(fields === undefined ? {} : { fields });
    const body: unknown = requestBody === undefined ? undefined : JSON.parse(JSON.stringify(requestBody));
    const { code, answer } = await patiently(verb, () => google.carry(callOf(verb, path), () => answered(verb, path, query, body)));
    if (code !== 200) throw new Refused(code);
    return { data: answer as never };
  };
  const methods: SpreadsheetMethods = {
    batchUpdate: (asked) => call('POST', ':batchUpdate', asked),
    create: (asked) => call('POST', '', asked),
    get: (asked) => call('GET', '', asked),
    getByDataFilter: (asked) => call('POST', ':getByDataFilter', asked),
    values: {
      batchGetByDataFilter: (asked) => call('POST', '/values:batchGetByDataFilter', asked),
      batchUpdateByDataFilter: (asked) => call('POST', '/values:batchUpdateByDataFilter', asked),
    },
  };
  return sheetsBy(methods);
}

interface Asked {
  readonly spreadsheetId?: string;
  readonly fields?: string;
  readonly requestBody?: object;
}

async function patiently(verb: string, once: () => Promise<Reply>): Promise<Reply> {
  for (let tries = 0; ; tries += 1) {
    const outcome = await once().catch((error: unknown) => ({ error }));
    const again = verb === 'GET' && tries < ('error' in outcome ? RETRIES_UNANSWERED : outcome.code === 429 || outcome.code >= 500 ? RETRIES : 0);
    if (again) continue;
    if ('error' in outcome) throw new Error('no answer', { cause: outcome.error });
    return outcome;
  }
}
