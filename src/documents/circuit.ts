// When the scanner counts as out: after a few failures in a row it is left alone and asked again with growing waits, until it
// has judged something. Pure: instants in, the next state out.

/** How the scanner has answered lately; nothing but the failures since its last answer counts. */
export interface Circuit {
  readonly failures: number;
  /** When the first of these failures came. */
  readonly failingSince: Date | null;
  /** Not to be asked again before. */
  readonly probeAt: Date | null;
}

const OUT_AFTER = 3;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 300_000;

/** The scanner answers. */
export const ANSWERING: Circuit = { failures: 0, failingSince: null, probeAt: null };

/** After one more failure: 5 s, 10 s, 20 s … five minutes until it is asked again. */
export function afterFailure(circuit: Circuit, now: Date): Circuit {
  const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** circuit.failures);
  return {
    failures: circuit.failures + 1,
    failingSince: circuit.failingSince ?? now,
    probeAt: new Date(now.getTime() + waitMs),
  };
}

/** The scanner was out when the program stopped: it is asked first. */
export const outSince = (beganAt: Date): Circuit => ({ failures: OUT_AFTER, failingSince: beganAt, probeAt: null });

/** No paper is given to it. */
export const isDoubtful = (circuit: Circuit): boolean => circuit.failures > 0;

/** It counts as out, and the office is told. */
export const isOut = (circuit: Circuit): boolean => circuit.failures >= OUT_AFTER;

/** It may be asked again now. */
export const mayProbe = (circuit: Circuit, now: Date): boolean => circuit.probeAt === null || circuit.probeAt <= now;
