// The same card where there are no buttons: numbers are answers, stars are acts, words do too.
import { describe, expect, it } from 'vitest';
import { plainText, readPlain } from '../../src/dialogue/plain.js';
import { BOLD } from '../../src/kit/words.js';
import { button, type Message } from '../../src/outbox/message.js';

const card: Message = {
  text: `Câu 9/30 · TTHC · UBND huyện Tre Xanh\n${BOLD}Niêm yết công khai TTHC tại trụ sở và trên Trang TTĐT?${BOLD}`,
  rows: [
    [button('Đầy đủ', 'c.pick:0~1')],
    [button('Chưa đầy đủ', 'c.pick:1~1')],
    [button('Chưa thực hiện', 'c.pick:2~1')],
    [button('Hướng dẫn', 'c.help~1', 3)],
    [button('Quay lại', 'c.back~1', 2), button('Để sau', 'c.later~1', 1)],
  ],
};

describe('a card in plain text', () => {
  it('numbers the answers and stars the acts', () => {
    expect(plainText(card)).toBe(
      [
        'Câu 9/30 · TTHC · UBND huyện Tre Xanh',
        'Niêm yết công khai TTHC tại trụ sở và trên Trang TTĐT?',
        '1 Đầy đủ · 2 Chưa đầy đủ · 3 Chưa thực hiện',
        '*1 Để sau · *2 Quay lại · *3 Hướng dẫn',
      ].join('\n'),
    );
  });

  it.each<[string, boolean, string | null]>([
    ['2', false, 'c.pick:1~1'],
    ['*1', false, 'c.later~1'],
    ['* 2', true, 'c.back~1'],
    ['quay lai', true, 'c.back~1'],
    ['Để sau', false, 'c.later~1'],
    ['chua thuc hien', false, 'c.pick:2~1'],
    ['2', true, null],
    ['chua thuc hien', true, null],
    ['4', false, null],
    ['0', false, null],
    ['*9', false, null],
    ['12', true, null],
  ])('reads «%s» (numbers are answers: %s) as %s', (typed, numbersAreAnswers, act) => {
    expect(readPlain(card.rows!, typed, numbersAreAnswers)).toBe(act);
  });

  it('gives special acts numbers from six when two would share one', () => {
    const rows = [[button('Sửa', 'a', 6), button('Xóa', 'b', 6)]];
    expect(plainText({ text: 'x', rows })).toBe('x\n*6 Sửa · *7 Xóa');
    expect(readPlain(rows, '*7', false)).toBe('b');
  });
});
