// [Đọc hết] where people wrote more than a card holds: a conclusion, a comment on a general notice, an answer and its
// explanation, the reason for which more time is not given, the place of a visit.
import { beforeAll, expect, it } from 'vitest';
import { at } from '../../src/kit/calendar.js';
import { newId } from '../../src/kit/ids.js';
import { announce } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { seat } from './desk.js';

const stage = useStage({ at: '2023-09-22 09:00', city: true });
const END = 'và đây là chữ cuối cùng.';
const long = (of: string): string => `${of} ${'niêm yết, công khai, cập nhật '.repeat(30)}${END}`;

let unit: Phone;
let lead: Phone;
let inspectionId: string;

beforeAll(async () => {
  unit = await seat(stage(), 'unit');
  lead = await seat(stage(), 'lead');
  const visit = await stage().db.inspection.findUniqueOrThrow({ where: { code: 'I-14' } });
  inspectionId = visit.id;
  const own = { inspectionId, unitId: visit.unitId, authorId: lead.personId!, saved: true };
  const times = { createdAt: stage().clock.now(), savedAt: stage().clock.now() };
  await stage().db.finding.createMany({
    data: [
      { id: newId(), ...own, ...times, kind: 'STRENGTH', text: long('Ưu điểm:') },
      {
        ...{ id: newId(), ...own, ...times, kind: 'LIMITATION', text: long('Hạn chế:'), severity: 'HIGH' },
        ...{ causeKind: 'INTERNAL', cause: long('Vì:'), solution: long('Phải:'), dueAt: at('2023-11-06 17:00') },
      },
    ],
  });
});

/** Reads page after page of what [Đọc hết] opens. */
async function readsAll(phone: Phone): Promise<string> {
  await phone.presses('Đọc hết');
  let text = phone.last().text;
  while (phone.last().rows.flat().includes('Sau ›')) {
    await phone.presses('Sau ›');
    text += phone.last().text;
  }
  return text;
}

const endings = (text: string): number => text.split(END.slice(0, -1)).length - 1;

it('of a conclusion: its sender before it goes, its unit when it has come', async () => {
  await lead.says('/viec');
  await lead.taps(lead.last().id, `remediation.conclude:${inspectionId}`);
  expect(lead.last().text).toContain('…');
  expect(endings(lead.last().text)).toBe(0);
  expect(endings(await readsAll(lead))).toBe(4);
  await lead.presses('Quay lại');
  await lead.presses('Gửi kết luận');
  await lead.presses('Gửi 01 người');
  // What was sent is said to be, at once.
  lead.sees(
    /^Đã gửi kết luận đến UBND huyện Tre Xanh \(01 người\)\.\n[^]*\nKết luận: đã gửi .*; đơn vị chưa xác nhận\.$/,
    2,
  );
  await stage().at('2023-09-22 09:02');
  const notice = unit.sees(/^THÔNG BÁO KẾT LUẬN KIỂM TRA/);
  expect(endings(notice.text)).toBe(0);
  const whole = await readsAll(unit);
  expect(endings(whole)).toBe(4);
  expect(whole).toContain('Văn bản chính thức được gửi qua');
  await unit.presses('Quay lại');
  unit.sees(/^THÔNG BÁO KẾT LUẬN KIỂM TRA/, 1);
});

it('of a comment on a general notice, by whoever sent the notice', async () => {
  const author = await seat(stage(), 'office');
  const sent = { confirmedAt: stage().clock.now(), createdAt: stage().clock.now() };
  const text = 'Đề nghị các đơn vị rà soát.';
  const broadcast = await stage().db.broadcast.create({
    data: { id: newId(), authorId: author.personId!, text, ...sent } as never,
  });
  await stage().db.broadcastReply.create({
    data: {
      id: newId(),
      broadcastId: broadcast.id,
      personId: unit.personId!,
      text: long('Ý kiến:'),
      at: sent.createdAt,
    } as never,
  });
  await author.says('/viec');
  await author.taps(author.last().id, `broadcasts.replies:${broadcast.id}`);
  expect(endings(author.last().text)).toBe(0);
  const whole = await readsAll(author);
  expect(endings(whole)).toBe(1);
  expect(whole).toContain(text);
});

it('of an answer somebody of the unit wrote, by the next of them', async () => {
  const checklistId = await announce(stage(), 'I-09', '2023-09-29 17:00');
  const deputy = await stage().seat({ name: 'Lê Thị Dự Phòng', role: 'DEPUTY', unit: 'TX-01' });
  const focal = await stage().seat({ name: 'Bùi Thị Trước', role: 'FOCAL', unit: 'TX-01' });
  const asked = { type: 'TEXT', byDelegation: false, askIf: null } as const;
  const order = (await stage().db.question.findFirstOrThrow({ where: asked, orderBy: { position: 'asc' } })).position;
  await focal.says('/viec');
  await focal.taps(focal.last().id, `checklists.go:${checklistId}:${order}`);
  await focal.says(long('Kiến nghị:'));
  await focal.presses('Xong');
  await deputy.says('/viec');
  await deputy.taps(deputy.last().id, `checklists.go:${checklistId}:${order}`);
  expect(endings(deputy.last().text)).toBe(0);
  const whole = await readsAll(deputy);
  expect(endings(whole)).toBe(1);
  expect(whole).toContain('Bùi Thị Trước');
  await deputy.presses('Quay lại');
  deputy.sees(/Kiến nghị:/, 1);
});

it('of a place the plan describes at length', async () => {
  await stage().db.inspection.update({ where: { id: inspectionId }, data: { place: long('Trụ sở') } });
  await lead.says('/viec');
  await lead.taps(lead.last().id, `inspections.see:${inspectionId}`);
  expect(endings(lead.last().text)).toBe(0);
  expect(endings(await readsAll(lead))).toBe(1);
});
