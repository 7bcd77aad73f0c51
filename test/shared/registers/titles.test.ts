import { describe, expect, test } from 'vitest';
import { REGISTERS } from '../../../shared/registers/list.ts';

/** The tabs as the contract lists them: workbook, then the columns of each writer in their order. */
const TABS: Readonly<Record<string, readonly [workbook: string, columns: string]>> = {
  客户投诉登记本: ['service', `
    S: 编号 · 状态 · 最近时限 · 校验结果
    P: 投诉时间 · 第一受理人 · 客户 · 联系电话 · 合同号 · 地址 · 投诉类型 · 投诉内容 · 责任部门 · 第二受理人 · 送达时间 · 当场解决 · 要求现场解决 · 现场承诺时间 · 客户要求回复时间
    P: 第二受理人直接回复 · 索取资料时间 · 资料提供时间 · 调查完成时间 · 调查回复时间 · 调查结果 · 案情复杂 · 客户同意延期至
    P: 订单编号 · 产品型号 · 数量 · 交货日期 · 返修编号 · 返修数量 · 生产环节 · 出货日期
    P: 上报最高领导时间 · 最高领导答复时间 · 最高领导解决时间 · 涉及赔款折让退货 · 工程部答复 · 质量部答复 · 涉及其他公司或重大工程
    P: 处理结果 · 结果时间 · 回复客户时间 · 处理完毕时间
    P: 投诉是否成立 · 责任人/责任单位 · 查实情形 · 已上媒体或网络 · 造成负面影响 · 判定人
    P: 再次投诉原编号 · 再次投诉原因
    P: 回访时间 · 回访结果
    P: 作废原因
    P: 暂停时间 · 暂停原因 · 恢复时间 · 重开时间
    S: 送达截止 · 现场解决截止 · 资料提供截止 · 调查回复截止 · 负责人调查截止 · 负责人答复截止 · 领导答复截止 · 领导解决截止 · 回复客户截止 · 回访截止 · 催办上报记录 · 系统更新时间`],
  罚款台账: ['finance', `
    S: 编号 · 状态 · 校验结果 · 投诉编号 · 被罚人编号 · 被罚人/单位 · 对象类别 · 部门 · 规则编号 · 依据 · 事由 · 事件时间 · 下限 · 上限 · 拟罚金额 · 提示
    P: 核定结论 · 核定金额 · 核定人 · 核定意见 · 复审理由 · 申请复审时间 · 终审结论 · 终审金额 · 终审人 · 终审时间
    S: 应扣金额 · 扣款月份 · 通知时间 · 系统更新时间`],
  人员: ['rules', `
    P: 工号/编号 · 姓名 · 部门 · 岗位 · 流程角色 · 类别 · 邮箱 · 上级 · 用工地 · 有效
    S: 校验结果`],
  部门: ['rules', `
    P: 部门 · 上级部门 · 负责人 · 代理人 · 代理起 · 代理止 · 最高领导 · 默认第二受理人
    S: 校验结果`],
  规则: ['rules', `
    P: 规则编号 · 时限/下限 · 上限 · 单位 · 计时方式 · 夜间发信 · 生效日 · 失效日 · 启用 · 阶梯
    S: 名称 · 类别 · 依据 · 版本 · 校验结果`],
  工作日历: ['rules', `
    P: 日期 · 类型 · 时段 · 说明 · 适用
    S: 校验结果`],
};

const listed = (text: string): readonly string[] =>
  text.trim().split('\n').flatMap((line) => {
    const [writer = '', titles = ''] = line.trim().split(': ');
    return titles.split(' · ').map((title) => `${writer} ${title}`);
  });

describe.each(Object.entries(TABS))('%s', (title, [workbook, columns]) => {
  const register = REGISTERS.find((it) => it.title === title);

  test('stands in its workbook', () => expect(register?.workbook).toBe(workbook));
  test('has the columns of the contract, in their order, each with its one writer', () =>
    expect(register?.columns.map((column) => `${column.writer} ${column.title}`)).toEqual(listed(columns)));
});

test('there is no other tab', () => expect(REGISTERS.map(({ title }) => title)).toEqual(Object.keys(TABS)));

/** Words of the dropdowns, in the order of the contract. */
const OPTIONS: readonly (readonly [tab: string, title: string, options: string])[] = [
  ['客户投诉登记本', '投诉类型', '产品质量 / 交期工期 / 发货 / 安装 / 售后维修 / 服务态度 / 处理不当 / 其他'],
  ['客户投诉登记本', '投诉是否成立', '是 / 否'],
  ['客户投诉登记本', '查实情形', '业务处理不当 / 违规操作 / 态度恶劣 / 不及时不到位 / 无'],
  ['客户投诉登记本', '再次投诉原因', '拖延或无人跟进 / 不服处理结果 / 新问题'],
  ['客户投诉登记本', '回访结果', '满意 / 基本满意 / 不满意 / 未接通'],
  ['客户投诉登记本', '暂停原因', '待客户 / 待第三方 / 不可抗力 / 其他'],
  ['客户投诉登记本', '作废原因', '重复录入 / 误录 / 非投诉 / 其他'],
  ['罚款台账', '核定结论', '处罚 / 免罚'],
  ['罚款台账', '终审结论', '维持 / 变更 / 撤销'],
  ['人员', '流程角色', '人事行政部经理 / 工程部经理 / 质量判定负责人 / 总经理 / 董事长 / 财务 / 受理人'],
  ['人员', '类别', '员工 / 经销商 / 直营店'],
  ['人员', '用工地', '全国 / 广东 / 深圳 / 台湾 / 香港 / 其他'],
  ['人员', '有效', '是 / 否'],
  ['规则', '单位', '分钟 / 小时 / 天 / 当日 / 下周 / 元 / 分'],
  ['规则', '计时方式', '自然时间 / 工作时间'],
  ['规则', '夜间发信', '是 / 否'],
  ['规则', '启用', '是 / 否'],
  ['工作日历', '类型', '休息 / 上班'],
];

test.each(OPTIONS)('%s: %s may be %s', (tab, title, options) => {
  const column = REGISTERS.find((it) => it.title === tab)?.columns.find((it) => it.title === title);
  expect(column?.options).toEqual(options.split(' / '));
});

const PROMISES = ['现场承诺时间', '客户要求回复时间', '客户同意延期至'];
const TICKS = ['当场解决', '要求现场解决', '第二受理人直接回复', '案情复杂', '涉及赔款折让退货', '涉及其他公司或重大工程', '已上媒体或网络', '造成负面影响'];

test.each([['promise', PROMISES], ['tick', TICKS]] as const)('of the people\'s columns of 客户投诉登记本 those of kind %s are %j', (kind, titles) => {
  const columns = REGISTERS[0]?.columns.filter((column) => column.kind === kind) ?? [];
  expect(columns.map(({ title }) => title).toSorted()).toEqual(titles.toSorted());
});
