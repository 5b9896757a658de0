// `npm start`: checks the settings, starts the program, prints where it is to be found, and stops it on Ctrl-C or SIGTERM.
// It only speaks to the person at the terminal; everything else is program.ts.
import { describeFaults, readConfig } from './config.js';
import { makeLogger } from './kit/log.js';
import { takeOutputs } from './kit/outputs.js';
import { isSetupFault } from './kit/setup-fault.js';
import { startProgram, type Program } from './program.js';

/** Longer than anything we wait for when stopping; only then is the process ended as it is. */
const STOP_WITHIN_MS = 40_000;

async function main(): Promise<void> {
  const read = readConfig(process.env);
  if (!read.ok) {
    process.stderr.write(`Settings that cannot be used:\n${describeFaults(read.faults)}\n`);
    process.exitCode = 1;
    return;
  }
  const { config } = read;
  const secrets = [config.botToken, config.databaseUrl, config.webhook?.secret].filter(
    (secret) => secret !== undefined,
  );
  const log = makeLogger({ level: config.logLevel, secrets });

  let program: Program | null = null;
  let stopping: Promise<void> | null = null;
  const stop = (code: number): Promise<void> =>
    (stopping ??= (async () => {
      setTimeout(() => process.exit(code || 1), STOP_WITHIN_MS).unref();
      await program?.stop();
      log.info('program.stopped');
      process.exit(code);
    })());
  const { say, complain } = takeOutputs(log, () => void stop(1));
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      asked = true;
      if (program) void stop(0);
    });
  }

  try {
    program = await startProgram({
      config,
      log,
      fresh: process.argv.includes('--fresh'),
      say,
      onEnded: (why) => {
        complain(`Stopping: ${why}.`);
        void stop(1);
      },
    });
  } catch (error) {
    log.error('program.start', { error });
    complain(isSetupFault(error) ? error.message : 'The program could not start; the log above says where.');
    process.exitCode = 1;
    return;
  }
  if (program.pageUrl) say(`\nĐôn Đốc · the made-up city is open at ${program.pageUrl}\n`);
  say(`health: ${program.healthUrl} · Ctrl-C stops`);
  if (asked) await stop(0);
}

await main();
