// «Không áp dụng» with its reason, however it is joined: not applicable with the reason, on every type that may be so; taken
// back in the same breath it is asked.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/kit/vietnamese.js';
import { DIALOGUES, DISBURSED, LAST_DIALOGUE, ON_TIME, PLAN, POSTED, question } from './cast.js';
import { comes, rows } from './comes.js';

const YES = question({ type: 'YESNO' });
const STATE = question({ type: 'STATUS' });
const MAY = [DIALOGUES, DISBURSED, LAST_DIALOGUE, ON_TIME, PLAN, POSTED].map((of) => ({ ...of, mayBeNa: true }));
const ALL = [YES, STATE, ...MAY];

describe('«Không áp dụng» without a comma', () => {
  for (const of of [YES, STATE, MAY[0]!])
    rows(of, [
      ['không áp dụng vì đơn vị không có trụ sở riêng', '= Không áp dụng + đơn vị không có trụ sở riêng'],
      ['khong ap dung do don vi khong co tru so rieng', '= Không áp dụng + don vi khong co tru so rieng ↩'],
      ['Không áp dụng do không phát sinh hồ sơ.', '= Không áp dụng + không phát sinh hồ sơ.'],
      ['không áp dụng với đơn vị vì mới thành lập', '= Không áp dụng + mới thành lập ↩'],
      ['không áp dụng lý do: chưa được phân cấp', '= Không áp dụng + chưa được phân cấp'],
      ['không áp dụng, vì chưa được phân cấp', '= Không áp dụng + chưa được phân cấp'],
      ['không áp dụng (do chưa được phân cấp)', '= Không áp dụng + chưa được phân cấp'],
      ['kad vì ngoài thẩm quyền', '= Không áp dụng + ngoài thẩm quyền ↩'],
      ['không thuộc thẩm quyền do Sở Nội vụ giải quyết', '= Không áp dụng + không thuộc thẩm quyền do Sở Nội vụ giải quyết ↩'],
      ['không áp dụng', '= Không áp dụng'],
      ['dạ không áp dụng ạ', '= Không áp dụng ↩'],
      ['không áp dụng vì đã gửi rồi', '? Không áp dụng + không áp dụng vì đã gửi rồi'],
      ['không áp dụng vì có 3/11 nhưng chưa đủ', '? Không áp dụng + không áp dụng vì có 3/11 nhưng chưa đủ'],
    ]); // prettier-ignore
  it('stays an answer of its own where it says something else', () => {
    expect(comes(YES, 'không')).toBe('= Không');
    expect(comes(YES, 'không áp dụng phần mềm')).not.toMatch(/^= Không áp dụng/);
    expect(comes(YES, 'chưa áp dụng vì thiếu máy')).not.toMatch(/Không áp dụng/);
    expect(comes({ ...DIALOGUES, mayBeNa: false }, 'không áp dụng vì chưa có')).toBe('! read-na-not-here');
  });
});

describe('whatever the words', () => {
  const lead = fc.constantFrom(
    'không áp dụng', 'Không áp dụng', 'ko áp dụng', 'kad', 'không áp dụng với đơn vị', 'đơn vị không áp dụng', 'câu này không áp dụng', 'dạ không áp dụng',
  ); // prettier-ignore
  const joint = fc.constantFrom(
    ' vì ',
    ' do ',
    ' bởi vì ',
    ', vì ',
    ', do ',
    ' lý do: ',
    ' là do ',
    ': do ',
    ' - do ',
    ' (vì ',
  );
  const reason = fc.constantFrom(
    'đơn vị không có trụ sở riêng', 'chưa được phân cấp', 'thuộc thẩm quyền của Sở Nội vụ', 'không phát sinh', 'mới thành lập từ tháng 8', 'ngoài địa bàn quản lý',
    'theo Quyết định 15/QĐ-UBND', 'phường không có bộ phận này', 'không phải đơn vị sự nghiệp',
  ); // prettier-ignore
  it('is stored with its reason, with marks and without', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ALL), lead, joint, reason, fc.boolean(), (of, said, by, why, isBare) => {
        const whole = `${said}${by}${why}${by.includes('(') ? ')' : ''}`;
        expect(comes(of, isBare ? fold(whole) : whole).replace(' ↩', '')).toBe(
          `= Không áp dụng + ${isBare ? fold(why) : why}`,
        );
      }),
      { numRuns: 1000 },
    );
  });
  it('is asked when an answer stands beside it', () => {
    const back = fc.constantFrom('đã gửi rồi', 'có rồi', 'nhưng vẫn có', 'đã ban hành kế hoạch', 'đạt 98%');
    fc.assert(
      fc.property(fc.constantFrom(...ALL), lead, fc.constantFrom(' vì ', ', ', ' do '), back, (of, said, by, why) => {
        expect(comes(of, `${said}${by}${why}`)).toMatch(/^\?/);
      }),
    );
  });
});
