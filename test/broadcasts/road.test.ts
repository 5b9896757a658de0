// The whole road of a broadcast: compose, preview, send, follow, acknowledge, comment; and who may not.
import { beforeAll, describe, expect, it } from 'vitest';
import { tallyOf } from '../../src/broadcasts/chat.js';
import { listTeamUnitIds } from '../../src/broadcasts/store.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-15 14:00', city: true });

describe('a broadcast of team C', () => {
  let lead: Phone;
  const units: Phone[] = [];
  let blocked: Phone;
  let english: Phone;

  beforeAll(async () => {
    const { db } = stage();
    lead = await stage().seat({ name: 'Đỗ Văn Thử Nghiệm', role: 'LEAD', team: 'C' });
    const visits = await db.inspection.findMany({
      where: { team: { name: 'C' } },
      include: { unit: true },
      orderBy: { code: 'asc' },
    });
    const codes = [...new Set(visits.map((visit) => visit.unit.code))];
    units.push(await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: codes[0]! }));
    units.push(await stage().seat({ name: 'Trần Văn Giả Sử', role: 'HEAD', unit: codes[0]! }));
    english = await stage().seat({ name: 'Lê Thị Minh Họa', role: 'FOCAL', unit: codes[1]!, locale: 'en' });
    blocked = await stage().seat({ name: 'Phạm Văn Tạm', role: 'FOCAL', unit: codes[2]! });
    await db.person.update({ where: { id: blocked.personId! }, data: { blockedAt: stage().clock.now() } });
  });

  it('is written, checked and sent, and the figures balance', async () => {
    await lead.says('/thongbao');
    lead.sees('**Soạn thông báo chung · Tổ C** – Đề nghị gửi nội dung thông báo.');
    await lead.says('De nghi cac don vi ra soat ty le ky so ca nhan.');
    lead.sees(/\(1\/3\) \*\*Gửi tới\?\*\*/);
    const all = lead
      .card()
      .rows.flat()
      .find((label) => label.startsWith('Tất cả đơn vị Tổ C'))!;
    await lead.presses(all);
    const preview = lead.card();
    expect(preview.text).toMatch(
      /^\(2\/3\) \*\*\d\d đơn vị, 04 người\. Gửi được 03; chưa gửi được 01; \d\d đơn vị không có ai nhận\.\*\*/,
    );
    expect(preview.text).toContain('Nội dung chưa có dấu; đề nghị kiểm tra.');
    await lead.presses('Quay lại');
    await lead.presses('Quay lại');
    await lead.says('Đề nghị các đơn vị rà soát tỷ lệ ký số cá nhân, chậm nhất 17h00 ngày 20/09/2023.');
    expect(lead.card().text).not.toContain('chưa có dấu');
    await lead.presses('Xem danh sách');
    lead.sees(/Danh sách nhận/);
    await lead.presses('Quay lại');
    await lead.presses('Tiếp tục');
    expect(lead.card().text).toMatch(/^\(3\/3\) \*\*Nội dung người nhận sẽ đọc:\*\*\n\n/);
    const exact = lead.card().text.replace(/^.*\n\n/, '');
    expect(exact).toBe(
      'THÔNG BÁO CHUNG – Tổ C, Đoàn kiểm tra\nKính gửi: Các cơ quan, đơn vị.\n\nĐề nghị các đơn vị rà soát tỷ lệ ký số cá nhân, chậm nhất 17h00 ngày 20/09/2023.\n\nTrân trọng./.',
    );
    await lead.presses('Gửi 03 người');
    await stage().at('2023-09-15 14:01');
    lead.sees('**Đã gửi xong lúc 14h01.** Tổng 04 = đã gửi 03 + chưa gửi được 01. Chưa có ai xác nhận.');
    expect(units[0]!.last()).toMatchObject({ text: exact, ring: true, rows: [['Đã nhận', 'Gửi ý kiến']] });
    expect(english.last().text).toContain('GENERAL NOTICE – Team C');
    expect(blocked.heard()).toEqual(expect.not.arrayContaining([expect.objectContaining({ text: exact })]));
  });

  it('is acknowledged once, commented on, and both reach the author', async () => {
    const [focal, head] = units as [Phone, Phone];
    await head.says('/viec');
    head.sees(/Xác nhận thông báo chung gửi 14h00 ngày 15\/09/);
    await focal.presses('Đã nhận');
    expect(focal.toast()).toMatch(
      /^Đã ghi nhận Ông\/Bà đã nhận thông báo của (?:Tổ [A-C], )?Đoàn kiểm tra, gửi lúc \d\dh\d\d ngày/,
    );
    focal.sees(/Trân trọng\.\/\.\n\nĐã xác nhận: Nguyễn Thị Ví Dụ, 14h01 ngày 15\/09\/2023\./);
    await english.presses('Comment');
    await english.says('Đơn vị đề nghị lùi thời hạn.');
    english.sees('Saved.');
    await stage().at('2023-09-15 14:02');
    expect(lead.heard().some((message) => message.text.includes('Đã xác nhận 01.'))).toBe(true);
    lead.sees(/Ý kiến của .+ \(Lê Thị Minh Họa\): “Đơn vị đề nghị lùi thời hạn\.”/);
    await english.editsLast('Đơn vị đề nghị lùi thời hạn đến 30/9.');
    english.sees(
      /^The comment was corrected; the sender of the notice reads the new words: “Đơn vị đề nghị lùi thời hạn đến 30\/9\.”/,
    );
    await stage().at('2023-09-15 14:03');
    const copies = lead.heard().filter(({ text }) => text.startsWith('Ý kiến của'));
    expect(copies.map(({ text }) => text)).toEqual([expect.stringMatching(/lùi thời hạn đến 30\/9\.”$/)]);
    await english.editsLast('Đơn vị đề nghị lùi thời hạn đến 30/9.');
    english.sees('Nothing was changed; the comment stays as you sent it.');
    await lead.presses('Xem ý kiến');
    lead.sees(/lùi thời hạn đến 30\/9/);
    lead.sees(/\*\*Ý kiến về thông báo chung .+: 01\*\*\n1\. Lê Thị Minh Họa/);
  });

  it('lets nobody acknowledge or follow what was not theirs', async () => {
    const sent = await stage().db.broadcast.findFirstOrThrow({ where: { state: 'DONE' } });
    const other = await stage().seat({ name: 'Vũ Thị Khác', role: 'FOCAL', unit: 'H-02' });
    const old = other.last().id;
    for (const act of ['ack', 'reply', 'stop', 'who', 'again', 'replies', 'tally']) {
      await other.taps(old, `broadcasts.${act}:${sent.id}`);
      expect(other.toast()).toBe('Nội dung này hiện không có trong phạm vi của Ông/Bà.');
    }
    await other.says('/thongbao');
    other.sees(/Hệ thống chưa hiểu/);
    const tally = await tallyOf(stage().db, sent.id);
    const { total, sent: arrived, waiting, unreachable, failed, cancelled, unknown } = tally;
    expect(arrived + waiting + unreachable + failed + cancelled + unknown).toBe(total);
  });
});

it('never adds a unit because of a surprise inspection that has not arrived', async () => {
  const { db } = stage();
  const surprise = await db.inspection.findFirstOrThrow({ where: { surprise: true, arrivedAt: null } });
  await db.inspection.updateMany({
    where: { unitId: surprise.unitId, teamId: surprise.teamId, surprise: false },
    data: { cancelledAt: stage().clock.now() },
  });
  expect(await listTeamUnitIds(db, surprise.teamId)).not.toContain(surprise.unitId);
  await db.inspection.update({ where: { id: surprise.id }, data: { arrivedAt: stage().clock.now() } });
  expect(await listTeamUnitIds(db, surprise.teamId)).toContain(surprise.unitId);
});
