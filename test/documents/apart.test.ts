// A paper set apart as secret is no dead end: the office is told, looks at it and settles it, its sender hears what became of it;
// and nobody else may do either.
import { beforeAll, describe, expect, it } from 'vitest';
import { pdf } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { atPapers, auditOf, carryOver, heardOf, paperOf } from './unit-desk.js';

const stage = useStage({ at: '2023-09-15 09:00', city: true });

let unit: Phone;
let office: Phone;
beforeAll(async () => {
  await carryOver(stage());
  unit = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
}, 120_000);

const fetches = () => stage().simulator.stats().calls.getFile ?? stage().simulator.stats().calls.getfile ?? 0;

/** The papers that stand in the conversation with whoever sent them. */
const sent = () =>
  stage()
    .simulator.chat(unit.id)
    .messages.filter(({ fromBot, deleted }) => !fromBot && !deleted)
    .flatMap(({ document }) => document?.file_name ?? []);

describe('a paper marked secret', { timeout: 120_000 }, () => {
  it('while nobody of the office can be told: the sender is not told that they were', async () => {
    await atPapers(unit);
    await unit.sendsFile(pdf('Kế hoạch (MẬT).pdf'));
    const told = heardOf(unit, 'Kế hoạch (MẬT)')[0]!;
    expect(told).not.toContain('đã được báo');
    expect(unit.heard().find((each) => each.text === told)!.rows).toEqual([['Liên hệ thường trực'], ['Gỡ tệp']]);
    office = await stage().seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
    await office.says('/viec');
    office.sees('01 tệp có dấu hiệu tài liệu mật đang được tách riêng', 1);
  });

  it('is told to the office with the way to its list', async () => {
    await unit.sendsAlbum([pdf('Phụ lục 1 (MẬT).pdf'), pdf('Phụ lục 2 (MẬT).pdf')]);
    unit.sees(/Hệ thống báo cơ quan thường trực/, 6);
    await stage().at('2023-09-15 09:01');
    const told = office.heard().filter((each) => each.rows.flat().includes('Xem'));
    expect(told).toHaveLength(1);
    await office.presses('Xem');
    office.sees(
      /^\*\*Tệp có dấu hiệu tài liệu mật\*\* – đang tách riêng 03 tệp\n1\. UBND huyện Tre Xanh – “Kế hoạch \(MẬT\)\.pdf”/,
      1,
    );
    expect(office.card().rows).toEqual([['1 · Xem', '2 · Xem', '3 · Xem'], ['Việc cần làm']]);
  });

  it('is looked at without being fetched, and counts when the office says that it is not secret', async () => {
    const before = fetches();
    await office.presses('1 · Xem');
    expect(office.card().text).toContain('Khắc phục: niêm yết TTHC');
    expect(office.card().rows).toEqual([['Xem tệp'], ['Không phải tài liệu mật'], ['Xóa tệp'], ['Quay lại']]);
    await office.presses('Xem tệp');
    expect(office.last().document).toBe('Kế hoạch (MẬT).pdf');
    expect(fetches()).toBe(before);
    const { id } = await paperOf(stage(), 'Kế hoạch (MẬT).pdf');
    await unit.taps(unit.last().id, `documents.notsecret:${id}`);
    expect(unit.toast()).toBe('Nội dung này hiện không có trong phạm vi của Ông/Bà.');
    await atPapers(unit);
    await office.presses('Không phải tài liệu mật');
    expect(office.toast()).toBe('Đã ghi; người gửi được báo.');
    office.sees(/đang tách riêng 02 tệp/, 2);
    await stage().drain();
    expect((await paperOf(stage(), 'Kế hoạch (MẬT).pdf')).state).toBe('KEPT');
    const said = heardOf(unit, 'Kế hoạch (MẬT)').slice(-2);
    expect(said[0]).toMatch(
      /^Cơ quan thường trực xác nhận tệp “Kế hoạch \(MẬT\)\.pdf” không phải tài liệu mật\. Khắc phục: /,
    );
    expect(said[1]).toMatch(/ – đã nhận: Kế hoạch \(MẬT\)\.pdf · .* · mã đối chiếu [0-9A-F-]{9}$/);
    expect(unit.heard().find((each) => each.text === said[0])!.ring).toBe(true);
    // It stays in the conversation it was sent in; only what is deleted is taken out there too.
    expect(sent()).toEqual(['Kế hoạch (MẬT).pdf', 'Phụ lục 1 (MẬT).pdf', 'Phụ lục 2 (MẬT).pdf']);
    // What they were at stands below it, and counts the paper.
    expect(unit.last().rows.flat()).toEqual(['Nộp kết quả', 'Gỡ tệp (1)', 'Quay lại']);
    const acts = ['received', 'apart-looked', 'apart-cleared', 'settled'];
    expect(await auditOf(stage(), 'Kế hoạch (MẬT).pdf')).toEqual(acts);
  });

  it('is deleted after one more question; the sender is told, and an old button finds it settled', async () => {
    const { id } = await paperOf(stage(), 'Phụ lục 1 (MẬT).pdf');
    await office.presses('1 · Xem');
    const card = office.card().id;
    await office.presses('Xóa tệp');
    office.sees('Xóa tệp “Phụ lục 1 (MẬT).pdf” khỏi Hệ thống?', 2);
    await office.presses('Xóa tệp');
    expect((await paperOf(stage(), 'Phụ lục 1 (MẬT).pdf')).state).toBe('REMOVED');
    // One is left, and is there to be seen.
    office.sees(/đang tách riêng 01 tệp\n1\. [^\n]*“Phụ lục 2/, 2);
    expect(office.card().rows).toEqual([['1 · Xem'], ['Việc cần làm']]);
    expect(heardOf(unit, 'Phụ lục 1').at(-1)).toMatch(/^Cơ quan thường trực đã xóa tệp “Phụ lục 1 \(MẬT\)\.pdf”/);
    expect(sent()).toEqual(['Kế hoạch (MẬT).pdf', 'Phụ lục 2 (MẬT).pdf']);
    await office.taps(card, `documents.notsecret:${id}`);
    expect(office.toast()).toBe('Tệp này không còn ở mục tách riêng.');
    expect((await paperOf(stage(), 'Phụ lục 1 (MẬT).pdf')).state).toBe('REMOVED');
    expect(await auditOf(stage(), 'Phụ lục 1 (MẬT).pdf')).toEqual(['received', 'apart-erased']);
    // One whose sender is still asked about it is not the office’s to look at.
    await atPapers(unit);
    await unit.sendsFile(pdf('bien ban mat.pdf'));
    const asked = await paperOf(stage(), 'bien ban mat.pdf');
    for (const act of ['look', 'apartfile', 'erase']) {
      await office.taps(office.last().id, `documents.${act}:${asked.id}`);
      expect(office.toast()).toBe('Tệp này không còn ở mục tách riêng.');
    }
    expect((await paperOf(stage(), 'bien ban mat.pdf')).state).toBe('QUARANTINED');
  });

  it('that came outside any question and is deleted has no place to be chosen any more', async () => {
    await unit.says('/viec');
    await unit.sendsFile({ ...pdf('bỏ (MẬT).pdf'), caption: 'bản gửi thử' });
    const { id } = await paperOf(stage(), 'bỏ (MẬT).pdf');
    await office.says('/viec');
    await office.taps(office.last().id, `documents.apartfile:${id}`);
    expect(office.card().text).toContain('“bản gửi thử”');
    await office.presses('Xóa tệp');
    await office.presses('Xóa tệp');
    const told = unit.heard().findLast(({ text }) => text.includes('bỏ (MẬT)'))!;
    expect(told.text).toMatch(/^Cơ quan thường trực đã xóa tệp “bỏ \(MẬT\)\.pdf”/);
    expect(told.rows).toEqual([]);
    expect(sent()).not.toContain('bỏ (MẬT).pdf');
  });

  it('of somebody who cannot be told is settled all the same, and the office hears that they were not', async () => {
    const away = await stage().seat({ name: 'Phạm Văn Vắng Mặt', role: 'DEPUTY', unit: 'H-02' });
    await atPapers(away);
    await away.sendsFile(pdf('của người vắng (MẬT).pdf'));
    const { id } = await paperOf(stage(), 'của người vắng (MẬT).pdf');
    await stage().db.person.update({ where: { id: away.personId! }, data: { blockedAt: stage().clock.now() } });
    await office.says('/viec');
    await office.taps(office.last().id, `documents.notsecret:${id}`);
    expect(office.toast()).toBe('Đã ghi; hiện chưa gửi được tin cho người gửi.');
    expect((await paperOf(stage(), 'của người vắng (MẬT).pdf')).state).toBe('KEPT');
  });

  it('deleted of an album of three is taken out of the conversation it was sent in, and only that one', async () => {
    const names = ['Tờ trình (MẬT) 1.pdf', 'Tờ trình (MẬT) 2.pdf', 'Tờ trình (MẬT) 3.pdf'] as const;
    await atPapers(unit);
    await unit.sendsAlbum(names.map((name) => pdf(name)));
    const papers = await Promise.all(names.map((name) => paperOf(stage(), name)));
    await office.taps(office.last().id, `documents.erase:${papers[1]!.id}`);
    await stage().drain();
    expect(sent().slice(-2)).toEqual([names[0], names[2]]);
    expect(heardOf(unit, names[1]).at(-1)).toMatch(/^Cơ quan thường trực đã xóa tệp/);
    await stage().db.evidence.deleteMany({ where: { id: { in: papers.map(({ id }) => id) } } });
  });

  it('that came outside any question is given its place by its sender afterwards, whenever that is', async () => {
    await unit.says('/viec');
    await unit.sendsFile(pdf('lạc (MẬT).pdf'));
    expect(unit.last().text).not.toContain('dùng cho nội dung nào');
    await stage().at('2023-09-18 09:00');
    const { id } = await paperOf(stage(), 'lạc (MẬT).pdf');
    await office.says('/viec');
    await office.taps(office.last().id, `documents.apartfile:${id}`);
    await office.presses('Không phải tài liệu mật');
    await stage().drain();
    await unit.presses('Chọn nội dung');
    const place = unit.card().rows[0]![0]!;
    await unit.presses(place);
    await stage().drain();
    expect((await paperOf(stage(), 'lạc (MẬT).pdf')).state).toBe('KEPT');
  });

  it('is found among many by pages; a page that is no longer there shows the last one', async () => {
    const sentById = unit.personId!;
    for (let n = 1; n <= 14; n++)
      await stage().db.evidence.create({
        data: {
          ...{ id: `many-${n}`, name: `nhiều ${n}.pdf`, sentById, fileId: 'f', fileUniqueId: `f${n}` },
          ...{ state: 'QUARANTINED', scan: 'UNSCANNABLE', receivedAt: stage().clock.now() },
        },
      });
    await stage().db.evidence.update({ where: { id: 'many-1' }, data: { name: `${'dài '.repeat(20)}.pdf` } });
    const waysOf = () =>
      office
        .card()
        .rows.flat()
        .filter((label) => /^‹ Trước|Sau ›$/.test(label));
    await office.says('/viec');
    await office.taps(office.last().id, 'documents.apart:x');
    expect(office.card().text).toContain('đang tách riêng 15 tệp');
    // Names as far as a list has room for them; of whoever sent it for no unit that is said.
    expect(office.card().text).toMatch(
      new RegExp(`\n\\d\\. chưa xác định đơn vị – “${'dài '.repeat(15).slice(0, 59)}…”`),
    );
    expect(waysOf()).toEqual(['Sau ›']);
    await office.presses('Sau ›');
    expect(office.card().text).toMatch(/\n7\. [^\n]*\n8\. /);
    expect(waysOf()).toEqual(['‹ Trước', 'Sau ›']);
    await office.presses('Sau ›');
    expect(waysOf()).toEqual(['‹ Trước']);
    await office.presses('‹ Trước');
    expect(waysOf()).toEqual(['‹ Trước', 'Sau ›']);
    await office.taps(office.last().id, 'documents.apart:99');
    expect(office.card().text).toMatch(/\n13\. [^\n]*\n14\. [^\n]*\n15\. /);
    expect(waysOf()).toEqual(['‹ Trước']);
    // After one of them is settled the list is shown from its begin.
    await office.taps(office.last().id, 'documents.erase:many-14');
    expect(office.card().text).toMatch(/đang tách riêng 14 tệp\n1\. /);
    // What came as a picture can only be sent on as one; a file of a picture is a file.
    const asPicture = async (name: string) => {
      await stage().db.evidence.update({ where: { id: 'many-2' }, data: { name, mime: 'image/jpeg' } });
      await office.taps(office.last().id, 'documents.look:many-2');
      const { body } = await stage().db.outboxMessage.findFirstOrThrow({
        where: { body: { path: ['message', 'attachment', 'name'], equals: name } },
      });
      return (body as { message: { attachment: object } }).message.attachment;
    };
    expect(await asPicture('anh-2023-09-18-0900.jpg')).toMatchObject({ kind: 'again', isPicture: true });
    expect(await asPicture('bản vẽ (MẬT).jpg')).toMatchObject({ kind: 'again', isPicture: false });
    await stage().db.evidence.deleteMany({ where: { state: 'QUARANTINED' } });
    await office.taps(office.last().id, 'documents.apart:1');
    expect(office.card().text).not.toContain('đang tách riêng');
    expect(office.card().rows).toEqual([['Việc cần làm']]);
  });
});
