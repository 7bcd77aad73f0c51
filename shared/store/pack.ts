import { deflateSync, gunzipSync, inflateSync } from 'node:zlib';
import { PHRASES_1 } from './phrases.ts';

/** The attribute that keeps a value. */
export type Packed = { readonly doc: { readonly S: string } } | { readonly z1: { readonly B: Uint8Array } };

/** An item as it was read, as far as values are kept in it. */
export type Stored = Readonly<Record<string, { readonly S?: string | undefined; readonly N?: string | undefined; readonly B?: Uint8Array | undefined }>>;

/** What is shorter costs one unit as it is, and anybody can read it in the console. */
const PLAIN_BYTES = 700;
const DICTIONARY = Buffer.from(PHRASES_1);
const SQUEEZED = { level: 9, dictionary: DICTIONARY } as const;

/** A value as the attribute of an item that keeps it: plain text while it is short, else squeezed. */
export function pack(value: unknown): Packed {
  const text = JSON.stringify(value);
  return Buffer.byteLength(text) <= PLAIN_BYTES ? { doc: { S: text } } : { z1: { B: deflateSync(text, SQUEEZED) } };
}

/** The value that an item keeps. */
// oxlint-disable-next-line no-unnecessary-type-parameters -- the caller names what it packed
export function unpack<T>(item: Stored): T {
  // oxlint-disable-next-line no-unsafe-type-assertion -- only the store writes what it reads
  return JSON.parse(textOf(item)) as T;
}

function textOf({ doc, z1, zip }: Stored): string {
  if (z1?.B) return inflateSync(z1.B, { dictionary: DICTIONARY }).toString('utf8');
  // Tables of before PHRASES_1 hold items squeezed by themselves.
  if (zip?.B) return gunzipSync(zip.B).toString('utf8');
  return doc?.S ?? 'null';
}

/** Bytes of a packed value: with its keys, 1,024 of them are a unit of writing (AWS, read and write capacity). */
export const packedBytes = (packed: Packed): number => ('doc' in packed ? Buffer.byteLength(packed.doc.S) : packed.z1.B.length);
