// The pace: whatever we are asked to send, Telegram never counts more than it allows.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answered,
  chatReadyAt,
  decideSlots,
  isExplainedByChat,
  makePace,
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
