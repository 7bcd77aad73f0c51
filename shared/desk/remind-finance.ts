import { nextWorkday } from '../calendar/weeks.ts';
import { addressees, letterId } from '../cases/letters.ts';
import { roleHolders } from '../cases/parties.ts';
import { monthsOf } from '../ledger/close.ts';
import { printYuan } from '../words/money.ts';
import { addDays, monthOf, parseDay, type Day } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { send } from './send.ts';
import { statementOf } from './close.ts';
import { allLines } from './lines.ts';
import { financeLink } from './links.ts';
import { loadMonths } from './months.ts';
import type { Office } from './office.ts';

/** On the first working day of a month 财务 gets a signed link to the month that ended, if it has entries and is open. */
export async function remindFinance(world: World, office: Office, today: Day): Promise<void> {
  const first = parseDay(`${monthOf(today)}-01`);
  const { company } = office.view;
  if (first === undefined || nextWorkday(company.calendar, addDays(first, -1)) !== today) return;
  const month = monthOf(addDays(first, -1));
  const to = roleHolders(company, '财务');
  const entries = monthsOf((await allLines(world.store)).map((kept) => kept.body.line));
  if (to.length === 0 || !entries.has(month) || (await loadMonths(world.store)).closed[month]) return;
  const { manifest } = await statementOf(world, month, true);
  const total = printYuan(manifest.totalFen);
  await send(world, {
    kind: 'admin', id: letterId(`finance-${month}`, [today]), record: month, at: office.now, to: addressees(to), cc: [], clocks: [], rungs: ['list'],
    title: { zh: `${month} 罚款与扣款待结账`, en: `${month} is ready to be closed` },
    paragraphs: [{
      zh: `${month} 已结束：${manifest.rows} 行，合计 ${total} 元，另有 ${manifest.carriedOver.length} 行未定，将顺延。核对后请结账。`,
      en: `${month} has ended: ${manifest.rows} lines, ${total} yuan in all; ${manifest.carriedOver.length} undecided lines will be carried over.`,
    }],
    link: { label: { zh: '打开当月页面', en: 'Open the month' }, url: `${financeLink(world)}&month=${month}` },
  });
}
