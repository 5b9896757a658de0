// «Câu 5», «câu Đ1» with nothing open while several checklists have such a question: it is asked of which, each with its button,
// and the question of the one chosen is opened. With one it is opened at once.
import { describe, expect, it } from 'vitest';
import { useStage } from '../stage.js';
import { announce } from './announced.js';

const stage = useStage({ at: '2023-10-10 09:00', city: true });

describe('a question by its number', { timeout: 120_000 }, () => {
  it('on site of several visits', async () => {
    const { db, clock } = stage();
    const member = await stage().seat({ name: 'Hoàng Thị Ví Dụ', role: 'MEMBER', team: 'B' });
    const visits = await db.inspection.findMany({ where: { team: { name: 'B' } }, orderBy: { code: 'asc' }, take: 2 });
    await db.inspection.updateMany({
      where: { id: { in: visits.map(({ id }) => id) } },
      data: { arrivedAt: clock.now(), inspectOn: '2023-10-10', cancelledAt: null },
    });
    await db.inspection.updateMany({
      where: { id: { notIn: visits.map(({ id }) => id) } },
      data: { cancelledAt: clock.now() },
    });
    await member.says('/viec');
    await member.says('câu Đ1');
    const asked = member.sees(/^Câu Đ1 của phiếu nào\? Đề nghị chọn:\n1\. .* – kiểm tra ngày 10\/10\/2023\n2\. /, 1);
    expect(asked.rows.flat().filter((label) => /^\d · /.test(label))).toHaveLength(2);
    const second = asked.rows.flat().find((label) => label.startsWith('2 · '))!;
    await member.presses(second);
    member.sees(/^Câu Đ1\/\d+ · /);
    expect(member.card().text).toContain(second.slice(4, 20));
    // Then it is the one that was left.
    await member.says('/lich');
    await member.says('cau d2');
    member.sees(/^Câu Đ2\/\d+ · /);
  });

  it('of several checklists of a unit, and by the number of its line', async () => {
    const { db } = stage();
    const { id: unitId } = await db.unit.findUniqueOrThrow({ where: { code: 'H-02' } });
    const waits = { unitId, arrivedAt: null, cancelledAt: null };
    await db.inspection.update({ where: { code: 'I-14' }, data: { ...waits, inspectOn: '2023-10-24' } });
    await db.inspection.update({ where: { code: 'I-16' }, data: { ...waits, inspectOn: '2023-10-26' } });
    await announce(stage(), 'I-14', '2023-10-18 17:00');
    await announce(stage(), 'I-16', '2023-10-20 17:00');
    const lan = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
    await lan.says('/viec');
    await lan.says('câu 5');
    const asked = lan.sees(/^Câu 5 của phiếu nào\? Đề nghị chọn:/, 1);
    expect(asked.text).toMatch(/1\. UBND huyện Tre Xanh – .* 24\/10\/2023\n2\. UBND huyện Tre Xanh – .* 26\/10\/2023$/);
    await lan.says('2');
    lan.sees(/^Câu 5\/\d+ · /);
    // A number that none has is answered with how many there are.
    await lan.says('/viec');
    await lan.says('câu 9999');
    lan.sees(/^Phiếu có \d+ câu\. Ví dụ: câu \d+\./);
  });
});
