// What stands over the lists of somebody: every unit and team they act in, no zero counted first, and one figure of what units
// owe for everybody who sees it.
import { beforeAll, describe, expect, it } from 'vitest';
import { CITY } from '../../src/demo/city.js';
import type { Role } from '../../src/generated/prisma/client.js';
import { at } from '../../src/kit/calendar.js';
import { inTransaction } from '../../src/kit/database.js';
import { newId } from '../../src/kit/ids.js';
import { applyCarriedOver } from '../../src/remediation/carried-over.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-08-30 09:00', city: true });
let office: Phone;
let head: Phone;
let both: Phone;
const HUYEN = 'UBND huyện Tre Xanh';

async function alsoHolds(phone: Phone, role: Role, of: { unit?: string; team?: string }): Promise<void> {
  const { db } = stage();
  const unitId = of.unit ? (await db.unit.findUniqueOrThrow({ where: { code: of.unit } })).id : null;
  const teamId = of.team ? (await db.team.findUniqueOrThrow({ where: { name: of.team } })).id : null;
  const held = { id: newId(), personId: phone.personId!, role, unitId, teamId, fromAt: at('2023-08-30 08:00') };
  await db.roleHeld.create({ data: held });
}

beforeAll(async () => {
  await inTransaction(stage().db, (tx) => applyCarriedOver(tx, CITY.carriedOver, stage().clock.now()));
  office = await stage().seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
  head = await stage().seat({ name: 'Vũ Đình Trưởng', role: 'DELEGATION_HEAD' });
  both = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
  await alsoHolds(both, 'LEAD', { team: 'A' });
  await stage().at('2023-08-30 09:01');
});

describe('somebody with two roles', () => {
  it('reads both over every list, and of which each line is', async () => {
    await both.says('/khacphuc');
    both.sees(/^\*\*Khắc phục · UBND huyện Tre Xanh, Tổ A\*\*/);
    expect(both.last().text).toMatch(/\n1\. UBND huyện Tre Xanh/);
    await both.says('/lich');
    both.sees(/^\*\*Lịch của UBND huyện Tre Xanh, Tổ A\*\*/);
    for (const line of both.last().text.split('\n').slice(1))
      expect(line).toMatch(/^(?:UBND huyện Tre Xanh|Tổ A): |^… /);
    await both.says('/viec');
    both.sees(/^\*\*Việc cần làm · UBND huyện Tre Xanh, Tổ A\*\*/);
    for (const line of both.last().text.split('\n').slice(1))
      expect(line).toMatch(new RegExp(`^(?:\\d+\\. |Theo dõi: )(?:${HUYEN}|Tổ A|…)`));
    await both.says('/rasoat');
    expect(both.last().text).not.toContain(HUYEN);
  });

  it('of two teams and the office reads all three', async () => {
    const lead = await stage().seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
    await alsoHolds(lead, 'LEAD', { team: 'C' });
    await alsoHolds(lead, 'OFFICE', {});
    await lead.says('/viec');
    lead.sees(/^\*\*Việc cần làm · Tổ B, Tổ C, Đoàn kiểm tra\*\*/);
  });
});

describe('a list without anything to do', () => {
  it('says so, instead of counting nothing', async () => {
    await stage().at('2023-10-05 09:00');
    await head.says('/viec');
    head.sees(
      /^\*\*Việc cần làm · Đoàn kiểm tra\*\* – Ông\/Bà không có việc phải làm; đang theo dõi \d\d việc, tính đến /,
    );
    const english = await stage().seat({ name: 'Lê Người Nước', role: 'DELEGATION_HEAD', locale: 'en' });
    await english.says('/todo');
    english.sees(/nothing for you to do; you are watching \d+, as of/);
  });
});

describe('what is overdue with the units', () => {
  const figure = (phone: Phone) => /Việc quá thời hạn của các đơn vị: (\d+)/.exec(phone.last().text)?.[1];

  it('has one figure for the office and the head of the delegation, and is counted in no other', async () => {
    await office.says('/viec');
    await head.says('/viec');
    expect(figure(office)).toMatch(/^\d\d$/);
    expect(figure(head)).toBe(figure(office));
    const overdue = await stage().db.deadline.count({
      where: { closedAt: null, unitId: { not: null }, dueAt: { lt: stage().clock.now() } },
    });
    expect(Number(figure(office))).toBe(overdue);
    for (const phone of [office, head]) {
      const watched = /theo dõi (\d+)/.exec(phone.last().text);
      await phone.presses('Xem theo dõi');
      phone.sees(new RegExp(`– ${watched![1]} việc, tính đến`));
      expect(phone.last().text).not.toContain('Việc quá thời hạn của các đơn vị');
      await phone.presses('Việc cần làm');
    }
  });

  it('lists them all for both, with [Miễn] only where somebody may', async () => {
    const list = async (phone: Phone) => {
      await phone.presses('Việc quá thời hạn');
      return phone.last();
    };
    const [ofOffice, ofHead] = [await list(office), await list(head)];
    expect(ofOffice.text.split('\n').slice(1)).toEqual(ofHead.text.split('\n').slice(1));
    const acts = (labels: readonly (readonly string[])[]) =>
      labels.flat().filter((label) => /· (?:Miễn|Xem)$/.test(label));
    expect(acts(ofHead.rows).every((label) => label.endsWith('Miễn'))).toBe(true);
    expect(acts(ofOffice.rows).some((label) => label.endsWith('Xem'))).toBe(true);
  });
});
