import { describe, expect, test } from 'vitest';
import { isError, remark, REMARKS, type RemarkCode } from '../../../shared/errors/remarks.ts';

const codes = Object.keys(REMARKS) as RemarkCode[];
const errors = codes.filter((code) => REMARKS[code].error);

describe('a remark that is an error', () => {
  /** The ledger brings whole sentences of its own. */
  const own = errors.filter((code) => code !== 'line.refused');

  test.each(own)('%s gives an example', (code) => expect(REMARKS[code].sentence.zh).toContain('例如'));
  test.each(own)('%s is said in English too', (code) => expect(REMARKS[code].sentence.en.length).toBeGreaterThan(15));
});

describe('a remark that is none', () => {
  test('says in the words of the contract how late something was entered', () =>
    expect(remark('moment.backfilled', { title: '', minutes: '25' }).sentence.zh).toBe('补录 25 分钟'));
  test('says that a department has no head', () => expect(remark('row.noHead', {}).sentence.zh).toBe('部门未设负责人，未拟罚'));
  test.each(['moment.backfilled', 'cell.formula', 'row.standIn', 'row.noHead', 'row.noIntake', 'person.noAddress'] as const)('%s', (code) => expect(isError(remark(code, {}))).toBe(false));
});

test('a remark stands at its column, or at the whole row', () => {
  expect(remark('day.unreadable', { title: '日期', typed: 'x' }, 'on')).toMatchObject({ code: 'day.unreadable', column: 'on' });
  expect(remark('row.noHead', {})).not.toHaveProperty('column');
});
