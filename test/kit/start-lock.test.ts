// One holder at a time, and a holder that died never keeps the others out.
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { isSetupFault } from '../../src/kit/setup-fault.js';
import { withStartLock } from '../../src/kit/start-lock.js';

const folder = mkdtempSync(join(tmpdir(), 'dondoc-lock-'));
const file = join(folder, 'start.lock');

afterAll(() => rmSync(folder, { recursive: true }));

it('lets one in at a time, and leaves nothing behind', async () => {
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 8 }, () =>
      withStartLock(file, async () => {
        most = Math.max(most, ++inside);
        await pause(5);
        inside--;
      }),
    ),
  );
  expect(most).toBe(1);
  expect(existsSync(file)).toBe(false);
});

it('is given back when the work fails', async () => {
  await expect(withStartLock(file, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(await withStartLock(file, () => Promise.resolve('done'))).toBe('done');
});

it.each([
  ['a process that is gone', '999999999 1', 0],
  ['a process whose number was given to another since', `${process.pid} 1`, 0],
  ['a process that died before it could write its name', '', 60],
])('is taken from %s', async (_whom, holder, secondsAgo) => {
  writeFileSync(file, holder);
  const at = Date.now() / 1000 - secondsAgo;
  utimesSync(file, at, at);
  expect(await withStartLock(file, () => Promise.resolve('done'))).toBe('done');
});

it('is refused in one line while a living process holds it', async () => {
  await withStartLock(file, async () => {
    const error: unknown = await withStartLock(file, () => Promise.resolve(), 60).catch((reason: unknown) => reason);
    expect(isSetupFault(error)).toBe(true);
    expect((error as Error).message).toMatch(/Another program holds .*start\.lock/);
  });
});
