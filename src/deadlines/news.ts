// What the standing office has to know on a morning, besides duties: who of it has not been told of what. What there is to know
// is given from outside (src/desk); here it is only told, once, and again every week while it stands.
import { addDays, dayOf, instantAt } from '../kit/calendar.js';
import type { Db, Tx } from '../kit/database.js';
import type { Words } from '../kit/words.js';
import type { Button } from '../outbox/message.js';
import { isReachable, listByRole, type Reachable } from '../people/store.js';
import { listOfficeTodays, listOfficeTold } from './morning-store.js';

/** One line for the office: about these subjects, each named once and for all. */
export interface OfficeNews {
  readonly subjects: readonly string[];
  say(words: Words): string;
  /** What can be done about it from the card. */
  readonly acts?: (words: Words) => readonly Button[];
}

/** A kind of news: its subjects as they stand, and the line about some of them. */
export interface NewsSource {
  readonly subjects: readonly string[];
  say(words: Words, subjects: ReadonlySet<string>): string;
  readonly acts?: (words: Words, subjects: ReadonlySet<string>) => readonly Button[];
}

export interface MorningLinks {
  /** Everything the office has to know now. */
  officeNews(db: Db | Tx, now: Date): Promise<readonly NewsSource[]>;
}

export const NO_NEWS: MorningLinks = { officeNews: () => Promise.resolve([]) };

/** What stands for longer is told again on the same day a week later, at whatever hour either card came. */
const AGAIN_AFTER_DAYS = 7;

const only = (sources: readonly NewsSource[], may: (subject: string) => boolean): OfficeNews[] =>
  sources.flatMap((source) => {
    const subjects = source.subjects.filter(may);
    if (subjects.length === 0) return [];
    const told = new Set(subjects);
    const acts = source.acts && ((words: Words) => source.acts!(words, told));
    return [{ subjects, say: (words: Words) => source.say(words, told), ...(acts ? { acts } : {}) }];
  });

/** Who of the office is to be told of what: the office and the secretary, except whoever has today's card already. */
export async function listNewsToTell(
  db: Db,
  links: MorningLinks,
  now: Date,
  carded: ReadonlySet<string>,
): Promise<{ person: Reachable; news: OfficeNews[] }[]> {
  const people = (await listByRole(db, 'OFFICE', 'SECRETARY')).filter(isReachable);
  const office = [...new Map(people.map((person) => [person.personId, person])).values()];
  const left = office.filter((person) => !carded.has(person.personId));
  if (left.length === 0) return [];
  const sources = await links.officeNews(db, now);
  const since = new Date(instantAt(addDays(dayOf(now), 1 - AGAIN_AFTER_DAYS), 0).getTime() - 1);
  const found: { person: Reachable; news: OfficeNews[] }[] = [];
  for (const person of left) {
    const told = await listOfficeTold(db, person.personId, since);
    const news = only(sources, (subject) => !told.has(subject));
    if (news.length > 0) found.push({ person, news });
  }
  return found;
}

/** What a card of today told the office, as it stands now: what has been put right meanwhile is left out. */
export async function listNewsAgain(
  db: Db,
  links: MorningLinks,
  personId: string,
  on: string,
  now: Date,
): Promise<OfficeNews[]> {
  const told = await listOfficeTodays(db, personId, on);
  return told.size === 0 ? [] : only(await links.officeNews(db, now), (subject) => told.has(subject));
}
