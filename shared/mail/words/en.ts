import type { Words } from './words.ts';

const of = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
const both = (errors: number, overdue: number, ...said: readonly [string, string]): string => said.filter((_, index) => [errors, overdue][index] !== 0).join(', ');

/** English, for people who work elsewhere and whose name is not Chinese. Column titles stay as the sheet has them. */
export const EN: Words = {
  language: 'en', comma: ', ', colon: ': ', brackets: (text) => ` (${text})`,
  footer: 'Sent by Dengji; no reply is needed.',
  terms: {
    第一受理人: 'first intake officer', 第二受理人: 'second intake officer', 负责人: 'head of department', 最高领导: 'top leader', 上级: 'superior', 上级部门负责人: 'head of the parent department',
    上级部门最高领导: 'top leader of the parent department', 人事行政部经理: 'HR manager', 工程部经理: 'engineering manager', 质量判定负责人: 'quality assessor', 总经理: 'general manager', 董事长: 'chair',
    财务: 'finance', 受理人: 'intake officer', 责任人: 'person responsible', 被罚人: 'person fined', 核定人: 'decided by', 终审人: 'final ruling by', 管理员: 'Administrator',
    产品质量: 'product quality', 交期工期: 'delivery date', 发货: 'shipping', 安装: 'installation', 售后维修: 'repair', 服务态度: 'attitude', 处理不当: 'mishandling', 其他: 'other',
    涉及赔款折让退货: 'compensation, discount or return', 涉及其他公司或重大工程: 'another company or a major project', 核定: 'Decision', 终审: 'Final ruling',
    处罚: 'fine', 免罚: 'no fine', 维持: 'upheld', 变更: 'changed', 撤销: 'revoked', 工资扣款: 'from wages', 货款扣除: 'from payment for goods', 奖励金扣除: 'from bonus', 赔偿扣款: 'compensation',
    '登记台的管理员 administrator of Dengji': 'administrator of Dengji',
  },
  clocks: {
    D01: 'delivery', D02: 'solution on site', D03: 'reply of the investigation', D04: 'documents', D05: 'answer to the customer', D06: 'reply of the top leader', D07: 'replies of two departments',
    D08: 'investigation by the head', D09: 'reply of the head', D10: 'solution by the top leader', D11: 'call-back',
  },
  actions: {
    D01: 'hand the case to the second intake officer and fill in 「送达时间」', D02: 'solve it on site, answer the customer and fill in 「处理完毕时间」 and 「回复客户时间」', D03: 'report to the first intake officer and fill in 「调查回复时间」',
    D04: 'hand over the documents and fill in 「资料提供时间」', D05: 'answer the customer and fill in 「回复客户时间」', D06: 'reply to the intake officer and fill in 「最高领导答复时间」',
    D07: 'propose a solution or a date and fill in 「工程部答复」 and 「质量部答复」', D08: 'finish the investigation and fill in 「调查完成时间」', D09: 'reply to the intake officer or the customer and fill in 「调查回复时间」',
    D10: 'solve it today and fill in 「最高领导解决时间」',
  },
  rungs: { reminder: 'reminder', due: 'escalation', second: 'second escalation' },
  late: { entered: 'it had passed when the case was entered', quiet: 'no letters outside working hours', acknowledged: 'somebody had acknowledged, which rests the ladder for 30 minutes', outage: 'the system was down' },
  time: {
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    zones: { 'Asia/Shanghai': 'Beijing time', 'Asia/Taipei': 'Taipei time', 'Asia/Hong_Kong': 'Hong Kong time' },
    days: (n) => `${n} d`, hours: (n) => `${n} h`, minutes: (n) => `${n} min`, underAMinute: 'under 1 min',
    left: (span) => `${span} left`, over: (span) => `${span} overdue`, justDue: 'due now',
  },
  people: {
    greeting: (names) => `Dear ${names},`, andOthers: (first, count) => `${first} and ${count - 1} more`, whyTitle: 'Why you got this', copy: ', in copy',
    noAddress: ' (no address on record, not reached)', bounced: ' (letters come back, not reached)', standsFor: (name) => ` (in place of ${name}, who has left)`,
    undelivered: (name, role) => `This letter came back from ${name} (${role}) and is passed on to you: please tell them, and correct the 「邮箱」 in 《人员》; letters go there again from then on.`,
  },
  brief: {
    title: 'The complaint', withheld: 'Telephone and address of the customer are in the register, not in letters.', case: (type, customer) => ` (${type === undefined ? '' : `${type}, `}customer ${customer})`,
    record: 'Number', customer: 'Customer', type: 'Type', complainedAt: 'Received', department: 'Department', contract: 'Contract', content: 'Complaint',
    masks: { '［已隐去］': '[withheld]', '［邮箱略］': '[address withheld]', '［地址略］': '[address withheld]', '［号码略］': '[number withheld]' },
  },
  doors: { register: 'Open the register', acknowledge: 'I have read this (for those in To; the clock runs on)', view: 'In copy? See who has acknowledged', why: 'How these times were counted' },
  table: { task: 'Task', due: (zone) => `By (${zone})`, owner: 'Owed by', noLimit: 'no fixed limit' },
  ladder: {
    reminder: 'reminder', again: (state) => `second notice · ${state}`, state: (state) => `Complaint · ${state}`,
    subject: (who, before, what) => `${who}: ${before}${what}`, before: (when) => `by ${when}, `, finish: (name) => `finish ${name}`, todo: (who, count) => `${who}: ${count} tasks`,
    several: (count) => `${count} clocks of this case need you; please see to each of them below.`, opening: (name, state) => `The clock "${name}" is ${state}; please see to it as below.`, dueIn: (left) => `due soon, ${left}`, waiting: 'waiting for replies',
    limit: 'Limit', owner: 'Owed by', now: 'To do now', next: 'What follows', insteadOf: 'Instead of', sent: 'Sent',
    dueAt: (due, state) => `due ${due}, ${state}`, since: (start, passed) => `since ${start}, no fixed limit, ${passed} so far`, liable: (name) => `; ${name} was responsible when it fell due`,
    last: 'This is the last letter about this clock; the register goes on showing it until it is filled in.', following: (at, copies) => `If it is not filled in by ${at}, another letter follows${copies === '' ? '' : `, with a copy to ${copies}`}.`,
    replaces: (rungs) => `stands for what was not sent: ${rungs}`, lag: (minutes, why) => `${minutes} min later than the rule says: ${why}`, clause: (clause, clock, version) => `Rule: ${clause} (${clock}, version ${version})`,
  },
  delivered: {
    state: 'Complaint · delivered', badge: 'New complaint', subject: (who, when, name) => `${who}: ${name} by ${when}`,
    opening: (at) => `This complaint was handed to you${at === undefined ? '' : ` on ${at}`}; please see to it as below.`, now: 'To do now: as each is done, fill in its time in the register. One reminder comes before it is due; if it is still blank then, the next level gets a copy.',
  },
  flag: {
    answer: (who) => `${who}: reply for both departments`, know: (who) => `${who}: for your information`, opening: (at, flag) => `On ${at} the register marked this case: ${flag}.`,
    informed: 'Please take note. Nothing is to be filled in by you; the clocks of the case run on, and letters follow when they fall due.',
    now: (first) => `To do now: please fill in 「工程部答复」 and 「质量部答复」. Until both have replied there is a reminder ${first === undefined ? '' : `on ${first}, then `}at 09:00 of each working day.`,
  },
  result: {
    state: 'Complaint · result', badge: 'Result', subject: (who) => `${who}: the result`, opening: (record) => `Complaint ${record} has a result; please take note.`,
    at: 'Result of', result: 'Result', next: 'What follows: the intake officer answers the customer and calls back; nothing is to be filled in by you.',
  },
  resumed: {
    state: 'Complaint · pause ran out', badge: 'Pause ran out', subject: (who) => `${who}: go on with it`,
    opening: (from, to) => `The case has been paused since ${from}, and 「恢复时间」 is blank. A pause lasts 72 hours at most, so these clocks run on since ${to}:`,
    now: 'To do now: please go on with it; if the customer answered long ago, fill in the true 「恢复时间」.',
    wait: 'If it still waits for the customer: fill in 「恢复时间」, then type a new moment over 「暂停时间」 and say why in 「暂停原因」.', next: 'What follows: letters come as clocks fall due.',
    why: 'Whoever owes a clock is written to; where nobody does, the HR manager gets a copy.',
  },
  vanished: {
    state: 'Complaint · row gone', badge: 'Row gone', subject: (who) => `${who}: put the row back`,
    opening: (at, record) => `Since ${at} the register has no row ${record}. The record is safe, and these clocks run on:`,
    now: (record) => `To do now: please put the row back by undoing the deletion in the sheet; where undo is too late, the administrator runs desk sync restore ${record}.`,
    void: 'If the case should end: put the row back, then fill in 「作废原因」, which stops its clocks. Deleting a row does not.', next: 'What follows: once it is back, work goes on under the same number. Until then letters come as clocks fall due.',
    why: 'Whoever owes a clock is written to; where nobody does, the HR manager gets a copy.',
  },
  list: {
    state: (state) => `Call-backs · ${state}`, overdue: (count) => `${count} overdue`, items: (count) => of(count, 'case'), subject: (who, count) => `${who}: ${of(count, 'call')}`,
    week: (from, to) => `${from} to ${to}`, title: (week) => `Call-backs ${week}`,
    opening: (from, to, count, overdue) => `${of(count, 'customer')} to call back from ${from} to ${to}${overdue > 0 ? `, ${overdue} of them overdue` : ''}.`,
    now: 'To do now: please call each, and fill in 「回访时间」 and 「回访结果」.', next: 'What follows: this list comes on Mondays and on the last working day of a week at 09:00; with an overdue one, the HR manager gets a copy.',
  },
  digest: {
    state: (errors, overdue) => `Daily · ${both(errors, overdue, `${errors} to mend`, `${overdue} overdue`)}`,
    subject: (who, errors, overdue) => `${who}: ${both(errors, overdue, 'mend entries', 'chase what is late')}`,
    title: (day) => `Daily summary ${day}`, errors: (count) => `${of(count, 'entry', 'entries')} of yours still have something in 「校验结果」:`, row: 'Number', wrong: 'What is wrong, what would be right', mend: 'To do now: please correct them in the register; once right, they disappear by themselves.',
    overdue: (count, shown) => `${of(count, 'clock')} in your charge ${count === 1 ? 'is' : 'are'} overdue${count > shown ? `; the oldest ${shown}` : ''}:`, chase: 'To do now: see that they are done and filled in; all of them stand in the column 「最近时限」 of the register.',
    next: 'What follows: one summary at 09:00 of each working day, none when there is nothing to say. Reminders of single cases come by themselves.', stop: 'Stop these summaries', stopTitle: 'Unsubscribe',
  },
  fine: {
    state: 'Fine · decided', badge: 'Fine decided', subject: (who, amount) => `${who}: ${amount}, review possible`, yuan: (amount) => `${amount} yuan`, renminbi: (amount) => `${amount} yuan (CNY)`,
    opening: (record, who, amount) => `${record} was decided: ${who}, ${amount}. Facts and clause are below; please check them.`, facts: 'Amount and clause', decidedBy: 'Decided by', review: 'If you disagree: ask for a review',
    how: 'How', howTo: 'Give your reasons to the head of your department or to HR, who fill in 「复审理由」 and 「申请复审时间」 on this row of 《罚款台账》.', until: 'Until', before: (deadline) => `before ${deadline}`,
    noEnd: 'No fixed end; what is revoked or changed after the month is closed is reversed in the next open month.', next: 'What follows', final: 'The general manager or the chair rules, never who decided this row; the ruling is kept on it.',
    who: 'Who', amount: 'Amount', deduction: 'Deducted', clause: 'Clause', clauseOf: (clause, rule, version, name) => `${clause} (rule ${rule}, version ${version}: ${name})`, reason: 'Facts', at: 'When', complaint: 'Complaint',
  },
  decision: {
    state: (stage) => `${stage} · in your name`, badge: (stage, decision) => `${stage}: ${decision}`, what: (decision, amount) => `${decision} ${amount} yuan`,
    subjects: (who, what, until) => [`${who}: ${what}, object by ${until}`, `${what}, object by ${until}`, `${what}, you may object`],
    opening: (at, stage, record, what) => `${stage} in your name in 《罚款台账》 on ${at}: ${record}, ${what}.`, line: 'The row', yours: 'If it was you: nothing is to be done.',
    notYours: (deadline, stage) => `If it was not: please object before ${deadline}. Until the month is closed, the row goes back to where it was before: ${stage.toLowerCase()} undone.`, object: 'Object',
  },
};
