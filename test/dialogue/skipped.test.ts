// What a card asks but does not need is left out by words as by its button, on every form that has such a step; words that say
// something are kept as they are.
import { beforeAll, describe, expect, it } from 'vitest';
import { readChoices } from '../../src/dialogue/plain.js';
import { skips } from '../../src/dialogue/skipping.js';
import { button } from '../../src/outbox/message.js';
import { announce } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';

describe('words that leave something out', () => {
  const SUBJECT = 'trich yeu|subject';
  it.each(
    [
      'bỏ qua', 'Bo qua', 'bỏ qua ạ', 'bỏ qua trích yếu', 'để sau', 'để trống', 'không có', 'ko có', 'k co', 'không', 'không cần',
      'dạ không có ạ', 'không có trích yếu', 'khong co trich yeu', 'thôi', 'thôi bỏ qua', 'không ghi', 'chưa có', 'bổ sung sau', 'skip',
      'none', 'nothing to add', 'không có gì thêm',
    ].map((said) => [said]),
  )('«%s»', (said) => expect(skips(said, SUBJECT)).toBe(true)); // prettier-ignore
  it.each(
    [
      'Không có trường hợp chậm muộn', 'Kế hoạch bỏ qua bước 2', 'v/v để trống vị trí việc làm', 'CCHC 2023', 'không?', 'bỏ qua?',
      'Không giấy tờ', 'có', 'phê duyệt đề án',
    ].map((said) => [said]),
  )('«%s» is none', (said) => expect(skips(said, SUBJECT)).toBe(false)); // prettier-ignore

  it('«bỏ qua» is the button that leaves it out, before the one that leaves the card', () => {
    const later = button('Để sau', 'later', 1);
    const rows = [[button('Bỏ qua trích yếu', 'skip', 7)], [later]];
    expect(readChoices(rows, 'bỏ qua', true)).toEqual(['skip']);
    expect(readChoices([[button('Không nêu thêm', 'no')], [later]], 'bo qua a', false)).toEqual(['no']);
    expect(readChoices([[later]], 'bo qua', true)).toEqual(['later']);
  });
});

const stage = useStage({ at: '2023-09-08 09:00', city: true });

describe('a step that may be left out', { timeout: 240_000 }, () => {
  let unit: Phone;
  let checklistId: string;
  beforeAll(async () => {
    checklistId = await announce(stage(), 'I-14', '2023-09-14 17:00');
    unit = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
  });
  const value = async (code: string) =>
    (await stage().db.answer.findFirst({ where: { checklistId, questionCode: code, side: 'UNIT' } }))?.value;

  it.each(['bỏ qua', 'không có', 'để trống ạ', 'khong co trich yeu', 'xong'])(
    'what a document is about: «%s»',
    async (words) => {
      await unit.says('/traloi');
      await unit.says('câu 1');
      await unit.says('15/KH-UBND ngày 10/1/2023');
      unit.sees('Trích yếu?');
      await unit.says(words);
      unit.sees('**Đề nghị gửi kế hoạch CCHC năm 2023.**');
      expect(await value('Q01')).toEqual({ type: 'DOCREF', number: '15/KH-UBND', on: '2023-01-10' });
    },
  );

  it('kind words are no subject', async () => {
    await unit.says('câu 1');
    await unit.says('15/KH-UBND ngày 10/1/2023');
    await unit.says('cảm ơn em');
    expect(await value('Q01')).toEqual({ type: 'DOCREF', number: '15/KH-UBND', on: '2023-01-10' });
    await unit.says('CCHC 2023');
    expect(await value('Q01')).toMatchObject({ subject: 'CCHC 2023' });
  });

  it.each(['bỏ qua', 'không có lý do', 'ko rõ lý do'])('why some were absent: «%s»', async (words) => {
    const { db, clock } = stage();
    const vi = await stage().seat({ name: 'Hoàng Thị Ví Dụ', role: 'MEMBER', team: 'B' });
    await db.inspection.updateMany({
      where: { code: 'I-15' },
      data: { arrivedAt: clock.now(), inspectOn: '2023-09-08' },
    });
    await db.inspection.updateMany({ where: { code: { not: 'I-15' } }, data: { cancelledAt: clock.now() } });
    await vi.says('/traloi');
    await vi.says('câu Đ2');
    await vi.says('14/18');
    vi.sees('Lý do vắng?');
    await vi.says(words);
    vi.sees(/^Câu Đ3\/5/);
    const answer = await db.answer.findFirstOrThrow({ where: { side: 'DELEGATION', questionCode: 'Q36' } });
    expect(answer).toMatchObject({ explanation: null, explanationCode: 'NO_REASON' });
    await db.answer.deleteMany({ where: { side: 'DELEGATION' } });
  });
});
