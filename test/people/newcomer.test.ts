// Somebody who joins late still gets what was announced before: the notice in force, and its duty in the count.
import { expect, it } from 'vitest';
import { useStage } from '../stage.js';
import { joinAsDeputy } from '../inspections/stage-plan.js';
import { unitLink } from './cast.js';

const stage = useStage({ at: '2023-09-06 09:00', city: true });

it('a focal point who joins after the notice receives it and is told what there is to do', async () => {
  const head = await stage().seat({ name: 'Trần Văn Giả Sử', role: 'HEAD', unit: 'H-02' });
  await stage().at('2023-09-08 09:00');
  const made = await unitLink(stage(), 'H-02', 'FOCAL');
  const lan = stage().stranger('Lan', '+84900000001');
  await lan.starts(made.token);
  await lan.presses('Đồng ý');
  await lan.sharesContact();
  expect(head.heard().filter((message) => message.text.startsWith('THÔNG BÁO LỊCH KIỂM TRA'))).toHaveLength(1);
  const notices = lan.heard().filter((message) => message.text.startsWith('THÔNG BÁO LỊCH KIỂM TRA'));
  expect(notices).toHaveLength(1);
  expect(notices[0]).toMatchObject({ ring: true });
  lan.sees(
    /^Đã xác nhận\. Ông\/Bà tham gia Hệ thống từ ngày 08\/09\/2023 với vai trò \*\*đầu mối của UBND huyện Tre Xanh\*\*\. Hiện có 02 việc cần thực hiện\.$/,
  );
  await lan.presses('Việc cần làm');
  lan.sees(/^\*\*Việc cần làm · UBND huyện Tre Xanh\*\* – 02 việc/);
});

it('a focal point who joins after the date to acknowledge is asked all the same, without a date nobody can keep', async () => {
  await stage().at('2023-09-14 09:00');
  const binh = await joinAsDeputy(stage(), 'Lê Thị Dự Phòng', 'H-02');
  const notice = binh.heard().find((message) => message.text.startsWith('THÔNG BÁO LỊCH KIỂM TRA'))!;
  expect(notice.text).toMatch(/Đề nghị Quý cơ quan bấm “Đã nhận”\. Trân trọng\.\/\./);
  expect(notice.text).not.toMatch(/“Đã nhận” chậm nhất/);
  await binh.says('/viec');
  binh.sees(
    /Xác nhận thông báo kiểm tra ngày 21\/09 – thông báo đã gửi đơn vị ngày 08\/09\/2023; đề nghị xác nhận ngay/,
  );
  expect(binh.last().text).not.toMatch(/thông báo kiểm tra ngày 21\/09 – chậm nhất/);
});
