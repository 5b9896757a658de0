// A paper whose judging never comes to an end, whatever the reason: it is refused with a word, and nobody else waits for it.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAside } from '../../src/documents/reading-aside.js';
import { pdf } from '../checklists/announced.js';
import { build, built, writeModule } from '../kit/built.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { docx } from './samples.js';
import { atPapers, carryOver, heardOf, paperOf, until } from './unit-desk.js';

const ENDLESS = '% never ends';
const file = writeModule(`
    import { readFile } from 'node:fs/promises';
    import { answerAside } from ${JSON.stringify(built('kit/answer-aside.js').href)};
    import { readHere } from ${JSON.stringify(built('documents/checks.js').href)};
    answerAside(async (paper) => {
      if ((await readFile(paper.path)).includes(${JSON.stringify(ENDLESS)})) for (;;);
      return readHere(paper);
    });
  `);

// The processes run what is built.
beforeAll(build, 240_000);
const LIMIT_MS = 8_000;
const stage = useStage({
  at: '2023-09-15 08:20',
  city: true,
  paperReader: () => readAside({ file: file.url, withinMs: LIMIT_MS }),
});

let unit: Phone;
let other: Phone;
beforeAll(async () => {
  await carryOver(stage());
  unit = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
  other = await stage().seat({ name: 'Ngô Thị Phỏng Theo', role: 'FOCAL', unit: 'Q-02' });
}, 120_000);
beforeEach(async () => {
  await atPapers(unit);
  await atPapers(other);
});
afterAll(() => file.remove());

/** An honest paper, whose judging never ends here. */
const endless = (name: string) => {
  const { bytes, ...paper } = pdf(name);
  return { ...paper, bytes: Buffer.concat([bytes, Buffer.from(`\n${ENDLESS}\n`)]) };
};
const stateOf = async (name: string) => (await paperOf(stage(), name)).state;

describe('a paper that never ends', { timeout: 120_000 }, () => {
  it('is refused as one that asks for too much; others are answered and their papers kept meanwhile', async () => {
    // The process is started by the first paper: on a busy machine that alone takes a moment.
    await other.sendsFile(pdf('trước.pdf'));
    await until(stage(), async () => (await stateOf('trước.pdf')) === 'KEPT');
    await unit.sendsFile(endless('mãi không xong.pdf'));
    expect(await paperOf(stage(), 'mãi không xong.pdf')).toMatchObject({ state: 'WAITING', begun: 1 });
    await other.sendsFile(pdf('trong lúc đó.pdf'));
    await until(stage(), async () => (await stateOf('trong lúc đó.pdf')) === 'KEPT');
    expect(await stateOf('mãi không xong.pdf')).toBe('WAITING');
    await unit.says('/khacphuc');
    unit.sees(/^\*\*Khắc phục · /);

    await until(stage(), async () => (await stateOf('mãi không xong.pdf')) === 'REFUSED', 2_000);
    expect(heardOf(unit, 'mãi không xong').at(-1)).toBe(
      'Chưa nhận được mãi không xong.pdf: nội dung bên trong tệp quá lớn khi mở ra. Đề nghị lưu lại dạng PDF hoặc chia thành nhiều tệp.',
    );
    expect(await paperOf(stage(), 'mãi không xong.pdf')).toMatchObject({
      refusal: 'documents-refused-unpacks',
      begun: 2,
    });
    // The same content once more is not looked into again, whatever it is called and whoever sends it.
    const before = Date.now();
    await other.sendsFile({ ...endless('mãi không xong.pdf'), name: 'gửi lại.pdf' });
    await until(stage(), async () => (await stateOf('gửi lại.pdf')) === 'REFUSED');
    expect(Date.now() - before).toBeLessThan(LIMIT_MS / 2);
    expect(heardOf(other, 'gửi lại').at(-1)).toMatch(/^Chưa nhận được gửi lại\.pdf: nội dung bên trong tệp quá lớn/);
    await atPapers(unit);
    await unit.sendsFile(pdf('tệp sau.pdf'));
    await until(stage(), async () => (await stateOf('tệp sau.pdf')) === 'KEPT');
  });

  it('three at once hold up an honest paper no longer than their time', async () => {
    for (const n of [1, 2, 3]) await unit.sendsFile(endless(`mãi ${n}.pdf`));
    const before = Date.now();
    await other.sendsFile(pdf('chờ một lát.pdf'));
    await until(stage(), async () => (await stateOf('chờ một lát.pdf')) === 'KEPT', 2_000);
    expect(Date.now() - before).toBeLessThan(3 * LIMIT_MS);
    await until(stage(), async () => (await stateOf('mãi 3.pdf')) === 'REFUSED', 2_000);
  });

  it('does not keep the program from stopping, and is begun anew at the next start without being counted', async () => {
    await unit.sendsFile(endless('khi dừng.pdf'));
    await until(stage(), async () => (await paperOf(stage(), 'khi dừng.pdf')).begun === 1);
    const before = Date.now();
    await stage().restart();
    expect(Date.now() - before).toBeLessThan(20_000);
    expect(await paperOf(stage(), 'khi dừng.pdf')).toMatchObject({ begun: 0 });
    stage().clock.move(new Date(stage().clock.now().getTime() + 5_000));
    await until(stage(), async () => (await stateOf('khi dừng.pdf')) === 'REFUSED', 2_000);
  });
});

describe('the process of the built program', { timeout: 120_000 }, () => {
  it('says of papers what is said of them anywhere', async () => {
    const real = readAside({ file: built('documents/reading-process.js') });
    try {
      const { bytes } = pdf('a.pdf');
      expect(await real.read({ bytes })).toEqual({ kind: 'ACCEPTED', type: 'PDF' });
      expect(await real.read({ bytes: Buffer.alloc(0) })).toEqual({ kind: 'EMPTY' });
      expect(await real.read({ bytes: bytes.subarray(0, 200) })).toEqual({ kind: 'DAMAGED' });
      await expect(real.read({ path: '/nowhere/at/all' })).rejects.toThrow();
      // Together, all that is to be replaced in them would need more memory than there is.
      const filled = async (part: string, sign: Buffer) => {
        const media = { 'word/media/a.bin': randomBytes(700_000) };
        return docx({ ...media, [part]: Buffer.concat([sign, Buffer.alloc(60 * 1024 * 1024, sign)]) });
      };
      for (const sign of ['=41', '=\n'])
        expect(await real.read({ bytes: await filled('word/a.mht', Buffer.from(sign)) })).toEqual({
          kind: 'ACCEPTED',
          type: 'DOCX',
        });
      const wide = await filled('word/a.htm', Buffer.from('=41=', 'utf16le'));
      expect(await real.read({ bytes: wide })).toEqual({ kind: 'ACCEPTED', type: 'DOCX' });
    } finally {
    }
  });
});
