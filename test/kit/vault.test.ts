import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openVault } from '../../src/kit/vault.js';

const MAX = { maxBytes: 1_000_000 };
const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const stream = (...chunks: (string | Buffer)[]): Readable => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
let dir = '';

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'vault-')), 'documents');
});
afterEach(async () => {
  await rm(join(dir, '..'), { recursive: true, force: true });
});

async function documentsOnDisk(): Promise<string[]> {
  const found = await readdir(dir, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('/tmp'))
    .map((entry) => join(entry.parentPath, entry.name));
}
const leftovers = (): Promise<string[]> => readdir(join(dir, 'tmp'));

describe('keeping', () => {
  it('gives back the same bytes under their hash', async () => {
    const vault = await openVault(dir);
    const kept = await vault.put(stream('Báo cáo ', 'quý II'), MAX);
    const whole = Buffer.from('Báo cáo quý II');
    expect(kept).toEqual({ ok: true, hash: sha(whole), bytes: whole.length, isNew: true });
    const back = Buffer.concat((await (await vault.read(sha(whole))).toArray()) as Buffer[]);
    expect(back.equals(whole)).toBe(true);
    expect(await vault.has(sha(whole))).toBe(true);
    expect(await vault.verify(sha(whole))).toBe('whole');
    expect(await leftovers()).toEqual([]);
  });

  it('any chunks of any bytes', async () => {
    const vault = await openVault(dir);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 5000 }), { maxLength: 5 }), async (chunks) => {
        const whole = Buffer.concat(chunks);
        const kept = await vault.put(Readable.from(chunks), MAX);
        expect(kept).toMatchObject({ ok: true, hash: sha(whole), bytes: whole.length });
        expect((await readFile(vault.path(sha(whole)))).equals(whole)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('the same paper twice, also at the same moment, is one file', async () => {
    const vault = await openVault(dir);
    const all = await Promise.all(Array.from({ length: 8 }, () => vault.put(stream('một văn bản'), MAX)));
    const again = await vault.put(stream('một văn bản'), MAX);
    expect(new Set(all.map((kept) => kept.ok && kept.hash)).size).toBe(1);
    expect(again).toMatchObject({ ok: true, isNew: false });
    expect(await documentsOnDisk()).toHaveLength(1);
    expect(await leftovers()).toEqual([]);
  });

  it('only the owner can look inside', async () => {
    const vault = await openVault(dir);
    const kept = await vault.put(stream('x'), MAX);
    const place = vault.path(kept.ok ? kept.hash : '');
    expect((await stat(place)).mode & 0o777).toBe(0o600);
    for (const folder of [dir, join(dir, 'tmp'), join(place, '..')]) {
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
    }
  });

  it('exactly at the limit is kept, one byte more is not', async () => {
    const vault = await openVault(dir);
    expect(await vault.put(stream('1234', '5'), { maxBytes: 5 })).toMatchObject({ ok: true, bytes: 5 });
    let closed = false;
    const endless = (async function* () {
      try {
        for (;;) yield await Promise.resolve(Buffer.alloc(1000));
      } finally {
        closed = true;
      }
    })();
    expect(await vault.put(endless, { maxBytes: 5000 })).toEqual({ ok: false, kind: 'too-big' });
    expect(closed).toBe(true);
    expect(await documentsOnDisk()).toHaveLength(1);
    expect(await leftovers()).toEqual([]);
  });

  it('a source that breaks off leaves nothing', async () => {
    const vault = await openVault(dir);
    const broken = (async function* () {
      yield Buffer.from('half');
      await Promise.resolve();
      throw new Error('broken off');
    })();
    await expect(vault.put(broken, MAX)).rejects.toThrow('broken off');
    expect(await documentsOnDisk()).toEqual([]);
    expect(await leftovers()).toEqual([]);
  });

  it('moves a temporary file in, and refuses one from elsewhere', async () => {
    const vault = await openVault(dir);
    const temp = await vault.temp();
    await writeFile(temp.path, 'bản nháp');
    const hash = sha(Buffer.from('bản nháp'));
    expect(await vault.put(temp, { maxBytes: 3 })).toEqual({ ok: false, kind: 'too-big' });
    expect(await vault.put(temp, MAX)).toMatchObject({ ok: true, hash });
    expect(await leftovers()).toEqual([]);
    await temp.remove();
    expect(await vault.has(hash)).toBe(true);
    const outside = join(dir, '..', 'passwd');
    await writeFile(outside, 'x');
    await expect(vault.put({ path: outside, remove: () => Promise.resolve() }, MAX)).rejects.toThrow(
      /temporary file of this vault/,
    );
  });
});

describe('looking', () => {
  it.each(['', 'abc', '../../etc/passwd', `../${'a'.repeat(61)}`, 'A'.repeat(64), `${'a'.repeat(64)}\n`])(
    'refuses %j as a hash',
    async (hash) => {
      const vault = await openVault(dir);
      await expect(vault.has(hash)).rejects.toThrow('not the hash');
      await expect(vault.read(hash)).rejects.toThrow('not the hash');
    },
  );

  it('tells missing, broken and removed documents', async () => {
    const vault = await openVault(dir);
    const hash = sha(Buffer.from('x'));
    expect(await vault.has(hash)).toBe(false);
    expect(await vault.verify(hash)).toBe('missing');
    await expect(vault.read(hash)).rejects.toMatchObject({ code: 'VAULT_MISSING' });
    await vault.remove(hash);
    await vault.put(stream('x'), MAX);
    await writeFile(vault.path(hash), 'y');
    expect(await vault.verify(hash)).toBe('broken');
    await vault.put(stream('x'), MAX);
    expect(await vault.verify(hash)).toBe('whole');
    await vault.remove(hash);
    expect(await vault.has(hash)).toBe(false);
  });
});

describe('after a crash', () => {
  it('old leftovers are swept at the next start, fresh ones are somebody still at work', async () => {
    const first = await openVault(dir);
    const old = await first.temp();
    const fresh = await first.temp();
    const twoHoursAgo = Date.now() / 1000 - 7200;
    await utimes(old.path, twoHoursAgo, twoHoursAgo);
    for (const path of [dir, join(dir, 'tmp')]) await chmod(path, 0o755);
    await chmod(fresh.path, 0o644);
    await openVault(dir);
    expect((await stat(join(dir, 'tmp'))).mode & 0o777).toBe(0o700);
    expect((await stat(fresh.path)).mode & 0o777).toBe(0o600);
    expect(await leftovers()).toEqual([fresh.path.split('/').at(-1)]);
    expect((await stat(dir)).mode & 0o777).toBe(0o700);
  });

  async function killWriter(mode: 'half' | 'busy', when: (line: string, count: number) => boolean): Promise<string[]> {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(import.meta.dirname, 'vault-writer.ts'), dir, mode],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const promised: string[] = [];
    const gone = once(child, 'close');
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.length === 64) promised.push(line);
      if (when(line, promised.length)) child.kill('SIGKILL');
    }
    await gone;
    expect(child.signalCode).toBe('SIGKILL');
    return promised;
  }

  it('kill -9 in the middle of a document leaves no document, only a leftover that is swept', async () => {
    await killWriter('half', (line) => line === 'half');
    expect(await documentsOnDisk()).toEqual([]);
    expect(await leftovers()).toHaveLength(1);
    await openVault(dir, new Date(Date.now() + 2 * 3_600_000));
    expect(await leftovers()).toEqual([]);
  }, 30_000);

  it('kill -9 at any moment: every document on the disk is whole, every promised one is there', async () => {
    for (const killAfter of [1, 5, 12]) {
      const promised = await killWriter('busy', (_line, count) => count >= killAfter);
      expect(promised.length).toBeGreaterThanOrEqual(killAfter);
      const vault = await openVault(dir);
      for (const hash of promised) expect(await vault.verify(hash)).toBe('whole');
      for (const path of await documentsOnDisk()) {
        const hash = path.slice(dir.length).replaceAll('/', '');
        expect(sha(await readFile(path))).toBe(hash);
      }
    }
  }, 60_000);
});
