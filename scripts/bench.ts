// `npm run bench [-- name… --quick --seed=n]`: measures the built program over its real wires and prints one table.
// Parts: bare, press, crowd, broadcast, import, beside, start, idle; without names all of them. Everything started is stopped in the end.
import { beside } from './bench/beside.js';
import { broadcast } from './bench/broadcast.js';
import { crowd, machineLine, press } from './bench/answering.js';
import { bare, BARE_CHILD, runBareChild } from './bench/bare.js';
import { undoAll } from './bench/ending.js';
import { drawTable, pause, type Figure, type Part } from './bench/figures.js';
import { IMPORT_CHILD, importing, runImportChild } from './bench/importing.js';
import { idle } from './bench/idle.js';
import { starting } from './bench/starting.js';

const PARTS: Readonly<Record<string, Part>> = {
  bare,
  press,
  crowd,
  broadcast,
  import: importing,
  beside,
  start: starting,
  idle,
};

async function main(args: readonly string[]): Promise<void> {
  const names = args.filter((arg) => !arg.startsWith('--'));
  const seedText = args.find((arg) => arg.startsWith('--seed='))?.slice('--seed='.length);
  const options = { quick: args.includes('--quick'), seed: seedText ? Number(seedText) : Date.now() % 100_000 };
  const unknown = names.filter((name) => !(name in PARTS));
  if (unknown.length > 0 || !Number.isInteger(options.seed)) {
    console.error(`usage: bench [${Object.keys(PARTS).join('|')}]… [--quick] [--seed=n]`);
    process.exitCode = 2;
    return;
  }
  console.log(`seed ${options.seed}${options.quick ? ', quick' : ''} · ${machineLine()}`);
  const figures: Figure[] = [];
  for (const [name, part] of Object.entries(PARTS)) {
    if (leaving || (names.length > 0 && !names.includes(name))) continue;
    console.log(`${name} …`);
    try {
      figures.push(...(await part(options)));
    } catch (error) {
      if (!leaving) console.error(error);
      figures.push([name, 'failed', error instanceof Error ? error.message.split('\n')[0]! : 'unknown']);
      process.exitCode = 1;
    }
    await undoAll();
  }
  console.log(`\n${drawTable(figures)}\n\n${machineLine()}`);
}

let leaving = false;
const LEAVE_WITHIN_MS = 30_000;

/** Stops what was started; a part in the middle of starting something gets time to find out and to have that undone too. */
async function leave(running: Promise<void>): Promise<void> {
  if (leaving) return;
  leaving = true;
  await undoAll();
  await Promise.race([running.catch(() => undefined), pause(LEAVE_WITHIN_MS)]);
  await undoAll();
  process.exit(130);
}

if (process.argv[2] === IMPORT_CHILD) {
  await runImportChild();
} else if (process.argv[2] === BARE_CHILD) {
  await runBareChild();
} else {
  const running = main(process.argv.slice(2));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void leave(running));
  await running;
  if (!leaving) process.exit();
}
