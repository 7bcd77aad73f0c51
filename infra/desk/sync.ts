import { printMinute } from '../../shared/calendar/zone.ts';
import { freezeText } from '../../shared/desk/breakers.ts';
import { mayRebuild, rebuildTab, type Rebuilt } from '../../shared/desk/rebuild.ts';
import { readTabNow, restorePreview, restoreSheet, type Restored } from '../../shared/desk/restore.ts';
import { acceptSheet, mayAccept, registerTitled, syncStatus, type TabStatus } from '../../shared/desk/sync.ts';
import { Refusal } from '../../shared/errors/refusal.ts';
import { registerOf } from '../../shared/registers/list.ts';
import { parseNumber } from '../../shared/registers/number.ts';
import type { Register } from '../../shared/registers/register.ts';
import type { World } from '../../shared/world/world.ts';
import { progressOn } from './progress.ts';
import type { Verb } from './verb.ts';

const HELP = `用法 npm run desk -- sync status | accept 登记表 | restore 登记表或编号 | rebuild 登记表 [--dry-run] [--data 目录] [--url 地址]

status   每个标签页：上次变动、有多少行、是否冻结和原因、被删掉的行
accept   表是对的：照表上的样子接受冻结的标签页，哪怕一次改动或删除很多行
restore  记录是对的：按系统的记录写回表里；只写一个编号就只恢复那一行（包括已删的行）
         被改写的内容先记进那条记录的历史；系统不认识的行和自己加的列不动
rebuild  标签页或表头没了：按系统的记录重建标签页、表头、各行；原来的标签页改名留在旁边
         中断了就再运行一次
--dry-run 只说会做什么，什么也不改
--data   正在运行的登记台的数据目录，默认 .data，再找用 --memory 启动的；环境里有云端的设置时用云端
--url    正在运行的登记台的地址，有几台用 --memory 启动时指明哪一台

status: how each tab stands. accept: the sheet is right, take a frozen tab as it is. restore: the records are right,
write them back (one number restores one row, a deleted one too); what stood there goes into the record's history
first, rows nobody knows and columns of your own stay. rebuild: make a tab that is gone anew from the records; what is
left of the old one stays beside it. Run a command that was cut short again. --data: where the data of a running
machine is, else one started with --memory; the cloud where the environment names it. --url: the address of the machine.`;

/** One action of the verb; `dry` = say what would be done. */
type Action = (world: World, what: string, say: (line: string) => void, dry: boolean) => Promise<void>;

const example = (title: string): string => `sync status / sync accept ${title} / sync restore ${title} / sync rebuild ${title}`;

/** `desk sync`. */
export const syncVerb: Verb = {
  summary: '查看、接受或恢复表格 status, accept, restore, rebuild',
  help: HELP,
  run: async (world, args, say) => {
    const [action = 'status', what, ...more] = args.filter((arg) => arg !== '--dry-run');
    const act = ACTIONS[action];
    const wrong = [action, what, ...more].find((arg) => arg?.startsWith('-')) ?? more[0];
    if (wrong !== undefined || (action === 'status' ? what !== undefined : !act || what === undefined)) {
      throw new Refusal('call.invalid', { what: `sync ${args.join(' ')}`, example: example('客户投诉登记本') });
    }
    if (act && what !== undefined) return act(world, what, say, args.includes('--dry-run')).catch(sayWhoseTurn(what));
    for (const it of await syncStatus(world)) say(statusLine(world, it));
  },
};

/** Of a tab that somebody else has at the moment, the operator hears so; other failures pass. */
const sayWhoseTurn = (tab: string) => (error: unknown): never => {
  throw error instanceof Refusal && error.code === 'store.busy' ? new Refusal('tab.busy', { tab }) : error;
};

const ACTIONS: Readonly<Record<string, Action>> = {
  accept: async (world, what, say, dry) => {
    const register = registerTitled(what);
    const status = (await syncStatus(world)).find((it) => it.register === register);
    if (dry && status) say(statusLine(world, status));
    const frozen = dry ? status !== undefined && mayAccept(register, status.seen) : await acceptSheet(world, register);
    if (!frozen) say(`${register.title}：没有冻结，没有要接受的 is not frozen, there is nothing to accept`);
    else say(dry ? `${register.title}：将按表上的样子接受 would be accepted as it stands` : `${register.title}：已按表上的样子接受 accepted as it stands`);
  },
  restore: async (world, what, say, dry) => {
    const number = parseNumber(what);
    const register = number === undefined ? registerTitled(what) : registerOf(number.startsWith('FK-') ? 'fines' : 'complaints');
    tell(say, dry ? await restorePreview(world, register, number) : await restoreSheet(world, register, number, progress()), dry);
  },
  rebuild: async (world, what, say, dry) => {
    const register = registerTitled(what);
    if (!dry) return tellRebuilt(say, await rebuildTab(world, register, progress()));
    await mayRebuild(world, register);
    await sayWhatIsLeft(world, register, say);
  },
};

const progress = (): ((done: number, of: number) => void) => progressOn(process.stdout, '已写 rows written');

async function sayWhatIsLeft(world: World, register: Register, say: (line: string) => void): Promise<void> {
  if (await readTabNow(world, register)) return tell(say, await restorePreview(world, register), true);
  say(`${register.title}：将按系统的记录重建 would be made anew from the records`);
}

function tellRebuilt(say: (line: string) => void, { left, ...restored }: Rebuilt): void {
  tell(say, restored, false);
  if (left !== undefined) say(`原来的标签页改名为「${left}」，冻结期间写在那里的内容系统没有读 The old tab is now called so; what was written there while it was frozen was not read`);
}

function tell(say: (line: string) => void, { added, overruled, removed, unkept }: Restored, dry: boolean): void {
  const [put, over, out] = dry ? ['将补回', '将改回', '将清空'] : ['补回', '改回', '清空'];
  say(`${put} ${added.length} 行 rows put back${listed(added)}`);
  say(`${over} ${overruled.length} 行 rows written over${listed(overruled)}`);
  if (removed.length > 0) say(`${out} ${removed.length} 行已删除的记录 rows of deleted records emptied${listed(removed)}`);
  for (const line of unkept) say(`原来写着 It said before: ${line}`);
}

const listed = (ids: readonly string[]): string => (ids.length === 0 ? '' : `：${ids.slice(0, 10).join('、')}${ids.length > 10 ? ' …' : ''}`);

function statusLine(world: World, { register, made, seen, lookedAt, tombstones }: TabStatus): string {
  if (!made) return `${register.title}：还没有建立 not made yet`;
  const state = seen.frozen ? `已冻结 frozen（${printMinute(world.zone, seen.frozen.at)} ${freezeText(seen.frozen).zh} ${freezeText(seen.frozen).en}）` : '正常 well';
  const missing = Object.keys(seen.missing);
  return [
    `${register.title}：${state}`, `${seen.count} 行 rows`, `上次变动 last change ${lookedAt === undefined ? '-' : printMinute(world.zone, lookedAt)}`,
    ...(missing.length === 0 ? [] : [`刚不见 missing${listed(missing)}`]), ...(tombstones.length === 0 ? [] : [`已删 deleted${listed(tombstones)}`]),
  ].join('，');
}
