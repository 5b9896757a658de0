// Keeps for the health page whether updates are coming in: when Telegram last spoke with us and all of it was stored, and
// since when that has failed. By the machine's own clock: an outage is as long as it is, whatever the program's clock says.
import type { HealthPart } from '../kit/health.js';

export interface Reception {
  /** Telegram answered, or called, and what it brought is stored. */
  took(): void;
  /** It could not be asked, or what it brought not be stored. */
  failed(): void;
  /** What is being stored of what it brought; rejects as that does. */
  storing<T>(stored: Promise<T>): Promise<T>;
  readonly health: HealthPart;
}

/** What could not be stored comes again; so long after the first time the program is not well. */
const UNSTORED_MS = 10_000;

export function watchReception(by: 'polling' | 'webhook'): Reception {
  let lastAnswerAt: Date | null = null;
  let failingSince: Date | null = null;
  let unstoredSince: number | null = null;
  return {
    took() {
      lastAnswerAt = new Date();
      failingSince = null;
    },
    failed: () => void (failingSince ??= new Date()),
    async storing(stored) {
      try {
        const result = await stored;
        unstoredSince = null;
        return result;
      } catch (error) {
        unstoredSince ??= performance.now();
        throw error;
      }
    },
    health: {
      name: 'receiver',
      read: () => Promise.resolve({ by, lastAnswerAt, failingSince }),
      isFailing: () => unstoredSince !== null && performance.now() - unstoredSince > UNSTORED_MS,
    },
  };
}
