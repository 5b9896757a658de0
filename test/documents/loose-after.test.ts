// What follows a paper that came outside any question: words typed after it was let go or placed, the warning about secret
// papers, how its places are numbered; and an edited message of somebody who has handed in nothing.
import { beforeAll, expect, it } from 'vitest';
import { announce, pdf } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { atPapers, carryOver, paperOf } from './unit-desk.js';

const stage = useStage({ at: '2023-09-11 09:00', city: true });
let unit: Phone;
beforeAll(async () => {
  await announce(stage(), 'I-14', '2023-09-14 17:00');
  await carryOver(stage());
  unit = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
}, 120_000);

const warnings = () => unit.heard().filter(({ text }) => text.startsWith('Trước khi gửi: đề nghị KHÔNG gửi'));

it('is warned of once for the checklist it can be meant for', async () => {
  await unit.sendsFile(pdf('mot.pdf'));
  expect(warnings()).toHaveLength(1);
  await unit.says('/traloi');
  expect(warnings()).toHaveLength(1);
});

it('is warned of once for an item, and once more for the next; moved to a checklist it counts as warned of there', async () => {
  const sent = warnings().length;
  await atPapers(unit);
  await unit.sendsFile(pdf('kp mot.pdf'));
  await unit.sendsFile(pdf('kp hai.pdf'));
  expect(warnings()).toHaveLength(sent + 1);
  await unit.says('/khacphuc');
  await unit.presses('2 · Cập nhật');
  await unit.presses('Gửi tài liệu');
  await unit.sendsFile(pdf('kp ba.pdf'));
  expect(warnings()).toHaveLength(sent + 2);
  // As if nothing had been sent for the checklist yet.
  await stage().db.checklist.updateMany({ data: { secretsWarnedAt: null } });
  const { id, itemId } = await paperOf(stage(), 'kp ba.pdf');
  await unit.taps(unit.last().id, `documents.move:${id}`);
  const list = unit.heard().findLast(({ text }) => text.startsWith('Tệp kp ba.pdf đang ở'))!;
  await unit.presses(list.rows.flat().find((label) => label.includes('Câu '))!);
  const { checklistId, questionCode } = await paperOf(stage(), 'kp ba.pdf');
  expect(checklistId).not.toBeNull();
  const noted = await stage().db.auditEntry.findMany({ where: { subject: id }, orderBy: { id: 'asc' } });
  expect(noted.map(({ act, facts }) => [act, facts])).toMatchObject([
    ['documents.received', { place: itemId }],
    ['documents.settled', { state: 'KEPT', tries: 1 }],
    ['documents.moved', { from: itemId, place: questionCode }],
  ]);
  const deputy = await stage().seat({ name: 'Lê Thị Dự Phòng', role: 'DEPUTY', unit: 'H-02' });
  await deputy.says('/traloi');
  deputy.neverSaw(/^Trước khi gửi: đề nghị KHÔNG gửi/);
  expect(warnings()).toHaveLength(sent + 2);
});

it('replaced before it has a place: the new file is asked about in its stead', async () => {
  await unit.says('/viec');
  await unit.sendsFile(pdf('chua cho.pdf'));
  await unit.replacesFile(pdf('thay chua cho.pdf'));
  expect(await paperOf(stage(), 'chua cho.pdf')).toMatchObject({ state: 'REMOVED' });
  expect(unit.card().text).toMatch(/^Tệp này dùng cho nội dung nào\?/);
  await unit.presses(unit.card().rows[0]![0]!);
  expect(await paperOf(stage(), 'thay chua cho.pdf')).toMatchObject({ state: 'KEPT' });
});

it('has its places numbered in one way, lines as buttons', async () => {
  await unit.says('/viec');
  await unit.sendsFile(pdf('hai.pdf'));
  const [, ...lines] = unit.card().text.split('\n');
  expect(lines.length).toBeGreaterThan(1);
  const labels = unit.card().rows.flat();
  for (const [n, line] of lines.entries()) {
    expect(line.startsWith(`${n + 1}. `)).toBe(true);
    expect(labels[n]!.startsWith(`${n + 1} · `)).toBe(true);
  }
});

it.each(['Không dùng', '1 · Câu 1'])(
  'after «%s» «câu 3» leads to the question, not to a button of the paper',
  async (pressed) => {
    await unit.says('/viec');
    await unit.sendsFile(pdf(`sau ${pressed}.pdf`));
    await unit.presses('Chọn câu khác');
    expect(
      unit
        .card()
        .rows.flat()
        .some((label) => label.endsWith('Câu 3')),
    ).toBe(true);
    if (pressed === 'Không dùng') await unit.presses(pressed);
    else await unit.presses(unit.card().rows.flat()[0]!);
    const said = unit.toast();
    await unit.says('câu 3');
    expect(unit.card().text).toMatch(/^Câu 3\/30/);
    expect(unit.last().text).not.toContain(said ?? '–');
  },
);

it('an edited message of somebody who has handed in nothing is not said to concern what was handed in', async () => {
  const other = await stage().seat({ name: 'Ngô Thị Phỏng Theo', role: 'FOCAL', unit: 'Q-02' });
  await other.says('cho em hỏi chút');
  await other.editsLast('cho em hỏi một chút');
  expect(other.last().text).toContain('Tin nhắn vừa sửa không làm thay đổi nội dung đã ghi.');
  other.neverSaw(/đã nộp|biên nhận/);
});
