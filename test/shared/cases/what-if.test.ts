import { describe, expect, it } from 'vitest';
import { compareClocks, type Change, type Stand } from '../../../shared/cases/what-if.ts';
import { readLadder } from '../../../shared/registers/ladder-text.ts';
import type { Day } from '../../../shared/words/time.ts';
import { at, COMPANY, lookAt, print, ROW, tell } from './kit.ts';

const NOW = '10-13 18:00';
/** Delivered at 09:10 and answered 40 minutes later: D03 is missed by ten. */
const { complaint } = tell([['09:02', ROW], ['09:11', { deliveredAt: '09:10' }], ['09:51', { repliedAt: '09:50' }]], NOW);
const MONTH = [at('2026-10-01 00:00'), at('2026-11-01 00:00')] as const;
const UNCHANGED: Change = { rule: 'D03', values: {}, days: new Map() };

const shown = (it: Stand | undefined): string => (it ? `${it.dueAt === undefined ? '?' : print(it.dueAt)} ${it.outcome} ${it.rungs.reminder}+${it.rungs.due}+${it.rungs.second} ${it.liable?.name ?? '-'}` : '-');
const compared = (change: Partial<Change>): readonly string[] =>
  compareClocks(complaint, { ...UNCHANGED, ...change }, COMPANY, lookAt(at(NOW)), MONTH).map((it) => `${it.key} ${shown(it.was)} | ${shown(it.would)}`);
const ladder = (text: string): Change['values'] => {
  const read = readLadder(text);
  if ('wrong' in read) throw new Error(read.wrong);
  return { ladder: read.steps };
};

describe('what a month would have looked like', () => {
  it.each([
    ['as it is', {}, ['D03 09:40 missed 1+1+0 李二 | 09:40 missed 1+1+0 李二']],
    ['45 minutes would have been enough', { values: { low: 45 } }, ['D03 09:40 missed 1+1+0 李二 | 09:55 met 1+0+0 李二']],
    ['ten would have meant a second escalation and no reminder', { values: { low: 10 } }, ['D03 09:40 missed 1+1+0 李二 | 09:20 missed 0+1+1 李二']],
    ['four hours of working time go over lunch', { values: { low: 4, unit: '小时' as const, working: true } }, ['D03 09:40 missed 1+1+0 李二 | 14:40 met 0+0+0 李二']],
    ['another ladder, other letters', { values: ladder('50% 责任人; -5分钟 责任人; 100% +1') }, ['D03 09:40 missed 1+1+0 李二 | 09:40 missed 2+1+0 李二']],
    ['another rule changes nothing of this one', { rule: 'D08', values: { low: 30, unit: '分钟' as const } }, ['D08 10:10 met 0+0+0 赵头 | 09:40 missed 1+1+0 赵头']],
  ])('%s', (_, change, expected) => {
    expect(compared(change)).toEqual(expected);
  });

  it('a rest day moves every clock on working time, and no other', () => {
    const days = new Map([['2026-10-12' as Day, { kind: 'rest' as const }]]);
    expect(compared({ values: { working: true }, days })).toContain('D03 09:40 missed 1+1+0 李二 | 10-13 09:00 met 0+0+0 李二');
    expect(compared({ days })).toContain('D03 09:40 missed 1+1+0 李二 | 09:40 missed 1+1+0 李二');
  });

  it('only clocks that began in the month take part', () => {
    expect(compareClocks(complaint, UNCHANGED, COMPANY, lookAt(at(NOW)), [at('2026-09-01 00:00'), at('2026-10-01 00:00')])).toEqual([]);
  });
});
