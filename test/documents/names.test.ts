import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCode, cleanName, endingOf, readSecretMark, secretMark } from '../../src/documents/names.js';

describe('names', () => {
  it.each([
    ['Báo cáo quý II.pdf', 'Báo cáo quý II.pdf'],
    ['Báo cáo quý II.pdf'.normalize('NFD'), 'Báo cáo quý II.pdf'],
    ['../../etc/passwd', 'etc-passwd'],
    ['C:\\Users\\Lan\\kế hoạch.docx', 'C:-Users-Lan-kế hoạch.docx'],
    ['Báo cáo 15/9.pdf', 'Báo cáo 15-9.pdf'],
    ['bao-cao\u202Efdp.exe', 'bao-caofdp.exe'],
    ['a\u200Bb\u0000c\u0007.pdf', 'abc.pdf'],
    ['  dòng\nmới .pdf ', 'dòng mới .pdf'],
    ['bản\t\u0000\t2.pdf', 'bản 2.pdf'],
    ['.htaccess', 'htaccess'],
    ['tệp.pdf...', 'tệp.pdf'],
    ['', 'tai-lieu'],
    ['///', 'tai-lieu'],
    ['\uD800x.pdf', 'x.pdf'],
    ['Đề án 06 – Ðặng Thị Ví Dụ (bản 2).xlsx', 'Đề án 06 – Ðặng Thị Ví Dụ (bản 2).xlsx'],
  ])('%j is shown as %j', (raw, shown) => {
    expect(cleanName(raw)).toBe(shown);
  });

  it('a very long name is cut in the middle, its ending stays', () => {
    const name = cleanName(`${'Báo cáo '.repeat(60)}.docx`);
    expect([...name]).toHaveLength(120);
    expect(name.endsWith('….docx')).toBe(true);
    expect(cleanName(`${'x'.repeat(115)}.docx`)).toBe(`${'x'.repeat(115)}.docx`);
    expect(cleanName(`${'x'.repeat(116)}.docx`)).toBe(`${'x'.repeat(114)}….docx`);
  });

  it('of any kind come out clean, and clean again the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        const name = cleanName(raw);
        expect(name).not.toBe('');
        expect(name).not.toMatch(/[/\\\p{Cc}\u202A-\u202E\u2066-\u2069]|^\./u);
        expect([...name].length).toBeLessThanOrEqual(120);
        expect(cleanName(name)).toBe(name);
        expect(name.normalize('NFC')).toBe(name);
      }),
    );
  });

  it.each([
    ['a.PDF', 'pdf'],
    ['a.pdf.exe', 'exe'],
    ['a.pdf\u202E ', 'pdf'],
    ['không đuôi', ''],
    ['ngày 15.9', '9'],
  ])('the ending of %j is %j', (name, ending) => {
    expect(endingOf(name)).toBe(ending);
  });

  it('the check code is the first eight digits of the hash', () => {
    expect(checkCode(`9f2ca17b${'0'.repeat(56)}`)).toBe('9F2C-A17B');
  });
});

describe('marks of secrecy', () => {
  const table: [string, string][] = [
    ['Báo cáo (MẬT).pdf', 'MARKED'],
    ['báo cáo mật.pdf', 'MARKED'],
    ['Mật - danh sách.docx', 'MARKED'],
    ['TỐI MẬT.pdf', 'MARKED'],
    ['12_TỐI_MẬT_ban.pdf', 'MARKED'],
    ['công văn TUYỆT MẬT 2023.docx', 'MARKED'],
    ['TUYỆTMẬT.pdf', 'MARKED'],
    ['Độ mật.pdf', 'MARKED'],
    ['tài liệu mật.pdf', 'MARKED'],
    ['T U Y Ệ T M Ậ T.pdf', 'MARKED'],
    ['M Ậ T.pdf', 'MARKED'],
    ['bc MẬt.pdf', 'MARKED'],
    ['bc mẬT.pdf', 'MARKED'],
    ['Hỏa tốc (MẬT).pdf', 'MARKED'],
    ['đổi mật khẩu (MẬT).pdf', 'MARKED'],
    ['Báo cáo (M\u200BẬT).pdf', 'MARKED'],
    ['BaocaoMẬT.pdf', 'MARKED'],
    ['(MẬT) khẩu phần ăn.pdf', 'MARKED'],
    ['cơ mật.pdf', 'MARKED'],
    ['tuyet mat.pdf', 'MARKED'],
    ['co mat 15-9.pdf', 'ASK'],
    ['bao-cao-mat.pdf', 'ASK'],
    ['(MAT).pdf', 'ASK'],
    ['TOI MAT.pdf', 'ASK'],
    ['BaocaoMAT01.pdf', 'ASK'],
    ['báocáomật.pdf', 'ASK'],
    ['báo cáo mât.pdf', 'ASK'],
    ['báo cáo mạt.pdf', 'ASK'],
    ['Bảo vệ bí mật nhà nước.pdf', 'ASK'],
    ['thông mật.pdf', 'ASK'],
    ['tài liệu bảo mật.pdf', 'ASK'],
    ['tai lieu bao mat.pdf', 'ASK'],
    ['HỎA TỐC.pdf', 'NONE'],
    ['Công văn hoả tốc 15.pdf', 'NONE'],
    ['Quy chế an toàn, bảo mật thông tin.pdf', 'NONE'],
    ['quy che bao mat thong tin.pdf', 'NONE'],
    ['đổi mật khẩu.pdf', 'NONE'],
    ['mật độ dân số.xlsx', 'NONE'],
    ['sỏi mật.pdf', 'NONE'],
    ['có mặt 15-9.pdf', 'NONE'],
    ['mất điện.jpg', 'NONE'],
    ['ra mắt mô hình.pdf', 'NONE'],
    ['Mặt trận Tổ quốc.pdf', 'NONE'],
    ['mat tran to quoc.pdf', 'NONE'],
    ['giai-phong-mat-bang.pdf', 'NONE'],
    ['vang_mat.xlsx', 'NONE'],
    ['format.docx', 'NONE'],
    ['FORMAT.docx', 'NONE'],
    ['tomato.jpg', 'NONE'],
    ['thân; mật.pdf', 'MARKED'],
    ['mật; khẩu phần ăn.pdf', 'MARKED'],
    ['tối mật mã.pdf', 'MARKED'],
    ['tuyệt mật mã.pdf', 'MARKED'],
    ['cơ quan mật mã.pdf', 'NONE'],
    ['tài liệu; bảo mật.pdf', 'NONE'],
    ['tai lieu; bao mat.pdf', 'NONE'],
    ['báocáobảomật.pdf', 'NONE'],
    ['đổimậtkhẩu.pdf', 'NONE'],
    ['mậtđộ.xlsx', 'NONE'],
    ['baocaotoimat.pdf', 'ASK'],
    ['baocaotuyetmat.pdf', 'ASK'],
    ['(thânMật).pdf', 'NONE'],
    ['Báo cáo quý II.pdf', 'NONE'],
    ['', 'NONE'],
  ];

  it.each(table)('%s: %s', (name, mark) => {
    expect(secretMark(name)).toBe(mark);
    expect(secretMark(name.normalize('NFD'))).toBe(mark);
  });

  it('a level in full and in capitals is seen whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('TUYỆT MẬT', 'TỐI MẬT', '(MẬT)', 'Tối mật'),
        fc.string({ maxLength: 20 }),
        fc.constantFrom('NFC', 'NFD'),
        (level, around, form) => {
          expect(secretMark(`${around} (${level}) ${around}.pdf`.normalize(form))).toBe('MARKED');
        },
      ),
    );
  });

  it('the word is quoted as typed', () => {
    expect(readSecretMark('co mat 15-9.pdf')).toEqual({ mark: 'ASK', word: 'mat' });
    expect(readSecretMark('BC (MẬT).pdf')).toEqual({ mark: 'MARKED', word: 'MẬT' });
  });
});

it('reads a name of any length in a moment', () => {
  const began = performance.now();
  expect(readSecretMark(`${'1'.repeat(200_000)} MẬT`)).toMatchObject({ mark: 'MARKED' });
  expect(readSecretMark('1'.repeat(200_000))).toEqual({ mark: 'NONE' });
  expect(performance.now() - began).toBeLessThan(5_000);
});
