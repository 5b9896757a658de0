// Finds a Chromium on this machine for the tests that need a real browser.
import { findChromium as find } from '../scripts/find-chromium.mjs';

/** The path of a Chromium; `npm test` has made sure that there is one. */
export function findChromium(): string {
  const found = find();
  if (!found) throw new Error('No Chromium found: install it (apt-get install chromium) or set CHROMIUM_PATH.');
  return found;
}
