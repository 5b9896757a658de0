// Reads a compound file, the container of old Office documents and of Outlook messages: which streams there are, whether all
// of each is there, and what is in them. Every chain is followed once and has an end. It must not know what the streams mean.
import { Broken, TooMuch, type Slices } from './slices.js';

export const COMPOUND_MAGIC = Buffer.from('D0CF11E0A1B11AE1', 'hex');

export interface CompoundEntry {
  readonly name: string;
  readonly isStream: boolean;
  readonly size: number;
  readonly start: number;
  /** What it lies in; the root lies in nothing. */
  readonly parent: string;
  /** The number of the program it belongs to. */
  readonly classId: string;
}

export interface CompoundFile {
  readonly entries: readonly CompoundEntry[];
  /** The whole content of a stream. */
  read(entry: CompoundEntry): Promise<Buffer>;
}

/** Finds a stream that stands in nothing, by its name. */
export type Top = (name: string) => CompoundEntry | undefined;

const END = 0xfffffffe;
const FREE = 0xffffffff;
const MOST_ENTRIES = 20_000;

/** Opens what begins like one and makes sure that all its streams are there. */
export async function openCompound(bytes: Buffer, slices: Slices): Promise<CompoundFile> {
  const shift = bytes.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw new Broken('sectors of no size');
  const size = 1 << shift;
  const sectors = Math.ceil(bytes.length / size) - 1;
  const miniLimit = bytes.readUInt32LE(56);

  /** A sector, empty behind the end; only the last one of the file may be cut where its stream ends. */
  const sector = (n: number): Buffer => {
    const from = (n + 1) * size;
    return bytes.subarray(from, from + size);
  };
  const whole = (n: number): Buffer => {
    if (sector(n).length < size) throw new Broken('a sector is cut short');
    return sector(n);
  };
  const fat = readTable(bytes, whole, size, sectors);

  async function chain(start: number, most: number): Promise<number[]> {
    const found: number[] = [];
    for (let n = start; n !== END && found.length < most; n = fat[n]!) {
      if (n >= sectors || found.length > sectors) throw new Broken('a chain leads nowhere');
      found.push(n);
    }
    await slices.spend(found.length);
    return found;
  }

  /** The sectors that hold a stream. */
  async function holding(start: number, length: number): Promise<number[]> {
    const found = await chain(start, Math.ceil(length / size));
    const there = found.reduce((sum, n) => sum + sector(n).length, 0);
    if (there < length) throw new Broken('a stream is cut short');
    return found;
  }
  const readChain = async (start: number, length: number): Promise<Buffer> =>
    Buffer.concat((await holding(start, length)).map(sector)).subarray(0, length);

  const directory = Buffer.concat((await chain(bytes.readUInt32LE(48), MOST_ENTRIES)).map(whole));
  const raw = readEntries(directory);
  const [root] = raw;
  if (root?.kind !== 5) throw new Broken('no root');
  const mini = await readChain(root.start, root.size);
  const miniFat = Buffer.concat((await chain(bytes.readUInt32LE(60), sectors)).map(whole));

  async function readMini(start: number, length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let n = start, left = length; left > 0; left -= 64) {
      parts.push(mini.subarray(n * 64, n * 64 + 64));
      n = miniFat.readUInt32LE(n * 4);
    }
    await slices.spend(parts.length);
    const data = Buffer.concat(parts);
    if (data.length < length) throw new Broken('a stream is cut short');
    return data.subarray(0, length);
  }

  const read = ({ start, size: length }: CompoundEntry): Promise<Buffer> =>
    length < miniLimit ? readMini(start, length) : readChain(start, length);

  const entries = placed(raw);
  const used = new Uint8Array(sectors);
  let inAll = 0;
  for (const entry of entries) {
    if (!entry.isStream) continue;
    inAll += entry.size;
    // Streams that share their sectors would cost more than the file has.
    if (inAll > bytes.length * 2) throw new TooMuch('streams over one another');
    if (entry.size >= miniLimit) {
      for (const n of await holding(entry.start, entry.size))
        if (used[n]!++ > 0) throw new Broken('a sector of two streams');
    } else await readMini(entry.start, entry.size);
  }
  return { entries, read };
}

/** The table of sectors, from its list in the header and in the sectors behind it. */
function readTable(bytes: Buffer, whole: (n: number) => Buffer, size: number, sectors: number): Uint32Array {
  const list: number[] = [];
  for (let at = 76; at < 512; at += 4) list.push(bytes.readUInt32LE(at));
  let next = bytes.readUInt32LE(68);
  while (next < FREE - 5) {
    if (list.length > size + sectors) throw new Broken('a table larger than the file');
    const more = whole(next);
    for (let at = 0; at < size - 4; at += 4) list.push(more.readUInt32LE(at));
    next = more.readUInt32LE(size - 4);
  }
  const table = new Uint32Array(sectors).fill(FREE);
  let to = 0;
  for (const n of list) {
    if (n >= FREE - 5) continue;
    const part = whole(n);
    for (let at = 0; at < size && to < sectors; at += 4) table[to++] = part.readUInt32LE(at);
  }
  return table;
}

interface RawEntry {
  readonly name: string;
  readonly kind: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
  readonly classId: string;
}

/** Its first three parts are written from behind. */
function classIdAt(bytes: Buffer, at: number): string {
  const hex = (from: number, to: number) => bytes.toString('hex', at + from, at + to);
  const behind = (from: number, to: number) =>
    Buffer.from(bytes.subarray(at + from, at + to))
      .reverse()
      .toString('hex');
  return [behind(0, 4), behind(4, 6), behind(6, 8), hex(8, 10), hex(10, 16)].join('-');
}

function readEntries(directory: Buffer): RawEntry[] {
  const found: RawEntry[] = [];
  for (let at = 0; at < directory.length; at += 128) {
    const length = Math.min(64, directory.readUInt16LE(at + 64));
    found.push({
      name: directory.toString('utf16le', at, at + Math.max(0, length - 2)),
      kind: directory[at + 66]!,
      left: directory.readUInt32LE(at + 68),
      right: directory.readUInt32LE(at + 72),
      child: directory.readUInt32LE(at + 76),
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
      classId: classIdAt(directory, at + 80),
    });
  }
  if (found.length > MOST_ENTRIES) throw new TooMuch('entries without end');
  return found;
}

/** Every entry that is in use, reached or not, with what it lies in. */
function placed(raw: readonly RawEntry[]): CompoundEntry[] {
  const parents = new Map<number, string>();
  const next: [n: number, parent: string][] = [[raw[0]!.child, '']];
  while (next.length > 0) {
    const [n, parent] = next.pop()!;
    const entry = raw[n];
    if (!entry || parents.has(n)) continue;
    parents.set(n, parent);
    next.push([entry.left, parent], [entry.right, parent]);
    if (entry.kind === 1) next.push([entry.child, `${parent}${entry.name}/`]);
  }
  return raw.flatMap(({ name, kind, start, size, classId }, n) =>
    kind === 1 || kind === 2
      ? [{ name, isStream: kind === 2, start, size, parent: parents.get(n) ?? '', classId }]
      : [],
  );
}
