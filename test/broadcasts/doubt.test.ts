// A broadcast in trouble: stopped in the middle, messages nobody can vouch for, sent again to just those.
import { expect, it } from 'vitest';
import { tallyOf } from '../../src/broadcasts/chat.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-15 14:00', city: true });

it('is stopped, proved by a tap, and sent again to those in doubt only', async () => {
  const { db, simulator } = stage();
  const lead = await stage().seat({ name: 'Đỗ Văn Thử Nghiệm', role: 'LEAD', team: 'C' });
  const visit = await db.inspection.findFirstOrThrow({
    where: { team: { name: 'C' }, surprise: false },
    include: { unit: true },
  });
  const unit = visit.unit.code;
  const arrived = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit });
  const proves = await stage().seat({ name: 'Trần Văn Giả Sử', role: 'HEAD', unit });
  const doubtful = await stage().seat({ name: 'Lê Thị Minh Họa', role: 'DEPUTY', unit });
  const late = await stage().seat({ name: 'Phạm Văn Tạm', role: 'DEPUTY', unit });
  for (const { id } of [proves, doubtful])
    simulator.faults.add({ method: 'sendMessage', kind: 'dropAfter', chat: id, times: 1, ms: 20 });
  simulator.faults.add({ method: 'sendMessage', kind: '429', chat: late.id, times: 1, retryAfter: 600 });
  const balanced = async () => {
    for (const { id } of await db.broadcast.findMany()) {
      const { total, sent, waiting, unreachable, failed, cancelled, unknown } = await tallyOf(db, id);
      expect(sent + waiting + unreachable + failed + cancelled + unknown).toBe(total);
    }
  };

  await lead.says('/thongbao');
  await lead.says('Đề nghị các đơn vị rà soát.');
  await lead.presses('Tất cả đơn vị Tổ C (9)');
  await lead.presses('Tiếp tục');
  await lead.presses('Gửi 04 người');
  await balanced();
  await stage().at('2023-09-15 14:06');
  lead.sees('**Đang gửi** 3/4 · đã gửi 01 · chờ gửi 01 · chưa rõ 02 · cập nhật 14h06');
  await lead.presses('Dừng gửi');
  lead.sees('**Đã dừng lúc 14h06.** Tổng 04 = đã gửi 01 + đã dừng 01 + chưa rõ 02. Chưa có ai xác nhận.');
  await proves.presses('Đã nhận');
  await stage().at('2023-09-15 14:07');
  lead.sees('đã gửi 02 + đã dừng 01 + chưa rõ 01. Đã xác nhận 01.');
  await balanced();

  await lead.presses('Gửi lại');
  expect(lead.card().rows).toEqual([['Chưa gửi (1)'], ['Chưa rõ (1)'], ['Chưa xác nhận (1)'], ['Quay lại']]);
  await lead.presses('Chưa rõ (1)');
  expect(lead.card().text).toMatch(/\n\n\(gửi lại, nội dung không thay đổi\)\nTHÔNG BÁO CHUNG – Tổ C/);
  await lead.presses('Gửi 01 người');
  doubtful.sees(/^\(gửi lại, nội dung không thay đổi\)/, 1);
  for (const other of [arrived, proves, late]) other.neverSaw(/gửi lại/);
  late.neverSaw(/THÔNG BÁO CHUNG/);
  await doubtful.presses('Đã nhận');
  await stage().at('2023-09-15 14:08');
  await balanced();
  lead.sees(/Tổng 01 = đã gửi 01\. Đã xác nhận 01\./);
});
