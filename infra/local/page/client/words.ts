import { element, part } from './element.ts';
import type { Standing } from './outbox.ts';

const TOAST_MS = 3500;
let toastTimer: ReturnType<typeof setTimeout> | undefined;

/** Says something for a moment at the foot of the page. */
export function say(text: string): void {
  const toast = part('toast');
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => (toast.hidden = true), TOAST_MS);
}

/** What a person can do about typing that the server did not take. */
export interface Remedies {
  readonly retry: () => void;
  readonly giveUp: () => void;
}

/** Shows how the typing stands: a word in the head, and a bar across the page while something is not kept. */
export function showStanding(standing: Standing, { retry, giveUp }: Remedies): void {
  const words = { kept: '已保存', sending: '正在保存…', waiting: '未保存', refused: '未保存' };
  const mark = part('standing');
  mark.textContent = words[standing.kind];
  mark.dataset['kind'] = standing.kind;
  const bar = part('trouble');
  bar.hidden = standing.kind === 'kept' || standing.kind === 'sending';
  if (standing.kind === 'waiting')
    bar.replaceChildren(
      `有 ${standing.left} 处改动还没有保存（${standing.why}）。内容都留在页面上，${standing.seconds} 秒后自动再试，请不要关闭页面。`,
      element('button', { type: 'button', click: retry }, '马上再试'),
    );
  if (standing.kind === 'refused')
    bar.replaceChildren(
      `有 ${standing.left} 处改动没有被接受：${standing.why}。内容还留在页面上。`,
      element('button', { type: 'button', click: retry }, '再试一次'),
      element('button', { type: 'button', click: giveUp }, '放弃这些改动'),
    );
}

/** Says that the live view is broken, beside the mark of what is kept. */
export function showConnection(isConnected: boolean): void {
  part('connection').hidden = isConnected;
}

/** Shows what was written for a row that is gone, until the person has seen it: nothing typed is lost unseen. */
export function showLost(texts: readonly string[]): void {
  const bar = part('lost');
  const written = texts.map((text) => `「${text}」`).join('、');
  bar.hidden = false;
  bar.replaceChildren(
    `这一行已被别人删除，下面的内容没有写进表里：${written}`,
    element('button', { type: 'button', click: () => (bar.hidden = true) }, '知道了'),
  );
}
