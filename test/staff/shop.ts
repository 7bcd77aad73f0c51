import type { Book } from '../../infra/local/sheets/model.ts';
import { init } from '../../shared/desk/init.ts';
import { lookAll } from '../../shared/desk/look-all.ts';
import { ring } from '../../shared/desk/ring.ts';
import { registersOf } from '../../shared/registers/list.ts';
import { columnOf, type Register, type WorkbookKey } from '../../shared/registers/register.ts';
import type { Ring } from '../../shared/outbox/rings.ts';
import type { Message } from '../../shared/mail/post.ts';
import type { Sheets } from '../../shared/sheet/sheets.ts';
import { instantOf, MINUTE, plus, type Instant } from '../../shared/words/time.ts';
import type { World } from '../../shared/world/world.ts';
import { shared } from '../kit/copies.ts';
import { Memory, openMemoryStore } from '../kit/memory-store.ts';
import { directly } from './directly.ts';
import { Google } from './google.ts';
import { COMPANY, DEPARTMENTS, PEOPLE } from './company.ts';

/** Monday 2026-10-12 09:00 in Shanghai. */
export const OPENING = instantOf(Date.parse('2026-10-12T09:00:00+08:00'));
/** Rows a tab keeps of the thousand it is made with: what stands further down would only cost time. */
const ROWS = 40;

/** A product with its world in memory, to be begun from again and again. */
export interface Base {
  readonly books: readonly Book[];
  readonly memory: Memory;
  readonly now: Instant;
  readonly places: Readonly<Record<WorkbookKey, string>>;
}

/** How the product reaches Google. */
export type Line = (google: Google) => Sheets;

/** Thrown in place of everything a process does after it died. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** A process that runs the product, and may die at one of its calls. */
export class Machine {
  readonly holder: string;
  /** Dies at the nth call that changes something or leaves the house, before or after it is done. */
  dies: { readonly at: number; readonly done: boolean } | undefined;
  /** Waits before each call, so that two processes may take turns. */
  turn: (() => Promise<void>) | undefined;
  dead = false;
  /** Calls so far that change something or leave the house. */
  calls = 0;

  constructor(holder: string) {
    this.holder = holder;
  }

  async call<T>(counts: boolean, run: () => Promise<T>): Promise<T> {
    await this.turn?.();
    if (this.dead) throw new Crash('dead');
    if (counts) this.calls += 1;
    const last = counts && this.dies?.at === this.calls;
    if (last && !this.dies?.done) this.#die();
    const answer = await run();
    if (last) this.#die();
    return answer;
  }

  #die(): never {
    this.dead = true;
    throw new Crash('died');
  }
}

/** Everything around the product in one walk. */
export class Shop {
  readonly google: Google;
  readonly memory: Memory;
  readonly places: Base['places'];
  readonly rings = new Map<string, Ring>();
  readonly logs: string[] = [];
  readonly letters: Message[] = [];
  /** Writes of the product's store. */
  writes = 0;
  readonly #sheets: Sheets;
  readonly #worlds = new WeakMap<Machine, World>();
  /** Where alarms are heard: a process that stays warm between them. */
  readonly #bell: Machine;
  #now: Instant;
  #machines = 0;

  constructor(base: Base, line: Line = directly) {
    this.google = new Google(base.books);
    this.#sheets = line(this.google);
    this.memory = new Memory(base.memory);
    this.places = base.places;
    this.#now = base.now;
    this.google.now = base.now;
    this.#bell = this.machine();
  }

  get now(): Instant {
    return this.#now;
  }

  set now(at: Instant) {
    this.#now = at;
    this.google.now = at;
  }

  /** A process of its own. */
  machine(): Machine {
    return new Machine(`machine-${(this.#machines += 1)}`);
  }

  /** The world as one process sees it, opened once. */
  world(machine: Machine): World {
    const world = this.#worlds.get(machine) ?? this.#open(machine);
    this.#worlds.set(machine, world);
    return world;
  }

  #open(machine: Machine): World {
    const store = openMemoryStore(this.memory, {
      before: ({ writes }) => {
        if (writes) this.writes += 1;
      },
    });
    return {
      now: () => this.#now,
      zone: 'Asia/Shanghai',
      holder: machine.holder,
      config: CONFIG,
      secrets: { finance: 'f', admin: 'a', nudge: 'n', links: 'x'.repeat(32), google: 'token' },
      store: tapped(store, machine, (name) => WRITES.has(name)),
      sheets: tapped<Sheets>(this.#sheets, machine, () => true),
      rings: {
        plan: (it) => machine.call(true, async () => void this.rings.set(it.name, it)),
        cancel: (name) => machine.call(true, async () => void this.rings.delete(name)),
      },
      post: { send: (message) => machine.call(true, async () => void this.letters.push(message)) },
      pause: (ms) => machine.call(false, async () => {
        this.now = plus(this.#now, ms);
      }),
      log: (event, facts = {}) => void this.logs.push(`${event} ${JSON.stringify(facts)}`),
    };
  }

  /** Lets time pass; alarms come at their moment. */
  async pass(ms: number, on: (at: Instant) => Promise<unknown> | undefined = () => undefined): Promise<number> {
    const until = plus(this.#now, ms);
    let rang = 0;
    for (let next = this.#due(until); next; next = this.#due(until)) {
      this.rings.delete(next.name);
      if (next.at > this.#now) this.now = next.at;
      rang += 1;
      const input: unknown = JSON.parse(next.input);
      await (on(this.#now) ?? ring(this.world(this.#bell), input).catch((error: unknown) => this.logs.push(`ring ${String(error)}`)));
    }
    this.now = until;
    return rang;
  }

  #due(until: Instant): Ring | undefined {
    return [...this.rings.values()].filter((it) => it.at <= until).toSorted((a, b) => a.at - b.at)[0];
  }

  /** The base as it is now. */
  freeze(): Base {
    return { books: this.google.books(), memory: new Memory(this.memory), now: this.#now, places: this.places };
  }
}

export const CONFIG: World['config'] = {
  table: 'memory', publicUrl: 'https://dengji.test', sender: '登记台 <noreply@example.com>', post: 'ses', zone: 'Asia/Shanghai', holder: 'unused',
  rings: { group: 'rings', targetArn: 'arn', roleArn: 'arn', deadLetterArn: 'arn' }, secrets: { json: '{}' },
};

const WRITES: ReadonlySet<string> = new Set(['keep', 'birth', 'keepDoc']);

/** The same methods, each a call of the machine. */
export function tapped<T extends object>(it: T, machine: Machine, counts: (name: string) => boolean): T {
  return Object.fromEntries(Object.entries(it).map(([name, method]) => [
    name, (...args: readonly unknown[]) => machine.call(counts(name), () => (method as (...args: readonly unknown[]) => Promise<unknown>)(...args)),
  ])) as T;
}

/** A fresh product with a company in it, as `npm start -- --empty` and a morning's typing would leave it. */
export async function openBase(): Promise<Base> {
  const shop = new Shop({ books: [], memory: new Memory(undefined, shared), now: OPENING, places: { service: '', people: '', finance: '', rules: '' } });
  const world = shop.world(shop.machine());
  const workbooks = await init(world);
  const places = Object.fromEntries(Object.entries(workbooks).map(([key, it]) => [key, it?.spreadsheetId ?? ''])) as Base['places'];
  for (const key of ['service', 'finance', 'rules'] as const) shrink(shop, places[key], registersOf(key));
  hire(shop, places.rules);
  for (let looks = 0; looks < 4; looks += 1) {
    shop.now = plus(shop.now, MINUTE);
    await lookAll(world);
  }
  return { ...shop.freeze(), places };
}

function shrink({ google }: Shop, spreadsheetId: string, registers: readonly Register[]): void {
  google.ask(COMPANY, 'POST', `/v4/spreadsheets/${spreadsheetId}:batchUpdate`, {
    requests: registers.map((_, index) => ({ updateSheetProperties: { properties: { sheetId: index + 1, gridProperties: { rowCount: ROWS } }, fields: 'gridProperties.rowCount' } })),
  });
}

function hire({ google }: Shop, spreadsheetId: string): void {
  const [people, departments] = [PEOPLE, DEPARTMENTS];
  const requests = [{ register: registersOf('rules')[0], rows: people, sheetId: 1 }, { register: registersOf('rules')[1], rows: departments, sheetId: 2 }].flatMap(({ register, rows, sheetId }) =>
    register ? rows.flatMap((cells, index) => Object.entries(cells).map(([key, value]) => ({
      updateCells: {
        start: { sheetId, rowIndex: index + 1, columnIndex: register.columns.indexOf(columnOf(register, key)) }, rows: [{ values: [{ userEnteredValue: { stringValue: value } }] }], fields: 'userEnteredValue',
      },
    }))) : []);
  google.ask(COMPANY, 'POST', `/v4/spreadsheets/${spreadsheetId}:batchUpdate`, { requests });
}
