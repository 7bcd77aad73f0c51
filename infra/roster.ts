import type { Sentence } from '../shared/words/sentence.ts';

/** What a function may touch; each word grants the permission and brings the setting in one move. */
export type Need = 'table:read' | 'table:write' | 'schedules' | 'sheets' | 'post' | 'tokens';

/** What wakes a function. */
export type Trigger =
  | { readonly kind: 'every'; readonly minutes: number }
  | { readonly kind: 'daily'; readonly at: string }
  | { readonly kind: 'queue'; readonly queue: 'rings' }
  | { readonly kind: 'topic'; readonly topic: 'returned' }
  | { readonly kind: 'http'; readonly routes: readonly `${'GET' | 'HEAD' | 'POST'} /${string}`[] };

/** One Lambda function; `name` is its file in functions/, its alarm and its log group. */
export interface Duty {
  readonly name: string;
  readonly trigger: Trigger;
  readonly needs: readonly Need[];
  /** Who is hurt when it fails: the text of its alarm. */
  readonly impact: Sentence;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** At most so many at once; absent = the account's limit. */
  readonly concurrency?: number;
}

const WRITES = ['table:read', 'table:write', 'schedules', 'sheets', 'post', 'tokens'] as const;

/** Every function of the product. The cloud stack and the one-machine gate both read this list and nothing else. */
export const ROSTER = [
  {
    name: 'look',
    trigger: { kind: 'every', minutes: 1 },
    needs: WRITES,
    impact: { zh: '员工在表里的登记没有被读取：编号不出、时限不起算。', en: 'What staff type is not read: no numbers are given and no clock starts.' },
    timeoutSeconds: 120,
    memoryMb: 1024,
    concurrency: 1,
  },
  {
    name: 'ring',
    trigger: { kind: 'queue', queue: 'rings' },
    needs: WRITES,
    impact: { zh: '催办与上报信没有按时发出：责任人不知道时限已到。', en: 'Reminders and escalations are late: people do not learn that their time is up.' },
    timeoutSeconds: 60,
    memoryMb: 512,
  },
  {
    name: 'sweep',
    trigger: { kind: 'every', minutes: 5 },
    needs: WRITES,
    impact: { zh: '中断后的补救没有执行：漏掉的提醒和未完成的写入不会补上。', en: 'Nothing is recovered after a fault: missed rings and unfinished effects stay undone.' },
    timeoutSeconds: 300,
    memoryMb: 512,
    concurrency: 1,
  },
  {
    name: 'report',
    trigger: { kind: 'daily', at: '09:00' },
    needs: WRITES,
    impact: { zh: '受理人收不到回访清单：客户可能无人回访。', en: 'Intake staff get no call-back list: customers may not be called.' },
    timeoutSeconds: 300,
    memoryMb: 512,
    concurrency: 1,
  },
  {
    name: 'export',
    trigger: { kind: 'http', routes: ['GET /api/fines/{file}', 'GET /api/fines/{month}/manifest'] },
    needs: ['table:read', 'tokens'],
    impact: { zh: '财务取不到罚款文件，工资或货款扣款会延误。', en: 'Finance cannot pull the fine file; payroll and dealer deductions are late.' },
    timeoutSeconds: 30,
    memoryMb: 1024,
  },
  {
    name: 'close',
    trigger: { kind: 'http', routes: ['POST /api/months/{month}/close'] },
    needs: WRITES,
    impact: { zh: '财务不能结账，当月罚款不能定稿。', en: 'Finance cannot close the month; its fines stay open.' },
    timeoutSeconds: 300,
    memoryMb: 1024,
    concurrency: 1,
  },
  {
    name: 'present',
    trigger: { kind: 'http', routes: ['GET /finance', 'POST /finance'] },
    needs: WRITES,
    impact: { zh: '财务打不开当月页面。', en: 'Finance cannot open the page of the month.' },
    timeoutSeconds: 30,
    memoryMb: 512,
  },
  {
    name: 'explain',
    trigger: { kind: 'http', routes: ['GET /api/records/{id}/why'] },
    needs: ['table:read', 'tokens'],
    impact: { zh: '管理员查不到一条时限或罚款的来由。', en: 'The administrator cannot see why a clock or a fine came about.' },
    timeoutSeconds: 30,
    memoryMb: 512,
  },
  {
    name: 'why',
    trigger: { kind: 'http', routes: ['GET /w/{token}', 'HEAD /w/{token}'] },
    needs: ['table:read', 'tokens'],
    impact: { zh: '收信人打不开时限明细，无法复核到期时刻。', en: 'People cannot see how their clocks were counted.' },
    timeoutSeconds: 30,
    memoryMb: 512,
  },
  {
    name: 'nudge',
    trigger: { kind: 'http', routes: ['POST /api/nudge'] },
    needs: WRITES,
    impact: { zh: '表格变动的即时通知失效，改动最迟一分钟后由轮询读到。', en: 'Edits are no longer announced at once; the poll still reads them within a minute.' },
    timeoutSeconds: 120,
    memoryMb: 1024,
    concurrency: 1,
  },
  {
    name: 'acknowledge',
    trigger: { kind: 'http', routes: ['GET /a/{token}', 'HEAD /a/{token}', 'POST /a/{token}'] },
    needs: WRITES,
    impact: { zh: '收信人不能确认已知悉或提出异议。', en: 'People cannot acknowledge a letter or object to a decision.' },
    timeoutSeconds: 30,
    memoryMb: 512,
  },
  {
    name: 'bounce',
    trigger: { kind: 'topic', topic: 'returned' },
    needs: WRITES,
    impact: { zh: '退信没有人知道：收信人一直收不到信，上一级也不知情。', en: 'Nobody learns of letters that come back: people get none, and the next up does not know.' },
    timeoutSeconds: 60,
    memoryMb: 512,
    concurrency: 1,
  },
] as const satisfies readonly Duty[];

/** The name of a function. */
export type DutyName = (typeof ROSTER)[number]['name'];
