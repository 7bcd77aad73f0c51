import { peopleColumns } from '../registers/register.ts';
import type { Frozen, Heading, TabSeen } from '../sheet/seen.ts';
import type { Tab } from '../sheet/tab.ts';
import type { Sentence } from '../words/sentence.ts';
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
  const { register, seen, before, titles } = close.view;
  const wanted = ['id', ...register.required].filter((key) => register.columns.some((column) => column.key === key));
  return wanted.every((key) => close.tab.position.has(key)) && !isBeheaded({ layout: before, header: titles }, close.tab) ? undefined : { why: 'headless', rows: 0, of: seen.count };
}

/** Whether most titles changed at once: the header row was deleted, cleared or pasted over, though its columns are still known by their marks. */
export function isBeheaded(before: Heading | undefined, tab: Tab): boolean {
  const same = (before?.layout ?? []).flatMap((key, index) => {
    const at = key === null ? undefined : tab.position.get(key);
    return at === undefined ? [] : [(tab.header[at] ?? '') === before?.header[index]];
  });
  return same.filter((it) => !it).length > same.length / 2;
}

/** Whether a look would do more than people do on purpose: then nothing is done until somebody has looked. */
export async function breach(world: World, office: Office, bound: BoundTab): Promise<Trouble | undefined> {
  const { view } = bound.close;
  const of = view.seen.count;
  if (view.seen.accepted) return undefined;
  const standing = new Set([...bound.settled, ...bound.bound.map((it) => it.id)]);
  const deleted = absentees(bound.close, standing).length + (await emptied(world, bound));
  if (over(DELETED, deleted, of)) return { why: 'deleted', rows: deleted, of };
  const renumbered = bound.bound.filter((it) => it.renumbered).length;
  if (renumbered > RENUMBERED) return { why: 'renumbered', rows: renumbered, of };
  const read = bound.bound.filter((it) => !it.row.partial);
  if (!over(OVERWRITTEN, read.length, of)) return undefined;
  const rows = await overwritten(world, office, bound);
  return over(OVERWRITTEN, rows, of) ? { why: 'overwritten', rows, of } : undefined;
}

/** Rows that were wiped clean, number and all, count as deleted: of many at once somebody has to say whether it was meant. */
async function emptied(world: World, { bound, close }: BoundTab): Promise<number> {
  const people = peopleColumns(close.view.register).map((column) => column.key);
  const bare = bound.filter(({ row }) => !row.partial && row.cells['id'] === undefined && people.every((key) => row.cells[key] === undefined));
  const kept = await world.store.loadAll(bare.map((it) => it.id));
  return bare.filter(({ id }) => Object.keys(kept.get(id)?.body.cells ?? {}).length > 0).length;
}

async function overwritten(world: World, office: Office, { bound, close }: BoundTab): Promise<number> {
  const kept = await world.store.loadAll(bound.map((it) => it.id));
  return bound.filter(({ id, row }) => {
    const record = kept.get(id);
    return record && !row.partial && Object.keys(editsOf(office, close.view.register, close.tab, row, record)).some((key) => record.body.cells[key] !== undefined);
  }).length;
}

const SAW: Readonly<Record<Frozen['why'], (it: Trouble) => Sentence>> = {
  deleted: ({ rows, of }) => ({ zh: `${of} 行里一次少了 ${rows} 行`, en: `${rows} of ${of} rows are gone at once` }),
  overwritten: ({ rows, of }) => ({ zh: `${of} 行里一次有 ${rows} 行的已填内容被改写或清空`, en: `filled cells were overwritten in ${rows} of ${of} rows at once` }),
  renumbered: ({ rows }) => ({ zh: `一次有 ${rows} 行的编号被别的编号盖住`, en: `${rows} numbers were pasted over at once` }),
  headless: () => ({ zh: '表头被删、被改写，或少了必需的列（编号、必填列）', en: 'the header is gone, overwritten, or without a required column' }),
  tabless: () => ({ zh: '标签页不见了', en: 'the tab is not there' }),
  restoring: () => ({ zh: '正在按系统的记录恢复，还没有做完', en: 'it is being restored from the records, which has not ended' }),
};

/** Why a tab is frozen, in one sentence. */
export const freezeText = (it: Trouble): Sentence => SAW[it.why](it);

/** What the administrator may run next. A tab or header that is gone cannot be accepted, only made anew. */
function commandsFor(title: string, why: Frozen['why']): readonly Sentence[] {
  const run = (verb: string): string => `npm run desk -- sync ${verb} ${title}`;
  if (why === 'tabless' || why === 'headless') return [{ zh: `按系统的记录重建标签页：${run('rebuild')}`, en: `To make the tab anew from the records: ${run('rebuild')}` }];
  return [
    { zh: `如果表是对的：${run('accept')}`, en: `If the sheet is right: ${run('accept')}` },
    { zh: `如果要按系统的记录恢复表：${run('restore')}`, en: `To restore the sheet from the records: ${run('restore')}` },
  ];
}

/** Freezes a tab: nothing is taken from it or written into it, and the administrator is told what was seen. */
export async function freeze(world: World, office: Office, view: TabView, trouble: Trouble): Promise<TabSeen> {
  const { accepted: _, again: __, ...seen } = view.seen;
  return { ...seen, frozen: await tell(world, office, view, trouble) };
}

async function tell(world: World, office: Office, view: TabView, trouble: Trouble): Promise<Frozen> {
  const { register, seen } = view;
  const frozen: Frozen = { ...trouble, at: seen.frozen?.at ?? office.now, signature: signatureOf(view) };
  world.log('tab.frozen', { register: register.key, why: trouble.why, rows: trouble.rows, of: trouble.of });
  if (seen.frozen?.why === trouble.why && seen.frozen.rows === trouble.rows) return frozen;
  await notify(world, {
    id: `frozen/${register.key}/${frozen.at}/${trouble.why}/${trouble.rows}`, tab: register.key,
    subject: { zh: `「${register.title}」已冻结，等待处理`, en: `${register.title} is frozen and waits for you` },
    lines: [
      { zh: `「${register.title}」已冻结：${SAW[trouble.why](trouble).zh}。`, en: `${register.title} is frozen: ${SAW[trouble.why](trouble).en}.` },
      { zh: '冻结期间系统不读取也不改写这个标签页；已有记录的时限照走，信照发。', en: 'While it is frozen nothing is taken from the tab or written into it; clocks run on and letters go out.' },
      { zh: '如果是误操作：在表里撤销即可，系统下一次查看时自动解冻。', en: 'If it was a mistake, undo it in the sheet: the next look thaws the tab.' },
      ...commandsFor(register.title, trouble.why),
    ],
  });
  return frozen;
}
