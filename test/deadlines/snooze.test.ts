// «Nhắc lại sau 01 ngày» and the hour of the card: only what stands on the own card of a day, once; from the first office hour
// on, and nothing when there is nothing to say.
import { describe, expect, it } from 'vitest';
import { openDeadline } from '../../src/deadlines/store.js';
import { at } from '../../src/kit/calendar.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-11 07:00', city: true });
const RIGHTS = 'Nội dung này hiện không có trong phạm vi của Ông/Bà.';
const cards = () => stage().db.morningCard.count();

async function owe(subjectId: string, due: string): Promise<void> {
  const unit = await stage().db.unit.findUniqueOrThrow({ where: { code: 'SO-01' } });
  const duty = { kind: 'REPORT' as const, subjectId, unitId: unit.id, teamId: null, dueAt: at(due), title: '' };
  await openDeadline(stage().db, duty, at('2023-08-01 09:00'));
}

describe('a morning card', () => {
  let lan: Phone;

  it('comes with the office hours, of what is due within three weeks, and not without anything', async () => {
    await stage().db.deadline.deleteMany();
    lan = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'SO-01' });
    const others = await stage().seat({ name: 'Người Khác', role: 'FOCAL', unit: 'SO-02' });
    await stage().at('2023-09-11 08:15');
    expect(await cards()).toBe(0);
    await owe('r1', '2023-09-13 17:00');
    await stage().at('2023-09-11 08:14');
    expect(await cards()).toBe(0);
    await stage().at('2023-09-11 08:15');
    expect(await cards()).toBe(1);
    expect(lan.card().rows).toContainEqual(['Nhắc lại sau 01 ngày']);
    others.neverSaw(/nộp phiếu kiểm tra/);
    const audit = await stage().db.auditEntry.findFirstOrThrow({ where: { act: 'deadlines.nudged' } });
    const duty = await stage().db.deadline.findFirstOrThrow({ where: { subjectId: 'r1' } });
    expect(audit).toMatchObject({ subject: lan.personId, facts: { on: '2023-09-11', rungs: [`${duty.id}:before-2`] } });
  });

  it('is put off by one working day, once, by whose it is; a tap proves that it was opened', async () => {
    const row = () =>
      stage().db.outboxMessage.findFirstOrThrow({ where: { dedupeKey: { startsWith: 'morning:2023-09-11' } } });
    const card = lan.card().id;
    const tap = async (day: string) => {
      await lan.taps(card, `deadlines.snooze${day}`);
      return lan.toast();
    };
    expect((await row()).openedAt).toBeNull();
    for (const day of ['', ':', ':yesterday', ':2023-13-01']) expect(await tap(day), day).toBe(RIGHTS);
    await tap(':2023-09-08');
    expect((await row()).openedAt).toBeNull();
    expect(await tap(':2023-09-11')).toMatch(/nhắc lại ngày 12\/09\/2023/);
    expect((await row()).openedAt).not.toBeNull();
    expect(await tap(':2023-09-11')).not.toMatch(/12\/09\/2023/);
    expect(await stage().db.auditEntry.findMany({ where: { act: 'deadlines.snoozed' } })).toMatchObject([
      { facts: { on: '2023-09-11', until: '2023-09-12' } },
    ]);
  });
});
