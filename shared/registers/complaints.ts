import { OTHER, YES_NO } from './aliases.ts';
import type { Column, FactsOf } from './column.ts';
import type { Register } from './register.ts';

const MOMENT = '写日期和时间，例如 2026-10-12 09:34。';
const PERSON = '写工号、「工号 姓名」，或不重名的姓名。';

/* Words that people write for an option and that can mean no other. */
const TYPES = { 质量: '产品质量', 质量问题: '产品质量', 交期: '交期工期', 工期: '交期工期', 售后: '售后维修', 维修: '售后维修', 态度: '服务态度', ...OTHER } as const;
const UPHELD = { 成立: '是', 属实: '是', 不成立: '否', 不属实: '否', ...YES_NO } as const;
const CONDUCT = { 处理不当: '业务处理不当', 违规: '违规操作', 恶劣: '态度恶劣', 不及时: '不及时不到位', 不到位: '不及时不到位', 没有: '无' } as const;
const REASONS = { 拖延: '拖延或无人跟进', 无人跟进: '拖延或无人跟进', 没人跟进: '拖延或无人跟进', 不服: '不服处理结果', 不服结果: '不服处理结果' } as const;
const CALLS = { 很满意: '满意', 非常满意: '满意', 没接通: '未接通', 无人接听: '未接通', 没人接: '未接通', 未接: '未接通', 没接: '未接通', 打不通: '未接通', 无法接通: '未接通' } as const;
const WAITS = { 等客户: '待客户', 客户: '待客户', 等待客户: '待客户', 客户原因: '待客户', ...OTHER } as const;
const VOIDS = { 重复: '重复录入', 重复登记: '重复录入', 录错: '误录', 录入错误: '误录', 不是投诉: '非投诉', ...OTHER } as const;

/** Options of 回访结果. */
export const CALL_RESULTS = ['满意', '基本满意', '不满意', '未接通'] as const;

const COLUMNS = [
  { key: 'id', title: '编号', writer: 'S', kind: 'text', step: '系统', width: 120, note: '系统给出，从不重用。' },
  { key: 'status', title: '状态', writer: 'S', kind: 'text', step: '系统', width: 90, note: '由填写的时间推出，不用手填。' },
  { key: 'nearest', title: '最近时限', writer: 'S', kind: 'text', step: '系统', width: 180, note: '最先到的一个时限。' },
  { key: 'check', title: '校验结果', writer: 'S', kind: 'text', step: '系统', width: 190, note: '空白表示一切正常；有字时写着哪里不对、怎样写才对。' },
  { key: 'complainedAt', title: '投诉时间', writer: 'P', kind: 'moment', step: '受理', width: 140, note: `第一受理人接到投诉的时刻。${MOMENT}空白表示系统第一次看到这一行的时刻。` },
  { key: 'firstIntake', title: '第一受理人', writer: 'P', kind: 'person', step: '受理', width: 100, note: PERSON },
  { key: 'customer', title: '客户', writer: 'P', kind: 'text', step: '受理', width: 90, note: '必填。和投诉内容都填好以后，这一行才成为记录。' },
  { key: 'phone', title: '联系电话', writer: 'P', kind: 'code', digits: 'phone', step: '受理', width: 110 },
  { key: 'contract', title: '合同号', writer: 'P', kind: 'code', step: '受理', width: 90 },
  { key: 'address', title: '地址', writer: 'P', kind: 'text', step: '受理', width: 120 },
  { key: 'type', title: '投诉类型', writer: 'P', kind: 'choice', options: ['产品质量', '交期工期', '发货', '安装', '售后维修', '服务态度', '处理不当', '其他'], aliases: TYPES, step: '受理', width: 100 },
  { key: 'content', title: '投诉内容', writer: 'P', kind: 'text', step: '受理', width: 260, note: '必填。' },
  { key: 'department', title: '责任部门', writer: 'P', kind: 'department', step: '受理', width: 110 },
  { key: 'secondIntake', title: '第二受理人', writer: 'P', kind: 'person', step: '受理', width: 110, note: `${PERSON}空白时由责任部门的默认第二受理人代替。` },
  { key: 'deliveredAt', title: '送达时间', writer: 'P', kind: 'moment', step: '受理', width: 140, note: `送到第二受理人的时刻。${MOMENT}` },
  { key: 'solvedOnTheSpot', title: '当场解决', writer: 'P', kind: 'tick', step: '受理', width: 80 },
  { key: 'onSiteWanted', title: '要求现场解决', writer: 'P', kind: 'tick', step: '受理', width: 100 },
  { key: 'onSitePromise', title: '现场承诺时间', writer: 'P', kind: 'promise', step: '受理', width: 140, note: MOMENT },
  { key: 'answerWantedBy', title: '客户要求回复时间', writer: 'P', kind: 'promise', step: '受理', width: 140, note: MOMENT },
  { key: 'direct', title: '第二受理人直接回复', writer: 'P', kind: 'tick', step: '调查', width: 120 },
  { key: 'dataAskedAt', title: '索取资料时间', writer: 'P', kind: 'moment', step: '调查', width: 140, note: MOMENT },
  { key: 'dataGivenAt', title: '资料提供时间', writer: 'P', kind: 'moment', step: '调查', width: 140, note: MOMENT },
  { key: 'investigatedAt', title: '调查完成时间', writer: 'P', kind: 'moment', step: '调查', width: 140, note: MOMENT },
  { key: 'repliedAt', title: '调查回复时间', writer: 'P', kind: 'moment', step: '调查', width: 140, note: MOMENT },
  { key: 'findings', title: '调查结果', writer: 'P', kind: 'text', step: '调查', width: 200 },
  { key: 'complex', title: '案情复杂', writer: 'P', kind: 'tick', step: '调查', width: 80 },
  { key: 'extendedTo', title: '客户同意延期至', writer: 'P', kind: 'promise', step: '调查', width: 140, note: MOMENT },
  { key: 'order', title: '订单编号', writer: 'P', kind: 'code', step: '订单资料', width: 110 },
  { key: 'model', title: '产品型号', writer: 'P', kind: 'code', step: '订单资料', width: 110 },
  { key: 'quantity', title: '数量', writer: 'P', kind: 'text', step: '订单资料', width: 70 },
  { key: 'deliveryOn', title: '交货日期', writer: 'P', kind: 'day', step: '订单资料', width: 100, note: '写日期，例如 2026-10-12。' },
  { key: 'repairNo', title: '返修编号', writer: 'P', kind: 'code', step: '订单资料', width: 110 },
  { key: 'repairQuantity', title: '返修数量', writer: 'P', kind: 'text', step: '订单资料', width: 80 },
  { key: 'productionStep', title: '生产环节', writer: 'P', kind: 'text', step: '订单资料', width: 110 },
  { key: 'shippedOn', title: '出货日期', writer: 'P', kind: 'day', step: '订单资料', width: 100, note: '写日期，例如 2026-10-12。' },
  { key: 'raisedAt', title: '上报最高领导时间', writer: 'P', kind: 'moment', step: '上报', width: 140, note: MOMENT },
  { key: 'leaderRepliedAt', title: '最高领导答复时间', writer: 'P', kind: 'moment', step: '上报', width: 140, note: MOMENT },
  { key: 'leaderSolvedAt', title: '最高领导解决时间', writer: 'P', kind: 'moment', step: '上报', width: 140, note: MOMENT },
  { key: 'money', title: '涉及赔款折让退货', writer: 'P', kind: 'tick', step: '上报', width: 120 },
  { key: 'engineeringReply', title: '工程部答复', writer: 'P', kind: 'text', step: '上报', width: 160 },
  { key: 'qualityReply', title: '质量部答复', writer: 'P', kind: 'text', step: '上报', width: 160 },
  { key: 'otherCompany', title: '涉及其他公司或重大工程', writer: 'P', kind: 'tick', step: '上报', width: 150 },
  { key: 'result', title: '处理结果', writer: 'P', kind: 'text', step: '结果', width: 200 },
  { key: 'resultAt', title: '结果时间', writer: 'P', kind: 'moment', step: '结果', width: 140, note: MOMENT },
  { key: 'answeredAt', title: '回复客户时间', writer: 'P', kind: 'moment', step: '结果', width: 140, note: MOMENT },
  { key: 'handledAt', title: '处理完毕时间', writer: 'P', kind: 'moment', step: '结果', width: 140, note: '空白等于回复客户时间。' },
  { key: 'upheld', title: '投诉是否成立', writer: 'P', kind: 'choice', options: ['是', '否'], aliases: UPHELD, step: '判定', width: 100 },
  { key: 'responsible', title: '责任人/责任单位', writer: 'P', kind: 'party', step: '判定', width: 130, note: '员工、经销商或直营店；或写「待查」「公司外人员」。' },
  { key: 'conduct', title: '查实情形', writer: 'P', kind: 'choice', options: ['业务处理不当', '违规操作', '态度恶劣', '不及时不到位', '无'], aliases: CONDUCT, step: '判定', width: 110 },
  { key: 'media', title: '已上媒体或网络', writer: 'P', kind: 'tick', step: '判定', width: 110 },
  { key: 'harm', title: '造成负面影响', writer: 'P', kind: 'tick', step: '判定', width: 100 },
  { key: 'judge', title: '判定人', writer: 'P', kind: 'person', step: '判定', width: 110, note: PERSON },
  { key: 'repeatOf', title: '再次投诉原编号', writer: 'P', kind: 'record', prefix: 'KS', step: '再次投诉', width: 130, note: '原投诉的编号，例如 KS-2610-0001。' },
  { key: 'repeatReason', title: '再次投诉原因', writer: 'P', kind: 'choice', options: ['拖延或无人跟进', '不服处理结果', '新问题'], aliases: REASONS, step: '再次投诉', width: 130 },
  { key: 'calledAt', title: '回访时间', writer: 'P', kind: 'moment', step: '回访', width: 140, note: MOMENT },
  { key: 'satisfaction', title: '回访结果', writer: 'P', kind: 'choice', options: CALL_RESULTS, aliases: CALLS, step: '回访', width: 90 },
  { key: 'void', title: '作废原因', writer: 'P', kind: 'choice', options: ['重复录入', '误录', '非投诉', '其他'], aliases: VOIDS, step: '作废', width: 90 },
  { key: 'pausedAt', title: '暂停时间', writer: 'P', kind: 'moment', step: '暂停重开', width: 140, note: `须等客户、时限停下的时刻。${MOMENT}恢复以后又要暂停，就在这里改写新的时刻；以前的暂停照算。写错的，没有恢复就清空，已恢复就把恢复时间改成同一时刻。` },
  { key: 'pauseReason', title: '暂停原因', writer: 'P', kind: 'choice', options: ['待客户', '待第三方', '不可抗力', '其他'], aliases: WAITS, step: '暂停重开', width: 100, note: '每次暂停都要写明原因。' },
  { key: 'resumedAt', title: '恢复时间', writer: 'P', kind: 'moment', step: '暂停重开', width: 140, note: `时限接着走的时刻，不早于暂停时间。${MOMENT}空白表示还在暂停；一次暂停最多 72 小时，满了自动恢复。` },
  { key: 'reopenedAt', title: '重开时间', writer: 'P', kind: 'moment', step: '暂停重开', width: 140, note: `回复客户以后又要再办的时刻。${MOMENT}调查、答复、回复和回访重新计时，以前的结果保留；此后填写的时刻要晚于它才算。再次重开，改写新的时刻。` },
  { key: 'deliverBy', title: '送达截止', writer: 'S', kind: 'moment', step: '时限', width: 130 },
  { key: 'onSiteBy', title: '现场解决截止', writer: 'S', kind: 'moment', step: '时限', width: 130 },
  { key: 'dataBy', title: '资料提供截止', writer: 'S', kind: 'moment', step: '时限', width: 130 },
  { key: 'replyBy', title: '调查回复截止', writer: 'S', kind: 'moment', step: '时限', width: 130 },
  { key: 'investigateBy', title: '负责人调查截止', writer: 'S', kind: 'moment', step: '时限', width: 130 },
  { key: 'headReplyBy', title: '负责人答复截止', writer: 'S', kind: 'moment', step: '时限', width: 130 },
  { key: 'leaderReplyBy', title: '领导答复截止', writer: 'S', kind: 'moment', step: '时限', width: 130 },
  { key: 'leaderSolveBy', title: '领导解决截止', writer: 'S', kind: 'moment', step: '时限', width: 130 },
  { key: 'answerBy', title: '回复客户截止', writer: 'S', kind: 'moment', step: '时限', width: 130 },
  { key: 'callBy', title: '回访截止', writer: 'S', kind: 'moment', step: '时限', width: 130 },
  { key: 'trail', title: '催办上报记录', writer: 'S', kind: 'text', step: '时限', width: 240 },
  { key: 'updatedAt', title: '系统更新时间', writer: 'S', kind: 'moment', step: '时限', width: 130 },
] as const satisfies readonly Column[];

/** R01 客户投诉登记本. */
export const COMPLAINTS = {
  key: 'complaints',
  workbook: 'service',
  title: '客户投诉登记本',
  shape: 'records',
  prefix: 'KS',
  required: ['customer', 'content'],
  typed: true,
  columns: COLUMNS,
  frozenColumns: 2,
  tabColor: 'green',
} as const satisfies Register;

/** Moments of a row that cannot go backwards, each list in its order. */
export const COMPLAINT_ORDERS = [
  ['complainedAt', 'deliveredAt', 'investigatedAt', 'repliedAt', 'resultAt', 'answeredAt', 'calledAt'],
  ['raisedAt', 'leaderRepliedAt', 'leaderSolvedAt'],
] as const satisfies readonly (readonly (keyof ComplaintFacts)[])[];

/** Columns of which every former value counts: pauses follow one another, and a reopening sets aside what came before it. */
export const COMPLAINT_REMEMBERED = [
  'dataAskedAt', 'dataGivenAt', 'investigatedAt', 'repliedAt', 'raisedAt', 'leaderRepliedAt', 'leaderSolvedAt', 'resultAt', 'answeredAt', 'handledAt',
  'calledAt', 'satisfaction', 'pausedAt', 'pauseReason', 'resumedAt', 'reopenedAt',
] as const satisfies readonly (keyof ComplaintFacts)[];
export type RememberedKey = (typeof COMPLAINT_REMEMBERED)[number];

/** What a row of 客户投诉登记本 says, as far as it is filled and understood. */
export type ComplaintFacts = FactsOf<typeof COLUMNS>;
