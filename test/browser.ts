// Finds a Chromium on this machine for the tests that need a real browser.
import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The path of a Chromium: CHROMIUM_PATH if set, otherwise the usual places. */
export function findChromium(): string {
  const named = process.env.CHROMIUM_PATH;
  const found = (named ? [named] : PLACES).find((path) => existsSync(path));
  if (!found) throw new Error('No Chromium found: install it (apt-get install chromium) or set CHROMIUM_PATH.');
  return found;
}
