import type { AdminLetter } from '../cases/letter.ts';
import { Refusal } from '../errors/refusal.ts';
import { compose } from '../mail/compose/compose.ts';
import type { Store } from '../store/kept.ts';
import type { Sentence } from '../words/sentence.ts';
import type { World } from '../world/world.ts';

/** What the administrator is told. A plain text is the same in both languages: a command, or both in one. */
export interface Notice {
  /** The same id is the same notice, for ever: what happens again later has to have another. */
  readonly id: string;
  /** Key of the register concerned. */
  readonly tab?: string;
  readonly subject: string | Sentence;
  /** What was seen, what it means, the commands to run next; never anything of a customer, never what a cell says. */
  readonly lines: readonly (string | Sentence)[];
  /** Its one button. */
  readonly link?: AdminLetter['link'];
}

/** As much of the world as telling takes. */
type Teller = Pick<World, 'now' | 'zone' | 'config' | 'post' | 'log'> & { readonly store: Pick<Store, 'doc' | 'keepDoc'> };

/**
 * Mails a notice to the administrator, once for its id; without an address it is only logged. At any hour. Throws when
 * the post does; the same notice may then be tried again.
 */
export async function notify(world: Teller, notice: Notice): Promise<void> {
  const { admin, sender } = world.config;
  const name = `notice/${notice.id}`;
  if (await world.store.doc(name)) return;
  world.log('notice', {
    notice: notice.id, tab: notice.tab ?? '-', mailed: admin !== undefined,
    subject: inBoth(notice.subject).en, lines: notice.lines.map((line) => inBoth(line).en).join('\n'),
  });
  if (admin !== undefined) await world.post.send(compose(letterOf(world, notice, admin), { zone: world.zone, from: sender }));
  await world.store.keepDoc(name, { at: world.now() }, 0).catch((error: unknown) => {
    // Somebody else sent the very same meanwhile; both messages have one id.
    if (!(error instanceof Refusal) || error.code !== 'store.busy') throw error;
  });
}

const inBoth = (said: string | Sentence): Sentence => (typeof said === 'string' ? { zh: said, en: said } : said);

const letterOf = ({ now }: Teller, notice: Notice, address: string): AdminLetter => ({
  kind: 'admin', id: `notice.${notice.id}`, record: notice.tab ?? '-', at: now(), cc: [], clocks: [], rungs: ['flag'],
  to: [{ no: '', name: '管理员', role: '登记台的管理员 administrator of Dengji', address }],
  title: inBoth(notice.subject), paragraphs: notice.lines.map(inBoth), ...(notice.link ? { link: notice.link } : {}),
});
