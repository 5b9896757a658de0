// The language the bot of the made-up city speaks: the page's, for everybody on its phones and for whoever joins later. A
// person may still choose another (/toi); switching the page switches them all again.
import type { Db } from '../kit/database.js';
import { inTransaction } from '../kit/database.js';
import type { Locale } from '../kit/words.js';

const LANGUAGE = 'demo.language';

export interface SpokenLanguage {
  now(): Locale;
  speak(language: Locale): Promise<void>;
}

/** The language as it was left; `onChange` is told of a new one once it holds for everybody. */
export async function spokenLanguage(db: Db, onChange: (language: Locale) => Promise<void>): Promise<SpokenLanguage> {
  const fact = await db.fact.findUnique({ where: { name: LANGUAGE } });
  let spoken: Locale = fact?.value === 'en' ? 'en' : 'vi';
  return {
    now: () => spoken,
    async speak(language) {
      await inTransaction(db, async (tx) => {
        await tx.person.updateMany({ where: { chatId: { not: null } }, data: { locale: language } });
        const value = { name: LANGUAGE, value: language };
        await tx.fact.upsert({ where: { name: LANGUAGE }, create: value, update: value });
      });
      spoken = language;
      await onChange(language);
    },
  };
}
