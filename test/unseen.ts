// Which sentences no test has shown to anybody, once all have run (see printed.ts): told at the end of a whole run.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LOCALES = join(import.meta.dirname, '..', 'locales', 'vi');

/** Keys of the Vietnamese files that stand in none of the files of `folder`. */
export function listUnseen(folder: string): string[] {
  const said = new Set(readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n')));
  const keys = readdirSync(LOCALES).flatMap((name) =>
    [...readFileSync(join(LOCALES, name), 'utf8').matchAll(/^([a-zA-Z][\w-]*) =/gm)].map((match) => match[1]!),
  );
  return keys.filter((key) => !said.has(key));
}
