// The road of one update, end to end on real parts: inbox, dialogue, outbox, and back to the phone.
import { describe, expect, it } from 'vitest';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-08 16:10', city: true });

describe('the desk', () => {
  it('answers /viec of somebody who owes nothing', async () => {
    const lan = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
    await lan.says('/viec');
    expect(lan.last().text).toBe('Hiện không có việc nào cần Ông/Bà thực hiện.');
    await lan.presses('Xem lịch');
    expect(lan.card().text).toBe('Hiện chưa có lịch kiểm tra nào được thông báo.');
    expect(lan.card().edited).toBe(true);
    await lan.says('tro giup');
    lan.sees(/Ba việc/);
    await lan.says('xin lich moi');
    lan.sees(/Hệ thống chưa hiểu/);
    expect(lan.card().rows.flat()).toContain('Liên hệ thường trực');
    const office = await stage().seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
    await office.says('xin lich moi');
    office.sees(/Hệ thống chưa hiểu/);
    expect(office.card().rows.flat()).not.toContain('Liên hệ thường trực');
  });

  it('recognises an old button and says so', async () => {
    const binh = await stage().seat({ name: 'Trần Văn Giả Sử', role: 'HEAD', unit: 'H-02' });
    await binh.says('/viec');
    const old = binh.card();
    await binh.says('/lich');
    await binh.taps(old.id, 'desk.lich~1');
    expect(binh.toast()).toMatch(/Màn hình này đã cũ/);
  });
});
