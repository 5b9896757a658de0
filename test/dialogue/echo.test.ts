// Somebody types as much as Telegram takes, of anything, wherever something may be typed: each time there is an answer that
// Telegram takes too, and what was said stays within reach of the next press.
import { beforeAll, describe, expect, it } from 'vitest';
import { announce } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-13 09:00', city: true });

const LONG: readonly (readonly [what: string, text: string])[] = [
  ['letters', 'chữ '.repeat(1024)],
  ['emoji', '🏛'.repeat(2048)],
  ['marks of bold', '**a**'.repeat(819)],
  ['the private mark of bold', '\uE000b'.repeat(2048)],
  ['line breaks', 'dòng\n'.repeat(819)],
  ['one word', 'x'.repeat(4096)],
];

let office: Phone;
let lead: Phone;
let unit: Phone;
let english: Phone;

beforeAll(async () => {
  office = await stage().seat({ name: 'Hoàng Thị Văn Phòng', role: 'OFFICE' });
  lead = await stage().seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
  unit = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
  english = await stage().seat({ name: 'Ann Example', role: 'OFFICE', locale: 'en' });
  await announce(stage(), 'I-14', '2023-09-30 17:00');
}, 120_000);

/** Types the text, and sees a message or an edit that was not there before; nothing was refused by Telegram. */
async function isAnswered(who: Phone, text: string): Promise<void> {
  const before = JSON.stringify(who.heard());
  await who.says(text);
  expect(JSON.stringify(who.heard()) !== before, 'no answer').toBe(true);
  const refused = await stage().db.outboxMessage.findMany({
    where: { OR: [{ state: 'FAILED' }, { verdict: { startsWith: '400' } }] },
    select: { dedupeKey: true, verdict: true },
  });
  expect(refused).toEqual([]);
}

describe.each(LONG)('4,096 signs: %s', { timeout: 120_000 }, (_what, text) => {
  it('at any time', async () => {
    await isAnswered(unit, text);
    await isAnswered(unit, `/viec ${text}`.slice(0, 4096));
  });

  it('as a search of whom to invite, in both languages', async () => {
    await office.says('/moi');
    await isAnswered(office, text);
    await english.says('/moi');
    await isAnswered(english, text);
  });

  it('as an answer, a note to it, and on its way through the checklist', async () => {
    await unit.says('/traloi');
    for (let n = 0; n < 12; n++) {
      await isAnswered(unit, text);
      const next = unit
        .card()
        .rows.flat()
        .find((label) =>
          /^(Có|Đã thực hiện|Bỏ qua|Để sau|Câu sau|Bắt đầu câu|Tiếp tục câu|Ghi chú|Lưu|Đúng)/.test(label),
        );
      if (next) await unit.presses(next);
    }
  });

  it('as a broadcast, shown to its author, sent, and commented on', async () => {
    await lead.says('/thongbao');
    await isAnswered(lead, text);
    const all = lead
      .card()
      .rows.flat()
      .find((label) => label.startsWith('Tất cả đơn vị Tổ B'));
    if (!all) return;
    await lead.presses(all);
    await lead.presses('Tiếp tục');
    await lead.presses('Gửi 01 người');
    await stage().drain();
    await unit.presses('Gửi ý kiến');
    await isAnswered(unit, text);
    await stage().drain();
  });
});
