import { blockHtml } from './blocks.ts';
import type { Draft } from './draft.ts';
import { escape } from './escape.ts';
import { COLOURS, element, FONT, TABLE } from './look.ts';

const SHEET = ['max-width:600px', 'background:#ffffff', 'border:1px solid #dde2ea', 'border-radius:12px', 'text-align:left'] as const;

/**
 * The HTML part: tables and inline styles only, 600 px. 163 and QQ drop style sheets, Outlook draws with Word (hence
 * the table of fixed width that only it can see), phones narrow the outer table; it reads the same without pictures.
 */
export function html(draft: Draft): string {
  const body = draft.blocks.map((block) => row(BODY, blockHtml(block)));
  return [
    `<!doctype html><html lang="${draft.words.language}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(draft.subject)}</title></head>`,
    `<body style="margin:0;padding:0;background:#eef1f5"><table ${TABLE} width="100%" style="background:#eef1f5">`,
    '<tr><td align="center" style="padding:24px 12px">',
    `<!--[if mso]><table ${TABLE} width="600"><tr><td><![endif]-->`,
    element(`table ${TABLE} width="100%"`, SHEET, `${head(draft)}${body.join('')}${row(FOOT, escape(draft.words.footer))}`),
    '<!--[if mso]></td></tr></table><![endif]-->',
    '</td></tr></table></body></html>',
  ].join('\n');
}

const BODY = [FONT, 'padding:0 24px 18px', 'font-size:16px', 'line-height:1.65', 'color:#1f2733'] as const;
const STATE = [FONT, 'padding:22px 24px 10px'] as const;
const TITLE = [FONT, 'padding:0 24px 16px', 'font-size:20px', 'line-height:1.4', 'font-weight:bold', 'color:#101828'] as const;
const FOOT = [
  FONT, 'padding:14px 24px 22px', 'border-top:1px solid #e6eaf0', 'font-size:13px', 'line-height:1.6', 'color:#667085',
] as const;

const row = (style: readonly string[], inner: string): string => `<tr>${element('td', style, inner)}</tr>`;

function head({ badge, title, tone }: Draft): string {
  const { ink, paper } = COLOURS[tone];
  const stripe = ['height:4px', 'line-height:4px', 'font-size:4px', `background:${ink}`, 'border-radius:12px 12px 0 0'];
  const pill = [
    'display:inline-block', 'padding:3px 12px', 'border-radius:12px', `background:${paper}`, `color:${ink}`,
    'font-size:14px', 'font-weight:bold',
  ];
  return [row(stripe, '&nbsp;'), row(STATE, element('span', pill, escape(badge))), row(TITLE, escape(title))].join('');
}
