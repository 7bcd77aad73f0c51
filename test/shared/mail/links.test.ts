import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/errors/refusal.ts';
import type { Claims } from '../../../shared/mail/links.ts';
import { sign, verify } from '../../../shared/mail/links.ts';
import { instantOf } from '../../../shared/words/time.ts';

const KEY = 'k'.repeat(32);
const claims: Claims = { kind: 'acknowledge', of: 'KS-2610-0001/D03/due', to: '1002', expires: instantOf(1000) };
const before = instantOf(999);
const signature = (token: string): Buffer => Buffer.from(token.split('.')[2] ?? '', 'base64url');
const code = (answer: Claims | Refusal): string => (answer instanceof Refusal ? answer.code : 'allowed');

describe('a signed link', () => {
  it('gives back its claims, and is safe in a path', () => {
    const anyClaims = fc.record({
      kind: fc.constantFrom('acknowledge', 'object', 'finance'),
      of: fc.string({ unit: 'grapheme' }),
      to: fc.string({ unit: 'grapheme' }),
      expires: fc.integer({ min: 1, max: 4e12 }).map(instantOf),
    });
    fc.assert(fc.property(anyClaims, (given) => {
      const token = sign(KEY, given);
      expect(token).toMatch(/^v1\.[\w-]+\.[\w-]{43}$/);
      expect(verify(KEY, token, instantOf(0))).toEqual(given);
    }));
  });

  it('is the same for the same claims', () => expect(sign(KEY, claims)).toBe(sign(KEY, { ...claims })));

  it.each([
    [998, 'allowed'],
    [999, 'allowed'],
    [1000, 'link.expired'],
    [1001, 'link.expired'],
  ])('at %i of 1000 it is %s', (now, answer) => expect(code(verify(KEY, sign(KEY, claims), instantOf(now)))).toBe(answer));

  it('is wrong once any character is another one', () => {
    const token = sign(KEY, claims);
    for (let i = 0; i < token.length; i += 1) {
      const other = token[i] === 'A' ? 'B' : 'A';
      expect(code(verify(KEY, token.slice(0, i) + other + token.slice(i + 1), before))).toBe('link.wrong');
    }
  });

  it('is wrong in another spelling of the same bytes', () => {
    const token = sign(KEY, claims);
    const end = token.at(-1) ?? '';
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const twin = alphabet[alphabet.indexOf(end) ^ 1] ?? '';
    const respelt = token.slice(0, -1) + twin;
    expect(signature(respelt)).toEqual(signature(token));
    expect(code(verify(KEY, respelt, before))).toBe('link.wrong');
  });

  it('is wrong under another key, expired or not', () => {
    const token = sign('x'.repeat(32), claims);
    expect(code(verify(KEY, token, before))).toBe('link.wrong');
    expect(code(verify(KEY, token, instantOf(5000)))).toBe('link.wrong');
  });

  it.each(['', '.', '..', '...', 'v1', 'v1.a', 'v1.a.b', 'v2.a.b', 'v1..', 'constructor.a.b', '日.本.语'])('is wrong as %j', (token) =>
    expect(code(verify(KEY, token, before))).toBe('link.wrong'));

  it('is wrong with something added', () => expect(code(verify(KEY, `${sign(KEY, claims)}.`, before))).toBe('link.wrong'));

  it('shows nothing of the key', () =>
    expect(Buffer.from(sign(KEY, claims).split('.')[1] ?? '', 'base64url').toString()).not.toContain('kkk'));
});
