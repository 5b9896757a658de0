// Outside office hours what somebody sends to others waits for the morning; the sender is told so, and may let it go at once,
// without a sound. What was sent to oneself is no such thing.
import { describe, expect, it } from 'vitest';
import { newest, saidAfter } from '../people/cast.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-07 08:30', city: true });
const RIGHTS = 'Nội dung này hiện không có trong phạm vi của Ông/Bà.';
const LATER = /^Ngoài giờ làm việc: (\d\d) tin gửi tới người khác sẽ được gửi lúc (.+)\.$/;

let codes = 0;
/** A head and a focal point of a unit of their own. */
async function unit(): Promise<{ head: Phone; focal: Phone }> {
  const code = ['SO-01', 'SO-02', 'SO-03', 'SO-04', 'H-02'][codes++]!;
  const focal = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: code });
  const head = await stage().seat({ name: 'Trần Văn Giả Sử', role: 'HEAD', unit: code });
  return { head, focal };
}
/** The head ends the focal point’s role: one message to the focal point. */
async function ends(head: Phone): Promise<void> {
  await head.says('/moi');
  await head.presses('Xem, kết thúc vai trò');
  await head.presses('1');
  await head.presses('Kết thúc vai trò');
  await head.presses('Chuyển công tác');
  await head.presses('Xác nhận kết thúc');
}
const told = (phone: Phone) => phone.heard().filter(({ text }) => LATER.test(text));

describe('what is sent to somebody else', () => {
  it('in office hours leaves at once, and nothing is said of it', async () => {
    const { head, focal } = await unit();
    await stage().at('2023-09-07 16:59');
    const before = newest(focal);
    await ends(head);
    expect(saidAfter(focal, before)).toHaveLength(1);
    expect(told(head)).toEqual([]);
  });

  it('in the evening waits for the morning; the sender is told how many and until when', async () => {
    const { head, focal } = await unit();
    await stage().at('2023-09-07 17:00');
    const before = newest(focal);
    await ends(head);
    expect(saidAfter(focal, before)).toEqual([]);
    const [word, ...more] = told(head);
    expect(more).toEqual([]);
    expect(LATER.exec(word!.text)!.slice(1)).toEqual(['01', '08h00 ngày 08/09/2023']);
    expect(word!.rows).toEqual([['Gửi ngay, không âm báo']]);
    await stage().at('2023-09-08 07:59');
    expect(saidAfter(focal, before)).toEqual([]);
    await stage().at('2023-09-08 08:00');
    expect(saidAfter(focal, before)).toEqual([expect.stringMatching(/^Quyền truy cập của Ông\/Bà tại /) as string]);
    // What promised it says what has become of it, and offers nothing any more.
    await stage().at('2023-09-08 08:01');
    expect(told(head)).toEqual([]);
    head.sees('Đã gửi từ 08h00 ngày 08/09/2023: 01 tin gửi tới người khác.');
    expect(head.screen()).not.toContain('Gửi ngay, không âm báo]');
    await head.taps(word!.id, 'deadlines.sendnow:0');
    expect(head.toast()).toBe('Không còn tin nào đang chờ gửi.');
  });

  it('may be let go at once, without a sound, by whoever sent it, once', async () => {
    const { head, focal } = await unit();
    const { head: other } = await unit();
    await stage().at('2023-09-08 21:00');
    const before = newest(focal);
    await ends(head);
    const [word] = told(head);
    const instant = stage().clock.now().getTime().toString(36);
    for (const wrong of ['', '!', 'ABC', '0123456789']) {
      await head.taps(word!.id, `deadlines.sendnow:${wrong}`);
      expect(head.toast(), wrong).toBe(RIGHTS);
    }
    await other.says('/viec');
    await other.taps(newest(other), `deadlines.sendnow:${instant}`);
    expect(other.toast()).toBe('Không còn tin nào đang chờ gửi.');
    expect(saidAfter(focal, before)).toEqual([]);
    await head.taps(word!.id, `deadlines.sendnow:${instant}`);
    expect(head.toast()).toBe('Đã gửi ngay, không âm báo: 01 tin.');
    // The word of it says so, where it stands, and offers nothing any more.
    expect(told(head)).toEqual([]);
    head.sees('Đã gửi lúc 21h00 ngày 08/09/2023, không âm báo: 01 tin gửi tới người khác.');
    expect(head.screen()).not.toContain('Gửi ngay, không âm báo]');
    expect(saidAfter(focal, before)).toHaveLength(1);
    expect(focal.last().ring).toBe(false);
    await head.taps(word!.id, `deadlines.sendnow:${instant}`);
    expect(head.toast()).toBe('Không còn tin nào đang chờ gửi.');
    const noted = await stage().db.auditEntry.findMany({ where: { act: 'outbox.sent-now' } });
    expect(noted.map(({ facts }) => facts)).toEqual([{ count: 1 }]);
  });

  it('nothing is said of what only the sender reads, nor of later answers', async () => {
    const { head } = await unit();
    await stage().at('2023-09-09 10:00');
    await head.says('/viec');
    await head.says('/lich');
    expect(told(head)).toEqual([]);
    await ends(head);
    expect(told(head)).toHaveLength(1);
    expect(told(head)[0]!.text).toContain('08h00 ngày 11/09/2023');
    await stage().at('2023-09-09 10:05');
    await head.says('/viec');
    expect(told(head)).toHaveLength(1);
  });
});
