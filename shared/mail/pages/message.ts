import type { Refusal } from '../../errors/refusal.ts';
import type { Sentence } from '../../words/sentence.ts';
import { escape } from '../compose/escape.ts';
import { alert, both, frame } from './frame.ts';
import { initialsForm } from './initials.ts';

/** A page that only says something. */
export interface MessageView {
  readonly title: Sentence;
  readonly paragraphs: readonly Sentence[];
  /** A form that posts initials. */
  readonly ask?: { readonly label: string; readonly button: string };
  /** A form of one button, which posts this. */
  readonly press?: { readonly button: string; readonly name: string; readonly value: string };
  /** What the last POST was refused for. */
  readonly error?: Refusal;
}

/** A plain page: each sentence in Chinese, then small in English. */
export function messagePage({ title, paragraphs, ask, press, error }: MessageView): string {
  const said = paragraphs.map((sentence) => `<p>${both(sentence)}</p>`);
  const form = ask ? initialsForm(ask) : press ? pressForm(press) : '';
  const parts = [`<h1>${escape(title.zh)}</h1>`, `<p class="en" lang="en">${escape(title.en)}</p>`, ...said, alert(error), form];
  return frame(title.zh, parts.filter((part) => part !== '').join('\n'));
}

const pressForm = ({ button, name, value }: NonNullable<MessageView['press']>): string =>
  `<form method="post"><input type="hidden" name="${escape(name)}" value="${escape(value)}"><button type="submit">${escape(button)}</button></form>`;

/** The page of a refusal: what is wrong and what would be right. Its status is the refusal's own. */
export function refusalPage(refusal: Refusal): string {
  const title = '<span class="state bad">没有完成</span>\n<h1>这一步没有完成</h1>\n<p class="en" lang="en">This could not be done</p>';
  return frame('没有完成', `${title}\n${alert(refusal)}`);
}
