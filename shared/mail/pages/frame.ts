import type { Refusal } from '../../errors/refusal.ts';
import type { Sentence } from '../../words/sentence.ts';
import type { Fact } from '../compose/draft.ts';
import { escape } from '../compose/escape.ts';
import { STYLE } from './style.ts';

/**
 * A whole page around a body that is HTML already. The address holds a signed token, so the page is kept from search
 * engines and sends no referrer.
 */
export const frame = (title: string, body: string, wide = false): string =>
  `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>${escape(title)} · 登记台</title>
<style>${STYLE}</style>
</head>
<body>
<main${wide ? ' class="wide"' : ''}>
${body}
</main>
</body>
</html>
`;

/** Labels and values; line breaks of values are kept by the style sheet. */
export const facts = (rows: readonly Fact[]): string =>
  `<dl>${rows.map(([label, value]) => `<dt>${escape(label)}</dt><dd>${escape(value)}</dd>`).join('')}</dl>`;

/** A sentence in Chinese, then small in English. */
export const both = ({ zh, en }: Sentence): string => `${escape(zh)}<br><span class="en" lang="en">${escape(en)}</span>`;

/** What is wrong, what would be right; announced by screen readers. */
export const alert = (refusal: Refusal | undefined): string =>
  refusal === undefined
    ? ''
    : `<div class="alert" role="alert">${both(refusal.sentence)}</div>`;
