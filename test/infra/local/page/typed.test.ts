import { describe, expect, it } from 'vitest';
import type { Kind } from '../../../../infra/local/page/client/typed.ts';
import { typed, typedMoment } from '../../../../infra/local/page/client/typed.ts';

const serial = (iso: string): number => Date.parse(`${iso}Z`) / 86_400_000 + 25_569;
const NOW = serial('2026-10-12T09:34:20');
const iso = (value: number | undefined) => value && new Date(Math.round((value - 25_569) * 86_400) * 1000).toISOString().slice(0, 16);

describe('a moment as people type it', () => {
  it.each([
    ['9:34', '2026-10-12T09:34'],
    ['9：34', '2026-10-12T09:34'],
    ['23:59', '2026-10-12T23:59'],
    ['10-11 9:34', '2026-10-11T09:34'],
    ['10/11 9:34', '2026-10-11T09:34'],
    ['2026-10-12 9:34', '2026-10-12T09:34'],
    ['2026/10/12 09:34:00', '2026-10-12T09:34'],
    ['2026-10-12T09:34', '2026-10-12T09:34'],
    ['2026年10月12日 9点34分', '2026-10-12T09:34'],
    ['2026年10月12日9:34', '2026-10-12T09:34'],
    ['10月12日 下午3点半', '2026-10-12T15:30'],
    ['昨天 18:05', '2026-10-11T18:05'],
    ['昨天18:05', '2026-10-11T18:05'],
    ['前天 下午 2:10', '2026-10-10T14:10'],
    ['12-28 8:00', '2026-12-28T08:00'],
    ['3-1 8:00', '2027-03-01T08:00'],
    ['现在', '2026-10-12T09:34'],
    ['2026-10-12', '2026-10-12T00:00'],
  ])('reads %s', (text, moment) => {
    expect(iso(typedMoment(text, NOW))).toBe(moment);
  });

  it('takes last year for a December day typed in January', () => {
    expect(iso(typedMoment('12-28 8:00', serial('2027-01-03T10:00:00')))).toBe('2026-12-28T08:00');
  });

  it.each(['25:00', '9:60', '2026-02-30 9:00', '13-1 9:00', '下周', '9', '客户说9:34', '9:34 左右', ''])('leaves %s alone', (text) => {
    expect(typedMoment(text, NOW)).toBeUndefined();
  });
});

describe('what typing means in a column', () => {
  it.each<[string, Kind, string | number | boolean]>([
    ['0013', 'text', '0013'],
    ['1-2', 'text', '1-2'],
    ['0013', 'free', '0013'],
    ['1-2', 'free', '1-2'],
    ['13', 'free', 13],
    ['-2.5', 'free', -2.5],
    ['12345678901234567', 'free', '12345678901234567'],
    ['1,200.50', 'number', 1200.5],
    ['30元', 'number', 30],
    ['约30', 'number', '约30'],
    ['是', 'checkbox', true],
    ['FALSE', 'checkbox', false],
    ['大概', 'checkbox', '大概'],
    ['10-12', 'day', serial('2026-10-12T00:00:00')],
    ['尽快', 'moment', '尽快'],
    ['=A1', 'moment', '=A1'],
    ['', 'number', ''],
  ])('reads %s in a %s column', (text, kind, value) => {
    expect(typed(text, kind, NOW)).toBe(value);
  });
});
