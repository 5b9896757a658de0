// What is cut on a card can be read whole: the parts of a text lose nothing, and each fits into a message.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { leaves } from '../../src/kit/cut.js';

const sign = fc.constantFrom('a', 'ệ', ' ', '\n', '🏛', 'chữ ', 'một đoạn dài hơn nhiều ');

it('a text in parts is the same text, and no part is longer than it may be', () => {
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 400 }), fc.integer({ min: 2, max: 60 }), (signs, chars) => {
      const text = signs.join('');
      const parts = leaves(text, chars);
      expect(parts.join('')).toBe(text);
      for (const part of parts) expect([...part].length).toBeLessThanOrEqual(chars);
    }),
  );
});

it('is broken between lines, else between words', () => {
  expect(leaves('một hai\nba bốn', 9)).toEqual(['một hai\n', 'ba bốn']);
  expect(leaves('một hai ba bốn', 9)).toEqual(['một hai ', 'ba bốn']);
  expect(leaves('x'.repeat(25), 10)).toEqual(['x'.repeat(10), 'x'.repeat(10), 'x'.repeat(5)]);
});
