// PDFs: those that do not open, those that would act by themselves however that is hidden, those with a lock.
import { afterAll, describe, expect, it } from 'vitest';
import { judge, tried } from './paper-judge.js';
import * as real from './real-pdf.js';
import * as make from './samples.js';

describe('a PDF that does not open', () => {
  it.each([
    ['only a header', Buffer.from('%PDF-1.4\n')],
    ['no pages', real.pdf({ pages: 0 })],
    ['no pages in its packed objects', real.pdf({ pages: 0, packed: true })],
    ['no trailer', real.pdf({ without: 'trailer' })],
    ['no trailer, packed', real.pdf({ without: 'trailer', packed: true })],
    ['no end', real.pdf({ without: 'end' })],
    ['a trailer that leads nowhere', Buffer.from('%PDF-1.4\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF')],
    ['a page that is not there', real.pdf({ pages: 0, objects: { 2: '<</Type/Pages/Kids[77 0 R]/Count 1>>' } })],
    ['pages in a circle', real.pdf({ pages: 0, objects: { 2: '<</Type/Pages/Kids[2 0 R]/Count 1>>' } })],
    [
      'an update cut off in its middle',
      Buffer.concat([real.pdf(), Buffer.from('10 0 obj<</Type/Page>>endobj\n2 0 obj<</Type/Pages/Kids[3 0')]),
    ],
    [
      'made for the web and cut short',
      Buffer.concat([Buffer.from('%PDF-1.5\n1 0 obj<</Linearized 1/L 90000/H[1 2]>>endobj\n'), real.pdf().subarray(9)]),
    ],
    [
      'packed objects that do not unpack',
      Buffer.from(real.pdf({ packed: true }).toString('latin1').replace('/FlateDecode', '/LZWDecode '), 'latin1'),
    ],
  ])('%s', async (_what, bytes) => {
    expect(await judge(bytes, 'a.pdf')).toBe('damaged');
  });

  it('a header nobody finds', async () => {
    expect(['damaged', 'type']).toContain(await judge(real.pdf({ without: 'header' }), 'a.pdf'));
  });
});

const DANGERS: Record<string, { verdict: string; action: string; more?: Record<number, string> }> = {
  script: { verdict: 'active-script', action: '<</S/JavaScript/JS(app.alert\\(1\\))>>' },
  'a script in a stream of its own': { verdict: 'active-script', action: '<</S/JavaScript/JS 11 0 R>>' },
  'a script with escaped names': { verdict: 'active-script', action: '<</#53/J#61v#61Script/J#53(x)>>' },
  'a kind that stands elsewhere': { verdict: 'active-script', action: '<</S 11 0 R>>', more: { 11: '/JavaScript' } },
  'a doubled key': { verdict: 'active-script', action: '<</S/URI/S/JavaScript/URI(x)>>' },
  'a script after comments': { verdict: 'active-script', action: '<</S % (\n/JavaScript % )\n/JS (x)>>' },
  'a script behind others': { verdict: 'active-script', action: '<</S/URI/URI(x)/Next[<</S/JavaScript/JS<61>>>]>>' },
  launch: { verdict: 'active-launch', action: '<</S/Launch/F(cmd.exe)>>' },
  'launch with escaped names': { verdict: 'active-launch', action: '<</Type/Action/S/#4caunc#68/Win<</F(c)>>>>' },
  'a way into another file': { verdict: 'active-launch', action: '<</S/GoToR/F(b.pdf)/D[0/Fit]>>' },
  'data sent elsewhere': { verdict: 'active-submit', action: '<</S/SubmitForm/F(http://a/)/Flags 4>>' },
  'a form of its own': { verdict: 'active-form', action: '<</Fields[]/XFA[(template) 11 0 R]>>' },
  'a form of its own in one piece': { verdict: 'active-form', action: '<</Fields[]/XFA 11 0 R>>' },
  'a way into a file inside': { verdict: 'active-files', action: '<</S/GoToE/T<</R/C/N(a)>>>>' },
  'an embedded file': { verdict: 'active-files', action: '<</Type/Filespec/F(a.exe)/EF<</F 11 0 R>>>>' },
  'a file as a note': { verdict: 'active-files', action: '<</Type/Annot/Subtype/FileAttachment/FS 11 0 R>>' },
  'a film with scripts': { verdict: 'active-files', action: '<</Type/Annot/Subtype/RichMedia>>' },
  'a tree of files': {
    verdict: 'active-files',
    action: '<</EmbeddedFiles 11 0 R>>',
    more: { 11: '<</Names[(a) 12 0 R]>>' },
  },
  'a model whose script runs when it is shown': {
    verdict: 'active-script',
    action: '<</Type/3D/Subtype/U3D/OnInstantiate 11 0 R>>',
  },
  'a link that is a script': { verdict: 'active-script', action: '<</S/URI/URI(java\\163cript:app.alert\\(1\\))>>' },
  'a link that is a script, in signs of its own': {
    verdict: 'active-script',
    action: '<</S/URI/URI<6a617661736372697074 3a61>>>',
  },
  'a link that is a script, elsewhere': {
    verdict: 'active-script',
    action: '<</S/URI/URI 11 0 R>>',
    more: { 11: '(javascript:a\\(\\))' },
  },
  'a link to a program': { verdict: 'active-launch', action: '<</S/URI/URI(file:///c:/windows/system32/cmd.exe)>>' },
  'data taken from elsewhere': { verdict: 'active-launch', action: '<</S/ImportData/F(a.fdf)>>' },
  'an article in another file': { verdict: 'active-launch', action: '<</S/Thread/F(b.pdf)/D 0>>' },
  'an article in another file, of a doubled key': { verdict: 'active-launch', action: '<</S/Thread/S/GoTo/F(b.pdf)>>' },
  'a film beside it': {
    verdict: 'active-launch',
    action: '<</S/Rendition/OP 0/R<</S/MR/C<</S/MCD/D(b.mp4)/CT(video/mp4)>>>>>>',
  },
  'a film beside it, said elsewhere': {
    verdict: 'active-launch',
    action: '<</S/Rendition/R<</S/MR/C<</S/MCD/D 11 0 R>>>>>>',
    more: { 11: '<</Type/Filespec/F(b.mp4)>>' },
  },
  'a film of before': { verdict: 'active-launch', action: '<</Subtype/Movie/Movie<</F(b.avi)>>>>' },
  'a film that begins': { verdict: 'active-launch', action: '<</S/Movie/Operation/Play>>' },
  'a tree of scripts': { verdict: 'active-script', action: '<</JavaScript<</Kids[12 0 R]>>>>' },
};

const HIDDEN: Record<string, (action: string, more: Record<number, string>) => Buffer> = {
  'in the catalogue': (action, more) => real.pdf({ catalog: `/OpenAction ${action}`, objects: more }),
  'in an object of its own': (action, more) => real.pdf({ objects: { 10: action, ...more } }),
  packed: (action, more) => real.pdf({ packed: true, objects: { 10: action, ...more } }),
  'packed three times': (action, more) =>
    real.pdf({
      packed: true,
      filters: ['ASCII85Decode', 'ASCIIHexDecode', 'FlateDecode'],
      objects: { 10: action, ...more },
    }),
  'packed another way': (action, more) =>
    real.pdf({ packed: true, filters: ['LZWDecode', 'RunLengthDecode'], objects: { 10: action, ...more } }),
  'packed and restricted': (action, more) =>
    real.pdf({ packed: true, lock: { kind: 'RC4-128', user: '' }, objects: { 10: action, ...more } }),
  'packed and restricted anew': (action, more) =>
    real.pdf({ packed: true, lock: { kind: 'AES-256', user: '' }, objects: { 10: action, ...more } }),
};

describe('a PDF that would act by itself', () => {
  it.each(
    Object.entries(DANGERS).flatMap(([what, danger]) =>
      Object.entries(HIDDEN).map(([how, hide]) => [what, how, danger, hide] as const),
    ),
  )('%s, %s', async (_what, _how, { verdict, action, more = {} }, hide) => {
    expect(await judge(hide(action, more), 'a.pdf')).toBe(verdict);
  });

  const hexOf = (text: string) => Buffer.from(text, 'latin1').toString('hex');
  it.each<[string, (address: string) => string]>([
    ['lines that go on', (address) => `(${'\\\n'.repeat(210)}${address})`],
    ['lines that go on for long', (address) => `(${'\\\r\n'.repeat(50_000)}${address})`],
    ['blanks in numbers', (address) => `(${'\\040'.repeat(300)}${address})`],
    ['blanks between digits', (address) => `<${' '.repeat(410)}${hexOf(address)}>`],
    ['blanks in digits', (address) => `<${'20'.repeat(5_000)}${hexOf(address)}>`],
    ['a mark of its encoding', (address) => `<efbbbf${hexOf(address)}>`],
  ])('behind %s', async (_what, written) => {
    const link = (address: string) =>
      judge(real.pdf({ objects: { 10: `<</S/URI/URI${written(address)}>>` } }), 'a.pdf');
    expect(await link('javascript:app.alert\\(1\\)')).toBe('active-script');
    expect(await link('file:///c:/windows/system32/cmd.exe')).toBe('active-launch');
    expect(await link('https://a.vn/javascript:x')).toBe('PDF');
  });

  /** An object stream of one object, whose list says that another one begins within it. */
  const cutIn = (object: string, at: number): Buffer => {
    const list = `10 0 11 ${at} `;
    return Buffer.concat([
      Buffer.from(
        `%PDF-1.5\n8 0 obj<</Type/ObjStm/N 2/First ${list.length}>>stream\n${list}${object}\nendstream endobj\n`,
      ),
      real.pdf().subarray(9),
    ]);
  };
  it('in a packed object, wherever the list says that the next one begins', async () => {
    for (const [object, verdict] of [
      ['<</S/JavaScript/JS(app.alert\\(1\\))>>', 'active-script'],
      ['[ <</S/Launch/F(cmd.exe)>> ]', 'active-launch'],
      ['/JavaScript ', 'active-script'],
      ['(javascript:x)', 'active-script'],
      ['<</S/GoTo/D[100 0 R/Fit]>> (b)', 'PDF'],
    ] as const)
      for (let at = 1; at < object.length; at++)
        expect([at, await judge(cutIn(object, at), 'a.pdf')]).toEqual([at, verdict]);
  });

  it('in an object that no table leads to, inside another one’s data', async () => {
    const hidden = 'x 99 0 obj<</S/Launch/F(a)>>endobj x';
    const bytes = make.pdf({ stream: hidden });
    expect(await judge(bytes, 'a.pdf')).toBe('active-launch');
  });

  it.each<[string, string, Record<number, string>]>([
    ['when it opens', '/OpenAction<</S/URI/URI(http://a/b)>>', {}],
    ['when it opens, elsewhere', '/OpenAction 10 0 R', { 10: '<</S/URI/URI(http://a/b)>>' }],
    [
      'after going to a page',
      '/OpenAction<</S/GoTo/D[100 0 R/Fit]/Next 10 0 R>>',
      { 10: '[11 0 R]', 11: '<</S/URI/URI 12 0 R>>' },
    ],
    ['when it is closed', '/AA<</WC<</S/URI/URI(http://a/b)>>>>', {}],
    ['when it is closed, elsewhere', '/AA 10 0 R', { 10: '<</WC 11 0 R>>', 11: '<</S/URI/URI(http://a/b)>>' }],
  ])('opens an address nobody clicked on, %s', async (_what, catalog, objects) => {
    for (const packed of [false, true])
      expect(await judge(real.pdf({ catalog, objects, packed }), 'a.pdf')).toBe('active-launch');
  });

  it('but a link somebody clicks on, and one that does nothing, are no reason', async () => {
    for (const address of [
      'http://a/b',
      'https://a/?u=javascript:x',
      'mailto:a@b',
      'javascript:void(0);',
      'javascript:;',
      'www.file.vn',
    ]) {
      const said = address.replaceAll(/[()]/g, '\\$&');
      const link = `<</Type/Annot/Subtype/Link/A<</S/URI/URI(${said})>>>>`;
      for (const packed of [false, true])
        expect(
          await judge(
            real.pdf({ objects: { 10: link, 11: '<</Subtype/Widget/AA<</U<</S/URI/URI(http://a)>>>>>>' }, packed }),
            'a.pdf',
          ),
        ).toBe('PDF');
    }
  });

  it.each([
    ['data in another file', '/F(b.bin)', 'active-launch'],
    ['data in another file, more said about it', '/F<</F(b.bin)>>/FFilter/FlateDecode', 'active-launch'],
    ['a sound in another file', '/Type/Sound/R 8000/F 12 0 R', 'active-launch'],
    ['a page of another file', '/Subtype/Form/Ref<</F(b.pdf)/Page 0>>', 'active-launch'],
    ['a sound of its own', '/Type/Sound/R 8000', 'PDF'],
    ['a filter in short', '/F/Fl', 'PDF'],
    ['no other file', '/F null/Subtype/Form', 'PDF'],
  ])('shows %s', async (_what, said, verdict) => {
    expect(await judge(real.pdf({ objects: { 10: `<<${said}/Length 1>>stream\nx\nendstream` } }), 'a.pdf')).toBe(
      verdict,
    );
  });

  it('but an article, a film in it by name only, and a field of a form are no reason', async () => {
    for (const object of [
      '<</S/Thread/D 0>>',
      '<</Type/Thread/F 11 0 R/I<</Title(a)>>>>',
      '<</S/MCD/N(a)>>',
      '<</Type/StructElem/S/P/Ref[11 0 R]>>',
      '<</Subtype/Widget/F 4/T(F)>>',
    ])
      for (const packed of [false, true])
        expect([object, await judge(real.pdf({ objects: { 10: object }, packed }), 'a.pdf')]).toEqual([object, 'PDF']);
  });

  it.each<[string, () => Buffer]>([
    ['one object without end', () => Buffer.alloc(18_000_000, '5 0 obj ')],
    [
      'tiny objects without end',
      () => Buffer.from(Array.from({ length: 900_000 }, (_, n) => `${n + 20} 0 obj<<>>endobj\n`).join('')),
    ],
  ])('%s is refused before all of it is read', async (_what, objects) => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.4\n'), objects(), real.pdf().subarray(9)]);
    expect(await judge(bytes, 'a.pdf')).toBe('unpacks');
  });

  it('but words about such things, empty trees, links and forms are no reason', async () => {
    for (const catalog of [
      '/Lang(/JavaScript /JS \\(x\\) /Launch)',
      '/Names<</JavaScript<</Names[]>>/EmbeddedFiles<</Names[]>>>>',
      '/Names<</JavaScript 11 0 R/Dests 12 0 R>>',
      '/OpenAction[100 0 R/Fit]',
      '/OpenAction<</S/GoTo/D[100 0 R/Fit]>>',
      '/AcroForm<</Fields[]/SigFlags 3>>',
      '/AA<<>>',
      '/PageLayout/OneColumn %/JS(x)\n',
    ]) {
      const objects = { 10: '<</S/URI/URI(http://a/JavaScript)>>', 11: '<</Names[]>>', 12: '<</Names[(a) 100 0 R]>>' };
      for (const packed of [false, true])
        expect(await judge(real.pdf({ catalog, objects, packed }), 'a.pdf')).toBe('PDF');
    }
  });
});

describe('a PDF with a lock', () => {
  const kinds: real.Lock[] = ['RC4-40', 'RC4-128', 'AES-128', 'AES-256'];
  it.each(kinds.flatMap((kind) => [false, true].map((packed) => [kind, packed] as const)))(
    '%s that only restricts printing is accepted, one that asks for a password refused (packed: %s)',
    async (kind, packed) => {
      expect(await judge(real.pdf({ packed, lock: { kind, user: '' } }), 'a.pdf')).toBe('PDF');
      expect(await judge(real.pdf({ packed, lock: { kind, user: 'bi mat' } }), 'a.pdf')).toBe('locked');
      expect(await judge(real.pdf({ packed, pages: 0, lock: { kind, user: '' } }), 'a.pdf')).toBe('damaged');
    },
  );

  it.each(kinds.flatMap((kind) => [false, true].map((packed) => [kind, packed] as const)))(
    '%s hides no address that acts: what it leads to is read unlocked (packed: %s)',
    async (kind, packed) => {
      const lock = { kind, user: '' };
      const link = (address: string) => judge(real.pdf({ packed, lock, links: ['https://a.vn', address] }), 'a.pdf');
      expect(await link('https://hanoi.gov.vn/cai-cach-hanh-chinh')).toBe('PDF');
      expect(await link('javascript:app.alert(1)')).toBe('active-script');
      expect(await link('file:///c:/windows/system32/calc.exe')).toBe('active-launch');
    },
  );

  it('and another one, which programs may take for it, is refused', async () => {
    const file = (link = 'https://a.vn') => real.pdf({ lock: { kind: 'RC4-40', user: '' }, links: [link] });
    const and = (text: string, bytes = file()) => judge(Buffer.concat([bytes, Buffer.from(text, 'latin1')]), 'a.pdf');
    const other = /6 0 obj(<<[^]*?>>)endobj/.exec(
      real.pdf({ lock: { kind: 'AES-128', user: '' } }).toString('latin1'),
    )![1]!;
    const end = '\nstartxref\n0\n%%EOF\n';
    const script = file('javascript:app.alert(1)');
    expect(await and('')).toBe('PDF');
    expect(await and(`% trailer<</Root 1 0 R/Encrypt${other}>>${end}`, script)).toBe('locked');
    expect(await and(`trailer<</Root 1 0 R/Encrypt${other}>>${end}`)).toBe('locked');
    expect(await and(`trailer<</Root 1 0 R/Encrypt 66 0 R>>66 0 obj${other}endobj${end}`)).toBe('locked');
    const twice = Buffer.from(
      file().toString('latin1').replace('%PDF-1.7\n', `%PDF-1.7\n6 0 obj${other}endobj\n`),
      'latin1',
    );
    expect(await and('', twice)).toBe('locked');
    // An update says the same once more.
    const same = /6 0 obj<<[^]*?>>endobj/.exec(file().toString('latin1'))![0];
    expect(await and(`\n${same}\ntrailer<</Root 1 0 R/Encrypt 6 0 R>>${end}`)).toBe('PDF');
  });

  it('of PDF 2.0 the same', async () => {
    expect(await judge(real.pdf20(false), 'a.pdf')).toBe('PDF');
    expect(await judge(real.pdf20(true), 'a.pdf')).toBe('locked');
  });

  it('of another kind, or that is not there, is refused', async () => {
    for (const encrypt of ['/Encrypt 9 0 R', '/Encrypt<</Filter/Adobe.PubSec/V 4>>'])
      expect(await judge(make.pdf({ trailer: encrypt }), 'a.pdf')).toBe('locked');
  });
});

afterAll(() => {
  process.stdout.write(`papers: ${tried.count} files judged\n`);
});
