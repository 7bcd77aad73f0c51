import { createHash } from 'node:crypto';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Statement } from '../shared/desk/close.ts';
import { printCsv } from '../shared/ledger/csv.ts';
import { printJson } from '../shared/ledger/export-json.ts';

/** A statement as a file: the same bytes every time once the month is closed; a preview is marked and never cached. */
export function fileOf({ manifest, rows }: Statement, kind: 'csv' | 'json', known?: string): APIGatewayProxyStructuredResultV2 {
  const body = kind === 'csv' ? printCsv(rows) : printJson(manifest, rows);
  const closed = manifest.status === 'closed';
  const name = `fines-${manifest.month}${closed ? '' : '-preview'}.${kind}`;
  const titled = encodeURIComponent(`罚款_${manifest.month}${closed ? '' : '_预览'}.${kind}`);
  const etag = `"${createHash('sha256').update(body).digest('hex')}"`;
  const headers = {
    'content-type': kind === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"; filename*=UTF-8''${titled}`,
    ...(closed ? { etag, 'cache-control': 'private, no-cache' } : { 'cache-control': 'no-store', 'x-dengji-preview': '1' }),
  };
  if (closed && known?.replace(/^W\//, '') === etag) return { statusCode: 304, headers };
  return { statusCode: 200, headers, body };
}
