import { init } from '../../shared/desk/init.ts';
import { workbooksOf } from '../../shared/desk/docs.ts';
import { upgrade, upgradesOf } from '../../shared/desk/upgrade.ts';
import { Refusal } from '../../shared/errors/refusal.ts';
import { WORKBOOKS, WORKBOOK_TITLES, type WorkbookKey } from '../../shared/registers/register.ts';
import type { World } from '../../shared/world/world.ts';
import type { Verb } from './verb.ts';

/** Makes or completes the workbooks; answers their spreadsheet ids. */
export async function runInit(world: World, existing: Readonly<Partial<Record<WorkbookKey, string>>> = {}): Promise<Readonly<Record<string, string>>> {
  const made = await init(world, existing);
  return Object.fromEntries(Object.entries(made).map(([key, workbook]) => [key, workbook.spreadsheetId]));
}

const HELP = `用法 npm run desk -- init [--service=ID] [--people=ID] [--finance=ID] [--rules=ID] [--dry-run]

建立还没有的工作簿：全部标签页、表头、使用说明，以及规则的默认行。已有的只补上新版本多出的列，其余不动。
给了 ID 就用那张空白表格（谷歌服务账号自己不能新建文件时：先由人新建，再与服务账号共享）。
--dry-run 只说要做什么，什么也不改。
Makes the workbooks that do not exist yet, or fills the empty spreadsheets whose ids are given. Those that exist get the
columns a newer version has added, and nothing else.`;

/** `desk init`. */
export const initVerb: Verb = {
  summary: '建立工作簿 make the workbooks',
  help: HELP,
  run: async (world, args, say) => {
    const existing = idsOf(args);
    const before = await workbooksOf(world.store);
    for (const key of WORKBOOKS) say(`${WORKBOOK_TITLES[key]}：${before[key] ? `已有 ${before[key].spreadsheetId}` : existing[key] ? `将写入 ${existing[key]}` : '将新建'}`);
    const upgrades = await upgradesOf(world);
    for (const { register, columns } of upgrades) say(`${register.title}：补上列 columns added ${columns.map((column) => column.title).join('、')}`);
    if (args.includes('--dry-run')) return;
    for (const it of upgrades) await upgrade(world, it);
    const made = await runInit(world, existing);
    for (const [key, id] of Object.entries(made)) say(`${key} ${id}`);
  },
};

function idsOf(args: readonly string[]): Readonly<Partial<Record<WorkbookKey, string>>> {
  const ids: Partial<Record<WorkbookKey, string>> = {};
  for (const arg of args) {
    if (arg === '--dry-run') continue;
    const parts = /^--(\w+)=([\w-]{20,})$/.exec(arg);
    const key = WORKBOOKS.find((it) => it === parts?.[1]);
    if (!key || !parts?.[2]) throw new Refusal('call.invalid', { what: arg, example: '--service=1AbC…' });
    ids[key] = parts[2];
  }
  return ids;
}
