// Papers as offices have them: every accepted type whole, cut short, broken, locked and with macros, and what else people
// send. Each refusal says what can be done; a hostile file holds nobody up.
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge, tried } from './paper-judge.js';
import * as real from './real-files.js';
import { pdf } from './real-pdf.js';
import * as make from './samples.js';

const WHOLE: Record<string, { type: string; bytes: () => Buffer | Promise<Buffer> }> = {
  'a.pdf': { type: 'PDF', bytes: () => pdf() },
  'packed.pdf': { type: 'PDF', bytes: () => pdf({ packed: true }) },
  'a.docx': { type: 'DOCX', bytes: () => make.docx() },
  'a.xlsx': { type: 'XLSX', bytes: () => make.xlsx() },
  'a.pptx': { type: 'PPTX', bytes: () => real.pptx() },
  'a.doc': { type: 'DOC', bytes: () => real.doc() },
  'a.xls': { type: 'XLS', bytes: () => real.xls() },
  'a.ppt': { type: 'PPT', bytes: () => real.ppt() },
  'a.odt': { type: 'ODT', bytes: () => real.openDocument('text') },
  'a.ods': { type: 'ODS', bytes: () => real.openDocument('spreadsheet') },
  'a.odp': { type: 'ODP', bytes: () => real.openDocument('presentation') },
  'a.jpg': { type: 'JPG', bytes: () => make.jpg() },
  'a.png': { type: 'PNG', bytes: () => make.png() },
  'a.heic': { type: 'HEIC', bytes: () => make.heic() },
  'a.tif': { type: 'TIFF', bytes: () => real.tiff() },
  'b.tiff': { type: 'TIFF', bytes: () => real.tiff({ little: false }) },
  'a.webp': { type: 'WEBP', bytes: () => real.webp() },
};

describe.each(Object.entries(WHOLE))('%s', (name, { type, bytes }) => {
  let whole: Buffer;
  beforeAll(async () => {
    whole = await bytes();
  });

  it('whole is accepted for what it is, also without a name and in capitals', async () => {
    expect(await judge(whole, name)).toBe(type);
    expect(await judge(whole, name.toUpperCase())).toBe(type);
    expect(await judge(whole, '')).toBe(type);
  });

  it.each([0.1, 0.3, 0.5, 0.7, 0.9])('cut to %d of its length is refused', async (part) => {
    expect(await judge(whole.subarray(0, Math.max(1, Math.floor(whole.length * part))), name)).toBe('damaged');
  });

  it('without its last bytes is refused', async () => {
    expect(await judge(whole.subarray(0, whole.length - 20), name)).toBe('damaged');
  });

  it('of which only the first bytes are left, the rest being zeros or noise, is refused', async () => {
    const filled = (fill: (n: number) => number) =>
      Buffer.from(whole.map((byte, n) => (n < Math.min(16, whole.length / 4) ? byte : fill(n))));
    expect(['damaged', 'archive']).toContain(
      await judge(
        filled(() => 0),
        name,
      ),
    );
    expect(['damaged', 'archive']).toContain(
      await judge(
        filled((n) => (n * 167 + (n >> 3) * 41) % 251),
        name,
      ),
    );
  });

  it('under the name of another kind is not taken for it', async () => {
    const other = type === 'PDF' ? 'x.docx' : 'x.pdf';
    expect(await judge(whole, other)).toBe('mismatch');
    expect(await judge(whole, 'x.pdf.exe')).toBe('program');
  });
});

describe('macros and locks of every age', () => {
  const program = Buffer.concat([Buffer.from('x\0cai-dat.exe\0', 'latin1'), Buffer.alloc(200)]);
  const vba = real.compound(real.project('VBAROOT'));
  it.each<[string, () => Buffer | Promise<Buffer>, string, string]>([
    ['Word 97', () => real.doc({ more: real.project('Macros') }), 'a.doc', 'macro'],
    ['Word 97 called docx', () => real.doc({ more: real.project('Macros') }), 'a.docx', 'macro'],
    ['Word 97 without an ending', () => real.doc({ more: real.project('Macros') }), 'bieu mau', 'macro'],
    ['Word 97, in something put into it', () => real.doc({ more: real.project('ObjectPool/_1') }), 'a.doc', 'macro'],
    ['Excel 97', () => real.xls({ more: real.project('_VBA_PROJECT_CUR') }), 'a.xls', 'macro'],
    ['Excel 4 sheet', () => real.xls({ sheet: 1 }), 'a.xls', 'macro'],
    ['Excel 5 module', () => real.xls({ sheet: 6 }), 'a.xls', 'macro'],
    ['PowerPoint 97', () => real.ppt({ macros: true }), 'a.ppt', 'macro'],
    ['PowerPoint 97, packed', () => real.ppt({ project: vba }), 'a.ppt', 'macro'],
    ['PowerPoint, new', () => real.pptx({ 'ppt/vbaProject.bin': 'x' }), 'a.pptx', 'macro'],
    ['PowerPoint, its name', () => real.pptx(), 'a.pptm', 'macro'],
    ['LibreOffice text', () => real.openDocument('text', { 'Basic/Standard/Module1.xml': '<x/>' }), 'a.odt', 'macro'],
    ['LibreOffice sheet', () => real.openDocument('spreadsheet', { 'Scripts/python/a.py': 'x' }), 'a.ods', 'macro'],
    [
      'LibreOffice slides that call one',
      () => real.openDocument('presentation', { 'styles.xml': '<x href="vnd.sun.star.script:a?language=Basic"/>' }),
      'a.odp',
      'macro',
    ],
    ['LibreOffice holding Word 97', () => real.openDocument('text', { 'Object 1': vba }), 'a.odt', 'macro'],
    [
      'Word 97, a program in it',
      () => real.doc({ more: { 'ObjectPool/_1/\u0001Ole10Native': program } }),
      'a.doc',
      'program',
    ],
    ['LibreOffice, a program in it', () => real.openDocument('text', { 'Object 1': make.exe() }), 'a.odt', 'program'],
    ['Word 97 locked', () => real.doc({ locked: true }), 'a.doc', 'locked'],
    ['Excel 97 locked', () => real.xls({ locked: true }), 'a.xls', 'locked'],
    ['PowerPoint 97 locked', () => real.ppt({ locked: true }), 'a.ppt', 'locked'],
    [
      'new Office locked',
      () => real.compound({ EncryptionInfo: program, EncryptedPackage: program }),
      'a.pptx',
      'locked',
    ],
    [
      'LibreOffice locked',
      () => real.openDocument('text', { 'META-INF/manifest.xml': '<m><manifest:encryption-data/></m>' }),
      'a.odt',
      'locked',
    ],
  ])('%s', async (_what, bytes, name, verdict) => {
    expect(await judge(await bytes(), name)).toBe(verdict);
  });

  it('but an empty library, objects, and a name of the same family are no reason', async () => {
    const empty = { 'Basic/script-lc.xml': '<x/>', 'Basic/Standard/script-lb.xml': '<x/>', 'Configurations2/': '' };
    expect(await judge(await real.openDocument('text', empty), 'a.odt')).toBe('ODT');
    expect(await judge(real.doc({ more: { 'ObjectPool/_1/Workbook': Buffer.alloc(100) } }), 'a.doc')).toBe('DOC');
    for (const [bytes, name, type] of [
      [await make.docx(), 'a.doc', 'DOCX'],
      [real.doc(), 'a.docx', 'DOC'],
      [real.doc(), 'a.wps', 'DOC'],
      [await make.xlsx(), 'a.xls', 'XLSX'],
      [real.xls(), 'a.et', 'XLS'],
      [await real.pptx(), 'a.ppsx', 'PPTX'],
      [real.ppt(), 'a.pps', 'PPT'],
      [await real.openDocument('text'), 'a.doc', 'ODT'],
      [real.webp(), 'a.jpg', 'WEBP'],
      [real.tiff(), 'a.png', 'TIFF'],
    ] as const)
      expect(await judge(bytes, name)).toBe(type);
  });
});

describe('pictures', () => {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  };
  const pngOf = (width: number, height: number, data: Buffer): Buffer => {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width);
    head.writeUInt32BE(height, 4);
    head.set([8, 2, 0, 0, 0], 8);
    const parts = [chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))];
    return Buffer.concat([Buffer.from('89504E470D0A1A0A', 'hex'), ...parts]);
  };
  const edited = (bytes: Buffer, at: number, ...values: number[]): Buffer => {
    const copy = Buffer.from(bytes);
    copy.set(values, at);
    return copy;
  };
  const size = make.jpg().indexOf(Buffer.from([0xff, 0xc0])) + 5;

  it.each<[string, () => Buffer, string, string]>([
    [
      'a JPEG of nothing but its ends',
      () => Buffer.from('FFD8FFE000104A46494600010100000100010000FFD9', 'hex'),
      'a.jpg',
      'damaged',
    ],
    [
      'a JPEG whose picture ends in its middle',
      () => edited(make.jpg(), make.jpg().length - 10, 0xff, 0xd9),
      'a.jpg',
      'damaged',
    ],
    ['a JPEG of codes nobody knows', () => edited(make.jpg(), make.jpg().length - 10, 0x55, 0x55), 'a.jpg', 'damaged'],
    ['a JPEG larger than it holds', () => edited(make.jpg(), size, 1, 0), 'a.jpg', 'damaged'],
    ['a JPEG of immense size', () => edited(make.jpg(), size, 0xff, 0xff, 0xff, 0xff), 'a.jpg', 'huge'],
    ['a JPEG with something behind it', () => Buffer.concat([make.jpg(), Buffer.from('MotionPhoto')]), 'a.jpg', 'JPG'],
    ['a PNG of too few rows', () => pngOf(9, 9, deflateSync(Buffer.alloc(100))), 'a.png', 'damaged'],
    ['a PNG that does not unpack', () => pngOf(9, 9, Buffer.from('xin chao')), 'a.png', 'damaged'],
    ['a PNG with a broken chunk', () => edited(make.png(), 20, 1), 'a.png', 'damaged'],
    ['a PNG of immense size', () => pngOf(0x7fffffff, 0x7fffffff, deflateSync(Buffer.alloc(100))), 'a.png', 'huge'],
    [
      'a PNG that unpacks to more than its rows',
      () => pngOf(9, 9, deflateSync(Buffer.alloc(9_000_000))),
      'a.png',
      'PNG',
    ],
    [
      'a WebP without a picture',
      () => Buffer.from('RIFF\x04\0\0\0WEBP'.padEnd(40, '\0'), 'latin1'),
      'a.webp',
      'damaged',
    ],
    ['a WebP whose picture is none', () => edited(real.webp(), 23, 0, 0, 0), 'a.webp', 'damaged'],
    ['a TIFF that goes in a circle', () => edited(real.tiff(), 8 + 2 + 60, 8, 0, 0, 0), 'a.tif', 'damaged'],
    ['a TIFF without size', () => edited(real.tiff(), 8 + 2 + 8, 0, 0, 0, 0), 'a.tif', 'damaged'],
    ['a TIFF of immense size', () => edited(real.tiff(), 8 + 2 + 8, 255, 255, 255, 127), 'a.tif', 'huge'],
    ['a TIFF whose strip lies outside', () => edited(real.tiff(), 8 + 2 + 36 + 8, 255, 255, 0, 0), 'a.tif', 'damaged'],
    ['a HEIC of nothing but its name', () => make.isoMedia('heic'), 'a.heic', 'damaged'],
    ['a HEIF', () => make.heic('mif1'), 'a.heif', 'HEIC'],
  ])('%s', async (_what, bytes, name, verdict) => {
    expect(await judge(bytes(), name)).toBe(verdict);
  });
});

describe('what else people send', () => {
  const mail =
    'Received: from a\r\nFrom: van.thu@example.gov.vn\r\nSubject: =?UTF-8?B?QsOhbyBjw6Fv?=\r\nMIME-Version: 1.0\r\n\r\nx';
  it.each<[string, () => Buffer | Promise<Buffer>, string, string]>([
    ['an Outlook message', () => real.msg(), 'thu.msg', 'mail'],
    ['an Outlook message called doc', () => real.msg(), 'thu.doc', 'mail'],
    ['a letter', () => Buffer.from(mail), 'thu.eml', 'mail'],
    ['a letter without a name', () => Buffer.from(mail), '', 'mail'],
    ['a letter that begins with its version', () => Buffer.from(`MIME-Version: 1.0\r\n${mail}`), 'thu.eml', 'mail'],
    ['winmail.dat', () => Buffer.from('789F3E22010000000000', 'hex'), 'winmail.dat', 'mail'],
    ['a letter known by its name', () => Buffer.from('????'), 'thu.msg', 'mail'],
    ['a page archive', () => Buffer.from('From: <Saved by Blink>\r\nSubject: a\r\n\r\n'), 'a.mht', 'web'],
    ['an XPS', () => real.xps(), 'a.xps', 'print'],
    ['an XPS called docx', () => real.xps(), 'a.docx', 'print'],
    ['an OXPS known by its name', () => Buffer.from('????'), 'a.oxps', 'print'],
    ['a drawing', () => Buffer.from('AC1027\0\0'), 'a.dwg', 'print'],
    ['a DjVu', () => Buffer.from('AT&TFORM\0\0\0\0DJVU'), 'a.djvu', 'print'],
    ['Pages', () => make.zipOf({ 'Index/Document.iwa': 'x', 'preview.jpg': 'x' }), 'a.pages', 'print'],
    [
      'an e-book',
      () => make.zipOf({ mimetype: 'application/epub+zip', 'META-INF/container.xml': '<x/>' }),
      'a.epub',
      'print',
    ],
    ['a GIF', () => Buffer.from('GIF89a' + '\0'.repeat(100), 'latin1'), 'a.gif', 'picture'],
    ['a BMP', () => Buffer.from('BM' + '\0'.repeat(100), 'latin1'), 'a.bmp', 'picture'],
    ['a BMP called jpg', () => Buffer.from('BM' + '\0'.repeat(100), 'latin1'), 'a.jpg', 'picture'],
    ['an AVIF', () => make.isoMedia('avif'), 'a.avif', 'picture'],
    ['a film', () => make.isoMedia('isom'), 'a.mp4', 'film'],
    ['a film called png', () => make.isoMedia('isom'), 'a.png', 'mismatch'],
    ['a recording', () => Buffer.from('ID3\x04\0\0\0\0\0\0'.padEnd(200, '\0'), 'latin1'), 'a.mp3', 'film'],
    ['a separate signature', () => Buffer.from('????'), 'bao-cao.pdf.p7s', 'signature'],
    ['a file Word leaves beside an open document', () => Buffer.alloc(162, 1), '~$o cao.docx', 'temporary'],
    ['a download that has not ended', () => Buffer.from('????'), 'bao-cao.pdf.crdownload', 'temporary'],
    [
      'flat LibreOffice',
      () => Buffer.from('<?xml version="1.0"?><office:document office:mimetype="x">'),
      'a.fodt',
      'resave',
    ],
    ['a template of LibreOffice', () => real.openDocument('text-template'), 'a.ott', 'resave'],
    ['a drawing of LibreOffice', () => real.openDocument('graphics'), 'a.odg', 'resave'],
    ['a bill in XML', () => Buffer.from('????'), 'hoa-don.xml', 'web'],
    ['a compound file of something else', () => real.compound({ Props9: Buffer.alloc(5000) }), 'a.mpp', 'print'],
  ])('%s', async (_what, bytes, name, verdict) => {
    expect(await judge(await bytes(), name)).toBe(verdict);
  });
});

describe('a document whose zip is whole and whose text is not', () => {
  it.each<[string, () => Promise<Buffer>, string]>([
    [
      'Word without its text',
      () => make.docx({ '[Content_Types].xml': make.contentTypes(make.WORD_MAIN, '/word/none.xml') }),
      'a.docx',
    ],
    ['Word cut in its text', () => make.docx({ 'word/document.xml': '<w:document><w:body><w:p' }), 'a.docx'],
    ['Excel with nothing', () => make.xlsx({ 'xl/workbook.xml': '' }), 'a.xlsx'],
    [
      'LibreOffice cut in its text',
      () => real.openDocument('text', { 'content.xml': '<office:document-content><o' }),
      'a.odt',
    ],
    [
      'Word with a byte changed',
      async () => changeStored(await make.zipOf(make.docxParts(), { compress: false })),
      'a.docx',
    ],
  ])('%s', async (_what, bytes, name) => {
    expect(await judge(await bytes(), name)).toBe('damaged');
  });
});

const changeStored = (zip: Buffer): Buffer => {
  zip[zip.indexOf('<w:body>') + 3]! ^= 1;
  return zip;
};

describe('a hostile file', () => {
  const heavy: [string, () => Buffer][] = [
    [
      'strings that never end',
      () =>
        Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.from('1 0 obj (\n'.repeat(200_000)), Buffer.from('%%EOF')]),
    ],
    [
      'lists inside lists',
      () => Buffer.concat([Buffer.from('%PDF-1.4\n1 0 obj '), Buffer.alloc(3_000_000, '['), Buffer.from('\n%%EOF')]),
    ],
    [
      'an object of millions of values',
      () =>
        Buffer.concat([
          Buffer.from('%PDF-1.4\n1 0 obj ['),
          Buffer.alloc(8_000_000, '0 '),
          Buffer.from(']endobj\n%%EOF'),
        ]),
    ],
    ['an object stream that unpacks to too much', () => bombPdf()],
    ['a picture of many scans', () => manyScans()],
    ['sectors in a circle', () => circle()],
  ];

  it.each(heavy)('%s ends soon, and nobody waits behind it', { timeout: 30_000 }, async (_what, build) => {
    const bytes = build();
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const began = performance.now();
    const verdict = await judge(bytes, 'a.pdf').finally(() => clearInterval(beat));
    expect(['damaged', 'unpacks', 'huge', 'mismatch']).toContain(verdict);
    expect(performance.now() - began).toBeLessThan(12_000);
    expect(longest).toBeLessThan(600);
  });
});

function bombPdf(): Buffer {
  const data = deflateSync(Buffer.alloc(100 * 1024 * 1024, '0 '));
  const head = `%PDF-1.5\n5 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${data.length}>>stream\n`;
  const end = '\nendstream endobj\n7 0 obj<</Type/XRef/Root 1 0 R>>stream\n\nendstream endobj\nstartxref\n9\n%%EOF';
  return Buffer.concat([Buffer.from(head), data, Buffer.from(end)]);
}

function manyScans(): Buffer {
  const picture = make.jpg();
  const at = picture.indexOf(Buffer.from([0xff, 0xda]));
  const frame = picture.indexOf(Buffer.from([0xff, 0xc0]));
  const head = Buffer.from(picture.subarray(0, at));
  head[frame + 1] = 0xc2;
  head.writeUInt16BE(16_000, frame + 5);
  head.writeUInt16BE(16_000, frame + 7);
  // A code that says that thousands of blocks have ended.
  const table = head.indexOf(Buffer.from([0xff, 0xc4, 0, 19, 0x10]));
  head[table + 21] = 0xe0;
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 1, 63, 0, ...Array<number>(400).fill(0)]);
  return Buffer.concat([head, ...Array.from({ length: 20_000 }, () => scan), Buffer.from([0xff, 0xd9])]);
}

function circle(): Buffer {
  const bytes = real.doc();
  const table = bytes.readUInt32LE(76);
  bytes.writeUInt32LE(0, (table + 1) * 512);
  return bytes;
}

afterAll(() => {
  process.stdout.write(`papers: ${tried.count} files judged\n`);
  expect(tried.count).toBeGreaterThan(120);
});
