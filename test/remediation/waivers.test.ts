// «Miễn»: an overdue duty is closed with a typed reason by whoever decides, from where it is listed; asked once more, told once,
// kept in history and audit, and taken back.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { carryOver, seat } from './desk.js';

const stage = useStage({ at: '2023-08-30 09:00', city: true });
let office: Phone;
let lead: Phone;
let head: Phone;
let focal: Phone;

beforeAll(async () => {
  await carryOver(stage());
  office = await seat(stage(), 'office');
  lead = await seat(stage(), 'lead');
  head = await seat(stage(), 'head');
  focal = await seat(stage(), 'unit');
  await stage().at('2023-08-30 09:01');
});

const deadline = (code: string) =>
  stage()
    .db.remediationItem.findUniqueOrThrow({ where: { code } })
    .then(({ id }) =>
      stage().db.deadline.findUniqueOrThrow({ where: { kind_subjectId: { kind: 'REMEDIATION', subjectId: id } } }),
    );
const heardOf = (phone: Phone, words: RegExp) => phone.heard().filter(({ text }) => words.test(text));
const REASON = 'Nội dung đã được giải quyết theo Kết luận số 12 của UBND Thành phố';

describe('an item, by the team lead', () => {
  it('is not offered before its date', async () => {
    await stage().at('2023-09-28 09:00');
    await lead.says('/khacphuc');
    await lead.presses('1 · Xem');
    expect(lead.last().rows.flat()).not.toContain('Miễn');
  });

  it('is waived from the overdue line of /viec, with a reason, asked once more', async () => {
    await stage().at('2023-10-05 09:00');
    await lead.says('/viec');
    await lead.presses('Xem theo dõi');
    const label = lead.last().rows.flat()[0]!;
    expect(lead.last().text).toMatch(/1\. UBND huyện Tre Xanh, “.+”, đã quá thời hạn 04 ngày làm việc\./);
    await lead.presses(label);
    await lead.presses('Miễn');
    lead.sees(
      /^\*\*Lý do miễn\?\*\* UBND huyện Tre Xanh – nộp kết quả khắc phục nội dung “.+”: đã quá thời hạn 04 ngày làm việc/,
    );
    await lead.says('ok');
    lead.sees(/Đề nghị nêu cụ thể hơn/);
    await lead.says(REASON);
    lead.sees(/^\*\*Miễn nộp kết quả khắc phục nội dung “.+” cho UBND huyện Tre Xanh\?\*\*/);
    lead.sees(/Đơn vị được báo qua Hệ thống\./);
    expect(await stage().db.deadline.count({ where: { closedWhy: 'waived' } })).toBe(0);
    await lead.presses('Xác nhận miễn');
    lead.sees(
      /^Đã ghi: miễn nộp kết quả khắc phục nội dung “.+” cho UBND huyện Tre Xanh\. Đơn vị được báo qua Hệ thống \(01 người\)/,
    );
  });

  it('the unit is told once, by whose decision, when and why; nothing is asked of it any more', async () => {
    await stage().at('2023-10-05 09:01');
    const told = heardOf(focal, /được miễn theo quyết định của/);
    expect(told.map(({ text }) => text)).toEqual([
      expect.stringContaining(
        `được miễn theo quyết định của Tổ trưởng Tổ B ngày 05/10/2023; lý do: “${REASON}”. Quý cơ quan không cần thực hiện nội dung này.`,
      ),
    ]);
    const closed = await stage().db.deadline.findFirstOrThrow({ where: { closedWhy: 'waived' } });
    const rungs = () => stage().db.nudgeRung.count({ where: { deadlineId: closed.id } });
    const before = await rungs();
    await stage().at('2023-10-06 08:15');
    await stage().at('2023-10-09 08:15');
    expect(await rungs()).toBe(before);
    await focal.says('/khacphuc');
    await focal.presses('Đã kết thúc');
    focal.sees(/được miễn ngày 05\/10/);
    await focal.presses('1 · Xem');
    focal.sees(
      new RegExp(`Nội dung này được miễn theo quyết định của Tổ trưởng Tổ B ngày 05/10/2023; lý do: “${REASON}”`),
    );
    await lead.says('/viec');
    expect(lead.last().text).not.toContain(`“${closed.title}”`);
  });

  it('is kept in history and audit', async () => {
    const [event] = await stage().db.itemEvent.findMany({ where: { kind: 'WAIVED' } });
    expect(event).toMatchObject({ text: REASON, personId: lead.personId });
    const [entry] = await stage().db.auditEntry.findMany({ where: { act: 'duty.waived' } });
    expect(entry).toMatchObject({ personId: lead.personId, facts: { kind: 'REMEDIATION', role: 'LEAD' } });
    expect(JSON.stringify(entry!.facts)).not.toContain('Kết luận');
  });

  it('can be taken back: the old date holds again, and the unit is told', async () => {
    await lead.says('/khacphuc');
    await lead.presses('Đã kết thúc');
    await lead.presses('1 · Xem');
    await lead.presses('Thu hồi quyết định miễn');
    lead.sees(/^\*\*Thu hồi quyết định miễn/);
    await lead.presses('Xác nhận thu hồi');
    lead.sees(/^Đã thu hồi quyết định miễn/);
    await stage().at('2023-10-09 09:00');
    expect(
      heardOf(
        focal,
        /Quyết định miễn việc .* được thu hồi ngày 09\/10\/2023; thời hạn 17h00 ngày 29\/09\/2023 áp dụng trở lại/,
      ),
    ).toHaveLength(1);
    expect(await stage().db.deadline.count({ where: { closedWhy: 'waived' } })).toBe(0);
    await focal.says('/khacphuc');
    expect(focal.last().text).toMatch(/chưa hoàn thành 02/);
    // Owed again, and chased about from the next morning on: not in the minute it is told of.
    const count = await stage().db.nudgeRung.count({ where: { cardOn: '2023-10-09', version: 2 } });
    expect(count).toBe(0);
    await stage().at('2023-10-10 08:15');
    focal.sees(/Niêm yết TTHC|Giờ làm việc/i);
    expect(await stage().db.nudgeRung.count({ where: { cardOn: '2023-10-10', version: 2 } })).toBeGreaterThan(0);
  });
});

describe('an item handed in while its reason is typed', () => {
  it('is not waived, and whoever types is told so and why', async () => {
    await lead.says('/khacphuc');
    const [late] = await stage().db.deadline.findMany({
      where: { kind: 'REMEDIATION', closedAt: null, dueAt: { lt: stage().clock.now() } },
    });
    await lead.taps(lead.last().id, `remediation.waive:${late!.id}`);
    await stage().db.deadline.update({ where: { id: late!.id }, data: { closedAt: stage().clock.now() } });
    await lead.says(REASON);
    lead.sees(/^Chưa ghi nhận lý do miễn và không thông báo cho đơn vị: việc này vừa được đơn vị hoàn thành/);
    expect(await stage().db.deadline.count({ where: { closedWhy: 'waived' } })).toBe(0);
    await stage().db.deadline.update({ where: { id: late!.id }, data: { closedAt: null } });
  });
});

describe('a checklist of a unit nobody has joined', () => {
  it('is not the lead’s to waive, but the office’s and the head’s', async () => {
    await stage().at('2023-10-16 08:15');
    await lead.says('/viec');
    await office.says('/viec');
    office.sees(/Việc quá thời hạn của các đơn vị: \d\d; trong đó \d\d việc của đơn vị chưa có người nhận/);
    await office.presses('Việc quá thời hạn');
    office.sees(/Ban Quản lý Khu Mẫu – nộp phiếu kiểm tra: đã quá thời hạn \d\d ngày làm việc .*; chưa có người nhận/);
  });

  it('stands on the morning card of the head of the delegation', () => {
    const cards = head.heard().filter(({ text }) => /Ban Quản lý Khu Mẫu.*nộp phiếu/.test(text));
    const labels = cards.flatMap(({ rows }) => rows.flat());
    expect(labels.some((label) => label === 'Miễn' || label === 'Việc quá thời hạn')).toBe(true);
  });

  it('stands with [Miễn] on the card of the visit, for the head of the delegation', async () => {
    const visit = await stage().db.inspection.findUniqueOrThrow({ where: { code: 'I-13' } });
    await head.taps(head.last().id, `inspections.see:${visit.id}`);
    await head.presses('Miễn nộp phiếu');
    const newcomer = await stage().seat({ name: 'Người Mới Đến', role: 'FOCAL', unit: 'SO-04' });
    await newcomer.says('/viec');
    newcomer.sees(/Phiếu kiểm tra, đã trả lời/);
    await head.says('Đơn vị đã nộp báo cáo giấy, không cần nộp phiếu điện tử');
    await head.presses('Xác nhận miễn');
    head.sees(/^Đã ghi: miễn nộp phiếu kiểm tra cho Ban Quản lý Khu Mẫu/);
    await head.taps(head.last().id, `inspections.see:${visit.id}`);
    head.sees(
      /Việc nộp phiếu kiểm tra được miễn theo quyết định của Trưởng Đoàn ngày 16\/10\/2023; lý do: “Đơn vị đã nộp báo cáo giấy/,
    );
    expect(head.last().rows.flat()).toContain('Thu hồi miễn nộp phiếu');
    await newcomer.says('/viec');
    expect(newcomer.last().text).not.toMatch(/Phiếu kiểm tra, đã trả lời/);
    const before = newcomer.heard().length;
    await stage().at('2023-10-17 08:15');
    expect(newcomer.heard()).toHaveLength(before);
  });
});

it('an item of a unit nobody can be reached in is the office’s to waive too', async () => {
  const item = await stage().db.remediationItem.findUniqueOrThrow({ where: { code: 'R15' } });
  await office.taps(office.last().id, `remediation.item:${item.id}`);
  expect(office.last().rows.flat()).not.toContain('Miễn');
  await stage().db.person.update({ where: { id: focal.personId! }, data: { blockedAt: stage().clock.now() } });
  await office.taps(office.last().id, `remediation.item:${item.id}`);
  await office.presses('Miễn');
  await office.says('Đơn vị đã sắp xếp lại, nội dung không còn phù hợp');
  await office.presses('Xác nhận miễn');
  expect((await deadline('R15')).closedWhy).toBe('waived');
  await stage().at('2023-10-17 09:00');
  lead.sees(
    /nộp kết quả khắc phục nội dung “.+” .*được miễn theo quyết định của cơ quan thường trực ngày 17\/10\/2023/,
    5,
  );
});

it('outside office hours is told the next morning, and that is what is said', async () => {
  await stage().db.person.update({ where: { id: focal.personId! }, data: { blockedAt: null } });
  await stage().at('2023-10-17 19:00');
  const before = focal.heard().length;
  await lead.says('/khacphuc');
  await lead.presses('1 · Xem');
  await lead.presses('Miễn');
  await lead.says('Đơn vị đã sắp xếp lại, nội dung không còn phù hợp');
  await lead.presses('Xác nhận miễn');
  lead.sees(/^Đã ghi: miễn .*Đơn vị được báo qua Hệ thống \(01 người\)\./, 3);
  lead.sees(/^Ngoài giờ làm việc: \d\d tin .* sẽ được gửi lúc 08h00 ngày 18\/10\/2023/, 3);
  expect(focal.heard()).toHaveLength(before);
  await stage().at('2023-10-18 08:15');
  expect(heardOf(focal, /được miễn theo quyết định của Tổ trưởng Tổ B ngày 17\/10\/2023/)).toHaveLength(1);
});
