// Small but whole files of every accepted type but PDF, built byte by byte: old Office documents in their compound file,
// LibreOffice documents, pictures. What the checks read is all there. No test.
import { deflateSync } from 'node:zlib';
import * as make from './samples.js';

// ------------------------------------------------------------------ compound files

const [END, FREE, TABLE] = [0xfffffffe, 0xffffffff, 0xfffffffd];

/**
 * A compound file that holds these streams; «Macros/VBA/dir» lies in two storages. Short streams lie in the small one.
 * The table of its sectors stands at its end.
 */
export function compound(streams: Readonly<Record<string, Buffer>>, { shift = 9 } = {}): Buffer {
  const SECTOR = 1 << shift;
  const table: number[] = [];
  const sectors: Buffer[] = [];
  const put = (data: Buffer): number => {
    const count = Math.max(1, Math.ceil(data.length / SECTOR));
    const start = sectors.length;
    for (let n = 0; n < count; n++) {
      const part = data.subarray(n * SECTOR, n * SECTOR + SECTOR);
      sectors.push(Buffer.concat([part, Buffer.alloc(SECTOR - part.length)]));
      table.push(n === count - 1 ? END : start + n + 1);
    }
    return start;
  };
  const small: Buffer[] = [];
  const smallTable: number[] = [];
  const putSmall = (data: Buffer): number => {
    const count = Math.ceil(data.length / 64);
    const start = smallTable.length;
    for (let n = 0; n < count; n++) smallTable.push(n === count - 1 ? END : start + n + 1);
    small.push(data, Buffer.alloc(count * 64 - data.length));
    return start;
  };
  type Entry = { name: string; kind: number; child: number; right: number; start: number; size: number };
  const entries: Entry[] = [{ name: 'Root Entry', kind: 5, child: FREE, right: FREE, start: END, size: 0 }];
  const places = new Map<string, number>([['', 0]]);
  const add = (path: string, kind: number, start: number, size: number): void => {
    const cut = path.lastIndexOf('/');
    const parent = cut < 0 ? '' : path.slice(0, cut);
    if (!places.has(parent)) add(parent, 1, 0, 0);
    const holder = entries[places.get(parent)!]!;
    entries.push({ name: path.slice(cut + 1), kind, child: FREE, right: holder.child, start, size });
    holder.child = entries.length - 1;
    places.set(path, entries.length - 1);
  };
  for (const [path, data] of Object.entries(streams)) {
    const start = data.length === 0 ? END : data.length < 4096 ? putSmall(data) : put(data);
    add(path, 2, start, data.length);
  }
  const smallData = Buffer.concat(small);
  Object.assign(entries[0]!, { start: smallData.length > 0 ? put(smallData) : END, size: smallData.length });
  const words = (list: readonly number[]): Buffer => {
    const out = Buffer.alloc(Math.ceil((list.length * 4) / SECTOR) * SECTOR, 255);
    list.forEach((value, n) => out.writeUInt32LE(value, n * 4));
    return out;
  };
  const smallAt = smallTable.length > 0 ? put(words(smallTable)) : END;
  const directory = put(Buffer.concat(entries.map(entryOf)));
  const tableSectors = Math.ceil((sectors.length + 2) / (SECTOR / 4));
  const tableAt = sectors.length;
  for (let n = 0; n < tableSectors; n++) table.push(TABLE);
  const header = Buffer.alloc(SECTOR, 255);
  Buffer.from('D0CF11E0A1B11AE1', 'hex').copy(header);
  header.fill(0, 8, 76);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(shift, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(tableSectors, 44);
  header.writeUInt32LE(directory, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(smallAt, 60);
  header.writeUInt32LE(smallTable.length > 0 ? Math.ceil((smallTable.length * 4) / SECTOR) : 0, 64);
  header.writeUInt32LE(END, 68);
  for (let n = 0; n < tableSectors; n++) header.writeUInt32LE(tableAt + n, 76 + n * 4);
  const whole = Buffer.alloc(tableSectors * SECTOR, 255);
  table.forEach((value, n) => whole.writeUInt32LE(value, n * 4));
  return Buffer.concat([header, ...sectors, whole]);
}

function entryOf(entry: {
  name: string;
  kind: number;
  child: number;
  right: number;
  start: number;
  size: number;
}): Buffer {
  const out = Buffer.alloc(128);
  out.write(entry.name, 'utf16le');
  out.writeUInt16LE((entry.name.length + 1) * 2, 64);
  out[66] = entry.kind;
  out[67] = 1;
  out.writeUInt32LE(FREE, 68);
  out.writeUInt32LE(entry.right, 72);
  out.writeUInt32LE(entry.child, 76);
  out.writeUInt32LE(entry.start >>> 0, 116);
  out.writeUInt32LE(entry.size, 120);
  return out;
}

type Streams = Readonly<Record<string, Buffer>>;

export function doc({ locked = false, more = {} } = {}): Buffer {
  const head = Buffer.alloc(6000, 1);
  head.writeUInt16LE(0xa5ec, 0);
  head.writeUInt16LE(0xc1, 2);
  head.writeUInt16LE(0x0200 | (locked ? 0x0100 : 0), 10);
  return compound({ WordDocument: head, '1Table': Buffer.alloc(5000, 2), ...more });
}

/** A record of a workbook. */
export const record = (id: number, body: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(body.length, 2);
  return Buffer.concat([head, body]);
};

/** The stream of a workbook; `sheet` 1 is one of macros. */
export function xlsBook({ locked = false, sheet = 0 } = {}): Buffer {
  const begin = (kind: number) => record(0x0809, Buffer.from([0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
  return Buffer.concat([
    begin(5),
    ...(locked ? [record(0x2f, Buffer.alloc(54))] : []),
    record(0x85, Buffer.from([0, 0, 0, 0, 0, sheet, 1, 0, 65])),
    record(0x0a, Buffer.alloc(0)),
    begin(16),
    ...Array.from({ length: 400 }, (_, n) => record(0x0203, Buffer.alloc(14, n % 255))),
    record(0x0a, Buffer.alloc(0)),
  ]);
}

export const xls = ({ locked = false, sheet = 0, more = {} } = {}): Buffer =>
  compound({ Workbook: xlsBook({ locked, sheet }), ...more });

/** A record of slides. */
export const atom = (type: number, body: Buffer, version = 0): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt16LE(version, 0);
  head.writeUInt16LE(type, 2);
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
};

export function ppt({ locked = false, macros = false, project = null as Buffer | null, more = {} } = {}): Buffer {
  const user = Buffer.alloc(40);
  user.writeUInt32LE(locked ? 0xf3d1c4df : 0xe391c05f, 12);
  const has = Buffer.alloc(12);
  has.writeUInt32LE(macros ? 1 : 0, 4);
  const information = atom(0x03ff, atom(0x0400, has), 0x1f);
  const deck = Buffer.concat([
    atom(0x03e8, Buffer.concat([atom(0x03e9, Buffer.alloc(40)), atom(0x07d0, information, 0x0f)]), 0x0f),
    ...(project ? [atom(0x1011, Buffer.concat([Buffer.alloc(4), deflateSync(project)]), 0x10)] : []),
    atom(0x0fa0, Buffer.alloc(5000)),
  ]);
  return compound({ 'PowerPoint Document': deck, 'Current User': user, ...more });
}

/** The streams of a project of macros, under this storage. */
export const project = (under: string): Streams => ({
  [`${under}/VBA/dir`]: Buffer.alloc(200, 1),
  [`${under}/VBA/_VBA_PROJECT`]: Buffer.alloc(100, 2),
  [`${under}/PROJECT`]: Buffer.from('ID="{0}"'),
});

export const msg = (): Buffer =>
  compound({ '__properties_version1.0': Buffer.alloc(64), '__substg1.0_0037001F': Buffer.from('Bao cao', 'utf16le') });

// ------------------------------------------------------------------ zips

export const pptx = (more: Record<string, string | Buffer> = {}): Promise<Buffer> =>
  make.zipOf({
    '[Content_Types].xml': make.contentTypes(
      'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
      '/ppt/presentation.xml',
    ),
    'ppt/presentation.xml': '<p:presentation><p:sldIdLst/></p:presentation>',
    ...more,
  });

export const openDocument = (kind: string, more: Record<string, string | Buffer> = {}): Promise<Buffer> =>
  make.zipOf({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    'content.xml': '<office:document-content><office:body>Báo cáo</office:body></office:document-content>',
    'META-INF/manifest.xml': '<manifest:manifest/>',
    ...more,
  });

export const xps = (): Promise<Buffer> =>
  make.zipOf({
    '[Content_Types].xml':
      '<Types><Default Extension="fdseq" ContentType="application/vnd.ms-package.xps-fixeddocumentsequence+xml"/></Types>',
    'FixedDocumentSequence.fdseq': '<FixedDocumentSequence/>',
  });

// ------------------------------------------------------------------ pictures

/** A picture of one pixel, as a library wrote it. */
export const webp = (): Buffer => Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64');

/** Two pages of strips, in this order of bytes. */
export function tiff({ little = true, pages = 2 } = {}): Buffer {
  const out = Buffer.alloc(8 + pages * 600);
  const short = (value: number, at: number) => (little ? out.writeUInt16LE(value, at) : out.writeUInt16BE(value, at));
  const long = (value: number, at: number) => (little ? out.writeUInt32LE(value, at) : out.writeUInt32BE(value, at));
  out.write(little ? 'II' : 'MM');
  short(42, 2);
  long(8, 4);
  for (let page = 0; page < pages; page++) {
    const at = 8 + page * 600;
    const tags: [number, number, number][] = [
      [256, 4, 40],
      [257, 4, 20],
      [258, 4, 8],
      [273, 4, at + 100],
      [279, 4, 500],
    ];
    short(tags.length, at);
    tags.forEach(([tag, type, value], n) => {
      const from = at + 2 + n * 12;
      short(tag, from);
      short(type, from + 2);
      long(1, from + 4);
      long(value, from + 8);
    });
    long(page === pages - 1 ? 0 : at + 600, at + 2 + tags.length * 12);
  }
  return out;
}
