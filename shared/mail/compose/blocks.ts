import type { Block, Fact, Tone } from './draft.ts';
import { escape, escapeLines } from './escape.ts';
import { COLOURS, FONT, TABLE } from './look.ts';

/** One block as HTML with inline styles. */
export function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'text': return escapeLines(block.text);
    case 'facts': return facts(block.title, block.rows, block.tone);
    case 'table': return grid(block.head, block.rows);
    case 'button': return button(block.label, block.url);
    case 'link': return link(block.label, block.url);
    case 'why': return `<span style="${SMALL}"><b>${escape(block.title)}</b><br>${block.lines.map(escape).join('<br>')}</span>`;
    default: return block satisfies never;
  }
}

const SMALL = 'font-size:14px;line-height:1.6;color:#52607a';
const CELL = `${FONT};font-size:16px;line-height:1.6;vertical-align:top`;

function facts(title: string | undefined, rows: readonly Fact[], tone: Tone | undefined): string {
  const colours = tone === undefined ? { ink: '#344054', paper: '#f6f8fb' } : COLOURS[tone];
  const top = title === undefined ? '' : `<tr><td colspan="2" style="padding:12px 16px 2px;${CELL};font-weight:bold;color:${colours.ink}">${escape(title)}</td></tr>`;
  const lines = rows.map(([label, value]) => [
    `<tr><td width="84" style="width:84px;padding:5px 8px 5px 16px;${CELL};color:#52607a;white-space:nowrap">${escape(label)}</td>`,
    `<td style="padding:5px 16px 5px 0;${CELL};color:#1f2733;word-break:break-word">${escapeLines(value)}</td></tr>`,
  ].join(''));
  const edge = `border-left:4px solid ${tone === undefined ? '#d0d7e2' : colours.ink}`;
  const gap = '<tr><td colspan="2" height="8" style="height:8px;line-height:8px;font-size:8px">&nbsp;</td></tr>';
  return `<table ${TABLE} width="100%" style="background:${tone === undefined ? '#f6f8fb' : colours.paper};${edge}">${top}${lines.join('')}${gap}</table>`;
}

function grid(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = 'padding:9px 10px;border-bottom:1px solid #e1e6ee';
  const top = head.map((it) => `<th align="left" style="${cell};${CELL};white-space:nowrap;font-size:14px;color:#52607a;background:#f6f8fb">${escape(it)}</th>`);
  const lines = rows.map((row) => `<tr>${row.map((it, i) => `<td style="${cell};${CELL};color:#1f2733${fixed(it, i)}">${escapeLines(it)}</td>`).join('')}</tr>`);
  return `<table cellpadding="0" cellspacing="0" border="0" width="100%" style="border-top:1px solid #e1e6ee"><tr>${top.join('')}</tr>${lines.join('')}</table>`;
}

/** Numbers and names stay in one piece; the last column takes what room is left. */
const fixed = (cell: string, column: number): string => (column < 2 && cell.length < 14 ? ';white-space:nowrap' : '');

/** The cell carries the colour and the height: Outlook ignores both on a link. */
function button(label: string, url: string): string {
  const look = `display:inline-block;padding:12px 28px;min-width:120px;${FONT};font-size:16px;line-height:24px;font-weight:bold;color:#ffffff;text-decoration:none`;
  return [
    `<table ${TABLE}><tr><td align="center" height="48" style="height:48px;border-radius:8px;background:#1d4f91">`,
    `<a href="${escape(url)}" target="_blank" rel="noopener noreferrer" style="${look}">${escape(label)}</a></td></tr></table>`,
  ].join('');
}

const link = (label: string, url: string): string =>
  `<a href="${escape(url)}" target="_blank" rel="noopener noreferrer" style="display:inline-block;padding:10px 0;line-height:24px;color:#1d4f91">${escape(label)}</a>`;
