// The card somebody waits for, lost on its way: cut before Telegram took it, taken with its answer lost, or under way when the
// program died. Somebody who waits always has something to press, and whatever is pressed is answered calmly.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Phone, Seen } from '../phone.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-15 09:00', city: true });
const CALENDAR = /lịch kiểm tra/;
let lan: Phone;

beforeAll(async () => {
  lan = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 50));
  await stage().drain();
}

const withButtons = (): number => lan.heard().filter((message) => message.rows.length > 0).length;
const lose = (kind: 'dropBefore' | 'dropAfter', times = 1) =>
  stage().simulator.faults.add({ method: 'sendMessage', kind, chat: lan.id, times, ms: 10 });

/** The callback data of a button on a message. */
function dataOf(messageId: number, label: string): string {
  const message = stage()
    .simulator.chat(lan.id)
    .messages.find((each) => each.message_id === messageId)!;
  const buttons = (message.reply_markup?.inline_keyboard ?? []).flat() as { text: string; callback_data?: string }[];
  return buttons.find((each) => each.text === label)!.callback_data!;
}

describe('a card somebody waits for', { timeout: 30_000 }, () => {
  it('comes although the call that brought it was cut before Telegram took it', async () => {
    await lan.says('/lich');
    const before = lan.heard().length;
    lose('dropBefore');
    await lan.says('/viec');
    await until(() => lan.heard().length > before);
    expect(lan.heard()).toHaveLength(before + 1);
    // The card before it is closed, and this one works.
    expect(withButtons()).toBe(1);
    await lan.presses('Xem lịch');
    expect(lan.heard()).toHaveLength(before + 1);
    lan.sees(CALENDAR, 1);
  });

  it('is there twice when only the answer was lost: both work, the second is the one that changes', async () => {
    lose('dropAfter');
    await lan.says('/viec');
    await until(() => lan.heard().slice(-2)[0]!.text === lan.heard().slice(-2)[1]!.text && withButtons() === 2);
    const [first, second] = lan.heard().slice(-2) as [Seen, Seen];
    const see = dataOf(first.id, 'Xem lịch');
    await lan.taps(first.id, see);
    expect(lan.heard().find((message) => message.id === second.id)!.text).toMatch(CALENDAR);
    const count = lan.heard().length;

    // Its buttons are old now: said calmly, with the present card below.
    await lan.taps(first.id, dataOf(first.id, 'Trợ giúp'));
    expect(lan.toast()).toBe('Màn hình này đã cũ; nội dung hiện tại ở tin nhắn dưới đây.');
    expect(lan.heard()).toHaveLength(count + 1);
    // The same tap as the last one that counted says so.
    await lan.presses('Xem lịch');
    lan.sees(CALENDAR, 1);
  });

  it('comes after the program died while it was under way, once, and is the one that later presses change', async () => {
    lose('dropBefore');
    await lan.says('/viec');
    const count = lan.heard().length;
    const { db } = stage();
    const lost = { chatId: BigInt(lan.id), state: 'WAITING' as const };
    // As a killed process leaves it: under way, with nobody left who knows.
    await db.outboxMessage.updateMany({ where: lost, data: { state: 'SENDING', doubted: false, notBefore: null } });
    await stage().restart();
    await until(() => lan.heard().length > count);
    expect(lan.heard()).toHaveLength(count + 1);
    await lan.presses('Xem lịch');
    expect(lan.heard()).toHaveLength(count + 1);
    lan.sees(CALENDAR, 1);
  });

  it('is never sent a third time, whatever goes wrong, and the next press brings it anew', async () => {
    lose('dropAfter', 2);
    const before = lan.heard().length;
    await lan.says('/viec');
    await until(() => lan.heard().length >= before + 2);
    const { db } = stage();
    const doubted = { chatId: BigInt(lan.id), assumed: true };
    while ((await db.outboxMessage.count({ where: doubted })) === 0)
      await new Promise((resolve) => setTimeout(resolve, 50));
    await db.outboxMessage.updateMany({ where: doubted, data: { state: 'SENDING' } });
    await stage().restart();
    await stage().drain();
    expect(await db.outboxMessage.count({ where: { chatId: BigInt(lan.id), state: 'WAITING' } })).toBe(0);
    expect(lan.heard()).toHaveLength(before + 2);
    await lan.presses('Xem lịch');
    lan.sees(CALENDAR, 1);
  });

  it('keeps its place before what was asked for after it', async () => {
    lose('dropBefore');
    const before = lan.heard().length;
    await lan.says('/viec');
    await lan.says('/lich');
    await until(() => lan.heard().length >= before + 2);
    const [todo, calendar] = lan.heard().slice(before) as [Seen, Seen];
    expect(todo.text).not.toMatch(CALENDAR);
    expect(calendar.text).toMatch(CALENDAR);
    expect(lan.heard()).toHaveLength(before + 2);
  });
});
