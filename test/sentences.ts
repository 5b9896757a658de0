// The sentences as their files hold them, every way one can come out, and what is wrong in a finished sentence whatever it
// says: places where a word should stand and does not, and in English a plural after one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, Visitor, type Message, type SelectExpression, type VariableReference } from '@fluent/syntax';

const LOCALES = join(import.meta.dirname, '..', 'locales');

export interface Sentence {
  readonly key: string;
  /** The room's file without its ending. */
  readonly file: string;
  readonly text: string;
  readonly variables: readonly string[];
  /** Variables that choose between forms, with the names of the forms. */
  readonly choices: ReadonlyMap<string, readonly string[]>;
  /** Variables that may be without words. */
  readonly mayBeEmpty: readonly string[];
}

/** Every sentence of a locale by key. */
export function sentencesOf(locale: 'vi' | 'en'): Map<string, Sentence> {
  const sentences = new Map<string, Sentence>();
  for (const file of readdirSync(join(LOCALES, locale))) {
    const source = readFileSync(join(LOCALES, locale, file), 'utf8');
    for (const entry of parse(source, { withSpans: true }).body) {
      if (entry.type === 'Junk') throw new Error(`${locale}/${file}: ${(entry as { content: string }).content}`);
      if (entry.type !== 'Message') continue;
      const sentence = sentenceOf(entry, source, file.replace(/\.ftl$/, ''));
      if (sentences.has(sentence.key)) throw new Error(`${locale}/${file}: ${sentence.key} stands twice`);
      sentences.set(sentence.key, sentence);
    }
  }
  return sentences;
}

function sentenceOf(message: Message, source: string, file: string): Sentence {
  const variables = new Set<string>();
  const choices = new Map<string, string[]>();
  const reader = new (class extends Visitor {})();
  reader.visitVariableReference = (node: VariableReference) => void variables.add(node.id.name);
  reader.visitSelectExpression = function (this: Visitor, node: SelectExpression) {
    if (node.selector.type === 'VariableReference') {
      const forms = node.variants.map(({ key }) => (key.type === 'Identifier' ? key.name : key.value));
      choices.set(node.selector.id.name, [...new Set([...(choices.get(node.selector.id.name) ?? []), ...forms])]);
    }
    this.genericVisit(node);
  };
  reader.visit(message);
  const empty = message.attributes.find(({ id }) => id.name === 'empty');
  const { start, end } = message.span!;
  return {
    key: message.id.name,
    file,
    text: source.slice(start, end),
    variables: [...variables].sort(),
    choices,
    mayBeEmpty: empty ? source.slice(empty.value.span!.start, empty.value.span!.end).trim().split(/\s+/) : [],
  };
}

const NUMBERS = new Set(['zero', 'one', 'two', 'few', 'many', '0', '1', '2']);

/** What each variable of a sentence may be: the names it chooses by, a number where it counts, else some words. */
function valuesOf({ variables, choices }: Sentence, other: string): [string, string[]][] {
  return variables.map((name) => {
    const forms = choices.get(name);
    if (!forms) return [name, [other]];
    const named = forms.filter((form) => form !== 'other' && !NUMBERS.has(form));
    if (named.length > 0) return [name, [...named, other]];
    return [name, ['1', '2']];
  });
}

function combine(values: readonly [string, string[]][]): Record<string, string>[] {
  return values.reduce<Record<string, string>[]>(
    (made, [name, some]) => made.flatMap((args) => some.map((value) => ({ ...args, [name]: value }))),
    [{}],
  );
}

/** Every way a sentence can be asked for, with these words wherever it takes words. */
export const askingsOf = (sentence: Sentence, other: string): Record<string, string>[] =>
  combine(valuesOf(sentence, other));

/** The same, and each variable also without words, in every combination. */
export const halfAskingsOf = (sentence: Sentence, other: string): Record<string, string>[] =>
  combine(valuesOf(sentence, other).map(([name, values]) => [name, [...values.slice(0, 3), '']]));

const HOLES: readonly [string, RegExp][] = [
  ['two spaces', /\S {2,}\S/],
  ['space before a sign', /[^\s·–] [.,;:?)](?=\s|$)/],
  ['nothing between quotation marks', /“\s*”|\(\s*\)/],
  ['signs without words between them', /[,;:] ?[.,;:](?=\s|$)|\.\. |· ·/],
  ['begins with a sign', /^[.,;:?)]/m],
  ['a word for nothing', /\b(?:undefined|null|NaN)\b/],
  ['an address to nobody', /(?:^|[.] )(?:Kính gửi|To)[:\s]*(?=[.,]|$)/m],
];

/** The holes of a text, by name. */
export const holesIn = (text: string): string[] => HOLES.filter(([, sign]) => sign.test(text)).map(([name]) => name);

/** What is counted somewhere; people and forms of verbs are not. */
const COUNTED =
  /(?<![\w.,/–-]|more than )1 (?:[a-z]+ )?(?:working |surprise )?(days|minutes|months|times|characters|questions|files|parts|photos|options|items|people|persons|units|offices|strengths|findings|faults|sheets|numbers|inspections|columns|senders|things|submissions|duties|rows|roles|requests|answers|changes|visits|messages|terms|notices|documents)\b/;

/** Is there «1 files» in it? */
export const pluralOfOne = (text: string): boolean => COUNTED.test(text);
