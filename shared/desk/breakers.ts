import type { Frozen } from '../sheet/seen.ts';
import type { World } from '../world/world.ts';
import type { BoundTab } from './bind-tab.ts';
import { absentees } from './gone-rows.ts';
import { editsOf } from './judge-row.ts';
import { notify } from './notice.ts';
import type { Office } from './office.ts';
import { signatureOf, type TabView } from './tab-view.ts';

/** Share of the rows, and number of them, that one look may find deleted. */
const DELETED = { share: 0.02, rows: 3 };
/** Share of the rows, and number of them, in which one look may find something filled overwritten or emptied. */
const OVERWRITTEN = { share: 0.2, rows: 20 };
/** Numbers pasted over other rows' numbers that one look puts right by itself. */
const RENUMBERED = 3;

type Trouble = Pick<Frozen, 'why' | 'rows' | 'of'>;

const over = ({ share, rows }: { readonly share: number; readonly rows: number }, count: number, of: number): boolean => count > Math.max(rows, share * of);

/** Whether the columns without which nothing can be told are there. */
export function headTrouble({ close }: Pick<BoundTab, 'close'>): Trouble | undefined {
  const { register, seen } = close.view;
  const wanted = ['id', ...register.required].filter((key) => register.columns.some((column) => column.key === key));
  return wanted.every((key) => close.tab.position.has(key)) ? undefined : { why: 'headless', rows: 0, of: seen.count };
}

/** Whether a look would do more than people do on purpose: then nothing is done until somebody has looked. */
export async function breach(world: World, office: Office, bound: BoundTab): Promise<Trouble | undefined> {
  const { view } = bound.close;
  const of = view.seen.count;
  if (view.seen.accepted) return undefined;
  const standing = new Set([...bound.settled, ...bound.bound.map((it) => it.id)]);
  const deleted = absentees(bound.close, standing).length;
  if (over(DELETED, deleted, of)) return { why: 'deleted', rows: deleted, of };
  const renumbered = bound.bound.filter((it) => it.renumbered).length;
  if (renumbered > RENUMBERED) return { why: 'renumbered', rows: renumbered, of };
  const read = bound.bound.filter((it) => !it.row.partial);
  if (!over(OVERWRITTEN, read.length, of)) return undefined;
  const rows = await overwritten(world, office, bound);
  return over(OVERWRITTEN, rows, of) ? { why: 'overwritten', rows, of } : undefined;
}

async function overwritten(world: World, office: Office, { bound, close }: BoundTab): Promise<number> {
  const kept = await world.store.loadAll(bound.map((it) => it.id));
  return bound.filter(({ id, row }) => {
    const record = kept.get(id);
    return record && !row.partial && Object.keys(editsOf(office, close.view.register, close.tab, row, record)).some((key) => record.body.cells[key] !== undefined);
  }).length;
}

const SAW: Readonly<Record<Frozen['why'], (it: Trouble) => string>> = {
  deleted: ({ rows, of }) => `${of} 行里一次少了 ${rows} 行 ${rows} of ${of} rows are gone at once`,
  overwritten: ({ rows, of }) => `${of} 行里一次有 ${rows} 行的已填内容被改写或清空 filled cells were overwritten in ${rows} of ${of} rows at once`,
  renumbered: ({ rows }) => `一次有 ${rows} 行的编号被别的编号盖住 ${rows} numbers were pasted over at once`,
  headless: () => '表头里找不到必需的列（编号、必填列） required columns are not found in the header',
  tabless: () => '标签页不见了 the tab is not there',
};

/** One line that says why a tab is frozen. */
export const freezeText = (it: Trouble): string => SAW[it.why](it);

/** Freezes a tab: nothing is taken from it or written into it, and the administrator is told what was seen. */
export async function freeze(world: World, office: Office, view: TabView, trouble: Trouble): Promise<Frozen> {
  const { register, seen } = view;
  const frozen: Frozen = { ...trouble, at: seen.frozen?.at ?? office.now, signature: signatureOf(view) };
  world.log('tab.frozen', { register: register.key, why: trouble.why, rows: trouble.rows, of: trouble.of });
  if (seen.frozen?.why === trouble.why && seen.frozen.rows === trouble.rows) return frozen;
  await notify(world, {
    id: `frozen/${register.key}/${frozen.at}/${trouble.why}/${trouble.rows}`, tab: register.key, subject: `【登记台·已冻结】${register.title} 等待处理`,
    lines: [
      `「${register.title}」已冻结：${freezeText(trouble)}。`,
      '冻结期间系统不读取也不改写这个标签页，已有记录的时限照走，信照发。 While it is frozen nothing is taken from the tab or written into it; clocks run on and letters go out.',
      '如果是误操作：在表里撤销即可，系统下一次查看时自动解冻。 If it was a mistake, undo it in the sheet: the next look thaws the tab.',
      `如果表是对的：npm run desk -- sync accept ${register.title}`,
      `如果要按系统的记录恢复表：npm run desk -- sync restore ${register.title}${trouble.why === 'tabless' || trouble.why === 'headless' ? `；标签页或表头没了：npm run desk -- sync rebuild ${register.title}` : ''}`,
      '先看看：npm run desk -- sync status',
    ],
  });
  return frozen;
}
