// What cannot be handled is set aside: whoever typed half a character is answered all the same, a forged tap gets nothing,
// and the office hears of it once, however much there was.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cameOf } from '../../src/telegram/receive.js';
import type { Phone } from '../phone.js';
import { openStage, type Stage } from '../stage.js';

let stage: Stage;
let hoa: Phone;
let lan: Phone;
beforeAll(async () => {
  stage = await openStage({ at: '2023-09-07 20:30', city: true });
  hoa = await stage.seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
  lan = await stage.seat({ name: 'Nguyễn Thị Lan', role: 'FOCAL', unit: 'H-02' });
});
afterAll(() => stage.close());

const aside = () => stage.db.inboxUpdate.count({ where: { state: 'ASIDE' } });

describe('what the database cannot hold', () => {
  it('is cleaned for reading where somebody typed it or named a file so, and kept as it came', async () => {
    await lan.says('/viec');
    const before = lan.heard().length;
    await lan.says('/trogiup \ud800');
    expect(lan.last().text).toContain('Trợ giúp');
    await lan.sendsFile({ name: 'Báo\u0000cáo\udc00.pdf', bytes: Buffer.from('%PDF-1.7') });
    expect(lan.heard().length).toBeGreaterThan(before + 1);
    expect(await aside()).toBe(0);
    const kept = await stage.db.inboxUpdate.findMany({ where: { raw: { not: null } }, orderBy: { id: 'asc' } });
    expect(kept.map((row) => [row.state, Buffer.from(row.raw!).toString().includes('\\ud800')])).toEqual([
      ['DONE', true],
      ['DONE', false],
    ]);
  });

  it('as the data of a tap is set aside without an answer, and the next is answered', async () => {
    const before = lan.heard().length;
    await lan.taps(lan.last().id, '\u0000');
    expect(lan.heard().length).toBe(before);
    await lan.says('/viec');
    expect(lan.heard().length).toBeGreaterThan(before);
    expect(await stage.app.health()).toMatchObject({ inbox: { waiting: 0, aside: 1 } });
  });
});

describe('the office', () => {
  it('is told in working hours, in one message for hundreds, and has it in /viec until somebody has seen it', async () => {
    const broken = (id: number) => ({ update_id: id, message: { message_id: 1, chat: { id: 'abc' }, text: 'x' } });
    for (let n = 0; n < 5; n++)
      await stage.app.receive(cameOf(Array.from({ length: 60 }, (_each, k) => broken(1000 + n * 60 + k))));
    await stage.app.receive(cameOf([broken(1000)]));
    expect(await aside()).toBe(301);
    const told = () => hoa.heard().filter(({ text }) => text.startsWith('Hệ thống đã để riêng'));
    await stage.at('2023-09-07 21:30');
    expect(told()).toEqual([]);
    await stage.at('2023-09-08 08:31');
    expect(told()).toHaveLength(1);
    expect(told()[0]).toMatchObject({
      text: 'Hệ thống đã để riêng 301 nội dung gửi đến mà chưa xử lý được. Nội dung gốc được giữ nguyên; các nội dung khác vẫn được tiếp nhận bình thường.',
      rows: [['Xem']],
    });
    await stage.at('2023-09-08 09:45');
    await stage.app.receive(cameOf([broken(5000)]));
    await stage.at('2023-09-08 09:46');
    expect(told().at(-1)!.text).toContain('302 nội dung');
    await stage.app.receive(cameOf([broken(5001)]));
    await stage.at('2023-09-08 09:47');
    expect(told()).toHaveLength(2);

    await hoa.says('/viec');
    hoa.sees('Nội dung để riêng do chưa xử lý được: 303');
    await hoa.taps(hoa.last().id, 'aside.see');
    hoa.sees(/1\. Chưa rõ người gửi: 302 nội dung, gần nhất .*\n2\. Nguyễn Thị Lan: 01 nội dung/);
    await hoa.presses('Đã xem');
    expect(hoa.card().text).toBe('Hiện không có nội dung nào để riêng.');
    await hoa.says('/viec');
    hoa.neverSaw(/303 việc/);
    expect(hoa.card().text).not.toContain('để riêng');
  });

  it('alone may see it', async () => {
    for (const act of ['aside.see', 'aside.seen:99999']) {
      await lan.taps(lan.last().id, act);
      expect(lan.toast()).toBe('Nội dung này hiện không có trong phạm vi của Ông/Bà.');
    }
  });
});
