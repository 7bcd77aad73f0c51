import { describe, expect, test } from 'vitest';
import type { TrailKey } from '../../../shared/cases/complaint.ts';
import { evolve } from '../../../shared/cases/evolve.ts';
import { instantOf } from '../../../shared/words/time.ts';
import { at, companyWith, print, ROW, tell, type Told, type Typed } from './kit.ts';

const trail = ({ complaint }: Told, key: TrailKey): readonly string[] =>
  (complaint.trail[key] ?? []).map(({ value, at: seenAt }) => `${print(seenAt)} ${typeof value === 'number' ? print(instantOf(value)) : value}`);
const delivered: Typed = { ...ROW, deliveredAt: '09:05' };

describe('facts of which every former value counts', () => {
  test.each<[string, TrailKey, Told, readonly string[]]>([
    ['the first value, from the look that saw it', 'second', tell([['09:05', ROW]], '09:06'), ['09:05 0201']],
    ['each change, from its look', 'second', tell([['09:05', ROW], ['09:20', { secondIntake: '0204' }]], '09:21'), ['09:05 0201', '09:20 0204']],
    ['the same value typed another way is none', 'second', tell([['09:05', ROW], ['09:20', { secondIntake: '李二' }]], '09:21'), ['09:05 0201']],
    ['a blank is one', 'second', tell([['09:05', ROW], ['09:20', { secondIntake: null }]], '09:21'), ['09:05 0201', '09:20 null']],
    ['the stand-in counts as named', 'second', tell([['09:05', { ...ROW, department: '安装部', secondIntake: null }]], '09:06'), ['09:05 0303']],
    ['a department', 'department', tell([['09:05', ROW], ['09:20', { department: '安装部' }]], '09:21'), ['09:05 售后部', '09:20 安装部']],
    ['a delivery, once it counts', 'delivered', tell([['09:05', { ...delivered, department: null }], ['09:20', { department: '售后部' }]], '09:21'), ['09:20 09:05']],
    ['a promise', 'promise', tell([['09:05', { ...ROW, onSitePromise: '15:00' }], ['09:20', { onSitePromise: '16:00' }], ['09:30', { onSitePromise: null }]], '09:31'), ['09:05 15:00', '09:20 16:00', '09:30 null']],
    ['an extension', 'extension', tell([['09:05', { ...delivered, extendedTo: '15:00' }]], '09:06'), ['09:05 15:00']],
    ['nothing typed, nothing kept', 'extension', tell([['09:05', delivered]], '09:06'), []],
  ])('%s', (_, key, told, expected) => expect(trail(told, key)).toEqual(expected));

  test('a default 第二受理人 who changes is a change, when it was seen', () => {
    const company = companyWith({ departments: [{ name: '安装部', head: '0301', leader: '0302', secondIntake: '0204' }] });
    const told = tell([['09:05', { ...delivered, department: '安装部', secondIntake: null }], ['09:30', {}]], '09:31', { companyFrom: ['09:30', company] });
    expect(trail(told, 'second')).toEqual(['09:05 0303', '09:30 0204']);
  });
});

describe('what happened makes the complaint', () => {
  const { complaint } = tell([['09:05', ROW]], '09:06');

  test('nothing happens before it was born', () => expect(() => evolve(undefined, { type: 'vanished', at: at('09:00') })).toThrow('vanished before born'));
  test('a cell emptied is gone, another stays', () => {
    const after = evolve(complaint, { type: 'seen', at: at('09:10'), cells: { firstIntake: null, phone: { raw: '1', at: at('09:10') } } });
    expect([after.cells['firstIntake'], after.cells['phone']?.raw, after.cells['customer']?.raw, after.touchedAt]).toEqual([undefined, '1', '张先生', at('09:10')]);
  });
  test('a row that vanished and came back is as before', () => {
    const gone = evolve(complaint, { type: 'vanished', at: at('09:10') });
    const { goneAt, ...back } = evolve(gone, { type: 'returned', at: at('09:20') });
    expect([gone.goneAt, goneAt, back.cells]).toEqual([at('09:10'), undefined, complaint.cells]);
  });
  test('repeated twice by one row is once', () => {
    const once = evolve(complaint, { type: 'repeated', at: at('09:10'), by: 'KS-2610-0002' });
    expect(evolve(once, { type: 'repeated', at: at('09:11'), by: 'KS-2610-0002' })).toBe(once);
  });
  test('a letter read is shown, and stops no clock', () => {
    const after = evolve(complaint, { type: 'acknowledged', at: at('09:10'), letter: 'x', by: '李四' });
    expect([after.letters.at(-1)?.text, after.rungs]).toEqual(['已知悉（李四）', complaint.rungs]);
  });
});
