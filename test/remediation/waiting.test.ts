// While a result waits for the lead the unit is not reminded of it; the lead is. Returned, it is the unit's again.
import { expect, it } from 'vitest';
import { useStage } from '../stage.js';
import { carryOver, seat } from './desk.js';

const stage = useStage({ at: '2023-09-26 09:00', city: true });

it('reminds the lead of a result that waits, and not the unit', { timeout: 120_000 }, async () => {
  await carryOver(stage());
  const unit = await seat(stage(), 'unit');
  const lead = await seat(stage(), 'lead');
  await unit.says('/lich');
  unit.sees('Thứ Sáu, 29/09, 17h00 – hạn 02 nội dung khắc phục');
  await unit.says('/khacphuc');
  await unit.presses('1 · Cập nhật');
  await unit.presses('Nộp kết quả');
  await unit.presses('Chưa có tài liệu');
  await unit.says('Đã niêm yết lại đầy đủ tại trụ sở và trên Trang TTĐT');
  await unit.presses('Nộp kết quả');
  await unit.says('/lich');
  unit.sees('Thứ Sáu, 29/09, 17h00 – hạn khắc phục: giờ làm việc');
  await stage().at('2023-10-02 08:15');
  const rung = unit.heard().filter((each) => each.ring);
  // Not chased: told that it waits, once.
  const told = rung.filter((each) => each.text.includes('Niêm yết TTHC')).map((each) => each.text);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/“Niêm yết TTHC chưa đầy đủ”: đang chờ quyết định \(thời hạn/);
  unit.sees(/Giờ làm việc/, 6);
  await stage().at('2023-10-04 08:15');
  const cards = lead.heard().filter((each) => each.ring);
  expect(cards.some((each) => each.text.includes('“UBND huyện Tre Xanh: Niêm yết TTHC chưa đầy đủ”'))).toBe(true);
  // Late, it says so where it waits, like anything else that is owed.
  const line = /Xem xét kết quả khắc phục: UBND huyện Tre Xanh, “Niêm yết TTHC chưa đầy đủ”[^\n]*/;
  await stage().at('2023-10-16 09:00');
  await lead.says('/viec');
  expect(line.exec(lead.last().text)![0]).toMatch(
    /; đã quá thời hạn \d\d ngày làm việc \(thời hạn: 17h00 ngày \d\d\/\d\d\/2023\)$/,
  );
});

it('says of a request for more time, too, by how much its decision is late', { timeout: 120_000 }, async () => {
  const lead = await stage().seat({ name: 'Phạm Giả Định Hai', role: 'LEAD', team: 'B' });
  const unit = await stage().seat({ name: 'Nguyễn Thị Ví Dụ Hai', role: 'FOCAL', unit: 'H-02' });
  await unit.says('/khacphuc');
  await unit.presses('2 · Cập nhật');
  await unit.presses('Đề nghị gia hạn');
  await unit.says('Đang sắp xếp tổ chức bộ máy của huyện');
  await unit.presses('T2 30/10');
  await unit.presses('Gửi đề nghị');
  await lead.says('/viec');
  lead.sees(/Đề nghị gia hạn: UBND huyện Tre Xanh, [^\n]* → 30\/10\/2023\n/);
  await stage().at('2023-10-20 09:00');
  await lead.says('/viec');
  lead.sees(
    /Đề nghị gia hạn: UBND huyện Tre Xanh, [^\n]* → 30\/10\/2023; đã quá thời hạn \d\d ngày làm việc \(thời hạn: /,
  );
});
