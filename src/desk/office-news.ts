// What the standing office has to know without having asked: units nobody can be reached in, people who have blocked the system,
// notices nobody of a unit could get (on the morning card), papers that look secret (at once, in working time).
// Wherever somebody is told that the office has been told, it is told here.
import { isQuietHour } from '../deadlines/hours.js';
import { listOfficeTold, noteOfficeTold } from '../deadlines/morning-store.js';
import type { NewsSource } from '../deadlines/news.js';
import { loadCalendar } from '../deadlines/store.js';
import { yearToAskFor } from '../deadlines/years.js';
import { listQuarantined } from '../documents/store.js';
import { listUnheard } from '../inspections/notice-store.js';
import { addDays, dayOf } from '../kit/calendar.js';
import type { Db, Tx } from '../kit/database.js';
import type { Words } from '../kit/words.js';
import { button, LANE } from '../outbox/message.js';
import type { Tick, TickContext } from '../outbox/tick.js';
import { roleTitle } from '../people/names.js';
import { listBlocked, listByRole, listTeamNames, listUnits, isReachable, type Addressee } from '../people/store.js';
import { sayOpen } from '../remediation/succession-words.js';
import { listEnded, type EndedUnit } from '../remediation/succession-store.js';
import { listUnreached, unreachedLine } from '../people/unreached.js';

/** Names on one line; the rest is counted. */
const NAMED = 3;

/** What the lines are, for the noun of the rest. */
type LineKind = 'unit' | 'person' | 'notice' | 'paper';

function some(words: Words, kind: LineKind, lines: readonly string[]): string {
  const more = lines.length - NAMED;
  const rest = more > 0 ? [words.t('desk-news-more', { kind, count: words.f.count(more) })] : [];
  return [...lines.slice(0, NAMED), ...rest].join('; ');
}

/** A kind of news from what there is of it, how each is called once and for all, and how it reads. */
function newsOf<T>(
  kind: LineKind,
  all: readonly T[],
  subjectOf: (one: T) => string,
  lineOf: (words: Words, one: T) => string,
  say: (words: Words, count: string, names: string, told: number) => string,
): NewsSource {
  return {
    subjects: all.map(subjectOf),
    say: (words, subjects) => {
      const told = all.filter((one) => subjects.has(subjectOf(one)));
      const lines = told.map((one) => lineOf(words, one));
      return say(words, words.f.count(told.length), some(words, kind, lines), told.length);
    },
  };
}

/** Everything for the morning card of the office. */
export async function listOfficeNews(db: Db | Tx, now: Date): Promise<NewsSource[]> {
  const found = await listUnreached(db, now);
  return [
    await yearNews(db, now),
    unreachedNews(found),
    await blockedNews(db, found, now),
    await unheardNews(db, now),
    await endedNews(db, now),
  ];
}

/** From when on the office is asked for the list of a year every morning rather than every week: the last week before it. */
const DAILY_DAYS = 7;

/** Years whose days off are not confirmed: nothing that falls in them can be computed or reminded of. */
async function yearNews(db: Db | Tx, now: Date): Promise<NewsSource> {
  const [calendar, today] = [await loadCalendar(db), dayOf(now)];
  const next = yearToAskFor(today);
  const blind = [Number(today.slice(0, 4)), ...(next === null ? [] : [next])].filter((year) => !calendar.hasYear(year));
  const isDaily = (year: number) => today >= addDays(`${year}-01-01`, -DAILY_DAYS);
  const subjectOf = (year: number) => (isDaily(year) ? `year:${year}:${today}` : `year:${year}`);
  const source: NewsSource = {
    subjects: blind.map(subjectOf),
    say: ({ t }, subjects) => {
      const years = blind.filter((year) => subjects.has(subjectOf(year)));
      return years.map((year) => t('desk-news-year', { year: String(year) })).join('; ');
    },
  };
  const acts = ({ t }: Words, subjects: ReadonlySet<string>) =>
    blind
      .filter((year) => subjects.has(subjectOf(year)))
      .map((year) => button(t('calendar-button-year'), `deadlines.year:${year}`, 8));
  return { ...source, acts };
}

type Found = Awaited<ReturnType<typeof listUnreached>>;

function unreachedNews({ unreached, all }: Found): NewsSource {
  return newsOf(
    'unit',
    unreached,
    ({ unit, gap }) => `unreached:${unit.id}:${gap.why}`,
    unreachedLine,
    // The whole, as /viec says it; beside it how many of it are told of today, where that is not all.
    ({ t, f }, count, names, told) =>
      t('desk-news-unreached', {
        ...{ count: f.count(unreached.length), all: f.count(all), names },
        today: told < unreached.length ? count : 'none',
      }),
  );
}

/** Units that have ended: who succeeds them is answered from the card. */
async function endedNews(db: Db | Tx, now: Date): Promise<NewsSource> {
  const ended = await listEnded(db, now);
  const subjectOf = ({ unit, validTo }: EndedUnit) => `ended:${unit.id}:${validTo}`;
  const source = newsOf(
    'unit',
    ended,
    subjectOf,
    (words, { unit, validTo, open }) =>
      words.t('desk-news-ended-one', { unit: unit.title, on: words.f.day(validTo), open: sayOpen(words, open) }),
    ({ t }, count, names) => t('desk-news-ended', { count, names }),
  );
  const acts = ({ t }: Words, subjects: ReadonlySet<string>) => {
    const told = ended.filter((one) => subjects.has(subjectOf(one)));
    if (told.length > 1) return [button(t('succession-label'), 'remediation.heirs:0', 8)];
    return told.flatMap(({ unit }) => [
      button(t('succession-choose'), `remediation.heirpick:${unit.id}`, 8),
      button(t('succession-none'), `remediation.heirnone:${unit.id}`, 9),
    ]);
  };
  return { ...source, acts };
}

async function blockedNews(db: Db | Tx, { unreached }: Found, now: Date): Promise<NewsSource> {
  // Where nobody else of a unit can be reached, the line about its unit has said so already.
  const said = new Set(unreached.flatMap(({ unit, gap }) => (gap.why === 'blocked' ? [unit.id] : [])));
  const rows = (await listBlocked(db, dayOf(now))).filter(({ unitId }) => !said.has(unitId ?? ''));
  const blocked = [...new Map(rows.map((person) => [person.personId, person])).values()];
  const units = await listUnits(
    db,
    blocked.flatMap(({ unitId }) => unitId ?? []),
  );
  const teams = await listTeamNames(db);
  const lineOf = (words: Words, { fullName, role, unitId, teamId, blockedAt }: Addressee) => {
    const held = { role, unit: units.get(unitId ?? '') ?? null, teamName: teams.get(teamId ?? '') ?? null };
    const on = words.f.dayShort(dayOf(blockedAt!));
    return words.t('desk-news-blocked-one', { name: fullName, role: roleTitle(words, held), on });
  };
  return newsOf(
    'person',
    blocked,
    ({ personId, blockedAt }) => `blocked:${personId}:${dayOf(blockedAt!)}`,
    lineOf,
    ({ t }, count, names) => t('desk-news-blocked', { count, names }),
  );
}

async function unheardNews(db: Db | Tx, now: Date): Promise<NewsSource> {
  const unheard = await listUnheard(db, dayOf(now));
  const units = await listUnits(
    db,
    unheard.map(({ unitId }) => unitId),
  );
  return newsOf(
    'notice',
    unheard,
    ({ inspectionId }) => `unheard:${inspectionId}`,
    ({ t, f }, { unitId, inspectOn }) =>
      t('desk-news-unheard-one', { unit: units.get(unitId)?.title ?? '…', day: f.dayShort(inspectOn) }),
    ({ t }, count, names) => t('desk-news-unheard', { count, names }),
  );
}

/** Papers that look secret: the office is told at once in working time, each of its people once of each paper. */
export const officeNewsTicks = (): Tick[] => [
  {
    name: 'desk.secret-papers',
    every: 'minute',
    async run(context) {
      const papers = await listQuarantined(context.db);
      if (papers.length === 0 || isQuietHour(await loadCalendar(context.db), context.now)) return { told: 0 };
      const office = (await listByRole(context.db, 'OFFICE')).filter(isReachable);
      let told = 0;
      for (const person of new Map(office.map((each) => [each.personId, each])).values())
        if (await tellOfPapers(context, person, papers)) told++;
      return { told };
    },
  },
];

type Papers = Awaited<ReturnType<typeof listQuarantined>>;

async function tellOfPapers(
  { now, words, step }: TickContext,
  person: Addressee & { readonly chatId: bigint },
  papers: Papers,
): Promise<boolean> {
  return step(async ({ tx, effects }) => {
    const told = await listOfficeTold(tx, person.personId, new Date(0));
    const fresh = papers.filter(({ id }) => !told.has(`paper:${id}`));
    if (fresh.length === 0) return false;
    const units = await listUnits(
      tx,
      fresh.flatMap(({ unitId }) => unitId ?? []),
    );
    const voice = words[person.locale];
    const { t, f } = voice;
    const lines = fresh.map(({ unitId, placeLabel, receivedAt }) =>
      t('desk-news-paper-one', {
        unit: units.get(unitId ?? '')?.title ?? t('place-office'),
        place: placeLabel ?? t('documents-place'),
        at: f.momentShort(receivedAt),
      }),
    );
    const subjects = fresh.map(({ id }) => `paper:${id}`);
    await noteOfficeTold(tx, person.personId, subjects, '', now);
    const text = t('desk-news-paper', { count: f.count(fresh.length), names: some(voice, 'paper', lines) });
    const rows = [[button(t('people-see'), 'documents.apart:0')], [button(t('button-todo'), 'desk.todo', 4)]];
    const key = `secret-papers:${fresh[0]!.id}:${person.personId}`;
    effects.send(person, { text, rows, ring: true }, { key, lane: LANE.NOTICE });
    return true;
  });
}
