// Which contents of the vault are being worked with, so that what nobody needs is dropped from it without taking away
// what has just been fetched again. One program at a time works on a vault.
import type { Vault } from '../kit/vault.js';

export interface Contents {
  /** Notes that this content is being worked with, until `release`; false when it is being dropped just now. */
  hold(hash: string): boolean;
  release(hash: string): void;
  /** Removes a content from the vault, unless somebody works with it or `isUnneeded` says that it is needed by now. */
  drop(hash: string, isUnneeded: () => Promise<boolean>): Promise<boolean>;
}

export function watchContents(vault: Vault): Contents {
  const held = new Map<string, number>();
  const dropping = new Set<string>();
  return {
    hold(hash) {
      if (dropping.has(hash)) return false;
      held.set(hash, (held.get(hash) ?? 0) + 1);
      return true;
    },
    release(hash) {
      const left = (held.get(hash) ?? 1) - 1;
      if (left > 0) held.set(hash, left);
      else held.delete(hash);
    },
    async drop(hash, isUnneeded) {
      if (held.has(hash) || dropping.has(hash)) return false;
      dropping.add(hash);
      try {
        if (!(await isUnneeded())) return false;
        await vault.remove(hash);
        return true;
      } finally {
        dropping.delete(hash);
      }
    },
  };
}
