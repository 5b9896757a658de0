// Goes through all objects of a PDF, wherever they stand: in the file, also inside other objects, where no table of contents
// leads, and in compressed object streams. Keeps what tells the pages apart, and tells of everything it sees. It judges nothing.
import { unpack, filtersOf } from './pdf-filters.js';
import { unlockWithout, type Unlock } from './pdf-lock.js';
import {
  asDict,
  asName,
  asNumber,
  Name,
  readValues,
  Ref,
  Text,
  textBytes,
  type Dict,
  type Read,
  type Value,
} from './pdf-values.js';
import { Broken, TooMuch, type Slices } from './slices.js';

/** What is known of an object: of a dictionary what the tree of pages hangs on, of a bare value the value. */
export interface Kept {
  isDict: boolean;
  type: string | null;
  kids: Value[];
  pages: Ref | null;
  /** A tree of names with nothing in it. */
  isEmptyTree: boolean;
  bare: Value | undefined;
}

export interface PdfObjects {
  readonly objects: ReadonlyMap<number, Kept>;
  /** The catalogues the ends of the file lead to. */
  readonly roots: readonly Ref[];
  /** Asks for a password, or is locked in a way nobody can open here. */
  readonly isLocked: boolean;
}

/** Told of every pair of every dictionary, of every object, and of every one that is a bare name or text. */
export interface Watcher {
  /** `bytes` is what the value was read from; what it cost to look at is given back. */
  pair(key: string, value: Value, bytes: Buffer): number | void;
  /** Whether what a text under this key says is looked at; where it is not told, all are. */
  reads?(key: string): boolean;
  bareName(name: string): void;
  bareText(text: Text, bytes: Buffer): number | void;
  dict(num: number, dict: Dict): void;
  /** Told of each dictionary behind its last pair, also of those inside of others. */
  inner?(dict: Dict): void;
  /** Told of each dictionary whose data follows it. */
  stream?(dict: Dict): void;
}

/** What an object costs besides its bytes, and a text that is unlocked. */
const COST_OF_OBJECT = 400;
const COST_OF_UNLOCKING = 1_000;

const MOST_UNPACKED = 64 * 1024 * 1024;
const MOST_OBJECTS = 2_000_000;
const MOST_LOCKS = 100;

interface Packed {
  readonly num: number;
  readonly gen: number;
  readonly dict: Dict;
  readonly from: number;
}

/** Reads all objects. Throws when the file is broken, or asks for too much. */
export async function readObjects(bytes: Buffer, slices: Slices, watcher: Watcher): Promise<PdfObjects> {
  const reader = new Reader(bytes, slices, watcher);
  await reader.readFile();
  const encrypt = reader.findEncrypt();
  const unlocks = encrypt && !reader.hasOtherLock(encrypt) ? unlockWithout(bytes, encrypt, reader.firstId) : null;
  const isLocked = reader.trailers.some((trailer) => trailer.has('Encrypt')) && unlocks === null;
  if (!isLocked) await reader.readPacked(unlocks?.streams ?? null);
  if (unlocks) await reader.readTexts(unlocks.texts);
  const roots = reader.trailers.map((trailer) => trailer.get('Root')).filter((root) => root instanceof Ref);
  return { objects: reader.objects, roots, isLocked };
}

class Reader {
  readonly objects = new Map<number, Kept>();
  readonly trailers: Dict[] = [];
  firstId: Buffer = Buffer.alloc(0);
  private readonly packed: Packed[] = [];
  /** Dictionaries that may say how the file is locked: few, so they are kept whole. */
  private readonly locks = new Map<number, Dict[]>();

  constructor(
    private readonly bytes: Buffer,
    private readonly slices: Slices,
    private readonly watcher: Watcher,
  ) {}

  async readFile(): Promise<void> {
    for await (const { num, gen, from } of this.objectsInFile())
      await this.take(num, gen, await this.read(this.bytes, from, this.bytes.length), this.bytes);
    for (let at = this.bytes.indexOf('trailer'); at >= 0; at = this.bytes.indexOf('trailer', at + 7)) {
      const { values } = await this.read(this.bytes, at + 7, this.bytes.length);
      const trailer = asDict(values[0]);
      if (trailer) this.addTrailer(trailer);
    }
  }

  /** The objects inside object streams. */
  async readPacked(unlock: Unlock | null): Promise<void> {
    let left = MOST_UNPACKED;
    for (const stream of this.packed) {
      const data = this.dataOf(stream);
      await this.slices.spend(data.length);
      const isPlain = filtersOf(stream.dict).includes('Crypt');
      const unlocked = unlock && !isPlain ? unlock(data, stream.num, stream.gen) : data;
      const text = await unpack(stream.dict, unlocked, left, this.slices);
      left -= text.length;
      await this.takeAll(stream.dict, text);
    }
  }

  /** The texts of a locked file once more, as they read unlocked; those of packed objects were unlocked with their stream. */
  async readTexts(unlock: Unlock): Promise<void> {
    for await (const { num, gen, from } of this.objectsInFile()) {
      const open = (text: Text): [Text, Buffer] => {
        const said = Buffer.from(unlock(textBytes(this.bytes, text), num, gen).toString('hex'), 'latin1');
        return [new Text(0, said.length, true), said];
      };
      const costOf = (text: Text) => COST_OF_UNLOCKING + (text.to - text.from) * 2;
      const { values } = await readValues(this.bytes, from, this.bytes.length, this.slices, (key, value) => {
        if (!(value instanceof Text) || this.watcher.reads?.(key) === false) return 0;
        return costOf(value) + (this.watcher.pair(key, ...open(value)) ?? 0);
      });
      if (!(values[0] instanceof Text)) continue;
      await this.slices.spend(costOf(values[0]) + (this.watcher.bareText(...open(values[0])) ?? 0));
    }
  }

  /** The locks that an end of the file leads to: of one number all that stand under it. */
  private *locksOf(trailer: Dict): Generator<Dict> {
    const value = trailer.get('Encrypt');
    if (value instanceof Ref) yield* this.locks.get(value.num) ?? [];
    else if (value instanceof Map) yield value;
  }

  findEncrypt(): Dict | null {
    for (const trailer of this.trailers.toReversed()) {
      const found = [...this.locksOf(trailer)].at(-1);
      if (found) return found;
    }
    return null;
  }

  /** Whether the ends of the file lead to a lock that says something else: programs would not agree how to open it. */
  hasOtherLock(encrypt: Dict): boolean {
    const said = this.saidOf(encrypt);
    const seen = new Set<Dict>([encrypt]);
    for (const trailer of this.trailers)
      for (const lock of this.locksOf(trailer)) {
        if (seen.has(lock)) continue;
        seen.add(lock);
        if (this.saidOf(lock) !== said) return true;
      }
    return false;
  }

  private saidOf(value: Value): string {
    if (value instanceof Text) return `(${textBytes(this.bytes, value).toString('latin1')})`;
    if (value instanceof Map)
      return `<${[...value.keys()]
        .sort()
        .map((key) => `/${key} ${this.saidOf(value.get(key)!)}`)
        .join('')}>`;
    if (Array.isArray(value)) return `[${value.map((each) => this.saidOf(each)).join(' ')}]`;
    return value instanceof Name ? `/${value.text}` : value instanceof Ref ? `${value.num} R` : String(value);
  }

  /** Every word «obj» that begins an object, wherever it stands: the object's numbers, and the place behind the word. */
  private async *objectsInFile(): AsyncGenerator<{ num: number; gen: number; from: number }> {
    for (let at = this.bytes.indexOf('obj'); at >= 0; at = this.bytes.indexOf('obj', at + 3)) {
      await this.slices.spend(16);
      if (!this.isWord(at, 3)) continue;
      await this.slices.spend(COST_OF_OBJECT);
      yield { ...this.numbersBefore(at), from: at + 3 };
    }
  }

  private async takeAll(dict: Dict, text: Buffer): Promise<void> {
    const first = this.numberOf(dict.get('First')) ?? 0;
    const count = this.numberOf(dict.get('N')) ?? 0;
    const { values } = await this.read(text, 0, Math.min(first, text.length));
    if (values.length < count * 2) throw new Broken('an object stream without its list');
    for (let n = 0; n < count; n++) {
      const [num, offset] = [asNumber(values[n * 2]), asNumber(values[n * 2 + 1])];
      if (num === null || offset === null || offset < 0) continue;
      await this.slices.spend(COST_OF_OBJECT);
      const next = asNumber(values[n * 2 + 3]);
      const to = next !== null && next > offset ? first + next : text.length;
      const read = await this.read(text, first + offset, Math.min(to, text.length));
      await this.take(num, 0, read, text);
      // The list may say that the next one begins in its middle. Readers go on to its end all the same.
      if (to < text.length && this.isCut(read, text, to))
        await this.watch(num, await this.read(text, first + offset, text.length), text);
    }
  }

  private read(bytes: Buffer, from: number, to: number): Promise<Read> {
    const { slices, watcher } = this;
    const onPair = (key: string, value: Value) => watcher.pair(key, value, bytes);
    return readValues(bytes, from, to, slices, onPair, (dict) => watcher.inner?.(dict));
  }

  /** Whether what stands before `to` goes on behind it. */
  private isCut({ isOpen }: Read, text: Buffer, to: number): boolean {
    return isOpen || !/[\s\0)>\]}]/.test(text.toString('latin1', to - 1, to));
  }

  /** What is seen of an object that was cut: of its shape only that it is not empty. */
  private async watch(num: number, { values }: Read, text: Buffer): Promise<void> {
    const dict = await this.tell(num, values[0] ?? null, text);
    if (dict && !isEmptyTree(dict)) this.at(num).isEmptyTree = false;
    if (Array.isArray(values[0]) && values[0].every((each) => each instanceof Ref)) this.at(num).bare = values[0];
  }

  private async tell(num: number, value: Value, bytes: Buffer): Promise<Dict | null> {
    if (value instanceof Name) this.watcher.bareName(value.text);
    if (value instanceof Text) await this.slices.spend(this.watcher.bareText(value, bytes) ?? 0);
    const dict = asDict(value);
    if (dict) this.watcher.dict(num, dict);
    return dict;
  }

  private async take(num: number, gen: number, { values, end, at }: Read, bytes: Buffer): Promise<void> {
    const value = values[0] ?? null;
    if (this.objects.size >= MOST_OBJECTS) throw new TooMuch('objects without end');
    const dict = await this.tell(num, value, bytes);
    this.keep(num, dict, value);
    if (!dict || bytes !== this.bytes) return;
    if (end === 'stream') this.watcher.stream?.(dict);
    if (dict.has('O') && dict.has('U')) this.addLock(num, dict);
    if (asName(dict.get('Type')) === 'XRef') this.addTrailer(dict);
    if (end === 'stream' && dict.has('N') && dict.has('First')) this.packed.push({ num, gen, dict, from: at });
  }

  private keep(num: number, dict: Dict | null, value: Value): void {
    if (!dict) {
      const isKept = typeof value === 'number' || (Array.isArray(value) && value.every((each) => each instanceof Ref));
      if (isKept) this.at(num).bare = value;
      return;
    }
    const kids = dict.get('Kids');
    const pages = dict.get('Pages');
    const seen = this.objects.has(num);
    const object = this.at(num);
    object.isDict = true;
    // Of two objects of one number either may be the one that counts.
    object.type = asName(dict.get('Type')) ?? object.type;
    if (kids !== undefined) object.kids.push(...(Array.isArray(kids) ? kids : [kids]));
    if (pages instanceof Ref) object.pages = pages;
    object.isEmptyTree = isEmptyTree(dict) && (!seen || object.isEmptyTree);
  }

  private at(num: number): Kept {
    const found = this.objects.get(num);
    if (found) return found;
    const made: Kept = { isDict: false, type: null, kids: [], pages: null, isEmptyTree: false, bare: undefined };
    this.objects.set(num, made);
    return made;
  }

  private addLock(num: number, dict: Dict): void {
    const known = this.locks.get(num);
    if (!known) this.locks.set(num, [dict]);
    // Many of one number would cost their square; the last one is the one that counts.
    else if (known.length < MOST_LOCKS) known.push(dict);
    else known[MOST_LOCKS - 1] = dict;
  }

  private addTrailer(dict: Dict): void {
    const [first] = Array.isArray(dict.get('ID')) ? (dict.get('ID') as Value[]) : [];
    if (first instanceof Text && this.firstId.length === 0) this.firstId = textBytes(this.bytes, first);
    if (this.trailers.length < 1000) this.trailers.push(dict);
  }

  private numberOf(value: Value | undefined): number | null {
    return asNumber(value instanceof Ref ? this.objects.get(value.num)?.bare : value);
  }

  /** The data of a stream: as long as it says, or up to the word that ends it. */
  private dataOf({ dict, from }: Packed): Buffer {
    const begin = this.bytes[from] === 13 ? (this.bytes[from + 1] === 10 ? from + 2 : from + 1) : from + 1;
    const said = this.numberOf(dict.get('Length'));
    if (said !== null && /^\s*endstream/.test(this.bytes.toString('latin1', begin + said, begin + said + 16)))
      return this.bytes.subarray(begin, begin + said);
    const end = this.bytes.indexOf('endstream', begin);
    if (end < 0) throw new Broken('a stream without end');
    return this.bytes.subarray(begin, end);
  }

  /** Whether a word stands alone here: not part of a longer one. A number may touch it. */
  private isWord(at: number, length: number): boolean {
    const [before, after] = [this.bytes.toString('latin1', Math.max(0, at - 1), at), this.bytes[at + length] ?? 32];
    return /^[\s\0\d()<>[\]{}/%]?$/.test(before) && !/[A-Za-z0-9]/.test(String.fromCharCode(after));
  }

  private numbersBefore(at: number): { num: number; gen: number } {
    const found = /(\d{1,10})[\s\0]+(\d{1,5})[\s\0]*$/.exec(this.bytes.toString('latin1', Math.max(0, at - 32), at));
    return found ? { num: Number(found[1]), gen: Number(found[2]) } : { num: -1, gen: 0 };
  }
}

const isEmptyList = (value: Value | undefined): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

/** A tree of names that holds none. */
export const isEmptyTree = (dict: Dict): boolean => isEmptyList(dict.get('Names')) && isEmptyList(dict.get('Kids'));
