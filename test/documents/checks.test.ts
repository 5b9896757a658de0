import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkDocument, MAX_DOCUMENT_BYTES } from '../../src/documents/checks.js';

import * as make from './samples.js';
import { wordsOfTests } from '../printed.js';

const words = wordsOfTests();

/** «PDF» or the key of the refusal, and the Vietnamese sentence the sender reads. */
async function judge(bytes: Buffer, name: string, declaredMime?: string): Promise<{ verdict: string; says: string }> {
  const check = await checkDocument({ bytes, name, declaredMime });
  if (check.ok) return { verdict: check.type, says: '' };
  const { refusal, args } = check.refusal;
  expect(words.en.t(refusal, args)).not.toBe('');
  return { verdict: refusal.replace('documents-refused-', ''), says: words.vi.t(refusal, args) };
}

type Row = [what: string, bytes: () => Buffer | Promise<Buffer>, name: string, verdict: string];

describe('accepted', () => {
  it.each<Row>([
    ['a PDF', () => make.pdf(), 'Báo cáo CCHC quý II.pdf', 'PDF'],
    ['a PDF with bytes before its header', () => make.pdf({ before: '\n\n\u0000scan ' }), 'scan.pdf', 'PDF'],
    ['a PDF in capitals', () => make.pdf(), 'BAO CAO.PDF', 'PDF'],
    ['a PDF that speaks of encryption inside a stream', () => make.pdf({ stream: '/Encrypt 9 0 R' }), 'a.pdf', 'PDF'],
    [
      'a PDF that says how metadata would be treated',
      () => make.pdf({ trailer: '/EncryptMetadata false' }),
      'a.pdf',
      'PDF',
    ],
    ['a Word document', () => make.docx(), 'kế hoạch.docx', 'DOCX'],
    ['an Excel workbook', () => make.xlsx(), 'so-lieu.xlsx', 'XLSX'],
    [
      'a Word document with an Excel sheet inside',
      async () => make.docx({ 'word/embeddings/Sheet1.xlsx': await make.xlsx() }),
      'a.docx',
      'DOCX',
    ],
    [
      'a Word document with an old Excel sheet inside',
      () => make.docx({ 'word/embeddings/oleObject1.bin': make.compoundFile('Workbook') }),
      'a.docx',
      'DOCX',
    ],
    ['a Word document with folders', () => make.docx({ 'word/media/': '' }), 'a.docx', 'DOCX'],
    ['a JPEG', () => make.jpg(), 'anh.jpg', 'JPG'],
    ['a JPEG, longer ending', () => make.jpg(), 'anh.jpeg', 'JPG'],
    ['a PNG', () => make.png(), 'anh.png', 'PNG'],
    ['a HEIC', () => make.heic(), 'IMG_0001.HEIC', 'HEIC'],
    ['a HEIF', () => make.heic('mif1'), 'IMG_0001.heif', 'HEIC'],
    ['a photo without a name', () => make.jpg(), '', 'JPG'],
    ['a name with a full stop but no ending', () => make.pdf(), 'Báo cáo ngày 15.9', 'PDF'],
    ['a picture a phone has turned into another kind', () => make.jpg(), 'IMG_0001.HEIC', 'JPG'],
    ['a screenshot turned into JPEG', () => make.jpg(), 'anh.png', 'JPG'],
  ])('%s', async (_what, bytes, name, type) => {
    expect((await judge(await bytes(), name)).verdict).toBe(type);
  });

  it('with the media type of its content, not of its name', async () => {
    expect(await checkDocument({ bytes: make.jpg(), name: 'a.png', declaredMime: 'image/png' })).toMatchObject({
      mime: 'image/jpeg',
    });
  });

  it('a workbook as Excel’s libraries write it', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Số liệu').addRow(['TTHC', 1420]);
    expect((await judge(Buffer.from(await book.xlsx.writeBuffer()), 'so-lieu.xlsx')).verdict).toBe('XLSX');
  });

  it('also from a place on the disk', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'checks-'));
    await writeFile(join(dir, 'x'), make.pdf());
    expect(await checkDocument({ path: join(dir, 'x'), name: 'a.pdf' })).toEqual({
      ok: true,
      type: 'PDF',
      mime: 'application/pdf',
    });
    await rm(dir, { recursive: true });
  });
});

describe('refused', () => {
  const macroType = 'application/vnd.ms-word.document.macroEnabled.main+xml';
  const macroList = (more = ''): string => make.contentTypes(make.WORD_MAIN, '/word/document.xml', more);

  it.each<Row>([
    ['nothing in it', () => Buffer.alloc(0), 'a.pdf', 'empty'],
    ['a zip', () => make.zipOf({ 'a.pdf': make.pdf() }), 'phu-luc.zip', 'archive'],
    ['an empty zip', () => make.zipOf({}), 'phu-luc.zip', 'archive'],
    ['a zip called docx', () => make.zipOf({ 'a.pdf': make.pdf() }), 'phu-luc.docx', 'archive'],
    ['a zip without a name', () => make.zipOf({ a: 'b' }), '', 'archive'],
    ['a rar', () => make.rar(), 'phu-luc.rar', 'archive'],
    ['a rar called pdf', () => make.rar(), 'phu-luc.pdf', 'archive'],
    ['a 7z', () => make.sevenZip(), 'phu-luc.7z', 'archive'],
    ['a gzip', () => make.gzip(), 'a.gz', 'archive'],
    ['a tar', () => make.tar(), 'a.tar', 'archive'],
    ['an archive known only by its name', () => Buffer.from('????'), 'a.iso', 'archive'],
    [
      'a zip that climbs out of its folder',
      async () =>
        Buffer.from((await make.zipOf({ 'aa/bb': 'x' })).toString('latin1').replaceAll('aa/bb', '../bb'), 'latin1'),
      'a.zip',
      'archive',
    ],

    [
      'a document with macros',
      () => make.docx({ '[Content_Types].xml': make.contentTypes(macroType), 'word/vbaProject.bin': 'x' }),
      'bieu-mau.docm',
      'macro',
    ],
    [
      'the same, renamed',
      () => make.docx({ '[Content_Types].xml': make.contentTypes(macroType), 'word/vbaProject.bin': 'x' }),
      'bieu-mau.docx',
      'macro',
    ],
    ['the same, its list changed too', () => make.docx({ 'word/vbaProject.bin': 'x' }), 'bieu-mau.docx', 'macro'],
    ['a workbook with macros, renamed', () => make.xlsx({ 'xl/vbaProject.bin': 'x' }), 'so-lieu.xlsx', 'macro'],
    [
      'a macro under another name',
      () => make.docx({ 'word/media/anh.bin': make.compoundFile('VBA', '_VBA_PROJECT') }),
      'a.docx',
      'macro',
    ],
    [
      'a macro declared by a default',
      () =>
        make.docx({
          '[Content_Types].xml': macroList(
            '<Default Extension="x" ContentType="application/vnd.ms-office.vbaProject"/>',
          ),
        }),
      'a.docx',
      'macro',
    ],
    [
      'a macro declared by a disguised type',
      () =>
        make.docx({
          '[Content_Types].xml': macroList(
            '<Default Extension="x" ContentType="application/vnd.ms-office.&#118;b&#x61;Project"/>',
          ),
        }),
      'a.docx',
      'macro',
    ],
    [
      'a macro declared by a relationship',
      () =>
        make.docx({
          'word/_rels/document.xml.rels':
            '<Relationships><Relationship Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="p"/></Relationships>',
        }),
      'a.docx',
      'macro',
    ],
    ['an old-style macro sheet', () => make.xlsx({ 'xl/macrosheets/sheet1.xml': '<x/>' }), 'a.xlsx', 'macro'],
    [
      'a document with macros inside a document',
      () => make.docx({ 'word/embeddings/Sheet1.xlsm': 'x' }),
      'a.docx',
      'macro',
    ],
    ['a clean document called docm', () => make.docx(), 'a.docm', 'macro'],

    [
      'a Word document with a password',
      () => make.compoundFile('EncryptionInfo', 'EncryptedPackage'),
      'a.docx',
      'locked',
    ],
    ['a zip part with a password', async () => lockParts(await make.docx()), 'a.docx', 'locked'],
    ['a PDF with a password', () => make.pdf({ trailer: '/Encrypt 9 0 R' }), 'a.pdf', 'locked'],
    [
      'a PDF with a password written out',
      () => make.pdf({ trailer: '/Encrypt<</Filter/Standard/V 2>>' }),
      'a.pdf',
      'locked',
    ],

    ['a program', () => make.exe(), 'cai-dat.exe', 'program'],
    ['a program called pdf', () => make.exe(), 'bao-cao.pdf', 'program'],
    ['a PDF called exe', () => make.pdf(), 'bao-cao.pdf.exe', 'program'],
    ['a PDF that only looks like one', () => make.pdf(), 'bao-cao\u202Efdp.exe', 'program'],
    ['a shell script', () => Buffer.from('#!/bin/sh\nrm -rf /'), 'a.pdf', 'program'],
    ['a batch file', () => Buffer.from('@echo off'), 'a.bat', 'program'],
    ['an ELF program', () => Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.alloc(100)]), 'a', 'program'],
    [
      'a shortcut',
      () => Buffer.concat([Buffer.from('4C0000000114020000000000', 'hex'), Buffer.alloc(100)]),
      'a.lnk',
      'program',
    ],
    ['a program inside a document', () => make.docx({ 'word/embeddings/a.bin': make.exe() }), 'a.docx', 'program'],
    ['an Android program', () => make.zipOf({ 'AndroidManifest.xml': 'x', 'classes.dex': 'x' }), 'a.apk', 'program'],

    [
      'an SVG',
      () => Buffer.from('<?xml version="1.0"?>\n<!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>'),
      'a.svg',
      'web',
    ],
    ['an SVG called png', () => Buffer.from('<svg onload="alert(1)"/>'), 'a.png', 'web'],
    ['a web page', () => Buffer.from('<!DOCTYPE html><html></html>'), 'a.html', 'web'],
    ['a web page called pdf that speaks of PDF', () => Buffer.from('<html><!-- %PDF-1.4 --></html>'), 'a.pdf', 'web'],
    ['a web page called xls', () => Buffer.from('\uFEFF<table><tr><td>1</td></tr></table>'), 'a.xls', 'web'],
    ['a web page in UTF-16', () => Buffer.from('\uFEFF<html></html>', 'utf16le'), 'a.docx', 'web'],

    [
      'an old Word document of nothing but names',
      () => make.compoundFile('Root Entry', 'WordDocument'),
      'a.doc',
      'damaged',
    ],
    [
      'an old Excel workbook of nothing but names',
      () => make.compoundFile('Root Entry', 'Workbook'),
      'a.xls',
      'damaged',
    ],
    ['RTF', () => Buffer.from('{\\rtf1 x}'), 'a.rtf', 'resave'],
    [
      'Word’s own XML',
      () => Buffer.from('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'),
      'a.xml',
      'resave',
    ],
    ['a CSV', () => Buffer.from('a;b\n1;2'), 'a.csv', 'resave'],

    ['a PDF called docx', () => make.pdf(), 'a.docx', 'mismatch'],
    ['a Word document called xlsx', () => make.docx(), 'a.xlsx', 'mismatch'],
    ['a picture called pdf', () => make.png(), 'a.pdf', 'mismatch'],
    ['a Word document called zip', () => make.docx(), 'a.zip', 'mismatch'],
    ['a film called png', () => make.isoMedia('isom'), 'a.png', 'mismatch'],

    ['text called pdf', () => Buffer.from('xin chào'), 'a.pdf', 'damaged'],
    ['a Word document cut short', async () => (await make.docx()).subarray(0, 400), 'a.docx', 'damaged'],
    [
      'a Word document with a part that lies about its size',
      async () => understate(await bigDocx()),
      'a.docx',
      'damaged',
    ],

    ['a bomb', () => bigDocx(), 'a.docx', 'unpacks'],
    ['a bomb of many parts', () => make.manyParts(5_001), 'a.docx', 'unpacks'],

    ['a film', () => make.isoMedia('isom'), 'a.mp4', 'film'],
    ['a picture of another kind', () => Buffer.from('GIF89a' + '\0'.repeat(100), 'latin1'), 'a.gif', 'picture'],
    ['an AVIF', () => make.isoMedia('avif'), 'a.avif', 'picture'],
    ['noise', () => Buffer.from([1, 2, 3, 4]), 'a', 'type'],
  ])('%s', async (_what, bytes, name, verdict) => {
    const judged = await judge(await bytes(), name);
    expect(judged.verdict).toBe(verdict);
    expect(judged.says).toMatch(/^Chưa nhận được \S/);
    expect(judged.says).not.toMatch(/[!{}]|bạn|vui lòng|lỗi \d/i);
  });

  it('a declared type can only make it stricter', async () => {
    expect((await judge(make.exe(), 'a.pdf', 'application/pdf')).verdict).toBe('program');
    expect((await judge(await make.docx(), 'a.docx', macroType)).verdict).toBe('macro');
  });

  it('in the words of the office', async () => {
    expect((await judge(make.rar(), 'phu-luc.rar')).says).toBe(
      'Chưa nhận được phu-luc.rar: Hệ thống không nhận tệp nén. Đề nghị gửi từng tệp PDF, DOCX, XLSX hoặc ảnh.',
    );
    expect((await judge(await make.docx({ 'word/vbaProject.bin': 'x' }), 'bieu-mau.docm')).says).toBe(
      'Chưa nhận được bieu-mau.docm: tệp có macro. Đề nghị lưu lại dạng DOCX hoặc PDF rồi gửi.',
    );
    expect((await judge(await make.xlsx({ 'xl/vbaProject.bin': 'x' }), 'b.xlsx')).says).toContain('dạng XLSX hoặc PDF');
    expect((await judge(make.pdf(), 'a.docx')).says).toContain('đuôi tên tệp là DOCX nhưng nội dung là PDF');
    expect((await judge(Buffer.from('{\\rtf1 x}'), 'a.rtf')).says).toContain('tệp dạng RTF');
  });
});

describe('what a name alone can tell', () => {
  const noise = () => Buffer.from([1, 2, 3, 4]);
  it.each<Row>([
    ['a document with macros', noise, 'a.docm', 'macro'],
    ['a workbook with macros', noise, 'a.xlsm', 'macro'],
    ['a file that is written to just now', noise, 'a.tmp', 'temporary'],
    ['a download', noise, 'a.crdownload', 'temporary'],
    ['what an open document leaves beside it', noise, '~$a.docx', 'temporary'],
    ['a document that only begins like that', () => make.docx(), '~$a.docx', 'DOCX'],
    ['a download that is whole', () => make.pdf(), 'a.tmp', 'PDF'],
    ['a bomb called zip', () => bigDocx(), 'a.zip', 'archive'],
    ['a film called mp4', () => make.isoMedia('isom'), 'a.mp4', 'film'],
    ['a film called doc', () => make.isoMedia('isom'), 'a.doc', 'mismatch'],
    ['a film of no name', () => make.isoMedia('isom'), '', 'film'],
    ['a bill', noise, 'a.xml', 'web'],
    ['a list', noise, 'a.csv', 'resave'],
    ['a drawing', noise, 'a.dwg', 'print'],
    ['nothing anybody knows', noise, 'a.abc', 'type'],
    ['a document that is none', noise, 'a.doc', 'damaged'],
  ])('%s', async (_what, bytes, name, verdict) => {
    expect((await judge(await bytes(), name)).verdict).toBe(verdict);
  });

  it.each<[name: string, bytes: () => Buffer | Promise<Buffer>, format: string]>([
    ['a.docm', () => noise(), 'DOCX'],
    ['a.dotm', () => noise(), 'DOCX'],
    ['a.xlsm', () => noise(), 'XLSX'],
    ['a.xlam', () => noise(), 'XLSX'],
    ['a.pptm', () => noise(), 'PPTX'],
    ['a.ppam', () => noise(), 'PPTX'],
    // Of what is in it, when that is a document with macros or could be one.
    ['a.xlsm', () => make.docx(), 'DOCX'],
    ['a.docm', () => make.xlsx(), 'XLSX'],
    ['a.pptm', () => make.pdf(), 'PPTX'],
    ['a.xltm', () => make.png(), 'XLSX'],
  ])('%s: as what it is to be saved again (%#)', async (name, bytes, format) => {
    const { verdict, says } = await judge(await bytes(), name);
    expect(verdict).toBe('macro');
    expect(says).toContain(`dạng ${format} hoặc PDF`);
  });

  it('names a kind by its content, else by its ending, else not at all', async () => {
    expect((await judge(Buffer.from('BM'.padEnd(60, '\0'), 'latin1'), 'anh.jpg')).says).toContain('BMP');
    expect((await judge(noise(), 'so-lieu.csv')).says).toContain('CSV');
    const template = {
      '[Content_Types].xml': make.contentTypes(make.WORD_MAIN.replace('document.main', 'template.main')),
    };
    expect((await judge(await make.docx(template), 'mau.dotx')).says).toContain('DOTX');
    expect((await judge(await make.docx(template), '')).says).toContain('tệp dạng ?');
  });

  it('and how heavy a file may be', () => {
    expect(MAX_DOCUMENT_BYTES).toBe(20_971_520);
  });
});

describe('whatever is sent', () => {
  let seeds: Buffer[] = [];
  beforeAll(async () => {
    seeds = [make.pdf(), make.png(), await make.docx(), await make.xlsx(), make.compoundFile('Workbook'), make.rar()];
  });

  it('gets a verdict: any bytes under any name', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        async (bytes, name) => {
          await judge(Buffer.from(bytes), name);
        },
      ),
    );
  });

  it('gets a verdict: real files with bytes changed or cut off', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(5),
        fc.array(fc.tuple(fc.nat(3000), fc.nat(255)), { maxLength: 6 }),
        fc.nat(3000),
        async (which, changes, length) => {
          const bytes = Buffer.from(seeds[which]!).subarray(0, Math.max(1, length));
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          await judge(bytes, 'a.docx');
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** 60 MB of nothing in a few kilobytes. */
function bigDocx(): Promise<Buffer> {
  return make.docx({ 'word/media/x.bmp': Buffer.alloc(60 * 1024 * 1024) });
}

/** Sets the flag «this part has a password» everywhere. */
function lockParts(zip: Buffer): Buffer {
  return editDirectory(zip, (entry) => entry.writeUInt16LE(entry.readUInt16LE(8) | 1, 8));
}

/** Makes the bomb's directory say that it is small. */
function understate(zip: Buffer): Buffer {
  return editDirectory(zip, (entry) => {
    if (entry.readUInt32LE(24) > 1_000_000) entry.writeUInt32LE(1000, 24);
  });
}

function editDirectory(zip: Buffer, edit: (entry: Buffer) => void): Buffer {
  const signature = Buffer.from('504B0102', 'hex');
  for (let at = zip.indexOf(signature); at >= 0; at = zip.indexOf(signature, at + 4)) edit(zip.subarray(at));
  return zip;
}
