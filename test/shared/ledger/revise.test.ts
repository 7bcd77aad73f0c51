import { describe, expect, test } from 'vitest';
import { closeMonth } from '../../../shared/ledger/close.ts';
import { openCorrection } from '../../../shared/ledger/correct.ts';
import { evolve } from '../../../shared/ledger/evolve.ts';
import type { Line } from '../../../shared/ledger/line.ts';
import { bookedOf, postingOf, statusOf } from '../../../shared/ledger/line.ts';
import type { Proposal } from '../../../shared/ledger/proposal.ts';
import { reconcile } from '../../../shared/ledger/reconcile.ts';
import { revise } from '../../../shared/ledger/revise.ts';
import { yuan } from '../../../shared/words/money.ts';
import { after, benchAt, CHEN, judged, lineOf, moment, proposal, punished, ZONE } from './kit.ts';

const NOW = '2026-10-15 09:00';
const moved = proposal({ reason: '送达 09:55 才完成', amount: yuan(40), low: yuan(40) });
const decided = judged(lineOf(), punished(45));
const types = (line: Line | undefined, it: Proposal | undefined) => revise(line, 'FK-2610-0009', it, benchAt(NOW)).map(({ type }) => type);
const revised = (line: Line, it: Proposal | undefined) => after(line, revise(line, line.id, it, benchAt(NOW)));

describe('a proposal follows the facts until it is decided', () => {
  const gone = revised(lineOf(), undefined);

  test.each<[string, Line | undefined, Proposal | undefined, readonly string[]]>([
    ['called for', undefined, proposal(), ['proposed']],
    ['not called for', undefined, undefined, []],
    ['unchanged', lineOf(), proposal(), []],
    ['changed', lineOf(), moved, ['revised']],
    ['gone', lineOf(), undefined, ['withdrawn']],
    ['still gone', gone, undefined, []],
    ['back', gone, proposal(), ['revised']],
    ['decided, unchanged', decided, proposal(), []],
    ['decided, changed', decided, moved, ['hinted']],
    ['decided, gone', decided, undefined, ['hinted']],
  ])('%s', (_, line, it, expected) => expect(types(line, it)).toEqual(expected));

  test('a new line has the number given', () =>
    expect(revise(undefined, 'FK-2610-0009', proposal(), benchAt(NOW))).toMatchObject([{ id: 'FK-2610-0009' }]));
  test('revised it shows the new facts', () => expect(revised(lineOf(), moved).proposal).toEqual(moved));
  test('withdrawn and back again it is undecided', () => expect([gone, revised(gone, moved)].map(statusOf)).toEqual(['已撤回', '待核定']));

  test.each<[string, Proposal | undefined, readonly string[]]>([
    ['changed', moved, ['核定后事实已更正：拟罚金额现为 40 元；送达 09:55 才完成']],
    ['changed in words only', proposal({ reason: '送达 09:55 才完成' }), ['核定后事实已更正：送达 09:55 才完成']],
    ['gone', undefined, ['核定后事实已更正，已不构成此项，请考虑复审']],
  ])('a decided line only gets a hint (%s), once', (_, it, hints) => {
    const hinted = revised(decided, it);
    expect([hinted.hints, hinted.proposal, postingOf(hinted)?.amount]).toEqual([hints, decided.proposal, yuan(45)]);
    expect(types(hinted, it)).toEqual([]);
    expect(revised(hinted, decided.proposal).hints).toEqual([]);
  });

  test('a correction line follows nothing', () => {
    const posting = { key: 'k', month: '2026-11', amount: yuan(-45), kind: '冲销', at: moment(NOW), original: decided.id } as const;
    const opened = openCorrection(decided, posting, 'FK-2611-0001').map((event) => evolve(undefined, event));
    expect(opened.map((line) => types(line, undefined))).toEqual([[]]);
  });
});

const close = (line: Line) =>
  after(line, closeMonth('2026-10', [line], { now: moment('2026-11-01 09:00'), zone: ZONE }).get(line.id) ?? []);

describe('the heavier rule on one fact takes the place of the lighter', () => {
  const fact = 'KS-2610-0003/1001/态度恶劣';
  const f08 = proposal({ key: `F08/${fact}`, rule: 'F08', high: yuan(200) });
  const f09 = proposal({ key: `F09/${fact}`, rule: 'F09', amount: yuan(100), low: yuan(100), high: yuan(500) });
  const light = lineOf(f08);
  const lightDecided = judged(light, punished(60));
  const lightBooked = close(lightDecided);
  const books = benchAt('2026-11-02 09:00', '2026-10');
  const changes = (lines: readonly Line[], ...its: readonly Proposal[]) =>
    reconcile(lines, its, books, () => 'NEW').map(({ id, events }) => [id, ...events.map(({ type }) => type)]);

  test.each<[string, readonly Line[], readonly Proposal[], readonly (readonly string[])[]]>([
    ['both are new: only the heavier', [], [f08, f09], [['NEW', 'proposed']]],
    ['the lighter is undecided', [light], [f09], [[light.id, 'hinted', 'withdrawn'], ['NEW', 'proposed']]],
    ['the lighter is undecided and still called for', [light], [f08, f09], [[light.id, 'hinted', 'withdrawn'], ['NEW', 'proposed']]],
    ['the lighter is decided', [lightDecided], [f09], [[light.id, 'hinted', 'withdrawn'], ['NEW', 'proposed']]],
    ['the lighter is with finance', [lightBooked], [f09], [[light.id, 'hinted', 'withdrawn', 'corrected'], ['NEW', 'proposed']]],
    ['nothing changed', [light], [f08], []],
    ['the heavier is decided and only the lighter is called for', [judged(lineOf(f09), punished(100))], [f08], [[light.id, 'hinted']]],
    ['the heavier is undecided and no longer called for', [lineOf(f09)], [f08], [[light.id, 'withdrawn'], ['NEW', 'proposed']]],
    ['the same line called for by two records is one', [], [f08, { ...f08, complaint: 'KS-2610-0005' }], [['NEW', 'proposed']]],
    ['everything is void', [light], [], [[light.id, 'withdrawn']]],
  ])('%s', (_, lines, its, expected) => expect(changes(lines, ...its)).toEqual(expected));

  const reversed = after(lightBooked, revise(lightBooked, light.id, undefined, { ...books, supersededBy: 'F09' }));

  test('a lighter line not yet with finance is withdrawn and says why', () => {
    const superseded = after(lightDecided, revise(lightDecided, light.id, undefined, { ...benchAt(NOW), supersededBy: 'F09' }));
    expect([statusOf(superseded), postingOf(superseded), superseded.hints]).toEqual(['已撤回', undefined, ['改按 F09 处理']]);
    expect(superseded.withdrawn?.supersededBy).toBe('F09');
  });
  test('one with finance is reversed in the open month', () => {
    expect(statusOf(reversed)).toBe('已转财务');
    expect(reversed.corrections).toMatchObject([{ kind: '冲销', amount: yuan(-60), month: '2026-11', original: light.id }]);
  });
  test('reversed once', () => expect(revise(reversed, light.id, undefined, { ...books, supersededBy: 'F09' })).toEqual([]));
  test('and charged again when the lighter stands again', () => {
    const restored = after(reversed, revise(reversed, light.id, f08, books));
    expect([bookedOf(restored), restored.corrections.length]).toEqual([yuan(60), 2]);
  });
  test('a line decided and superseded by an equal keeps its place', () => {
    const equal = proposal({ key: `F01/${fact}`, rule: 'F01', high: yuan(200) });
    expect(changes([lightDecided], equal)).toEqual([[light.id, 'hinted']]);
  });
});

describe('events in an impossible order', () => {
  test('a line begins with its proposal', () =>
    expect(() => evolve(undefined, { type: 'notified', at: moment(NOW) })).toThrow('a line begins with its proposal, not with notified'));
  test('objecting to nothing changes nothing', () => {
    const line = lineOf();
    expect(evolve(line, { type: 'objected', at: moment(NOW), against: 'final', month: '2026-10' })).toEqual(line);
    expect(evolve(line, { type: 'objected', at: moment(NOW), against: 'decision', month: '2026-10' })).toEqual(line);
  });
  test('taking back nothing changes nothing', () =>
    expect(evolve(lineOf(), { type: 'takenBack', at: moment(NOW), what: 'appeal', month: '2026-10' })).toEqual(lineOf()));
});

test('the decider stays who decided, whatever becomes of the facts', () =>
  expect(revised(decided, undefined).decision?.by).toEqual({ no: CHEN.no, name: CHEN.name }));
