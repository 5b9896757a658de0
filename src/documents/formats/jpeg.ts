// Whether a JPEG decodes: its segments are whole, and the coded blocks are read code by code to the end of the picture (colours
// are not computed, nothing is kept). Scans that refine earlier ones are only looked over: they need what came before.
import { Broken, TooMuch, type Slices } from './slices.js';

export const MOST_PIXELS = 300_000_000;
const MOST_IN_SCAN = 4;
/** A block costs something also where it has no bits of its own. */
const COST_OF_BLOCK = 1 / 4;

interface Component {
  readonly id: number;
  readonly h: number;
  readonly v: number;
}
interface Frame {
  readonly isHuffman: boolean;
  readonly isProgressive: boolean;
  readonly width: number;
  readonly height: number;
  readonly components: readonly Component[];
}
interface Table {
  /** By length: the first code, the number of codes, where their values begin. */
  readonly first: readonly number[];
  readonly count: readonly number[];
  readonly begin: readonly number[];
  readonly values: Buffer;
}

/** Throws when the picture is broken, cut short, or too large. */
export async function checkJpeg(bytes: Buffer, slices: Slices): Promise<void> {
  const tables = new Map<number, Table>();
  let frame: Frame | null = null;
  let restart = 0;
  let isScanned = false;
  let hasEnd = false;
  for (let at = 2; !hasEnd;) {
    if (bytes[at] !== 0xff) throw new Broken('no marker');
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes.readUInt8(at + 1);
    at += 2;
    if (marker === 0xd9) hasEnd = true;
    if (marker === 0xd9 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) continue;
    // What is cut short here lacks the marker that has to follow.
    const length = bytes.readUInt16BE(at);
    const body = bytes.subarray(at + 2, at + length);
    at += length;
    await slices.spend(length);
    if (marker === 0xc4) readTables(body, tables);
    else if (marker === 0xdd) restart = body.readUInt16BE(0);
    else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8 && marker !== 0xcc) frame ??= readFrame(marker, body);
    else if (marker === 0xda) {
      if (!frame) throw new Broken('a scan without a picture');
      at = await readScan(bytes, at, { body, frame, tables, restart }, slices);
      isScanned = true;
    }
  }
  if (!isScanned) throw new Broken('no picture');
}

function readFrame(marker: number, body: Buffer): Frame {
  const [height, width, count] = [body.readUInt16BE(1), body.readUInt16BE(3), body[5] ?? 0];
  if (width === 0 || height === 0 || count === 0) throw new Broken('no size');
  if (width * height > MOST_PIXELS) throw new TooMuch('a picture too large');
  const components = Array.from({ length: count }, (_, n) => {
    const [id, sampling] = [body[6 + n * 3] ?? 0, body[7 + n * 3] ?? 0];
    return { id, h: sampling >> 4, v: sampling & 15 };
  });
  if (components.some(({ h, v }) => h < 1 || h > 4 || v < 1 || v > 4)) throw new Broken('no size');
  return { isHuffman: marker <= 0xc2, isProgressive: marker === 0xc2, width, height, components };
}

function readTables(body: Buffer, tables: Map<number, Table>): void {
  for (let at = 0; at < body.length;) {
    const of = body[at]!;
    const [first, count, begin]: [number[], number[], number[]] = [[], [], []];
    let code = 0;
    let values = 0;
    for (let length = 1; length <= 16; length++) {
      const own = body[at + length] ?? 0;
      first[length] = code;
      count[length] = own;
      begin[length] = values;
      code = (code + own) << 1;
      values += own;
    }
    if (at + 17 + values > body.length) throw new Broken('a table is cut short');
    tables.set(of, { first, count, begin, values: body.subarray(at + 17) });
    at += 17 + values;
  }
}

/** The coded bits of a scan; stuffing is left out, markers end them. */
class Bits {
  private held = 0;
  private left = 0;

  constructor(
    private readonly bytes: Buffer,
    public at: number,
  ) {}

  bit(): number {
    if (this.left === 0) {
      const byte = this.bytes[this.at] ?? 0xff;
      if (byte === 0xff) {
        if (this.bytes[this.at + 1] !== 0) throw new Broken('a picture ends in its middle');
        this.at += 1;
      }
      this.at += 1;
      this.held = byte;
      this.left = 8;
    }
    this.left -= 1;
    return (this.held >> this.left) & 1;
  }

  skip(count: number): void {
    for (let n = 0; n < count; n++) this.bit();
  }

  read(count: number): number {
    let value = 0;
    for (let n = 0; n < count; n++) value = (value << 1) | this.bit();
    return value;
  }

  symbol(table: Table): number {
    let code = 0;
    for (let length = 1; length <= 16; length++) {
      code = (code << 1) | this.bit();
      const nth = code - table.first[length]!;
      if (nth < table.count[length]!) return table.values[table.begin[length]! + nth]!;
    }
    throw new Broken('no such code');
  }

  /** To the next marker, which is given back; the place stays in front of it. */
  marker(): number | undefined {
    this.left = 0;
    while (this.at < this.bytes.length) {
      if (this.bytes[this.at] === 0xff) {
        const next = this.bytes[this.at + 1];
        if (next !== 0 && next !== 0xff) return next;
      }
      this.at += 1;
    }
    return undefined;
  }
}

interface Scan {
  readonly body: Buffer;
  readonly frame: Frame;
  readonly tables: ReadonlyMap<number, Table>;
  readonly restart: number;
}

/** Reads a scan to its end and gives back where the next marker stands. */
async function readScan(bytes: Buffer, from: number, scan: Scan, slices: Slices): Promise<number> {
  const { body, frame, restart } = scan;
  const count = body[0] ?? 0;
  if (count === 0 || body.length < 4 + count * 2) throw new Broken('a scan is cut short');
  if (count > MOST_IN_SCAN) throw new Broken('a scan of too many colours');
  const blocks = partsOf(scan, count);
  const [begin, end, refines] = [body[1 + count * 2]!, body[2 + count * 2]!, body[3 + count * 2]! >> 4 > 0];
  const bits = new Bits(bytes, from);
  // Refined coefficients cannot be read without the ones before; arithmetic coding is hardly ever met.
  if (frame.isHuffman && !(refines && begin > 0)) {
    const read = frame.isProgressive ? progressiveReader(bits, begin, end, refines) : baselineReader(bits);
    let spentTo = from;
    for (let n = 0; n < blocks.units; n++) {
      // Without restarts no number is a multiple.
      if (n % restart === 0) {
        if (n > 0) passRestart(bits);
        read.begin();
      }
      for (const part of blocks.each) read.block(part);
      if (n % 64 !== 0) continue;
      await slices.spend(bits.at - spentTo + COST_OF_BLOCK * 64 * blocks.each.length);
      spentTo = bits.at;
    }
  }
  for (;;) {
    const marker = bits.marker();
    if (marker === undefined) throw new Broken('cut short');
    if (marker < 0xd0 || marker > 0xd7) return bits.at;
    bits.at += 2;
  }
}

function passRestart(bits: Bits): void {
  const marker = bits.marker();
  if (marker === undefined || marker < 0xd0 || marker > 0xd7) throw new Broken('a picture ends in its middle');
  bits.at += 2;
}

interface Part {
  readonly dc: Table | undefined;
  readonly ac: Table | undefined;
}

/** How many units a scan has, and which blocks each of them is made of. */
function partsOf({ body, frame, tables }: Scan, count: number): { units: number; each: Part[] } {
  const most = (of: 'h' | 'v') => Math.max(...frame.components.map((component) => component[of]));
  const [hMost, vMost] = [most('h'), most('v')];
  const chosen = Array.from({ length: count }, (_, n) => {
    const component = frame.components.find(({ id }) => id === body[1 + n * 2]);
    if (!component) throw new Broken('a scan of no colour');
    const use = body[2 + n * 2]!;
    return { component, part: { dc: tables.get(use >> 4), ac: tables.get(0x10 | (use & 15)) } };
  });
  if (count === 1) {
    const { component, part } = chosen[0]!;
    const blocks = (pixels: number, own: number, all: number) => Math.ceil(Math.ceil((pixels * own) / all) / 8);
    const units = blocks(frame.width, component.h, hMost) * blocks(frame.height, component.v, vMost);
    return { units, each: [part] };
  }
  const units = Math.ceil(frame.width / (8 * hMost)) * Math.ceil(frame.height / (8 * vMost));
  const each = chosen.flatMap(({ component, part }) => Array.from({ length: component.h * component.v }, () => part));
  return { units, each };
}

interface BlockReader {
  begin(): void;
  block(part: Part): void;
}

const must = (table: Table | undefined): Table => {
  if (!table) throw new Broken('a table is missing');
  return table;
};

function baselineReader(bits: Bits): BlockReader {
  return {
    begin: () => undefined,
    block({ dc, ac }) {
      bits.skip(bits.symbol(must(dc)));
      const table = must(ac);
      for (let k = 1; k < 64; k++) {
        const symbol = bits.symbol(table);
        const [run, size] = [symbol >> 4, symbol & 15];
        if (size === 0 && run < 15) break;
        k += run;
        if (k > 63) throw new Broken('a block too long');
        bits.skip(size);
      }
    },
  };
}

function progressiveReader(bits: Bits, begin: number, end: number, refines: boolean): BlockReader {
  let ended = 0;
  return {
    begin: () => void (ended = 0),
    block({ dc, ac }) {
      if (begin === 0) {
        if (refines) bits.skip(1);
        else bits.skip(bits.symbol(must(dc)));
        return;
      }
      if (ended > 0) {
        ended -= 1;
        return;
      }
      for (let k = begin; k <= end; k++) {
        const symbol = bits.symbol(must(ac));
        const [run, size] = [symbol >> 4, symbol & 15];
        if (size === 0 && run < 15) {
          ended = (1 << run) - 1 + bits.read(run);
          return;
        }
        k += run;
        if (k > 63) throw new Broken('a block too long');
        bits.skip(size);
      }
    },
  };
}
