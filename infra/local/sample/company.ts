import type { Day } from '../../../shared/words/time.ts';
import { addDays, weekdayOf } from '../../../shared/words/time.ts';
import type { Cells } from './typist.ts';

/** 人员 of a maker of doors, windows and furniture, by column title; nobody in it exists. */
export const PEOPLE: readonly Cells[] = [
  person('0001', '陈国栋', '总经办', '董事长', '董事长', 'chenguodong', '', '广东'),
  person('0002', '林志远', '总经办', '总经理', '总经理', 'linzhiyuan', '0001 陈国栋', '广东'),
  person('0003', '高峻', '总经办', '副总经理', '', 'gaojun', '0002 林志远', '广东'),
  person('0004', '吴丽华', '总经办', '财务主管', '财务', 'wulihua', '0002 林志远', '广东'),
  person('0101', '何晓芳', '人事行政部', '人事行政部经理', '人事行政部经理', 'hexiaofang', '0002 林志远', '广东'),
  person('0201', '周敏', '客服部', '客服部主管', '', 'zhoumin', '0003 高峻', '广东'),
  person('0202', '王晓燕', '客服部', '投诉受理人', '受理人', 'wangxiaoyan', '0201 周敏', '深圳'),
  person('0203', '刘佳怡', '客服部', '投诉受理人', '受理人', 'liujiayi', '0201 周敏', '广东'),
  person('0301', '赵刚', '售后部', '售后部经理', '', 'zhaogang', '0003 高峻', '广东'),
  person('0302', '李明辉', '售后部', '售后主管', '', 'liminghui', '0301 赵刚', '广东'),
  person('0303', '黄志强', '售后部', '安装师傅', '', 'huangzhiqiang', '0302 李明辉', '深圳'),
  person('0401', '孙立军', '制造中心', '制造总监', '', 'sunlijun', '0003 高峻', '广东'),
  person('0402', '马超群', '制造中心', '质检主管', '质量判定负责人', 'machaoqun', '0401 孙立军', '广东'),
  person('0501', '徐建平', '工程部', '工程部经理', '工程部经理', 'xujianping', '0003 高峻', '全国'),
  unit('J001', '顺德恒美家居', '经销商', 'hengmei'),
  unit('Z001', '深圳南山直营店', '直营店', 'nanshan'),
];

function person(no: string, name: string, department: string, post: string, roles: string, mail: string, superior: string, place: string): Cells {
  return { '工号/编号': no, 姓名: name, 部门: department, 岗位: post, 流程角色: roles, 类别: '员工', 邮箱: `${mail}@example.com`, 上级: superior, 用工地: place, 有效: '是' };
}

function unit(no: string, name: string, kind: '经销商' | '直营店', mail: string): Cells {
  return { '工号/编号': no, 姓名: name, 类别: kind, 邮箱: `${mail}@example.com`, 有效: '是' };
}

/** 部门 of the same company. */
export const DEPARTMENTS: readonly Cells[] = [
  { 部门: '总经办', 负责人: '0002 林志远', 最高领导: '0001 陈国栋' },
  { 部门: '人事行政部', 上级部门: '总经办', 负责人: '0101 何晓芳', 最高领导: '0002 林志远' },
  { 部门: '客服部', 上级部门: '总经办', 负责人: '0201 周敏', 最高领导: '0003 高峻', 默认第二受理人: '0201 周敏' },
  { 部门: '售后部', 上级部门: '客服部', 负责人: '0301 赵刚', 最高领导: '0003 高峻', 默认第二受理人: '0302 李明辉' },
  { 部门: '制造中心', 上级部门: '总经办', 负责人: '0401 孙立军', 最高领导: '0003 高峻', 默认第二受理人: '0402 马超群' },
  { 部门: '工程部', 上级部门: '总经办', 负责人: '0501 徐建平', 最高领导: '0003 高峻' },
];

/** 工作日历: the Saturday before was worked for stock-taking, and a rest day lies weeks ahead, so that neither moves what is due now. */
export function workdays(on: Day): readonly Cells[] {
  const monday = addDays(on, -weekdayOf(on));
  return [
    { 日期: addDays(monday, -2), 类型: '上班', 时段: '08:30-12:00', 说明: '月度盘点，上半天班' },
    { 日期: addDays(monday, 39), 类型: '休息', 说明: '公司周年庆，全员放假' },
  ];
}
