import { batchMethod } from './batch/apply.ts';
import { bookMethods } from './book/methods.ts';
import type { Method } from './call.ts';
import { driveMethods } from './drive.ts';
import { batchUpdateByDataFilter } from './values/filtered.ts';
import { valueClears } from './values/clears.ts';
import { valueReads } from './values/reads.ts';
import { valueUpdates } from './values/updates.ts';

const BOOK = '/v4/spreadsheets/([^/:]+)';

/** Verb, path and method. The verb suffix is literal and stands at the end of the undecoded path: a range may hold `:` itself. */
const ROUTES: readonly (readonly [string, RegExp, Method])[] = (
  [
    ['POST', '/v4/spreadsheets', bookMethods.create],
    ['GET', BOOK, bookMethods.get],
    ['POST', `${BOOK}:getByDataFilter`, bookMethods.getByDataFilter],
    ['POST', `${BOOK}:batchUpdate`, batchMethod],
    ['POST', `${BOOK}/developerMetadata:search`, bookMethods.search],
    ['GET', `${BOOK}/developerMetadata/(\\d+)`, bookMethods.tag],
    ['POST', `${BOOK}/sheets/(\\d+):copyTo`, bookMethods.copyTo],
    ['GET', `${BOOK}/values:batchGet`, valueReads.batchGet],
    ['POST', `${BOOK}/values:batchGetByDataFilter`, valueReads.batchGetByDataFilter],
    ['POST', `${BOOK}/values:batchUpdate`, valueUpdates.batchUpdate],
    ['POST', `${BOOK}/values:batchUpdateByDataFilter`, { quota: 'write', answer: batchUpdateByDataFilter }],
    ['POST', `${BOOK}/values:batchClear`, valueClears.batchClear],
    ['POST', `${BOOK}/values:batchClearByDataFilter`, valueClears.batchClearByDataFilter],
    ['POST', `${BOOK}/values/([^/]+):append`, valueUpdates.append],
    ['POST', `${BOOK}/values/([^/]+):clear`, valueClears.clear],
    ['PUT', `${BOOK}/values/([^/]+)`, valueUpdates.update],
    ['GET', `${BOOK}/values/([^/]+)`, valueReads.get],
    ['POST', '/drive/v3/files', driveMethods.create],
    ['GET', '/drive/v3/files', driveMethods.list],
    ['GET', '/drive/v3/files/([^/]+)', driveMethods.get],
    ['DELETE', '/drive/v3/files/([^/]+)', driveMethods.delete],
    ['POST', '/drive/v3/files/([^/]+)/copy', driveMethods.copy],
    ['POST', '/drive/v3/files/([^/]+)/permissions', driveMethods.permit],
    ['GET', '/drive/v3/files/([^/]+)/permissions', driveMethods.permissions],
  ] as const
).map(([verb, path, method]) => [verb, new RegExp(`^${path}$`), method]);

/** A method and the decoded variable parts of its path. */
export interface Route {
  readonly method: Method;
  readonly path: readonly string[];
}

/** Finds the method a request asks for; undefined when there is none. */
export function route(verb: string, pathname: string): Route | undefined {
  for (const [wanted, shape, method] of ROUTES) {
    const match = wanted === verb ? shape.exec(pathname) : null;
    if (match) return { method, path: match.slice(1).map(decodeURIComponent) };
  }
  return undefined;
}
