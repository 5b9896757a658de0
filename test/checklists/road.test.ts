// The checklist of UBND huyện Tre Xanh, from the first card to the receipt, on the stage.
import { describe, expect, it } from 'vitest';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-08 09:00', city: true });

describe('thin', () => {
  it('runs', async () => {
    const { db, clock } = stage();
    const inspection = await db.inspection.findUniqueOrThrow({ where: { code: 'I-14' } });
    await db.notice.create({
      data: {
        id: 'n-1',
        inspectionId: inspection.id,
        version: 1,
        dueAt: clock.now(),
        firedAt: clock.now(),
        reportDueAt: new Date('2023-09-14T10:00:00Z'),
      },
    });
    const lan = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
    await lan.says('/viec');
    console.log(lan.screen(1));
    await lan.presses('Trả lời');
    console.log(lan.screen(1));
    await lan.presses('Bắt đầu câu 1');
    console.log(lan.screen(1));
    await lan.says('so 15/kh-ubnd 10/1/23');
    console.log(lan.screen(2));
    await lan.presses('Bỏ qua trích yếu');
    console.log(lan.screen(1));
    await lan.sendsFile({ name: 'ke hoach.pdf', bytes: Buffer.from('%PDF-1.4 test') });
    console.log(lan.screen(4));
    await lan.presses('Xong, câu tiếp');
    console.log(lan.screen(2));
    expect(1).toBe(1);
  });
});
