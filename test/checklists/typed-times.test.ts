// A figure with the day, month or quarter it is of: the time is no second figure. Whatever is read of it is the figure, asked
// once as it stands; never several, never the time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/checklists/types.js';
import { DIALOGUES, DISBURSED, ON_TIME, TASKS } from './cast.js';
import { comes } from './comes.js';

/** Asked with the words as a note; several are offered without one. */
const rows = (of: Question, table: readonly (readonly [string, string])[]): void => {
  it.each(table.map(([typed, becomes]) => [typed, becomes] as const))('«%s» → %s', (typed, becomes) => {
    const isOne = becomes.startsWith('? ') && !becomes.includes('|') && /\d/.test(becomes);
    expect(comes(of, typed)).toBe(isOne && TIMED.test(typed) ? `${becomes} + ${typed}` : becomes);
  });
};
const TIMED = /^(?!đến nay|đơn vị tôi|gửi sau).*(?:\d\/\d|tháng|thang|quý|quy|[Tt]\d|6T|Q\.)/;

const FILES: Question = { ...DIALOGUES, max: 100_000, countOf: 'hồ sơ', text: 'Số hồ sơ đã tiếp nhận' };

describe('a per cent', () => {
  rows(DISBURSED, [
    ['67,5% đến 31/8', '? 67,5%'],
    ['67,5% tính đến 31/8', '? 67,5%'],
    ['67,5% tính đến hết 31/8', '? 67,5%'],
    ['den 31/8 duoc 67,5', '? 67,5%'],
    ['67,5% từ 1/1 đến 31/8', '? 67,5%'],
    ['67,5% từ 1 đến 31/8', '? 67,5%'],
    ['67,5% - 31/8', '? 67,5%'],
    ['67,5% (31/8)', '? 67,5%'],
    ['85% quý III', '? 85%'],
    ['85 quy 3', '? 85%'],
    ['85% Q.III/2023', '? 85%'],
    ['85% tháng 8', '? 85%'],
    ['85% T8', '? 85%'],
    ['t8/2023: 85%', '? 85%'],
    ['đến hết tháng 8/2023 85%', '? 85%'],
    ['85% đến 8/2023', '? 85%'],
    ['6T đạt 45%', '? 45%'],
    ['từ 85 đến 90%', '? 85% | 90%'],
    ['85-90%', '? 85% | 90%'],
  ]);
});

describe('a count', () => {
  rows(FILES, [
    ['12 hồ sơ trong tháng 8', '? 12 hồ sơ'],
    ['12 hồ sơ đến 31/8', '? 12 hồ sơ'],
    ['tính đến 31/8: 12 hồ sơ', '? 12 hồ sơ'],
    ['12 hồ sơ T8', '? 12 hồ sơ'],
    ['12 hồ sơ từ 1/1 đến 31/8', '? 12 hồ sơ'],
    ['85 hồ sơ tháng 8', '? 85 hồ sơ'],
    ['từ 10 đến 12 hồ sơ', '? 10 hồ sơ | 12 hồ sơ'],
  ]);
});

describe('two numbers', () => {
  rows(TASKS, [
    ['3/5 đơn vị tính đến 30/6', '? 3/5 = 60%'],
    ['3/5 tính đến 3/8', '? 3/5 = 60%'],
    ['3/11 nhiệm vụ trong tháng 8', '? 3/11 = 27,3%'],
    ['3 trên 11 trong quý 3', '? 3/11 = 27,3%'],
    ['đến 31/8: 3/11', '? 3/11 = 27,3%'],
    ['đến nay 3/5', '? 3/5 = 60%'],
    ['đơn vị tôi 3/5', '? 3/5 = 60%'],
    ['gửi sau ngày 9/10', '? 9/10 = 90%'],
    ['5 nhiệm vụ trong tháng 8', '! read-ratio-unread'],
  ]);
});

const time = fc
  .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 4 }))
  .chain(([day, month, quarter]) =>
    fc.constantFrom(
      `đến ${day}/${month}`, `tính đến ${day}/${month}`, `tính đến ngày ${day}/${month}`, `đến hết ${day}/${month}`, `đến ${day}/${month}/2023`,
      `từ 1/1 đến ${day}/${month}`, `trong tháng ${month}`, `tháng ${month}/2023`, `đến tháng ${month}`, `đến hết tháng ${month}/2023`,
      `đến ${month}/2023`, `T${month}`, `t${month}/2023`, `quý ${quarter}`, `quý ${['I', 'II', 'III', 'IV'][quarter - 1]!}`, `Q${quarter}/2023`,
      `trước ${day}/${month}`, `ngày ${day}/${month}`, `trong ${month} tháng đầu năm`, `den ngay ${day} thang ${month}`, `tinh den ${day}/${month}`,
    ),
  ); // prettier-ignore
const placed = (figure: string, when: string, isFirst: boolean, joint: string): string =>
  isFirst ? `${figure}${joint}${when}` : `${when}${joint === ' (' ? ' ' : joint}${figure}`;
const around = fc.tuple(time, fc.boolean(), fc.constantFrom(' ', ', ', ': ', ' - '));

describe('whatever the time and wherever it stands', () => {
  it('the figure alone is asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 13, max: 900 }).map((n) => n / 10),
        fc.integer({ min: 32, max: 400 }),
        fc.integer({ min: 41, max: 200 }),
        around,
        (percent, many, whole, [when, isFirst, joint]) => {
          const decimal = String(percent).replace('.', ',');
          const at = (figure: string) => placed(figure, when, isFirst, joint);
          expect(comes(DISBURSED, at(`${decimal}%`)).replace(/ \+.*/, '')).toBe(`? ${decimal}%`);
          expect(comes(FILES, at(`${many} hồ sơ`)).replace(/ \+.*/, '')).toBe(`? ${many} hồ sơ`);
          expect(comes(ON_TIME, at(`39/${whole}`)).replace(/ \+.*/, '')).toMatch(
            new RegExp(`^\\? 39/${whole} = [\\d,]+%$`),
          );
        },
      ),
      { numRuns: 1500 },
    );
  });
});
