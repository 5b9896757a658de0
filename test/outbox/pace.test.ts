// The pace: whatever we are asked to send, Telegram never counts more than it allows.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answered,
  chatReadyAt,
  countPauses,
  decideSlots,
  isExplainedByChat,
  makePace,
  mayAnswer,
  pauseAfter429,
  pausedLanes,
  pausedUntil,
  promiseSlots,
  slotAt,
  takeSlot,
  waitingChats,
} from '../../src/outbox/pace.js';

const settings = { perSecond: 30, chatBurst: 3, bulkBurst: 1 };

describe('the pace of new messages', () => {
  it('never lets more than 30 be counted in any sliding second, however late Telegram counts them', () => {
    const call = fc.record({
      gapMs: fc.integer({ min: 0, max: 40 }),
      travelMs: fc.integer({ min: 0, max: 200 }),
      answerMs: fc.integer({ min: 0, max: 600 }),
      bulk: fc.boolean(),
      chat: fc.integer({ min: 1, max: 400 }),
    });
    fc.assert(
      fc.property(fc.array(call, { minLength: 100, maxLength: 400 }), (calls) => {
        const pace = makePace(settings);
        const counted: number[] = [];
        const answers: { at: number; token: number }[] = [];
        let now = 0;
        for (const { gapMs, travelMs, answerMs, bulk, chat } of calls) {
          now += gapMs;
          for (;;) {
            answers.sort((a, b) => a.at - b.at);
            while (answers.length > 0 && answers[0]!.at <= now) {
              const answer = answers.shift()!;
              answered(pace, answer.token, answer.at);
            }
            const slots = decideSlots(pace, now);
            if ((bulk ? slots.bulk : slots.interactive) > 0) break;
            now = Math.max(now + 1, Math.min(slots.nextAt, answers[0]?.at ?? Infinity));
          }
          promiseSlots(pace, 1, bulk ? 1 : 0, now);
          for (let at = slotAt(pace, now); at > now; at = slotAt(pace, now)) now = at;
          const token = takeSlot(pace, BigInt(chat), now);
          counted.push(now + travelMs);
          answers.push({ at: now + travelMs + answerMs, token });
        }
        counted.sort((a, b) => a - b);
        for (let n = 30; n < counted.length; n++) expect(counted[n]! - counted[n - 30]!).toBeGreaterThan(1000);
      }),
      { numRuns: 100 },
    );
  });

  it('spreads bulk evenly, so that somebody who waits finds a slot within two steps', () => {
    const pace = makePace(settings);
    const times: number[] = [];
    for (let now = 0; now < 10_000; now++) {
      if (decideSlots(pace, now).bulk > 0) {
        promiseSlots(pace, 1, 1, now);
        const leavesAt = slotAt(pace, now);
        times.push(leavesAt);
        answered(pace, takeSlot(pace, BigInt(times.length), leavesAt), leavesAt + 1);
      }
    }
    expect(times.length).toBeGreaterThan(290);
    const inLaterSeconds = times.filter((at) => at > 2000);
    const gaps = inLaterSeconds.slice(1).map((at, n) => at - inLaterSeconds[n]!);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(70);
  });

  it('holds one chat to one per second in bulk, and lets a short burst pass for somebody who presses buttons', () => {
    const pace = makePace(settings);
    takeSlot(pace, 7n, 0);
    expect(chatReadyAt(pace, 7n, true)).toBeGreaterThanOrEqual(1000);
    expect(chatReadyAt(pace, 7n, false)).toBeLessThanOrEqual(0);
    takeSlot(pace, 7n, 1);
    takeSlot(pace, 7n, 2);
    expect(chatReadyAt(pace, 7n, false)).toBeGreaterThanOrEqual(1000);
    expect(waitingChats(pace, false, 3).chats).toEqual([7n]);
    expect(waitingChats(pace, true, 5000).chats).toEqual([]);
  });

  it('pauses the chat that was refused, its lane only when the chat itself is no reason, and only until then', () => {
    const pace = makePace(settings);
    // The chat has just got something: its own measure is full, whatever else is under way.
    for (let n = 0; n < 28; n++) takeSlot(pace, BigInt(100 + n), 0);
    answered(pace, takeSlot(pace, 7n, 0), 1);
    const token = takeSlot(pace, 7n, 2);
    expect(isExplainedByChat(pace, token)).toBe(true);
    expect(pauseAfter429(pace, { chatId: 7n, lane: 0, retryAfterMs: 5000, explained: true }, 0)).toBe('chat');
    expect(waitingChats(pace, true, 1100).chats).toEqual([7n]);
    expect(pausedLanes(pace, 100)).toEqual([]);
    expect(waitingChats(pace, true, 5001).chats).toEqual([]);

    // Nothing was sent to this one: when the whole bot is at its limit, that is the reason.
    expect(isExplainedByChat(pace, takeSlot(pace, 8n, 10))).toBe(false);
    expect(pauseAfter429(pace, { chatId: 8n, lane: 2, retryAfterMs: 2000, explained: false }, 10)).toBe('lanes');
    expect(pausedLanes(pace, 100)).toEqual([2, 3]);
    expect(pausedUntil(pace, 99n, 0)).toBeLessThanOrEqual(100);
    expect(pausedLanes(pace, 2011)).toEqual([]);
  });

  it('takes two chats refused without a reason of their own for the whole bot, one alone for itself', () => {
    const pace = makePace(settings);
    const refused = { lane: 0, retryAfterMs: 3000, explained: false };
    expect(pauseAfter429(pace, { chatId: 1n, ...refused }, 0)).toBe('chat');
    expect(pauseAfter429(pace, { chatId: 1n, ...refused }, 3100)).toBe('chat');
    expect(pauseAfter429(pace, { chatId: 2n, ...refused }, 3200)).toBe('lanes');
    expect(pausedLanes(pace, 3300)).toEqual([0, 1, 2, 3]);
  });

  it('never shortens a pause', () => {
    const pace = makePace(settings);
    pauseAfter429(pace, { chatId: 1n, lane: 0, retryAfterMs: 7000, explained: true }, 0);
    pauseAfter429(pace, { chatId: 1n, lane: 0, retryAfterMs: 1000, explained: true }, 100);
    expect(pausedUntil(pace, 1n, 0)).toBe(7000);
  });

  it('counts what one chat got from the latest moment at which Telegram can have counted it', () => {
    const pace = makePace(settings);
    const token = takeSlot(pace, 7n, 0);
    answered(pace, token, 400);
    expect(chatReadyAt(pace, 7n, true)).toBeGreaterThanOrEqual(1400);
  });
});

// To the millisecond: 200 to travel, a window of 1002, claimed 8 ahead of a slot; bulk steps of 1006 by what a second allows.
describe('a slot', () => {
  it('is in use until one window after Telegram can have counted its call', () => {
    const pace = makePace({ ...settings, perSecond: 2 });
    promiseSlots(pace, 2, 0, 0);
    expect([pace.held, slotAt(pace, 0)]).toEqual([2, 0]);
    const one = takeSlot(pace, 1n, 0);
    expect(slotAt(pace, 0)).toBe(0);
    const two = takeSlot(pace, 2n, 5);
    expect([pace.held, slotAt(pace, 10)]).toEqual([0, 1202]);
    answered(pace, two, 50);
    expect(slotAt(pace, 60)).toBe(1052);
    expect([slotAt(pace, 1051), slotAt(pace, 1052)]).toEqual([1052, 1052]);
    takeSlot(pace, 3n, 1052);
    answered(pace, one, 300);
    expect(slotAt(pace, 1053)).toBe(1202);
    for (const token of [one, 99]) answered(pace, token, 9000);
    expect(slotAt(pace, 1201)).toBe(1202);
    expect(slotAt(pace, 1202)).toBe(1202);
    expect(pace.slots.map(({ freeAt }) => freeAt)).toEqual([2254]);
  });

  it('is given to answers a hair before it is free, and never when it is promised', () => {
    const pace = makePace({ ...settings, perSecond: 2 });
    const slots = (now: number) => decideSlots(pace, now);
    expect(slots(0)).toEqual({ interactive: 2, bulk: 1, nextAt: 0 });
    pace.held = 2;
    expect(slots(0)).toEqual({ interactive: 0, bulk: 0, nextAt: 0 });
    const [, two] = [takeSlot(pace, 1n, 0), takeSlot(pace, 2n, 5)];
    answered(pace, two, 50);
    expect(slots(60)).toEqual({ interactive: 0, bulk: 0, nextAt: 1044 });
    expect(slots(1043).interactive).toBe(0);
    expect(slots(1044)).toEqual({ interactive: 1, bulk: 1, nextAt: 1044 });
    pace.held = 1;
    expect(slots(1044)).toEqual({ interactive: 0, bulk: 0, nextAt: 1194 });
    pace.held = 9;
    expect(slots(1044).interactive).toBe(0);
    pace.held = 0;
    expect(slots(1052).interactive).toBe(1);
    expect(slots(1194).interactive).toBe(2);
    expect(slots(5000)).toEqual({ interactive: 2, bulk: 1, nextAt: 5000 });
  });

  it('is given to bulk in even steps; what a late timer lost is made up for by one', () => {
    const pace = makePace(settings);
    const step = 1006 / 30;
    promiseSlots(pace, 1, 0, 1000);
    expect(decideSlots(pace, 1000)).toEqual({ interactive: 29, bulk: 1, nextAt: 1000 });
    promiseSlots(pace, 1, 1, 1000);
    expect(decideSlots(pace, 1000).bulk).toBe(1);
    promiseSlots(pace, 1, 1, 1000);
    expect(decideSlots(pace, 1000).bulk).toBe(0);
    expect(decideSlots(pace, 1000).nextAt).toBeCloseTo(1000 + step - 8, 6);
    expect(decideSlots(pace, 1025).bulk).toBe(0);
    expect(decideSlots(pace, 1026).bulk).toBe(1);
    expect(decideSlots(pace, 9000).bulk).toBe(1);
    promiseSlots(pace, 3, 3, 9000);
    expect(decideSlots(pace, 9000).nextAt).toBeCloseTo(9000 + 2 * step - 8, 6);
    expect(decideSlots(makePace({ ...settings, perSecond: 250 }), 0).bulk).toBe(3);
  });
});

describe('one chat', () => {
  it('is measured by a bucket that fills with each message and empties by one a second', () => {
    const pace = makePace(settings);
    const ready = () => [chatReadyAt(pace, 7n, true), chatReadyAt(pace, 7n, false)];
    expect(ready()).toEqual([0, 0]);
    const one = takeSlot(pace, 7n, 10_000);
    expect(ready()).toEqual([11_002, 8998]);
    takeSlot(pace, 7n, 10_100);
    expect(ready()).toEqual([12_004, 10_000]);
    const three = takeSlot(pace, 7n, 10_200);
    expect(ready()).toEqual([13_006, 11_002]);
    answered(pace, one, 10_050);
    answered(pace, three, 10_400);
    expect(ready()).toEqual([13_006, 11_002]);
    answered(pace, takeSlot(pace, 8n, 10_000), 10_400);
    expect(chatReadyAt(pace, 8n, true)).toBe(11_402);
    pace.pausedChats.set(8n, 11_500);
    expect([chatReadyAt(pace, 8n, true), chatReadyAt(pace, 8n, false)]).toEqual([11_500, 11_500]);
    pace.pausedChats.set(8n, 11_300);
    expect(chatReadyAt(pace, 8n, true)).toBe(11_402);
  });

  it('explains a refusal only when its bucket was not empty', () => {
    const pace = makePace(settings);
    expect(isExplainedByChat(pace, takeSlot(pace, 7n, 0))).toBe(false);
    expect(isExplainedByChat(pace, takeSlot(pace, 7n, 1002))).toBe(false);
    const last = takeSlot(pace, 7n, 2003);
    expect(isExplainedByChat(pace, last)).toBe(true);
    answered(pace, last, 2010);
    expect(isExplainedByChat(pace, last)).toBe(false);
  });

  it('may get an answer as far as its bucket, the slots and the pauses allow', () => {
    const pace = makePace({ ...settings, perSecond: 4 });
    const may = (now: number, chat = 7n) => [0, 1, 2, 3, 4].filter((count) => mayAnswer(pace, chat, count, now));
    expect(may(90_000)).toEqual([0, 1, 2, 3]);
    promiseSlots(pace, 2, 0, 0);
    takeSlot(pace, 7n, 0);
    expect(may(0)).toEqual([0, 1, 2]);
    takeSlot(pace, 6n, 0);
    expect(may(1001)).toEqual([0, 1, 2]);
    expect(may(1202)).toEqual([0, 1, 2, 3]);
    promiseSlots(pace, 2, 0, 1202);
    expect(may(1202)).toEqual([0, 1, 2]);
    pace.held = 4;
    expect(may(1202)).toEqual([0]);
    pace.held = 0;
    pace.pausedChats.set(7n, 3000);
    expect([may(2999), may(3000), may(2999, 6n)]).toEqual([[], [0, 1, 2, 3], [0, 1, 2, 3]]);
    pace.pausedLanes.set(0, 4000);
    expect([may(3999, 6n), may(4000, 6n)]).toEqual([[], [0, 1, 2, 3]]);
    pace.pausedLanes.set(1, 9000);
    expect(may(5000)).toEqual([0, 1, 2, 3]);
  });

  it('waits with others, and the first of them tells when to look again', () => {
    const pace = makePace(settings);
    takeSlot(pace, 7n, 0);
    takeSlot(pace, 7n, 0);
    takeSlot(pace, 8n, 10);
    pace.pausedChats.set(9n, 1500);
    expect(waitingChats(pace, true, 20)).toEqual({ chats: [9n, 7n, 8n], readyAt: 1012 });
    expect(waitingChats(pace, false, 20)).toEqual({ chats: [9n], readyAt: 1500 });
    expect(waitingChats(pace, true, 1012)).toEqual({ chats: [9n, 7n], readyAt: 1500 });
    expect(waitingChats(pace, true, 1500)).toEqual({ chats: [7n], readyAt: 2004 });
    expect(waitingChats(pace, true, 2004)).toEqual({ chats: [], readyAt: Infinity });
    expect([pace.chats.size, pace.pausedChats.size]).toEqual([0, 0]);
  });
});

describe('a pause', () => {
  const refused = { lane: 1, retryAfterMs: 3000, explained: false };

  it('is of the chat, and of the lanes from its own when the bot is at its limit', () => {
    for (const [inUse, what] of [
      [28, 'chat'],
      [29, 'lanes'],
    ] as const) {
      const pace = makePace(settings);
      for (let n = 0; n < inUse; n++) takeSlot(pace, BigInt(100 + n), 0);
      expect(pauseAfter429(pace, { chatId: 1n, ...refused }, 10)).toBe(what);
      expect(pausedUntil(pace, 1n, 0)).toBe(3010);
      expect([0, 1, 2, 3].map((lane) => pausedUntil(pace, 5n, lane))).toEqual(
        what === 'chat' ? [0, 0, 0, 0] : [0, 3010, 3010, 3010],
      );
    }
  });

  it('that is over speaks for the whole bot no more, and a later one never shortens that of a lane', () => {
    const pace = makePace(settings);
    const ask = (chatId: bigint, now: number, retryAfterMs = 3000) =>
      pauseAfter429(pace, { ...refused, chatId, retryAfterMs }, now);
    expect([ask(1n, 0), ask(2n, 3000), ask(3n, 5999)]).toEqual(['chat', 'chat', 'lanes']);
    expect(ask(4n, 6000, 1000)).toBe('lanes');
    expect(pausedUntil(pace, 99n, 3)).toBe(8999);
    expect([pausedLanes(pace, 8998), pausedLanes(pace, 8999)]).toEqual([[1, 2, 3], []]);
    expect(pace.pausedLanes.size).toBe(0);
    expect(ask(5n, 9000)).toBe('chat');
  });

  it('that lasts is counted, with the longest', () => {
    const pace = makePace(settings);
    expect(countPauses(pace, 0)).toEqual({ chats: 0, lanes: 0, leftMs: 0 });
    pace.pausedChats.set(1n, 3000).set(2n, 5000).set(3n, 4000);
    expect(countPauses(pace, 2999)).toEqual({ chats: 3, lanes: 0, leftMs: 2001 });
    pace.pausedLanes.set(2, 9000);
    expect(countPauses(pace, 3000)).toEqual({ chats: 2, lanes: 1, leftMs: 6000 });
    expect(countPauses(pace, 9000)).toEqual({ chats: 0, lanes: 0, leftMs: 0 });
  });
});
