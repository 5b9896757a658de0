// How buttons are laid out, so that no label is cut on a phone.
import { describe, expect, it } from 'vitest';
import { button, LANE, layOut } from '../../src/outbox/message.js';

/** A label of so many signs, each of them two units long. */
const label = (signs: number): string => '🏛'.repeat(signs);
const rowsOf = (...signs: number[]): number[][] =>
  layOut(signs.map((count) => button(label(count), 'act'))).map((row) => row.map((each) => [...each.label].length));

describe('buttons', () => {
  it.each<[number[], number[][]]>([
    [[], []],
    [[8, 8, 8], [[8, 8, 8]]],
    [
      [8, 8, 9],
      [[8, 8], [9]],
    ],
    [
      [9, 8, 8],
      [[9, 8], [8]],
    ],
    [[14, 14], [[14, 14]]],
    [
      [14, 15],
      [[14], [15]],
    ],
    [
      [15, 14],
      [[15], [14]],
    ],
    [[1, 2], [[1, 2]]],
    [[3], [[3]]],
    [
      [1, 2, 3, 4, 5],
      [
        [1, 2, 3],
        [4, 5],
      ],
    ],
    [
      [1, 2, 3, 20, 4, 5, 6, 7],
      [[1, 2, 3], [20], [4, 5, 6], [7]],
    ],
  ])('of lengths %j stand in rows %j', (signs, rows) => expect(rowsOf(...signs)).toEqual(rows));

  it('have a star only when they were given one', () => {
    expect(button('Tiếp', 'go')).toStrictEqual({ label: 'Tiếp', act: 'go' });
    expect(button('Hủy', 'stop', 0)).toStrictEqual({ label: 'Hủy', act: 'stop', star: 0 });
  });
});

it('lanes are stored as numbers, the most urgent first', () => {
  expect(LANE).toEqual({ INTERACTIVE: 0, NOTICE: 1, NUDGE: 2, BROADCAST: 3 });
});
