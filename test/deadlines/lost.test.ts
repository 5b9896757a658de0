// A morning card on its way to nobody: cut, in doubt, blocked. Never skipped wins over never twice: it comes, it reads the same,
// and nothing that nobody has read counts as said.
import { describe, expect, it } from 'vitest';
import { openDeadline } from '../../src/deadlines/store.js';
import { at } from '../../src/kit/calendar.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-01 09:00', city: true });
let subjects = 0;

/** Somebody of a unit of their own, with a report due in some days. */
async function owing(unit: string, due: string): Promise<Phone> {
  const { id: unitId } = await stage().db.unit.findUniqueOrThrow({ where: { code: unit } });
  const team = await stage().db.team.findUniqueOrThrow({ where: { name: 'A' } });
  await openDeadline(
    stage().db,
    {
      kind: 'REPORT',
      subjectId: `r${++subjects}`,
      unitId,
      teamId: team.id,
      dueAt: at(`${due} 17:00`),
    },
    at('2023-08-01 09:00'),
  );
  return stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit });
}

const cards = (phone: Phone): string[] =>
  phone
    .heard()
    .map((message) => message.text)
    .filter((text) => /hạn nộp phiếu kiểm tra|^\*\*Việc trong ngày/.test(text));

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50));
  await stage().drain();
}

const stateOf = async (phone: Phone, on: string) =>
  (await stage().db.outboxMessage.findUniqueOrThrow({ where: { dedupeKey: `morning:${on}:${phone.personId}` } })).state;

describe('a morning card', { timeout: 30_000 }, () => {
  it('cut before Telegram took it comes all the same; cut after, twice the same', async () => {
    const [before, after] = [await owing('SO-01', '2023-09-14'), await owing('SO-02', '2023-09-14')];
    stage().simulator.faults.add({ method: 'sendMessage', kind: 'dropBefore', chat: before.id, times: 1 });
    stage().simulator.faults.add({ method: 'sendMessage', kind: 'dropAfter', chat: after.id, times: 1, ms: 10 });
    await stage().at('2023-09-12 08:15');
    await until(() => cards(before).length === 1 && cards(after).length === 2);
    expect(cards(before)[0]).toMatch(/còn 02 ngày làm việc/);
    expect(new Set(cards(after)).size).toBe(1);
    expect(await stateOf(before, '2023-09-12')).toBe('SENT');
    await after.presses('Nhắc lại sau 01 ngày');
    expect(after.toast()).toMatch(/nhắc lại ngày 13\/09\/2023/);
    await stage().at('2023-09-12 09:00');
    expect(cards(before)).toHaveLength(1);
  });

  it('in doubt twice is not called delivered, and what it said is said the next morning', async () => {
    const lan = await owing('SO-03', '2023-09-22');
    stage().simulator.faults.add({ method: 'sendMessage', kind: 'dropBefore', chat: lan.id, times: 2 });
    await stage().at('2023-09-20 08:15');
    await until(async () => (await stateOf(lan, '2023-09-20')) === 'UNKNOWN');
    expect(cards(lan)).toEqual([]);
    expect((await stage().app.health()).outbox).toMatchObject({ unknown: 1 });
    await stage().at('2023-09-20 15:00');
    expect(cards(lan)).toEqual([]);
    await stage().at('2023-09-21 08:15');
    expect(cards(lan)).toHaveLength(1);
    expect(cards(lan)[0]).toMatch(/còn 01 ngày làm việc/);
  });

  it('of somebody known to have blocked the bot is not noted as said, and comes when they are back', async () => {
    const lan = await owing('SO-04', '2023-09-28');
    stage().simulator.block(lan.id);
    await stage().drain();
    await stage().at('2023-09-26 08:15');
    expect(await stage().db.nudgeRung.count({ where: { personId: lan.personId! } })).toBe(0);
    await lan.starts();
    await stage().at('2023-09-26 10:00');
    expect(cards(lan)).toHaveLength(1);
  });

  it('that found nobody does not count as said: it comes when they are back, or the next morning', async () => {
    const [back, silent] = [await owing('H-02', '2023-10-05'), await owing('H-01', '2023-10-05')];
    for (const { id, personId } of [back, silent]) {
      stage().simulator.block(id);
      await stage().drain();
      // The news of it never reached us.
      await stage().db.person.update({ where: { id: personId! }, data: { blockedAt: null } });
    }
    await stage().at('2023-10-03 08:15');
    expect(await stateOf(back, '2023-10-03')).toBe('UNREACHABLE');
    await stage().at('2023-10-03 08:16');
    expect(await stage().db.outboxMessage.count({ where: { lane: 2, personId: back.personId! } })).toBe(1);

    await back.starts();
    await stage().at('2023-10-03 09:00');
    await stage().at('2023-10-03 09:01');
    expect(cards(back)).toHaveLength(1);
    expect(cards(back)[0]).toMatch(/còn 02 ngày làm việc/);
    await back.presses('Nhắc lại sau 01 ngày');
    expect(back.toast()).toMatch(/nhắc lại ngày 04\/10\/2023/);

    await stage().at('2023-10-03 18:00');
    await silent.starts();
    expect(cards(silent)).toEqual([]);
    await stage().at('2023-10-04 08:15');
    expect(cards(silent)).toHaveLength(1);
    expect(cards(back)).toHaveLength(2);
  });
});

describe('a morning card that waited', { timeout: 30_000 }, () => {
  const textOf = (phone: Phone) => cards(phone).at(-1) ?? '';

  /** A card that waits because Telegram asked for a pause; `then` happens meanwhile. */
  async function heldUp(phone: Phone, moment: string, then: () => Promise<unknown>, leaves = moment): Promise<void> {
    stage().simulator.faults.add({
      method: 'sendMessage',
      kind: '429',
      chat: phone.id,
      times: 1,
      retryAfter: 1,
    });
    await stage().at(moment);
    await then();
    stage().clock.move(at(leaves));
  }
  const settled = (phone: Phone, on: string) =>
    until(async () => !['WAITING', 'SENDING'].includes(await stateOf(phone, on)));
  const done = (unit: string) => async () => {
    const { id } = await stage().db.unit.findUniqueOrThrow({ where: { code: unit } });
    await stage().db.deadline.updateMany({ where: { unitId: id }, data: { closedAt: stage().clock.now() } });
  };

  it('does not leave when a colleague has handed in meanwhile', async () => {
    const lan = await owing('Q-02', '2023-10-19');
    await heldUp(lan, '2023-10-19 08:15', done('Q-02'));
    await settled(lan, '2023-10-19');
    expect(cards(lan)).toEqual([]);
    expect(await stateOf(lan, '2023-10-19')).toBe('CANCELLED');
  });

  it('says of several duties what is still owed', async () => {
    const lan = await owing('Q-01', '2023-10-24');
    const { id: unitId } = await stage().db.unit.findUniqueOrThrow({ where: { code: 'Q-01' } });
    const more = { kind: 'SUPPLEMENT', unitId, teamId: null, dueAt: at('2023-10-24 17:00') } as const;
    await openDeadline(stage().db, { ...more, subjectId: 's1' }, at('2023-08-01 09:00'));
    await heldUp(lan, '2023-10-24 08:15', () =>
      stage().db.deadline.updateMany({ where: { subjectId: 's1' }, data: { closedAt: stage().clock.now() } }),
    );
    await settled(lan, '2023-10-24');
    expect(textOf(lan)).toMatch(/^Kính gửi .*hôm nay là hạn nộp phiếu kiểm tra/);
    const row = await stage().db.outboxMessage.findUniqueOrThrow({
      where: { dedupeKey: `morning:2023-10-24:${lan.personId}` },
    });
    expect((row.body as { message: { text: string } }).message.text).toBe(textOf(lan));
  });

  it('of another day is let go: today’s card says what holds today', async () => {
    const lan = await owing('TX-01', '2023-10-27');
    await heldUp(lan, '2023-10-25 08:15', () => Promise.resolve(), '2023-10-26 08:14');
    await settled(lan, '2023-10-25');
    expect(cards(lan)).toEqual([]);
    await stage().at('2023-10-26 08:15');
    expect(textOf(lan)).toMatch(/còn 01 ngày làm việc/);
  });

  it('stays where it is at noon, and is not said to have reached whom it did not reach', async () => {
    const head = await stage().seat({ name: 'Trần Văn Giả Sử', role: 'HEAD', unit: 'PB-01' });
    const lan = await owing('PB-01', '2023-10-26');
    await stage().at('2023-10-27 08:15');
    stage().simulator.block(head.id);
    await stage().drain();
    // The news of it never reached us.
    await stage().db.person.update({ where: { id: head.personId! }, data: { blockedAt: null } });
    await stage().at('2023-10-31 08:15');
    expect(await stateOf(head, '2023-10-31')).toBe('UNREACHABLE');
    expect((await stage().db.person.findUniqueOrThrow({ where: { id: head.personId! } })).blockedAt).not.toBeNull();
    expect(lan.last().text).toMatch(/chưa ghi nhận việc nộp phiếu/);
    expect(lan.last().text).not.toMatch(/đã được báo cáo/);
  });
});
