// Somebody whose role has ended: told once, asked nothing, and whatever they send afterwards is answered as what it is.
import { describe, expect, it } from 'vitest';
import { at } from '../../src/kit/calendar.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { STRANGER, newest, saidAfter } from './cast.js';

const stage = useStage({ at: '2023-09-04 09:00', city: true });
const ENDED =
  'Quyền truy cập của Ông/Bà tại UBND huyện Tre Xanh đã kết thúc ngày 04/09/2023. Trân trọng cảm ơn sự phối hợp của Ông/Bà.';
const UNRECORDED = 'Nội dung Ông/Bà vừa gửi không được ghi nhận.';

async function gone(name: string): Promise<Phone> {
  const phone = await stage().seat({ name, role: 'FOCAL', unit: 'H-02' });
  await phone.says('/viec');
  await stage().db.roleHeld.updateMany({
    where: { personId: phone.personId! },
    data: { endedAt: stage().clock.now(), endReason: 'OTHER' },
  });
  return phone;
}
const later = (minutes: number) => stage().clock.move(new Date(stage().clock.now().getTime() + minutes * 60_000));

describe('somebody whose role has ended', () => {
  it('hears it at the first word, with what was sent; then once an hour that nothing is recorded', async () => {
    stage().clock.move(at('2023-09-04 09:00'));
    const lan = await gone('Nguyễn Thị Ví Dụ');
    let before = newest(lan);
    const heard = () => saidAfter(lan, before);
    await lan.says('số liệu quý II');
    expect(heard()).toEqual([`${ENDED} ${UNRECORDED}`]);
    before = newest(lan);
    await lan.says('còn đây nữa');
    await lan.says('/viec');
    later(59);
    await lan.says('ạ');
    expect(heard()).toEqual([]);
    later(1);
    await lan.says('ạ');
    expect(heard()).toEqual([UNRECORDED]);
    before = newest(lan);
    later(60);
    await lan.says('/viec');
    expect(heard()).toEqual([STRANGER]);
    before = newest(lan);
    later(60);
    await lan.sendsFile({ name: 'a.pdf', bytes: Buffer.from('%PDF-1.4') });
    expect(heard()).toEqual([UNRECORDED]);
    expect(await stage().db.evidence.count()).toBe(0);
  });

  it('is told without that sentence when nothing was sent', async () => {
    stage().clock.move(at('2023-09-04 14:00'));
    const binh = await gone('Lê Thị Dự Phòng');
    const before = newest(binh);
    await binh.says('/viec');
    expect(saidAfter(binh, before)).toEqual([ENDED]);
  });

  it('may ask what is kept, as often as they like', async () => {
    stage().clock.move(at('2023-09-04 15:00'));
    const chi = await gone('Hà Thị Chi');
    for (const command of ['/toi', '/me']) {
      const before = newest(chi);
      await chi.says(command);
      const [text, ...more] = saidAfter(chi, before);
      expect(more).toEqual([]);
      expect(text).toMatch(
        /^Ông\/Bà hiện không có vai trò nào trên Hệ thống; quyền truy cập tại UBND huyện Tre Xanh đã kết thúc ngày 04\/09\/2023\./,
      );
    }
  });

  it('finds every old screen ended: a toast each time, one message', async () => {
    stage().clock.move(at('2023-09-04 16:00'));
    const dung = await gone('Đỗ Văn Dũng');
    const screen = dung.last();
    const before = newest(dung);
    for (let n = 0; n < 3; n++) {
      later(n * 61);
      await dung.taps(screen.id, 'desk.todo');
      expect(dung.toast()).toMatch(/UBND huyện Tre Xanh/);
    }
    expect(saidAfter(dung, before)).toEqual([ENDED]);
  });
});
