import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../../../infra/local/page/client/stages.ts';
import type { Sheet } from '../../../../infra/local/page/client/wire.ts';

const TITLES = ['编号', '投诉时间', '客户', '索取资料时间', '调查结果', '处理结果', '送达截止'];
const GROUP = { range: { startIndex: 4, endIndex: 5 }, depth: 1, collapsed: true };

const sheet = (steps: readonly string[]): Sheet => ({
  properties: {},
  columnGroups: [GROUP],
  data: [{ columnMetadata: steps.map((step) => ({ developerMetadata: [{ metadataKey: 'c', metadataValue: 'x' }, { metadataKey: 'step', metadataValue: step }] })) }],
});

describe('the steps of a register', () => {
  it('are named by what the columns carry, and fold what the tab groups', () => {
    expect(stepsOf(sheet(['受理', '受理', '受理', '调查', '调查', '结果', '系统']), TITLES)).toEqual([
      { name: '受理', start: 0, end: 3, fold: undefined, folded: false },
      { name: '调查', start: 3, end: 5, fold: { start: 4, end: 5 }, folded: true },
      { name: '结果', start: 5, end: 6, fold: undefined, folded: false },
      { name: '系统', start: 6, end: 7, fold: undefined, folded: false },
    ]);
  });

  it('leave out the leading columns when their name comes again', () => {
    expect(stepsOf(sheet(['系统', '受理', '受理', '调查', '调查', '结果', '系统']), TITLES).map(({ name, start }) => [name, start])).toEqual([
      ['受理', 1],
      ['调查', 3],
      ['结果', 5],
      ['系统', 6],
    ]);
  });

  it('without names are the groups, each with the column before it', () => {
    expect(stepsOf({ properties: {}, columnGroups: [GROUP] }, TITLES)).toEqual([
      { name: '索取资料时间', start: 3, end: 5, fold: { start: 4, end: 5 }, folded: true },
    ]);
  });
});
