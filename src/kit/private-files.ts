// Keeps what lies under a folder to its owner alone: folders 0700, files 0600, also those an earlier version left open.
// It must not know what the files hold.
import { chmod, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const OTHERS = 0o077;

/** Closes everything inside `folder` to everybody else, but not what is named in `except` at its top. */
export async function makePrivate(folder: string, except: readonly string[] = []): Promise<void> {
  for (const name of await readdir(folder)) {
    if (except.includes(name)) continue;
    const path = join(folder, name);
    const found = await lstat(path).catch(() => null); // gone meanwhile
    if (!found || found.isSymbolicLink()) continue;
    if ((found.mode & OTHERS) !== 0)
      await chmod(path, found.isDirectory() ? 0o700 : 0o600).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      });
    if (found.isDirectory()) await makePrivate(path);
  }
}
