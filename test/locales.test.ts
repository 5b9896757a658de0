// The sentences: Vietnamese and English complete, the same variables, none unused, none of the words that cost trust.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse, Visitor, type SelectExpression, type VariableReference } from '@fluent/syntax';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

interface Sentence {
  readonly text: string;
  readonly variables: string[];
  /** Variables that only choose between forms (one day, two days). */
  readonly selectors: string[];
}

class Reader extends Visitor {}

/** Every sentence of a locale by key. */
function sentencesOf(locale: string): Map<string, Sentence> {
  const sentences = new Map<string, Sentence>();
  for (const file of readdirSync(join(root, 'locales', locale))) {
    const source = readFileSync(join(root, 'locales', locale, file), 'utf8');
    const resource = parse(source, { withSpans: true });
    for (const entry of resource.body) {
      if (entry.type === 'Junk') throw new Error(`${locale}/${file}: ${(entry as { content: string }).content}`);
      if (entry.type !== 'Message') continue;
      const message = entry;
      const variables = new Set<string>();
      const reader = new Reader();
      reader.visitVariableReference = (node: VariableReference) => void variables.add(node.id.name);
      const selectors = new Set<string>();
      reader.visitSelectExpression = function (this: Visitor, node: SelectExpression) {
        if (node.selector.type === 'VariableReference') selectors.add(node.selector.id.name);
        this.genericVisit(node);
      };
      reader.visit(message);
      if (sentences.has(message.id.name)) throw new Error(`${locale}/${file}: ${message.id.name} stands twice`);
      sentences.set(message.id.name, {
        text: source.slice(message.span!.start, message.span!.end),
        variables: [...variables].sort(),
        selectors: [...selectors],
      });
    }
  }
  return sentences;
}

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'generated' ? [] : sourcesUnder(path);
    return name.endsWith('.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}

const [vi, en] = [sentencesOf('vi'), sentencesOf('en')];
const code = sourcesUnder(join(root, 'src')).join('\n');

describe('the sentences', () => {
  it('stand in both languages with the same variables', () => {
    expect([...vi.keys()].filter((key) => !en.has(key))).toEqual([]);
    expect([...en.keys()].filter((key) => !vi.has(key))).toEqual([]);
    const differing = [...vi].filter(([key, sentence]) => {
      const english = en.get(key)!;
      const missing = sentence.variables.filter(
        (name) => !english.variables.includes(name) && !sentence.selectors.includes(name),
      );
      const added = english.variables.filter(
        (name) => !sentence.variables.includes(name) && !english.selectors.includes(name),
      );
      return missing.length + added.length > 0;
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('are all used', () => {
    const quoted = new Set(code.match(/['"`][a-zA-Z][\w-]+['"`]/g)?.map((word) => word.slice(1, -1)));
    // A key may be put together: `nudge-item-${kind}`, `${prefix}-one`.
    const begun = [...code.matchAll(/`([a-z][\w-]*-)\$\{/g)].map((found) => found[1]!);
    const ended = [...code.matchAll(/\$\{[^}]*\}(-[\w-]+)`/g)].map((found) => found[1]!);
    const used = (key: string) =>
      quoted.has(key) || begun.some((start) => key.startsWith(start)) || ended.some((end) => key.endsWith(end));
    expect([...vi.keys()].filter((key) => !used(key))).toEqual([]);
  });

  it('are written in composed letters', () => {
    for (const [key, { text }] of [...vi, ...en]) expect(text.normalize('NFC'), key).toBe(text);
  });

  it('never scold, shout, or call the activity by another name', () => {
    const wrong = /\bbạn\b|vui lòng|thanh tra|đồng chí|xin lỗi vì|trễ hạn|chậm trễ|trả lại đơn vị|!/iu;
    const faulty = [...vi].filter(([, { text }]) => wrong.test(text.replace(/Thanh tra Thành phố|thư xin lỗi/g, '')));
    expect(faulty.map(([key]) => key)).toEqual([]);
  });
});
