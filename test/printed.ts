// What the tests have people read. Every sentence that a test renders for somebody is noted; when the whole suite has run,
// global-setup.ts tells of those that nobody was ever shown. With SCREENS naming a folder, every different message is kept
// there too, a file for each test file, to be read as its reader would.
import { appendFileSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, inject } from 'vitest';
import { BOLD, loadWords, type Locale, type Words } from '../src/kit/words.js';
import type { Outgoing } from '../src/outbox/message.js';
import type { TestDatabase } from './database.js';

const LOCALES = join(import.meta.dirname, '..', 'locales');
const noted = new Set<string>();

function note(key: string): void {
  if (noted.has(key)) return;
  noted.add(key);
  appendFileSync(join(inject('printedFolder'), `${process.pid}`), `${key}\n`);
}

/** The sentences, which refuse to be said with a hole; what is said is noted. */
export function wordsOfTests(): Record<Locale, Words> {
  const noting = (words: Words): Words => ({ ...words, t: (key, args) => (note(key), words.t(key, args)) });
  const { vi, en } = loadWords(LOCALES, 'refuse');
  return { vi: noting(vi), en: noting(en) };
}

/** Keeps the different messages of this database where SCREENS says. */
export async function keepScreens({ db }: TestDatabase): Promise<void> {
  const folder = process.env.SCREENS;
  if (!folder) return;
  const rows = await db.outboxMessage.findMany({ orderBy: { id: 'asc' }, select: { body: true } });
  const screens = new Set(
    rows.flatMap(({ body }) => {
      const outgoing = body as unknown as Outgoing;
      if (!('message' in outgoing)) return [];
      const { text, rows: buttons = [] } = outgoing.message;
      return [
        [text.replaceAll(BOLD, '**'), ...buttons.map((row) => row.map(({ label }) => `[${label}]`).join(' '))].join(
          '\n',
        ),
      ];
    }),
  );
  mkdirSync(folder, { recursive: true });
  const file = basename(expect.getState().testPath ?? 'unknown', '.test.ts');
  appendFileSync(join(folder, `${file}.txt`), [...screens].map((screen) => `${screen}\n\n`).join(''));
}
