// Keeps for the health page whether updates are coming in: when Telegram last spoke with us and all of it was stored, and
// since when that has failed. By the machine's own clock: an outage is as long as it is, whatever the program's clock says.
import type { HealthPart } from '../kit/health.js';

export interface Reception {
  /** Telegram answered, or called, and what it brought is stored. */
  took(): void;
  /** It could not be asked, or what it brought not be stored. */
  failed(): void;
  readonly health: HealthPart;
}

export function watchReception(by: 'polling' | 'webhook'): Reception {
  let lastAnswerAt: Date | null = null;
  let failingSince: Date | null = null;
  return {
    took() {
      lastAnswerAt = new Date();
      failingSince = null;
    },
    failed: () => void (failingSince ??= new Date()),
    health: { name: 'receiver', read: () => Promise.resolve({ by, lastAnswerAt, failingSince }) },
  };
}
