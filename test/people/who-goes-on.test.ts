// Before a role ends it is said who goes on with what is open: the others of the unit by name, or nobody until somebody is
// invited; and nothing of it where nothing is open.
import { expect, it } from 'vitest';
import { announce } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-11 09:00', city: true });

/** The question before a role ends, and how much is open with it. */
async function asked(by: Phone, whose: Phone): Promise<{ text: string; open: number }> {
  const { id } = await stage().db.roleHeld.findFirstOrThrow({ where: { personId: whose.personId!, endedAt: null } });
  await by.says('/viec');
  await by.taps(by.last().id, `people.why:${id}:MOVED`);
  const { text } = by.card();
  return { text, open: Number(/Việc đang mở: (\d+)/.exec(text)?.[1] ?? 0) };
}

it('with one matter open and nobody else in the unit: nobody until somebody is invited; with others: by name', async () => {
  const office = await stage().seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
  const focal = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
  const idle = await asked(office, focal);
  expect(idle.text).toContain('Không có việc đang mở');
  expect(idle.text).not.toMatch(/tiếp tục|không còn ai/);

  await announce(stage(), 'I-14', '2023-09-14 17:00');
  await stage().db.deadline.updateMany({ where: { kind: { not: 'REPORT' } }, data: { closedAt: new Date(0) } });
  const alone = await asked(office, focal);
  expect(alone.open).toBe(1);
  expect(alone.text).toContain('Đơn vị không còn ai nhận thông báo; đề nghị mời người khác.');

  await stage().seat({ name: 'Lê Thị Dự Phòng', role: 'DEPUTY', unit: 'H-02' });
  const together = await asked(office, focal);
  expect(together.text).toContain('tiếp tục: Lê Thị Dự Phòng (Đầu mối dự phòng).');
  expect(together.text).not.toContain('Nguyễn Thị Ví Dụ (Đầu mối)');
}, 60_000);
