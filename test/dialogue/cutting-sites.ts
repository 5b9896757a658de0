// Every place in the source where text is cut short, found by the calls that cut. No test.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const SOURCE = join(import.meta.dirname, '..', '..', 'src');
/** What cuts: the kit's function and those that take a length of their own. */
const CUTTING = /(?<![\w.])(?:cut|bare|oneLine|sayReason|sayMissing|sayValue)\(|\)\.join\(''\)\}…`/g;

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return ['generated', 'page'].includes(name) ? [] : filesUnder(path);
    return name.endsWith('.ts') ? [path] : [];
  });
}

/** What stands between the parenthesis at `from` and its partner. */
function inside(code: string, from: number): string {
  let depth = 1;
  let at = from;
  for (; at < code.length && depth > 0; at++) depth += code[at] === '(' ? 1 : code[at] === ')' ? -1 : 0;
  return code.slice(from, at - 1);
}

/** «remediation/items.ts: item.text, 160» */
export function cuttingSites(): string[] {
  const sites = filesUnder(SOURCE).flatMap((path) => {
    const code = readFileSync(path, 'utf8').replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
    return [...code.matchAll(CUTTING)].flatMap((found) => {
      const before = code.slice(Math.max(0, found.index - 18), found.index);
      if (/(?:function|const|export) $/.test(before)) return [];
      const what = found[0].startsWith(')') ? 'by hand' : inside(code, found.index + found[0].length);
      return [`${relative(SOURCE, path)}: ${what.replace(/\s+/g, ' ').replace(/,? $/, '').trim()}`];
    });
  });
  return [...new Set(sites)].sort();
}
