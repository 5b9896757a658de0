// A paper whose sender is asked whether it is secret and says nothing: reminded once, then let go unfetched, and told so; a late
// answer is answered calmly. Who answers in time hears nothing more.
import { beforeAll, expect, it } from 'vitest';
import { pdf } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { atPapers, auditOf, carryOver, heardOf, paperOf } from './unit-desk.js';

const stage = useStage({ at: '2023-09-11 09:00', city: true });
let unit: Phone;
let away: Phone;

beforeAll(async () => {
  await carryOver(stage());
  unit = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
  await atPapers(unit);
  await unit.sendsFile(pdf('bao cao mat 1.pdf'));
  await unit.sendsFile(pdf('bao cao mat 2.pdf'));
  await unit.presses('Không phải tài liệu mật');
  away = await stage().seat({ name: 'Phạm Văn Vắng Mặt', role: 'DEPUTY', unit: 'H-02' });
  await atPapers(away);
  await away.sendsFile(pdf('bao cao mat 3.pdf'));
  await stage().db.person.update({ where: { id: away.personId! }, data: { blockedAt: stage().clock.now() } });
});

it('is asked about once more after a day, in office hours, with the same buttons', async () => {
  await stage().at('2023-09-12 08:59');
  expect(heardOf(unit, 'bao cao mat 1.pdf')).toHaveLength(1);
  await stage().at('2023-09-12 09:01');
  expect(heardOf(unit, 'bao cao mat 1.pdf')).toHaveLength(2);
  await stage().at('2023-09-12 10:30');
  expect(heardOf(unit, 'bao cao mat 1.pdf')).toHaveLength(2);
  expect(heardOf(unit, 'bao cao mat 1.pdf')[1]).toContain('“mat”');
  const again = unit.heard().find(({ text }) => text.includes('chưa có xác nhận'))!;
  expect(again.rows).toEqual([['Không phải tài liệu mật'], ['Gỡ tệp']]);
  expect(heardOf(unit, 'bao cao mat 1.pdf')[1]).toMatch(
    /Đến 09h00 ngày 14\/09\/2023 chưa có xác nhận, Hệ thống sẽ không sử dụng/,
  );
  expect(heardOf(unit, 'bao cao mat 2.pdf').join('\n')).not.toMatch(/chưa được xác nhận/);
});

it('is let go after three, unfetched, and its sender is told', async () => {
  const { id } = await paperOf(stage(), 'bao cao mat 1.pdf');
  await stage().at('2023-09-14 08:59');
  expect(heardOf(unit, 'bao cao mat 1.pdf')).toHaveLength(2);
  await stage().at('2023-09-14 09:01');
  const heard = heardOf(unit, 'bao cao mat 1.pdf');
  expect(heard).toHaveLength(3);
  expect(heard[2]).toMatch(/chưa được xác nhận là không phải tài liệu mật nên Hệ thống không sử dụng/);
  expect(await paperOf(stage(), 'bao cao mat 1.pdf')).toMatchObject({ state: 'REMOVED', hash: null });
  expect(await paperOf(stage(), 'bao cao mat 2.pdf')).toMatchObject({ state: 'KEPT' });
  expect(await auditOf(stage(), 'bao cao mat 1.pdf')).toEqual(['received', 'let-go']);

  const card = unit.heard().find(({ rows }) => rows.flat().includes('Không phải tài liệu mật'))!;
  // Whoever has blocked the bot is told nothing; the paper is let go all the same.
  expect(await paperOf(stage(), 'bao cao mat 3.pdf')).toMatchObject({ state: 'REMOVED', hash: null });
  expect(heardOf(away, 'bao cao mat 3.pdf')).toHaveLength(1);
  expect(await stage().db.outboxMessage.count({ where: { personId: away.personId!, state: { not: 'SENT' } } })).toBe(0);
  await unit.taps(card.id, `documents.clear:${id}`);
  expect(unit.toast()).toBe('Đã ghi.');
  expect(await paperOf(stage(), 'bao cao mat 1.pdf')).toMatchObject({ state: 'REMOVED' });
});
