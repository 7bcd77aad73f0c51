import type { Refusal } from '../../errors/refusal.ts';
import { escape } from '../compose/escape.ts';
import { both } from './frame.ts';


/**
 * The form that closes a month, or why it cannot be closed now; nothing once it is closed. Opening the page never
 * closes anything: closing is a POST, behind a tick that only a person sets.
 */
export function closing(month: string, close: { readonly action: string } | { readonly refusal: Refusal } | undefined): string {
  if (close === undefined) return '';
  if ('refusal' in close) {
    return `<section class="screen"><h2>结账</h2>\n<p>${both(close.refusal.sentence)}</p></section>`;
  }
  return [
    `<form method="post" action="${escape(close.action)}">`,
    '<h2>结账</h2>',
    '<p>结账后，本月各行定稿并记为已转财务，不能再改；以后的撤销或变更记入下一个未结账的月份。',
    '<br><span class="en" lang="en">Closing makes these lines final. Later changes are posted to the next open month.</span></p>',
    '<label class="tick"><input type="checkbox" name="confirm" value="yes" required>我已核对明细和合计，确认结账</label>',
    `<button type="submit">${escape(month)} 结账</button>`,
    '</form>',
  ].join('\n');
}
