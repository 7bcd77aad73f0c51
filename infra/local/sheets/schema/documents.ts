import { readFileSync } from 'node:fs';

/** A type in Google's discovery format, without its prose. */
export interface Schema {
  readonly type?: string;
  readonly $ref?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
}

/** A method as the discovery document states it; `request` and `response` name schemas. */
export interface DescribedMethod {
  readonly id: string;
  readonly verb: string;
  readonly path: string;
  readonly query: readonly string[];
  readonly request?: string;
  readonly response?: string;
}

/** One API: its methods, the parameters all of them take, and every schema by name. */
export interface Discovery {
  readonly name: string;
  readonly servicePath: string;
  readonly parameters: readonly string[];
  readonly methods: readonly DescribedMethod[];
  readonly schemas: Readonly<Record<string, Schema>>;
}

const load = (name: string): Discovery => JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8'));

/**
 * Google's own description of both APIs, revision 20260921 and 20260916, prose left out; of Drive the methods served here.
 * https://sheets.googleapis.com/$discovery/rest?version=v4
 */
export const DOCUMENTS = [load('sheets.v4'), load('drive.v3')] as const;
