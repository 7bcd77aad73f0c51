import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { FONT_LINKS } from './fonts.ts';
import type { StoredLetter } from './letters.ts';
import { renderReading } from './reading.ts';
import { escapeHtml, minuteOf, rungChips } from './words.ts';

const file = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const STYLE = file('./mail.css');
const SCRIPT = file('./mail.js');

/** Letters are shown inside, so their inline styles must pass; nothing else may load or run but the page's own script. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  `script-src 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`,
  "connect-src 'self'",
  "font-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** Headers of the page; nothing in a letter may reach out. */
export const PAGE_HEADERS = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY, 'referrer-policy': 'no-referrer' };

/** The page of all letters (newest first), one of them open. It reads the same without its script. */
export function renderPage(letters: readonly StoredLetter[], open: StoredLetter | undefined, asked: string | undefined): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>信件 · 登记台</title>
${FONT_LINKS}<style>${STYLE}</style>
</head>
<body class="${asked === undefined ? 'browsing' : 'reading'}">
<header>
  <h1><a href="/mail">信件</a> <small lang="en">Letters</small></h1>
  <p id="count">${letters.length === 0 ? '' : `共 ${letters.length} 封`}</p>
  <input id="search" type="search" placeholder="搜索编号、收信人、主题、正文" aria-label="搜索信件" hidden>
  <a class="home" href="/">工作簿 <small lang="en">Workbook</small></a>
</header>
<main>
  <nav id="list" aria-label="信件，新的在前"><ol>${letters.map((it) => renderItem(it, it.id === open?.id)).join('')}</ol>
  <p id="none" hidden>没有符合的信件 <small lang="en">No letter matches</small></p></nav>
  <article id="pane"${open ? ` data-id="${escapeHtml(open.id)}"` : ''}>${open ? renderReading(open) : renderNothing(letters.length > 0)}</article>
</main>
<script>${SCRIPT}</script>
</body>
</html>`;
}

function renderItem(it: StoredLetter, current: boolean): string {
  return `<li data-id="${escapeHtml(it.id)}"><a href="/mail/${encodeURIComponent(it.id)}"${current ? ' aria-current="true"' : ''}>
  <span class="line"><time datetime="${it.at}">${minuteOf(it.at)}</time>${rungChips(it.headers['X-Dengji-Rung'])}</span>
  <strong>${escapeHtml(it.subject) || '（无主题）'}</strong>
  <span class="to">${escapeHtml(it.to.join('、'))}${it.cc.length > 0 ? ` <small>抄送 ${it.cc.length}</small>` : ''}</span></a></li>`;
}

function renderNothing(unknown: boolean): string {
  if (unknown) return '<div class="empty"><h2>没有这封信</h2><p lang="en">There is no such letter.</p><p><a href="/mail">看全部信件</a></p></div>';
  return `<div class="empty"><h2>还没有信件</h2>
<p>在 <a href="/">工作簿</a> 里登记一宗投诉并填「送达时间」，通知信马上出现在这里；时限将到、已到时，提醒与上报信也会出现。</p>
<p lang="en">No letters yet. Register a complaint in the workbook and fill in 送达时间: the letter appears here at once,
reminders and escalations when a clock is nearly or fully up.</p></div>`;
}
