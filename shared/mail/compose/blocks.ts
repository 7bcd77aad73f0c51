import type { Block, Fact, Tone } from './draft.ts';
import { escape, escapeLines } from './escape.ts';
import { COLOURS, element, FONT, TABLE } from './look.ts';

/** One block as HTML with inline styles. */
export function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'text': return escapeLines(block.text);
    case 'facts': return facts(block.title, block.rows, block.tone);
    case 'table': return grid(block.head, block.rows);
    case 'button': return button(block.label, block.url);
    case 'link': return link(block.label, block.url, ['display:inline-block', 'padding:10px 0', 'line-height:24px', 'color:#1d4f91']);
    case 'why': return why(block.title, block.lines);
    default: return block satisfies never;
  }
}

/** Outlook does not hand the font of a table down to its cells, so each has its own. */
const CELL = [FONT, 'font-size:16px', 'line-height:1.6', 'vertical-align:top'] as const;
const QUIET = { ink: '#344054', paper: '#f6f8fb', edge: '#d0d7e2' } as const;

function facts(title: string | undefined, rows: readonly Fact[], tone: Tone | undefined): string {
  const look = tone === undefined ? QUIET : { ...COLOURS[tone], edge: COLOURS[tone].ink };
  const top = [...CELL, 'padding:12px 16px 2px', 'font-weight:bold', `color:${look.ink}`];
  const lines = [
    title === undefined ? '' : `<tr>${element('td colspan="2"', top, escape(title))}</tr>`,
    ...rows.map(fact),
    `<tr>${element('td colspan="2" height="8"', ['height:8px', 'line-height:8px', 'font-size:8px'], '&nbsp;')}</tr>`,
  ];
  return element(`table ${TABLE} width="100%"`, [`background:${look.paper}`, `border-left:4px solid ${look.edge}`], lines.join(''));
}

function fact([label, value]: Fact): string {
  const left = [...CELL, 'width:84px', 'padding:5px 8px 5px 16px', 'color:#52607a', 'white-space:nowrap'];
  const right = [...CELL, 'padding:5px 16px 5px 0', 'color:#1f2733', 'word-break:break-word'];
  return `<tr>${element('td width="84"', left, escape(label))}${element('td', right, escapeLines(value))}</tr>`;
}

function grid(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = [...CELL, 'padding:9px 10px', 'border-bottom:1px solid #e1e6ee'];
  const first = [...cell, 'font-size:14px', 'color:#52607a', 'background:#f6f8fb', 'white-space:nowrap'];
  const top = head.map((it) => element('th align="left"', first, escape(it)));
  const lines = rows.map((row) => row.map((it, i) => element('td', [...cell, 'color:#1f2733', ...whole(it, i)], escapeLines(it))));
  const all = [top, ...lines].map((cells) => `<tr>${cells.join('')}</tr>`);
  return element('table cellpadding="0" cellspacing="0" border="0" width="100%"', ['border-top:1px solid #e1e6ee'], all.join(''));
}

/** Numbers and names stay in one piece; the last column takes what room is left. */
const whole = (cell: string, column: number): readonly string[] => (column < 2 && cell.length < 14 ? ['white-space:nowrap'] : []);

/** The cell carries the colour and the height: Outlook ignores both on a link. */
function button(label: string, url: string): string {
  const look = [
    FONT, 'display:inline-block', 'padding:12px 28px', 'min-width:120px', 'font-size:16px', 'line-height:24px', 'font-weight:bold',
    'color:#ffffff', 'text-decoration:none',
  ];
  const cell = element('td align="center" height="48"', ['height:48px', 'border-radius:8px', 'background:#1d4f91'], link(label, url, look));
  return `<table ${TABLE}><tr>${cell}</tr></table>`;
}

const link = (label: string, url: string, style: readonly string[]): string =>
  element(`a href="${escape(url)}" target="_blank" rel="noopener noreferrer"`, style, escape(label));

const why = (title: string, lines: readonly string[]): string =>
  element('span', ['font-size:14px', 'line-height:1.6', 'color:#52607a'], `<b>${escape(title)}</b><br>${lines.map(escape).join('<br>')}`);
