import { type DescribedMethod, type Discovery, DOCUMENTS, type Schema } from '../../../infra/local/sheets/schema/documents.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function scalarFaults({ type, format, enum: words }: Schema, value: unknown): string | undefined {
  if (type === 'any') return undefined;
  if (type === 'integer') return Number.isInteger(value) && Math.abs(Number(value)) <= 2 ** 31 ? undefined : 'no int32';
  if (typeof value !== type) return `no ${type ?? 'value'}`;
  if (words && !words.includes(String(value))) return 'no such enum word';
  return format === 'int64' && !/^-?\d+$/.test(String(value)) ? 'no int64' : undefined;
}

/** What of a value the schema does not allow, one line per place; unknown fields are faults. */
export function shapeFaults(schemas: Discovery['schemas'], schema: Schema, value: unknown, at = '$'): readonly string[] {
  if (schema.$ref) return shapeFaults(schemas, schemas[schema.$ref] ?? {}, value, at);
  if (schema.type === 'array') {
    if (!Array.isArray(value)) return [`${at}: no list`];
    return value.flatMap((each: unknown, index) => shapeFaults(schemas, schema.items ?? {}, each, `${at}[${index}]`));
  }
  if (schema.type !== 'object') {
    const fault = scalarFaults(schema, value);
    return fault === undefined ? [] : [`${at}: ${fault}`];
  }
  if (!isObject(value)) return [`${at}: no object`];
  return Object.entries(value).flatMap(([field, inner]) => {
    const sub = schema.properties?.[field] ?? schema.additionalProperties;
    return sub ? shapeFaults(schemas, sub, inner, `${at}.${field}`) : [`${at}.${field}: unknown field`];
  });
}

/** The method that a request calls, with the document it stands in; literal verbs win over ranges. */
export function methodOf(verb: string, pathname: string): { document: Discovery; method: DescribedMethod } | undefined {
  for (const document of DOCUMENTS) {
    const found = document.methods
      .filter((method) => method.verb === verb)
      .toSorted((a, b) => a.path.split('{').length - b.path.split('{').length)
      .find((method) => pattern(`/${document.servicePath}${method.path}`).test(pathname));
    if (found) return { document, method: found };
  }
  return undefined;
}

const pattern = (path: string): RegExp => new RegExp(`^${path.replace(/\{\w+\}:/g, '[^/]+:').replace(/\{\w+\}/g, '[^/]+')}$`);

/** A body without the nulls of its fields: Google takes those as absent. Nulls in lists are values. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([field, inner]) => (inner === null ? [] : [[field, withoutNulls(inner)]])));
}

/** What is wrong with a request and a good reply, by the discovery document; empty when both fit. */
export function exchangeFaults(verb: string, url: URL, sent: unknown, received: unknown): readonly string[] {
  const called = methodOf(verb, url.pathname);
  if (!called) return [`${verb} ${url.pathname}: no such method`];
  const { document, method } = called;
  const known = [...method.query, ...document.parameters];
  const check = (name: string | undefined, value: unknown, at: string) =>
    name === undefined || value === undefined ? [] : shapeFaults(document.schemas, { $ref: name }, value, at);
  return [
    ...[...url.searchParams.keys()].filter((name) => !known.includes(name)).map((name) => `?${name}: unknown parameter`),
    ...check(method.request, withoutNulls(sent), 'request'),
    ...check(method.response, received, 'reply'),
  ];
}
