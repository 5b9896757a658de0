// People nobody invited, groups and channels, people who block or leave: little is said, nothing changes.
import { beforeEach, describe, expect, it } from 'vitest';
import { at } from '../../src/kit/calendar.js';
import { useStage } from '../stage.js';
import { STRANGER, newest, saidAfter, unitLink } from './cast.js';

const stage = useStage({ at: '2023-09-04 09:00', city: true });
const RIGHTS = 'Nội dung này hiện không có trong phạm vi của Ông/Bà.';

let day = 4;
beforeEach(() => stage().clock.move(at(`2023-09-${String(++day).padStart(2, '0')} 09:00`)));

describe('a stranger', () => {
  it('is answered once an hour, whatever is sent, and leaves no person behind', async () => {
    const who = stage().stranger('Người lạ', '+84911111111');
    await who.starts();
    await who.says('xin chào');
    await who.says('/viec');
    await who.sharesContact();
    await who.sendsFile({ name: 'a.pdf', bytes: Buffer.from('%PDF-1.4') });
    expect(saidAfter(who, 0)).toEqual([STRANGER]);
    expect(who.last()).toMatchObject({ rows: [], ring: false });
    stage().clock.move(at(`2023-09-${String(day).padStart(2, '0')} 09:59`));
    await who.says('còn ai không');
    expect(who.heard()).toHaveLength(1);
    stage().clock.move(at(`2023-09-${String(day).padStart(2, '0')} 10:00`));
    await who.says('còn ai không');
    expect(saidAfter(who, 0)).toEqual([STRANGER, STRANGER]);
    stage().simulator.block(who.id);
    stage().simulator.unblock(who.id);
    await stage().drain();
    expect(who.heard()).toHaveLength(2);
    expect(await stage().db.person.count({ where: { chatId: BigInt(who.id) } })).toBe(0);
    expect(await stage().db.evidence.count()).toBe(0);
  });

  it('gets the rights sentence for every press, and nothing else', async () => {
    const who = stage().stranger('Người bấm');
    await who.starts();
    const before = newest(who);
    for (const data of [
      'desk.todo',
      'people.approve:abc',
      'people.door:agree',
      'people.door:agree~1',
      'people.go',
      '~',
      'x',
    ]) {
      await who.taps(who.last().id, data);
      expect(who.toast(), data).toBe(RIGHTS);
    }
    expect(saidAfter(who, before)).toEqual([]);
  });
});

describe('a group or channel', () => {
  it.each(['group', 'supergroup', 'channel'] as const)(
    '%s: told once, then left, and nothing changes',
    async (type) => {
      const lan = await stage().seat({ name: `Người trong ${type}`, role: 'FOCAL', unit: 'H-02' });
      const { simulator, db } = stage();
      const before = newest(lan);
      const group = simulator.createGroup({ title: 'Nhóm công việc', type, by: lan.id });
      await stage().drain();
      const said = () =>
        simulator
          .chat(group.id)
          .messages.filter((message) => message.fromBot)
          .map((message) => message.text);
      expect(said()).toEqual(['Hệ thống chỉ làm việc trong trò chuyện riêng với từng người được mời.']);
      expect(simulator.world.groups.get(group.id)?.botIsMember).toBe(false);
      expect(saidAfter(lan, before)).toEqual([]);
      expect(await db.person.findUnique({ where: { chatId: BigInt(lan.id) } })).toMatchObject({ blockedAt: null });
    },
  );
});

describe('somebody known', () => {
  it('who blocks the system is noted, and noted back', async () => {
    const lan = await stage().seat({ name: 'Chặn Rồi Mở', role: 'FOCAL', unit: 'H-02' });
    const blockedAt = async () =>
      (await stage().db.person.findUniqueOrThrow({ where: { id: lan.personId! } })).blockedAt;
    stage().simulator.block(lan.id);
    await stage().drain();
    expect(await blockedAt()).toEqual(stage().clock.now());
    stage().simulator.unblock(lan.id);
    await stage().drain();
    expect(await blockedAt()).toBeNull();
    await stage().db.person.update({ where: { id: lan.personId! }, data: { blockedAt: stage().clock.now() } });
    await lan.starts();
    expect(await blockedAt()).toBeNull();
    lan.sees('Hiện không có việc nào');
  });

  it('who leaves is asked once more, told, told once again on the old screen, and is then a stranger', async () => {
    const lan = await stage().seat({ name: 'Sắp Rời', role: 'FOCAL', unit: 'P-01', title: 'Công chức' });
    await lan.says('/viec');
    await lan.says('/toi');
    await lan.presses('Rút lại đồng ý, rời');
    expect(lan.card()).toMatchObject({
      text: '**Rời Hệ thống?** Sau khi xác nhận, vai trò của Ông/Bà tại UBND phường Quang Trung – quận Sen Hồng kết thúc ngay và Ông/Bà không nhận được thông báo nữa.\nNội dung đã gửi vẫn thuộc hồ sơ kiểm tra. Để tham gia lại cần liên kết mời mới.',
      rows: [['Xác nhận rời'], ['Quay lại']],
    });
    await lan.presses('Quay lại');
    lan.sees(/Thông tin của Ông\/Bà/);
    await lan.presses('Rút lại đồng ý, rời');
    await lan.presses('Xác nhận rời');
    const ended = `Quyền truy cập của Ông/Bà tại UBND phường Quang Trung – quận Sen Hồng đã kết thúc ngày ${String(day).padStart(2, '0')}/09/2023. Trân trọng cảm ơn sự phối hợp của Ông/Bà.`;
    expect(lan.last()).toMatchObject({ text: ended, rows: [] });
    const person = await stage().db.person.findUniqueOrThrow({
      where: { id: lan.personId! },
      include: { roles: true },
    });
    expect(person).toMatchObject({
      phone: null,
      consentVersion: 0,
      roles: [{ endReason: 'LEFT', endedAt: stage().clock.now() }],
    });

    stage().clock.move(at(`2023-09-${String(day).padStart(2, '0')} 15:00`));
    const before = newest(lan);
    await lan.says('/viec');
    await lan.says('/viec');
    await lan.taps(lan.last().id, 'desk.todo');
    expect(lan.toast()).toBe(ended.replace(/ Trân trọng.+/, ''));
    expect(saidAfter(lan, before)).toEqual([STRANGER]);

    const made = await unitLink(stage(), 'P-01', 'DEPUTY');
    await lan.starts(made.token);
    await lan.presses('Đồng ý');
    lan.sees('với vai trò **đầu mối dự phòng của UBND phường Quang Trung – quận Sen Hồng**');
    await lan.says('/toi');
    lan.sees('Sắp Rời, Công chức');
  });

  it('whose role was ended elsewhere is told once, on whatever old screen it is', async () => {
    const lan = await stage().seat({ name: 'Đã Thôi', role: 'FOCAL', unit: 'P-02' });
    await lan.says('/viec');
    await stage().db.roleHeld.updateMany({
      where: { personId: lan.personId! },
      data: { endedAt: stage().clock.now(), endReason: 'HANDED_OVER' },
    });
    const before = newest(lan);
    await lan.presses('Xem lịch');
    expect(lan.toast()).toMatch(
      /^Quyền truy cập của Ông\/Bà tại UBND phường Quang Trung – quận Hoa Sữa đã kết thúc ngày/,
    );
    await lan.says('/lich');
    await lan.presses('Trợ giúp');
    expect(saidAfter(lan, before)).toEqual([
      `Quyền truy cập của Ông/Bà tại UBND phường Quang Trung – quận Hoa Sữa đã kết thúc ngày ${String(day).padStart(2, '0')}/09/2023. Trân trọng cảm ơn sự phối hợp của Ông/Bà.`,
    ]);
  });
});
