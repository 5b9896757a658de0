// A paper found harmful after it was kept: who is told what, once each, by what concerns them most; when it rings, where the
// way back to its question stands, and that it is withdrawn also where telling fails.
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { withdrawInfected, type PaperLinks } from '../../src/documents/infected.js';
import type { Prisma } from '../../src/generated/prisma/client.js';
import { at } from '../../src/kit/calendar.js';
import { wordsOfTests } from '../printed.js';
import type { TickContext } from '../../src/outbox/tick.js';
import { useDatabase } from '../database.js';
import { tickContext } from '../tick-context.js';
import { testLog as log } from '../log.js';

const database = useDatabase();
const words = wordsOfTests();
const DAY = at('2023-03-01 09:00');
const NIGHT = at('2023-03-01 23:00');
const SIGNATURE = 'Win.Test.'.repeat(9);

const context = (now: Date): TickContext => tickContext({ db: database.db, now, words, log });
const links: PaperLinks = {
  actOf: () => Promise.resolve('remediation.item:i1'),
  teamOfItem: (_tx, itemId) => Promise.resolve(itemId === 'i1' ? 't1' : null),
};
const withdraw = (now = DAY, given = links) =>
  withdrawInfected(context(now), given, { hash: 'h1', signature: SIGNATURE, now });

beforeAll(async () => {
  const { db } = database;
  await db.unit.create({
    data: { id: 'u1', code: 'SO-77', class: 'SO', name: 'Sở Thử Nghiệm', folded: 'so thu nghiem', createdAt: DAY },
  });
  await db.team.create({ data: { id: 't1', name: 'Z' } });
  const roles = [
    ...[
      ['an', 'FOCAL', { unitId: 'u1' }],
      ['bình', 'DEPUTY', { unitId: 'u1' }],
      ['trưởng', 'HEAD', { unitId: 'u1' }],
      ['lead', 'LEAD', { teamId: 't1' }],
      ['member', 'MEMBER', { teamId: 't1' }],
      ['office', 'OFFICE', {}],
      ['away', 'OFFICE', {}],
    ],
  ] as const;
  for (const [n, [id, role, place]] of roles.entries()) {
    const blockedAt = id === 'away' ? DAY : null;
    await db.person.create({
      data: { id, chatId: BigInt(n + 1), fullName: `Họ Tên ${id}`, consentVersion: 1, createdAt: DAY, blockedAt },
    });
    await db.roleHeld.create({ data: { id: `r-${id}`, personId: id, role, fromAt: DAY, ...place } });
  }
});
beforeEach(async () => {
  await database.db.evidence.deleteMany();
  await database.db.outboxMessage.deleteMany();
  await database.db.auditEntry.deleteMany();
});

type More = Partial<Prisma.EvidenceUncheckedCreateInput>;
const kept = (id: string, more: More = {}) =>
  database.db.evidence.create({
    data: {
      ...{ id, itemId: 'i1', unitId: 'u1', sentById: 'an', fileId: id, fileUniqueId: id, name: `${id}.pdf` },
      ...{
        receivedAt: DAY,
        state: 'KEPT',
        hash: 'h1',
        type: 'PDF',
        placeLabel: 'Khắc phục: niêm yết thủ tục',
        ...more,
      },
    },
  });
const opened = (evidenceId: string, ...people: string[]) =>
  database.db.evidenceOpening.createMany({
    data: people.map((personId) => ({ evidenceId, personId, openedAt: at('2023-02-28 15:00') })),
  });
interface Said {
  readonly text: string;
  readonly ring?: boolean;
  readonly rows?: readonly (readonly { label: string; act: string }[])[];
}
const saidTo = async (): Promise<Record<string, Said>> => {
  const rows = await database.db.outboxMessage.findMany({ where: { dedupeKey: { startsWith: 'infected:' } } });
  return Object.fromEntries(
    rows.map(({ personId, body }) => [personId!, (body as unknown as { message: Said }).message]),
  );
};

it('tells each once what concerns them most; who sent or was sent it by a ring, the unit with the way back', async () => {
  await kept('p');
  await opened('p', 'member', 'lead');
  await withdraw();
  const said = await saidTo();
  expect(Object.keys(said).sort()).toEqual(['an', 'bình', 'lead', 'member', 'office']);
  expect(said.an!.text).toMatch(/^Tệp p\.pdf không qua kiểm tra an toàn/);
  expect(said.bình!.text).toMatch(/^Khắc phục: niêm yết thủ tục – tệp “p\.pdf” do Họ Tên an gửi/);
  for (const id of ['lead', 'member'])
    expect(said[id]!.text).toMatch(
      /^Tệp “p\.pdf” \(Sở Thử Nghiệm, Khắc phục: niêm yết thủ tục\) đã gửi Ông\/Bà lúc 15h00 ngày 28\/02\/2023/,
    );
  expect(said.office!.text).toContain(`(${SIGNATURE.slice(0, 60)})`);
  expect(said.office!.text).toContain('Số người đã nhận tệp: 2.');
  expect(
    Object.entries(said)
      .filter(([, { ring }]) => ring)
      .map(([id]) => id)
      .sort(),
  ).toEqual(['an', 'lead', 'member']);
  const way = [[{ label: 'Khắc phục: niêm yết thủ…', act: 'remediation.item:i1' }]];
  expect([said.an!.rows, said.bình!.rows, said.lead!.rows, said.office!.rows]).toEqual([way, way, [], []]);
  const [noted] = await database.db.auditEntry.findMany({ where: { subject: 'p' } });
  expect(noted).toMatchObject({ act: 'documents.infected', facts: { found: SIGNATURE.slice(0, 60), opened: 2 } });
  // Whoever sent it hears at any hour, as an answer; so do all others, without waiting for office hours.
  const rows = await database.db.outboxMessage.findMany({ orderBy: { personId: 'asc' } });
  expect(rows.every(({ lane, atAnyHour }) => lane === 0 || atAnyHour)).toBe(true);
});

it('tells who judges it where nobody has opened it, of a paper of the delegation nobody of the unit; at night nothing rings', async () => {
  await kept('p', { side: 'DELEGATION' });
  await withdraw(NIGHT);
  const said = await saidTo();
  expect(Object.keys(said).sort()).toEqual(['an', 'lead', 'office']);
  expect(said.lead!.text).toMatch(/^Sở Thử Nghiệm, Khắc phục: niêm yết thủ tục – tệp “p\.pdf” không qua/);
  expect(Object.values(said).some(({ ring }) => ring)).toBe(false);
});

it('says nothing of one taken away before anybody was sent it; of one that was sent on, only to who holds it', async () => {
  await kept('unseen', { state: 'REMOVED' });
  await kept('seen', { state: 'REMOVED' });
  await opened('seen', 'member');
  await withdraw();
  const rows = await database.db.outboxMessage.findMany({ where: { dedupeKey: { startsWith: 'infected:' } } });
  expect(rows.map(({ dedupeKey }) => dedupeKey).sort()).toEqual(['infected:seen:an', 'infected:seen:member']);
  expect(await database.db.evidence.count({ where: { scan: 'INFECTED' } })).toBe(2);
});

it('is withdrawn also where telling fails, and has no way back where there is none', async () => {
  await kept('p');
  await withdraw(DAY, { ...links, actOf: () => Promise.reject(new Error('planned')) });
  expect(await database.db.evidence.findFirst()).toMatchObject({ state: 'REFUSED', scan: 'INFECTED' });
  expect(await saidTo()).toEqual({});
  await database.db.evidence.deleteMany();
  await kept('q', { unitId: null, itemId: 'i2', placeLabel: null });
  await withdraw(DAY, { ...links, actOf: () => Promise.resolve(null) });
  const said = await saidTo();
  expect(Object.keys(said).sort()).toEqual(['an', 'office']);
  expect(said.an!.rows).toEqual([]);
});
