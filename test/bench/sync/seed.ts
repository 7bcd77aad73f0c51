import type { Book } from '../../../infra/local/sheets/model.ts';
import { openSheets, type LocalSheets } from '../../../infra/local/sheets/server.ts';
import type { WorkbookSeen } from '../../../shared/desk/docs.ts';
import { init } from '../../../shared/desk/init.ts';
import { lookAll } from '../../../shared/desk/look-all.ts';
import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import { registerOf } from '../../../shared/registers/list.ts';
import { openGoogle } from '../../../shared/sheet/google.ts';
import { instantOf, MINUTE, plus, type Instant } from '../../../shared/words/time.ts';
import { letters } from '../../kit/clerk.ts';
import { Memory, openMemoryStore } from '../../kit/memory-store.ts';
import { CLOSED, STORY, type Typed } from './story.ts';
import { worldOf } from './world.ts';

/** A product in memory with a company and two rows, a case that is over and one that goes on, both lived through. */
export interface Seed {
  readonly books: readonly Book[];
  readonly memory: Memory;
  readonly spreadsheetId: string;
  readonly sheetId: number;
  readonly now: Instant;
  readonly seen: WorkbookSeen;
}

const CLERK = 'clerk@example.com';
const at = (time: string): Instant => instantOf(Date.parse(`2026-10-12T${time}:00+08:00`));

const PEOPLE: readonly Typed[] = [
  { no: '0001', name: '董一', department: '总经办', roles: '董事长', kind: '员工', email: 'chair@example.com', active: '是' },
  { no: '0002', name: '钱总', department: '总经办', roles: '总经理', kind: '员工', email: 'gm@example.com', active: '是' },
  { no: '0003', name: '何芳', department: '人事行政部', roles: '人事行政部经理', kind: '员工', email: 'hr@example.com', active: '是' },
  { no: '0101', name: '王受', department: '客服部', roles: '受理人', kind: '员工', email: 'intake@example.com', active: '是' },
  { no: '0201', name: '李二', department: '售后部', kind: '员工', email: 'second@example.com', active: '是' },
  { no: '0202', name: '赵头', department: '售后部', kind: '员工', email: 'head@example.com', active: '是' },
];
const DEPARTMENTS: readonly Typed[] = [
  { name: '总经办', head: '0002', leader: '0001' }, { name: '人事行政部', head: '0003', leader: '0002' },
  { name: '客服部', head: '0101', leader: '0002' }, { name: '售后部', head: '0202', leader: '0002', secondIntake: '0201' },
];

/** Lives through the two cases. */
export async function seed(): Promise<Seed> {
  const clock = { now: at('08:50') };
  const sheets = openSheets({ now: () => clock.now });
  const memory = new Memory();
  const world = worldOf({ store: openMemoryStore(memory), sheets: openGoogle({ credentials: 'bench', rootUrl: 'http://sheets.test/', fetch: sheets.fetch }), now: () => clock.now });
  const { service, rules } = await init(world);
  if (!service || !rules) throw new Error('no workbooks');
  const type = (spreadsheetId: string, key: string, row: number, cells: Typed): void => {
    const register = registerOf(key);
    const data = Object.entries(cells).map(([column, value]) => ({ range: `'${register.title}'!${letters(register.columns.findIndex((it) => it.key === column))}${row}`, values: [[value]] }));
    must(sheets, `/v4/spreadsheets/${spreadsheetId}/values:batchUpdate`, { valueInputOption: key === 'complaints' ? 'USER_ENTERED' : 'RAW', data });
  };
  const looks = async (): Promise<void> => {
    for (let changed = true; changed; clock.now = plus(clock.now, MINUTE / 4)) ({ changed } = await lookAll(world));
  };
  PEOPLE.forEach((it, index) => type(rules.spreadsheetId, 'people', index + 2, it));
  DEPARTMENTS.forEach((it, index) => type(rules.spreadsheetId, 'departments', index + 2, it));
  await looks();
  clock.now = at('09:14');
  type(service.spreadsheetId, 'complaints', 2, CLOSED);
  await looks();
  for (const [time, cells] of STORY) {
    clock.now = at(time);
    type(service.spreadsheetId, 'complaints', 3, cells);
    await looks();
  }
  const seen = (await world.store.doc<WorkbookSeen>('desk/seen/service'))?.value;
  if (!seen) throw new Error('never looked');
  return { books: sheets.books(), memory, spreadsheetId: service.spreadsheetId, sheetId: service.tabs[COMPLAINTS.key] ?? 0, now: clock.now, seen };
}

function must(sheets: LocalSheets, path: string, body: object): void {
  const { code, body: said } = sheets.ask({ verb: 'POST', path, body, user: CLERK });
  if (code !== 200) throw new Error(JSON.stringify(said));
}
