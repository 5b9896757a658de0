// Old Office documents record by record: what makes one whole, what locks it, what in it is a macro or a program.
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readOldOffice } from '../../../src/documents/formats/office.js';
import { atom, compound, project, record } from '../real-files.js';

/** «DOC», or what is said against it, with the type it should be saved as. */
async function judge(streams: Readonly<Record<string, Buffer>>): Promise<string> {
  const content = await readOldOffice(compound(streams));
  if (content.kind === 'ACCEPTED') return content.type;
  return content.kind === 'MACRO' ? `MACRO ${content.saveAs}` : content.kind;
}
type Row = [what: string, streams: Record<string, Buffer>, verdict: string];

describe('Word', () => {
  const text = ({ magic = 0xa5ec, flags = 0x0200, length = 5000 } = {}): Buffer => {
    const out = Buffer.alloc(length, 1);
    out.writeUInt16LE(magic, 0);
    out.writeUInt16LE(flags, 10);
    return out;
  };
  const table = Buffer.alloc(100, 2);
  it.each<Row>([
    ['with its second table', { WordDocument: text(), '1Table': table }, 'DOC'],
    ['with its first table', { WordDocument: text({ flags: 0 }), '0Table': table }, 'DOC'],
    ['with the wrong table', { WordDocument: text(), '0Table': table }, 'DAMAGED'],
    ['with the other wrong table', { WordDocument: text({ flags: 0xfcff }), '1Table': table }, 'DAMAGED'],
    ['of Word 6, which has no table', { WordDocument: text({ magic: 0xa5dc, flags: 0 }) }, 'DOC'],
    ['of another number', { WordDocument: text({ magic: 0xa5ed }), '1Table': table }, 'DAMAGED'],
    ['locked', { WordDocument: text({ flags: 0x0300 }), '1Table': table }, 'LOCKED'],
    ['of Word 6, locked', { WordDocument: text({ magic: 0xa5dc, flags: 0x0100 }) }, 'LOCKED'],
    ['with all other flags', { WordDocument: text({ flags: 0xfeff }), '1Table': table }, 'DOC'],
    ['shorter than its head', { WordDocument: text({ length: 127 }), '1Table': table }, 'DAMAGED'],
    ['of nothing but its head', { WordDocument: text({ length: 128 }), '1Table': table }, 'DOC'],
    ['with its text inside something else', { 'a/WordDocument': text(), '1Table': table }, 'OTHER'],
    ['with its table inside something else', { WordDocument: text(), 'a/1Table': table }, 'DAMAGED'],
    ['with a storage called like its text', { 'WordDocument/a': text(), '1Table': table }, 'OTHER'],
  ])('%s', async (_what, streams, verdict) => {
    expect(await judge(streams)).toBe(verdict);
  });
});

describe('Excel', () => {
  const begin = (id = 0x0809) => record(id, Buffer.alloc(16, 1));
  const sheet = (kind = 0) => record(0x85, Buffer.from([9, 9, 9, 9, 9, kind, 1, 0, 65]));
  const end = record(0x0a, Buffer.alloc(0));
  const row = record(0x0203, Buffer.alloc(14, 6));
  const book = (...records: Buffer[]) => ({ Workbook: Buffer.concat(records) });
  it.each<Row>([
    ['a workbook', book(begin(), sheet(), end, begin(), row, end), 'XLS'],
    ['of Excel 5', { Book: Buffer.concat([begin(), sheet(), end]) }, 'XLS'],
    ['of Excel 4', book(begin(0x0409), sheet(), end), 'XLS'],
    ['of Excel 3', book(begin(0x0209), sheet(), end), 'XLS'],
    ['of Excel 2', book(begin(0x0009), sheet(), end), 'XLS'],
    ['that begins with something else', book(row, sheet(), end), 'DAMAGED'],
    ['that begins with what ends it', book(end, sheet(), end), 'DAMAGED'],
    ['of a number near it', book(begin(0x1009), sheet(), end), 'DAMAGED'],
    ['without sheets', book(begin(), end), 'DAMAGED'],
    ['without an end', book(begin(), sheet()), 'DAMAGED'],
    ['of nothing', book(), 'DAMAGED'],
    ['of one byte', book(begin().subarray(0, 1)), 'DAMAGED'],
    ['cut in its last record', book(begin(), sheet(), end, row.subarray(0, -1)), 'DAMAGED'],
    ['cut in the head of a record', book(begin(), sheet(), end, row.subarray(0, 3)), 'XLS'],
    ['with zeros behind it', book(begin(), sheet(), end, Buffer.alloc(50)), 'XLS'],
    ['locked', book(begin(), record(0x2f, Buffer.alloc(6)), sheet(), end), 'LOCKED'],
    ['locked behind a sheet', book(begin(), sheet(), record(0x2f, Buffer.alloc(6)), end), 'LOCKED'],
    ['with a chart', book(begin(), sheet(2), end), 'XLS'],
    ['with a macro sheet of Excel 4', book(begin(), sheet(), sheet(1), end), 'MACRO XLSX'],
    ['with a module', book(begin(), sheet(6), end), 'MACRO XLSX'],
    ['hidden in another sheet', { 'a/Workbook': Buffer.concat([begin(), sheet(), end]) }, 'OTHER'],
  ])('%s', async (_what, streams, verdict) => {
    expect(await judge(streams)).toBe(verdict);
  });
});

describe('PowerPoint', () => {
  const user = (mark = 0xe391c05f, length = 40): Buffer => {
    const out = Buffer.alloc(40, 3);
    out.writeUInt32LE(mark, 12);
    return out.subarray(0, length);
  };
  const macros = (has: number): Buffer => {
    const out = Buffer.alloc(12, 1);
    out.writeUInt32LE(has, 4);
    return atom(0x0400, out);
  };
  const vba = compound(project('VBAROOT'));
  const packed = (data: Buffer, version = 0x10) => atom(0x1011, Buffer.concat([Buffer.alloc(4), data]), version);
  const document = (...inside: Buffer[]) =>
    atom(0x03e8, Buffer.concat([atom(0x03e9, Buffer.alloc(9, 255)), ...inside]), 0x0f);
  const slides = (...records: Buffer[]) => ({ 'PowerPoint Document': Buffer.concat(records), 'Current User': user() });
  it.each<Row>([
    ['slides', slides(document()), 'PPT'],
    ['slides behind something', slides(atom(0x0fa0, Buffer.alloc(5000, 255)), document()), 'PPT'],
    ['a document of nothing', slides(atom(0x03e8, Buffer.alloc(0), 0x0f)), 'PPT'],
    ['no document', slides(atom(0x0fa0, Buffer.alloc(50))), 'DAMAGED'],
    ['no user', { 'PowerPoint Document': document() }, 'DAMAGED'],
    ['nobody’s', { ...slides(document()), 'Current User': Buffer.alloc(15) }, 'PPT'],
    ['cut in a record', slides(document(), atom(0x0fa0, Buffer.alloc(50)).subarray(0, -1)), 'DAMAGED'],
    ['cut in the head of a record', slides(document(), atom(0x0fa0, Buffer.alloc(50)).subarray(0, 7)), 'PPT'],
    ['a last record that is empty', slides(document(), atom(0x0fa0, Buffer.alloc(0))), 'PPT'],
    ['locked', { ...slides(document()), 'Current User': user(0xf3d1c4df) }, 'LOCKED'],
    ['locked, nothing behind its mark', { ...slides(document()), 'Current User': user(0xf3d1c4df, 16) }, 'LOCKED'],
    ['locked another way', { ...slides(document()), EncryptedSummary: Buffer.alloc(9) }, 'LOCKED'],
    ['that say they have no macros', slides(document(macros(0))), 'PPT'],
    ['that say they have macros', slides(document(macros(1))), 'MACRO PPTX'],
    ['that say they have macros, the greatest number', slides(document(macros(0xffffffff))), 'MACRO PPTX'],
    ['that say nothing about macros where they should', slides(document(atom(0x0400, Buffer.alloc(7)))), 'DAMAGED'],
    ['words about macros that are no record', slides(document(atom(0x0fa0, macros(1)))), 'PPT'],
    ['with macros packed', slides(document(), packed(deflateSync(vba))), 'MACRO PPTX'],
    ['with macros not packed', slides(document(), packed(vba, 0)), 'MACRO PPTX'],
    ['with something else packed', slides(document(), packed(deflateSync(Buffer.alloc(999)))), 'PPT'],
    ['with something else not packed', slides(document(), packed(Buffer.alloc(999), 0)), 'PPT'],
    ['with what does not unpack', slides(document(), packed(Buffer.alloc(99))), 'DAMAGED'],
    ['with what unpacks to too much', slides(document(), packed(deflateSync(Buffer.alloc(33 * 1024 * 1024)))), 'BOMB'],
    [
      'with what unpacks to as much as may be',
      slides(document(), packed(deflateSync(Buffer.alloc(32 * 1024 * 1024)))),
      'PPT',
    ],
    ['macros where none are looked for', slides(document(), atom(0x1012, vba)), 'PPT'],
  ])('%s', async (_what, streams, verdict) => {
    expect(await judge(streams)).toBe(verdict);
  });
});

describe('whatever is in a container', () => {
  const nine = Buffer.alloc(9);
  const word = { WordDocument: Buffer.from('eca5c1000000000000000002'.padEnd(256, '0'), 'hex'), '1Table': nine };
  const linked = (begin: string) => ({ ...word, 'ObjectPool/_1/\u0001Ole10Native': Buffer.from(begin, 'latin1') });
  it.each<Row>([
    ['a document', word, 'DOC'],
    ['a storage of macros', { ...word, 'a/VBA/dir': nine }, 'MACRO DOCX'],
    ['one in other letters', { ...word, 'macros/x': nine }, 'MACRO DOCX'],
    ['a stream of that name', { ...word, 'a/VBA': nine }, 'DOC'],
    ['a name that begins like it', { ...word, 'VBAs/x': nine, 'xMacros/x': nine }, 'DOC'],
    ['a project', { ...word, 'a/_VBA_PROJECT': nine }, 'MACRO DOCX'],
    ['a project of Excel', { ...word, _vba_project_cur: nine }, 'MACRO DOCX'],
    ['a project’s names', { ...word, PROJECTwm: nine }, 'MACRO DOCX'],
    ['a name that goes on', { ...word, _VBA_PROJECT_CURR: nine, PROJECTwmx: nine, xPROJECTwm: nine }, 'DOC'],
    ['macros in a workbook', { Workbook: nine, 'VBA/x': nine }, 'MACRO XLSX'],
    ['macros in an older workbook', { Book: nine, 'VBA/x': nine }, 'MACRO XLSX'],
    ['macros in slides', { 'PowerPoint Document': nine, 'VBA/x': nine }, 'MACRO PPTX'],
    ['macros in something else', { 'VBA/x': nine }, 'MACRO PPTX'],
    ['macros in a document that is locked', { ...word, EncryptedPackage: nine, 'VBA/x': nine }, 'LOCKED'],
    ['a letter', { '__properties_version1.0': nine, '__substg1.0_0037001F': nine }, 'MAIL'],
    ['nothing anybody knows', { Props9: nine }, 'OTHER'],
    ['a program', linked('x\0C:\\cai-dat.EXE\0x'), 'PROGRAM'],
    ['a script', linked('x\0a.js\0'), 'PROGRAM'],
    ['a name that only begins like one', linked('x\0a.json\0'), 'DOC'],
    ['a name behind the beginning', linked(`${'x'.repeat(1020)}.exe\0`), 'DOC'],
    ['a name at the end of the beginning', linked(`${'x'.repeat(1019)}.exe\0`), 'PROGRAM'],
    ['a program by its beginning', linked(`abcMZ${'x'.repeat(100)}This program cannot`), 'PROGRAM'],
    ['words about a program', linked(`abcMZ${'x'.repeat(61)}This program cannot`), 'DOC'],
    ['a program in a stream of another name', { ...word, Ole10Native: Buffer.from('x.exe\0') }, 'DOC'],
    ['the storage of such a stream', { ...word, '\u0001Ole10Native/x': nine }, 'DOC'],
  ])('%s', async (_what, streams, verdict) => {
    expect(await judge(streams)).toBe(verdict);
  });

  const broken = async (text: string) =>
    (await readOldOffice(Buffer.concat([Buffer.alloc(600), Buffer.from(text, 'utf16le')]))).kind;
  it('that is broken: a lock or macros are told all the same', async () => {
    expect(await broken('')).toBe('DAMAGED');
    expect(await broken('EncryptedPackage')).toBe('LOCKED');
    expect(await broken('_VBA_PROJECT')).toBe('MACRO');
    expect(await broken('_VBA_PROJECT EncryptedPackage')).toBe('LOCKED');
  });
});
