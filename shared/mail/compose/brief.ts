import type { CaseBrief } from '../../cases/letter-parts.ts';
import { maskName, maskText, shorten } from '../mask.ts';
import { term } from '../words/pick.ts';
import type { Words } from '../words/words.ts';
import { ZH_CN } from '../words/zh-cn.ts';
import type { Block, Fact } from './draft.ts';
import { moment } from './moments.ts';
import { line } from './people.ts';

const CONTENT_CHARACTERS = 200;

/** What was blotted out, said in the language of the letter. */
const inWords = (text: string, { brief }: Words): string => Object.entries(brief.masks).reduce((now, [mask, said]) => now.replaceAll(mask, said), text);

/** A text typed by people, masked and shortened, as far as a letter may tell it. */
export const told = (text: string, brief: CaseBrief, words: Words = ZH_CN): string => inWords(shorten(maskText(text, secretsOf(brief)).trim(), CONTENT_CHARACTERS), words);

/** A single line typed by people, masked. */
const field = (text: string, brief: CaseBrief, words: Words): string => inWords(line(maskText(text, secretsOf(brief))), words);

/** 投诉类型 in the language of the letter; one nobody knows as it was typed, masked. */
const typeOf = (type: string, brief: CaseBrief, words: Words): string => term(words, field(type, brief, words));

/** Which case it is, in one phrase: `KS-2610-0001（产品质量，客户 王**）`. */
export const caseName = (record: string, brief: CaseBrief, words: Words): string =>
  `${line(record)}${words.brief.case(brief.type === undefined ? undefined : typeOf(brief.type, brief, words), maskName(brief.customer))}`;

/** The complaint as a block of a letter. */
export const caseFacts = (zone: string, record: string, brief: CaseBrief, words: Words): Block =>
  ({ kind: 'facts', title: words.brief.title, rows: caseRows(zone, record, brief, words) });

/** The complaint as facts. */
export function caseRows(zone: string, record: string, brief: CaseBrief, words: Words = ZH_CN): readonly Fact[] {
  const labels = words.brief;
  const rows: readonly (Fact | undefined)[] = [
    [labels.record, line(record)],
    [labels.customer, maskName(brief.customer)],
    brief.type === undefined ? undefined : [labels.type, typeOf(brief.type, brief, words)],
    [labels.complainedAt, moment(zone, brief.complainedAt, words)],
    brief.department === undefined ? undefined : [labels.department, line(brief.department)],
    brief.contract === undefined ? undefined : [labels.contract, field(brief.contract, brief, words)],
    [labels.content, told(brief.content, brief, words)],
  ];
  return rows.filter((row) => row !== undefined);
}

const secretsOf = (brief: CaseBrief) => ({ customer: brief.customer, ...(brief.hidden === undefined ? {} : { hidden: brief.hidden }) });
