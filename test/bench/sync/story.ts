import type { Raw } from '../../../shared/sheet/cell.ts';

/** People's cells by column key, as typed. */
export type Typed = Readonly<Record<string, string | boolean>>;

/** A case that is over: with what the system adds, 20 columns of its row are filled. */
export const CLOSED: Typed = {
  complainedAt: '2026-10-12 09:05', firstIntake: '0101', customer: '张女士', phone: '013800138000', contract: '0098123', address: '和平路 8 号',
  content: '门板开裂，请尽快派人来看', department: '售后部', solvedOnTheSpot: true, result: '已更换门板', resultAt: '2026-10-12 09:10', answeredAt: '2026-10-12 09:12',
  satisfaction: '满意', calledAt: '2026-10-12 09:14',
};

/** A case that goes on, told in as many steps as it has events but for those that time brings; 25 of people's columns are filled. */
export const STORY: readonly (readonly [at: string, cells: Typed])[] = [
  ['09:16', { complainedAt: '2026-10-12 09:15', firstIntake: '0101', customer: '刘先生', phone: '013900139000', content: '橱柜台面两处裂纹，要求更换', department: '售后部', secondIntake: '0201' }],
  ['09:20', { contract: '0077001' }], ['09:22', { address: '建设路 100 号 3 栋 502' }], ['09:24', { type: '产品质量' }], ['09:26', { deliveredAt: '2026-10-12 09:25' }],
  ['09:30', { dataAskedAt: '2026-10-12 09:28' }], ['09:36', { dataGivenAt: '2026-10-12 09:35' }], ['09:40', { order: '00120033' }], ['09:42', { quantity: '2 块' }],
  ['09:44', { deliveryOn: '2026-09-01', shippedOn: '2026-08-30' }], ['09:46', { repairNo: '000311', productionStep: '台面车间' }],
  ['10:00', { investigatedAt: '2026-10-12 09:58' }], ['10:04', { findings: '运输中受撞，包装角垫缺失' }], ['10:08', { repliedAt: '2026-10-12 10:06' }], ['10:12', { engineeringReply: '同意更换两块台面' }],
  ['10:14', { qualityReply: '包装规范已修订' }], ['10:16', { upheld: '是' }], ['10:18', { quantity: '3 块' }], ['10:20', { order: '00120034' }],
];

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜';
const THINGS = ['门板', '台面', '柜体', '抽屉', '铰链', '玻璃门', '踢脚板', '拉篮'];
const FAULTS = ['开裂', '变形', '色差明显', '尺寸不符', '漏发', '安装不平', '异响', '受潮起泡'];
const WISHES = ['请尽快派人来看', '要求更换', '要求三天内答复', '客户已经第二次来电', '希望周末上门', '要求赔偿误工费'];
const of = <T>(list: readonly T[], n: number): T | string => list[n % list.length] ?? '';

/** What tells the nth case from the others: no two rows say the same. Of what the record rests on nothing differs. */
export const variety = (n: number): Readonly<Record<string, Raw>> => ({
  customer: `${SURNAMES[n % SURNAMES.length] ?? ''}${n % 3 === 0 ? '先生' : '女士'}${n % 997}`,
  phone: `0138${String((n * 48_271) % 100_000_000).padStart(8, '0')}`,
  contract: String(1_000_000 + n * 7),
  address: `${of(['和平路', '建设路', '人民大道', '科技园南区', '桃园路'], n)} ${(n * 13) % 900} 号 ${n % 40} 栋 ${(n * 31) % 2000}`,
  content: `${of(THINGS, n)}${of(FAULTS, n >> 3)}，${of(THINGS, n >> 6)}${of(FAULTS, n >> 9)}，${of(WISHES, n >> 2)}（第 ${n} 件）`,
});
