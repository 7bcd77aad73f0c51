import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checksumOf, readOfficialFile } from '../../../shared/calendar/official-file.ts';
import { OFFICIAL_YEARS, officialYearsOf, type OfficialYear } from '../../../shared/calendar/official.ts';
import { Refusal } from '../../../shared/errors/refusal.ts';
import { day } from './kit.ts';

const FOLDER = new URL('../../../shared/calendar/official/', import.meta.url);
const DAYS = { region: 'tw', year: 2026, rest: ['2026-01-01', '2026-02-16..2026-02-20'], work: [] } as const;
const CHECKSUM = checksumOf({ ...DAYS, rest: ['01-01', '02-16', '02-17', '02-18', '02-19', '02-20'].map((on) => day(`2026-${on}`)) });
const TAIWAN = { ...DAYS, source: '行政院人事行政總處 中華民國 115 年政府行政機關辦公日曆表', checksum: CHECKSUM };
const reading = (changes: object) => () => readOfficialFile(JSON.stringify({ ...TAIWAN, ...changes }));

describe('the files the product brings along', () => {
  const files = readdirSync(FOLDER);

  test.each(files)('%s is in the format that import takes', (name) => {
    const year = readOfficialFile(readFileSync(new URL(name, FOLDER), 'utf8'));
    expect(OFFICIAL_YEARS.find((it) => it.year === year.year)).toEqual(year);
    expect(name).toBe(`${year.region}-${year.year}.json`);
  });
  test('are all of them', () => expect(files.length).toBe(OFFICIAL_YEARS.length));
});

test('a file is a year with its spans laid out', () => {
  expect(readOfficialFile(JSON.stringify(TAIWAN))).toEqual({ ...TAIWAN, rest: ['2026-01-01', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'], work: [] });
});
test('a notice may reach into the December before', () => {
  const rest = ['2025-12-31', ...TAIWAN.rest];
  const checksum = checksumOf({ ...TAIWAN, rest: ['2025-12-31', '2026-01-01', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'].map(day), work: [] });
  expect(reading({ rest, checksum })().rest[0]).toBe('2025-12-31');
});

describe('a file that cannot be right is refused, and says why', () => {
  test.each<[string, object, string]>([
    ['another region', { region: 'mo' }, 'region'],
    ['no source', { source: '' }, 'source'],
    ['a year that is a text', { year: '2026' }, 'year'],
    ['no rest days', { rest: [] }, 'rest 是空的'],
    ['a key nobody knows', { holidays: [] }, 'holidays'],
    ['a day there is not', { rest: ['2026-02-30'] }, 'no such day: 2026-02-30'],
    ['a day written otherwise', { rest: ['2026/1/1'] }, 'no such day: 2026/1/1'],
    ['a span that runs backwards', { rest: ['2026-01-03..2026-01-01'] }, 'no such days: 2026-01-03..2026-01-01'],
    ['a span of three ends', { rest: ['2026-01-01..2026-01-02..2026-01-03'] }, 'no such days'],
    ['a day of the year after', { rest: ['2027-01-01'] }, '2027-01-01 不在 2026 年'],
    ['a day of the November before', { rest: ['2025-11-30'] }, '2025-11-30 不在 2026 年'],
    ['a day that both rests and works', { work: ['2026-01-01'] }, '2026-01-01 既放假又上班'],
    ['a checksum of other days', { rest: ['2026-01-01'] }, checksumOf({ region: 'tw', year: 2026, rest: [day('2026-01-01')], work: [] })],
    ['no checksum', { checksum: undefined }, CHECKSUM],
    ['a blank one', { checksum: '' }, CHECKSUM],
  ])('%s', (_, changes, what) => {
    expect(reading(changes)).toThrow(Refusal);
    expect(reading(changes)).toThrow(what);
  });
  test('what is no JSON', () => expect(() => readOfficialFile('放假')).toThrow('不是 JSON'));
  test('what is JSON of something else', () => expect(() => readOfficialFile('[]')).toThrow(Refusal));
});

test('an imported year stands in place of the one brought along, beside the others', () => {
  const revised: OfficialYear = { region: 'cn', year: 2026, source: '修订', rest: [day('2026-01-01')], work: [], checksum: '' };
  const taiwan = readOfficialFile(JSON.stringify(TAIWAN));
  const told = (region: 'cn' | 'tw' | 'hk') => officialYearsOf(region, [taiwan, revised]).map(({ year, source }) => `${year} ${source.slice(0, 4)}`);
  expect([told('cn'), told('tw'), told('hk')]).toEqual([['2024 国办发明', '2025 国办发明', '2026 修订'], ['2026 行政院人'], []]);
});
