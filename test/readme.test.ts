// The two README pages: each points to the other, their links lead somewhere, their commands exist, and what one tells to run,
// set or open the other tells too. It reads files only.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const PAGES = ['README.md', 'README.vi.md'] as const;

const links = (text: string): string[] => [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);
const scripts = (text: string): string[] => [...text.matchAll(/\bnpm run ([\w:]+)/g)].map(([, name]) => name!);
/** What is set apart as code: commands, settings, files. */
const codes = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!);
/** The commands of the block to copy, without the remarks beside them. */
const commands = (text: string): string[] =>
  /```sh\n(.*?)```/s
    .exec(text)![1]!
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter(Boolean);
const paths = (text: string): string[] => [...text.matchAll(/\bsrc\/[\w<>/.-]+/g)].map(([path]) => path);
const sorted = (all: readonly string[]): string[] => [...new Set(all)].sort();

describe.each(PAGES)('%s', (name) => {
  const text = read(name);

  it('has links that lead somewhere, one of them to the other language', () => {
    const missing = links(text).filter((target) => !/^https?:/.test(target) && !existsSync(join(root, target)));
    expect(missing).toEqual([]);
    expect(links(text)).toContain(PAGES.find((other) => other !== name));
  });

  it('names commands and folders that exist', () => {
    const known = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
    expect(scripts(text).filter((script) => !known.includes(script))).toEqual([]);
    const folders = paths(text).filter((path) => !path.includes('<'));
    expect(folders.filter((path) => !existsSync(join(root, path.replace(/\.$/, ''))))).toEqual([]);
  });

  it('is written in composed letters, in short lines', () => {
    expect(text).toBe(text.normalize('NFC'));
    expect(text.split('\n').filter((line) => [...line].length > 130)).toEqual([]);
  });
});

it('the two pages tell the same: sections, commands, settings, links', () => {
  const [english, vietnamese] = PAGES.map(read) as [string, string];
  const both = (what: (text: string) => unknown): void => expect(what(vietnamese)).toEqual(what(english));
  both((text) => text.match(/^## /gm)?.length);
  both(commands);
  both((text) => sorted(codes(text.replace(/```.*?```/gs, ''))));
  both((text) => sorted(links(text).filter((target) => !target.startsWith('README'))));
  both((text) => sorted(paths(text)));
});
