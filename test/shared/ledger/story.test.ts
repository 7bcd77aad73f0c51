import { describe, expect, test } from 'vitest';
import type { LineCells } from '../../../shared/ledger/cells.ts';
import { closeMonth } from '../../../shared/ledger/close.ts';
import type { Line } from '../../../shared/ledger/line.ts';
import { postingOf, statusOf } from '../../../shared/ledger/line.ts';
import { manifestOf } from '../../../shared/ledger/manifest.ts';
import { reconcile } from '../../../shared/ledger/reconcile.ts';
import type { RepeatFacts } from '../../../shared/ledger/repeat.ts';
import { repeatProposals } from '../../../shared/ledger/repeat.ts';
import { exportLines } from '../../../shared/ledger/statement.ts';
import { evolve } from '../../../shared/ledger/evolve.ts';
import { yuan } from '../../../shared/words/money.ts';
import { after, benchAt, BOOK, CHEN, judged, LIN, moment, printAmounts, subject, WANG, wrongColumns, ZHANG, ZONE } from './kit.ts';

/** The head of the responsible department is also 人事行政部经理 here, so that he might try to decide on himself. */
const HEAD = WANG;

const FACTS: RepeatFacts = {
  record: 'KS-2610-0002',
  original: 'KS-2610-0001',
  at: moment('2026-10-13 09:00'),
  complex: false,
  direct: false,
  closedSatisfied: false,
  missed: [
    {
      clock: 'D01',
      name: '送达',
      liable: subject(ZHANG),
      dueAt: moment('2026-10-12 09:30'),
      stoppedAt: moment('2026-10-12 09:50'),
      hints: [],
    },
    { clock: 'D09', name: '负责人答复', liable: subject(HEAD), dueAt: moment('2026-10-12 11:50'), hints: ['报送信 09:51 才发出'] },
  ],
};

function propose(facts: RepeatFacts): readonly Line[] {
  let serial = 0;
  const nextId = () => `FK-2610-000${(serial += 1)}`;
  return reconcile([], repeatProposals(facts, BOOK, ZONE).proposals, benchAt('2026-10-13 09:02'), nextId).map(({ events }) => {
    const [first, ...rest] = events;
    if (!first) throw new Error('a change without events');
    return after(evolve(undefined, first), rest);
  });
}

describe('October: late delivery and a late answer, then the customer complains again', () => {
  const [head, intake, ...more] = propose(FACTS);
  if (!head || !intake) throw new Error('two lines were expected');

  test('two lines wait for a decision: 30 for the head, 30-50 for the first intake', () => {
    expect([head, intake].map(({ id, proposal }) => `${id} ${printAmounts(proposal)}`)).toEqual([
      'FK-2610-0001 F02 3001 30 30 30',
      'FK-2610-0002 F05 1001 30 50 30',
    ]);
    expect([more, statusOf(head), statusOf(intake), head.proposal.hints]).toEqual([[], '待核定', '待核定', ['报送信 09:51 才发出']]);
  });

  const byChen: LineCells = { outcome: '处罚', decider: CHEN };
  const chen45: LineCells = { ...byChen, amount: yuan(45) };

  test('the head may not decide on his own line', () => expect(wrongColumns(head, { outcome: '处罚', decider: HEAD })).toEqual(['decider']));
  test('60 is refused, and nothing changes', () => {
    expect(wrongColumns(intake, { ...byChen, amount: yuan(60) })).toEqual(['amount']);
    expect(statusOf(judged(intake, { ...byChen, amount: yuan(60) }))).toBe('待核定');
  });

  const decided = [judged(head, byChen), judged(intake, chen45)];
  const closing = closeMonth('2026-10', decided, { now: moment('2026-11-01 09:00'), zone: ZONE });
  const closed = decided.map((line) => after(line, closing.get(line.id) ?? []));

  test('总经理 decides, one of them at 45', () =>
    expect(decided.map((line) => [statusOf(line), postingOf(line)?.amount])).toEqual([['已核定', yuan(30)], ['已核定', yuan(45)]]));
  test('October closes with both: 75', () => {
    expect(closed.map(statusOf)).toEqual(['已转财务', '已转财务']);
    expect(manifestOf('2026-10', 'closed', closed, ZONE, null)).toMatchObject(
      { rows: 2, totalFen: yuan(75), departments: { 人事行政部: yuan(30), 客服部: yuan(45) }, ruleVersions: { F02: 1, F05: 1 }, carriedOver: [] },
    );
  });
  test('and never changes again, though 董事长 revokes one in November', () => {
    const revoking: LineCells = { ...chen45, final: '撤销', finalBy: LIN };
    const revoked = closed.map((line, i) => (i === 1 ? judged(line, revoking, '2026-11-05 09:00', '2026-10') : line));
    expect(exportLines('2026-10', revoked, ZONE)).toEqual(exportLines('2026-10', closed, ZONE));
    expect(revoked[1]?.corrections).toMatchObject([{ kind: '冲销', amount: yuan(-45), month: '2026-11', original: 'FK-2610-0002' }]);
  });
});

describe('the same facts again', () => {
  const lines = propose(FACTS);

  test('change nothing', () =>
    expect(reconcile(lines, repeatProposals(FACTS, BOOK, ZONE).proposals, benchAt('2026-10-13 09:03'), () => 'x')).toEqual([]));
  test('a repeat that turns out to be a new problem withdraws both', () => {
    const none = repeatProposals({ ...FACTS, reason: '新问题' }, BOOK, ZONE).proposals;
    expect(reconcile(lines, none, benchAt('2026-10-13 09:03'), () => 'x').map(({ events }) => events.map(({ type }) => type))).toEqual(
      [['withdrawn'], ['withdrawn']],
    );
  });
});
