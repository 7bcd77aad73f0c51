import { Bucket } from '../sheet/bucket.ts';
import type { Register } from '../registers/register.ts';
import type { Store } from '../store/kept.ts';

interface Loaded {
  readonly bucket: Bucket;
  readonly before: string;
  readonly version: number;
}

/** The buckets of one register: read when they are wanted, written when they changed. */
export class Buckets {
  readonly #store: Store;
  readonly #register: Register;
  readonly #loaded = new Map<string, Loaded>();

  constructor(store: Store, register: Register) {
    this.#store = store;
    this.#register = register;
  }

  #docName(name: string): string {
    return `rows/${this.#register.key}/${name}`;
  }

  /** Reads those that have not been read yet. */
  async load(names: Iterable<string>): Promise<void> {
    const wanted = [...new Set(names)].filter((name) => !this.#loaded.has(name));
    await Promise.all(wanted.map(async (name) => {
      const doc = await this.#store.doc<string>(this.#docName(name));
      const before = doc?.value ?? '';
      this.#loaded.set(name, { bucket: Bucket.decode(name, before), before, version: doc?.version ?? 0 });
    }));
  }

  /** A bucket that was read. */
  get(name: string): Bucket | undefined {
    return this.#loaded.get(name)?.bucket;
  }

  /** Every bucket that was read. */
  all(): readonly Bucket[] {
    return [...this.#loaded.values()].map((it) => it.bucket);
  }

  /** Writes those that changed since they were read. */
  async save(): Promise<void> {
    await Promise.all([...this.#loaded].map(async ([name, { bucket, before, version }]) => {
      const after = bucket.encode();
      if (after === before) return;
      const doc = await this.#store.keepDoc(this.#docName(name), after, version);
      this.#loaded.set(name, { bucket, before: after, version: doc.version });
    }));
  }
}
