import type * as z from 'zod';
import { type ApiError, badRequest, invalid, notImitated, type Unrecorded } from './failure.ts';
import { snake } from './schema/conform.ts';

const LEAVES: Readonly<Record<string, string>> = { number: 'number_value', string: 'string_value', boolean: 'bool_value' };

/** A value as Google prints it in a refusal: the text form of the protocol buffer `google.protobuf.Value`. */
function printed(value: unknown, indent = ''): string {
  const inner = `${indent}  `;
  const block = (name: string, lines: readonly string[]) => `${name} {\n${lines.join('')}${indent}}\n`;
  if (Array.isArray(value)) {
    return `${indent}${block('list_value', value.map((each: unknown) => `${inner}values {\n${printed(each, `${inner}  `)}${inner}}\n`))}`;
  }
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(
      ([key, each]) => `${inner}fields {\n${inner}  key: ${JSON.stringify(key)}\n${inner}  value {\n${printed(each, `${inner}    `)}${inner}  }\n${inner}}\n`,
    );
    return `${indent}${block('struct_value', fields)}`;
  }
  const text = Number.isInteger(value) ? `${String(value)}.0` : JSON.stringify(value);
  const leaf = LEAVES[typeof value];
  return `${indent}${leaf ? `${leaf}: ${text}` : 'null_value: NULL_VALUE'}\n`;
}

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
  if (cell !== undefined) return invalid(`Invalid ${cell}: ${printed(value)}`);
  const kind = 'expected' in issue ? issue.expected : 'VALUE';
  const description = `Invalid value at '${where}' (${kind}), ${JSON.stringify(value) ?? 'nothing'}`;
  return invalid(description, badRequest([{ field: where, description }]));
}

/** Reads a request by its schema; throws Google's 400 that names the field, or a 501. `root` is the field the body stands for. */
export function read<T>(schema: z.ZodType<T>, body: unknown, root = ''): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw issue ? refusal(issue, body, root) : invalid('Request contains an invalid argument.');
}
