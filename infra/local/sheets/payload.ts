import type * as z from 'zod';
import { type ApiError, invalid, notImitated, type Unrecorded } from './failure.ts';
import { snake } from './schema/conform.ts';

const pathText = (path: readonly PropertyKey[], root: string): string =>
  path.reduce<string>((text, key) => {
    const name = snake(String(key));
    return typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${name}` : name;
  }, root);

const step = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/**
 * What the schema of this server does not take although Google's does, as the body conforms to that already: a field that is not
 * imitated, a cell that holds a list or an object, or something that must not be missing.
 */
function refusal(issue: z.core.$ZodIssue, body: unknown, root: string): ApiError | Unrecorded {
  const where = pathText(issue.path, root);
  if (issue.code === 'unrecognized_keys') return notImitated(`the field ${where && `${where}.`}${issue.keys[0] ?? ''}`);
  const value = issue.path.reduce<unknown>(step, body);
  const cell = /(values\[\d+\]\[\d+\])$/.exec(where)?.[1];
  if (cell !== undefined) return invalid(`Invalid ${cell}: ${Array.isArray(value) ? 'list_value' : 'struct_value'} ${JSON.stringify(value)}`);
  const kind = 'expected' in issue ? issue.expected : 'VALUE';
  const description = `Invalid value at '${where}' (${kind}), ${JSON.stringify(value) ?? 'nothing'}`;
  return invalid(description, [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: [{ field: where, description }] }]);
}

/** Reads a request by its schema; throws Google's 400 that names the field, or a 501. `root` is the field the body stands for. */
export function read<T>(schema: z.ZodType<T>, body: unknown, root = ''): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw issue ? refusal(issue, body, root) : invalid('Request contains an invalid argument.');
}
