// The hour a recipient reads of a broadcast is the one it reached them at, also when it had waited for the morning.
import { expect, it } from 'vitest';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-14 19:30', city: true });

it('what was confirmed in the evening is acknowledged, and stands in the list of duties, as sent in the morning', async () => {
  const { db } = stage();
  const lead = await stage().seat({ name: 'Đỗ Văn Thử Nghiệm', role: 'LEAD', team: 'C' });
  const { unit } = await db.inspection.findFirstOrThrow({
    where: { team: { name: 'C' }, surprise: false },
    include: { unit: true },
  });
  const focal = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: unit.code });
  await lead.says('/thongbao');
  await lead.says('Đề nghị rà soát hồ sơ.');
  await lead.presses('Tất cả đơn vị Tổ C (9)');
  await lead.presses('Tiếp tục');
  await lead.presses('Gửi 01 người');
  await stage().drain();
  focal.neverSaw(/THÔNG BÁO CHUNG/);
  await stage().at('2023-09-15 09:00');
  const message = focal.heard().find(({ text }) => text.includes('THÔNG BÁO CHUNG'))!;
  await focal.says('/viec');
  const [hour] = /Xác nhận thông báo chung gửi (.+?): “/.exec(focal.card().text)!.slice(1);
  expect(hour).toMatch(/15\/09/);
  await focal.taps(message.id, `broadcasts.ack:${(await db.broadcast.findFirstOrThrow()).id}`);
  expect(focal.toast()).toMatch(/gửi lúc \d\dh\d\d ngày 15\/09\/2023\.$/);
});
