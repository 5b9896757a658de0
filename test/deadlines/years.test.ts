// The days off of a year and the office: when it is asked for them, what it is shown, and what its confirmation changes.
import { describe, expect, it } from 'vitest';
import { yearToAskFor } from '../../src/deadlines/years.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';

it.each([
  ['2023-11-01', null],
  ['2023-11-02', 2024],
  ['2023-12-31', 2024],
  ['2024-01-01', null],
])('on %s: %o', (today, year) => {
  expect(yearToAskFor(today)).toBe(year);
});

const stage = useStage({ at: '2023-11-02 09:00', city: true });
const RIGHTS = 'Nội dung này hiện không có trong phạm vi của Ông/Bà.';

describe('the list of a year', () => {
  let office: Phone;
  const opens = async (year: string) => {
    await office.taps(office.last().id, `deadlines.year:${year}`);
    return office.last();
  };
  const stored = (year: number) =>
    stage().db.holiday.findMany({ where: { on: { startsWith: `${year}-` } }, orderBy: { on: 'asc' } });

  it('that is whole is shown as it stands, days that follow each other in one line', async () => {
    office = await stage().seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
    await office.says('/viec');
    const { text, rows } = await opens('2023');
    expect(text).toMatch(/^\*\*Danh mục ngày nghỉ năm 2023\*\*\nĐã đủ các dịp nghỉ lễ, Tết;/);
    expect(text.split('\n').slice(2)).toEqual([
      '– 01/01: Tết Dương lịch',
      '– 02/01: Nghỉ bù Tết Dương lịch',
      '– 20/01–26/01: Tết Nguyên đán',
      '– 29/04: Giỗ Tổ Hùng Vương',
      '– 30/04: Ngày Chiến thắng',
      '– 01/05: Ngày Quốc tế lao động',
      '– 02/05–03/05: Nghỉ bù',
      '– 01/09–02/09: Quốc khánh',
      '– 03/09–04/09: Nghỉ bù Quốc khánh',
    ]);
    expect(rows).toEqual([['Việc cần làm']]);
  });

  it('that is not confirmed is proposed as announced, with what it lacks', async () => {
    const { text, rows } = await opens('2025');
    const [head, lacks, how, ...lines] = text.split('\n');
    expect(head).toBe('**Danh mục ngày nghỉ năm 2025**');
    expect(lacks).toBe(
      'Còn thiếu: Tết Dương lịch (01/01), Tết Nguyên đán, Giỗ Tổ Hùng Vương, Ngày Chiến thắng (30/4), Ngày Quốc tế lao động (01/5), Quốc khánh (02/9 và ngày liền kề).',
    );
    expect(how).toMatch(/^Dưới đây là danh mục đề xuất\./);
    expect(lines).toEqual([
      '– 01/01: Tết Dương lịch',
      '– 25/01–02/02: Tết Nguyên đán',
      '– 05/04–07/04: Giỗ Tổ Hùng Vương',
      '– 26/04: làm việc bù (Làm bù ngày 02/5)',
      '– 30/04–04/05: 30/4 và 01/5',
      '– 30/08–02/09: Quốc khánh',
    ]);
    expect(rows).toEqual([['Xác nhận danh mục'], ['Việc cần làm']]);
    expect(await stored(2025)).toEqual([]);
  });

  it('keeps what the office has entered itself, among what is proposed', async () => {
    await stage().db.holiday.create({ data: { on: '2025-04-08', kind: 'OFF', note: 'Ngày hội Thành phố' } });
    await stage().db.holiday.create({ data: { on: '2025-01-02', kind: 'OFF', note: null } });
    await stage().db.holiday.create({ data: { on: '2025-04-26', kind: 'OFF', note: 'Đã đổi' } });
    const { text } = await opens('2025');
    expect(text.split('\n').slice(3)).toEqual([
      '– 01/01: Tết Dương lịch',
      expect.stringMatching(/^– 02\/01/) as string,
      '– 25/01–02/02: Tết Nguyên đán',
      '– 05/04–07/04: Giỗ Tổ Hùng Vương',
      '– 08/04: Ngày hội Thành phố',
      '– 26/04: Đã đổi',
      '– 30/04–04/05: 30/4 và 01/5',
      '– 30/08–02/09: Quốc khánh',
    ]);
    expect(text).not.toMatch(/none|null|undefined/);
  });

  it('is confirmed once; from then on the year is whole', async () => {
    const revision = async () => (await stage().db.plan.findFirstOrThrow({ where: { active: true } })).revision;
    const before = await revision();
    await opens('2025');
    await office.presses('Xác nhận danh mục');
    expect(office.toast()).toBe('Đã xác nhận danh mục ngày nghỉ năm 2025.');
    expect(office.last().text).toMatch(/năm 2025\*\*\nĐã đủ các dịp nghỉ lễ, Tết;/);
    expect(office.last().rows).toEqual([['Việc cần làm']]);
    const days = await stored(2025);
    expect(days).toHaveLength(25);
    expect(days.find(({ on }) => on === '2025-04-26')).toMatchObject({ kind: 'OFF', note: 'Đã đổi' });
    expect(days.find(({ on }) => on === '2025-02-01')).toMatchObject({ kind: 'OFF', note: 'Tết Nguyên đán' });
    expect(await revision()).toBe(before + 1);

    await office.taps(office.last().id, 'deadlines.yearyes:2025');
    expect(office.last().text).toMatch(/Đã đủ các dịp nghỉ lễ, Tết;/);
    expect(await stored(2025)).toHaveLength(25);
    expect(await revision()).toBe(before + 1);
    const noted = await stage().db.auditEntry.findMany({ where: { act: 'calendar.confirmed' } });
    expect(noted).toHaveLength(1);
  });

  it('nobody has announced yet cannot be confirmed, only brought in a workbook', async () => {
    const { text, rows } = await opens('2031');
    expect(text).toMatch(/^\*\*Danh mục ngày nghỉ năm 2031\*\*\nCòn thiếu: .*\nHệ thống chưa có danh mục đề xuất/);
    expect(rows).toEqual([['Việc cần làm']]);
    await office.taps(office.last().id, 'deadlines.yearyes:2031');
    expect(await stored(2031)).toEqual([]);
  });

  it('is a matter of the office, and of a year', async () => {
    for (const act of ['deadlines.year:20244', 'deadlines.year:abcd', 'deadlines.year', 'deadlines.yearyes:20']) {
      await office.taps(office.last().id, act);
      expect(office.toast()).toBe(RIGHTS);
    }
    const lead = await stage().seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
    await lead.says('/viec');
    for (const act of ['deadlines.year:2026', 'deadlines.yearyes:2026']) {
      await lead.taps(lead.last().id, act);
      expect(lead.toast()).toBe(RIGHTS);
    }
    expect(await stored(2026)).toEqual([]);
  });
});
