// Moments of the people room that the straight road does not pass: crafted presses, somebody who comes back, who of several is
// asked, what is recorded, and lists longer than a page.
import { beforeEach, describe, expect, it } from 'vitest';
import { at } from '../../src/kit/calendar.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { CALM, newest, order, saidAfter, unitLink, WAITING } from './cast.js';

const stage = useStage({ at: '2023-03-06 09:00', city: true });
const RIGHTS = 'Nội dung này hiện không có trong phạm vi của Ông/Bà.';
let minute = 0;
beforeEach(() =>
  stage().clock.move(
    at(`2023-03-06 ${String(10 + Math.floor(minute / 6)).padStart(2, '0')}:${(minute++ % 6) * 10 || '00'}`),
  ),
);

const office = (name: string) => stage().seat({ name, role: 'OFFICE' });
const audits = (act: string) => stage().db.auditEntry.findMany({ where: { act }, orderBy: { id: 'desc' } });
const talkOf = (phone: Phone) => stage().db.dialogue.findUniqueOrThrow({ where: { chatId: BigInt(phone.id) } });
const messageOf = (key: string) => stage().db.outboxMessage.findUniqueOrThrow({ where: { dedupeKey: key } });
const roleOf = (phone: Phone) =>
  stage().db.roleHeld.findFirstOrThrow({
    where: { person: { chatId: BigInt(phone.id) } },
    orderBy: [{ fromAt: 'desc' }, { id: 'desc' }],
  });
const invited = async (by: Phone | null, code: string, role: 'FOCAL' | 'DEPUTY' | 'HEAD') => {
  const { id } = await stage().db.unit.findUniqueOrThrow({ where: { code } });
  return order(stage(), { role, unitId: id, invitedById: by?.personId ?? null });
};
async function comesIn(token: string, name: string): Promise<Phone> {
  const newcomer = stage().stranger(name);
  await newcomer.starts(token);
  await newcomer.presses('Đồng ý');
  if (/họ và tên/.test(newcomer.last().text)) {
    await newcomer.says(name);
    await newcomer.presses('Xác nhận');
  }
  return newcomer;
}

describe('at the door', () => {
  it('a press that the card does not have is refused, and a name confirmed before it was asked for ends the joining', async () => {
    const guest = stage().stranger('Bấm Bừa');
    await guest.starts((await unitLink(stage(), 'X-02', 'DEPUTY')).token);
    const mark = `~${(await talkOf(guest)).cardNo.toString(36)}`;
    await guest.taps(guest.card().id, `people.door:other${mark}`);
    expect(guest.toast()).toBe(RIGHTS);
    await guest.taps(guest.card().id, `people.other:agree${mark}`);
    expect(guest.toast()).toBe(RIGHTS);
    expect((await talkOf(guest)).kind).toBe('people.join');
    await guest.taps(guest.card().id, `people.door:name${mark}`);
    expect(guest.last().text).toBe(CALM);
    expect((await talkOf(guest)).kind).toBeNull();
    expect(await stage().db.person.count({ where: { chatId: BigInt(guest.id) } })).toBe(0);
  });

  it('the step that is due comes again for whatever else is sent, and a name can be given by its number', async () => {
    const guest = stage().stranger('Chậm Rãi');
    await guest.starts((await unitLink(stage(), 'X-02', 'DEPUTY')).token);
    await guest.presses('Đồng ý');
    const asks = /gửi họ và tên/;
    expect(guest.last().text).toMatch(asks);
    await guest.sendsFile({ name: 'a.pdf', bytes: Buffer.from('%PDF-1.4') });
    expect(guest.last().text).toMatch(asks);
    await guest.says('Ngô Thị Chậm Rãi');
    expect(guest.card().rows).toEqual([['Xác nhận']]);
    await guest.says('1');
    guest.sees(/Đã xác nhận\. Ông\/Bà tham gia Hệ thống từ ngày [\d/]+ với vai trò \*\*đầu mối dự phòng/);
    expect(await audits('people.joined')).toMatchObject([
      { facts: { role: 'DEPUTY', pending: false, invitation: expect.any(String) as string } },
      ...(await audits('people.joined')).slice(1).map(() => ({})),
    ]);
  });

  it('somebody who had blocked the bot and comes back by a link can be reached again, with the number proved', async () => {
    const { db } = stage();
    const back = await stage().seat({ name: 'Trở Lại', role: 'DEPUTY', unit: 'DN-02', locale: 'en' });
    const made = await unitLink(stage(), 'H-02', 'HEAD');
    await back.starts(made.token);
    await db.person.update({ where: { id: back.personId! }, data: { blockedAt: stage().clock.now() } });
    await db.invitation.update({ where: { id: made.id }, data: { phone: '+84912345670' } });
    await back.presses('Agree');
    await db.invitation.update({ where: { id: made.id }, data: { phone: '024 3825 1234' } });
    await back.sharesContact();
    expect(await db.person.findUnique({ where: { id: back.personId! } })).toMatchObject({
      blockedAt: null,
      locale: 'en',
    });
    expect(await db.roleHeld.count({ where: { personId: back.personId!, role: 'HEAD' } })).toBe(1);
  });

  it('whoever waits is told so again for what they say, and refused what they press', async () => {
    const host = await office('Chủ Nhà Chờ');
    const link = await order(stage(), { role: 'LEAD', fullName: 'Phạm Giả Định', invitedById: host.personId! });
    const lead = await comesIn(link.token, 'Định');
    expect(lead.last().text).toBe(WAITING);
    const before = newest(lead);
    await lead.says('/viec');
    expect(saidAfter(lead, before)).toEqual([WAITING]);
    await lead.taps(newest(lead), 'desk.todo');
    expect([lead.toast(), saidAfter(lead, before).length]).toEqual([RIGHTS, 1]);
  });
});

describe('a post that several may hold', () => {
  it('asks nobody when a second one joins for it', async () => {
    const head = await stage().seat({ name: 'Chủ Tịch Xã', role: 'HEAD', unit: 'X-01' });
    for (const name of ['Dự Phòng Một', 'Dự Phòng Hai'])
      (await comesIn((await invited(head, 'X-01', 'DEPUTY')).token, name)).sees(/^Đã xác nhận/);
    head.neverSaw(/Thay người cũ/);
    expect(await stage().db.roleHeld.count({ where: { unit: { code: 'X-01' }, role: 'DEPUTY', pending: false } })).toBe(
      2,
    );
  });
});

describe('a request for approval', () => {
  it('is noted as opened where it was pressed, and shows its outcome to everybody who was asked', async () => {
    const [host, one, two] = [await office('Người Mời Tổ'), await office('Người Duyệt'), await office('Người Xem')];
    const link = await order(stage(), { role: 'SECRETARY', fullName: 'Thư Ký Mới', invitedById: host.personId! });
    const secretary = await comesIn(link.token, 'Thư Ký Mới');
    const { id } = await roleOf(secretary);
    const asked = (phone: Phone) => phone.heard().filter(({ text }) => text.includes('Thư Ký Mới'));
    expect([asked(host).length, asked(one).length, asked(two).length]).toEqual([0, 1, 1]);
    const key = (phone: Phone) => `approval:${id}:${phone.personId}`;
    await two.taps(newest(two), `people.approval:${id}`);
    expect((await messageOf(key(two))).openedAt).toBeNull();
    await one.taps(asked(one)[0]!.id, `people.approve:${id}`);
    expect((await messageOf(key(one))).openedAt).not.toBeNull();
    expect((await messageOf(key(two))).openedAt).toBeNull();
    for (const phone of [one, two])
      expect(asked(phone)[0]).toMatchObject({ text: expect.stringContaining('Người Duyệt') as string, rows: [] });
    expect((await audits('people.approved'))[0]).toMatchObject({
      personId: one.personId,
      facts: { role: 'SECRETARY' },
    });
    await two.presses('Phê duyệt');
    expect(two.toast()).toBe('Đề nghị này đã có kết quả.');
    await two.taps(newest(two), `people.approval:${id}`);
    expect(two.toast()).toBe('Đề nghị này đã có kết quả.');
    expect(await stage().db.roleHeld.findUnique({ where: { id } })).toMatchObject({ approvedById: one.personId });
  });

  it('decided on the card of /viec answers there, and opens no notice', async () => {
    const [host, one] = [await office('Người Mời Hai'), await office('Người Duyệt Hai')];
    const link = await order(stage(), { role: 'SECRETARY', fullName: 'Thư Ký Hai', invitedById: host.personId! });
    const { id } = await roleOf(await comesIn(link.token, 'Thư Ký Hai'));
    await one.taps(newest(one), `people.approval:${id}`);
    await one.presses('Không phê duyệt');
    expect(one.card()).toMatchObject({
      rows: [['Việc cần làm']],
      text: expect.stringContaining('Người Duyệt Hai') as string,
    });
    expect((await messageOf(`approval:${id}:${one.personId}`)).openedAt).toBeNull();
    expect((await audits('people.disapproved'))[0]).toMatchObject({ subject: id });
  });
});

describe('who joins for a held post', () => {
  it('is asked of the head and of whoever of the office invited, nobody else; the outcome stands before both', async () => {
    const [inviter, other] = [await office('Văn Phòng Mời'), await office('Văn Phòng Khác')];
    await stage().seat({ name: 'Đương Chức', role: 'FOCAL', unit: 'Q-02' });
    const head = await stage().seat({ name: 'Chủ Tịch Hai', role: 'HEAD', unit: 'Q-02' });
    const next = await comesIn((await invited(inviter, 'Q-02', 'FOCAL')).token, 'Kế Nhiệm Văn Hai');
    const asked = (phone: Phone) => phone.heard().filter(({ text }) => text.includes('Thay người cũ'));
    expect([asked(head).length, asked(inviter).length, asked(other).length]).toEqual([1, 1, 0]);
    const before = { head: newest(head), inviter: newest(inviter), other: newest(other) };
    await head.presses('Giữ cả hai');
    const said = 'Chủ Tịch Hai';
    for (const phone of [head, inviter]) {
      const [shown] = phone.heard().filter(({ text }) => text.includes('vừa tham gia qua liên kết mời'));
      expect(shown).toMatchObject({ rows: [], text: expect.stringContaining(said) as string });
    }
    // Who was asked has read of it; nobody is told twice that the newcomer is in.
    expect([saidAfter(head, before.head), saidAfter(inviter, before.inviter), saidAfter(other, before.other)]).toEqual([
      ...[[], [], []],
    ]);
    next.sees(/^Đã phê duyệt/);
    const { id, unitId } = await roleOf(next);
    expect((await audits('people.replace-both'))[0]).toMatchObject({
      subject: id,
      facts: { role: 'FOCAL', unit: unitId },
    });
  });

  it('may be free by the time it is answered: then only taking or not is asked', async () => {
    const head = await stage().seat({ name: 'Chủ Tịch Ba', role: 'HEAD', unit: 'Q-01' });
    const old = await stage().seat({ name: 'Đi Trước', role: 'FOCAL', unit: 'Q-01' });
    const next = await comesIn((await invited(head, 'Q-01', 'FOCAL')).token, 'Kế Nhiệm Văn Ba');
    const { id } = await roleOf(next);
    await stage().db.roleHeld.update({
      where: { id: (await roleOf(old)).id },
      data: { endedAt: stage().clock.now(), endReason: 'MOVED' },
    });
    await head.taps(newest(head), `people.replacing:${id}`);
    expect(head.card().rows).toHaveLength(2);
    await head.presses(head.card().rows[0]![0]!);
    expect(head.card().rows).toEqual([['Việc cần làm']]);
    next.sees(/^Đã phê duyệt/);
  });
});

describe('an end', () => {
  it('is recorded with its place; whoever invited hears of it only when it was not the person invited', async () => {
    const { db } = stage();
    const secretary = await stage().seat({ name: 'Thư Ký Mời', role: 'SECRETARY' });
    const ender = await office('Người Kết Thúc');
    const seats = [
      { name: 'Sai Người', role: 'DEPUTY' as const, unit: 'SO-03', act: 'expel', tells: 1 },
      { name: 'Đúng Người', role: 'MEMBER' as const, team: 'B', act: 'endnow', tells: 0 },
    ];
    for (const { act, tells, ...seat } of seats) {
      const phone = await stage().seat(seat);
      const { id, unitId, teamId, role } = await roleOf(phone);
      await db.roleHeld.update({ where: { id }, data: { invitedById: secretary.personId! } });
      const before = newest(secretary);
      await ender.taps(newest(ender), `people.${act}:${id}:MOVED`);
      expect(saidAfter(secretary, before)).toHaveLength(tells);
      expect((await audits('people.role-ended'))[0]).toMatchObject({ personId: ender.personId, subject: id });
      const reason = act === 'expel' ? 'NOT_OURS' : 'MOVED';
      expect((await audits('people.role-ended'))[0]!.facts).toEqual({
        ...{ role, reason, person: phone.personId },
        ...(unitId ? { unit: unitId } : { team: teamId }),
      });
      expect(ender.card().rows).toEqual(unitId ? [['Mời người khác'], ['Việc cần làm']] : [['Việc cần làm']]);
    }
  });

  it('needs a reason that exists, a role that exists, and asks again when it ended meanwhile', async () => {
    const ender = await office('Người Hỏi Lại');
    const phone = await stage().seat({ name: 'Sắp Đi', role: 'DEPUTY', unit: 'SO-03' });
    const { id } = await roleOf(phone);
    for (const act of [`why:${id}:BORED`, `endnow:${id}`, 'member:nobody', 'end:nobody', `members:nowhere`]) {
      await ender.taps(newest(ender), `people.${act}`);
      expect(ender.toast(), act).toBe(RIGHTS);
    }
    await stage().db.roleHeld.update({ where: { id }, data: { endedAt: stage().clock.now(), endReason: 'LEFT' } });
    for (const act of ['member', 'end', 'why', 'endnow', 'notours', 'expel']) {
      await ender.taps(newest(ender), `people.${act}:${id}:OTHER`);
      expect(ender.toast(), act).toMatch(/^Vai trò này đã kết thúc/);
    }
  });
});

describe('lists', () => {
  it('of the delegation stand in the order of rank, six on a page, without the reader’s own place in the office', async () => {
    const { db } = stage();
    await db.roleHeld.updateMany({
      where: { unitId: null, endedAt: null },
      data: { endedAt: stage().clock.now(), endReason: 'OTHER' },
    });
    const reader = await office('Người Đọc');
    for (const [n, role] of (
      ['MEMBER', 'LEAD', 'OFFICE', 'SECRETARY', 'DELEGATION_HEAD', 'MEMBER', 'LEAD'] as const
    ).entries())
      await stage().seat({ name: `Người ${role} ${n}`, role, ...(/LEAD$|MEMBER/.test(role) ? { team: 'A' } : {}) });
    await reader.says('/moi');
    await reader.presses('Người của Đoàn');
    const names = () =>
      [...reader.card().text.matchAll(/^\d\. (.+?) – /gm)].map(([, name]) => name!.split(' ').slice(1).join(' '));
    const [chief, secretary, ...rest] = names();
    expect([chief, secretary]).toEqual(['DELEGATION_HEAD 4', 'SECRETARY 3']);
    expect([rest.slice(0, 2).sort(), rest.slice(2).sort()]).toEqual([
      ['LEAD 1', 'LEAD 6'],
      ['MEMBER 0', 'MEMBER 5'],
    ]);
    expect(reader.card().text).toContain('trang 1/2');
    await reader.presses('Sau ›');
    expect(names()).toEqual(['OFFICE 2']);
    expect(reader.card().rows).toEqual([['1'], ['‹ Trước'], ['Hủy']]);
    await reader.presses('1');
    expect(reader.card().rows).toEqual([['Kết thúc vai trò'], ['Quay lại']]);
    await reader.presses('Quay lại');
    expect(reader.card().text).toContain('trang 1/2');
  });

  it('of units nobody can be reached in say who has left, and are turned', async () => {
    const { db } = stage();
    const reader = await office('Người Đọc Hai');
    const left = await stage().seat({ name: 'Đã Rời', role: 'HEAD', unit: 'DV-02' });
    await db.roleHeld.update({
      where: { id: (await roleOf(left)).id },
      data: { endedAt: stage().clock.now(), endReason: 'LEFT' },
    });
    await reader.says('/donvi');
    const [, all] = /\*\*.*: (\d+)\/26\*\*/.exec(reader.card().text)!;
    expect(Number(all)).toBeGreaterThan(6);
    let seen = '';
    for (;;) {
      seen += `${reader.card().text}\n`;
      if (!reader.card().rows.flat().includes('Sau ›')) break;
      await reader.presses('Sau ›');
    }
    expect([...seen.matchAll(/^\d\. /gm)]).toHaveLength(Number(all));
    expect(seen).toMatch(/: thủ trưởng đã rời .*06\/03|: thủ trưởng .*06\/03/);
    await reader.says('/viec');
    reader.sees(/Đơn vị chưa có người nhận/);
    const member = await stage().seat({ name: 'Không Phải Văn Phòng', role: 'MEMBER', team: 'A' });
    await member.says('/viec');
    member.neverSaw(/Đơn vị chưa có người nhận/);
  });

  it('of units to invite to are a head’s own; with one of them it is opened at once', async () => {
    const { db } = stage();
    const head = await stage().seat({ name: 'Kiêm Nhiệm', role: 'HEAD', unit: 'DN-02' });
    const other = await db.unit.findUniqueOrThrow({ where: { code: 'DN-01' } });
    await db.roleHeld.create({
      data: {
        id: 'kiem-nhiem',
        personId: head.personId!,
        role: 'FOCAL',
        unitId: other.id,
        fromAt: stage().clock.now(),
      },
    });
    await head.says('/moi');
    expect(head.card().text).toMatch(/mời với vai trò nào\?$/m);
    expect(head.card().rows.at(-1)).toEqual(['Quay lại', 'Hủy']);
    await head.presses('Đầu mối dự phòng');
    const unit = await db.unit.findUniqueOrThrow({ where: { code: 'DN-02' } });
    expect((await audits('people.invited'))[0]).toMatchObject({
      personId: head.personId,
      facts: { role: 'DEPUTY', unit: unit.id },
    });
    await db.roleHeld.update({ where: { id: 'kiem-nhiem' }, data: { role: 'HEAD' } });
    await head.says('/moi');
    expect(head.card()).toMatchObject({
      text: expect.stringMatching(/trang 1\/1\n1\. Công ty Dịch vụ Đô thị Mẫu\n2\. Công ty Thoát nước Mẫu$/) as string,
      rows: [['1', '2'], ['Hủy']],
    });
    await head.presses('2');
    expect(head.card().text).toContain('**Công ty Thoát nước Mẫu**');
    const reader = await office('Mời Rồi Gõ');
    await reader.says('/moi');
    await reader.says('thoat nuoc');
    expect((await talkOf(reader)).kind).toBe('people.invite');
    await reader.presses('1');
    await reader.presses('Thủ trưởng');
    expect((await talkOf(reader)).kind).toBeNull();
    await reader.taps(newest(reader), `people.person:${(await db.delegate.findFirstOrThrow()).id}`);
    await reader.taps(newest(reader), 'people.seat:nobody:LEAD');
    expect(reader.toast()).toBe(RIGHTS);
    await reader.taps(newest(reader), `people.make:${unit.id}:LEAD`);
    expect(reader.toast()).toBe(RIGHTS);
    await reader.taps(newest(reader), 'people.make:nowhere:FOCAL');
    expect(reader.toast()).toBe(RIGHTS);
  });

  it('is offered from the register of the delegation also when it names one person only', async () => {
    const reader = await office('Mời Một Người');
    const { id } = await stage().db.delegate.findFirstOrThrow({ orderBy: { id: 'asc' } });
    await stage().db.delegate.deleteMany({ where: { id: { not: id } } });
    await reader.taps(newest(reader), 'people.delegation');
    expect(reader.card().rows).toEqual([['1'], ['Hủy']]);
    await stage().db.delegate.deleteMany();
    await reader.taps(newest(reader), 'people.delegation');
    expect(reader.card().rows).toEqual([['Hủy']]);
  });
});
