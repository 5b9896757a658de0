// Reads and writes people, units, roles. Other rooms ask here who is to be told, who acts for whom and how a unit is called.
import { compareVietnamese } from '../kit/vietnamese.js';
import type { Prisma, Role } from '../generated/prisma/client.js';
import { Prisma as sql } from '../generated/prisma/client.js';
import type { Who } from '../dialogue/turn.js';
import type { Db, Tx } from '../kit/database.js';
import type { Locale } from '../kit/words.js';
import { inForceOn } from './in-force-store.js';
import { unitTitle, type UnitClassName } from './rules.js';

/** SQL over `d.chat_id`: the person behind a chat with the roles held now, as JSON; null when nobody is known there. */
export const whoOf: Prisma.Sql = sql.sql`
  SELECT jsonb_build_object('personId', p.id, 'fullName', p.full_name, 'locale', p.locale, 'consentVersion', p.consent_version,
    'roles', coalesce((
      SELECT jsonb_agg(jsonb_build_object('id', r.id, 'role', r.role, 'unitId', r.unit_id, 'teamId', r.team_id) ORDER BY r.from_at, r.id)
      FROM role_held r WHERE r.person_id = p.id AND r.ended_at IS NULL AND NOT r.pending), '[]'::jsonb))
  FROM person p WHERE p.chat_id = d.chat_id`;

/** Somebody who can be told something. `chatId` is null for those who never joined or left; blocked ones cannot be reached now. */
export interface Addressee {
  readonly personId: string;
  readonly chatId: bigint | null;
  readonly locale: Locale;
  readonly fullName: string;
  readonly title: string | null;
  readonly role: Role;
  readonly unitId: string | null;
  readonly teamId: string | null;
  readonly blockedAt: Date | null;
}

/** An addressee who can be reached now. */
export type Reachable = Addressee & { readonly chatId: bigint };

export const isReachable = (person: Addressee): person is Reachable =>
  person.chatId !== null && person.blockedAt === null;

async function listHolders(tx: Tx, where: Prisma.RoleHeldWhereInput): Promise<Addressee[]> {
  const rows = await tx.roleHeld.findMany({
    where: { ...where, endedAt: null, pending: false },
    include: { person: true },
    orderBy: [{ fromAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({
    personId: row.personId,
    chatId: row.person.chatId,
    locale: row.person.locale as Locale,
    fullName: row.person.fullName,
    title: row.person.title,
    role: row.role,
    unitId: row.unitId,
    teamId: row.teamId,
    blockedAt: row.person.blockedAt,
  }));
}

const UNIT_POSTS: readonly Role[] = ['FOCAL', 'DEPUTY', 'HEAD'];

/**
 * Everyone who acts for these units on a day (focal points, deputies, heads, or only the roles named), one row per role.
 * Nobody acts for a unit that is not in force.
 */
export const listUnitPeople = (
  tx: Tx,
  unitIds: readonly string[],
  on: string,
  roles: readonly Role[] = UNIT_POSTS,
): Promise<Addressee[]> =>
  listHolders(tx, { unitId: { in: [...unitIds] }, role: { in: [...roles] }, unit: inForceOn(on) });

/** Whoever holds a post in these units, in force or not: where it is about the posts, or about the end of the unit. */
export const listUnitHolders = (
  tx: Tx,
  unitIds: readonly string[],
  roles: readonly Role[] = UNIT_POSTS,
): Promise<Addressee[]> => listHolders(tx, { unitId: { in: [...unitIds] }, role: { in: [...roles] } });

/** Leads (and with `members` everyone) of a team. */
export const listTeamPeople = (tx: Tx, teamId: string, members = false): Promise<Addressee[]> =>
  listHolders(tx, { teamId, role: { in: members ? ['LEAD', 'MEMBER'] : ['LEAD'] } });

/** Everyone with one of these roles in the delegation or the office. */
export const listByRole = (tx: Tx, ...roles: Role[]): Promise<Addressee[]> => listHolders(tx, { role: { in: roles } });

/** People by id, with the role given for display (their first role held now). */
export async function listPeople(tx: Tx, personIds: readonly string[]): Promise<Addressee[]> {
  const rows = await listHolders(tx, { personId: { in: [...personIds] } });
  return [...new Map(rows.map((row) => [row.personId, row])).values()];
}

/** Names by id, also of those who hold no role any more: what somebody sent or decided keeps their name. */
export async function listNames(tx: Tx, ids: readonly (string | null | undefined)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
  const people = await tx.person.findMany({ where: { id: { in: wanted } }, select: { id: true, fullName: true } });
  return new Map(people.map((person) => [person.id, person.fullName]));
}

/** A unit as other rooms need it. `title` is how it is called to people. */
export interface UnitView {
  readonly id: string;
  readonly code: string;
  readonly class: UnitClassName;
  readonly kind: string | null;
  readonly name: string;
  readonly title: string;
  readonly abbreviation: string | null;
  readonly parentId: string | null;
  /** The registered office of its head («Chủ tịch UBND huyện Tre Xanh»), if the register has one. */
  readonly headTitle: string | null;
}

/** Units by id. */
export async function listUnits(tx: Tx, unitIds: readonly string[]): Promise<Map<string, UnitView>> {
  const rows = await tx.unit.findMany({ where: { id: { in: [...new Set(unitIds)] } }, include: { parent: true } });
  return new Map(rows.map((row) => [row.id, viewOf(row)]));
}

/** Those of these units that are in force on a day. */
export async function listUnitsInForce(tx: Tx, unitIds: readonly string[], on: string): Promise<UnitView[]> {
  const where = { id: { in: [...new Set(unitIds)] }, ...inForceOn(on) };
  return (await tx.unit.findMany({ where, include: { parent: true } })).map(viewOf);
}

export async function findUnit(tx: Tx, unitId: string): Promise<UnitView | null> {
  return (await listUnits(tx, [unitId])).get(unitId) ?? null;
}

/** Every unit in force on a day, in the natural order of their codes. */
export async function listAllUnits(tx: Tx, on: string): Promise<UnitView[]> {
  const rows = await tx.unit.findMany({ where: inForceOn(on), include: { parent: true } });
  return rows.map(viewOf).sort((a, b) => compareVietnamese(a.code, b.code));
}

function viewOf(row: Prisma.UnitGetPayload<{ include: { parent: true } }>): UnitView {
  return {
    id: row.id,
    code: row.code,
    class: row.class,
    kind: row.kind,
    name: row.name,
    title: unitTitle({ class: row.class, name: row.name, parentName: row.parent?.name ?? null }),
    abbreviation: row.abbreviation,
    parentId: row.parentId,
    headTitle: row.headTitle,
  };
}

export async function findTeam(tx: Tx, teamId: string): Promise<{ id: string; name: string } | null> {
  return tx.team.findUnique({ where: { id: teamId }, select: { id: true, name: true } });
}

/** Names of teams by id. */
export async function listTeamNames(tx: Tx): Promise<Map<string, string>> {
  return new Map((await tx.team.findMany({ select: { id: true, name: true } })).map((team) => [team.id, team.name]));
}

/** Notes that somebody blocked the bot or came back. */
export async function saveReach(tx: Tx, chatId: bigint, blockedAt: Date | null): Promise<void> {
  await tx.person.updateMany({ where: { chatId }, data: { blockedAt } });
}

/** A message did not get through because they have blocked the bot, or deleted their account: noted as if they had told us. */
export async function saveOutOfReach(db: Tx | Db, chatId: bigint, why: string, now: Date): Promise<void> {
  if (why !== 'blocked' && why !== 'deactivated') return;
  await db.person.updateMany({ where: { chatId, blockedAt: null }, data: { blockedAt: now } });
}

/** Everybody with a role in force who has blocked the bot, one row per role. */
export const listBlocked = (tx: Tx, on: string): Promise<Addressee[]> =>
  listHolders(tx, {
    person: { blockedAt: { not: null }, chatId: { not: null } },
    OR: [{ unitId: null }, { unit: inForceOn(on) }],
  });

/** Whether somebody of the office can be told anything now. */
export const isOfficeReachable = async (tx: Tx): Promise<boolean> => (await listByRole(tx, 'OFFICE')).some(isReachable);

/** What stands over somebody's lists: their units, their team, or the body they act for. */
export async function listPlaces(
  tx: Tx,
  roles: readonly { role: string; unitId: string | null; teamId: string | null }[],
): Promise<{ units: UnitView[]; teams: string[] }> {
  const unitIds = roles.flatMap((r) => (r.unitId ? [r.unitId] : []));
  const teamIds = roles.flatMap((r) => (r.teamId ? [r.teamId] : []));
  const units = unitIds.length > 0 ? [...(await listUnits(tx, unitIds)).values()] : [];
  const teams =
    teamIds.length > 0 ? await tx.team.findMany({ where: { id: { in: teamIds } }, orderBy: { id: 'asc' } }) : [];
  return { units, teams: teams.map((team) => team.name).sort(compareVietnamese) };
}

/** Who the register names for a unit: their focal point and head, each as far as known. */
export interface UnitContact {
  readonly focal: { readonly name: string | null; readonly title: string | null; readonly phone: string | null };
  readonly head: { readonly name: string | null; readonly title: string | null; readonly phone: string | null };
}

export async function findUnitContact(tx: Tx, unitId: string): Promise<UnitContact | null> {
  const row = await tx.unit.findUnique({ where: { id: unitId } });
  return (
    row && {
      focal: { name: row.focalName, title: row.focalTitle, phone: row.focalPhone },
      head: { name: row.headName, title: row.headTitle, phone: row.headPhone },
    }
  );
}

/** Lines of the delegation's register under this name; namesakes of several agencies are possible. */
export const findDelegates = (tx: Tx, fullName: string) =>
  tx.delegate.findMany({ where: { fullName }, orderBy: { id: 'asc' } });

export async function findTeamNamed(tx: Tx, name: string): Promise<{ id: string; name: string } | null> {
  return tx.team.findUnique({ where: { name }, select: { id: true, name: true } });
}

/** Who stands behind a chat now, as the machinery reads it at the start of a turn. */
export async function findWho(tx: Tx, chatId: bigint): Promise<Who | null> {
  const [row] = await tx.$queryRaw<{ who: Omit<Who, 'chatId'> | null }[]>`
    SELECT (${whoOf}) AS who FROM (SELECT ${chatId}::bigint AS chat_id) AS d`;
  return row?.who ? { ...row.who, chatId } : null;
}

export const listDelegates = (tx: Tx) => tx.delegate.findMany({ orderBy: { id: 'asc' } });

export const findDelegate = (tx: Tx, id: string) => tx.delegate.findUnique({ where: { id } });

/** A unit by the code of the workbook. */
export async function findUnitByCode(tx: Tx, code: string): Promise<UnitView | null> {
  const row = await tx.unit.findUnique({ where: { code }, include: { parent: true } });
  return row && viewOf(row);
}
