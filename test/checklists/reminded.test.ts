// A reminder of a checklist leads to it, whether it has been opened before or not.
import { expect, it } from 'vitest';
import { useStage } from '../stage.js';
import { announce } from './announced.js';

const stage = useStage({ at: '2023-09-08 09:00', city: true });

it(
  'is answered from the morning card, by its inspection and by the checklist itself',
  { timeout: 60_000 },
  async () => {
    const { db } = stage();
    const unit = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
    await db.inspection.updateMany({ where: { code: { not: 'I-14' } }, data: { cancelledAt: new Date() } });
    const checklist = await announce(stage(), 'I-14', '2023-09-14 17:00');
    await db.deadline.updateMany({ where: { kind: 'ACKNOWLEDGE' }, data: { closedAt: new Date() } });
    const { id: visit } = await db.inspection.findUniqueOrThrow({ where: { code: 'I-14' } });
    const begin = /^Phiếu kiểm tra công vụ|^\*\*Phiếu kiểm tra|UBND huyện Tre Xanh/;
    await stage().at('2023-09-12 08:15');
    unit.sees(/đến hạn nộp phiếu kiểm tra/, 1);
    await unit.presses('Trả lời');
    unit.sees(begin, 1);
    expect(unit.last().rows.flat()).not.toContain('Liên hệ thường trực');
    for (const subject of [visit, checklist]) {
      await unit.taps(unit.last().id, `checklists.start:${subject}`);
      unit.sees(begin, 1);
      expect(unit.last().text).not.toMatch(/không có trong phạm vi/);
    }
  },
);
