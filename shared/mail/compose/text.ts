import { clean } from '../mask.ts';
import type { Block, Draft } from './draft.ts';
import type { Words } from '../words/words.ts';

/** The text part; complete on its own. Quoted lines are indented, so that none can pass for one of ours. */
export function text(draft: Draft): string {
  const head = `【${draft.badge}】${draft.title}`;
  return clean(`${[head, ...draft.blocks.map((block) => blockText(block, draft.words)), `--\n${draft.words.footer}`].join('\n\n')}\n`);
}

function blockText(block: Block, { colon }: Words): string {
  switch (block.kind) {
    case 'text': return block.text;
    case 'facts': return [block.title, ...block.rows.map((row) => fact(row, colon))].filter((part) => part !== undefined).join('\n');
    case 'table': return block.rows.map((row) => row.map((cell, i) => fact([block.head[i] ?? '', cell], colon, i > 0)).join('\n')).join('\n');
    case 'button':
    case 'link': return `${block.label}${colon.trimEnd()}\n${block.url}`;
    case 'why': return [`${block.title}${colon.trimEnd()}`, ...block.lines.map((line) => `  ${line}`)].join('\n');
    default: return block satisfies never;
  }
}

const fact = ([label, value]: readonly [string, string], colon: string, deeper = false): string =>
  `${deeper ? '    ' : '  '}${label}${colon}${value.replaceAll('\n', `\n${deeper ? '        ' : '      '}`)}`;
