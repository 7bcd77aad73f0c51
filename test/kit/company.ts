import { openTab } from './clerk.ts';
import type { Product } from './product.ts';

/** Addresses of the people below. */
export const MAIL = {
  intake: 'intake@example.com', second: 'second@example.com', head: 'head@example.com', leader: 'leader@example.com',
  hr: 'hr@example.com', manager: 'gm@example.com', chair: 'chair@example.com', boss: 'intake-boss@example.com',
} as const;

const PEOPLE: readonly Readonly<Record<string, string>>[] = [
  { '工号/编号': '0001', 姓名: '董一', 部门: '总经办', 流程角色: '董事长', 类别: '员工', 邮箱: MAIL.chair, 有效: '是' },
  { '工号/编号': '0002', 姓名: '钱总', 部门: '总经办', 流程角色: '总经理', 类别: '员工', 邮箱: MAIL.manager, 有效: '是' },
  { '工号/编号': '0003', 姓名: '何芳', 部门: '人事行政部', 流程角色: '人事行政部经理', 类别: '员工', 邮箱: MAIL.hr, 有效: '是' },
  { '工号/编号': '0101', 姓名: '王受', 部门: '客服部', 岗位: '投诉受理人', 流程角色: '受理人', 类别: '员工', 邮箱: MAIL.intake, 上级: '0102', 用工地: '深圳', 有效: '是' },
  { '工号/编号': '0102', 姓名: '周主', 部门: '客服部', 类别: '员工', 邮箱: MAIL.boss, 有效: '是' },
  { '工号/编号': '0201', 姓名: '李二', 部门: '售后部', 类别: '员工', 邮箱: MAIL.second, 有效: '是' },
  { '工号/编号': '0202', 姓名: '赵头', 部门: '售后部', 类别: '员工', 邮箱: MAIL.head, 上级: '0203', 有效: '是' },
  { '工号/编号': '0203', 姓名: '孙领', 部门: '售后部', 类别: '员工', 邮箱: MAIL.leader, 有效: '是' },
];

const DEPARTMENTS: readonly Readonly<Record<string, string>>[] = [
  { 部门: '总经办', 负责人: '0002', 最高领导: '0001' },
  { 部门: '人事行政部', 负责人: '0003', 最高领导: '0002' },
  { 部门: '客服部', 负责人: '0102', 最高领导: '0002' },
  { 部门: '售后部', 负责人: '0202', 最高领导: '0203' },
];

/** Fills 人员 and 部门 and lets the system read them. */
export async function hireCompany(product: Product): Promise<void> {
  const people = openTab(product, 'rules', '人员', 'RAW');
  const departments = openTab(product, 'rules', '部门', 'RAW');
  for (const [index, person] of PEOPLE.entries()) await people.type(index + 2, person);
  for (const [index, department] of DEPARTMENTS.entries()) await departments.type(index + 2, department);
  await product.settle();
}
