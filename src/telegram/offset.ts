// Which updates may be confirmed. Telegram forgets whatever lies below the offset, so one too high loses what people said,
// and one too low brings the same again: when in doubt it is too low. Pure.

/** Telegram's own ids end below this (its queue counts to two thousand million). */
const LARGEST_ID = 2 ** 31 - 1;
const NEAR = 1_000_000;

/**
 * The offset after a batch that has been stored. `ids` are those of its updates in their order, null where there is none
 * that can be used. Ids may jump down after an idle week, so it follows the last of the batch and never a maximum of ours;
 * an id far outside of Telegram's counts for nothing.
 */
export function nextOffset(ids: readonly (number | null)[], offset: number | undefined): number | undefined {
  const inReach = ids.filter((id) => id !== null).filter((id) => id <= LARGEST_ID || isNear(id, offset));
  const inLine = inReach.filter((id) => id >= (offset ?? 0));
  const last = (inLine.length > 0 ? inLine : inReach).at(-1);
  return last === undefined ? offset : last + 1;
}

const isNear = (id: number, offset: number | undefined): boolean =>
  offset !== undefined && id >= offset && id - offset < NEAR;

/**
 * The offset when the same batch keeps coming although all of it is stored: its ids say nothing. Telegram counts on by one,
 * so it lies as many behind as it has updates.
 */
export function skipBatch(ids: readonly (number | null)[], highest: number | undefined): number | undefined {
  const last = ids.findLast((id) => id !== null);
  return highest !== undefined ? highest + ids.length : last == null ? undefined : last + 1;
}
