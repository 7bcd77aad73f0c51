import { lookAll } from '../../shared/desk/look-all.ts';
import { look } from '../../shared/desk/look.ts';
import { sweep } from '../../shared/desk/sweep.ts';
import { acceptSheet } from '../../shared/desk/sync.ts';
import { restoreSheet } from '../../shared/desk/restore.ts';
import type { TabSeen } from '../../shared/sheet/seen.ts';
import { Refusal } from '../../shared/errors/refusal.ts';
import type { Register } from '../../shared/registers/register.ts';
import { assertNever } from '../../shared/words/sentence.ts';
import { plus } from '../../shared/words/time.ts';
import { readAs } from '../kit/copies.ts';
import { SERVICE, type Edit, type GoogleCall, type Meddling, type Mishap } from './google.ts';
import type { Hand, Memories } from './hand.ts';
import { Oracle } from './oracle.ts';
import { random, type Random } from './random.ts';
import { learn, settle } from './settle.ts';
import { sheetOf, textOf, type Sheet } from './sheet.ts';
import { Crash, Shop, type Base, type Machine } from './shop.ts';
import { HABITS, HABIT_WEIGHTS, isHabit } from './steps.ts';
import { Fence, Words } from './watch.ts';

/** One step of a walk: what is done, and the seed of how. */
export interface Step {
  readonly kind: string;
  readonly seed: number;
}

/** What the machines do between the steps of people, and how often. */
const EVENTS = {
  look: 26, lookAll: 2, lookRaced: 5, lookTwice: 2, lookFaulty: 4, lookCrashed: 4, tick: 5, rest: 3, sweep: 1,
} as const;
type EventName = keyof typeof EVENTS;
const isEvent = (name: string): name is EventName => Object.hasOwn(EVENTS, name);

const USERS = ['wang@example.com', 'li@example.com'];
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** So many looks after the last edit there may still be something to do. */
const LOOKS_TO_REST = 3;
const LOOKS_AT_MOST = 12;

/** A walk of so many steps. */
export function planWalk(seed: number, length: number): readonly Step[] {
  const rng = random(seed);
  return Array.from({ length }, () => ({ kind: rng.chance(0.35) ? rng.weighed<EventName>(EVENTS) : rng.weighed(HABIT_WEIGHTS), seed: rng.int(0x7fff_ffff) }));
}

/** Something that should not have happened, at a step. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** One walk: people at a sheet, the product beside them, and somebody who knows what was meant. */
export class Walk {
  readonly shop: Shop;
  readonly oracle: Oracle;
  readonly trace: string[] = [];
  readonly #register: Register;
  readonly #spreadsheetId: string;
  readonly #sheetId: number;
  readonly #memories: Memories = { strokes: new Map(), versions: [] };
  readonly #words = new Words();
  readonly #fence: Fence;
  #machine: Machine;
  #wrongs: string[] = [];
  #overruling = false;
  /** Faults, races and freezes since the last look that went well. */
  #repair = false;
  #reads = 0;
  /** The product wrote into the tab since its look began. */
  #touched = false;
  #writes = 0;
  #header = '';

  constructor(base: Base, register: Register, sheetId: number) {
    this.shop = new Shop(base);
    this.#register = register;
    this.#spreadsheetId = base.places[register.workbook];
    this.#sheetId = sheetId;
    this.oracle = new Oracle(register, sheetId, this.shop.google.book(this.#spreadsheetId));
    this.#fence = new Fence(register, sheetId);
    this.#machine = this.shop.machine();
    this.shop.google.onEdit = (edit) => this.#edited(edit);
    this.shop.google.meddle = (call) => this.#count(call);
  }

  /** Does one step; throws `Failure`. */
  async step({ kind, seed }: Step): Promise<void> {
    const rng = random(seed);
    this.#learn();
    if (isHabit(kind)) {
      this.#act(kind, rng);
      this.#move(rng.int(20) * SECOND);
    } else if (isEvent(kind)) await this.#event(kind, rng);
    this.#judge();
  }

  /** Lets everything come to rest, and says whether it rests where it should. */
  async rest(rng: Random): Promise<void> {
    await this.#comeToRest();
    for (let tries = 0; tries < 3 && this.#frozen(); tries += 1) {
      await this.#decide(rng);
      await this.#comeToRest();
    }
    const sheet = this.#sheet();
    if (sheet && !this.#frozen()) this.#wrongs.push(...settle({ oracle: this.oracle, sheet, memory: this.shop.memory, now: this.shop.now }), ...this.#words.lost(this.shop.memory));
    this.#judge();
  }

  #learn(): void {
    const sheet = this.#sheet();
    if (sheet) learn({ oracle: this.oracle, sheet, memory: this.shop.memory });
  }

  #judge(): void {
    if (this.#wrongs.length > 0) throw new Failure(this.#wrongs.slice(0, 12).join('\n'));
  }

  #sheet(): Sheet | undefined {
    return sheetOf(this.#register, this.shop.google.book(this.#spreadsheetId), this.#sheetId);
  }

  #frozen(): TabSeen['frozen'] {
    const doc = this.shop.memory.docs.get(`desk/seen/${this.#register.workbook}`);
    return doc && readAs<{ readonly tabs: Readonly<Record<string, TabSeen>> }>(doc.copy).tabs[this.#register.key]?.frozen;
  }

  #hand(rng: Random): Hand {
    return { shop: this.shop, register: this.#register, spreadsheetId: this.#spreadsheetId, sheetId: this.#sheetId, user: rng.pick(USERS) ?? '', rng, memories: this.#memories };
  }

  #act(kind: keyof typeof HABITS, rng: Random): void {
    HABITS[kind].does(this.#hand(rng));
    const sheet = this.#sheet();
    if (sheet && rng.chance(0.2)) this.#memories.versions.push(sheet.tab);
  }

  #edited(edit: Edit): void {
    if (edit.after.spreadsheetId !== this.#spreadsheetId) return;
    const [before, after] = [edit.before, edit.after].map((book) => book.tabs.find((tab) => tab.properties.sheetId === this.#sheetId));
    if (edit.user === SERVICE) {
      if (!this.#overruling) this.#wrongs.push(...this.#fence.trespasses(edit));
      if (before !== after) this.#touched = true;
      this.#words.overwritten(after);
      if (this.#overruling) this.oracle.edited(edit.after, this.shop.now);
      else this.oracle.refreshed(edit.after);
      return;
    }
    this.#words.typed(after);
    this.oracle.edited(edit.after, this.shop.now);
    if (before && after && before !== after) this.#memories.strokes.set(edit.user, [...(this.#memories.strokes.get(edit.user) ?? []), { before, after }]);
  }

  #count(call: GoogleCall): undefined {
    if (call.spreadsheetId !== this.#spreadsheetId) return;
    if (call.writes) this.#writes += 1;
    else this.#reads += 1;
  }

  #move(ms: number): void {
    this.shop.now = plus(this.shop.now, ms);
  }

  async #event(kind: EventName, rng: Random): Promise<unknown> {
    switch (kind) {
      case 'look':
        await this.#look(() => look(this.#world(), this.#register.workbook));
        return this.#move((1 + rng.int(70)) * SECOND);
      case 'lookAll':
        return this.#look(() => lookAll(this.#world()));
      case 'lookRaced':
        return this.#raced(rng);
      case 'lookFaulty':
        return this.#faulty(rng);
      case 'lookCrashed':
        return this.#crashed(rng);
      case 'lookTwice':
        return this.#twice(rng);
      case 'tick':
        return this.shop.pass((1 + rng.int(30)) * MINUTE);
      case 'sweep':
        return sweep(this.#world()).catch((error: unknown) => {
          if (!isLeaseOfTheDead(error)) throw error;
        });
      case 'rest':
        return this.rest(rng);
      default:
        return assertNever(kind);
    }
  }

  #world() {
    if (this.#machine.dead) this.#machine = this.shop.machine();
    return this.shop.world(this.#machine);
  }

  /** Whether numbers and marks agree, and the columns stand where they stood: what does not is put right first, which takes further calls. */
  #isPlain(): boolean {
    const sheet = this.#sheet();
    if (!sheet) return false;
    const header = JSON.stringify([sheet.tab.rows[0]?.cells.map((cell) => cell?.userEnteredValue), sheet.tab.columns.map((column) => column?.tags)]);
    const moved = header !== this.#header;
    this.#header = header;
    return !moved && sheet.tab.rows.slice(1).every((row) => {
      const [says, marks] = [this.oracle.says(sheet, row), this.oracle.marks(row)];
      // A repeat writes into the row of the record it repeats, after the look.

      if (textOf(sheet, row, 'repeatOf') !== undefined) return false;
      return marks.length === 0 ? says === undefined : marks.length === 1 && marks[0] === says;
    });
  }

  /** A look with which nothing interferes; one that others interfere with may fail, and may take more calls. */
  async #look(run: () => Promise<unknown>, disturbed = false): Promise<boolean> {
    [this.#reads, this.#writes, this.#touched] = [0, 0, false];
    const frozen = this.#frozen() !== undefined;
    const began = this.shop.now;
    const plainly = this.#isPlain();
    const logged = this.shop.logs.length;
    const failed = await run().then(() => undefined, asError);
    this.shop.google.meddle = (call) => this.#count(call);
    if (failed !== undefined && !disturbed && !isLeaseOfTheDead(failed)) this.#wrongs.push(`the look failed: ${failed.stack ?? failed.message}`);
    this.#words.remember();
    this.#wrongs.push(...this.#fence.standing());
    const thawed = this.shop.logs.slice(logged).some((line) => line.startsWith('tab.thawed'));
    if (this.#touched && !thawed && this.#frozen()) this.#wrongs.push('the system wrote into a frozen tab');
    // A ring so near that it was waited for writes its own row.
    if (!disturbed && this.shop.now === began && !this.#repair && plainly && !frozen && this.#frozen() === undefined && (this.#reads > 2 || this.#writes > 2)) this.#wrongs.push(`a look took ${this.#reads} reads and ${this.#writes} writes`);
    this.#repair = disturbed || (this.#repair && failed !== undefined);
    this.#learn();
    return failed === undefined;
  }

  /** People edit while the product looks: before its nth call is answered, or after it was applied. */
  async #raced(rng: Random): Promise<void> {
    const [at, later] = [1 + rng.int(4), rng.chance(0.4)];
    const kind = rng.weighed(HABIT_WEIGHTS);
    let calls = 0;
    const step = (): void => {
      this.#act(kind, rng);
      this.#words.forgive();
    };
    this.shop.google.meddle = (call): Meddling | undefined => {
      this.#count(call);
      calls += 1;
      return calls !== at ? undefined : later ? { after: step } : { before: step };
    };
    await this.#look(() => look(this.#world(), this.#register.workbook), true);
  }

  async #faulty(rng: Random): Promise<void> {
    const at = 1 + rng.int(4);
    const read = rng.pick<Mishap>([429, 503, 'cut', 'garbage', 'empty', 'header', 'short']) ?? 503;
    const write = rng.pick<Mishap>([429, 503, 'cut', 'lost', 'lost', 'garbage']) ?? 503;
    let calls = 0;
    this.shop.google.meddle = (call): Meddling | undefined => {
      this.#count(call);
      calls += 1;
      return calls === at ? { mishap: call.writes ? write : read } : undefined;
    };
    await this.#look(() => look(this.#world(), this.#register.workbook), true);
  }

  /** The process dies at one of its calls. */
  async #crashed(rng: Random): Promise<void> {
    const machine = this.shop.machine();
    machine.dies = { at: 1 + rng.int(14), done: rng.chance(0.5) };
    await this.#look(() => look(this.shop.world(machine), this.#register.workbook), true);
    if (rng.chance(0.5)) this.#move(3 * MINUTE);
  }

  /** Two processes look at once and take turns at every call. */
  async #twice(rng: Random): Promise<void> {
    const machines = [this.shop.machine(), this.shop.machine()];
    const turns = takeTurns(rng, machines);
    await this.#look(() => turns(machines.map((machine) => look(this.shop.world(machine), this.#register.workbook))), true);
  }

  async #comeToRest(): Promise<void> {
    let noisy: string | undefined;
    for (let [looks, still] = [0, 0]; still < 2; ) {
      const rang = await this.shop.pass(61 * SECOND);
      const before = this.shop.writes;
      if (!(await this.#look(() => look(this.#world(), this.#register.workbook)))) continue;
      looks += 1;
      const quiet = this.shop.writes === before && this.#writes === 0;
      still = quiet ? still + 1 : 0;
      if (!quiet && looks > LOOKS_TO_REST && rang === 0) noisy ??= `look ${looks} after the last edit still wrote: ${this.shop.writes - before} times into the store, ${this.#writes} times into the sheet`;
      if (looks > LOOKS_AT_MOST) break;
    }
    if (noisy !== undefined) this.#wrongs.push(noisy);
    this.#judge();
  }

  /** The operator looks at a frozen tab. */
  async #decide(rng: Random): Promise<void> {
    const why = this.#frozen()?.why;
    const world = this.#world();
    if (why === 'tabless' || why === 'headless') {
      HABITS.restoreTab.does(this.#hand(rng));
      HABITS.undo.does(this.#hand(rng));
      return;
    }
    this.trace.push(`frozen: ${why ?? ''}`);
    if (rng.chance(0.6)) await acceptSheet(world, this.#register);
    else {
      this.#overruling = true;
      await restoreSheet(world, this.#register).finally(() => (this.#overruling = false));
    }
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error('thrown was no error'));

/** A machine that died holds the lease until it runs out; the next look has to wait. */
const isLeaseOfTheDead = (error: unknown): boolean => error instanceof Refusal && error.code === 'store.busy';

/** Lets several looks wait for their turn before each call, and gives the turns in any order. */
function takeTurns(rng: Random, machines: readonly Machine[]): (looks: readonly Promise<unknown>[]) => Promise<void> {
  const waiting: (() => void)[] = [];
  for (const machine of machines) machine.turn = () => new Promise((resolve) => void waiting.push(resolve));
  return async (looks) => {
    const results: PromiseSettledResult<unknown>[] = [];
    void Promise.allSettled(looks).then((all) => results.push(...all));
    while (results.length === 0) {
      await new Promise((resolve) => setImmediate(resolve));
      waiting.splice(rng.int(waiting.length), 1)[0]?.();
    }
    const bad = results.flatMap((it) => (it.status === 'rejected' && !(it.reason instanceof Refusal) && !(it.reason instanceof Crash) ? [it.reason as unknown] : []));
    if (bad.length > 0) throw bad[0];
  };
}
