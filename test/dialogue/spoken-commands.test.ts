// A command typed as a word, without its slash, is understood where nothing else is asked; words that say more are not one.
import { beforeAll, describe, expect, it } from 'vitest';
import { spokenCommand } from '../../src/dialogue/spoken-commands.js';
import { seatUnits } from '../documents/unit-desk.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';

describe('words that are a command', () => {
  it.each([
    ['viec', 'viec'],
    ['Việc cần làm', 'viec'],
    ['em còn việc gì ạ?', 'viec'],
    ['lịch', 'lich'],
    ['lich kiem tra ngay nao the?', 'lich'],
    ['bao giờ kiểm tra', 'lich'],
    ['xin hoan lich kiem tra', 'lich'],
    ['toi muon xin gia han', 'giahan'],
    ['Đề nghị gia hạn', 'giahan'],
    ['khắc phục', 'khacphuc'],
    ['phiếu kiểm tra', 'traloi'],
    ['trợ giúp', 'trogiup'],
    ['liên hệ', 'lienhe'],
    ['help please', 'trogiup'],
  ])('%s', (typed, command) => expect(spokenCommand(typed)).toBe(command));

  it.each([
    'đã khắc phục xong 12/15 thủ tục',
    'gia hạn đến 31/10/2023',
    'không có việc gì phát sinh',
    'lịch trùng với kỳ họp Hội đồng nhân dân',
    'xin lich moi',
    'có',
    'đã nhận',
  ])('none: %s', (typed) => expect(spokenCommand(typed)).toBeNull());
});

describe('typed with nothing open', { timeout: 120_000 }, () => {
  const stage = useStage({ at: '2023-09-08 09:00', city: true });
  let unit: Phone;
  beforeAll(async () => {
    ({ unit } = await seatUnits(stage()));
  }, 120_000);

  it('leads where the command does, and never where its giver has no right', async () => {
    await unit.says('viec');
    expect(unit.card().text).toContain('**Việc cần làm · UBND huyện Tre Xanh**');
    await unit.says('lich kiem tra ngay nao the?');
    expect(unit.card().text).toMatch(/^\*\*Lịch của UBND huyện Tre Xanh/);
    await unit.says('khac phuc');
    expect(unit.card().text).not.toContain('chưa hiểu');
    await unit.says('/viec');
    await unit.says('toi muon xin gia han');
    expect(unit.card().text).toMatch(/gia hạn|Không có nội dung nào đang khắc phục/);
    await unit.says('/viec');
    await unit.says('soạn thông báo');
    unit.sees('Hệ thống chưa hiểu', 1);
  });
});
