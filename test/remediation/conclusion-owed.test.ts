// A visit is to be concluded by a day, also one at which nothing was recorded: its team's lead is reminded, the head of the
// delegation given account; what was sent, cancelled, moved or given to another team is chased no more, or where it belongs now.
import { beforeAll, describe, expect, it } from 'vitest';
import { CITY } from '../../src/demo/city.js';
import { cancelInspection } from '../../src/inspections/cancelling.js';
import { settleConclusions } from '../../src/inspections/conclusion-due-store.js';
import { inTransaction } from '../../src/kit/database.js';
import { applyPlan } from '../../src/inspections/plan-store.js';
import { at } from '../../src/kit/calendar.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { wordsOfTests } from '../printed.js';
import { announce } from '../checklists/announced.js';
import { recordShortcoming, seat } from './desk.js';

const ITEM = /gửi kết luận kiểm tra đối với UBND huyện Tre Xanh/;
const LINE = /Gửi kết luận: UBND huyện Tre Xanh/;
const rung = (phone: Phone, words = ITEM) => phone.heard().filter(({ ring, text }) => ring && words.test(text));

/** Whoever plays, at the office before the visit of 21/09. */
function usePlayers(from = '2023-09-08 09:00') {
  const stage = useStage({ at: from, city: true });
  const played = {} as { lead: Phone; head: Phone; unit: Phone; visit: string };
  beforeAll(async () => {
    const [lead, head, unit] = [await seat(stage(), 'lead'), await seat(stage(), 'head'), await seat(stage(), 'unit')];
    const { id: visit } = await stage().db.inspection.findUniqueOrThrow({ where: { code: 'I-14' } });
    Object.assign(played, { lead, head, unit, visit });
    await announce(stage(), 'I-14', '2023-09-14 17:00');
    // What is owed besides is not this test's.
    await stage().db.deadline.updateMany({ data: { closedAt: stage().clock.now() } });
  });
  const owed = () =>
    stage().db.deadline.findUnique({
      where: { kind_subjectId: { kind: 'CONCLUDE', subjectId: played.visit } },
    });
  /** The plan as an amended workbook brings it: this visit otherwise. */
  const amend = async (row: Partial<(typeof CITY)['schedule'][number]>) => {
    const schedule = CITY.schedule.map((each) => (each.code === 'I-14' ? { ...each, ...row } : each));
    await inTransaction(
      stage().db,
      async (tx) => {
        await applyPlan(tx, { schedule }, stage().clock.now());
        await settleConclusions(tx, stage().clock.now());
      },
      { timeoutMs: 60_000 },
    );
  };
  const viec = async (phone: Phone) => {
    await phone.says('/viec');
    return phone.last().text;
  };
  const conclude = async (lead = played.lead) => {
    const { visit } = played;
    await lead.taps(lead.last().id, `remediation.visit:${visit}`);
    await lead.presses('Gửi kết luận');
    if (lead.last().rows.flat().includes('Vẫn gửi kết luận')) await lead.presses('Vẫn gửi kết luận');
    await lead.presses(
      lead
        .last()
        .rows.flat()
        .find((label) => /^Gửi \d/.test(label))!,
    );
  };
  return { stage, played, owed, amend, viec, conclude };
}

describe('a visit at which nothing was recorded', { timeout: 240_000 }, () => {
  const { stage, played, owed, viec, conclude } = usePlayers();

  it('is to be concluded from the day after it on, ten working days after it, and stands in the lead’s duties once', async () => {
    await stage().at('2023-09-21 16:00');
    expect(await owed()).toBeNull();
    expect(await viec(played.lead)).not.toMatch(LINE);
    await stage().at('2023-09-22 09:00');
    expect(await owed()).toMatchObject({ dueAt: at('2023-10-05 17:00'), closedAt: null, unitId: null });
    const screen = await viec(played.lead);
    expect(screen.match(new RegExp(LINE, 'g'))).toHaveLength(1);
    expect(screen).toMatch(/kiểm tra ngày 21\/09 – chậm nhất 17h00 ngày 05\/10; chưa ghi kết quả/);
    expect(await viec(played.unit)).not.toMatch(/kết luận/i);
    await played.lead.presses('Gửi kết luận');
    played.lead.sees(/Kết luận: chưa gửi\./);
  });

  it('reminds the lead ahead, on the day and after it, in polite words, with the way to it', async () => {
    for (const day of ['10-03', '10-05', '10-06']) await stage().at(`2023-${day} 08:15`);
    const [ahead, today, late] = rung(played.lead).map(({ text }) => text);
    expect(ahead).toMatch(/Hệ thống trân trọng nhắc: còn 02 ngày làm việc đến hạn gửi kết luận kiểm tra đối với/);
    expect(today).toMatch(/hôm nay là hạn gửi kết luận kiểm tra đối với UBND huyện Tre Xanh/);
    expect(late).toMatch(
      /chưa ghi nhận việc gửi kết luận kiểm tra đối với UBND huyện Tre Xanh[^]*quan tâm, ghi kết quả và gửi kết luận\./,
    );
    expect(late).toMatch(
      /nếu đến 08h15 ngày 12\/10\/2023 Hệ thống chưa ghi nhận việc gửi kết luận, nội dung này sẽ được báo cáo Trưởng Đoàn/,
    );
    expect(rung(played.lead).at(-1)!.rows.flat()).toContain('Gửi kết luận');
    expect(rung(played.head)).toEqual([]);
  });

  it('is accounted for to the head of the delegation when it is five working days late, and shown late', async () => {
    for (const day of ['09', '10', '11', '12']) await stage().at(`2023-10-${day} 08:15`);
    const [account, ...more] = rung(played.head, /gửi kết luận kiểm tra đối với UBND huyện Tre Xanh/);
    expect(more).toEqual([]);
    expect(account!.text).toMatch(/chưa ghi nhận việc Tổ trưởng Tổ B gửi kết luận[^]*quá thời hạn 05 ngày làm việc/);
    expect(rung(played.lead).at(-1)!.text).toMatch(/đã được báo cáo Trưởng Đoàn ngày 12\/10\/2023/);
    expect(await viec(played.lead)).toMatch(
      /Gửi kết luận: UBND huyện Tre Xanh, kiểm tra ngày 21\/09 – đã quá thời hạn 05 ngày làm việc \(thời hạn: 17h00 ngày 05\/10\/2023\); chưa ghi kết quả/,
    );
  });

  it('ends at once when it is sent: nothing is listed, and nobody hears of it again', async () => {
    await stage().at('2023-10-12 09:00');
    await conclude();
    expect(await owed()).toMatchObject({ closedWhy: 'concluded' });
    expect(await viec(played.lead)).not.toMatch(LINE);
    const before = [rung(played.lead).length, rung(played.head).length];
    for (const day of ['13', '16', '17', '18', '19', '20']) await stage().at(`2023-10-${day} 08:15`);
    expect([rung(played.lead).length, rung(played.head).length]).toEqual(before);
    expect(await owed()).toMatchObject({ closedWhy: 'concluded' });
  });
});

describe('what was recorded at a visit', { timeout: 240_000 }, () => {
  const { stage, played, owed, viec, conclude } = usePlayers();

  it('is to be concluded on the very day, once, also when a conclusion is taken back before it left', async () => {
    await stage().at('2023-09-21 15:00');
    await recordShortcoming(stage(), played.lead);
    await stage().at('2023-09-21 15:01');
    const screen = await viec(played.lead);
    expect(screen.match(new RegExp(LINE, 'g'))).toHaveLength(1);
    expect(screen).not.toMatch(/chưa ghi kết quả/);
    await stage().at('2023-09-21 20:00');
    await conclude();
    expect(await owed()).toMatchObject({ closedWhy: 'concluded' });
    await played.lead.presses('Rút lại');
    expect(await owed()).toMatchObject({ closedAt: null, version: 1, dueAt: at('2023-10-05 17:00') });
    expect(await viec(played.lead)).toMatch(LINE);
  });

  it('a morning card that waited says nothing of a conclusion sent meanwhile', async () => {
    const { lead } = played;
    const colleague = await stage().seat({ name: 'Hoàng Thị Đồng Trưởng', role: 'LEAD', team: 'B' });
    await stage().at('2023-10-05 08:10');
    await colleague.says('/viec');
    const before = rung(lead).length;
    stage().simulator.faults.add({ method: 'sendMessage', kind: '429', chat: lead.id, times: 1, retryAfter: 4 });
    await stage().at('2023-10-05 08:15');
    const dedupeKey = `morning:2023-10-05:${lead.personId}`;
    const card = () => stage().db.outboxMessage.findUniqueOrThrow({ where: { dedupeKey } });
    expect((await card()).state).toBe('WAITING');
    await conclude(colleague);
    while (['WAITING', 'SENDING'].includes((await card()).state)) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      await stage().drain();
    }
    expect((await card()).state).toBe('CANCELLED');
    expect(rung(lead)).toHaveLength(before);
  });

  it('recorded after the conclusion it is told by another one, as many working days later', async () => {
    await stage().at('2023-10-09 09:00');
    expect(await owed()).toMatchObject({ closedWhy: 'concluded' });
    await played.lead.taps(played.lead.last().id, `remediation.visit:${played.visit}`);
    await played.lead.presses('Ưu điểm');
    await played.lead.says('Trả kết quả tại nhà');
    await played.lead.presses('Lưu');
    expect(await owed()).toMatchObject({ closedAt: null, dueAt: at('2023-10-23 17:00') });
    expect(await viec(played.lead)).toMatch(/Gửi kết luận: UBND huyện Tre Xanh[^]*chậm nhất 17h00 ngày 23\/10/);
    await stage().at('2023-10-10 08:15');
    expect(await owed()).toMatchObject({ dueAt: at('2023-10-23 17:00'), version: 2 });
  });
});

describe('a visit that is moved, given to another team or cancelled', { timeout: 240_000 }, () => {
  const { stage, played, owed, amend, viec } = usePlayers();

  it('moved after its day it is to be concluded after the new one', async () => {
    await stage().at('2023-09-22 09:00');
    expect(await owed()).toMatchObject({ closedAt: null });
    await amend({ inspectOn: '2023-09-28' });
    expect(await viec(played.lead)).not.toMatch(LINE);
    for (const day of ['09-28', '10-03', '10-05', '10-06']) await stage().at(`2023-${day} 08:15`);
    expect(rung(played.lead)).toEqual([]);
    expect(await owed()).toMatchObject({ closedAt: null, dueAt: at('2023-10-12 17:00') });
    await stage().at('2023-10-10 08:15');
    expect(rung(played.lead)).toHaveLength(1);
  });

  it('given to another team it is that team’s to conclude, by the same day', async () => {
    const other = await stage().seat({ name: 'Lê Thị Tổ Trưởng', role: 'LEAD', team: 'C' });
    await amend({ inspectOn: '2023-09-28', team: 'C' });
    expect(await viec(played.lead)).not.toMatch(LINE);
    expect(await viec(other)).toMatch(LINE);
    const before = rung(played.lead).length;
    await stage().at('2023-10-12 08:15');
    expect(rung(other)).toHaveLength(1);
    expect(rung(played.lead)).toHaveLength(before);
    await amend({ inspectOn: '2023-09-28', team: 'B' });
  });

  it('cancelled it is nobody’s to conclude', async () => {
    await inTransaction(stage().db, async (tx) => {
      const effects = { send: () => undefined, edit: () => undefined, audit: () => undefined } as never;
      await cancelInspection(tx, effects, { words: wordsOfTests() }, played.visit, null, stage().clock.now());
    });
    expect(await owed()).toMatchObject({ closedWhy: 'withdrawn' });
    const before = [rung(played.lead).length, rung(played.head).length];
    for (const day of ['13', '16', '17', '18', '19', '20']) await stage().at(`2023-10-${day} 08:15`);
    expect([rung(played.lead).length, rung(played.head).length]).toEqual(before);
    expect(await viec(played.lead)).not.toMatch(LINE);
  });
});
