// Telegram's speed limits: how many messages the bot may send in a second, to one person, to one group; what it gets
// when it sends more (429 and a pause); and what was measured. Real time, never the demo clock. It knows no message.

/** The limits in force; 0 lifts one. */
export interface LimitSettings {
  /** Accepted sends of the bot in any sliding second. */
  perSecond: number;
  /** Refill of one private chat's bucket, messages per second. */
  perChatPerSecond: number;
  /** Size of one private chat's bucket. */
  perChatBurst: number;
  /** Accepted sends to one group in any sliding minute. */
  perGroupPerMinute: number;
  /** Whether edits count like sends. */
  countEdits: boolean;
  /** The shortest `retry_after` that is given, in seconds. */
  retryAfterAtLeast: number;
}

export const DEFAULT_LIMITS: LimitSettings = {
  perSecond: 30,
  perChatPerSecond: 1,
  perChatBurst: 3,
  perGroupPerMinute: 20,
  countEdits: false,
  retryAfterAtLeast: 1,
};

/** What was measured since the last reset. */
export interface PaceStats {
  accepted: number;
  refused429: number;
  /** The largest number of accepted sends in any sliding second. */
  mostInOneSecond: number;
  /** The smallest distance between two accepted sends to the same chat; null before there were two. */
  smallestGapMs: number | null;
}

interface ChatPace {
  tokens: number;
  filledAtMs: number;
  lastMs: number;
  pausedUntilMs: number;
  minuteMs: number[];
  smallestGapMs: number;
}

export interface Pace {
  settings: LimitSettings;
  /** Asks for one send; 0 when accepted, otherwise the seconds to wait. */
  take(chatId: number): number;
  /** Puts the whole bot or one chat on pause, as a 429 does. */
  pause(seconds: number, chatId?: number): void;
  /** Seconds of pause left for this chat or the whole bot; 0 when none. */
  pauseLeft(chatId?: number): number;
  stats(): PaceStats;
  /** The smallest distance per chat, for chats with two sends or more. */
  gapsByChat(): Record<string, number>;
  reset(): void;
}

/** Builds the pace keeper; `nowMs` is a monotonic clock. */
export function createPace(nowMs: () => number = () => performance.now()): Pace {
  const settings = { ...DEFAULT_LIMITS };
  let chats = new Map<number, ChatPace>();
  let sentMs: number[] = [];
  let head = 0;
  let pausedUntilMs = 0;
  let stats: PaceStats = { accepted: 0, refused429: 0, mostInOneSecond: 0, smallestGapMs: null };

  const chatPace = (chatId: number, now: number): ChatPace => {
    let pace = chats.get(chatId);
    if (!pace) {
      pace = {
        tokens: settings.perChatBurst,
        filledAtMs: now,
        lastMs: -Infinity,
        pausedUntilMs: 0,
        minuteMs: [],
        smallestGapMs: Infinity,
      };
      chats.set(chatId, pace);
    }
    return pace;
  };

  const seconds = (ms: number): number => Math.max(settings.retryAfterAtLeast, 1, Math.ceil(ms / 1000));

  const pauseLeft = (chatId?: number): number => {
    const now = nowMs();
    const chatUntil = chatId === undefined ? 0 : (chats.get(chatId)?.pausedUntilMs ?? 0);
    const left = Math.max(pausedUntilMs, chatUntil) - now;
    return left > 0 ? Math.max(1, Math.ceil(left / 1000)) : 0;
  };

  const refuseAll = (wait: number): number => {
    pausedUntilMs = Math.max(pausedUntilMs, nowMs() + wait * 1000);
    stats.refused429 += 1;
    return wait;
  };

  const refuseChat = (pace: ChatPace, wait: number): number => {
    pace.pausedUntilMs = Math.max(pace.pausedUntilMs, nowMs() + wait * 1000);
    stats.refused429 += 1;
    return wait;
  };

  return {
    settings,
    take(chatId) {
      const now = nowMs();
      const left = pauseLeft(chatId);
      if (left > 0) {
        stats.refused429 += 1;
        return left;
      }
      while (head < sentMs.length && (sentMs[head] as number) <= now - 1000) head += 1;
      if (head > 4096) {
        sentMs = sentMs.slice(head);
        head = 0;
      }
      if (settings.perSecond > 0 && sentMs.length - head >= settings.perSecond) {
        return refuseAll(seconds((sentMs[head] as number) + 1000 - now));
      }
      const pace = chatPace(chatId, now);
      if (chatId > 0 && settings.perChatPerSecond > 0) {
        const filled = pace.tokens + ((now - pace.filledAtMs) / 1000) * settings.perChatPerSecond;
        pace.tokens = Math.min(settings.perChatBurst, filled);
        pace.filledAtMs = now;
        // A timer of the sender may fire a hair early: a thousandth of a message is not held against it.
        if (pace.tokens < 0.999)
          return refuseChat(pace, seconds(((1 - pace.tokens) / settings.perChatPerSecond) * 1000));
        pace.tokens -= 1;
      }
      if (chatId < 0 && settings.perGroupPerMinute > 0) {
        pace.minuteMs = pace.minuteMs.filter((ms) => ms > now - 60_000);
        if (pace.minuteMs.length >= settings.perGroupPerMinute) {
          return refuseChat(pace, seconds((pace.minuteMs[0] as number) + 60_000 - now));
        }
        pace.minuteMs.push(now);
      }
      const gap = now - pace.lastMs;
      pace.lastMs = now;
      if (gap < pace.smallestGapMs) pace.smallestGapMs = gap;
      if (Number.isFinite(gap)) stats.smallestGapMs = Math.min(stats.smallestGapMs ?? Infinity, gap);
      sentMs.push(now);
      stats.accepted += 1;
      stats.mostInOneSecond = Math.max(stats.mostInOneSecond, sentMs.length - head);
      return 0;
    },
    pause(wait, chatId) {
      if (chatId === undefined) refuseAll(wait);
      else refuseChat(chatPace(chatId, nowMs()), wait);
    },
    pauseLeft,
    stats: () => ({ ...stats }),
    gapsByChat() {
      const gaps: Record<string, number> = {};
      for (const [id, pace] of chats) if (Number.isFinite(pace.smallestGapMs)) gaps[id] = pace.smallestGapMs;
      return gaps;
    },
    reset() {
      chats = new Map();
      sentMs = [];
      head = 0;
      pausedUntilMs = 0;
      stats = { accepted: 0, refused429: 0, mostInOneSecond: 0, smallestGapMs: null };
    },
  };
}
