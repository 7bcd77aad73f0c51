import type { Refusal } from '../../errors/refusal.ts';
import type { Sentence } from '../../words/sentence.ts';
import { escape } from '../compose/escape.ts';
import { alert, both, frame } from './frame.ts';

/** A page that only says something. */
export interface MessageView {
  readonly title: Sentence;
  readonly paragraphs: readonly Sentence[];
}

/** A plain page: each sentence in Chinese, then small in English. */
export function messagePage({ title, paragraphs }: MessageView): string {
  const said = paragraphs.map((sentence) => `<p>${both(sentence)}</p>`);
  return frame(title.zh, `<h1>${escape(title.zh)}</h1>\n<p class="en" lang="en">${escape(title.en)}</p>\n${said.join('\n')}`);
}

/** The page of a refusal: what is wrong and what would be right. Its status is the refusal's own. */
export function refusalPage(refusal: Refusal): string {
  const title = '<span class="state bad">没有完成</span>\n<h1>这一步没有完成</h1>\n<p class="en" lang="en">This could not be done</p>';
  return frame('没有完成', `${title}\n${alert(refusal)}`);
}
