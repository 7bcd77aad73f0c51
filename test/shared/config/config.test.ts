import { describe, expect, test } from 'vitest';
import { environmentOf } from '../../../infra/local/environment.ts';
import { readConfig } from '../../../shared/config/config.ts';

const secrets = { finance: 'f', admin: 'a', nudge: 'n', links: 'l'.repeat(32), google: 'g' };
const { DENGJI_ADMIN, ...given } = environmentOf({ url: 'http://127.0.0.1:1', dynamodb: 'http://127.0.0.1:2', smtp: 'smtp://127.0.0.1:3' }, secrets, 'Asia/Shanghai');

describe("the administrator's address", () => {
  test('is set on one machine', () => expect(DENGJI_ADMIN).toBe('admin@dengji.local'));
  test.each([
    ['ops@your-company.com', 'ops@your-company.com'],
    [' ops@公司.中国 ', 'ops@公司.中国'],
    [undefined, undefined],
    ['', undefined],
    ['  ', undefined],
  ])('%j is %j', (typed, admin) => expect(readConfig({ ...given, DENGJI_ADMIN: typed }).admin).toBe(admin));
  test.each(['ops', 'ops@company', 'a b@company.com', 'a@b@company.com'])('%j is refused, and not told', (typed) => {
    expect(() => readConfig({ ...given, DENGJI_ADMIN: typed })).toThrow(/^environment: DENGJI_ADMIN missing or wrong$/);
  });
});
