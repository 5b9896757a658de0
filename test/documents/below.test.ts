// The card of what is asked stands at the bottom again after every file, refusal and receipt, also one the clock sends later, and
// its count of papers is true: after an album, after a refusal, after one was taken away.
import { beforeAll, describe, expect, it } from 'vitest';
import { readChecklist } from '../../src/checklists/store.js';
import { inTransaction } from '../../src/kit/database.js';
import { announce, pdf } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { atPapers, carryOver } from './unit-desk.js';

const stage = useStage({ at: '2023-09-08 09:00', city: true });
const broken = (name: string) => ({ name, mime: 'application/pdf', bytes: Buffer.from(`không phải PDF ${name}`) });
let checklistId: string;
let lan: Phone;
let hoa: Phone;

/** The newest message is the card of the question, with so many papers. */
function isAtCard(phone: Phone, what: RegExp): void {
  expect(phone.last().text).toMatch(what);
  expect(phone.last().rows.flat()).toContain('Quay lại');
  // And it is the only card that can be pressed.
  const cards = phone.heard().filter(({ rows }) => rows.flat().includes('Quay lại'));
  expect(cards).toHaveLength(1);
}

beforeAll(async () => {
  await carryOver(stage());
  checklistId = await announce(stage(), 'I-14', '2023-09-14 17:00');
  lan = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
  hoa = await stage().seat({ name: 'Trần Văn Giả Sử', role: 'DEPUTY', unit: 'H-02' });
  await lan.says('/traloi');
  await lan.says('câu 4');
  await lan.says('có');
}, 120_000);

describe('at a question that awaits papers', { timeout: 60_000 }, () => {
  it('counts every paper of an album, in one card', async () => {
    await lan.sendsAlbum([pdf('một.pdf'), pdf('hai.pdf'), pdf('ba.pdf')]);
    isAtCard(lan, /^Câu 4\/30: đã nhận \*\*03 tệp\*\*/);
  });

  it('stands below the refusal that comes when a file has been looked at, without it in the count', async () => {
    await lan.sendsFile(broken('hỏng.pdf'));
    await stage().drain();
    const refusal = lan.heard().findLast(({ text }) => /hỏng\.pdf/.test(text) && !/đã nhận/.test(text));
    expect(refusal).toBeDefined();
    isAtCard(lan, /\*\*03 tệp\*\*/);
    expect(lan.last().id).toBeGreaterThan(refusal!.id);
  });

  it('stands below the word that the same file came twice', async () => {
    await lan.sendsFile({ ...pdf('một.pdf'), name: 'một lần nữa.pdf' });
    await stage().drain();
    isAtCard(lan, /\*\*03 tệp\*\*/);
    lan.sees(/đã (?:có|nhận|gửi)/, 3);
  });

  it('counts one less when a paper is taken away on its receipt, and stays where it is', async () => {
    const { id } = lan.last();
    await lan.presses('Gỡ tệp');
    await lan.presses('Gỡ 1');
    isAtCard(lan, /\*\*02 tệp\*\*/);
    expect(lan.last().id).toBe(id);
  });

  it('stands below the receipt of a paper its sender says is not secret', async () => {
    await lan.sendsFile(pdf('bao cao mat.pdf'));
    isAtCard(lan, /\*\*02 tệp\*\*/);
    await lan.presses('Không phải tài liệu mật');
    await stage().drain();
    isAtCard(lan, /\*\*03 tệp\*\*/);
  });

  it('says what the answer still lacks, and never “00”, when the only paper is refused', async () => {
    const whole = await inTransaction(stage().db, (tx) => readChecklist(tx, checklistId));
    const isNext = ({ question }: { question: { type: string; evidence: string } }) =>
      question.type === 'YESNO' && question.evidence !== 'NONE';
    const { number } = whole!.questions.findLast((each) => each.number !== null && isNext(each))!;
    await lan.says(`câu ${number}`);
    await lan.presses('Có');
    await lan.sendsFile(broken('duy nhất.pdf'));
    await stage().drain();
    expect(lan.last().text).not.toMatch(/\b00 tệp/);
    expect(lan.last().text).toMatch(/^Câu \d+\/30[^]*Đề nghị gửi/);
    expect(lan.last().rows.flat()).toContain('Chưa có tài liệu');
  });

  it('says nothing more where nothing is asked', async () => {
    await hoa.sendsFile(broken('ngoài.pdf'));
    const count = hoa.heard().length;
    await stage().drain();
    expect(
      hoa
        .heard()
        .slice(count)
        .every(({ rows }) => !rows.flat().includes('Quay lại')),
    ).toBe(true);
  });
});

it('is the same at an item to remedy', async () => {
  await atPapers(lan);
  await lan.sendsAlbum([pdf('kp 1.pdf'), pdf('kp 2.pdf')]);
  isAtCard(lan, /đã có \*\*02 tệp\*\*/);
  await lan.sendsFile(broken('kp hỏng.pdf'));
  await stage().drain();
  isAtCard(lan, /đã có \*\*02 tệp\*\*/);
});
