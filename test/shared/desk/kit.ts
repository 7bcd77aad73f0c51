import { evolve } from '../../../shared/cases/evolve.ts';
import type { Raw } from '../../../shared/sheet/cell.ts';
import type { KeptComplaint } from '../../../shared/store/kept.ts';
import type { World } from '../../../shared/world/world.ts';
import type { Sheets } from '../../../shared/sheet/sheets.ts';
import type { Message } from '../../../shared/mail/post.ts';
import { at } from '../cases/kit.ts';
import { Memory, openMemoryStore } from '../../kit/memory-store.ts';

/** A method that nobody asked for in this test. */
const unasked = (name: string) => (): Promise<never> => Promise.reject(new Error(`${name} was not asked for`));

const NO_SHEETS: Sheets = { values: unasked('values'), snapshot: unasked('snapshot'), writeRows: unasked('writeRows'), edit: unasked('edit'), tabs: unasked('tabs'), create: unasked('create') };

const CONFIG: World['config'] = {
  table: 'memory', publicUrl: 'https://dengji.test', sender: '登记台 <noreply@example.com>', post: 'ses', zone: 'Asia/Shanghai', holder: 'unused', admin: 'admin@example.com',
  rings: { group: 'rings', targetArn: 'arn', roleArn: 'arn', deadLetterArn: 'arn' }, secrets: { json: '{}' },
};

interface Given {
  readonly sheets?: Partial<Sheets>;
  readonly memory?: Memory;
  readonly holder?: string;
  /** A moment as `at` takes it; 09:00 unless given. */
  readonly now?: string;
}

/** A world with a store in memory, and what was logged, mailed and waited for in it. */
export function worldWith({ sheets = {}, memory = new Memory(), holder = 'one', now = '09:00' }: Given = {}) {
  const logs: string[] = [];
  const letters: Message[] = [];
  const pauses: number[] = [];
  const world: World = {
    now: () => at(now), zone: 'Asia/Shanghai', holder, config: CONFIG, secrets: { finance: 'f', admin: 'a', nudge: 'n', links: 'x'.repeat(32), google: 'token' },
    store: openMemoryStore(memory), sheets: { ...NO_SHEETS, ...sheets }, rings: { plan: unasked('plan'), cancel: unasked('cancel') },
    post: { send: (message) => Promise.resolve(void letters.push(message)) }, pause: (ms) => Promise.resolve(void pauses.push(ms)),
    log: (event, facts = {}) => void logs.push(`${event} ${JSON.stringify(facts)}`),
  };
  return { world, memory, logs, letters, pauses };
}

/** A complaint as kept that says this, seen at 08:00, and owes nothing. */
export function keptComplaint(id: string, says: Readonly<Record<string, Raw>>): KeptComplaint {
  const bornAt = at('08:00');
  const cells = Object.fromEntries(Object.entries(says).map(([key, raw]) => [key, { raw, at: bornAt }]));
  return { kind: 'complaint', id, version: 0, events: 0, todo: [], body: evolve(undefined, { type: 'born', at: bornAt, id, bornAt, cells }) };
}
