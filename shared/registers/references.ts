import { OTHER, YES_NO } from './aliases.ts';
import { JURISDICTIONS, PERSON_KINDS, ROLES } from './company.ts';
import type { Column, FactsOf } from './column.ts';
import type { Register } from './register.ts';

const PERSON = '写工号、「工号 姓名」，或不重名的姓名。';
const CHECK = { key: 'check', title: '校验结果', writer: 'S', kind: 'text', step: '系统', width: 260 } as const satisfies Column;

const PEOPLE_COLUMNS = [
  { key: 'no', title: '工号/编号', writer: 'P', kind: 'code', digits: 'staff', step: '人员', width: 90, note: '必填，不重复。' },
  { key: 'name', title: '姓名', writer: 'P', kind: 'text', step: '人员', width: 100, note: '必填。' },
  { key: 'department', title: '部门', writer: 'P', kind: 'department', step: '人员', width: 110 },
  { key: 'post', title: '岗位', writer: 'P', kind: 'text', step: '人员', width: 110 },
  { key: 'roles', title: '流程角色', writer: 'P', kind: 'choices', options: ROLES, step: '人员', width: 160, note: '可写几个，中间用顿号，例如 受理人、财务。' },
  { key: 'kind', title: '类别', writer: 'P', kind: 'choice', options: PERSON_KINDS, aliases: { 职工: '员工', 经销: '经销商', 直营: '直营店' }, step: '人员', width: 80, note: '空白表示员工。' },
  { key: 'email', title: '邮箱', writer: 'P', kind: 'text', step: '人员', width: 200, note: '催办和上报的信发到这里。' },
  { key: 'superior', title: '上级', writer: 'P', kind: 'person', step: '人员', width: 110, note: PERSON },
  { key: 'jurisdiction', title: '用工地', writer: 'P', kind: 'choice', options: JURISDICTIONS, aliases: { 广东省: '广东', 深圳市: '深圳', ...OTHER }, step: '人员', width: 80 },
  { key: 'active', title: '有效', writer: 'P', kind: 'choice', options: ['是', '否'], aliases: { 在职: '是', 离职: '否', 停用: '否', ...YES_NO }, step: '人员', width: 60, note: '空白表示是。' },
  CHECK,
] as const satisfies readonly Column[];

/** 人员: employees, dealers and stores. */
export const PEOPLE = {
  key: 'people', workbook: 'rules', title: '人员', shape: 'reference', required: ['no', 'name'], typed: true,
  columns: PEOPLE_COLUMNS, frozenColumns: 2, tabColor: 'blue',
} as const satisfies Register;
export type PersonFacts = FactsOf<typeof PEOPLE_COLUMNS>;

const DEPARTMENT_COLUMNS = [
  { key: 'name', title: '部门', writer: 'P', kind: 'text', step: '部门', width: 120, note: '必填，不重复。' },
  { key: 'parent', title: '上级部门', writer: 'P', kind: 'department', step: '部门', width: 120 },
  { key: 'head', title: '负责人', writer: 'P', kind: 'person', step: '部门', width: 110, note: PERSON },
  { key: 'deputy', title: '代理人', writer: 'P', kind: 'person', step: '部门', width: 110, note: PERSON },
  { key: 'deputyFrom', title: '代理起', writer: 'P', kind: 'since', step: '部门', width: 140 },
  { key: 'deputyUntil', title: '代理止', writer: 'P', kind: 'until', step: '部门', width: 140 },
  { key: 'leader', title: '最高领导', writer: 'P', kind: 'person', step: '部门', width: 110, note: PERSON },
  { key: 'secondIntake', title: '默认第二受理人', writer: 'P', kind: 'person', step: '部门', width: 130, note: PERSON },
  CHECK,
] as const satisfies readonly Column[];

/** 部门: who heads, stands in for and leads each department. */
export const DEPARTMENTS = {
  key: 'departments', workbook: 'rules', title: '部门', shape: 'reference', required: ['name'], typed: true,
  columns: DEPARTMENT_COLUMNS, frozenColumns: 1, tabColor: 'blue',
} as const satisfies Register;
export type DepartmentFacts = FactsOf<typeof DEPARTMENT_COLUMNS>;

const RULE_COLUMNS = [
  { key: 'id', title: '规则编号', writer: 'P', kind: 'code', step: '规则', width: 90, note: '同一编号可有几行，生效日晚的接替早的。' },
  { key: 'low', title: '时限/下限', writer: 'P', kind: 'number', step: '规则', width: 90 },
  { key: 'high', title: '上限', writer: 'P', kind: 'number', step: '规则', width: 80 },
  { key: 'unit', title: '单位', writer: 'P', kind: 'choice', options: ['分钟', '小时', '天', '当日', '下周', '元', '分'], also: ['月'], aliases: { 个小时: '小时', 钟头: '小时' }, step: '规则', width: 70 },
  { key: 'timing', title: '计时方式', writer: 'P', kind: 'choice', options: ['自然时间', '工作时间'], aliases: { 自然: '自然时间', 工作: '工作时间' }, step: '规则', width: 90 },
  { key: 'night', title: '夜间发信', writer: 'P', kind: 'choice', options: ['是', '否'], aliases: YES_NO, step: '规则', width: 80 },
  { key: 'from', title: '生效日', writer: 'P', kind: 'day', step: '规则', width: 100 },
  { key: 'until', title: '失效日', writer: 'P', kind: 'day', step: '规则', width: 100 },
  { key: 'active', title: '启用', writer: 'P', kind: 'choice', options: ['是', '否'], aliases: { 启用: '是', 停用: '否', ...YES_NO }, step: '规则', width: 60 },
  { key: 'ladder', title: '阶梯', writer: 'P', kind: 'text', step: '规则', width: 200, note: '空白表示三级：2/3 处提醒责任人，到期抄送上一级，再过一倍时间抄送上两级。例如 67% 责任人; 100% +1; 200% +2，也可写 -10分钟 责任人; +30分钟 总经理。' },
  { key: 'name', title: '名称', writer: 'S', kind: 'text', step: '系统', width: 200 },
  { key: 'kind', title: '类别', writer: 'S', kind: 'text', step: '系统', width: 70 },
  { key: 'clause', title: '依据', writer: 'S', kind: 'text', step: '系统', width: 230 },
  { key: 'version', title: '版本', writer: 'S', kind: 'number', step: '系统', width: 60 },
  CHECK,
] as const satisfies readonly Column[];

/** 规则: limits and fines, by version. */
export const RULES = {
  key: 'rules', workbook: 'rules', title: '规则', shape: 'reference', required: ['id'], typed: true,
  columns: RULE_COLUMNS, frozenColumns: 1, tabColor: 'blue',
} as const satisfies Register;
export type RuleFacts = FactsOf<typeof RULE_COLUMNS>;

const WORKDAY_COLUMNS = [
  { key: 'on', title: '日期', writer: 'P', kind: 'day', step: '日历', width: 110, note: '必填，例如 2026-10-10。' },
  { key: 'type', title: '类型', writer: 'P', kind: 'choice', options: ['休息', '上班'], aliases: { 放假: '休息', 假日: '休息', 休: '休息', 补班: '上班', 班: '上班' }, step: '日历', width: 80, note: '必填。' },
  { key: 'hours', title: '时段', writer: 'P', kind: 'hours', step: '日历', width: 200, note: '例如 08:30-12:00,13:30-17:30；空白表示平日的时段。休息写了时段，就只在这段时间休息。' },
  { key: 'remark', title: '说明', writer: 'P', kind: 'text', step: '日历', width: 200 },
  { key: 'scope', title: '适用', writer: 'P', kind: 'scope', step: '日历', width: 110, note: '空白表示全体；或写一个部门（不含下级部门），或一个用工地，例如 售后部、台湾。部门的行先于用工地的，用工地的先于全体的。' },
  CHECK,
] as const satisfies readonly Column[];

/** 工作日历: rows here beat the built-in calendar. */
export const WORKDAYS = {
  key: 'workdays', workbook: 'rules', title: '工作日历', shape: 'reference', required: ['on', 'type'], typed: true,
  columns: WORKDAY_COLUMNS, frozenColumns: 1, tabColor: 'blue',
} as const satisfies Register;
export type WorkdayFacts = FactsOf<typeof WORKDAY_COLUMNS>;
