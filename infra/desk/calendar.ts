import { readFileSync } from 'node:fs';
import { readOfficialFile } from '../../shared/calendar/official-file.ts';
import type { OfficialYear, Region } from '../../shared/calendar/official.ts';
import { printMinute } from '../../shared/calendar/zone.ts';
import { importYear, knownYears, movedBy, type Deadline } from '../../shared/desk/official.ts';
import { Refusal } from '../../shared/errors/refusal.ts';
import type { World } from '../../shared/world/world.ts';
import type { Verb } from './verb.ts';

const HELP = `用法 npm run desk -- calendar [list] | import 文件 [--dry-run] [--data=目录]

list     已有哪些年份的官方放假安排，出自哪份公告
import   从文件导入一年的官方放假安排；列出它会移动的时限，未结案的投诉随即按新日历重算，已定的结果不变
--dry-run 只列出会移动的时限，什么也不改
--data   正在运行的登记台的数据目录，默认 .data；环境里有云端的设置时用云端

没有公告的年份，工作时间的时限都是「暂定」，不拟罚；导入后转为确定。用工地为台湾、香港的，导入对应年份之前都是暂定。
同一地区同一年再导入一次就以新的为准，也可以更正随产品带来的年份。

文件是 JSON，样子同 shared/calendar/official/cn-2026.json，各项都要有：
  region   cn 大陆，tw 台湾，hk 香港
  year     年份，例如 2027
  source   公告的名称、文号和网址
  rest     放假的日子，["2027-01-01", "2027-02-05..2027-02-11"]，两点连起来表示连续几天，首尾都算；周末可写可不写
  work     调休上班的日子，没有就写 []
  checksum 对「region|year|放假的日子|上班的日子」取 SHA-256，日子逐日展开，用英文逗号隔开。不会算就先空着导入一次，
           逐日对过公告，再把提示里的值填进去

list: which official years are known and by which notice. import: takes a year from a file, lists the deadlines it moves
and judges every open complaint by it; what is decided stays. --dry-run: only lists them. A year without a notice makes
deadlines on 工作时间 provisional (暂定), and nobody is fined by them; so are Taiwan's and Hong Kong's until their file is
imported. Importing a year again replaces it. The file is JSON like shared/calendar/official/cn-2026.json: region (cn, tw,
hk), year, source (the notice), rest (days off; a..b means each day from a to b), work (make-up workdays, or []), and
checksum, the SHA-256 of region|year|rest|work with every day written out, joined with commas: leave it empty once, check
every day against the notice, then write the value you are told. Exit code 0 done, 1 refused, 2 could not run.`;

const EXAMPLE = 'calendar list / calendar import tw-2026.json --dry-run';
/** So many of the deadlines that move are named. */
const NAMED = 30;

/** `desk calendar`. */
export const calendarVerb: Verb = {
  summary: '查看、导入官方放假安排 official days: list, import',
  help: HELP,
  run: async (world, args, say) => {
    const [action = 'list', file, ...more] = args.filter((arg) => arg !== '--dry-run');
    const wrong = [action, file, ...more].some((arg) => arg?.startsWith('-')) || more.length > 0;
    if (!wrong && action === 'list' && file === undefined) return list(world, say);
    if (wrong || action !== 'import' || file === undefined) throw new Refusal('call.invalid', { what: `calendar ${args.join(' ')}`, example: EXAMPLE });
    await take(world, readOfficialFile(readFileSync(file, 'utf8')), say, args.includes('--dry-run'));
  },
};

const NAMES: Readonly<Record<Region, string>> = { cn: '大陆 mainland', tw: '台湾 Taiwan', hk: '香港 Hong Kong' };

const titleOf = ({ region, year, rest, work }: OfficialYear): string => `${NAMES[region]} ${year}：放假 rest ${rest.length}，调休上班 make-up workdays ${work.length}`;

async function list(world: World, say: (line: string) => void): Promise<void> {
  for (const year of await knownYears(world)) say(`${titleOf(year)}，${year.source}`);
}

async function take(world: World, year: OfficialYear, say: (line: string) => void, dry: boolean): Promise<void> {
  say(`${titleOf(year)}，${year.source}`);
  const moved = await movedBy(world, year);
  const shown = ({ at, provisional }: Deadline): string => `${printMinute(world.zone, at)}${provisional ? ' 暂定' : ''}`;
  say(`${dry ? '将移动' : '移动'} ${moved.length} 个时限 deadlines move`);
  for (const { record, name, before, after } of moved.slice(0, NAMED)) say(`  ${record} ${name} ${shown(before)} -> ${shown(after)}`);
  if (moved.length > NAMED) say(`  …另有 and ${moved.length - NAMED} more`);
  if (dry) return;
  await importYear(world, year);
  say('已导入 imported');
}
