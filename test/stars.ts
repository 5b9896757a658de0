// Acts that stand on many cards have one star number everywhere, so that whoever reads cards without buttons learns them once.
import type { Db } from '../src/kit/database.js';
import type { Locale, Words } from '../src/kit/words.js';
import type { Button } from '../src/outbox/message.js';

const STARS = {
  'button-cancel': 0,
  'button-later': 1,
  'button-back': 2,
  'button-todo': 4,
  'button-previous': 8,
  'button-next': 9,
} as const;

/** Fails when a message of this database shows one of them under another number, or under none. */
export async function checkStars(db: Db, words: Readonly<Record<Locale, Words>>): Promise<void> {
  const fixed = new Map(
    Object.values(words).flatMap(({ t }) =>
      Object.entries(STARS).map(([key, star]) => [t(key as keyof typeof STARS), star] as const),
    ),
  );
  const wrong = await db.$queryRaw<{ button: Button }[]>`
    SELECT DISTINCT b AS button FROM outbox o, jsonb_path_query(o.body, '$.message.rows[*][*]') b
    WHERE b ->> 'label' = ANY(${[...fixed.keys()]}::text[])`;
  const odd = wrong.filter(({ button }) => fixed.get(button.label) !== button.star);
  if (odd.length > 0) throw new Error(`buttons with another star: ${JSON.stringify(odd.map(({ button }) => button))}`);
}
