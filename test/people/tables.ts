// People, roles and links as rows, for tests of the stores.
import { beforeEach } from 'vitest';
import type { Prisma, Role } from '../../src/generated/prisma/client.js';
import { at } from '../../src/kit/calendar.js';
import { inTransaction, type Tx } from '../../src/kit/database.js';
import { useDatabase } from '../database.js';

export const now = at('2023-03-01 08:00');
export const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
export const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

type PersonMore = Partial<Prisma.PersonUncheckedCreateInput>;
type RoleMore = Partial<Prisma.RoleHeldUncheckedCreateInput>;
type LinkMore = Partial<Prisma.InvitationUncheckedCreateInput>;

/** A database of its own with two units and two teams, empty of people before each test. */
export function useTables() {
  const database = useDatabase();
  const within = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(database.db, work);

  beforeEach(async () => {
    const { db } = database;
    for (const table of [
      'roleHeld',
      'consent',
      'invitation',
      'invitationTry',
      'outboxMessage',
      'dialogue',
      'auditEntry',
    ])
      await (db as unknown as Record<string, { deleteMany(): Promise<unknown> }>)[table]!.deleteMany();
    await db.person.deleteMany();
    await db.delegate.deleteMany();
    await db.unit.deleteMany({ where: { parentId: { not: null } } });
    await db.unit.deleteMany();
    await db.team.deleteMany();
    const unit = (id: string, more: object = {}) => ({ id, code: id, class: 'SO' as const, name: `Sở ${id}`, ...more });
    const made = { folded: '', createdAt: now };
    await db.unit.createMany({ data: ['u1', 'u2'].map((id) => ({ ...unit(id), ...made })) });
    await db.team.createMany({ data: ['B', 'A'].map((name) => ({ id: `t${name}`, name })) });
  });

  let nextChat = 1000n;
  const person = (id: string, more: PersonMore = {}) =>
    database.db.person.create({ data: { id, fullName: id, chatId: nextChat++, createdAt: now, ...more } });
  async function role(id: string, personId: string, more: RoleMore = {}): Promise<string> {
    if (!(await database.db.person.findUnique({ where: { id: personId } }))) await person(personId);
    const place = { role: 'FOCAL' as Role, unitId: 'u1', fromAt: now };
    await database.db.roleHeld.create({ data: { id, personId, ...place, ...more } });
    return id;
  }
  const rowOf = (id: string) => database.db.roleHeld.findUniqueOrThrow({ where: { id } });
  const personOf = (id: string) => database.db.person.findUniqueOrThrow({ where: { id } });
  const link = (id: string, more: LinkMore = {}) =>
    database.db.invitation.create({
      data: { id, tokenHash: id, role: 'FOCAL', unitId: 'u1', createdAt: now, expiresAt: hours(72), ...more },
    });

  return { database, within, person, role, rowOf, personOf, link };
}
