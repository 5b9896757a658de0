// A sender can take a paper back until it is handed in, from wherever they see it; every paper of an album has its line or its
// own receipt; the same file counts once; an edited message is followed; what came outside any question finds its place.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rememberTemplate } from '../../src/checklists/template-store.js';
import { newId } from '../../src/kit/ids.js';
import { announce, pdf } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { carryOver, heardOf, paperOf, papersOf } from './unit-desk.js';

const stage = useStage({ at: '2023-09-11 09:00', city: true });

let unit: Phone;
let deputy: Phone;
let checklistId: string;
beforeAll(async () => {
  checklistId = await announce(stage(), 'I-14', '2023-09-14 17:00');
  unit = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
  deputy = await stage().seat({ name: 'Lê Thị Dự Phòng', role: 'DEPUTY', unit: 'H-02' });
}, 120_000);

const stateOf = async (name: string) => (await paperOf(stage(), name)).state;
const receiptOf = (phone: Phone, name: string) => heardOf(phone, name).at(-1);
const goTo = (order: number) => unit.taps(unit.last().id, `checklists.go:${checklistId}:${order}`);

describe('the warning about secret papers', { timeout: 60_000 }, () => {
  const warnings = (phone: Phone) =>
    phone.heard().filter((each) => each.text.startsWith('Trước khi gửi: đề nghị KHÔNG gửi'));

  it('comes before the first file, once for a checklist', async () => {
    await unit.says('/traloi');
    expect(warnings(unit)).toHaveLength(1);
    unit.sees(/30 câu, khoảng 40 phút/, 1);
    await unit.presses('Bắt đầu câu 1');
    await unit.sendsFile(pdf('trước tiên.pdf'));
    await unit.says('/traloi');
    await deputy.says('/traloi');
    expect([...warnings(unit), ...warnings(deputy)]).toHaveLength(1);
  });
});

describe('a paper at a question', { timeout: 120_000 }, () => {
  beforeEach(async () => {
    await goTo(1);
  });

  it('is taken away from its receipt, also after the checklist got other questions', async () => {
    await unit.sendsFile(pdf('nhầm câu.pdf'));
    // What is remembered of the checklist is older than what is stored.
    const other = await stage().db.checklistTemplate.create({
      data: { id: newId(), code: 'CU', version: 1, createdAt: stage().clock.now() },
    });
    rememberTemplate(checklistId, other.id);
    await unit.presses('Gỡ tệp');
    expect(unit.toast()).toBe('Đã gỡ tệp.');
    expect(await stateOf('nhầm câu.pdf')).toBe('REMOVED');
    expect(receiptOf(unit, 'nhầm câu')).toMatch(/^Đã gỡ tệp nhầm câu\.pdf lúc/);
  });

  it('is taken away from the card of the question, one of several', async () => {
    await unit.sendsFile(pdf('giữ.pdf'));
    await unit.sendsFile(pdf('bỏ.pdf'));
    await goTo(1);
    const { rows } = unit.card();
    const remove = rows.flat().find((label) => label.startsWith('Tệp ('))!;
    await unit.presses(remove);
    unit.sees(/Đề nghị chọn tệp cần gỡ:\n1\. trước tiên\.pdf\n2\. giữ\.pdf\n3\. bỏ\.pdf/, 1);
    await unit.presses('Gỡ 3');
    expect(await stateOf('bỏ.pdf')).toBe('REMOVED');
    expect(await stateOf('giữ.pdf')).toBe('KEPT');
    unit.sees(/\n2\. giữ\.pdf$/, 1);
    expect(receiptOf(unit, 'bỏ.pdf')).toMatch(/^Đã gỡ tệp bỏ\.pdf/);
  });

  it('taken away by a colleague: the receipt changes where it stands, in its sender’s chat', async () => {
    await unit.sendsFile(pdf('của đầu mối.pdf'));
    const { id } = await paperOf(stage(), 'của đầu mối.pdf');
    const before = deputy.heard().length;
    await deputy.taps(deputy.last().id, `documents.remove:${id}`);
    expect(deputy.toast()).toBe('Đã gỡ tệp.');
    expect(receiptOf(unit, 'của đầu mối')).toMatch(/^Đã gỡ tệp của đầu mối\.pdf/);
    expect(deputy.heard()).toHaveLength(before);
  });

  it('refused or sent twice: its receipt says so and nothing is «being checked» any more', async () => {
    await unit.sendsFile({ name: 'hỏng.pdf', bytes: Buffer.from('%PDF-1.4\n') });
    const told = heardOf(unit, 'hỏng.pdf');
    expect(told.some((text) => /^Câu 1 – hỏng\.pdf: không được tính, lý do ở tin nhắn riêng/.test(text))).toBe(true);
    expect(told.some((text) => text.startsWith('Chưa nhận được hỏng.pdf: '))).toBe(true);
    await unit.sendsFile({ ...pdf('giữ.pdf'), name: 'giữ lần hai.pdf' });
    unit.sees(/^Tệp này đã có ở Câu 1 \(gửi .*\); Hệ thống tính một lần\.$/, 3);
    expect(await stateOf('giữ lần hai.pdf')).toBe('REMOVED');
    expect([...told, ...heardOf(unit, 'giữ')].join('\n')).not.toContain('đang kiểm tra');
  });
});

describe('an album', { timeout: 120_000 }, () => {
  it('has a line for each paper, one of which can be chosen and taken away in the receipt itself', async () => {
    await goTo(1);
    await unit.sendsAlbum([pdf('a1.pdf'), pdf('a2.pdf'), pdf('a3.pdf')]);
    const receipt = () => unit.heard().find((each) => /^Câu 1 – [^]*a1\.pdf/.test(each.text))!;
    expect(receipt().text).toMatch(/^Câu 1 – đã nhận 03 tệp:\n– a1\.pdf .*\n– a2\.pdf .*\n– a3\.pdf /);
    expect(receipt().rows).toEqual([['Gỡ tệp'], ['Chuyển sang câu khác']]);
    await unit.taps(receipt().id, `documents.choose:${(await paperOf(stage(), 'a1.pdf')).id}:0`);
    expect(receipt().rows).toEqual([['Gỡ 1', 'Gỡ 2', 'Gỡ 3'], ['Quay lại']]);
    await unit.taps(receipt().id, `documents.remove:${(await paperOf(stage(), 'a2.pdf')).id}`);
    expect(receipt().text).toMatch(/đã nhận 02 tệp:\n– a1\.pdf .*\n– a2\.pdf: đã gỡ · .*\n– a3\.pdf /);
    expect(receipt().rows).toEqual([['Gỡ tệp'], ['Chuyển sang câu khác']]);
  });

  it('of which one, the first, is asked about: the others have their receipt, and the one gets its own', async () => {
    await goTo(1);
    await unit.sendsAlbum([pdf('co mat 1.pdf'), pdf('b2.pdf'), pdf('b3.pdf')]);
    expect(heardOf(unit, 'b2.pdf')).toEqual([
      expect.stringMatching(/^Câu 1 – đã nhận 02 tệp:\n– b2.*mã đối chiếu .*\n– b3/),
    ]);
    unit.sees('Tên tệp “co mat 1.pdf” có chữ “mat”.', 6);
    await unit.presses('Không phải tài liệu mật');
    expect(receiptOf(unit, 'co mat 1.pdf')).toMatch(
      /^Câu 1 – đã nhận: co mat 1\.pdf · .* · mã đối chiếu [0-9A-F-]{9}$/,
    );
    expect(heardOf(unit, 'b2.pdf')[0]).not.toContain('co mat');
  });

  it('with the same file twice counts it once', async () => {
    await goTo(1);
    const files = () =>
      stage().db.evidence.count({ where: { questionCode: 'Q01', state: { in: ['WAITING', 'KEPT'] } } });
    const before = await files();
    await unit.sendsAlbum([pdf('c1.pdf'), { ...pdf('c1.pdf'), name: 'c1 bản sao.pdf' }, pdf('c2.pdf')]);
    expect(await files()).toBe(before + 2);
    expect(heardOf(unit, 'c2.pdf')[0]).toMatch(
      /đã nhận 02 tệp:\n– c1\.pdf .*\n– c1 bản sao\.pdf: trùng với tệp đã gửi, tính một lần\n– c2\.pdf/,
    );
  });
});

describe('an edited message of a file', { timeout: 120_000 }, () => {
  beforeEach(async () => {
    await goTo(1);
  });

  it('with another caption changes the note', async () => {
    await unit.sendsFile({ ...pdf('có chú thích.pdf'), caption: 'phụ lục 1' });
    await unit.editsLast('phụ lục 2, trang 3');
    unit.sees('Đã ghi chú cho tệp có chú thích.pdf: “phụ lục 2, trang 3”.', 2);
    expect((await paperOf(stage(), 'có chú thích.pdf')).note).toBe('phụ lục 2, trang 3');
  });

  it('with another file takes that one at the same place, also for one that was refused', async () => {
    await unit.sendsFile(pdf('bản nháp.pdf'));
    await unit.replacesFile(pdf('bản ký.pdf'));
    expect(await stateOf('bản nháp.pdf')).toBe('REMOVED');
    expect(await paperOf(stage(), 'bản ký.pdf')).toMatchObject({ state: 'KEPT', questionCode: 'Q01' });
    expect(receiptOf(unit, 'bản nháp.pdf')).toBe('Đã thay tệp bản nháp.pdf bằng bản ký.pdf.');
    expect(heardOf(unit, 'bản nháp')[0]).toMatch(/^Câu 1 – bản nháp\.pdf: đã thay bằng tệp khác/);
    await unit.sendsFile({ name: 'nén.rar', bytes: Buffer.from('Rar!\x1A\x07\x01\x00 x') });
    await unit.replacesFile(pdf('không nén.pdf'));
    expect(await paperOf(stage(), 'không nén.pdf')).toMatchObject({ state: 'KEPT', questionCode: 'Q01' });
    expect(await stateOf('nén.rar')).toBe('REFUSED');
  });

  it('that was asked about, with another file: it had no receipt, and gets none', async () => {
    await unit.sendsFile(pdf('co mat 2.pdf'));
    const before = unit.heard().length;
    await unit.replacesFile(pdf('bản rõ.pdf'));
    expect(await paperOf(stage(), 'bản rõ.pdf')).toMatchObject({ state: 'KEPT', questionCode: 'Q01' });
    const heard = unit.heard().slice(before);
    expect(heard.filter(({ text }) => text.includes('co mat 2')).map(({ text }) => text)).toEqual([
      'Đã thay tệp co mat 2.pdf bằng bản rõ.pdf.',
    ]);
  });

  it('that now says it is secret sets the paper apart, and its content leaves the vault', async () => {
    await unit.sendsFile({ ...pdf('quên đóng dấu.pdf'), caption: 'dự thảo' });
    const { hash } = await paperOf(stage(), 'quên đóng dấu.pdf');
    await unit.editsLast('Độ mật: TUYỆT MẬT');
    expect(await stateOf('quên đóng dấu.pdf')).toBe('QUARANTINED');
    unit.sees(/^Tệp “quên đóng dấu\.pdf” có dấu hiệu tài liệu mật/, 2);
    await stage().app.ticks.runAll();
    expect(await stage().vault.has(hash!)).toBe(false);
  });
});

describe('a file outside any question', { timeout: 120_000 }, () => {
  it('is offered the open question first, and any other one', async () => {
    await carryOver(stage());
    await goTo(1);
    await unit.says('/viec');
    await unit.sendsFile(pdf('lạc.pdf'));
    const offer = unit.card();
    expect(offer.text).toMatch(
      /^Tệp này dùng cho nội dung nào\? Tệp được giữ 24 giờ\.\n1\. Câu 1: .*\n2\. Khắc phục: niêm yết TTHC chưa đầy đủ\n3\. Khắc phục: giờ làm việc/,
    );
    expect(offer.rows[0]![0]).toMatch(/^1 · Câu \d+$/);
    expect(offer.rows.slice(-2)).toEqual([['Chọn câu khác'], ['Không dùng']]);
    expect(offer.rows.flat().some((label) => label.startsWith('2 · Niêm yết TTHC'))).toBe(true);
    await unit.presses('Chọn câu khác');
    unit.sees(/^Tệp lạc\.pdf dùng cho câu nào\?\n– Câu 1: /, 1);
    await unit.presses('Sau ›');
    await unit.presses('Câu 8');
    expect(await paperOf(stage(), 'lạc.pdf')).toMatchObject({ state: 'KEPT', placeLabel: 'Câu 8' });
    expect(heardOf(unit, 'lạc.pdf')[0]).toMatch(/^Câu 8 – đã nhận: lạc\.pdf/);
    expect(unit.toast()).toBe('Tệp đã được ghi nhận cho Câu 8.');
    // Whatever asked where it belongs says so and asks no more.
    const asked = unit.heard().filter(({ text }) => /dùng cho nội dung nào|^Tệp lạc\.pdf dùng cho câu nào/.test(text));
    expect(asked.length).toBeGreaterThan(1);
    for (const each of asked) {
      expect(each.rows.flat()).toEqual([]);
      expect(each.text).toMatch(/\n→ Đã chọn: Câu 8\.$/);
    }
    await unit.presses('Gỡ tệp');
    expect(unit.toast()).toBe('Đã gỡ tệp.');
    expect(await stateOf('lạc.pdf')).toBe('REMOVED');
  });

  it('goes where its button said, whatever has become the open question since', async () => {
    await unit.says('/viec');
    await unit.sendsFile(pdf('theo nút.pdf'));
    const [label] = unit.card().rows[0]!;
    await stage().db.answer.create({
      data: {
        id: newId(),
        checklistId,
        questionCode: 'Q01',
        side: 'UNIT',
        version: 1,
        value: { type: 'YESNO', value: 'YES' },
      },
    });
    await unit.presses(label!);
    expect((await paperOf(stage(), 'theo nút.pdf')).placeLabel).toBe(label!.replace(/^\d · /, ''));
  });
});

describe('a question returned for evidence', { timeout: 60_000 }, () => {
  it('has [Gửi tài liệu], which leads to where papers are taken', async () => {
    const [at] = [stage().clock.now()];
    await stage().db.answer.updateMany({ where: { checklistId, questionCode: 'Q01' }, data: { reopenedAt: at } });
    await stage().db.checklist.update({ where: { id: checklistId }, data: { state: 'RETURNED' } });
    await goTo(1);
    expect(unit.card().rows.flat()).toContain('Gửi tài liệu');
    await unit.presses('Gửi tài liệu');
    unit.sees(/\*\*Đề nghị gửi /, 1);
    await unit.sendsFile(pdf('bổ sung.pdf'));
    expect(await paperOf(stage(), 'bổ sung.pdf')).toMatchObject({ questionCode: 'Q01', state: 'KEPT' });
    await stage().db.checklist.update({ where: { id: checklistId }, data: { state: 'SUBMITTED' } });
    await unit.presses('Gỡ tệp');
    expect(unit.toast()).toBe('Nội dung này đã nộp; tệp được giữ nguyên.');
    expect((await papersOf(stage(), 'bổ sung.pdf'))[0]!.state).toBe('KEPT');
  });
});
