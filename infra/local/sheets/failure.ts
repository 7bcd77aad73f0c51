/** A refusal in Google's envelope: `{"error": {code, message, status, details?}}`. */
export class ApiError extends Error {
  readonly code: number;
  readonly status: string;
  readonly details: readonly object[] | undefined;

  constructor(code: number, status: string, message: string, details?: readonly object[]) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }

  body(): object {
    const { code, message, status, details } = this;
    return { error: { code, message, status, ...(details && { details }) } };
  }
}

const REASONS: Readonly<Record<number, string>> = { 400: 'invalid', 403: 'forbidden', 404: 'notFound', 429: 'rateLimitExceeded' };

/** The same in Drive's envelope: no status, and a list of errors with reasons. https://developers.google.com/workspace/drive/api/guides/handle-errors */
export function driveBody({ code, message, details: [about] = [] }: ApiError): object {
  const where = message.startsWith('File not found') ? { locationType: 'parameter', location: 'fileId' } : code === 400 && about;
  return { error: { code, message, errors: [{ message, domain: 'global', reason: REASONS[code] ?? 'backendError', ...where }] } };
}

/** Something Google can do whose outcome nobody has recorded here: answered 501, never guessed. */
export class Unrecorded extends Error {
  readonly body: object;

  constructor(body: object) {
    super(JSON.stringify(body));
    this.body = body;
  }
}

/** 400 INVALID_ARGUMENT. */
export const invalid = (message: string, details?: readonly object[]): ApiError => new ApiError(400, 'INVALID_ARGUMENT', message, details);

/** The details of a 400 that name what is wrong, and where. */
export const badRequest = (fieldViolations: readonly { readonly field?: string; readonly description: string }[]): readonly object[] => [
  { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations },
];

/** 404 NOT_FOUND, with Google's sentence unless another is given. */
export const notFound = (message = 'Requested entity was not found.'): ApiError => new ApiError(404, 'NOT_FOUND', message);

/** 501 for a known feature that is not imitated. */
export const notImitated = (what: string): Unrecorded =>
  new Unrecorded({ error: { code: 501, message: `The local server has not recorded ${what}.`, status: 'UNIMPLEMENTED' } });

/** Refusals that name their place already. */
const PLACED = /^Invalid (?:(?:requests|data|ranges|values)\[|value at|JSON payload)/;

/** Runs one part of a call and names the part in a refusal, as Google does: `Invalid requests[0].addSheet: …`. */
export function within<T>(part: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 400 || PLACED.test(error.message)) throw error;
    throw new ApiError(error.code, error.status, `Invalid ${part}: ${error.message}`, error.details);
  }
}
