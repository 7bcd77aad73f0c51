import type { CaseBrief } from '../../cases/letter.ts';
import { maskName, maskText, shorten } from '../mask.ts';
import type { Block, Fact } from './draft.ts';
import { moment } from './moments.ts';
import { line } from './people.ts';

/** Stands under every letter that tells a complaint. */
export const WITHHELD = '客户的电话和地址不写进信里，见登记本。';

const CONTENT_CHARACTERS = 200;

/** A text typed by people, masked and shortened, as far as a letter may tell it. */
export const told = (text: string, brief: CaseBrief): string => shorten(maskText(text, secretsOf(brief)).trim(), CONTENT_CHARACTERS);

/** A single line typed by people, masked. */
const field = (text: string, brief: CaseBrief): string => line(maskText(text, secretsOf(brief)));

/** Which case it is, in one phrase: `KS-2610-0001（产品质量，客户 王**）`. */
export const caseName = (record: string, brief: CaseBrief): string =>
  `${line(record)}（${brief.type === undefined ? '' : `${field(brief.type, brief)}，`}客户 ${maskName(brief.customer)}）`;

/** The complaint as a block of a letter. */
export const caseFacts = (zone: string, record: string, brief: CaseBrief): Block =>
  ({ kind: 'facts', title: '投诉情况', rows: caseRows(zone, record, brief) });

/** The complaint as facts. */
export function caseRows(zone: string, record: string, brief: CaseBrief): readonly Fact[] {
  const rows: readonly (Fact | undefined)[] = [
    ['编号', line(record)],
    ['客户', maskName(brief.customer)],
    brief.type === undefined ? undefined : ['投诉类型', field(brief.type, brief)],
    ['投诉时间', moment(zone, brief.complainedAt)],
    brief.department === undefined ? undefined : ['责任部门', line(brief.department)],
    brief.contract === undefined ? undefined : ['合同号', field(brief.contract, brief)],
    ['投诉内容', told(brief.content, brief)],
  ];
  return rows.filter((row) => row !== undefined);
}

const secretsOf = (brief: CaseBrief) => ({ customer: brief.customer, ...(brief.hidden === undefined ? {} : { hidden: brief.hidden }) });
