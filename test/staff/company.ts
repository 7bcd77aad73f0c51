/** Who fills in the tabs of people and departments. */
export const COMPANY = 'hr@example.com';

/** Rows of 人员 by column key. */
export const PEOPLE: readonly Readonly<Record<string, string>>[] = [
  { no: '0001', name: '董一', department: '总经办', roles: '董事长', kind: '员工', email: 'chair@example.com', active: '是' },
  { no: '0002', name: '钱总', department: '总经办', roles: '总经理', kind: '员工', email: 'gm@example.com', active: '是' },
  { no: '0003', name: '何芳', department: '人事行政部', roles: '人事行政部经理', kind: '员工', email: COMPANY, active: '是' },
  { no: '0101', name: '王受', department: '客服部', roles: '受理人', kind: '员工', email: 'intake@example.com', superior: '0102', active: '是' },
  { no: '0102', name: '周主', department: '客服部', kind: '员工', email: 'boss@example.com', active: '是' },
  { no: '0201', name: '李二', department: '售后部', kind: '员工', email: 'second@example.com', active: '是' },
  { no: '0202', name: '赵头', department: '售后部', kind: '员工', email: 'head@example.com', superior: '0203', active: '是' },
  { no: '0203', name: '孙领', department: '售后部', kind: '员工', email: 'leader@example.com', active: '是' },
];

/** Rows of 部门 by column key. */
export const DEPARTMENTS: readonly Readonly<Record<string, string>>[] = [
  { name: '总经办', head: '0002', leader: '0001' },
  { name: '人事行政部', head: '0003', leader: '0002' },
  { name: '客服部', head: '0102', leader: '0002' },
  { name: '售后部', head: '0202', leader: '0203', secondIntake: '0201' },
];
