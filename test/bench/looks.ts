import { lookAll } from '../../shared/desk/look-all.ts';
import { ring } from '../../shared/desk/ring.ts';
import { openTab, type Row } from '../kit/clerk.ts';
import { hireCompany } from '../kit/company.ts';
import type { Measured } from './figures.ts';
import { fill, openStage, setClock, settle, type Cost, type Stage } from './stage.ts';

const TITLE = '客户投诉登记本';
const at = (time: string): string => `2026-10-12T${time}:00+08:00`;
const NEW: Row = {
  投诉时间: '2026-10-12 10:00', 客户: '张女士', 投诉内容: '门板开裂，请尽快派人来看',
  第一受理人: '0101', 责任部门: '售后部', 第二受理人: '0201',
};
/** Delivered ten minutes late and then done with, so that a repeat makes one fine. */
const LATE: Row = {
  ...NEW, 投诉时间: '2026-10-12 09:00', 送达时间: '2026-10-12 09:40', 调查回复时间: '2026-10-12 09:45',
  处理结果: '已更换门板', 结果时间: '2026-10-12 09:50', 回复客户时间: '2026-10-12 09:55',
};
const CLOSED: Row = {
  ...NEW, 投诉时间: '2026-10-09 10:00', 当场解决: true, 处理结果: '已更换门板', 结果时间: '2026-10-09 10:10',
  回复客户时间: '2026-10-09 10:12', 回访时间: '2026-10-09 15:00', 回访结果: '满意',
};
const OPEN_ROWS = 9;

/** What looks, a ring and a fine cost with so many rows in the register: the late one, nine open ones, the rest closed. */
export async function measureLooks(rows: number): Promise<readonly Measured[]> {
  const stage = await openStage(at('10:00'));
  try {
    await hireCompany(stage.product);
    const open = Array.from({ length: OPEN_ROWS }, () => NEW);
    await fill(stage.product, TITLE, [LATE, ...open, ...Array.from({ length: rows - 1 - OPEN_ROWS }, () => CLOSED)]);
    setClock(at('10:02'));
    await settle(stage.world);
    return await measure(stage, rows);
  } finally {
    await stage.close();
  }
}

async function measure({ product, world, cost }: Stage, rows: number): Promise<readonly Measured[]> {
  const register = openTab(product, 'service', TITLE);
  const looking = (): Promise<unknown> => lookAll(world);
  const found: Measured[] = [];
  const take = async (what: string, how: string, work: () => Promise<unknown>): Promise<void> => {
    found.push(measured(`${what}, ${rows} rows`, how, await cost(work)));
  };
  await take('idle look', 'every workbook, nothing changed', looking);

  setClock(at('10:04'));
  await register.type(4, { 地址: '和平路 8 号' });
  await take('look with one text cell', '地址 of one record typed', looking);
  await settle(world);

  setClock(at('10:05'));
  await register.type(4, { 送达时间: '2026-10-12 10:05' });
  await take('look that starts clocks', '送达时间 typed: three clocks, a letter, the next ring, marks of done', () => withLetters(product, 1, looking));
  await settle(world);

  setClock(at('10:20'));
  const { 编号: record } = await register.read(3);
  const ringing = (): Promise<unknown> => ring(world, { record, at: world.now() });
  await take('ring', 'a reminder falls due: look at its workbook, review, letter, next ring, row', () => withLetters(product, 1, ringing));
  await take('fine from fact to posting', 'a repeat typed, two looks, 处罚 typed, one look', () => fine(product, world, rows));
  return found;
}

/** Does something after which so many more letters must have been sent: figures of nothing would be no figures. */
async function withLetters(product: Stage['product'], more: number, work: () => Promise<unknown>): Promise<void> {
  const before = (await product.letters()).length;
  await work();
  const sent = (await product.letters()).length - before;
  if (sent !== more) throw new Error(`${sent} letters instead of ${more}`);
}

async function fine(product: Stage['product'], world: Stage['world'], rows: number): Promise<void> {
  const register = openTab(product, 'service', TITLE);
  const ledger = openTab(product, 'finance', '罚款台账');
  const { 编号: original = '' } = await register.read(2);
  setClock(at('10:30'));
  const repeat: Row = { ...NEW, 投诉时间: '2026-10-12 10:30', 再次投诉原编号: original, 再次投诉原因: '拖延或无人跟进' };
  await register.type(rows + 2, repeat);
  await lookAll(world);
  setClock(at('10:31'));
  await lookAll(world);
  await ledger.type(2, { 核定结论: '处罚', 核定人: '0003' });
  setClock(at('10:32'));
  await lookAll(world);
  const { 状态: status, 扣款月份: month } = await ledger.read(2);
  if (status !== '已核定' || month !== '2026-10') throw new Error(`the line is ${status ?? 'absent'} for ${month ?? 'no month'}`);
}

function measured(what: string, how: string, { calls, bytes, read, write }: Cost): Measured {
  const methods = Object.entries(calls).map(([method, count]) => `${count} ${method}`).join(', ');
  const count = Object.values(calls).reduce((sum, its) => sum + its, 0);
  const figures = { calls: count, 'KiB in': bytes / 1_024, 'read units': read, 'write units': write, methods };
  return { what, figures, how: `counted once, answers uncompressed: ${how}` };
}
