import { messagePage } from '../mail/pages/message.ts';
import type { Instant } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { patiently } from './lease.ts';

/** People who want no digest, by 工号. */
export type Unsubscribed = Readonly<Record<string, { readonly at: Instant }>>;

const NAME = 'digest/unsubscribed';

/** Who wants no digest. */
export const unsubscribed = async ({ store }: World): Promise<Unsubscribed> => (await store.doc<Unsubscribed>(NAME))?.value ?? {};

/** The page behind the link that ends digests. Showing it changes nothing. */
export async function showSubscription(world: World, no: string): Promise<string> {
  const off = Object.hasOwn(await unsubscribed(world), no);
  return messagePage({
    title: off ? { zh: '已退订每日汇总', en: 'Daily summaries are off' } : { zh: '每日汇总', en: 'Daily summaries' },
    paragraphs: [
      off
        ? { zh: '您不再收到每日汇总。单件的提醒、上报和通知属于工作通知，照常寄送。', en: 'You get no more daily summaries. Reminders and notices of single cases are part of the work and go on.' }
        : { zh: '退订后不再收到每日汇总。单件的提醒、上报和通知属于工作通知，照常寄送。', en: 'Without them you still get reminders and notices of single cases, which are part of the work.' },
    ],
    press: off ? { button: '恢复每日汇总', name: 'List-Unsubscribe', value: 'Resume' } : { button: '不再接收每日汇总', name: 'List-Unsubscribe', value: 'One-Click' },
  });
}

/** Takes the POST of that page, or of a mail program (RFC 8058): digests end with `List-Unsubscribe=One-Click`, and begin again with `Resume`. */
export async function subscribe(world: World, no: string, form: URLSearchParams): Promise<string> {
  const wish = form.get('List-Unsubscribe');
  if (wish === 'One-Click' || wish === 'Resume') await patiently(world, () => keep(world, no, wish === 'One-Click'));
  return showSubscription(world, no);
}

async function keep(world: World, no: string, off: boolean): Promise<void> {
  const doc = await world.store.doc<Unsubscribed>(NAME);
  const { [no]: was, ...others } = doc?.value ?? {};
  if ((was !== undefined) === off) return;
  await world.store.keepDoc<Unsubscribed>(NAME, off ? { ...others, [no]: { at: world.now() } } : others, doc?.version ?? 0);
}
