// What units and teams hear when a workbook changes whose shortcoming of an earlier year it is: one that is new or owed again, one
// that another unit has now. Each person reads one message. It must not know how a workbook is read.
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

/** A shortcoming that is new to a unit (`added`, `given`), or that is no longer its own (`taken`). */
export interface ItemNews {
  readonly kind: 'added' | 'given' | 'taken';
  readonly unitId: string;
  readonly teamId: string | null;
  readonly title: string;
  readonly dueAt: Date;
}

/** Tells the people of the units, and whoever judges for the teams. */
export async function tellItemNews(
  tx: Tx,
  { effects, words }: { readonly effects: Effects; readonly words: AllWords },
  news: readonly ItemNews[],
  now: Date,
): Promise<void> {
  const concerned = new Map<string, { person: Reachable; news: ItemNews[] }>();
  const units = new Map<string, UnitView | null>();
  const teams = await listTeamNames(tx);
  for (const each of news) {
    units.set(each.unitId, await findUnit(tx, each.unitId));
    const judges = each.kind === 'taken' ? [] : await judgesOf(tx, each.teamId, [each.unitId]);
    for (const person of [...(await peopleOfUnit(tx, each.unitId, now)), ...judges]) {
      const held = concerned.get(person.personId) ?? { person, news: [] };
      if (!held.news.includes(each)) concerned.set(person.personId, { person, news: [...held.news, each] });
    }
  }
  for (const { person, news: own } of concerned.values()) {
    // Of several units nobody is spoken to as one of them.
    const [only, ...others] = new Set(own.map(({ unitId }) => unitId));
    const unit = others.length === 0 ? (units.get(only!) ?? null) : null;
    const held = { role: person.role, unit, teamName: teams.get(person.teamId ?? '') ?? null };
    const build = (voice: Words) => {
      const { t, f } = voice;
      const lines = own.slice(0, SHOWN).map(({ kind, unitId, title, dueAt }) =>
        t(`remediation-news-${kind}`, {
          ...{ unit: units.get(unitId)?.title ?? '…', text: cut(title, CHARACTERS), due: f.until(dueAt) },
        }),
      );
      const rest = own.length - SHOWN;
      return {
        text: [
          t('remediation-news', { who: greetingOf(voice, held).who, count: f.count(own.length) }),
          ...lines,
          ...(rest > 0 ? [t('remediation-dates-moved-more', { count: f.count(rest) })] : []),
        ].join('\n'),
        rows: [[button(t('button-todo'), 'desk.todo', 4)]],
      };
    };
    tellAll(effects, words, [person], { key: `item-news:${now.getTime().toString(36)}`, build });
  }
}
