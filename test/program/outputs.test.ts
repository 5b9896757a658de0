// Whatever a library has to say reaches the log as JSON and without its words; nothing else is printed but the lines for the
// person at the terminal.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../../src/simulator/server.js';
import { cloneDatabase, type TestDatabase } from '../database.js';
import { endAll, startChild } from './child.js';

const TOKEN = '110201543:TEST-outputs-token-never-to-be-logged';
const FOR_THE_TERMINAL = /^(?:health: |Starting |Preparing |Opening |Stopping|$)/;

let folder = '';
let database: TestDatabase;
let simulator: Simulator;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-outputs-'));
  database = await cloneDatabase();
  simulator = await startSimulator({ port: 0, token: TOKEN });
}, 60_000);
afterAll(async () => {
  await endAll();
  await simulator.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Blocks the loop so long that the bell misses its seconds, prints and warns like a library, then fails unheard. */
const UNRULY = `
process.once('SIGUSR2', () => {
  const until = Date.now() + 3500;
  while (Date.now() < until);
  setTimeout(() => {
    console.log('Nguyễn Văn An đã gửi');
    console.error('printed by a library', new Error('Nguyễn Văn An'));
    process.stderr.write('raw Nguyễn Văn An');
    process.emitWarning('Nguyễn Văn An', 'DeprecationWarning');
    setTimeout(() => void Promise.reject(new Error('Nguyễn Văn An')), 500);
  }, 2500);
});
`;

describe('the outputs of the running program', { timeout: 120_000 }, () => {
  it('hold nothing but our log and the lines for the person at the terminal, whatever happens', async () => {
    const unruly = join(folder, 'unruly.mjs');
    await writeFile(unruly, UNRULY);
    const child = startChild('main.ts', [], {
      BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: simulator.apiRoot,
      DATABASE_URL: database.url,
      DATA_DIR: folder,
      PORT: '0',
      LOG_LEVEL: 'debug',
      NODE_OPTIONS: `--import ${unruly}`,
    });
    await child.says(/health: /);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    process.kill(child.pid, 'SIGUSR2');
    // What nobody caught ends the program, in order.
    expect(await child.ended()).toBe(1);
    const lines = child.said().split('\n');
    const odd = lines.filter((line) => !line.startsWith('{') && !FOR_THE_TERMINAL.test(line));
    expect(odd).toEqual([]);
    const events = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as { event: string });
    expect(events.find((each) => each.event === 'ticks.bell')).toMatchObject({ level: 'warn', kind: 'missed' });
    expect(events.filter((each) => each.event === 'program.printed')).toHaveLength(3);
    for (const event of ['program.warning', 'program.uncaught', 'program.stopped'])
      expect(events.map((each) => each.event)).toContain(event);
    expect(child.said()).not.toContain('Nguyễn');
  });
});
