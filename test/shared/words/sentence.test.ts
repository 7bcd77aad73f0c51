import { expect, test } from 'vitest';
import { assertNever, charactersOf } from '../../../shared/words/sentence.ts';

test.each([['', 0], ['投诉', 2], ['好👍', 2], ['a\nb', 3]])('«%s» has %d characters', (text, count) => expect(charactersOf(text)).toHaveLength(count));
test('a union that was not exhausted says what was met', () => expect(() => assertNever({ type: 'odd' } as never)).toThrow('{"type":"odd"}'));
