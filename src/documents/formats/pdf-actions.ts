// Looks out for whatever a PDF would do by itself: run a script, start a program, open an address nobody clicked on, send data,
// carry other files along, reach into those beside it. It must not know how the file is built.
import type { Content } from '../document-types.js';
import { isEmptyTree, type Kept, type Watcher } from './pdf-objects.js';
import { asDict, asName, Name, Ref, seenBegin, Text, type Dict, type Value } from './pdf-values.js';

type Danger = Extract<Content, { kind: 'ACTIVE' }>['what'];

/** Enough of what one sees of an address to see what kind it is, also where each letter has two bytes. */
const LONGEST_SCHEME = 60;
/** What pages put where a link leads nowhere, and what comes along when they are printed. */
const NOTHING_DONE = /^javascript:(?:;|void\(?0?\)?;?)?$/i;
/** The keys of what is done on an occasion: a page opened or left, a field entered, the document closed. */
const OCCASIONS = new Set('O C E X D U Fo Bl PO PC PV PI K F V WC WS DS WP DP'.split(' '));
/** Those that are somebody's own click. */
const CLICKS = new Set(['D', 'U']);

/** What leads into another file, a film or a sound as well as an article, where it says which one. */
const REACHING = new Set(['Thread', 'MCD', 'Movie']);

/** Looks out for whatever acts by itself. */
export class ActionWatcher implements Watcher {
  found: Danger | null = null;
  /** Something is taken from a file that is not this one. */
  reachesOut = false;
  /** Kinds said by the dictionary that is being read; of a doubled key either may count. */
  private readonly kinds = new Set<string>();
  private readonly trees: { what: Danger; value: Value }[] = [];
  /** What is done without anybody's click, and the dictionaries it may lead to, by their number. */
  private readonly unasked: Value[] = [];
  private readonly actions = new Map<number, Dict[]>();

  pair(key: string, value: Value, bytes: Buffer): number | void {
    const said = value instanceof Name ? value.text : null;
    switch (key) {
      case 'JS':
        if (value instanceof Text || value instanceof Ref) this.found ??= 'SCRIPT';
        return;
      case 'S':
        if (said !== null && REACHING.has(said)) this.kinds.add(said);
        return this.action(said);
      case 'Type':
      case 'Subtype':
        if (said === 'Movie') this.kinds.add(said);
        if (said === 'EmbeddedFile' || said === 'RichMedia' || said === 'FileAttachment') this.found ??= 'FILES';
        return;
      case 'OnInstantiate':
        // Of a model in three dimensions: a script run when it is shown.
        if (value instanceof Ref || value instanceof Map) this.found ??= 'SCRIPT';
        return;
      case 'URI':
      case 'Base':
        return value instanceof Text ? this.bareText(value, bytes) : undefined;
      case 'OpenAction':
      case 'AA':
        this.unasked.push(value);
        return;
      case 'EF':
        if (value instanceof Ref || (value instanceof Map && value.size > 0)) this.found ??= 'FILES';
        return;
      case 'XFA':
        // A form of its own in XML, with scripts of its own; most readers show nothing of it.
        if (value instanceof Ref || value instanceof Text || (Array.isArray(value) && value.length > 0))
          this.found ??= 'FORM';
        return;
      case 'JavaScript':
        this.trees.push({ what: 'SCRIPT', value });
        return;
      case 'EmbeddedFiles':
        this.trees.push({ what: 'FILES', value });
        return;
    }
  }

  inner(dict: Dict): void {
    const { kinds } = this;
    if (kinds.size === 0) return;
    this.reachesOut ||=
      kinds.has('Movie') ||
      (kinds.has('Thread') && isPlace(dict.get('F'))) ||
      (kinds.has('MCD') && isPlace(dict.get('D')));
    kinds.clear();
  }

  /** Data that stands in another file, or a page of another one shown in this one. */
  stream(dict: Dict): void {
    this.reachesOut ||= isPlace(dict.get('F')) || isPlace(dict.get('Ref'));
  }

  reads(key: string): boolean {
    return key === 'URI' || key === 'Base';
  }

  bareName(name: string): void {
    this.action(name);
    if (name === 'EmbeddedFile') this.found ??= 'FILES';
    this.reachesOut ||= REACHING.has(name);
  }

  /** Readers pass over blanks and signs nobody sees, however many. */
  bareText(text: Text, bytes: Buffer): number {
    const { begin, cost } = seenBegin(bytes, text, LONGEST_SCHEME);
    const address = begin.replace(/^(?:\xfe\xff|\xef\xbb\xbf)/, '');
    if (NOTHING_DONE.test(address)) return cost;
    if (/^(?:javascript|vbscript|data):/i.test(address)) this.found ??= 'SCRIPT';
    if (/^file:/i.test(address)) this.found ??= 'LAUNCH';
    return cost;
  }

  dict(num: number, dict: Dict): void {
    const isAction = dict.has('URI') || (dict.has('Next') && !dict.has('Title')) || asName(dict.get('S')) === 'URI';
    if (!isAction && ![...dict.keys()].every((key) => OCCASIONS.has(key))) return;
    const known = this.actions.get(num);
    if (known) known.push(dict);
    else this.actions.set(num, [dict]);
  }

  /** Whether an address is opened without anybody's click. */
  opensAddress(objects: ReadonlyMap<number, Kept>): Danger | null {
    const next = [...this.unasked];
    const seen = new Set<number>();
    while (next.length > 0) {
      const value = next.pop()!;
      if (value instanceof Ref) {
        if (seen.has(value.num)) continue;
        seen.add(value.num);
        const bare = objects.get(value.num)?.bare;
        next.push(...(this.actions.get(value.num) ?? []), ...(Array.isArray(bare) ? bare : []));
      } else if (Array.isArray(value)) {
        // A list of a place to go to begins with its page; one of actions holds nothing else.
        next.push(...value.filter((each) => each instanceof Map || each instanceof Ref));
      } else if (value instanceof Map) {
        if (value.has('URI') || asName(value.get('S')) === 'URI') return 'LAUNCH';
        for (const [key, each] of value)
          if (key === 'Next' || (OCCASIONS.has(key) && !CLICKS.has(key))) next.push(each);
      }
    }
    return null;
  }

  /** A tree of scripts or files counts when something is in it; some programs leave an empty one in every file. */
  inTrees(objects: ReadonlyMap<number, Kept>): Danger | null {
    const full = this.trees.find(({ value }) => {
      if (value instanceof Ref) return !(objects.get(value.num)?.isEmptyTree ?? true);
      const dict = asDict(value);
      return dict !== null && !isEmptyTree(dict);
    });
    return full?.what ?? null;
  }

  private action(name: string | null): void {
    if (name === 'JavaScript') this.found ??= 'SCRIPT';
    if (name === 'Launch' || name === 'ImportData' || name === 'GoToR') this.found ??= 'LAUNCH';
    if (name === 'SubmitForm') this.found ??= 'SUBMIT';
    if (name === 'GoToE') this.found ??= 'FILES';
  }
}

/** Says where a file is: by its path, or by more about it. */
const isPlace = (value: Value | undefined): boolean =>
  value instanceof Text || value instanceof Ref || (value instanceof Map && value.size > 0);
