// A refusal is something a person can put right: a value, never an exception.
// It carries the key of a sentence in the locales and what that sentence needs. It must not know any room.

/** Why something cannot be done yet; `refusal` is a locale key, `args` its variables. */
export interface Refusal {
  readonly refusal: string;
  readonly args?: Readonly<Record<string, string | number>>;
}

/** Builds a refusal. */
export const refuse = (refusal: string, args?: Record<string, string | number>): Refusal =>
  args ? { refusal, args } : { refusal };

/** Tells a refusal from a result. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && typeof (value as Refusal).refusal === 'string';
}
