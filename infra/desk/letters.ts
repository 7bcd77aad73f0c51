import { heldLetters, releaseLetters } from '../../shared/desk/storm.ts';
import { Refusal } from '../../shared/errors/refusal.ts';
import { progressOn } from './progress.ts';
import type { Verb } from './verb.ts';

const HELP = `用法 npm run desk -- letters status | release [--dry-run] [--data=目录]

status   有多少封信被扣住：看一次工作簿要发的信多于 200 封（环境变量 DENGJI_STORM，0 为不限）时，多出的扣住
release  放行扣住的信：逐封再核对，时限已停的不再发；中断了就再运行一次
--dry-run 只说会放行多少，什么也不改

status: how many letters are held back, because one look at a workbook called for more than 200 (DENGJI_STORM, 0 = no
limit). release: lets them go; each is checked again, and what has stopped by then is not sent.`;

/** `desk letters`. */
export const lettersVerb: Verb = {
  summary: '查看、放行扣住的信 status, release',
  help: HELP,
  run: async (world, args, say) => {
    const [action = 'status', ...more] = args.filter((arg) => arg !== '--dry-run');
    if (!['status', 'release'].includes(action) || more.length > 0) throw new Refusal('call.invalid', { what: `letters ${args.join(' ')}`, example: 'letters status / letters release' });
    const { letters, records } = await heldLetters(world);
    if (action === 'status' || args.includes('--dry-run')) return say(letters === 0 ? '没有扣住的信 no letters are held back' : `扣住 ${letters} 封信，涉及 ${records} 条记录 letters held back, records`);
    const done = await releaseLetters(world, () => true, progressOn(process.stdout, '已放行记录 records done'));
    say(`放行了 ${done} 条记录的信 records were let go`);
  },
};
