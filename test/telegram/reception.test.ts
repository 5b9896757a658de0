// What the health page is told of what comes in: an update that cannot be stored for ten seconds makes the program unwell.
import { afterEach, expect, it, vi } from 'vitest';
import { readHealth } from '../../src/kit/health.js';
import { watchReception } from '../../src/telegram/reception.js';

afterEach(() => void vi.useRealTimers());

it('is unwell from ten seconds after nothing could be stored any more, until something is', async () => {
  vi.useFakeTimers();
  const reception = watchReception('polling');
  const isHealthy = async () =>
    (await readHealth([reception.health], null as never, new Date(), { lastTickAt: null, stale: false })).healthy;
  const fails = () => expect(reception.storing(Promise.reject(new Error('no space left')))).rejects.toThrow('no space');
  expect(await reception.storing(Promise.resolve('stored'))).toBe('stored');
  await fails();
  expect(await isHealthy()).toBe(true);
  vi.advanceTimersByTime(9_000);
  await fails();
  expect(await isHealthy()).toBe(true);
  vi.advanceTimersByTime(2_000);
  expect(await isHealthy()).toBe(false);
  await reception.storing(Promise.resolve());
  expect(await isHealthy()).toBe(true);
});
