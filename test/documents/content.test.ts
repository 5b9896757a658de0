// What bytes are, at the edges: how far is looked, which word counts where, and what an Office document may hold.
import { describe, expect, it } from 'vitest';
import { checkDocument, MAX_DOCUMENT_BYTES } from '../../src/documents/checks.js';
import { readContent } from '../../src/documents/content.js';
import { cleanName } from '../../src/documents/names.js';
import { webp } from './real-files.js';
import * as make from './samples.js';

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const kindOf = async (bytes: Buffer): Promise<string> => {
  const content = await readContent(bytes);
  const { kind } = content;
  if (kind === 'ACCEPTED') return content.type;
  if (kind === 'MACRO') return `MACRO ${content.saveAs}`;
  if (kind === 'ACTIVE') return `ACTIVE ${content.what}`;
  return 'format' in content && content.format ? `${kind} ${content.format}` : kind;
};

describe('beginnings', () => {
  it.each<[string, Buffer, string]>([
    ['one byte', ascii('x'), 'OTHER'],
    ['nothing', Buffer.alloc(0), 'EMPTY'],
    ['a PDF too far in', ascii(`${'\u0001'.repeat(1020)}%PDF-1.4`), 'OTHER'],
    ['an empty zip', ascii('PK\x05\x06'), 'DAMAGED'],
    ['a zip in parts', ascii('PK\x07\x08'), 'DAMAGED'],
    ['nearly a zip', ascii('PK\x01\x02'), 'OTHER'],
    ['a password before what is inside', make.compoundFile('EncryptedPackage', 'WordDocument'), 'LOCKED'],
    ['RTF', ascii('{\\rtf1'), 'RESAVE RTF'],
    ['a 7z', make.sevenZip(), 'ARCHIVE 7Z'],
    ['a tar', make.tar(), 'ARCHIVE TAR'],
    ['a Java class', Buffer.from('CAFEBABE00000037', 'hex'), 'PROGRAM CLASS'],
    ['a picture of another kind', ascii('GIF89a' + '\0'.repeat(50)), 'PICTURE GIF'],
    ['a script', ascii('#!/bin/sh'), 'PROGRAM'],
    ['a WebP', webp(), 'WEBP'],
    ['a sound', ascii('RIFF\x24\0\0\0WAVEfmt '.padEnd(60, '\0')), 'FILM WAV'],
    ['a word that a WebP has, elsewhere', ascii('RIFX\x24\0\0\0WEBPVP8 '.padEnd(60, '\0')), 'OTHER'],
    ['a program', make.exe(), 'PROGRAM EXE'],
  ])('%s', async (_what, bytes, kind) => expect(await kindOf(bytes)).toBe(kind));
});

describe('text', () => {
  it.each<[string, string, string]>([
    ['a page', '<html>', 'WEB HTML'],
    ['a page behind a comment and blanks', ' \n<!-- x --> <body>', 'WEB HTML'],
    ['a picture of lines', '<svg>', 'WEB SVG'],
    ['one with its own prefix', '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "x"><a:svg>', 'WEB SVG'],
    ['a page saved by a browser', 'From: <Saved by Blink>', 'WEB MHTML'],
    ['Excel’s own XML', '<?xml version="1.0"?><x xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', 'RESAVE XML'],
    ['an open document in one piece', '<?xml version="1.0"?><office:document office:version="1.2"/>', 'RESAVE XML'],
    ['a page that speaks of one', '<html><office:document/>', 'WEB HTML'],
    ['text that speaks of it', 'x <?mso-application progid="Word.Document"?>', 'OTHER'],
    ['XML of anything else', '<?xml version="1.0"?><a/>', 'OTHER XML'],
    ['a word that begins like one', '<header>', 'OTHER'],
    ['plain', 'xin chào', 'OTHER'],
  ])('%s', async (_what, text, kind) => {
    expect(await kindOf(Buffer.from(text))).toBe(kind);
  });

  it('in UTF-16 is read only behind its mark', async () => {
    expect(await kindOf(Buffer.from('\uFEFF<html>', 'utf16le'))).toBe('WEB HTML');
    expect(await kindOf(Buffer.from('<html>', 'utf16le'))).not.toBe('WEB HTML');
    const marked = (...mark: number[]) => kindOf(Buffer.concat([Buffer.from(mark), Buffer.from('<html>', 'utf16le')]));
    expect(await marked(0xff, 0xfd)).not.toBe('WEB HTML');
    expect(await marked(0xfd, 0xfe)).not.toBe('WEB HTML');
  });

  it('is looked for at the beginning only', async () => {
    expect(await kindOf(Buffer.from(`<!--${'x'.repeat(4050)}--><html>`))).toBe('WEB HTML');
    expect(await kindOf(Buffer.from(`<!--${'x'.repeat(4100)}--><html>`))).toBe('OTHER');
  });
});

describe('a letter', () => {
  const headers = (...lines: string[]) => Buffer.from([...lines, '', 'x'].join('\r\n'));
  const many = (count: number) => Array.from({ length: count }, (_, n) => `X-${n}: y`);
  it.each<[what: string, bytes: Buffer, kind: string]>([
    ['of two headers', headers('From: a', 'Subject: b'), 'MAIL EML'],
    ['of two headers and nothing else', Buffer.from('From: a\nSubject: b'), 'MAIL EML'],
    ['with a header that goes on', headers('Subject: a', ' b', '\tc', 'From: d'), 'MAIL EML'],
    ['with a header nobody knows', headers('From: a', 'Foo-Bar2: b'), 'MAIL EML'],
    ['that begins with a header nobody knows', headers('Foo: a', 'From: b'), 'OTHER'],
    ['out of a box of letters', headers('From lan Mon Sep 4', 'Subject: b'), 'MAIL EML'],
    ['with words behind its headers', Buffer.from('From: a\nTo: b\n\nno header'), 'MAIL EML'],
    ['with words among its headers', headers('From: a', 'no header', 'To: b'), 'OTHER'],
    ['with words behind many headers', headers('From: a', ...many(11), 'no header'), 'MAIL EML'],
    ['with words as its twelfth line', headers('From: a', ...many(10), 'no header'), 'OTHER'],
    ['of one header', headers('From: a'), 'OTHER'],
    ['of headers that say neither from whom nor what about', headers('To: a', 'Reply-To: b'), 'OTHER'],
    ['only its day', headers('To: a', 'Date: b'), 'MAIL EML'],
    ['saved as a page', headers('MIME-Version: 1.0', 'Content-Type: multipart/related'), 'WEB MHTML'],
    ['that begins with its version', headers('MIME-Version: 1.0', 'Subject: b'), 'MAIL EML'],
    ['with parts that belong together', headers('Subject: b', 'Content-Type: multipart/related'), 'MAIL EML'],
  ])('%s', async (_what, bytes, kind) => {
    expect(await kindOf(bytes)).toBe(kind);
  });

  it.each(['heic', 'heix', 'hevc', 'mif1', 'msf1'])('but a picture of brand %s is one', async (brand) => {
    expect(await kindOf(make.heic(brand))).toBe('HEIC');
  });
  it.each([
    ['ogg', Buffer.concat([Buffer.from('OggS'), Buffer.alloc(60)]), 'FILM'],
    ['mp4', make.isoMedia('isom'), 'FILM'],
    ['jp2', Buffer.from(`0000000C6A5020200D0A870A00000014667479706A703220${'00'.repeat(40)}`, 'hex'), 'PICTURE'],
    ['heic of no brand anybody knows', make.isoMedia('heXX'), 'FILM'],
  ])('and %s is none', async (_what, bytes, kind) => {
    expect((await kindOf(bytes)).split(' ')[0]).toBe(kind);
  });
});

describe('an Office document', () => {
  const word = (type: string) => make.docx({ '[Content_Types].xml': make.contentTypes(type) });
  const open = 'application/vnd.openxmlformats-officedocument.';
  it.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ['of Word', () => make.docx(), 'DOCX'],
    ['of Excel', () => make.xlsx(), 'XLSX'],
    ['a presentation', () => word(`${open}presentationml.presentation.main+xml`), 'PPTX'],
    ['a Word template', () => word(`${open}wordprocessingml.template.main+xml`), 'RESAVE'],
    ['an Excel template', () => word(`${open}spreadsheetml.template.main+xml`), 'RESAVE'],
    ['a binary workbook', () => word('application/vnd.ms-excel.sheet.binary.macroEnabled.main'), 'RESAVE'],
    ['of nobody', () => word('application/x'), 'ARCHIVE ZIP'],
    ['a Word macro', () => make.docx({ 'word/vbaProject.bin': 'x' }), 'MACRO DOCX'],
    ['an Excel macro', () => make.xlsx({ 'xl/vbaProject.bin': 'x' }), 'MACRO XLSX'],
    ['a folder named like a macro', () => make.docx({ 'word/vbaproject-x/': '' }), 'DOCX'],
    ['a macro beside a program', () => make.docx({ 'a.bin': make.exe(), 'word/vbaProject.bin': 'x' }), 'MACRO DOCX'],
    ['a program inside', () => make.docx({ 'a.bin': make.exe() }), 'PROGRAM EXE'],
    ['a program of Linux inside', () => make.docx({ a: ascii(`\x7fELF${'\0'.repeat(80)}`) }), 'PROGRAM EXE'],
    ['two letters of a program inside', () => make.docx({ a: 'MZ' }), 'DOCX'],
    ['an ODF', () => make.zipOf({ mimetype: 'x', 'content.xml': 'x' }), 'RESAVE ODF'],
    ['half an ODF', () => make.zipOf({ mimetype: 'x' }), 'ARCHIVE ZIP'],
    ['the other half', () => make.zipOf({ 'content.xml': 'x' }), 'ARCHIVE ZIP'],
    ['an Android program', () => make.zipOf({ 'AndroidManifest.xml': 'x' }), 'PROGRAM APK'],
    ['a Java program', () => make.zipOf({ 'META-INF/MANIFEST.MF': 'x' }), 'PROGRAM APK'],
    ['of 5,000 parts without a list', () => make.manyParts(5000), 'ARCHIVE ZIP'],
    ['of 5,001 parts', () => make.manyParts(5001), 'BOMB'],
    ['that grows to 11 MB from little', () => make.docx({ a: Buffer.alloc(11 * 1024 * 1024) }), 'BOMB'],
    ['that grows to 9 MB from little', () => make.docx({ a: Buffer.alloc(9 * 1024 * 1024) }), 'DOCX'],
  ])('%s', async (_what, bytes, kind) => expect(await kindOf(await bytes())).toBe(kind));

  it('hides no macro in the letters of its list, whichever they are', async () => {
    const list = make.contentTypes(make.WORD_MAIN, '/word/document.xml', '<Default ContentType="x.vbaProject"/>');
    const plain = make.contentTypes(make.WORD_MAIN);
    const of = (bytes: Buffer) => make.docx({ '[Content_Types].xml': bytes });
    const big = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
    expect(await kindOf(await of(Buffer.from(`\uFEFF${list}`, 'utf16le')))).toBe('MACRO DOCX');
    expect(await kindOf(await of(big(list)))).toBe('MACRO DOCX');
    expect(await kindOf(await of(Buffer.from(`\uFEFF${plain}`, 'utf16le')))).toBe('DOCX');
    expect(await kindOf(await of(big(plain)))).toBe('DOCX');
    for (const hidden of ['&#118;baProject', '&#x76;baProject', '&#X76;baProject'])
      expect(await kindOf(await of(Buffer.from(list.replace('vbaProject', hidden))))).toBe('MACRO DOCX');
    expect(await kindOf(await of(Buffer.from(list.replace('vbaProject', '&#x110000;'))))).toBe('DOCX');
  });

  it('is not trusted when its list is too long, or two parts have one name', async () => {
    const padded = (length: number) => make.contentTypes(make.WORD_MAIN, '/word/document.xml', ' '.repeat(length));
    expect(await kindOf(await make.docx({ '[Content_Types].xml': padded(1_900_000) }))).toBe('DOCX');
    expect(await kindOf(await make.docx({ '[Content_Types].xml': padded(2_200_000) }))).toBe('DAMAGED');
    const twice = (await make.docx({ 'word/aa': '1', 'word/bb': '2' }))
      .toString('latin1')
      .replaceAll('word/bb', 'word/aa');
    expect(await kindOf(ascii(twice))).toBe('DAMAGED');
  });

  it('shows a macro across the seam of two chunks', async () => {
    const mark = Buffer.from('_VBA_PROJECT', 'utf16le');
    const head = Buffer.from('D0CF11E0A1B11AE1', 'hex');
    for (const before of [16_370, 16_384 - 8, 65_536 - 8 - 12, 200_000])
      expect(await kindOf(await make.docx({ a: Buffer.concat([head, Buffer.alloc(before, 1), mark]) }))).toBe(
        'MACRO DOCX',
      );
    expect(await kindOf(await make.docx({ a: Buffer.concat([Buffer.alloc(100), mark]) }))).toBe('DOCX');
  });
});

describe('a name', () => {
  it('of 120 signs stays, of 121 is cut in front of its ending', () => {
    const long = (count: number) => `${'đ'.repeat(count - 4)}.pdf`;
    expect(cleanName(long(120))).toBe(long(120));
    expect(cleanName(long(121))).toBe(`${'đ'.repeat(115)}….pdf`);
    expect(cleanName('đ'.repeat(121))).toBe(`${'đ'.repeat(119)}…`);
  });

  it.each<[string, string, string, Record<string, string>]>([
    ['a.xlsm', 'noise', 'macro', { format: 'XLSX' }],
    ['a.docm', 'noise', 'macro', { format: 'DOCX' }],
    ['a.exe', 'noise', 'program', {}],
    ['a.zip', 'noise', 'archive', {}],
    ['a.html', 'noise', 'web', {}],
    ['a.pdf', 'noise', 'damaged', {}],
    ['a.docm', 'pdf', 'macro', { format: 'DOCX' }],
    ['a.xlsm', 'xlsx', 'macro', { format: 'XLSX' }],
    ['a.bat', 'pdf', 'program', {}],
    ['a.zip', 'pdf', 'mismatch', { named: 'ZIP', actual: 'PDF' }],
    ['a.svg', 'pdf', 'mismatch', { named: 'SVG', actual: 'PDF' }],
    ['a.doc', 'pdf', 'mismatch', { named: 'DOC', actual: 'PDF' }],
    ['a.mp4', 'pdf', 'mismatch', { named: 'MP4', actual: 'PDF' }],
    ['a.docx', 'template', 'resave', { format: 'DOCX' }],
    ['', 'template', 'resave', { format: '?' }],
    ['a.docx', 'damaged', 'damaged', {}],
    ['a.xlsx', 'bomb', 'unpacks', {}],
  ])('%s over %s is refused as %s', async (name, what, key, args) => {
    const template = make.contentTypes(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml',
    );
    const bytes: Record<string, Buffer> = {
      ...{ noise: Buffer.from([1, 2, 3, 4]), gif: ascii(`GIF89a${'\0'.repeat(50)}`), pdf: make.pdf() },
      ...{ xlsx: await make.xlsx(), template: await make.docx({ '[Content_Types].xml': template }) },
      ...{ damaged: ascii('PK\x03\x04'), bomb: make.manyParts(5001) },
    };
    const check = await checkDocument({ bytes: bytes[what]!, name });
    expect(check).toMatchObject({ ok: false, refusal: { refusal: `documents-refused-${key}`, args } });
  });

  it('of a picture is believed of any picture, and of nothing else', async () => {
    for (const [bytes, type] of [
      [make.png(), 'PNG'],
      [make.jpg(), 'JPG'],
    ] as const)
      for (const ending of ['png', 'jpg', 'heic', 'jfif'])
        expect(await checkDocument({ bytes, name: `a.${ending}` })).toMatchObject({ ok: true, type });
    expect(await checkDocument({ bytes: make.png(), name: 'a.pdf' })).toMatchObject({ ok: false });
    expect(await checkDocument({ bytes: make.pdf(), name: 'a.png' })).toMatchObject({ ok: false });
    expect(await checkDocument({ bytes: make.pdf() })).toMatchObject({ ok: true, type: 'PDF' });
  });

  it('stands over at most 20 MB', () => expect(MAX_DOCUMENT_BYTES).toBe(20_971_520));
});
