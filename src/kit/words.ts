// The sentences people see: every locale is a set of Fluent files, one per room, read once at start.
// Bold is written `**…**` in the files and becomes the mark BOLD here, so what people typed can never turn bold.
// A number that comes written («02», «1,420») still chooses between singular and plural. A variable without words makes a hole
// in a sentence: it is refused where that can be mended (in tests) and shown as «…» where somebody waits, unless the sentence
// names it in its attribute `.empty`.
// It must not know any room; the rooms name keys, this file finds them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentNumber, FluentResource, FluentType } from '@fluent/bundle';
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
  /** Words of the plan (a question, an option) in this language, as far as they are known; else as they are. */
  planWords(text: string): string;
}

/** Removes what only the machinery may write: the bold mark and control characters except line breaks. */
export function plain(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\uE000\u0000-\u0009\u000B-\u001F\u007F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g, '');
}

/** What becomes of a variable without words that its sentence does not expect. */
export type OnEmpty = 'fill' | 'refuse';

/** A number as it is written, which knows that one is one. */
class WrittenNumber extends FluentNumber {
  constructor(
    private readonly written: string,
    value: number,
  ) {
    super(value);
  }
  override toString(): string {
    return this.written;
  }
}

/** A variable without words; it may choose between forms, but not stand in a sentence. */
class Hole extends FluentType<string> {
  constructor(
    private readonly name: string,
    private readonly onEmpty: OnEmpty,
  ) {
    super('');
  }
  override toString(): string {
    if (this.onEmpty === 'refuse') throw new Error(`$${this.name} is empty`);
    return UNKNOWN;
  }
}

const WRITTEN = /^\d+$|^\d{1,3}(?:[.,]\d{3})+$/;
const UNKNOWN = '…';

/** What an installation calls its own things; a locale has a word for each that was not said. */
export interface Settings {
  /** The standing office: «Sở Nội vụ». */
  readonly office?: string;
  /** What is inspected: «cải cách hành chính». */
  readonly topic?: string;
}

/** Reads all files of `folder`/vi and `folder`/en. Throws on a file that does not parse or a key that stands twice. */
export function loadWords(folder: string, onEmpty: OnEmpty = 'fill', settings: Settings = {}): Record<Locale, Words> {
  return { vi: loadLocale(folder, 'vi', onEmpty, settings), en: loadLocale(folder, 'en', onEmpty, settings) };
}

function loadLocale(folder: string, locale: Locale, onEmpty: OnEmpty, settings: Settings): Words {
  const bundle = new FluentBundle(locale, {
    useIsolating: false,
    transform: (text) => text.replaceAll('**', BOLD),
  });
  for (const file of readdirSync(join(folder, locale)).sort()) {
    if (!file.endsWith('.ftl')) continue;
    const errors = bundle.addResource(new FluentResource(readFileSync(join(folder, locale, file), 'utf8')));
    if (errors.length > 0) throw new Error(`locale ${locale}/${file}: ${errors[0]!.message}`);
  }
  const ownWord = (key: string): string => {
    const pattern = bundle.getMessage(key)?.value;
    return pattern ? bundle.formatPattern(pattern) : '';
  };
  const topic = settings.topic ?? ownWord('setting-topic');
  // Known to every sentence: the office, what is inspected, the app people talk in.
  const known = {
    office: settings.office ?? ownWord('setting-office'),
    topic,
    topicHead: topic.toLocaleUpperCase(locale),
    app: ownWord('setting-app'),
  };
  return {
    locale,
    f: formatsFor(locale),
    has: (key) => bundle.hasMessage(key),
    planWords: (text) => text,
    t(key, args = {}) {
      const message = bundle.getMessage(key);
      if (!message?.value) throw new Error(`locale ${locale}: no sentence for ${key}`);
      const empty = message.attributes['empty'];
      const mayBeEmpty = typeof empty === 'string' ? empty.split(/\s+/) : [];
      const given: Record<string, string | number | FluentType<unknown>> = {};
      for (const [name, value] of Object.entries<string | number>({ ...known, ...args })) {
        const isHole = typeof value === 'string' && value.trim() === '' && !mayBeEmpty.includes(name);
        given[name] = isHole ? new Hole(name, onEmpty) : asNumber(value);
      }
      const errors: Error[] = [];
      const text = bundle.formatPattern(message.value, given, errors);
      if (errors.length > 0) throw new Error(`locale ${locale}: ${key}: ${errors[0]!.message}`);
      return text;
    },
  };
}

const asNumber = (value: string | number): string | number | FluentType<unknown> =>
  typeof value === 'string' && WRITTEN.test(value)
    ? new WrittenNumber(value, Number(value.replace(/[.,]/g, '')))
    : value;
