import type { Sheets } from '../../../shared/sheet/sheets.ts';
import type { Store } from '../../../shared/store/kept.ts';
import type { Instant } from '../../../shared/words/time.ts';
import type { World } from '../../../shared/world/world.ts';

export const TITLE = '客户投诉登记本';
export const REGION = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };

/** The product's world with nobody in it but a store and the sheets: letters and rings go nowhere. */
export const worldOf = ({ store, sheets, now }: { readonly store: Store; readonly sheets: Sheets; readonly now: () => Instant }): World => ({
  now, store, sheets,
  zone: 'Asia/Shanghai',
  holder: 'bench',
  config: {
    table: 'bench', publicUrl: 'https://dengji.example', sender: '登记台 <noreply@example.com>', post: 'ses', zone: 'Asia/Shanghai', holder: 'bench',
    rings: { group: 'rings', targetArn: 'arn', roleArn: 'arn', deadLetterArn: 'arn' }, secrets: { json: '{}' },
  },
  secrets: { finance: 'f', admin: 'a', nudge: 'n', links: 'x'.repeat(32), google: 'bench' },
  rings: { plan: () => Promise.resolve(), cancel: () => Promise.resolve() },
  post: { send: () => Promise.resolve(undefined) },
  pause: () => Promise.resolve(),
  log: () => undefined,
});
