// The sentences people see: every locale is a set of Fluent files, one per room, read once at start.
// Bold is written `**…**` in the files and becomes the mark BOLD here, so what people typed can never turn bold.
// It must not know any room; the rooms name keys, this file finds them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { formatsFor, type Formats } from './vietnamese.js';

export type Locale = 'vi' | 'en';

/** The private character that switches bold on and off inside a finished text. */
export const BOLD = '\uE000';

export type WordArgs = Readonly<Record<string, string | number>>;

/** One language's voice: sentences by key, and how it writes days, times and numbers. */
export interface Words {
  readonly locale: Locale;
  readonly f: Formats;
  /** The sentence of a key; a missing key or variable is a fault, never a blank. */
  t(key: string, args?: WordArgs): string;
  has(key: string): boolean;
}

/** Removes what only the machinery may write: the bold mark and control characters except line breaks. */
export function plain(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\uE000\u0000-\u0009\u000B-\u001F\u007F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g, '');
}

/** Reads all files of `folder`/vi and `folder`/en. Throws on a file that does not parse or a key that stands twice. */
export function loadWords(folder: string): Record<Locale, Words> {
  return { vi: loadLocale(folder, 'vi'), en: loadLocale(folder, 'en') };
}

function loadLocale(folder: string, locale: Locale): Words {
  const bundle = new FluentBundle(locale, {
    useIsolating: false,
    transform: (text) => text.replaceAll('**', BOLD),
  });
  for (const file of readdirSync(join(folder, locale)).sort()) {
    if (!file.endsWith('.ftl')) continue;
    const errors = bundle.addResource(new FluentResource(readFileSync(join(folder, locale, file), 'utf8')));
    if (errors.length > 0) throw new Error(`locale ${locale}/${file}: ${errors[0]!.message}`);
  }
  return {
    locale,
    f: formatsFor(locale),
    has: (key) => bundle.hasMessage(key),
    t(key, args = {}) {
      const pattern = bundle.getMessage(key)?.value;
      if (!pattern) throw new Error(`locale ${locale}: no sentence for ${key}`);
      const errors: Error[] = [];
      const text = bundle.formatPattern(pattern, args, errors);
      if (errors.length > 0) throw new Error(`locale ${locale}: ${key}: ${errors[0]!.message}`);
      return text;
    },
  };
}
