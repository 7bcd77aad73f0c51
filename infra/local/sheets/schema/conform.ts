import { badRequest, invalid } from '../failure.ts';
import type { Discovery, Schema } from './documents.ts';

type Schemas = Discovery['schemas'];
type Fields = Readonly<Record<string, unknown>>;

/** One thing wrong with a request: where, and Google's sentence about it. */
interface Violation {
  readonly field: string;
  readonly description: string;
}

const SCALARS: Readonly<Record<string, string>> = { string: 'TYPE_STRING', boolean: 'TYPE_BOOL', integer: 'TYPE_INT32', number: 'TYPE_DOUBLE' };
const LIST_VALUE = 'type.googleapis.com/google.protobuf.ListValue';

/** Messages of which one field only may be set, and what Google calls the choice; those that a method reads for itself are not here. */
const CHOICES: Readonly<Record<string, readonly [name: string, fields: readonly string[]]>> = {
  DeveloperMetadataLocation: ['location', ['spreadsheet', 'sheetId', 'dimensionRange']],
  DataFilter: ['filter', ['a1Range', 'gridRange', 'developerMetadataLookup']],
};

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
/** A field's name as JSON has it; names in snake case are taken too. */
export const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** A path in a request as Google writes it: fields as its protocol buffers name them. */
export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const isListValue = ({ type, items }: Schema): boolean => type === 'array' && items?.type === 'any';

/** Reads one request body against its schema; gathers what is wrong and answers the body as the methods take it. */
class Reader {
  readonly found: Violation[] = [];
  readonly #schemas: Schemas;
  readonly #lenient: boolean;

  constructor(schemas: Schemas, lenient: boolean) {
    this.#schemas = schemas;
    this.#lenient = lenient;
  }

  /** The value with nulls of fields dropped, names in camel case and numbers out of their quotes. */
  read(schema: Schema, value: unknown, at: string, name = ''): unknown {
    if (schema.$ref) return this.read(this.#schemas[schema.$ref] ?? {}, value, at, schema.$ref);
    if (schema.type === 'any') return value;
    if (isListValue(schema)) return Array.isArray(value) ? value : this.#wrong(at, LIST_VALUE, value);
    if (schema.type === 'array') return this.#list(schema.items ?? {}, value, at);
    if (schema.type === 'object') return isFields(value) ? this.#chosen(name, this.#object(schema, value, at), at) : this.#wrong(at, typeName(name), value);
    return this.#scalar(schema, value, at);
  }

  #list(items: Schema, value: unknown, at: string): unknown {
    if (!Array.isArray(value)) return this.#wrong(at, isListValue(items) ? LIST_VALUE : items.$ref ? typeName(items.$ref) : scalarName(items), value);
    return value.map((each: unknown, index) => this.read(items, each, `${at}[${index}]`));
  }

  #chosen(name: string, read: Fields, at: string): Fields {
    const [choice = '', fields = []] = CHOICES[name] ?? [];
    const [, second] = Object.keys(read).filter((field) => fields.includes(field));
    if (second !== undefined) {
      this.found.push({ field: at, description: `Invalid value at '${at}' (oneof), oneof field '${choice}' is already set. Cannot set '${second}'` });
    }
    return read;
  }

  #object(schema: Schema, value: Fields, at: string): Fields {
    const kept: Record<string, unknown> = {};
    for (const [given, inner] of Object.entries(value)) {
      const name = schema.properties?.[given] ? given : camel(given);
      const sub = schema.properties?.[name] ?? schema.additionalProperties;
      if (!sub && !this.#lenient) this.#unknown(at, given);
      else if (sub && inner !== null && inner !== undefined) kept[name] = this.read(sub, inner, at ? `${at}.${snake(name)}` : snake(name));
    }
    return kept;
  }

  #scalar(schema: Schema, value: unknown, at: string): unknown {
    if (schema.enum) return schema.enum.includes(String(value)) ? value : this.#wrong(at, typeName(camel(`_${at.replace(/^.*\.|\[\d+\]/g, '')}`)), value);
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    switch (schema.type) {
      case 'integer':
        return Number.isInteger(number) && Math.abs(Number(number)) <= 2 ** 31 ? number : this.#wrong(at, scalarName(schema), value);
      case 'number':
        return typeof number === 'number' && !Number.isNaN(number) ? number : this.#wrong(at, scalarName(schema), value);
      case 'string':
        if (schema.format === 'int64' && typeof value === 'number') return String(value);
        return typeof value === 'string' ? value : this.#wrong(at, scalarName(schema), value);
      case 'boolean':
        return typeof value === 'boolean' ? value : this.#wrong(at, scalarName(schema), value);
      case undefined:
      default:
        return value;
    }
  }

  #wrong(at: string, type: string, value: unknown): undefined {
    this.found.push({ field: at, description: `Invalid value at '${at}' (${type}), ${JSON.stringify(value)}` });
  }

  #unknown(at: string, name: string): void {
    const where = at && ` at '${at}'`;
    this.found.push({ field: at, description: `Invalid JSON payload received. Unknown name "${name}"${where}: Cannot find field.` });
  }
}

/** Types that Google nests in another or calls by another name than the document does. */
const NAMES: Readonly<Record<string, string>> = { Request: 'BatchUpdateSpreadsheetRequest.Request', Type: 'ConditionType' };
const typeName = (name: string): string => `type.googleapis.com/google.apps.sheets.v4.${NAMES[name] ?? name}`;
const scalarName = ({ type = '', format }: Schema): string => (format === 'float' ? 'TYPE_FLOAT' : (SCALARS[type] ?? 'TYPE_MESSAGE'));

/**
 * A request body as the methods take it: an explicit null of a field is dropped, `snake_case` names and quoted numbers are read
 * as Google reads them; nulls in lists of values keep their meaning. `root` is the field the body stands for.
 * Throws Google's 400 that names everything that is unknown or of the wrong type; Drive takes no notice of what it does not know.
 */
export function conform({ name, schemas }: Discovery, request: string, body: unknown, root = ''): unknown {
  const reader = new Reader(schemas, name === 'drive');
  const read = reader.read({ $ref: request }, body, root);
  if (reader.found.length === 0) return read;
  const text = reader.found.map(({ description }) => description).join('\n');
  throw invalid(text, badRequest(reader.found));
}
