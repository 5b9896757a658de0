// From `npm start` to the page of the made-up city: with nothing there, and once more with everything there.
import { join } from 'node:path';
import { makeFolder, startBot } from './ending.js';
import { megabytes, pause, residentBytes, seconds, type Part } from './figures.js';

/** Cold start, warm start, and the memory of a bot nobody has spoken to yet. */
export const starting: Part = async () => {
  const folder = await makeFolder();
  const settings = { DATA_DIR: join(folder, 'data'), PORT: '0', DEMO_PORT: '0', LOG_LEVEL: 'warn' };
  const once = async () => {
    const from = performance.now();
    const bot = startBot(settings);
    const [, url] = await bot.says(/open at (\S+)/);
    const page = await fetch(url!);
    if (!page.ok) throw new Error(`the page answered ${page.status}`);
    await page.arrayBuffer();
    const ms = performance.now() - from;
    await pause(2000);
    const bytes = residentBytes(bot.pid);
    await bot.stop();
    return { ms, bytes };
  };
  const [cold, warm] = [await once(), await once()];
  return [
    ['start', 'cold: empty folder → page answers', seconds(cold.ms)],
    ['start', 'warm: once more → page answers', seconds(warm.ms)],
    ['start', 'bot, resident memory after 2 s', megabytes(warm.bytes)],
  ];
};
