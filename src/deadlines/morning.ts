// What a morning has to say, by person: duties, the posts on their ladders, who can be reached and what has been said come
// together here. It sends nothing; ticks.ts makes the cards, leaving.ts looks at them once more when they leave.
import type { Deadline } from '../generated/prisma/client.js';
import { CalendarMissingError, type WorkingCalendar } from '../kit/calendar.js';
import type { Db, Tx } from '../kit/database.js';
import type { Locale, Words } from '../kit/words.js';
import {
  isReachable,
  listByRole,
  listTeamNames,
  listTeamPeople,
  listUnitPeople,
  listUnits,
  type Addressee,
  type Reachable,
} from '../people/store.js';
import { listAbout, type SaidRow } from './morning-store.js';
import { accountOf, climb, newestRung, nextEscalation, type Climbed } from './climbing.js';
import {
  isOfTeam,
  isUnitReached,
  levelOf,
  maySay,
  waitingRung,
  type Presence,
  type Reach,
  type Reader,
} from './rules.js';
import { morningCard, type Saying, type Told } from './screens.js';
import { listVisitsOf } from './visit-store.js';

export interface Morning {
  readonly db: Db | Tx;
  readonly calendar: WorkingCalendar;
  readonly today: string;
  readonly now: Date;
  readonly words: Readonly<Record<Locale, Words>>;
  /** Duties for which nothing could be computed, with what went wrong. */
  readonly faulty: Map<string, unknown>;
}

/** What is given: duties that are owed, and those of them about which a decision is awaited. */
export interface Owed {
  readonly duties: readonly Deadline[];
  readonly waiting: ReadonlySet<string>;
  readonly said: readonly SaidRow[];
}

/** Who stands on the ladder of a duty, from below to above, and which of these posts can be reached. */
interface Ladder {
  readonly people: readonly (readonly [Reader, Addressee])[];
  readonly reach: Reach;
}

/** Whether a rung is to be said to somebody now, and whether for the second time; null when not. */
type Decide = (
  duty: Deadline,
  rung: string,
  personId: string,
  said: readonly SaidRow[],
) => { readonly again: boolean } | null;

/** Everything new to say this morning, those above first: what the ones below are told of them is made from their messages. */
export async function listSayings(
  morning: Morning,
  owed: Owed,
  carded: ReadonlySet<string>,
): Promise<Map<Reachable, Saying[]>> {
  const decide: Decide = (duty, rung, personId, said) => {
    if (carded.has(personId) || !maySay(duty, { name: rung }, personId, said, morning.today)) return null;
    return { again: said.some((row) => row.personId === personId && row.snoozedOn === morning.today) };
  };
  return compose(morning, owed, decide, true);
}

/** What one card says, made anew: only of these duties, each on the rung it was made for. */
export async function listSayingsAgain(
  morning: Morning,
  owed: Owed,
  personId: string,
  rungs: ReadonlyMap<string, { readonly rung: string; readonly again: boolean }>,
): Promise<Saying[]> {
  const decide: Decide = (duty, rung, person) => {
    const made = rungs.get(duty.id);
    return person === personId && made?.rung === rung ? { again: made.again } : null;
  };
  const [sayings] = (await compose(morning, owed, decide, false)).values();
  return sayings ?? [];
}

async function compose(
  morning: Morning,
  owed: Owed,
  decide: Decide,
  isFirst: boolean,
): Promise<Map<Reachable, Saying[]>> {
  const { db, calendar, today } = morning;
  const units = await listUnits(
    db,
    owed.duties.flatMap(({ unitId, takenFromId }) => [unitId, takenFromId].filter((id) => id !== null)),
  );
  const teams = await listTeamNames(db);
  const ladderOf = await readersOf(db, owed.duties, today);
  const visits = await listVisitsOf(db, owed.duties);
  const saidOf = groupBy(owed.said, (row) => row.deadlineId);
  const byPerson = new Map<string, { person: Reachable; level: number; sayings: Saying[] }>();
  for (const duty of owed.duties) {
    const { people, reach } = ladderOf(duty);
    const said = withoutUnreached(duty, { people, reach }, saidOf.get(duty.id) ?? []);
    const history = historyOf(duty, people, said);
    const isWaiting = owed.waiting.has(duty.id);
    const step = isWaiting ? null : safely(morning, duty, () => climb(duty, today, calendar, reach, history));
    for (const [reader, person] of people) {
      if (!isReachable(person)) continue;
      const found = safely(morning, duty, () =>
        isWaiting
          ? waitingRung(duty, reader, today, calendar, reach)
          : newestRung(duty, reader, today, calendar, reach, step),
      );
      const decided = found && decide(duty, found.rung.name, person.personId, said);
      if (!found || !decided) continue;
      const entry = byPerson.get(person.personId) ?? { person, level: 0, sayings: [] };
      // Somebody with two roles hears of one duty once.
      if (entry.sayings.some((saying) => saying.duty.id === duty.id)) continue;
      const { rung, tone, instead } = found;
      const isHeld = tone === 'waiting' || tone === 'unreached';
      const saying: Saying = {
        duty,
        unit: duty.unitId ? (units.get(duty.unitId) ?? null) : null,
        takenFrom: duty.takenFromId ? (units.get(duty.takenFromId) ?? null) : null,
        team: duty.teamId ? (teams.get(duty.teamId) ?? null) : null,
        reader,
        rung,
        tone,
        visit: visits.get(duty.id) ?? null,
        ...decided,
        // Where no team answers, nobody stands in for its lead.
        instead:
          instead === null || (instead === 'LEAD' && duty.teamId === null)
            ? null
            : { reader: instead, presence: reach[instead] ?? 'vacant' },
        told: null,
        escalation: isHeld
          ? null
          : safely(morning, duty, () =>
              nextEscalation(duty, reader, today, calendar, reach, history, ownPosts(people, person)),
            ),
      };
      // What cannot be said by itself would take the whole card with it.
      const voice = morning.words[person.locale];
      if (!safely(morning, duty, () => morningCard([saying], today, morning.now, calendar, voice))) continue;
      entry.sayings.push(saying);
      entry.level = Math.max(entry.level, levelOf(reader));
      byPerson.set(person.personId, entry);
    }
  }
  const planned = new Set(
    isFirst
      ? [...byPerson].flatMap(([personId, { sayings }]) => sayings.map(({ duty }) => `${duty.id}:${personId}`))
      : [],
  );
  const toldOf = (saying: Saying, person: Reachable) => {
    const ladder = ladderOf(saying.duty);
    const said = withoutUnreached(saying.duty, ladder, saidOf.get(saying.duty.id) ?? []);
    return whatWasTold(morning, saying, ladder, said, planned, ownPosts(ladder.people, person));
  };
  const cards = [...byPerson.values()].sort((one, other) => other.level - one.level);
  return new Map(
    cards.map(({ person, sayings }) => [
      person,
      sayings.map((saying) => ({ ...saying, told: toldOf(saying, person) })),
    ]),
  );
}

/** Posts only this person can be reached in: of these they are never told as of somebody else. */
function ownPosts(people: Ladder['people'], { personId }: Addressee): Set<Reader> {
  const there = people.filter(([, person]) => isReachable(person));
  const held = there.flatMap(([reader, person]) => (person.personId === personId ? [reader] : []));
  return new Set(
    held.filter((post) => there.every(([reader, person]) => reader !== post || person.personId === personId)),
  );
}

/**
 * Of a unit that can be reached again, what was said of it while nobody could is no account of it: such a rung had no word for
 * anybody of the unit.
 */
function withoutUnreached(duty: Deadline, { people, reach }: Ladder, said: readonly SaidRow[]): readonly SaidRow[] {
  if (isOfTeam(duty.kind) || !isUnitReached(reach)) return said;
  const above = new Set(
    people.flatMap(([reader, { personId }]) => (levelOf(reader) >= levelOf('LEAD') ? [personId] : [])),
  );
  const ofUnit = new Set(
    people.flatMap(([reader, { personId }]) => (levelOf(reader) < levelOf('LEAD') ? [personId] : [])),
  );
  const isAbove = ({ personId }: SaidRow) => above.has(personId) && !ofUnit.has(personId);
  const heard = new Set(said.filter((row) => !isAbove(row)).map(({ version, rung }) => `${version}:${rung}`));
  return said.filter((row) => !isAbove(row) || heard.has(`${row.version}:${row.rung}`));
}

/** What has been said of a duty since its present date was set, by the posts that whoever heard it holds now. */
const historyOf = (duty: Deadline, people: Ladder['people'], said: readonly SaidRow[]): Climbed[] =>
  said
    .filter((row) => row.version === duty.version)
    .map(({ rung, cardOn, personId }) => ({
      rung,
      cardOn,
      readers: people.flatMap(([reader, person]) => (person.personId === personId ? [reader] : [])),
    }));

/**
 * The account that this rung gives to somebody above, as far as their message goes: arrived, on its way (also planned for this
 * very morning), or nothing that may be spoken of.
 */
function whatWasTold(
  { today }: Morning,
  { duty, rung, reader }: Saying,
  { people, reach }: Ladder,
  said: readonly SaidRow[],
  planned: ReadonlySet<string>,
  own: ReadonlySet<Reader>,
): Told | null {
  // A rung that waits, or that finds nobody, gives an account to nobody.
  const above = accountOf(rung, duty.kind, reader, reach, own);
  if (above === null) return null;
  const persons = people.filter(([each]) => each === above).map(([, { personId }]) => personId);
  const rows = said.filter(
    (row) =>
      row.deadlineId === duty.id &&
      row.version === duty.version &&
      row.rung === rung.name &&
      persons.includes(row.personId),
  );
  const arrived = rows.find((row) => row.state === 'SENT');
  if (arrived) return { reader: above, state: 'told', on: arrived.cardOn };
  // Planned is as good as told until the card leaves: then it is looked at once more.
  if (persons.some((personId) => planned.has(`${duty.id}:${personId}`)))
    return { reader: above, state: 'told', on: today };
  return rows.length > 0 ? { reader: above, state: 'telling', on: rows[0]!.cardOn } : null;
}

/**
 * A rung in a year without a table is not guessed: it waits until the office has entered one. A duty for which nothing can be
 * computed is noted, and the others are said.
 */
function safely<T>({ faulty }: Morning, duty: Deadline, compute: () => T): T | null {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof CalendarMissingError)) faulty.set(duty.id, error);
    return null;
  }
}

/** The ladders of these duties: the unit's people, the team's leads, the head of the delegation (or the deputy), the office. */
async function readersOf(db: Db | Tx, duties: readonly Deadline[], today: string): Promise<(duty: Deadline) => Ladder> {
  const aboutOf = await listAbout(db, duties);
  const unitIds = [...new Set(aboutOf.values())];
  const teamIds = [...new Set(duties.flatMap((duty) => (duty.teamId ? [duty.teamId] : [])))];
  const byUnit = groupBy(await listUnitPeople(db, unitIds, today), (person) => person.unitId);
  const leads = new Map<string, Addressee[]>();
  for (const teamId of teamIds) leads.set(teamId, await listTeamPeople(db, teamId));
  const heads = await listByRole(db, 'DELEGATION_HEAD', 'DELEGATION_DEPUTY');
  const first = heads.filter((person) => person.role === 'DELEGATION_HEAD');
  const top = first.some(isReachable) ? first : heads;
  const office = await listByRole(db, 'OFFICE');
  return (duty) => {
    // Nobody is given account of their own unit, or asked to judge it: whoever is next above them is.
    const own = new Set((byUnit.get(aboutOf.get(duty.id) ?? '') ?? []).map(({ personId }) => personId));
    const as = (reader: Reader, people: readonly Addressee[]) =>
      people.filter(({ personId }) => !own.has(personId)).map((person) => [reader, person] as const);
    const people = [
      ...(isOfTeam(duty.kind) ? [] : (byUnit.get(duty.unitId) ?? [])).map(
        (each) => [each.role as Reader, each] as const,
      ),
      ...as('LEAD', (duty.teamId && leads.get(duty.teamId)) || []),
      ...as('DELEGATION_HEAD', top),
      ...as('OFFICE', office),
    ];
    return { people, reach: reachOf(people) };
  };
}

function reachOf(people: readonly (readonly [Reader, Addressee])[]): Reach {
  const reach: Partial<Record<Reader, Presence>> = {};
  for (const [reader, person] of people) {
    if (isReachable(person)) reach[reader] = 'there';
    else reach[reader] ??= person.blockedAt === null ? 'vacant' : 'blocked';
  }
  return reach;
}

function groupBy<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
