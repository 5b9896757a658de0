// One row the database refuses, and a good one behind it, in the queues of every room: the good one is served, the bad one is
// counted, waits longer each time and ends; what is collected into one card loses only what cannot be drawn.
import { afterEach, beforeAll, afterAll, describe, expect, it } from 'vitest';
import { at } from '../../src/kit/calendar.js';
import { newId } from '../../src/kit/ids.js';
import { MAX_TRIES } from '../../src/outbox/due.js';
import type { Phone } from '../phone.js';
import { openStage, type Stage } from '../stage.js';

const START = '2023-09-06 09:00';
let stage: Stage;
let leads: Phone[];
let focal: Phone;
beforeAll(async () => {
  stage = await openStage({ at: START, city: true });
  leads = [];
  for (const team of ['A', 'B']) leads.push(await stage.seat({ name: `Trưởng Đoàn ${team}`, role: 'LEAD', team }));
  focal = await stage.seat({ name: 'Đầu Mối Một', role: 'FOCAL', unit: 'H-02' });
  await stage.app.ticks.runAll('minute');
});
afterEach(async () => {
  for (const table of ['notice', 'outbox', 'broadcast'])
    await stage.db.$executeRawUnsafe(`DROP TRIGGER IF EXISTS refused ON ${table}`);
  await stage.db.jobFault.deleteMany();
});
afterAll(() => stage.close());

/** From now on the database refuses to write such a row. */
async function refuse(table: string, when: string): Promise<void> {
  await stage.db.$executeRawUnsafe(`CREATE OR REPLACE FUNCTION refused() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'refused'; END $$`);
  await stage.db.$executeRawUnsafe(`CREATE TRIGGER refused BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW
    WHEN (${when}) EXECUTE FUNCTION refused()`);
}

/** Two rows that are due, the bad one first. */
interface Pair {
  /** What the bad one is called in the books, or how that begins. */
  readonly bad: string;
  isServed(): Promise<boolean>;
}

/** Two visits still to come, of two units, with their notices: the bad one is listed first. */
async function twoNotices() {
  const visit = { surprise: false, inspectOn: { gt: '2023-09-12' } };
  const found = await stage.db.notice.findMany({
    where: { inspection: visit },
    include: { inspection: true },
    orderBy: { id: 'asc' },
    take: 2,
  });
  for (const { id, inspection } of found) {
    const sent = { firedAt: new Date('2023-09-01'), supersededAt: null, unitId: inspection.unitId };
    await stage.db.notice.update({ where: { id }, data: sent });
  }
  return found as [(typeof found)[0], (typeof found)[0]];
}

const isSaid = async (key: string) => (await stage.db.outboxMessage.count({ where: { dedupeKey: key } })) > 0;

/** A checklist handed in by the focal point for a visit of team B. */
async function handIn(state: 'SUBMITTED' | 'IN_REVIEW', submittedAt: string): Promise<string> {
  const team = await stage.db.team.findUniqueOrThrow({ where: { name: 'B' } });
  const taken = await stage.db.checklist.findMany({ select: { inspectionId: true } });
  const visit = await stage.db.inspection.findFirstOrThrow({
    where: { id: { notIn: taken.map((row) => row.inspectionId) } },
  });
  await stage.db.inspection.update({
    where: { id: visit.id },
    data: { teamId: team.id, surprise: false, cancelledAt: null },
  });
  const template = await stage.db.checklistTemplate.findFirstOrThrow();
  const checklist = { id: newId(), inspectionId: visit.id, templateId: template.id, state, createdAt: new Date() };
  await stage.db.checklist.create({ data: checklist });
  const id = newId();
  await stage.db.submission.create({
    data: {
      ...{
        id,
        checklistId: checklist.id,
        round: 1,
        receipt: id,
        submittedById: focal.personId!,
        submittedRole: 'FOCAL',
      },
      ...{ submittedAt: at(submittedAt), dataAsOfOn: '2023-09-05', questions: 3, files: 0 },
      snapshot: { before: 'OPEN', late: false, unit: 'H-02', answers: [] },
    },
  });
  return id;
}

const queues: Record<string, ['second' | 'minute', () => Promise<Pair>]> = {
  'inspections.withdrawals': [
    'minute',
    async () => {
      const [bad, good] = await twoNotices();
      const data = { cancelledAt: new Date('2023-09-05') };
      for (const { inspectionId } of [bad, good])
        await stage.db.inspection.update({ where: { id: inspectionId }, data });
      await refuse('notice', `NEW.id = '${bad.id}' AND NEW.superseded_at IS NOT NULL`);
      const isServed = async () =>
        (await stage.db.notice.findUniqueOrThrow({ where: { id: good.id } })).supersededAt !== null;
      return { bad: bad.id, isServed };
    },
  ],
  'inspections.surprises': [
    'minute',
    async () => {
      const found = await stage.db.inspection.findMany({
        where: { cancelledAt: null, inspectOn: { gt: '2023-09-12' } },
        orderBy: { id: 'asc' },
        take: 2,
      });
      for (const [n, { id }] of found.entries()) {
        const team = await stage.db.team.findUniqueOrThrow({ where: { name: ['A', 'B'][n] } });
        const data = { surprise: true, inspectOn: '2023-09-06', teamId: team.id };
        await stage.db.inspection.update({ where: { id }, data });
      }
      const [bad, good] = found;
      await refuse('outbox', `NEW.dedupe_key LIKE 'surprise:${bad!.id}:%'`);
      return { bad: bad!.id, isServed: () => isSaid(`surprise:${good!.id}:2023-09-06:${leads[1]!.personId}`) };
    },
  ],
  'inspections.cards': [
    'second',
    async () => {
      const [bad, good] = await twoNotices();
      for (const [n, { id }] of [bad, good].entries())
        await stage.db.notice.update({ where: { id }, data: { cardAt: new Date(`2023-08-0${n + 1}`) } });
      await refuse('notice', `NEW.id = '${bad.id}' AND NEW.card_state IS NOT NULL`);
      const isServed = async () =>
        (await stage.db.notice.findUniqueOrThrow({ where: { id: good.id } })).cardState !== null;
      return { bad: `${bad.id}:`, isServed };
    },
  ],
  'checklists.receipts': [
    'minute',
    async () => {
      const [bad, good] = [
        await handIn('IN_REVIEW', '2023-09-04 09:00'),
        await handIn('IN_REVIEW', '2023-09-05 09:00'),
      ];
      for (const id of [bad, good]) {
        const message = { chatId: BigInt(focal.id), lane: 0, body: {}, createdAt: new Date(), messageId: 1n };
        const receipt = { dedupeKey: `checklists:receipt:${id}`, state: 'SENT' as const };
        await stage.db.outboxMessage.create({ data: { ...message, ...receipt } });
      }
      await refuse('outbox', `NEW.dedupe_key = 'edit:checklists:receipt:${bad}:closed'`);
      return { bad, isServed: () => isSaid(`edit:checklists:receipt:${good}:closed`) };
    },
  ],
  'broadcasts.tally': [
    'second',
    async () => {
      for (const [n, id] of ['bad', 'good'].entries()) {
        const data = { id, authorId: leads[0]!.personId!, text: id, state: 'SENDING' as const };
        const confirmedAt = new Date(`2023-09-0${n + 1}`);
        await stage.db.broadcast.create({ data: { ...data, createdAt: confirmedAt, confirmedAt } });
      }
      await refuse('broadcast', `NEW.id = 'bad' AND NEW.tally_shown IS NOT NULL`);
      const isServed = async () =>
        (await stage.db.broadcast.findUniqueOrThrow({ where: { id: 'good' } })).tallyShown !== null;
      return { bad: 'bad', isServed };
    },
  ],
};

describe('a row the database refuses', () => {
  it.each(Object.entries(queues))(
    'in %s leaves the next served, is tried, waits and ends',
    async (queue, [every, make]) => {
      stage.clock.move(at(START));
      const { bad, isServed } = await make();
      await stage.app.ticks.runAll(every);
      expect(await isServed(), 'the good one').toBe(true);
      const faults = () => stage.db.jobFault.findMany({ where: { queue } });
      let [fault] = await faults();
      expect(fault).toMatchObject({ subjectId: expect.stringMatching(new RegExp(`^${bad}`)) as string, tries: 1 });
      expect(await stage.app.health()).toMatchObject({ jobs: { waiting: 1, ended: 0 } });
      for (let tries = 2; tries <= MAX_TRIES; tries++) {
        stage.clock.move(fault!.nextTryAt!);
        await stage.app.ticks.runAll(every);
        [fault] = await faults();
        expect(fault).toMatchObject({ tries });
      }
      expect(fault!.nextTryAt).toBeNull();
      expect(await stage.app.health()).toMatchObject({ jobs: { waiting: 0, ended: 1 } });
    },
  );
});

describe('the card of new work', () => {
  const cards = () => leads[1]!.heard().filter(({ text }) => text.startsWith('**Việc mới'));

  it('says what can be drawn when one thing cannot, and that one as soon as it can', async () => {
    const [bad] = [await handIn('SUBMITTED', '2023-09-05 09:00'), await handIn('SUBMITTED', '2023-09-05 10:00')];
    await stage.db.$executeRaw`UPDATE submission SET snapshot = 'null'::jsonb WHERE id = ${bad}`;
    const told = () => stage.db.workAnnounced.findMany({ where: { personId: leads[1]!.personId! } });
    await stage.at('2023-09-06 10:31');
    expect(cards()).toHaveLength(1);
    expect((await told()).map((row) => row.subjectId)).not.toContain(bad);
    expect(await stage.db.jobFault.findMany({ where: { queue: 'remediation.unsaid' } })).toMatchObject([
      { subjectId: bad, tries: 1 },
    ]);

    await stage.db.$executeRaw`UPDATE submission SET snapshot = '{"before":"OPEN"}'::jsonb WHERE id = ${bad}`;
    await handIn('SUBMITTED', '2023-09-06 11:00');
    await stage.at('2023-09-06 13:31');
    expect(cards()).toHaveLength(2);
    expect((await told()).map((row) => row.subjectId)).toContain(bad);
  });
});
