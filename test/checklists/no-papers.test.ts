// Words where papers are awaited: that there are none yet asks why, with why or when they are the explanation themselves, and
// whatever else is said stays a note. The first as readers see it, then with a phone.
import { beforeAll, describe, expect, it } from 'vitest';
import { saysEnough, saysNoPaper, saysWhyNoPaper } from '../../src/checklists/readers/papers.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { seatUnits } from '../documents/unit-desk.js';

describe('what is said of papers', () => {
  it.each([
    'chua co tai lieu, tuan sau gui',
    'Chưa có tài liệu, tuần sau gửi.',
    'chưa có vì đang trình lãnh đạo ký',
    'Dạ hiện đơn vị chưa có văn bản do mới sáp nhập ạ',
    'chưa kịp, mai gửi',
    'chưa tìm thấy tài liệu, xin gửi sau',
    'không có tài liệu vì nhiệm vụ chuyển cơ quan khác',
    'chưa có báo cáo quý III, đang dự thảo',
  ])('«%s» says why or when', (typed) => {
    expect([saysWhyNoPaper(typed), saysNoPaper(typed), saysEnough(typed)]).toEqual([true, false, false]);
  });

  it.each(['chưa có', 'Chưa có tài liệu', 'ko co file', 'chưa có ạ'])('«%s» says no more than that', (typed) => {
    expect([saysWhyNoPaper(typed), saysNoPaper(typed)]).toEqual([false, true]);
  });

  it.each([
    'đã gửi báo cáo vì tháng trước có yêu cầu',
    'bản chính lưu tại phòng Nội vụ',
    'Không',
    'xong rồi',
    'tuần sau',
  ])('«%s» does not say that there are none', (typed) =>
    expect([saysWhyNoPaper(typed), saysNoPaper(typed)]).toEqual([false, false]),
  );
});

describe('with a phone', () => {
  const stage = useStage({ at: '2023-09-11 09:00', city: true });
  let unit: Phone;
  let checklistId: string;
  beforeAll(async () => {
    ({ checklistId, unit } = await seatUnits(stage()));
    await unit.says('/traloi');
  }, 120_000);
  const explained = async () =>
    (await stage().db.answer.findFirstOrThrow({ where: { checklistId, questionCode: 'Q04' } })).explanation;

  it('why there is no paper yet is the explanation, and goes on', { timeout: 60_000 }, async () => {
    await unit.says('câu 4');
    await unit.says('có');
    await unit.says('chua co tai lieu, tuan sau gui');
    unit.sees(/^Câu 5\/30[^]*Đã ghi diễn giải câu 4\./);
    expect(await explained()).toBe('chua co tai lieu, tuan sau gui');
  });
});
