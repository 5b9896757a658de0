// Reads what the Bot API answers, once for everybody: whatever stands there, what leaves here has the shape and the
// measures the rest of the program reckons with, or is no answer at all. Pure; it must not know what was asked.

/** An answer that can be trusted in its shape; `result` is still whatever it is. */
export type ReadAnswer =
  | { readonly ok: true; readonly result: unknown }
  | {
      readonly ok: false;
      readonly error_code: number;
      readonly description: string;
      readonly parameters: { readonly retry_after?: number };
    };

/** Telegram's own longest waits are minutes: whoever asks for more is asked again after an hour. */
export const LONGEST_RETRY_SECONDS = 3600;

/** How many bytes of an answer are read: an honest one has a few kB, a batch of a hundred updates some hundred. */
export const LARGEST_ANSWER_BYTES = 64 * 1024;
export const LARGEST_BATCH_BYTES = 16 * 1024 * 1024;

/** The answer in its shape; null when it says neither yes nor no, or a no without any code. `status` is that of HTTP. */
export function readAnswer(answer: unknown, status?: number): ReadAnswer | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const { ok, result, error_code, description, parameters } = answer as Record<string, unknown>;
  if (ok === true) return { ok, result };
  if (ok !== false) return null;
  const code = readCode(error_code) ?? readCode(status);
  if (code === null) return null;
  const asked = (parameters as { retry_after?: unknown } | null | undefined)?.retry_after;
  return {
    ok,
    error_code: code,
    description: typeof description === 'string' ? description : '',
    parameters: asked === undefined ? {} : { retry_after: readRetrySeconds(asked) },
  };
}

/** How many seconds to wait: one when it does not say in a way that can be read, an hour at most. */
export function readRetrySeconds(asked: unknown): number {
  if (typeof asked !== 'number' || !Number.isFinite(asked) || asked < 0) return 1;
  return Math.min(asked, LONGEST_RETRY_SECONDS);
}

/** The id of a message; null when what stands there can be none. */
export function readMessageId(message: unknown): bigint | null {
  const id = (message as { message_id?: unknown } | null | undefined)?.message_id;
  return Number.isSafeInteger(id) && (id as number) > 0 ? BigInt(id as number) : null;
}

function readCode(code: unknown): number | null {
  const number = typeof code === 'string' && /^\d{3}$/.test(code) ? Number(code) : code;
  return Number.isInteger(number) && (number as number) >= 400 && (number as number) < 600 ? (number as number) : null;
}
