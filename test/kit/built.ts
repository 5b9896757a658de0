// The program as it is built, for tests of what it does aside: from its sources it does all in one process.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const ROOT = join(import.meta.dirname, '..', '..');

/** Brings dist/ up to date; at once when it is. */
export const build = (): void => void execFileSync(process.execPath, [join(ROOT, 'scripts', 'build.mjs')]);

/** A file of the built program. */
export const built = (file: string): URL => pathToFileURL(join(ROOT, 'dist', file));

/** Writes a module of a test's own that node can run as it is. */
export function writeModule(source: string): { readonly url: URL; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-module-'));
  const file = join(folder, 'module.mjs');
  writeFileSync(file, source);
  return { url: pathToFileURL(file), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
