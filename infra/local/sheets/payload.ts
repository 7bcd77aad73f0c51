import type * as z from 'zod';
import { type ApiError, invalid } from './failure.ts';

const pathText = (path: readonly PropertyKey[], root: string): string =>
  path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)), root);

function refusal(issue: z.core.$ZodIssue, body: unknown, root: string): ApiError {
  if (issue.code === 'unrecognized_keys') {
    const where = pathText(issue.path, root);
    const text = `Invalid JSON payload received. Unknown name "${issue.keys[0] ?? ''}"${where && ` at '${where}'`}: Cannot find field.`;
    return badRequest(where, text, text);
  }
  const { path, value } = offending(issue, body);
  const where = pathText(path, root);
  const kind = where.endsWith('values') ? 'type.googleapis.com/google.protobuf.ListValue' : 'expected' in issue ? issue.expected : 'VALUE';
  const text = `Invalid value at '${where}' (${kind}), ${JSON.stringify(value) ?? 'nothing'}`;
  return badRequest(where, text, text);
}

const step = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

function offending(issue: z.core.$ZodIssue, body: unknown): { path: readonly PropertyKey[]; value: unknown } {
  const end = issue.path.indexOf('values');
  const path = end < 0 ? issue.path : issue.path.slice(0, end + 1);
  const whole = path.reduce<unknown>(step, body);
  return Array.isArray(whole) ? { path: issue.path, value: issue.path.reduce<unknown>(step, body) } : { path, value: whole };
}

const badRequest = (field: string, description: string, message: string): ApiError =>
  invalid(message, [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: [{ field, description }] }]);

/** Reads a request by its schema; throws Google's 400 that names the field. `root` is the field the body stands for. */
export function read<T>(schema: z.ZodType<T>, body: unknown, root = ''): T {
  const given = withoutNulls(body);
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw issue ? refusal(issue, given, root) : invalid('Request contains an invalid argument.');
}

/** An explicit null of a field counts as absent; nulls inside lists (`values`) keep their meaning. */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutNulls);
  const kept: Record<string, unknown> = {};
  for (const [field, inner] of Object.entries(value)) if (inner !== null) kept[field] = withoutNulls(inner);
  return kept;
}
