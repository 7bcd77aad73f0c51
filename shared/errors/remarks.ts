import { fill } from './refusal.ts';
import type { Sentence } from '../words/sentence.ts';
import type { Instant } from '../words/time.ts';

interface RemarkKind {
  /** A wrong cell does not count until mended; a remark that is no error is only worth knowing. */
  readonly error: boolean;
  readonly sentence: Sentence;
}

/** Everything 校验结果 and cell notes can say: what is wrong, what would be right, an example. */
export const REMARKS = {
  'moment.unreadable': { error: true, sentence: { zh: '{title}「{typed}」看不懂，应写日期和时间，例如 {example}', en: '{title} "{typed}" is not a date and time; write for example {example}' } },
  'moment.dayOnly': { error: true, sentence: { zh: '{title}只有日期没有钟点，应写到分钟，例如 {example}', en: '{title} has a date but no time; write it to the minute, for example {example}' } },
  'moment.timeOnly': { error: true, sentence: { zh: '{title}只有钟点没有日期，应写日期和时间，例如 {example}', en: '{title} has a time but no date; write both, for example {example}' } },
  'moment.ahead': { error: true, sentence: { zh: '{title}「{typed}」还没有到，应写已经发生的时刻，例如 {example}', en: '{title} "{typed}" lies ahead; write a moment that has happened, for example {example}' } },
  'moment.order': { error: true, sentence: { zh: '{title} {typed} 与「{other}」{otherTyped} 的先后不对，应不{side}于它，请改这一格，例如 {example}', en: '{title} {typed} contradicts "{other}" {otherTyped}; mend this cell, for example {example}' } },
  'moment.backfilled': { error: false, sentence: { zh: '{title}补录 {minutes} 分钟', en: '{title} was entered {minutes} minutes late' } },
  'promise.past': { error: true, sentence: { zh: '{title}「{typed}」已经过去，应写将来的时刻，例如 {example}', en: '{title} "{typed}" is past; write a moment to come' } },
  'day.unreadable': { error: true, sentence: { zh: '{title}「{typed}」看不懂，应写日期，例如 2026-10-12', en: '{title} "{typed}" is not a date; write for example 2026-10-12' } },
  'person.unknown': { error: true, sentence: { zh: '{title}「{typed}」不在人员表，应写人员表里的工号或姓名，例如 {example}', en: '{title} "{typed}" is not in 人员; write a number or name found there, for example {example}' } },
  'person.ambiguous': { error: true, sentence: { zh: '{title}「{typed}」有几个人同名，应写工号，例如 {example}', en: 'Several people are called "{typed}"; write the number, for example {example}' } },
  'person.inactive': { error: false, sentence: { zh: '{title}「{typed}」在人员表里已停用，应写在职人员，例如 {example}', en: '{title} "{typed}" is no longer active in 人员; write somebody who is, for example {example}' } },
  'department.unknown': { error: true, sentence: { zh: '{title}「{typed}」不在部门表，应写部门表里的名称，例如 {example}', en: '{title} "{typed}" is not in 部门; write a name found there, for example {example}' } },
  'choice.unknown': { error: true, sentence: { zh: '{title}「{typed}」不在选项里，应选 {options} 之一，例如 {example}', en: '{title} "{typed}" is not an option; choose one of {options}' } },
  'tick.unreadable': { error: true, sentence: { zh: '{title}「{typed}」看不懂，应打勾或留空，也可写 是 / 否，例如 是', en: '{title} "{typed}" is not a tick; tick the box, or write 是 or 否' } },
  'yuan.unreadable': { error: true, sentence: { zh: '{title}「{typed}」不是金额，应写元，最多两位小数，例如 30', en: '{title} "{typed}" is not an amount; write yuan with at most two decimals, for example 30' } },
  'number.unreadable': { error: true, sentence: { zh: '{title}「{typed}」不是数字，例如 30', en: '{title} "{typed}" is not a number, for example 30' } },
  'hours.unreadable': { error: true, sentence: { zh: '{title}「{typed}」看不懂，应写从几点到几点，例如 08:30-12:00,13:30-17:30', en: '{title} "{typed}" is not a list of hours, for example 08:30-12:00,13:30-17:30' } },
  'scope.unknown': { error: true, sentence: { zh: '{title}「{typed}」不在部门表，也不是用工地（{places}），应写其中一个，空白表示全体，例如 {example}', en: '{title} "{typed}" is neither in 部门 nor a place of work ({places}); write one of them, blank for everybody, for example {example}' } },
  'workday.idle': { error: true, sentence: { zh: '{year} 年被排得没有任何上班时段，这些行都没有生效，应至少留出上班的日子，例如删去 {year}-03-02 那一行', en: 'These rows leave no working time in {year}, so none of them counts; leave some working days, for example delete the row of {year}-03-02' } },
  'workday.part': { error: false, sentence: { zh: '只在写明的时段休息，当天其余时间照常', en: 'Rest in these hours alone; the rest of the day is as usual' } },
  'workday.twice': { error: false, sentence: { zh: '{on} 后面另有一行，以后面那行为准', en: 'A later row says something else of {on}, and counts instead' } },
  'record.unknown': { error: true, sentence: { zh: '{title}「{typed}」没有这条记录，应写已有的编号，例如 {example}', en: '{title} "{typed}" is no record; write an existing number, for example {example}' } },
  'record.self': { error: true, sentence: { zh: '{title}「{typed}」就是这一行自己，应写原来那次投诉的编号，例如 {example}', en: '{title} "{typed}" is this very row; write the number of the earlier complaint' } },
  'text.long': { error: true, sentence: { zh: '{title}有 {length} 个字，记录只保留前 5000 个，请把其余的移到附件，例如写「详见附件」', en: '{title} has {length} characters; the record keeps the first 5,000; move the rest to an attachment' } },
  'cell.formula': { error: false, sentence: { zh: '{title}是公式，按它现在的值「{typed}」计，请改成直接填写的值，例如 {example}', en: '{title} is a formula and counts by its present value "{typed}"; type the value itself' } },
  'cell.broken': { error: true, sentence: { zh: '{title}的公式出错，应直接填写值，例如 {example}', en: 'The formula in {title} fails; type the value itself' } },
  'cell.restored': { error: false, sentence: { zh: '{title}由系统填写，一小时内已两次恢复，请不要改它', en: '{title} is written by the system and was put back twice within an hour; please leave it' } },
  'row.incomplete': { error: true, sentence: { zh: '缺{titles}，填好后这一行才算数，例如 {example}', en: '{titles} missing; the row counts once they are filled' } },
  'row.duplicate': { error: true, sentence: { zh: '{title}「{typed}」和另一行重复，只认前面那行，应写不同的{title}，例如 {example}', en: '{title} "{typed}" stands in another row too; only the first counts' } },
  'row.noIntake': { error: false, sentence: { zh: '第一受理人空白，催办发给全体受理人，例如填 {example}', en: '第一受理人 is blank; letters go to every intake officer' } },
  'row.noDepartment': { error: false, sentence: { zh: '责任部门空白，填好后送达才算数，例如 {example}', en: '责任部门 is blank; delivery counts once it is filled' } },
  'row.noSecondIntake': { error: false, sentence: { zh: '第二受理人空白，填好后送达才算数，例如 {example}', en: '第二受理人 is blank; delivery counts once it is filled' } },
  'row.standIn': { error: false, sentence: { zh: '第二受理人空白，由默认第二受理人 {person} 代替', en: '第二受理人 is blank; {person} stands in by default' } },
  'row.noHead': { error: false, sentence: { zh: '部门未设负责人，未拟罚', en: 'The department has no head; nothing was proposed' } },
  'row.copied': { error: false, sentence: { zh: '新编号，由 {record} 复制', en: 'A new number: the row was copied from {record}' } },
  'row.repeatReason': { error: false, sentence: { zh: '原投诉已结案且满意，请填再次投诉原因，例如 新问题', en: 'The earlier complaint is closed and satisfied; say why it came again, for example 新问题' } },
  'person.noAddress': { error: false, sentence: { zh: '没有邮箱，催办信发不到本人，例如 name@example.com', en: 'No address: letters cannot reach this person' } },
  'person.address': { error: true, sentence: { zh: '{title}「{typed}」不是邮箱地址，例如 name@example.com', en: '{title} "{typed}" is not a mail address' } },
  'person.bounced': { error: true, sentence: { zh: '{title}退信（{at}），信到不了本人，已改寄上一级，应改成能收到信的地址，例如 name@example.com', en: 'Letters to this address come back ({at}) and go to the next level up; write an address that works, for example name@example.com' } },
  'rule.unknown': { error: true, sentence: { zh: '{title}「{typed}」不是系统认识的规则编号，例如 D01', en: '{title} "{typed}" is not a rule this product knows, for example D01' } },
  'rule.unit': { error: true, sentence: { zh: '{title}「{typed}」和这条规则不配，应写 {options} 之一，例如 {example}', en: '{title} "{typed}" does not fit this rule; write one of {options}' } },
  'rule.range': { error: true, sentence: { zh: '上限小于下限，应不小于下限，例如下限 30、上限 50', en: 'The upper end is below the lower one' } },
  'date.ambiguous': { error: true, sentence: { zh: '{title}「{typed}」分不清哪个是月哪个是日，应写明年月日，例如 {example}', en: '{title} "{typed}" can be read with the day or the month first; write year, month and day, for example {example}' } },
  'date.shortYear': { error: true, sentence: { zh: '{title}「{typed}」的年份只有两位，应写四位，例如 {example}', en: '{title} "{typed}" has a year of two digits; write all four, for example {example}' } },
  'date.midnight': { error: true, sentence: { zh: '{title}「{typed}」在半夜前后填写，分不清是哪一天，应写日期，例如 {example}', en: '{title} "{typed}" was entered about midnight, so the day is not clear; write the date, for example {example}' } },
  'duration.unreadable': { error: true, sentence: { zh: '{title}「{typed}」看不懂，应写多少分钟或小时，例如 {example}', en: '{title} "{typed}" is not a duration; write minutes or hours, for example {example}' } },
  'duration.days': { error: true, sentence: { zh: '{title}「{typed}」没有说一天算几小时，应写小时，例如 {example}', en: '{title} "{typed}" does not say how many hours a day has; write hours, for example {example}' } },
  'duration.about': { error: false, sentence: { zh: '{title}「{typed}」是约数，按 {minutes} 分钟计', en: '{title} "{typed}" is approximate and counts as {minutes} minutes' } },
  'code.zero': { error: false, sentence: { zh: '{title}「{typed}」是数字，前导零可能丢失，请核对后以文本填写，例如 {example}', en: '{title} "{typed}" is a number and may have lost a leading zero; check it and type it as text, for example {example}' } },
  'code.rounded': { error: true, sentence: { zh: '{title}「{typed}」超过 15 位又存成了数字，末尾几位已丢失，应以文本填写，例如 {example}', en: '{title} "{typed}" is a number of more than 15 digits and has lost its last ones; type it as text, for example {example}' } },
  'person.zero': { error: true, sentence: { zh: '{title}「{typed}」不在人员表，前导零可能丢失，应写完整的工号，例如 {example}', en: '{title} "{typed}" is not in 人员 and may have lost a leading zero; write the whole number, for example {example}' } },
  'cell.volatile': { error: false, sentence: { zh: '{title}的公式会自己变，按第一次看到的值「{typed}」计，请改成直接填写的值，例如 {example}', en: '{title} is a formula that changes by itself and counts by the value first seen, "{typed}"; type the value itself, for example {example}' } },
  'rule.limit': { error: true, sentence: { zh: '{title}「{typed}」换不成「{unit}」，应只写数字，或者连单位一起改，例如 {example}', en: '{title} "{typed}" does not convert to {unit}; write a number, or change the unit too, for example {example}' } },
  'rule.ladder': { error: true, sentence: { zh: '{title}「{typed}」看不懂，应写每一步在何时、给谁，步与步用分号隔开，例如 67% 责任人; 100% +1; 200% +2，或 -10分钟 责任人; +30分钟 总经理', en: '{title} "{typed}" is not a step; write when and who, steps apart by semicolons, for example 67% 责任人; 100% +1; 200% +2, or -10分钟 责任人; +30分钟 总经理' } },
  'rule.ladderless': { error: true, sentence: { zh: '{title}对这条规则没有意义，应留空；只有 D01–D06、D08–D10 有阶梯，例如在 D03 写 67% 责任人; 100% +1', en: '{title} means nothing for this rule; leave it blank. Only D01-D06 and D08-D10 have a ladder, for example D03: 67% 责任人; 100% +1' } },
  'pause.none': { error: true, sentence: { zh: '{title} {typed} 没有对应的「{other}」，应先填{other}，例如 {example}', en: '{title} {typed} has no {other}; fill that first, for example {example}' } },
  'pause.reason': { error: false, sentence: { zh: '{title}空白，请写明为什么暂停，例如 待客户', en: '{title} is blank; say why the case waits, for example 待客户' } },
  'pause.capped': { error: false, sentence: { zh: '暂停已满 72 小时，时限自 {from} 起接着走；仍须等的，恢复后再暂停', en: 'The pause reached 72 hours; the clocks run on since {from}. Resume and pause again if the case still waits' } },
  'reopen.early': { error: true, sentence: { zh: '{title}「{typed}」以前没有{other}，回复客户以后才能重开，例如先填{other}', en: '{title} {typed} has no {other} before it; a case is reopened after the customer was answered' } },
  'line.refused': { error: true, sentence: { zh: '{what}', en: '{what}' } },
} as const satisfies Record<string, RemarkKind>;

/** The code of a remark. */
export type RemarkCode = keyof typeof REMARKS;

/** Something worth saying about one cell, or about the row as a whole. */
export interface Remark {
  readonly code: RemarkCode;
  /** Key of the column it stands at; absent for the whole row. */
  readonly column?: string;
  readonly sentence: Sentence;
  /** From this moment on time alone clears it. */
  readonly clearsAt?: Instant;
}

/** Says something about a cell or a row. */
export function remark(code: RemarkCode, facts: Readonly<Record<string, string>>, column?: string): Remark {
  return { code, sentence: fill(REMARKS[code].sentence, facts), ...(column === undefined ? {} : { column }) };
}

/** Whether the remark means that a cell does not count. */
export const isError = (it: Remark): boolean => REMARKS[it.code].error;
