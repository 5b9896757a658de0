// Faults on the road of an update, through the whole app and by the database itself: in order all the same, in nobody else's
// way, told in the end whatever happens to the telling, and a lost connection is no try.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, type Tx } from '../../src/kit/database.js';
import type { Phone } from '../phone.js';
import { openStage, type Stage } from '../stage.js';

let stage: Stage;
let lan: Phone;
let hoa: Phone;
beforeAll(async () => {
  stage = await openStage({ at: '2023-09-07 08:30', city: true });
  lan = await stage.seat({ name: 'Nguyễn Thị Lan', role: 'FOCAL', unit: 'H-02' });
  hoa = await stage.seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
  await stage.db.$executeRaw`CREATE SEQUENCE planted`;
});
beforeEach(() => stage.db.inboxUpdate.deleteMany());
afterEach(async () => {
  await stage.db.$executeRaw`DROP TRIGGER IF EXISTS planted ON inbox`;
  await stage.db.$executeRaw`DROP TRIGGER IF EXISTS planted ON outbox`;
  await stage.db.$executeRaw`ALTER SEQUENCE planted RESTART`;
});
afterAll(() => stage.close());

/** From now on the database refuses to write such a row, so many times; a sequence counts also what is undone. */
async function refuse(table: 'inbox' | 'outbox', when: string, times: number): Promise<void> {
  await stage.db
    .$executeRawUnsafe(`CREATE OR REPLACE FUNCTION planted_in_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF nextval('planted') <= ${times} THEN RAISE EXCEPTION 'planted fault'; END IF;
      RETURN NEW;
    END $$`);
  await stage.db.$executeRawUnsafe(`CREATE TRIGGER planted BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW
    WHEN (${when}) EXECUTE FUNCTION planted_in_${table}()`);
}
const handled = (said: string) => `NEW.state = 'DONE' AND NEW.payload->'message'->>'text' = '${said}'`;

const first = () => stage.db.inboxUpdate.findFirstOrThrow({ orderBy: { id: 'asc' } });
/** Waits until the oldest update has been tried so often or is finished. */
async function tried(times: number): Promise<void> {
  for (;;) {
    const { tries, state } = await first();
    if (tries >= times || state !== 'WAITING') return;
    await pause(20);
  }
}
const later = (ms: number) => stage.clock.move(new Date(stage.clock.now().getTime() + ms));
async function finished(): Promise<void> {
  while ((await stage.db.inboxUpdate.count({ where: { state: 'WAITING' } })) > 0) await pause(20);
  await stage.drain();
}
const textsSince = (phone: Phone, before: number) =>
  phone
    .heard()
    .slice(before)
    .map(({ text }) => text);

describe('an update that fails twice', () => {
  it('is answered before the next of its chat, and nobody else waits for it', async () => {
    const before = lan.heard().length;
    await refuse('inbox', handled('/trogiup'), 2);
    stage.simulator.say(lan.id, '/trogiup');
    await lan.says('/viec');
    for (const [tries, waitMs] of [
      [1, 1000],
      [2, 5000],
    ] as const) {
      await tried(tries);
      const heard = hoa.heard().length;
      await hoa.says('/viec');
      expect(hoa.heard().length, 'another chat is answered meanwhile').toBeGreaterThan(heard);
      expect(textsSince(lan, before)).toEqual([expect.stringMatching(/chưa xử lý được/)]);
      later(waitMs);
    }
    await finished();
    const [, done, help, ...work] = textsSince(lan, before);
    expect([done, help]).toEqual([expect.stringMatching(/đã được xử lý/), expect.stringMatching(/Trợ giúp/)]);
    expect(work.join('\n')).toMatch(/cần Ông\/Bà thực hiện/);
    expect(await first()).toMatchObject({ state: 'DONE', tries: 2 });
  });
});

describe('an update that fails for good', () => {
  it('stays set aside when the telling fails too; its sender is told when that is possible again, once', async () => {
    const before = lan.heard().length;
    const told = () => textsSince(lan, before).filter((text) => /chưa được ghi/.test(text));
    await refuse('inbox', handled('/trogiup'), 1_000_000);
    await refuse('outbox', `NEW.dedupe_key LIKE 'fault-%'`, 1_000_000);
    stage.simulator.say(lan.id, '/trogiup');
    await lan.says('/viec');
    for (const [tries, waitMs] of [
      [1, 1000],
      [2, 5000],
    ] as const) {
      await tried(tries);
      later(waitMs);
    }
    await finished();
    expect(await first()).toMatchObject({ state: 'ASIDE', tries: 3, senderToldAt: null });
    expect(textsSince(lan, before).join('\n'), 'the next is answered all the same').toMatch(/cần Ông\/Bà thực hiện/);

    await stage.app.ticks.runAll('minute');
    await stage.drain();
    expect(told()).toEqual([]);
    expect(await stage.app.health()).toMatchObject({ jobs: { waiting: 1 } });
    await stage.db.$executeRaw`DROP TRIGGER planted ON outbox`;
    for (let n = 0; n < 3; n++) {
      later(61_000);
      await stage.app.ticks.runAll('minute');
      await stage.drain();
      expect(told()).toHaveLength(1);
    }
    expect(await stage.app.health()).toMatchObject({ inbox: { aside: 1 }, jobs: { waiting: 0, ended: 0 } });
  });
});

describe('a connection lost again and again while an update is handled', () => {
  const places: [string, (tx: Tx) => Promise<unknown>][] = [
    [
      'where its conversation is read',
      (tx) => tx.$queryRaw`SELECT 1 FROM dialogue WHERE chat_id = ${lan.id} FOR UPDATE`,
    ],
    ['where its answer is written', (tx) => tx.$executeRaw`LOCK TABLE outbox IN SHARE MODE`],
  ];

  it.each(places)('is no try of the update, %s: it is answered in the end', async (_where, hold) => {
    const before = lan.heard().length;
    let said: Promise<void> | undefined;
    let cut = 0;
    await inTransaction(
      stage.db,
      async (tx) => {
        await hold(tx);
        said = lan.says('/trogiup');
        while (cut < 4) {
          // Whoever of the app waits for the lock is cut off, and with it every other connection.
          await tx.$queryRaw`SELECT 1 FROM pg_stat_clear_snapshot()`;
          const [waits] = await tx.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'`;
          if (waits!.n > 0n) {
            await tx.$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
              WHERE datname = current_database() AND pid <> pg_backend_pid()`;
            cut++;
          }
          await pause(20);
        }
      },
      { timeoutMs: 60_000 },
    );
    await said;
    await finished();
    expect(textsSince(lan, before)).toEqual([expect.stringMatching(/Trợ giúp/)]);
    expect(await first()).toMatchObject({ state: 'DONE', tries: 0, faultCode: null });
  });
});
