import { Refusal } from '../../shared/errors/refusal.ts';
import { printMinute } from '../../shared/calendar/zone.ts';
import { freezeText } from '../../shared/desk/breakers.ts';
import { rebuildTab, restoreSheet, type Restored } from '../../shared/desk/restore.ts';
import { acceptSheet, registerTitled, syncStatus, type TabStatus } from '../../shared/desk/sync.ts';
import { parseNumber } from '../../shared/registers/number.ts';
import { registerOf } from '../../shared/registers/list.ts';
import type { World } from '../../shared/world/world.ts';
import type { Verb } from './verb.ts';

const HELP = `用法 npm run desk -- sync status | accept 登记表 | restore 登记表或编号 | rebuild 登记表 [--dry-run]

status   每个标签页：上次查看、有多少行、是否冻结和原因、被删掉的行
accept   表是对的：照表上的样子接受，哪怕一次改动或删除很多行
restore  记录是对的：按系统的记录写回表里；只写一个编号就只恢复那一行（包括已删的行）
         被改写的内容先记进那条记录的历史
rebuild  标签页或表头没了：按系统的记录重建标签页、表头、各行
--dry-run 只说现在怎样，什么也不改

status: how each tab stands. accept: the sheet is right, take it as it is. restore: the records are right, write them
back (one number restores one row, a deleted one too; what stood there goes into the record's history). rebuild: make
a tab that is gone anew from the records.`;

/** `desk sync`. */
export const syncVerb: Verb = {
  summary: '查看、接受或恢复表格 status, accept, restore, rebuild',
  help: HELP,
  run: async (world, args, say) => {
    const [action = 'status', what] = args.filter((arg) => arg !== '--dry-run');
    if (action === 'status' || args.includes('--dry-run')) {
      for (const it of await syncStatus(world)) say(statusLine(world, it));
      return;
    }
    if (!['accept', 'restore', 'rebuild'].includes(action) || what === undefined) throw new Refusal('call.invalid', { what: `sync ${action}`, example: 'sync restore 客户投诉登记本' });
    await ACTIONS[action]?.(world, what, say);
  },
};

const ACTIONS: Readonly<Record<string, (world: World, what: string, say: (line: string) => void) => Promise<void>>> = {
  accept: async (world, what, say) => {
    const register = registerTitled(what);
    await acceptSheet(world, register);
    say(`${register.title}：已按表上的样子接受 accepted as it stands`);
  },
  restore: async (world, what, say) => {
    const number = parseNumber(what);
    if (number === undefined) return tell(say, await restoreSheet(world, registerTitled(what)));
    tell(say, await restoreSheet(world, registerOf(number.startsWith('FK-') ? 'fines' : 'complaints'), number));
  },
  rebuild: async (world, what, say) => tell(say, await rebuildTab(world, registerTitled(what))),
};

function tell(say: (line: string) => void, { added, overruled, removed }: Restored): void {
  say(`补回 ${added.length} 行 rows put back${listed(added)}`);
  say(`改回 ${overruled.length} 行 rows written over${listed(overruled)}`);
  if (removed.length > 0) say(`移除 ${removed.length} 行已删除的记录 rows of deleted records taken out${listed(removed)}`);
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
