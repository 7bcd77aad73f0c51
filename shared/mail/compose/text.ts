import { clean } from '../mask.ts';
import type { Block, Draft } from './draft.ts';
import { FOOTER } from './draft.ts';

/** The text part; complete on its own. Quoted lines are indented, so that none can pass for one of ours. */
export function text(draft: Draft): string {
  const head = `【${draft.badge}】${draft.title}`;
  return clean(`${[head, ...draft.blocks.map(blockText), `--\n${FOOTER}`].join('\n\n')}\n`);
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text': return block.text;
    case 'facts': return [block.title, ...block.rows.map((row) => fact(row))].filter((part) => part !== undefined).join('\n');
    case 'table': return block.rows.map((row) => row.map((cell, i) => fact([block.head[i] ?? '', cell], i > 0)).join('\n')).join('\n');
    case 'button':
    case 'link': return `${block.label}：\n${block.url}`;
    case 'why': return [`${block.title}：`, ...block.lines.map((line) => `  ${line}`)].join('\n');
    default: return block satisfies never;
  }
}

const fact = ([label, value]: readonly [string, string], deeper = false): string =>
  `${deeper ? '    ' : '  '}${label}：${value.replaceAll('\n', `\n${deeper ? '        ' : '      '}`)}`;
