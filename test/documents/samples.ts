// Small files of every kind an office sends, built byte by byte, so that nothing in the tests comes from outside.
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import { ZipFile } from 'yazl';

/** A zip of the given parts. */
export async function zipOf(
  parts: Record<string, string | Buffer>,
  options: { compress?: boolean } = {},
): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) {
    if (name.endsWith('/')) zip.addEmptyDirectory(name);
    else
      zip.addBuffer(Buffer.from(content as string), name, { compress: options.compress ?? true, mtime: new Date(0) });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export const WORD_MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
export const EXCEL_MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

/** The list of parts of an Office file with this main type. */
export const contentTypes = (mainType: string, mainPart = '/word/document.xml', more = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${more}` +
  `<Override PartName="${mainPart}" ContentType="${mainType}"/></Types>`;

const rels = (target: string): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
  `<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${target}"/></Relationships>`;

export const docxParts = (): Record<string, string | Buffer> => ({
  '[Content_Types].xml': contentTypes(WORD_MAIN),
  '_rels/.rels': rels('word/document.xml'),
  'word/document.xml': '<w:document><w:body><w:p><w:r><w:t>Báo cáo</w:t></w:r></w:p></w:body></w:document>',
});

export const xlsxParts = (): Record<string, string | Buffer> => ({
  '[Content_Types].xml': contentTypes(EXCEL_MAIN, '/xl/workbook.xml'),
  '_rels/.rels': rels('xl/workbook.xml'),
  'xl/workbook.xml': '<workbook><sheets/></workbook>',
});

export const docx = (more: Record<string, string | Buffer> = {}): Promise<Buffer> => zipOf({ ...docxParts(), ...more });
export const xlsx = (more: Record<string, string | Buffer> = {}): Promise<Buffer> => zipOf({ ...xlsxParts(), ...more });

/** A compound file (the container of old Office files) that holds entries of these names. */
export function compoundFile(...names: string[]): Buffer {
  const header = Buffer.alloc(512);
  Buffer.from('D0CF11E0A1B11AE1', 'hex').copy(header);
  const entries = names.map((name) => {
    const entry = Buffer.alloc(128);
    entry.write(name, 'utf16le');
    return entry;
  });
  return Buffer.concat([header, ...entries, Buffer.alloc(1024)]);
}

/** A one-page PDF; `trailer` and `stream` are put in as they are. */
export function pdf({ trailer = '', stream = 'BT (Bao cao) Tj ET', before = '' } = {}): Buffer {
  return Buffer.from(
    `${before}%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n` +
      `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n` +
      `4 0 obj<</Length ${stream.length}>>\nstream\n${stream}\nendstream\nendobj\n` +
      `xref\n0 1\n0000000000 65535 f \ntrailer<</Size 5/Root 1 0 R${trailer}>>\nstartxref\n9\n%%EOF\n`,
    'latin1',
  );
}

/** A white picture of one pixel. */
export function png(): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from('89504E470D0A1A0A', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 255, 255, 255]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A grey picture of 64 × 64: a quantisation table, one code for «no change», one for «end of block». */
export function jpg(): Buffer {
  const segment = (marker: number, body: Buffer): Buffer => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(body.length + 2, 2);
    return Buffer.concat([head, body]);
  };
  const huffman = (of: number) => segment(0xc4, Buffer.from([of, 1, ...Array<number>(15).fill(0), 0]));
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('4A46494600010100000100010000', 'hex')),
    segment(0xdb, Buffer.from([0, ...Array<number>(64).fill(16)])),
    segment(0xc0, Buffer.from([8, 0, 64, 0, 64, 1, 1, 0x11, 0])),
    huffman(0),
    huffman(0x10),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.alloc(16),
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** The beginning of an ISO media file of this brand: heic, mif1, avif, isom … */
export function isoMedia(brand: string): Buffer {
  const box = Buffer.alloc(24);
  box.writeUInt32BE(24);
  box.write(`ftyp${brand}`, 4, 'latin1');
  box.write(`mif1${brand}`, 16, 'latin1');
  return Buffer.concat([box, Buffer.alloc(200)]);
}

const box = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};

/** A HEIC: its own picture lies behind the boxes that describe it. */
export function heic(brand = 'heic'): Buffer {
  const data = Buffer.alloc(300, 7);
  const build = (offset: number): Buffer[] => {
    const place = Buffer.alloc(22);
    place.writeUInt16BE(0x4400, 4);
    place.writeUInt16BE(1, 6);
    place.writeUInt16BE(1, 8);
    place.writeUInt16BE(1, 12);
    place.writeUInt32BE(offset, 14);
    place.writeUInt32BE(data.length, 18);
    const own = Buffer.from([0, 0, 0, 0, 0, 1]);
    const meta = box('meta', Buffer.alloc(4), box('pitm', own), box('iloc', place));
    return [box('ftyp', Buffer.from(`${brand}\0\0\0\0mif1${brand}`, 'latin1')), meta, box('mdat', data)];
  };
  const before = build(0)
    .slice(0, 2)
    .reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat(build(before + 8));
}

/** The beginning of a Windows program. */
export const exe = (): Buffer => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200), Buffer.from('PE\0\0')]);

export const rar = (): Buffer => Buffer.concat([Buffer.from('526172211A0701', 'hex'), Buffer.alloc(100)]);
export const sevenZip = (): Buffer => Buffer.concat([Buffer.from('377ABCAF271C0004', 'hex'), Buffer.alloc(100)]);
export const gzip = (): Buffer => gzipSync('x');

export function tar(): Buffer {
  const block = Buffer.alloc(1024);
  block.write('bao-cao.pdf');
  block.write('0000644\0', 100);
  block.write('00000000000\0', 124);
  block.write('ustar\u000000', 257);
  let sum = 256;
  for (let at = 0; at < 512; at += 1) sum += at >= 148 && at < 156 ? 0 : block[at]!;
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** A zip whose directory lists one empty part under many names. */
export function manyParts(count: number): Buffer {
  const local = Buffer.alloc(31);
  local.writeUInt32LE(0x04034b50);
  local.writeUInt16LE(1, 26);
  local.write('x', 30);
  const entries = Array.from({ length: count }, (_, index) => {
    const entry = Buffer.alloc(46 + 8);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(8, 28);
    entry.write(String(index).padStart(8, '0'), 46);
    return entry;
  });
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}
