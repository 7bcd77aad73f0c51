import { expect, test } from 'vitest';
import { ROW, status, tell, type Step, type Typed } from './kit.ts';

const delivered: Typed = { ...ROW, deliveredAt: '09:05' };
const answered: Typed = { ...delivered, resultAt: '09:10', answeredAt: '09:11' };
const raised: Typed = { ...delivered, raisedAt: '09:07' };
const look = (typed: Typed): readonly Step[] => [['09:12', typed]];

test.each<[string, readonly Step[], string]>([
  ['a new row', look(ROW), '待送达'],
  ['送达 filled', look(delivered), '调查中'],
  ['送达 that does not count without 第二受理人', look({ ...delivered, secondIntake: null }), '待送达'],
  ['one person for both hands', look({ ...ROW, secondIntake: '0101' }), '调查中'],
  ['调查完成 alone', look({ ...delivered, investigatedAt: '09:08' }), '调查中'],
  ['调查回复 filled', look({ ...delivered, repliedAt: '09:08' }), '处理中'],
  ['结果 filled', look({ ...delivered, resultAt: '09:08' }), '待回复客户'],
  ['回复客户 filled', look(answered), '待回访'],
  ['回复客户 filled, all before it blank', look({ ...ROW, answeredAt: '09:08' }), '待回访'],
  ['a call without a result', look({ ...answered, calledAt: '09:12' }), '待回访'],
  ['a call with a result', look({ ...answered, calledAt: '09:12', satisfaction: '不满意' }), '已结案'],
  ['nobody answered, once', look({ ...answered, calledAt: '09:12', satisfaction: '未接通' }), '待回访'],
  ['nobody answered, twice on one day', [...look({ ...answered, calledAt: '09:12', satisfaction: '未接通' }), ['15:00', { calledAt: '14:50' }]], '待回访'],
  ['nobody answered on two days', [...look({ ...answered, calledAt: '09:12', satisfaction: '未接通' }), ['10-13 15:00', { calledAt: '10-13 14:50' }]], '已结案'],
  ['上报 filled', look(raised), '已上报领导'],
  ['上报 before 送达', look({ ...ROW, raisedAt: '09:07' }), '已上报领导'],
  ['an answer of the leader does not end it', look({ ...raised, leaderRepliedAt: '09:08' }), '已上报领导'],
  ['解决 ends it', look({ ...raised, leaderSolvedAt: '09:08' }), '调查中'],
  ['结果 ends it', look({ ...raised, resultAt: '09:08' }), '待回复客户'],
  ['a reply meanwhile does not', look({ ...raised, repliedAt: '09:08' }), '已上报领导'],
  ['作废 before all', look({ ...answered, void: '误录' }), '已作废'],
  ['作废 though raised', look({ ...raised, void: '其他' }), '已作废'],
  ['作废原因 that is no reason', look({ ...ROW, void: '不要了' }), '待送达'],
  ['作废 taken back', [...look({ ...answered, void: '误录' }), ['09:20', { void: null }]], '待回访'],
  ['a wrong 送达时间 does not count', look({ ...ROW, deliveredAt: '08:00' }), '待送达'],
])('%s: %s', (_, steps, expected) => expect(status(tell(steps, steps.at(-1)?.[0] ?? ''))).toBe(expected));
