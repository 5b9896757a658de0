// People who come and go between the preview of a broadcast and its sending: the author reads how many differ and sends anew;
// what the author has written of the frame is not said twice.
import { expect, it } from 'vitest';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-15 14:00', city: true });

it('one who leaves and one who joins are both told, though the number stays the same', async () => {
  const { db } = stage();
  const lead = await stage().seat({ name: 'Đỗ Văn Thử Nghiệm', role: 'LEAD', team: 'C' });
  const { unit } = await db.inspection.findFirstOrThrow({
    where: { team: { name: 'C' }, surprise: false },
    include: { unit: true },
  });
  const stays = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: unit.code });
  const leaves = await stage().seat({ name: 'Trần Văn Giả Sử', role: 'HEAD', unit: unit.code });
  const end = (personId: string) =>
    db.roleHeld.updateMany({ where: { personId }, data: { endedAt: stage().clock.now() } });

  await lead.says('/thongbao');
  await lead.says('Kính gửi các đơn vị,\nĐề nghị rà soát hồ sơ.\nTrân trọng!');
  await lead.presses('Tất cả đơn vị Tổ C (9)');
  await lead.presses('Tiếp tục');
  expect(lead.card().text).toBe(
    '(3/3) **Nội dung người nhận sẽ đọc:**\n\nTHÔNG BÁO CHUNG – Tổ C, Đoàn kiểm tra\n\nKính gửi các đơn vị,\nĐề nghị rà soát hồ sơ.\nTrân trọng!',
  );
  await end(leaves.personId!);
  const joins = await stage().seat({ name: 'Lê Thị Minh Họa', role: 'DEPUTY', unit: unit.code });
  await lead.presses('Gửi 02 người');
  lead.sees(
    /^Chưa gửi\. So với danh sách Ông\/Bà đã xem: thêm 01 người, bớt 01 người; nay gửi được 02 người\.\n\(2\/3\)/,
  );
  await end(joins.personId!);
  await lead.presses('Tiếp tục');
  lead.sees(/^Chưa gửi\. So với danh sách Ông\/Bà đã xem: bớt 01 người; nay gửi được 01 người\.\n\(3\/3\)/);
  await lead.presses('Gửi 01 người');
  await stage().at('2023-09-15 14:01');
  const sent = stays.heard().filter(({ text }) => text.includes('THÔNG BÁO CHUNG'));
  expect(sent.map(({ text }) => [text.match(/kính gửi/gi)!.length, text.match(/trân trọng/gi)!.length])).toEqual([
    [1, 1],
  ]);
  joins.neverSaw(/THÔNG BÁO CHUNG/);
  leaves.neverSaw(/THÔNG BÁO CHUNG/);
});
