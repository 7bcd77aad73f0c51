import { keepReferences } from '../../shared/desk/docs.ts';
import { act } from '../../shared/desk/act.ts';
import { reviewComplaint } from '../../shared/desk/complaints.ts';
import { openOffice } from '../../shared/desk/office.ts';
import { ringAll } from '../../shared/desk/ring.ts';
import { sweep } from '../../shared/desk/sweep.ts';
import { FIRST_ROW_ID, NO_REFERENCES, type Reference } from '../../shared/cases/reference.ts';
import { defaultRules } from '../../shared/cases/rule-rows.ts';
import { evolve } from '../../shared/cases/evolve.ts';
import type { ComplaintEvent } from '../../shared/cases/complaint.ts';
import type { Message } from '../../shared/mail/post.ts';
import type { Ring } from '../../shared/outbox/rings.ts';
import { dayOf } from '../../shared/calendar/zone.ts';
import { numberOf, seriesOf } from '../../shared/registers/number.ts';
import type { Sheets } from '../../shared/sheet/sheets.ts';
import type { Store } from '../../shared/store/kept.ts';
import { HOUR, instantOf, MINUTE, plus, type Instant } from '../../shared/words/time.ts';
import type { World } from '../../shared/world/world.ts';
import { Memory, openMemoryStore } from '../kit/memory-store.ts';
import { DEPARTMENTS, PEOPLE } from '../staff/company.ts';
import { random, seedOf, type Random } from '../staff/random.ts';
import { CONFIG, Crash, Machine, tapped } from '../staff/shop.ts';
import { Agenda } from './agenda.ts';
import { FIRST, LAST, storiesOf, ZONE, type Story } from './stories.ts';

/** What goes wrong, as shares of all that happens. */
export interface Weather {
  readonly crashes: number;
  readonly dropped: number;
  readonly delayed: number;
  readonly doubled: number;
  readonly early: number;
  readonly refused: number;
}

export const STORM: Weather = { crashes: 0.04, dropped: 0.06, delayed: 0.06, doubled: 0.08, early: 0.03, refused: 0.02 };

/** A kind of workflow and the call at which it died, before or after that call was done. */
export type Death = `${'type' | 'ring' | 'sweep'} ${number} ${'before' | 'after'}`;

/** A letter as the post took it over, and when: every time. */
export interface Posted {
  readonly message: Message;
  readonly at: readonly Instant[];
}

/** After the month everything comes to rest: no faults, nobody types. */
const REST = 4 * 24 * HOUR;
const SWEEP_EVERY = 5 * MINUTE;
const PEOPLE_2 = [...PEOPLE, { no: '0401', name: '褚头', department: '制造中心', kind: '员工', email: 'maker@example.com', active: '是' }];
const DEPARTMENTS_2 = [...DEPARTMENTS, { name: '制造中心', head: '0401', leader: '0002' }];
const NO_SHEETS: Sheets = new Proxy({}, { get: () => () => Promise.reject(new Error('there is no sheet here')) }) as Sheets;

type Task = { readonly kind: 'type'; readonly story: Story } | { readonly kind: 'ring'; readonly input: string } | { readonly kind: 'sweep' };

/** A month of the product over a store in memory, with a post and a scheduler that do as they please. */
export class Month {
  readonly memory = new Memory();
  readonly posted = new Map<string, Posted>();
  readonly records = new Map<string, Story>();
  readonly deaths = new Map<Death, number>();
  /** How many calls each kind of workflow has made at most. */
  readonly longest = new Map<Task['kind'], number>();
  readonly outage: readonly [from: Instant, to: Instant];
  readonly counts = { tasks: 0, rings: 0, crashes: 0, dropped: 0, delayed: 0, doubled: 0, early: 0, refused: 0, misdirected: 0 };
  readonly #weather: Weather;
  readonly #rng: Random;
  readonly #agenda = new Agenda<Task>();
  readonly #planned = new Set<string>();
  readonly #stories: readonly Story[];
  #now = FIRST;

  constructor(seed: number, count: number, weather: Weather = STORM) {
    this.#weather = weather;
    this.#rng = random(seedOf(seed, 1_000_003));
    this.#stories = storiesOf(seed, count);
    // A working day of the middle of the month, some time between 9 and 14 o'clock.
    const day = [8, 9, 12, 13, 14, 15, 16][this.#rng.int(7)] ?? 13;
    const from = plus(FIRST, (day - 1) * 24 * HOUR + (9 + this.#rng.int(5)) * HOUR);
    this.outage = [from, plus(from, 3 * HOUR)];
  }

  get now(): Instant {
    return this.#now;
  }

  /** Lives through the month and the days of rest after it. */
  async live(): Promise<void> {
    await keepReferences(openMemoryStore(this.memory), { ...NO_REFERENCES, rules: defaultRules(FIRST), people: reference('people', PEOPLE_2), departments: reference('departments', DEPARTMENTS_2) });
    for (const story of this.#stories) for (const typing of story.typings) this.#at(typing.at, { kind: 'type', story });
    for (let at = FIRST; at < plus(LAST, REST); at = plus(at, SWEEP_EVERY)) this.#at(at, { kind: 'sweep' });
    for (let next = this.#agenda.next(); next; next = this.#agenda.next()) {
      this.#now = instantOf(Math.max(this.#now, next.at));
      if (this.#now >= plus(LAST, REST)) return;
      await this.#do(next.task);
    }
  }

  /** Nothing is done in an outage: what is typed is seen afterwards, rings wait in the queue or are lost, and no sweep comes. */
  #at(at: Instant, task: Task): void {
    const [from, to] = this.outage;
    if (at < from || at >= to) this.#agenda.add(at, task);
    else if (task.kind === 'type') this.#agenda.add(to, task);
    else if (task.kind === 'ring' && this.#rng.chance(0.5)) this.#agenda.add(plus(to, 1 + this.#rng.int(600_000)), task);
  }

  async #do(task: Task): Promise<void> {
    const dies = this.#faulty(this.#weather.crashes) ? { at: 1 + Math.floor(this.#rng.next() ** 2 * 14), done: this.#rng.chance(0.5) } : undefined;
    const machine = new Machine(`machine-${(this.counts.tasks += 1)}`);
    machine.dies = dies;
    const world = this.#world(machine);
    const again = await this.#work(world, task).catch((error: unknown) => {
      if (!machine.dead) throw error;
      return true;
    });
    this.longest.set(task.kind, Math.max(this.longest.get(task.kind) ?? 0, machine.calls));
    if (machine.dead && dies) {
      this.counts.crashes += 1;
      const death: Death = `${task.kind} ${dies.at} ${dies.done ? 'after' : 'before'}`;
      this.deaths.set(death, (this.deaths.get(death) ?? 0) + 1);
    }
    // A message that failed comes back after a while; the row that was not taken is seen by the next look.
    if (again && task.kind === 'type') this.#at(plus(this.#now, MINUTE), task);
    if (again && task.kind === 'ring' && this.#rng.chance(0.8)) this.#at(plus(this.#now, 6 * MINUTE), task);
  }

  /** Answers whether it has to be done again. */
  async #work(world: World, task: Task): Promise<boolean> {
    if (task.kind === 'type') return this.#type(world, task.story);
    if (task.kind === 'sweep') return sweep(world).then(() => false, failing);
    this.counts.rings += 1;
    return (await ringAll(world, [JSON.parse(task.input)])).size > 0 && !task.input.includes('nobody');
  }

  /** A look finds what has been typed into a row by now. */
  async #type(world: World, story: Story): Promise<boolean> {
    const office = await openOffice(world);
    const typed = story.typings.filter((it) => it.at <= office.now);
    const cells = Object.fromEntries(typed.flatMap((it) => Object.entries(it.cells)));
    const on = dayOf(ZONE, typed[0]?.moments['complainedAt'] ?? office.now);
    const kept = await world.store.birth(`row/${story.token}`, seriesOf('KS', on), (id) => {
      const event: ComplaintEvent = { type: 'born', at: office.now, id, bornAt: office.now, cells: seenAt(cells, office.now) };
      return { kept: { kind: 'complaint', id, version: 0, events: 0, todo: [], body: evolve(undefined, event) }, events: [event] };
    }, (serial) => numberOf('KS', on, serial));
    this.records.set(kept.id, story);
    if (kept.kind !== 'complaint') throw new Error(`${kept.id} is no complaint`);
    const changed = Object.entries(cells).filter(([key, raw]) => kept.body.cells[key]?.raw !== raw);
    const seen: readonly ComplaintEvent[] = changed.length === 0 ? [] : [{ type: 'seen', at: office.now, cells: seenAt(Object.fromEntries(changed), office.now) }];
    const view = await reviewComplaint(world, office, kept, seen, true);
    return act(world, office, [view.kept], true).then(() => view.review.waits, failing);
  }

  #faulty(share: number): boolean {
    return this.#now < LAST && this.#rng.chance(share);
  }

  #world(machine: Machine): World {
    return {
      now: () => this.#now, zone: ZONE, holder: machine.holder, config: CONFIG, secrets: { finance: 'f', admin: 'a', nudge: 'n', links: 'x'.repeat(32), google: 'token' },
      store: tapped<Store>(openMemoryStore(this.memory), machine, (name) => name.startsWith('keep') || name === 'birth'), sheets: NO_SHEETS,
      rings: { plan: (it) => machine.call(true, async () => this.#plan(it)), cancel: () => Promise.resolve() },
      post: { send: (message) => machine.call(true, async () => this.#send(message)).then(() => undefined) },
      pause: async (ms) => void (this.#now = plus(this.#now, ms)),
      log: () => undefined,
    };
  }

  #send(message: Message): void {
    if (this.#faulty(this.#weather.refused)) throw this.#refuse();
    this.posted.set(message.id, { message, at: [...(this.posted.get(message.id)?.at ?? []), this.#now] });
    if (this.#faulty(this.#weather.refused)) throw this.#refuse();
  }

  #refuse(): Error {
    this.counts.refused += 1;
    return new Error('try again later');
  }

  /** As EventBridge Scheduler: a moment that is past is refused, a name that is taken is success, and the minute is all it promises. */
  #plan({ name, at, input }: Ring): void {
    if (at <= this.#now) throw new Error('ValidationException: the schedule expression is in the past');
    if (this.#faulty(this.#weather.refused)) throw this.#refuse();
    if (this.#planned.has(name)) return;
    this.#planned.add(name);
    const due = plus(at, this.#rng.int(59_000));
    const ring = { kind: 'ring' as const, input };
    if (this.#faulty(this.#weather.dropped)) {
      this.counts.dropped += 1;
    } else if (this.#faulty(this.#weather.delayed)) {
      this.counts.delayed += 1;
      this.#at(plus(due, this.#rng.int(30 * MINUTE)), ring);
    } else if (this.#faulty(this.#weather.early)) {
      this.counts.early += 1;
      this.#at(instantOf(Math.max(this.#now + 1, at - this.#rng.int(10 * MINUTE))), ring);
    } else {
      this.#at(due, ring);
    }
    if (this.#faulty(this.#weather.doubled)) {
      this.counts.doubled += 1;
      this.#at(plus(due, this.#rng.int(2 * HOUR)), ring);
    }
    if (this.#faulty(0.01)) {
      this.counts.misdirected += 1;
      this.#at(due, { kind: 'ring', input: this.#rng.chance(0.5) ? '{"record":"KS-9901-0001 nobody","at":0}' : '{"nobody":true}' });
    }
  }
}

const failing = (error: unknown): boolean => {
  if (error instanceof Crash) throw error;
  return true;
};

const seenAt = (cells: Story['typings'][number]['cells'], at: Instant) => Object.fromEntries(Object.entries(cells).map(([key, raw]) => [key, { raw, at }]));

function reference(key: 'people' | 'departments', rows: readonly Readonly<Record<string, string>>[]): Reference {
  return { key, version: 1, nextId: FIRST_ROW_ID[key] + rows.length, rows: rows.map((cells, index) => ({ id: FIRST_ROW_ID[key] + index, cells: seenAt(cells, FIRST) })) };
}
