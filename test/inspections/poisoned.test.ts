// No row stands before the next: in every queue of the clock one row that throws is counted, waits, ends, and the good one
// behind it is served in the same round.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_TRIES } from '../../src/outbox/due.js';
import type { Phone } from '../phone.js';
import { openStage, type Stage } from '../stage.js';

let stage: Stage;
let office: Phone;
let focals: Phone[];
beforeAll(async () => {
  stage = await openStage({ at: '2023-09-06 09:00', city: true });
  office = await stage.seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
  focals = [
    await stage.seat({ name: 'Đầu Mối Một', role: 'FOCAL', unit: 'H-02' }),
    await stage.seat({ name: 'Đầu Mối Hai', role: 'DEPUTY', unit: 'H-02' }),
  ];
});
afterAll(() => stage.close());

const faults = (queue: string) => stage.db.jobFault.findMany({ where: { queue } });

/** Rings the minute once more, minutes later, until the row has ended. */
async function ringUntilEnded(queue: string, from: Date): Promise<number> {
  let at = from.getTime();
  for (let round = 0; round < 12; round++) {
    at += 61 * 60_000;
    stage.clock.move(new Date(at));
    await stage.app.ticks.runAll();
    const [fault] = await faults(queue);
    if (fault?.nextTryAt === null) return fault.tries;
  }
  return 0;
}

describe('a row that throws', () => {
  it('among notices to be scheduled leaves the others scheduled', async () => {
    const [first] = await stage.db.inspection.findMany({
      where: { surprise: false },
      orderBy: { inspectOn: 'asc' },
      take: 1,
    });
    await stage.db.inspection.update({ where: { id: first!.id }, data: { inspectOn: '2023-99-99' } });
    const before = await stage.db.notice.count();
    await stage.at('2023-09-06 09:01');
    expect(await stage.db.notice.count()).toBeGreaterThan(before);
    expect(await faults('inspections.schedule')).toMatchObject([{ subjectId: first!.id, tries: 1 }]);
    expect(await stage.app.health()).toMatchObject({ jobs: { waiting: 1 } });
    await stage.db.inspection.delete({ where: { id: first!.id } });
  });

  it('among due notices: the next unit has its notice in the same round, and the office is told in the end', async () => {
    const notices = await stage.db.notice.findMany({
      where: { firedAt: null, supersededAt: null, inspection: { inspectOn: { gt: '2023-09-20' } } },
      include: { inspection: { include: { unit: true } } },
      orderBy: { id: 'asc' },
    });
    const bad = notices.find(({ inspection }) => inspection.unit.code !== 'H-02')!;
    const good = notices.find(({ inspection }) => inspection.unit.code === 'H-02')!;
    await stage.db.notice.updateMany({ where: { id: { in: [bad.id] } }, data: { dueAt: new Date('2023-09-01') } });
    await stage.db.notice.updateMany({ where: { id: { in: [good.id] } }, data: { dueAt: new Date('2023-09-02') } });
    // No calendar has this day.
    await stage.db.inspection.update({ where: { id: bad.inspectionId }, data: { inspectOn: '2023-99-98' } });
    await stage.at('2023-09-06 09:02');
    focals[0]!.sees(/THÔNG BÁO|kiểm tra/);
    expect(await faults('inspections.notices')).toMatchObject([{ subjectId: bad.id, tries: 1 }]);
    expect(await ringUntilEnded('inspections.notices', stage.clock.now())).toBe(MAX_TRIES);
    await stage.drain();
    expect(
      office
        .heard()
        .map(({ text }) => text)
        .join('\n'),
    ).toContain('sau nhiều lần thử');
    expect(await stage.app.health()).toMatchObject({ jobs: { ended: 1 } });
  });

  it('in the morning: somebody whose card cannot be made leaves all others theirs', async () => {
    const poisoned = { chatId: BigInt(focals[1]!.id) };
    await stage.db.person.update({ where: poisoned, data: { locale: 'xx' } });
    await stage.at('2023-09-08 08:16');
    const carded = await stage.db.morningCard.findMany();
    expect(carded.map((row) => row.personId)).toContain(focals[0]!.personId);
    expect(carded.map((row) => row.personId)).not.toContain(focals[1]!.personId);
    expect(new Set((await faults('deadlines.duties')).map((fault) => fault.tries))).toEqual(new Set([1]));
    await stage.db.person.update({ where: poisoned, data: { locale: 'vi' } });
  });
});

describe('a tick that fails as a whole', () => {
  it('does not stop the others, is tried again after a growing wait, and shows in /health', async () => {
    await stage.db.$executeRaw`ALTER TABLE invitation_try RENAME TO invitation_try_away`;
    await stage.at('2023-09-08 10:00');
    expect(await stage.app.health()).toMatchObject({ database: 'up', ticks: { failing: 1 } });
    const before = await stage.db.tickRun.findUniqueOrThrow({ where: { name: 'deadlines.morning' } });
    expect(before.ranAt).toEqual(stage.clock.now());
    await stage.db.$executeRaw`ALTER TABLE invitation_try_away RENAME TO invitation_try`;
    await stage.at('2023-09-08 10:20');
    expect(await stage.app.health()).toMatchObject({ ticks: { failing: 0 } });
  });
});
