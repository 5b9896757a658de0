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
    .filter((text) => /đến hạn nộp phiếu|^\*\*Việc trong ngày/.test(text));

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
