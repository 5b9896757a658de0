// What units and teams hear when a workbook changes shortcomings of earlier years: one that is new or owed again, one that another
// unit has now, another date. Each person reads one message. It must not know how a workbook is read.
import type { Tx } from '../kit/database.js';
import type { Words } from '../kit/words.js';
import type { Effects } from '../outbox/effects.js';
import { button } from '../outbox/message.js';
import { greetingOf } from '../people/names.js';
import { findUnit, listTeamNames, type Reachable, type UnitView } from '../people/store.js';
import { judgesOf, peopleOfUnit, tellAll, type AllWords } from './announce.js';
import { cut } from './due-words.js';

const SHOWN = 8;
const CHARACTERS = 160;

/** A shortcoming that is new to a unit (`added`, `given`), owed again (`again`), no longer its own (`taken`), or has another date. */
export type ItemNews = {
  readonly unitId: string;
  readonly teamId: string | null;
  readonly title: string;
  readonly dueAt: Date;
} & ({ readonly kind: 'added' | 'given' | 'again' | 'taken' } | { readonly kind: 'moved'; readonly oldDueAt: Date });

/** Tells the people of the units, and whoever judges for the teams. */
export async function tellItemNews(
  tx: Tx,
  { effects, words }: { readonly effects: Effects; readonly words: AllWords },
  news: readonly ItemNews[],
  now: Date,
): Promise<void> {
  const concerned = new Map<string, { person: Reachable; news: Set<ItemNews> }>();
  const units = new Map<string, UnitView | null>();
  const teams = await listTeamNames(tx);
  for (const each of news) {
    units.set(each.unitId, await findUnit(tx, each.unitId));
    const judges = each.kind === 'taken' ? [] : await judgesOf(tx, each.teamId, [each.unitId]);
    for (const person of [...(await peopleOfUnit(tx, each.unitId, now)), ...judges]) {
      const held = concerned.get(person.personId) ?? { person, news: new Set() };
      concerned.set(person.personId, held);
      held.news.add(each);
    }
  }
  for (const { person, news: ofPerson } of concerned.values()) {
    const own = [...ofPerson];
    // Of several units nobody is spoken to as one of them.
    const [only, ...others] = new Set(own.map(({ unitId }) => unitId));
    const unit = others.length === 0 ? (units.get(only!) ?? null) : null;
    const held = { role: person.role, unit, teamName: teams.get(person.teamId ?? '') ?? null };
    const head = own.every(({ kind }) => kind === 'moved') ? 'remediation-dates-moved' : 'remediation-news';
    const build = (voice: Words) => {
      const { t, f } = voice;
      const rest = own.length - SHOWN;
      return {
        text: [
          t(head, { who: greetingOf(voice, held).who, count: f.count(own.length) }),
          ...own.slice(0, SHOWN).map((each) => lineOf(voice, each, units.get(each.unitId)?.title ?? '…', now)),
          ...(rest > 0 ? [t('remediation-news-more', { count: f.count(rest) })] : []),
        ].join('\n'),
        rows: [[button(t('button-todo'), 'desk.todo', 4)]],
      };
    };
    tellAll(effects, words, [person], { key: `item-news:${now.getTime().toString(36)}`, build });
  }
}

function lineOf({ t, f }: Words, news: ItemNews, unit: string, now: Date): string {
  const facts = { unit, text: cut(news.title, CHARACTERS), isPast: news.dueAt < now ? 'yes' : 'no' };
  return news.kind === 'moved'
    ? t('remediation-news-moved', { ...facts, old: f.dayAt(news.oldDueAt), new: f.dayAt(news.dueAt) })
    : t(`remediation-news-${news.kind}`, { ...facts, due: f.until(news.dueAt) });
}
