import { FONT_LINKS } from './fonts.ts';
import type { StoredLetter } from './letters.ts';
import { escapeHtml, minuteOf, rungChips } from './words.ts';

/** Links open beside the page; scripts, forms and the page around stay out of reach. */
const SANDBOX = 'allow-popups allow-popups-to-escape-sandbox';

/** One letter, open: its head, then its HTML part in a sandboxed frame or its text part, whichever is chosen. */
export function renderReading(it: StoredLetter): string {
  const frame = `<!doctype html><meta charset="utf-8"><base target="_blank">${FONT_LINKS}${it.html}`;
  const views = it.html === '' ? '' : `<fieldset aria-label="显示">${choice('html', '网页', true)}${choice('text', '纯文本', false)}</fieldset>`;
  return `<a class="back" href="/mail">‹ 全部信件</a>
<h2>${escapeHtml(it.subject) || '（无主题）'}</h2>
<dl>
  ${row('时间', `<time datetime="${it.at}">${minuteOf(it.at)}</time> ${rungChips(it.headers['X-Dengji-Rung'])}`)}
  ${row('发信', escapeHtml(it.headers['From'] ?? it.from))}
  ${row('收信', escapeHtml(it.headers['To'] ?? it.to.join('、')))}
  ${it.cc.length > 0 ? row('抄送', escapeHtml(it.headers['Cc'] ?? it.cc.join('、'))) : ''}
</dl>
<details><summary>信头 <small lang="en">Headers</small></summary><table>${Object.entries(it.headers).map(headerRow).join('')}</table></details>
${views}
${it.html === '' ? '' : `<iframe title="信的内容" sandbox="${SANDBOX}" referrerpolicy="no-referrer" srcdoc="${escapeHtml(frame)}"></iframe>`}
<pre>${escapeHtml(it.text)}</pre>`;
}

const row = (name: string, html: string): string => `<div><dt>${name}</dt><dd>${html}</dd></div>`;

const headerRow = ([name, value]: readonly [string, string]): string => `<tr><th>${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`;

const choice = (view: string, label: string, chosen: boolean): string =>
  `<label><input type="radio" name="view" value="${view}"${chosen ? ' checked' : ''}><span>${label}</span></label>`;
