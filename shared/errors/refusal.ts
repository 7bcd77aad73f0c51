import type { Sentence } from '../words/sentence.ts';

interface RefusalKind {
  /** HTTP status of the answer. */
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 429 | 503;
  /** Whether the same call may succeed later without a change. */
  readonly retry: boolean;
  readonly sentence: Sentence;
}

/** Every way in which the product says no. `{name}` in a sentence is filled from the refusal's facts. */
export const REFUSALS = {
  'auth.missing': { status: 401, retry: false, sentence: { zh: '缺少访问令牌。请在请求头加 Authorization: Bearer 令牌。', en: 'No access token. Send it as Authorization: Bearer TOKEN.' } },
  'auth.wrong': { status: 401, retry: false, sentence: { zh: '访问令牌无效。请向管理员索取新的令牌。', en: 'The access token is not valid. Ask the administrator for a new one.' } },
  'auth.role': { status: 403, retry: false, sentence: { zh: '此令牌不能做这件事，需要 {role} 令牌。', en: 'This token may not do that; a {role} token is needed.' } },
  'call.unknown': { status: 404, retry: false, sentence: { zh: '没有这个地址：{path}。', en: 'There is no such address: {path}.' } },
  'call.invalid': { status: 400, retry: false, sentence: { zh: '请求不正确：{what}。例如：{example}。', en: 'The request is wrong: {what}. For example: {example}.' } },
  'month.invalid': { status: 400, retry: false, sentence: { zh: '月份写作 2026-10，收到的是「{month}」。', en: 'A month is written 2026-10; got "{month}".' } },
  'month.open': { status: 409, retry: true, sentence: { zh: '{month} 尚未结账，没有定稿。可加 ?preview=1 预览，或先结账。', en: '{month} is not closed, so there is no final file. Add ?preview=1 for a preview, or close it first.' } },
  'month.running': { status: 409, retry: true, sentence: { zh: '{month} 还没有结束，最后一天过后才能结账。', en: '{month} is still running; it can be closed after its last day.' } },
  'month.order': { status: 409, retry: true, sentence: { zh: '请先结账更早的月份 {earlier}，再结 {month}。', en: 'Close the earlier month {earlier} first, then {month}.' } },
  'record.unknown': { status: 404, retry: false, sentence: { zh: '没有编号为 {record} 的记录。编号形如 KS-2610-0001。', en: 'There is no record {record}. A number looks like KS-2610-0001.' } },
  'link.wrong': { status: 404, retry: false, sentence: { zh: '链接无效。请打开最新一封信里的链接。', en: 'This link is not valid. Open the one in the newest letter.' } },
  'link.expired': { status: 410, retry: false, sentence: { zh: '链接已过期。请打开最新一封信里的链接。', en: 'This link has expired. Open the one in the newest letter.' } },
  'link.view': { status: 403, retry: false, sentence: { zh: '这封信抄送给您，由收件人确认，您不用做什么。', en: 'You got a copy of this letter; those in To acknowledge it, and there is nothing for you to do.' } },
  'initials.invalid': { status: 400, retry: false, sentence: { zh: '请输入 1 到 10 个字的姓名缩写，例如：李四。', en: 'Type your initials, 1 to 10 characters, for example: LS.' } },
  'clock.wall': { status: 409, retry: false, sentence: { zh: '现在走的是真实时钟，不能拨动。用 npm start -- --now 时刻 启动才可以。', en: 'The clock is a wall clock and cannot be wound. Start with npm start -- --now ISO.' } },
  'clock.back': { status: 409, retry: false, sentence: { zh: '时钟只能往前拨。现在是 {now}，要求的是 {to}。', en: 'The clock only goes forward. It is {now}; asked for {to}.' } },
  'store.busy': { status: 503, retry: true, sentence: { zh: '有人同时在改同一条记录，请稍后再试。', en: 'Somebody is changing the same record; try again.' } },
  'sheet.unavailable': { status: 503, retry: true, sentence: { zh: '暂时读不到表格，没有改动任何内容，稍后会自动再试。', en: 'The sheet cannot be read just now; nothing was changed and it will be tried again.' } },
  'tab.unknown': { status: 404, retry: false, sentence: { zh: '没有叫「{tab}」的登记表。有：{tabs}。', en: 'There is no register called "{tab}". There are: {tabs}.' } },
  'tab.absent': { status: 409, retry: false, sentence: { zh: '「{tab}」的标签页或表头不在了，请用 npm run desk -- sync rebuild {tab} 重建。', en: 'The tab or the header of "{tab}" is gone; make it anew: npm run desk -- sync rebuild {tab}' } },
  'tab.there': { status: 409, retry: false, sentence: { zh: '「{tab}」好好的，不用重建。要按记录恢复内容：npm run desk -- sync restore {tab}', en: '"{tab}" is there and need not be rebuilt. To restore its contents: npm run desk -- sync restore {tab}' } },
  'tab.busy': { status: 503, retry: true, sentence: { zh: '「{tab}」正有人在用：系统在查看，或另一个命令接了手。请稍后再运行一次。', en: '"{tab}" is in use: the system is looking at it, or another command took over. Run it again in a moment.' } },
  'tab.protected': { status: 409, retry: false, sentence: { zh: '谷歌拒绝写入「{tab}」，多半是有人保护了工作表或列。请把服务账号加进可编辑的人，再运行一次。', en: 'Google refuses to write into "{tab}"; most likely somebody protected the sheet or a column. Add the service account to its editors and run it again.' } },
  'tab.restoring': { status: 409, retry: false, sentence: { zh: '「{tab}」正在恢复，或上次恢复没有做完。请再运行一次：npm run desk -- sync restore {tab}', en: '"{tab}" is being restored, or its restoring was cut short. Run it again: npm run desk -- sync restore {tab}' } },
  'calendar.file': { status: 400, retry: false, sentence: { zh: '放假安排的文件不对：{what}。格式见 npm run desk -- calendar --help。', en: 'The file of official days is wrong: {what}. For its format see npm run desk -- calendar --help.' } },
  'calendar.invalid': { status: 400, retry: false, sentence: { zh: '工作日历不对：{what}。例如：08:30-12:00,13:30-17:30。', en: 'The calendar is wrong: {what}. For example: 08:30-12:00,13:30-17:30.' } },
} as const satisfies Record<string, RefusalKind>;

/** The code of a refusal. */
export type RefusalCode = keyof typeof REFUSALS;

/** Fills `{name}` places of a sentence. */
export function fill(sentence: Sentence, facts: Readonly<Record<string, string>>): Sentence {
  const put = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '');
  return { zh: put(sentence.zh), en: put(sentence.en) };
}

/** The product says no: a code of the closed set, with a sentence for people. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly status: number;
  readonly retry: boolean;
  readonly sentence: Sentence;

  constructor(code: RefusalCode, facts: Readonly<Record<string, string>> = {}) {
    const kind: RefusalKind = REFUSALS[code];
    const sentence = fill(kind.sentence, facts);
    super(sentence.zh);
    this.name = 'Refusal';
    this.code = code;
    this.status = kind.status;
    this.retry = kind.retry;
    this.sentence = sentence;
  }
}
