/** What is kept of a value: nothing that its giver does to it later, and nothing that a reader does, changes it. */
export interface Copy {
  readonly text: string;
  read(): unknown;
}

/** What a copy says. */
// oxlint-disable-next-line no-unnecessary-type-parameters -- the caller names what it put in
export const readAs = <T>(copy: Copy): T => copy.read() as T;

/** Makes a copy. */
export type Copier = (value: unknown) => Copy;

/** Keeps the text, as the table does. */
export const written: Copier = (value) => {
  const text = JSON.stringify(value);
  return { text, read: (): unknown => JSON.parse(text) };
};

const plains = new WeakSet();

/** Keeps what the text would say as a value that nobody can change, so that unchanged parts of it are never copied again. */
export const shared: Copier = (value) => {
  const plain = plainOf(value);
  return {
    get text() {
      return JSON.stringify(plain);
    },
    read: () => plain,
  };
};

/** A value as it comes back from its text: without what is undefined, numbers that are none as null. */
function plainOf(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  if (typeof value !== 'object' || value === null || plains.has(value)) return value;
  const plain = Array.isArray(value) ? Array.from(value, (it: unknown) => plainOf(it) ?? null) : fieldsOf(value);
  plains.add(Object.freeze(plain));
  return plain;
}

function fieldsOf(value: object): object {
  if ('toJSON' in value) throw new Error('what is kept has a text of its own');
  const plain: Record<string, unknown> = {};
  for (const [name, it] of Object.entries(value)) if (it !== undefined) plain[name] = plainOf(it);
  return plain;
}
