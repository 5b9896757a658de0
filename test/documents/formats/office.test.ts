// Documents that come as a zip, at the edges: how large they may unpack, where their list of parts ends, how a macro or a program
// hides in a part, and what else comes as a zip.
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readOffice } from '../../../src/documents/formats/office.js';
import * as real from '../real-files.js';
import * as make from '../samples.js';

type Parts = Record<string, string | Buffer>;
async function judge(bytes: Buffer): Promise<string> {
  const content = await readOffice(bytes);
  switch (content.kind) {
    case 'ACCEPTED':
      return content.type;
    case 'MACRO':
      return `MACRO ${content.saveAs}`;
    case 'PRINT':
    case 'RESAVE':
      return `${content.kind} ${content.format}`.trim();
    default:
      return content.kind;
  }
}
const LIST = '[Content_Types].xml';
const open = (parts: Parts) => real.openDocument('text', parts);

/** The zip with what its directory says about each part changed. */
function say(zip: Buffer, edit: (entry: Buffer, name: string) => void): Buffer {
  const mark = Buffer.from('504B0102', 'hex');
  for (let at = zip.indexOf(mark); at >= 0; at = zip.indexOf(mark, at + 4)) {
    const entry = zip.subarray(at);
    edit(entry, entry.toString('utf8', 46, 46 + entry.readUInt16LE(28)));
  }
  return zip;
}
/** Says that the parts unpack to so much together. */
function unpacksTo(zip: Buffer, total: number): Buffer {
  let others = 0;
  say(zip, (entry, name) => void (others += name === 'x' ? 0 : entry.readUInt32LE(24)));
  return say(zip, (entry, name) => void (name === 'x' && entry.writeUInt32LE(total - others, 24)));
}

describe('how large it may unpack', () => {
  const MB = 1024 * 1024;
  const noise = randomBytes(2 * MB);
  it('ten megabytes from any file', async () => {
    const of = async (total: number) => judge(unpacksTo(await make.docx({ x: 'x' }), total));
    // What is said is not true, so it is found broken once it is looked into.
    expect(await of(10 * MB)).toBe('DAMAGED');
    expect(await of(10 * MB + 1)).toBe('BOMB');
  });
  it('two hundred times its own size', async () => {
    const file = async () => make.docx({ x: 'x', y: noise.subarray(0, 60_000) });
    const { length } = await file();
    expect(await judge(unpacksTo(await file(), length * 200))).toBe('DAMAGED');
    expect(await judge(unpacksTo(await file(), length * 200 + 1))).toBe('BOMB');
  });
  it('two hundred megabytes', async () => {
    const file = async () => make.docx({ x: 'x', y: noise });
    expect(await judge(unpacksTo(await file(), 200 * MB))).toBe('DAMAGED');
    expect(await judge(unpacksTo(await file(), 200 * MB + 1))).toBe('BOMB');
    expect(await judge(await file())).toBe('DOCX');
  });
  it('a list of two megabytes', async () => {
    const of = (length: number) => {
      const list = make.contentTypes(make.WORD_MAIN);
      return judgeOf({ [LIST]: list + ' '.repeat(length - list.length), y: noise.subarray(0, 60_000) });
    };
    expect(await of(2 * MB)).toBe('DOCX');
    expect(await of(2 * MB + 1)).toBe('DAMAGED');
  });
  it('into five thousand parts', async () => {
    expect(await judge(make.manyParts(5000))).toBe('ARCHIVE');
    expect(await judge(make.manyParts(5001))).toBe('BOMB');
  });
});
const judgeOf = async (parts: Parts): Promise<string> => judge(await make.docx(parts));

describe('what comes as a zip', () => {
  const WORKBOOK = 'application/vnd.openxmlformats-officedocument';
  const typed = (type: string, part = '/word/document.xml') => judgeOf({ [LIST]: make.contentTypes(type, part) });
  it.each<[type: string, verdict: string]>([
    [make.WORD_MAIN, 'DOCX'],
    [`${WORKBOOK}.presentationml.presentation.main+xml`, 'PPTX'],
    [`${WORKBOOK}.presentationml.slideshow.main+xml`, 'PPTX'],
    [make.EXCEL_MAIN, 'XLSX'],
    [`${WORKBOOK}.wordprocessingml.template.main+xml`, 'RESAVE'],
    [`${WORKBOOK}.spreadsheetml.template.main+xml`, 'RESAVE'],
    [`${WORKBOOK}.presentationml.template.main+xml`, 'RESAVE'],
    ['application/vnd.ms-excel.sheet.binary.macroEnabled.main', 'RESAVE'],
    ['application/vnd.ms-word.document.macroEnabled.main+xml', 'MACRO DOCX'],
    ['application/vnd.ms-excel.sheet.macroEnabled.main+xml', 'MACRO XLSX'],
    ['application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml', 'MACRO PPTX'],
    [`${WORKBOOK}.presentationml.macroEnabled`, 'MACRO PPTX'],
    ['application/vnd.ms-package.xps-fixeddocumentsequence+xml', 'PRINT XPS'],
    ['application/vnd.openxps', 'PRINT XPS'],
    ['application/vnd.ms-visio.drawing.main+xml', 'PRINT VSDX'],
    ['application/anything', 'ARCHIVE'],
  ])('%s', async (type, verdict) => {
    expect(await typed(type)).toBe(verdict);
  });

  it.each<[what: string, parts: Parts, verdict: string]>([
    ['an Android program', { 'AndroidManifest.xml': 'x' }, 'PROGRAM'],
    ['a Java program', { 'META-INF/MANIFEST.MF': 'x' }, 'PROGRAM'],
    ['an XPS', { 'FixedDocumentSequence.fdseq': 'x' }, 'PRINT XPS'],
    ['an older XPS', { 'FixedDocSeq.fdseq': 'x' }, 'PRINT XPS'],
    ['an e-book', { 'META-INF/container.xml': 'x' }, 'PRINT EPUB'],
    ['Pages', { 'Index/Document.iwa': 'x' }, 'PRINT PAGES'],
    ['Numbers', { 'Index/Tables/a.iwa': 'x' }, 'PRINT PAGES'],
    ['Keynote', { 'Index/Document.iwa': 'x', 'Index/Slide-1.iwa': 'x' }, 'PRINT KEYNOTE'],
    ['older Pages', { 'index.xml': 'x' }, 'PRINT PAGES'],
    ['older Keynote', { 'index.apxl.gz': 'x' }, 'PRINT PAGES'],
    ['Pages in a folder', { 'Index.zip': 'x' }, 'PRINT PAGES'],
    ['nothing but the kind of LibreOffice', { mimetype: 'application/vnd.oasis.opendocument.text' }, 'ARCHIVE'],
    ['nothing but the text of LibreOffice', { 'content.xml': '<a/>' }, 'ARCHIVE'],
    ['anything', { a: 'x' }, 'ARCHIVE'],
  ])('%s', async (_what, parts, verdict) => {
    expect(await judge(await make.zipOf(parts))).toBe(verdict);
  });
});

describe('the main part', () => {
  const text = (end: string) => judgeOf({ 'word/document.xml': `<w:document><w:body/>${end}` });
  it.each<[end: string, verdict: string]>([
    ['</w:document>', 'DOCX'],
    ['</document>', 'DOCX'],
    ['</w:document >\n', 'DOCX'],
    ['<w:end/>', 'DOCX'],
    ['</w:document><!-- a -->', 'DOCX'],
    ['</w:document> <!-- a --> <!-- b --> ', 'DOCX'],
    ['</w:document>\0\0', 'DOCX'],
    ['</w:document', 'DAMAGED'],
    ['</w:document>x', 'DAMAGED'],
    ['</w:document><!-- a', 'DAMAGED'],
    ['<w:p>', 'DAMAGED'],
    ['x', 'DAMAGED'],
  ])('that ends with %j', async (end, verdict) => {
    expect(await text(end)).toBe(verdict);
  });

  const list = (override: string, parts: Parts = {}) => judgeOf({ [LIST]: `<Types>${override}</Types>`, ...parts });
  const cut = { 'word/document.xml': '<w:document>' };
  it.each<[what: string, override: string, parts: Parts, verdict: string]>([
    ['under its usual name', `<Override PartName="/word/document.xml" ContentType="${make.WORD_MAIN}"/>`, {}, 'DOCX'],
    [
      'under another name',
      `<Override PartName='/a/b.xml' ContentType='${make.WORD_MAIN}'/>`,
      { ...cut, 'a/b.xml': '<a/>' },
      'DOCX',
    ],
    [
      'under another name, cut',
      `<Override PartName="/a/b.xml" ContentType="${make.WORD_MAIN}"/>`,
      { 'a/b.xml': '<a' },
      'DAMAGED',
    ],
    [
      'under a name that is not there',
      `<Override PartName="/a/b.xml" ContentType="${make.WORD_MAIN}"/>`,
      {},
      'DAMAGED',
    ],
    [
      'written in a space of names',
      `<t:Override ContentType="${make.WORD_MAIN}" PartName = "/word/document.xml"/>`,
      {},
      'DOCX',
    ],
    [
      'written in a space of names, cut',
      `<t:Override ContentType="${make.WORD_MAIN}" PartName = "/a.xml"/>`,
      { 'a.xml': '<a' },
      'DAMAGED',
    ],
    [
      'behind others',
      `<Override PartName="/a.xml" ContentType="x"/><Override PartName="/word/document.xml" ContentType="${make.WORD_MAIN}"/>`,
      { 'a.xml': '<a' },
      'DOCX',
    ],
    ['known only by what is usual', `<Default Extension="xml" ContentType="${make.WORD_MAIN}"/>`, {}, 'DOCX'],
    ['known only by what is usual, cut', `<Default Extension="xml" ContentType="${make.WORD_MAIN}"/>`, cut, 'DAMAGED'],
    [
      'known only by what is usual, of Excel',
      `<Default Extension="xml" ContentType="${make.EXCEL_MAIN}"/>`,
      { ...cut, 'word/document.xml': '<a/>', 'xl/workbook.xml': '<a/>' },
      'XLSX',
    ],
  ])('%s', async (_what, override, parts, verdict) => {
    expect(await list(override, parts)).toBe(verdict);
  });
});

describe('a macro or a program in a part', () => {
  const vba = Buffer.from('_VBA_PROJECT', 'utf16le');
  const ole = Buffer.from('D0CF11E0A1B11AE1', 'hex');
  const at = (offset: number) => Buffer.concat([ole, Buffer.alloc(offset - 8, 1), vba, Buffer.alloc(9)]);
  it.each([8, 4090, 16_370, 16_380, 32_760, 65_520, 65_530])('wherever it stands in it: %d', async (offset) => {
    for (let n = 0; n < 12; n++) {
      expect(await judge(await make.zipOf({ ...make.docxParts(), a: at(offset + n) }))).toBe('MACRO DOCX');
      expect(await judge(await make.zipOf({ ...make.docxParts(), a: at(offset + n) }, { compress: false }))).toBe(
        'MACRO DOCX',
      );
    }
  });

  it.each<[what: string, parts: Parts, verdict: string]>([
    ['in something that is no container', { a: Buffer.concat([Buffer.alloc(8), vba]) }, 'DOCX'],
    ['in a container without one', { a: Buffer.concat([ole, Buffer.alloc(99)]) }, 'DOCX'],
    ['by its name', { 'word/vbaProject.bin': 'x' }, 'MACRO DOCX'],
    ['by a name like it', { 'vbaProject2.bin': 'x' }, 'MACRO DOCX'],
    ['by a name in other letters', { 'word/VBAPROJECT.BIN': 'x' }, 'MACRO DOCX'],
    ['not by a name that goes on', { 'word/vbaProject.bin.rels': 'x', 'word/xvbaProject.bin': 'x' }, 'DOCX'],
    ['by a folder of macro sheets', { 'xl/macrosheets/': '' }, 'MACRO DOCX'],
    ['not by a folder like it', { 'xl/xmacrosheets/a': 'x' }, 'DOCX'],
    ['by a document in it', { 'a/b.XLSM': 'x' }, 'MACRO DOCX'],
    ['by what belongs to it', { 'a.rels': '<R Type="http://x/relationships/vbaProject"/>' }, 'MACRO DOCX'],
    [
      'by what belongs to it, of Excel 4',
      { 'a.rels': '<R Type="http://x/relationships/xlMacrosheet"/>' },
      'MACRO DOCX',
    ],
    ['not by words elsewhere', { 'a.xml': '<R Type="http://x/relationships/vbaProject"/>' }, 'DOCX'],
    [
      'by its type',
      { [LIST]: make.contentTypes(make.WORD_MAIN, undefined, '<D C="application/vnd.ms-office.vbaProject"/>') },
      'MACRO DOCX',
    ],
    [
      'by its type, written in numbers',
      { [LIST]: make.contentTypes(make.WORD_MAIN, undefined, '<D C="v&#98;aP&#x72;oject"/>') },
      'MACRO DOCX',
    ],
    [
      'not by numbers of nothing',
      { [LIST]: make.contentTypes(make.WORD_MAIN, undefined, '<D C="v&#x110000;&#9999999;baProject"/>') },
      'DOCX',
    ],
    ['a program', { a: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(58)]) }, 'PROGRAM'],
    ['a program in a folder', { 'b/a.xml': Buffer.concat([Buffer.from('MZ'), Buffer.alloc(58)]) }, 'PROGRAM'],
    ['two letters of one', { a: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(57)]) }, 'DOCX'],
    ['a program of another system', { a: '\x7fELF' }, 'PROGRAM'],
    ['a program behind something', { a: Buffer.concat([Buffer.from('xMZ'), Buffer.alloc(58)]) }, 'DOCX'],
    ['both', { a: '\x7fELF', 'vbaProject.bin': 'x' }, 'MACRO DOCX'],
    ['a program and a main part that is cut', { a: '\x7fELF', 'word/document.xml': '<a' }, 'PROGRAM'],
  ])('%s', async (_what, parts, verdict) => {
    expect(await judgeOf(parts)).toBe(verdict);
  });

  it('written in letters of two bytes', async () => {
    const types = make.contentTypes(make.WORD_MAIN, undefined, '<D C="vbaProject"/>');
    const wide = Buffer.from(`\uFEFF${types}`, 'utf16le');
    expect(await judgeOf({ [LIST]: wide })).toBe('MACRO DOCX');
    expect(await judgeOf({ [LIST]: Buffer.from(wide).swap16() })).toBe('MACRO DOCX');
    expect(await judgeOf({ [LIST]: Buffer.from(`\uFEFF${make.contentTypes(make.WORD_MAIN)}`, 'utf16le') })).toBe(
      'DOCX',
    );
  });
});

describe('a document of LibreOffice', () => {
  it.each<[what: string, kind: string, parts: Parts, verdict: string]>([
    ['text', 'text', {}, 'ODT'],
    ['a sheet', 'spreadsheet', {}, 'ODS'],
    ['slides', 'presentation', {}, 'ODP'],
    ['with a line behind its kind', 'text', { mimetype: 'application/vnd.oasis.opendocument.text\n' }, 'ODT'],
    ['a template', 'spreadsheet-template', {}, 'RESAVE'],
    ['a drawing', 'graphics', {}, 'RESAVE ODF'],
    ['of no kind', 'text', { mimetype: 'x' }, 'RESAVE ODF'],
    ['of a kind that goes on', 'text', { mimetype: 'application/vnd.oasis.opendocument.text/x' }, 'RESAVE ODF'],
    ['cut', 'text', { 'content.xml': '<a' }, 'DAMAGED'],
    ['only another part cut', 'text', { 'styles.xml': '<a' }, 'ODT'],
    ['locked', 'text', { 'META-INF/manifest.xml': '<m:encryption-data/>' }, 'LOCKED'],
    ['that only speaks of locks', 'text', { 'styles.xml': '<encryption-data/>' }, 'ODT'],
    ['locked, with macros', 'text', { 'META-INF/manifest.xml': '<encryption-data/>', 'Basic/a/b.xml': 'x' }, 'LOCKED'],
    ['with a macro', 'text', { 'Basic/Standard/Module1.xml': 'x' }, 'MACRO DOCX'],
    ['with a macro, a sheet', 'spreadsheet', { 'Basic/Standard/Module1.xml': 'x' }, 'MACRO XLSX'],
    ['with a macro, slides', 'presentation', { 'Basic/Standard/Module1.xml': 'x' }, 'MACRO PPTX'],
    ['with a dialogue', 'text', { 'Dialogs/Standard/Dialog1.xml': 'x' }, 'MACRO DOCX'],
    [
      'with libraries of nothing',
      'text',
      {
        'Basic/': '',
        'Basic/Standard/': '',
        'Basic/script-lc.xml': 'x',
        'Basic/Standard/script-lb.xml': 'x',
        'Dialogs/dialog-lc.xml': 'x',
        'Dialogs/Standard/dialog-lb.xml': 'x',
      },
      'ODT',
    ],
    ['with a library elsewhere', 'text', { 'a/Basic/Standard/Module1.xml': 'x' }, 'ODT'],
    ['with a script', 'text', { 'Scripts/python/a.py': 'x' }, 'MACRO DOCX'],
    ['with a folder of no scripts', 'text', { 'Scripts/': '', 'Scripts/python/': '' }, 'ODT'],
    ['that calls a macro', 'text', { 'content.xml': '<a href="vnd.sun.star.script:x"/>' }, 'MACRO DOCX'],
    ['that listens', 'text', { 'settings.xml': '<script:event-listener/>' }, 'MACRO DOCX'],
    ['with such words in no text', 'text', { 'a.txt': 'vnd.sun.star.script:x' }, 'ODT'],
    ['with a program', 'text', { a: '\x7fELF' }, 'PROGRAM'],
    ['with a program and macros', 'text', { a: '\x7fELF', 'Scripts/a': 'x' }, 'MACRO DOCX'],
    ['with a list of another kind', 'text', { [LIST]: make.contentTypes('application/anything') }, 'ARCHIVE'],
  ])('%s', async (_what, kind, parts, verdict) => {
    expect(await judge(await real.openDocument(kind, parts))).toBe(verdict);
  });

  it('that calls one, wherever that stands', async () => {
    for (let n = 0; n < 30; n++)
      expect(
        await judge(await open({ 'a.xml': `<x>${' '.repeat(16_384 - n)}<a href="vnd.sun.star.script:b"/></x>` })),
      ).toBe('MACRO DOCX');
  });
});

describe('a zip that is not what it says', () => {
  it('a part behind a password', async () => {
    const locked = async (zip: Promise<Buffer>, of: string) =>
      judge(say(await zip, (entry, name) => void (name === of && entry.writeUInt16LE(entry.readUInt16LE(8) | 1, 8))));
    expect(await locked(make.docx(), 'word/document.xml')).toBe('LOCKED');
    expect(await locked(open({}), 'content.xml')).toBe('LOCKED');
    expect(await locked(make.zipOf({ a: 'x' }), 'a')).toBe('ARCHIVE');
  });
  it('a part that stands twice', async () => {
    const twice = (await make.zipOf({ ...make.docxParts(), 'word/document.xm_': '<a/>' })).toString('latin1');
    expect(await judge(Buffer.from(twice.replaceAll('document.xm_', 'document.xml'), 'latin1'))).toBe('DAMAGED');
  });
  it('a part with another sum', async () => {
    const of = async (wanted: string) =>
      judge(say(await make.docx(), (entry, name) => void (name === wanted && entry.writeUInt32LE(7, 16))));
    expect(await of('word/document.xml')).toBe('DAMAGED');
    expect(await of('none')).toBe('DOCX');
  });
  it('a part longer or shorter than it says', async () => {
    for (const by of [-1, 1]) {
      const zip = say(await make.docx(), (entry, name) => {
        if (name === 'word/document.xml') entry.writeUInt32LE(entry.readUInt32LE(24) + by, 24);
      });
      expect(await judge(zip)).toBe('DAMAGED');
    }
  });
  it('cut short', async () => {
    const whole = await make.docx();
    expect(await judge(whole.subarray(0, -1))).toBe('DAMAGED');
  });
});
