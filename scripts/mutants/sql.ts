// Breaks of SQL written by hand: a condition left out, a comparison shifted, an order turned, a lock or a limit forgotten.
// It reads words and brackets, not grammar: what comes out broken is noticed at once and does no harm.
import type { Mutant } from './mutant.js';

interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
}

const WORDS = /'[^']*'|"[^"]*"|::\w+|[A-Za-z_][\w.]*|\d+|<>|<=|>=|[()<>=,]/y;

/** Words and signs with their depth in brackets. What is given in `${…}` counts as one word. */
function tokens(source: string, from: number, to: number): Token[] {
  const found: Token[] = [];
  let depth = 0;
  for (let at = from; at < to;) {
    let end = at + 1;
    let word = '';
    if (source.startsWith('${', at)) {
      for (let open = 1, n = (end = at + 2); open > 0 && n < to; end = ++n) {
        if (source[n] === '{') open++;
        else if (source[n] === '}') open--;
      }
      word = '$';
    } else {
      WORDS.lastIndex = at;
      const hit = WORDS.exec(source);
      if (hit && WORDS.lastIndex <= to) [word, end] = [hit[0], WORDS.lastIndex];
    }
    if (word === ')' || /^END$/i.test(word)) depth--;
    if (word !== '') found.push({ word, start: at, end, depth });
    if (word === '(' || /^CASE$/i.test(word)) depth++;
    at = end;
  }
  return found;
}

/** Ends a condition or an item at the same depth. */
const CLAUSE =
  /^(?:AND|OR|WHERE|ORDER|GROUP|LIMIT|FOR|RETURNING|ON|UNION|FROM|JOIN|LEFT|SELECT|THEN|ELSE|END|WHEN|AS|SET|VALUES|WITH)$/i;
const SHIFTED = new Map([
  ['<', '<='],
  ['<=', '<'],
  ['>', '>='],
  ['>=', '>'],
  ['DESC', 'ASC'],
  ['MIN', 'max'],
  ['MAX', 'min'],
]);

/** All breaks of the SQL between two places of a file. */
export function mutateSql(file: string, source: string, from: number, to: number): Mutant[] {
  const all = tokens(source, from, to);
  const found: Mutant[] = [];
  const put = (start: number, end: number, text: string, kind: string): void =>
    void found.push({ file, start, end, text, kind: `sql-${kind}` });
  const is = (n: number, ...words: string[]): boolean =>
    words.every((word, m) => all[n + m]?.word.toUpperCase() === word);

  /** Where what begins at token `n` ends: before the next clause or comma of its depth, or where its brackets close. */
  function endOf(n: number, atComma: boolean): number {
    const depth = all[n]!.depth;
    let last = n;
    for (let m = n; m < all.length; m++) {
      const token = all[m]!;
      if (token.depth < depth || (token.word === ')' && token.depth < depth)) break;
      if (m > n && token.depth === depth) {
        if (token.word === ',' && atComma) break;
        if (/^BETWEEN$/i.test(token.word)) m += 2;
        else if (CLAUSE.test(token.word) && !/^(?:DISTINCT|IS|NOT)$/i.test(all[m - 1]!.word)) break;
      }
      last = Math.min(m, all.length - 1);
    }
    return last;
  }

  for (const [n, token] of all.entries()) {
    const word = token.word.toUpperCase();
    const next = all[n + 1];
    if ((word === 'AND' || word === 'OR') && next && !is(n - 2, 'BETWEEN')) {
      put(token.start, all[endOf(n + 1, true)]!.end, '', 'condition');
    } else if ((word === 'WHERE' || word === 'WHEN') && next) {
      const end = endOf(n + 1, false);
      put(next.start, all[end]!.end, 'true', 'condition');
      if (word === 'WHEN') put(next.start, all[end]!.end, 'false', 'condition');
    } else if (word === 'SET' || (word === ',' && governing(n) === 'SET')) {
      const end = next ? endOf(n + 1, true) : n;
      const behind = all[end + 1];
      if (word === ',') put(token.start, all[end]!.end, '', 'write');
      else if (behind?.word === ',' && next) put(next.start, behind.end, '', 'write');
    } else if (is(n, 'FOR', 'UPDATE')) put(token.start, all[endOf(n + 1, false)]!.end, '', 'lock');
    else if (is(n, 'SKIP', 'LOCKED')) put(token.start, next!.end, '', 'lock');
    else if (word === 'LIMIT' && next) put(token.start, next.end, '', 'limit');
    else if (is(n, 'ORDER', 'BY')) order(n);
    else if (is(n, 'NOT', 'EXISTS')) put(token.start, next!.end, 'EXISTS', 'condition');
    else if (word === 'EXISTS' && !is(n - 1, 'NOT')) put(token.start, token.end, 'NOT EXISTS', 'condition');
    else if (is(n, 'IS', 'NOT', 'NULL')) put(token.start, all[n + 2]!.end, 'IS NULL', 'condition');
    else if (is(n, 'IS', 'NULL')) put(token.start, next!.end, 'IS NOT NULL', 'condition');
    else if (word === 'COALESCE' && next?.word === '(') fallback(n);
    else if (SHIFTED.has(word)) put(token.start, token.end, SHIFTED.get(word)!, 'operator');
    else if (/^\d+$/.test(word)) put(token.start, token.end, String(Number(word) + 1), 'number');
  }
  return found;

  function order(n: number): void {
    const end = endOf(n + 2, false);
    let last = end;
    for (let m = n + 2; m <= end; m++) if (all[m]!.word === ')' && all[m]!.depth < all[n]!.depth) last = m - 1;
    if (!/^(?:ASC|DESC)$/i.test(all[last]!.word)) put(all[last]!.end, all[last]!.end, ' DESC', 'order');
    put(all[n]!.start, all[last]!.end, '', 'order');
  }

  /** `coalesce(a, b)` becomes `coalesce(b)`. */
  function fallback(n: number): void {
    const depth = all[n + 2]?.depth;
    const comma = all.findIndex((token, m) => m > n + 1 && token.word === ',' && token.depth === depth);
    if (comma > 0) put(all[n + 2]!.start, all[comma]!.end, '', 'default');
  }

  /** The keyword that governs token `n` at its own depth. */
  function governing(n: number): string {
    for (let m = n - 1; m >= 0; m--) {
      if (all[m]!.depth < all[n]!.depth) return '';
      if (all[m]!.depth === all[n]!.depth && CLAUSE.test(all[m]!.word)) return all[m]!.word.toUpperCase();
    }
    return '';
  }
}
