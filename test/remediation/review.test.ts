// A submission reaches the lead, is judged answer by answer, goes back to the unit once, and comes again.
import { describe, expect, it } from 'vitest';
import { announce } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { answerAll, handIn } from './handed-in.js';

const stage = useStage({ at: '2023-09-13 16:42', city: true });
const said: string[] = [];
const note = (phone: Phone, n = 1) => said.push(phone.screen(n));

describe('the review', () => {
  it('goes', { timeout: 200_000 }, async () => {
    const unit = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
    const lead = await stage().seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
    const checklistId = await announce(stage(), 'I-14', '2023-09-14 17:00');
    await answerAll(stage(), checklistId, unit.personId!, { Q03: { type: 'YESNO', value: 'NOT_YET' } }, ['Q26']);
    await handIn(stage(), checklistId, unit.personId!);
    await stage().at('2023-09-13 16:45');
    await lead.says('/viec');
    note(lead);
    await stage().at('2023-09-14 10:29');
    note(lead);
    await stage().at('2023-09-14 10:30');
    note(lead);
    await stage().at('2023-09-14 10:31');
    await lead.says('/rasoat');
    note(lead);
    await lead.presses('1 · Rà soát');
    note(lead);
    await lead.presses('Bắt đầu rà soát');
    note(lead);
    await lead.presses('Chấp nhận');
    note(lead);
    await lead.presses('Đề nghị bổ sung');
    note(lead);
    await lead.says('Đề nghị gửi trích xuất có xác nhận của Bộ phận Một cửa');
    note(lead, 2);
    await lead.presses('Câu tiếp');
    note(lead);
    await lead.presses('Đề nghị bổ sung');
    await lead.presses('Thiếu minh chứng');
    note(lead);
    await lead.says('/rasoat');
    note(lead);
    await lead.presses('1 · Rà soát');
    note(lead);
    for (const section of ['Khối C1', 'Khối C2', 'Khối C3', 'Khối C4']) {
      await lead.presses(section);
      note(lead);
      await lead.presses('Chấp nhận cả khối');
      note(lead);
      await lead.presses(lead.card().rows[0]![0]!);
      note(lead);
    }
    await lead.presses('Kết thúc rà soát');
    note(lead);
    await lead.presses('Đổi hạn');
    note(lead);
    await lead.says('23/9');
    note(lead, 2);
    await lead.presses('Quay lại');
    await lead.presses('Gửi đơn vị');
    note(lead);
    note(unit);
    console.log(said.join('\n--------\n'));
    expect(1).toBe(1);
  });
});
