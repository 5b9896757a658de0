// Keeps documents in a folder, each under the hash of its own bytes, so that a name never becomes a path
// and the same paper sent twice is one file. A document is either whole on the disk or not there at all.
// It must not know what a document is for, whose it is, or what it is called.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { makePrivate } from './private-files.js';

/** What the vault says of something offered: kept (`isNew` false when it already had it), or over the limit and not kept. */
export type PutResult =
  | { readonly ok: true; readonly hash: string; readonly bytes: number; readonly isNew: boolean }
  | { readonly ok: false; readonly kind: 'too-big' };

/** A place for work in progress inside the vault's own disk; swept an hour after it was last written. */
export type TempFile = { readonly path: string; remove(): Promise<void> };

/** Documents by the SHA-256 of their bytes (64 lower-case hex digits). */
export type Vault = {
  /** Keeps a stream, or moves in a file from `temp()`. Resolves only when the bytes are on the disk. Throws on disk errors and when the source fails; nothing is left then. */
  put(source: AsyncIterable<Uint8Array> | TempFile, limits: { maxBytes: number }): Promise<PutResult>;
  /** Streams a document; rejects with code VAULT_MISSING when it is not there. */
  read(hash: string): Promise<Readable>;
  has(hash: string): Promise<boolean>;
  /** Where the document lies, for checks that must jump about in it. Read only. */
  path(hash: string): string;
  /** Reads the document through: is it still what its hash says? */
  verify(hash: string): Promise<'whole' | 'broken' | 'missing'>;
  /** Destroys a document; silent when it is not there. */
  remove(hash: string): Promise<void>;
  temp(): Promise<TempFile>;
};

const LEFTOVER_AFTER_MS = 60 * 60 * 1000;
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

/** Opens (and makes, if need be) the vault in `dir`, and sweeps what crashed writers left more than an hour before `now`. */
export async function openVault(dir: string, now: Date = new Date()): Promise<Vault> {
  const root = resolve(dir);
  const tempDir = join(root, 'tmp');
  await mkdir(tempDir, { recursive: true, mode: PRIVATE_FOLDER });
  await chmod(root, PRIVATE_FOLDER);
  await makePrivate(root);
  await sweep(tempDir, now.getTime() - LEFTOVER_AFTER_MS);

  const placeOf = (hash: string): string => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('This is not the hash of a document');
    return join(root, hash.slice(0, 2), hash.slice(2));
  };
  async function settle(tempPath: string, hash: string, bytes: number): Promise<PutResult> {
    const place = placeOf(hash);
    const folder = dirname(place);
    const isNew = !(await exists(place));
    await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
    // Also when another writer has just made the folder: it may not have synced it yet.
    if (isNew) await syncFolder(root);
    // Renamed over the old one even if it is there: the bytes are the same, and a damaged copy heals.
    await rename(tempPath, place);
    await syncFolder(folder);
    return { ok: true, hash, bytes, isNew };
  }

  async function putStream(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<PutResult> {
    const tempPath = join(tempDir, randomUUID());
    try {
      const handle = await open(tempPath, 'wx', PRIVATE_FILE);
      const sha256 = createHash('sha256');
      let bytes = 0;
      try {
        for await (const chunk of source) {
          bytes += chunk.byteLength;
          if (bytes > maxBytes) return { ok: false, kind: 'too-big' };
          sha256.update(chunk);
          await handle.writeFile(chunk);
        }
        await handle.sync();
      } finally {
        await handle.close();
      }
      return await settle(tempPath, sha256.digest('hex'), bytes);
    } finally {
      await rm(tempPath, { force: true });
    }
  }

  async function putTemp(temp: TempFile, maxBytes: number): Promise<PutResult> {
    if (dirname(resolve(temp.path)) !== tempDir) throw new Error('Only a temporary file of this vault can be moved in');
    const handle = await open(temp.path, 'r+');
    try {
      await handle.chmod(PRIVATE_FILE);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const { hash, bytes } = await digest(temp.path);
    return bytes > maxBytes ? { ok: false, kind: 'too-big' } : await settle(temp.path, hash, bytes);
  }

  return {
    put: (source, { maxBytes }) => ('path' in source ? putTemp(source, maxBytes) : putStream(source, maxBytes)),
    has: async (hash) => exists(placeOf(hash)),
    path: placeOf,
    async read(hash) {
      const place = placeOf(hash);
      const handle = await open(place, 'r').catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
        throw Object.assign(new Error('The document is not in the vault'), { code: 'VAULT_MISSING' });
      });
      return handle.createReadStream();
    },
    async verify(hash) {
      const place = placeOf(hash);
      if (!(await exists(place))) return 'missing';
      return (await digest(place)).hash === hash ? 'whole' : 'broken';
    },
    async remove(hash) {
      const place = placeOf(hash);
      if (!(await exists(place))) return;
      await rm(place, { force: true });
      await syncFolder(dirname(place));
    },
    async temp() {
      const path = join(tempDir, randomUUID());
      await (await open(path, 'wx', PRIVATE_FILE)).close();
      return { path, remove: () => rm(path, { force: true }) };
    },
  };
}

async function sweep(tempDir: string, olderThan: number): Promise<void> {
  for (const name of await readdir(tempDir)) {
    const path = join(tempDir, name);
    // Another process may finish or sweep the same file meanwhile.
    const found = await stat(path).catch(() => null);
    if (found && found.mtimeMs < olderThan) await rm(path, { force: true, recursive: true });
  }
}

async function digest(path: string): Promise<{ hash: string; bytes: number }> {
  const sha256 = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    sha256.update(chunk);
    bytes += chunk.byteLength;
  }
  return { hash: sha256.digest('hex'), bytes };
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

/** Without this the file is whole but its name can still be lost when the power goes. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
