// `npm start`: checks the settings, starts the program, prints where it is to be found, and stops it on Ctrl-C or SIGTERM.
// It only speaks to the person at the terminal; everything else is program.ts.
import { describeFaults, readConfig, type Config } from './config.js';
import { makeLogger } from './kit/log.js';
import { takeOutputs } from './kit/outputs.js';
import { isSetupFault } from './kit/setup-fault.js';
import { startProgram, type Program } from './program.js';

/** Longer than anything we wait for when stopping; only then is the process ended as it is. */
const STOP_WITHIN_MS = 40_000;
/** Whoever asked on the page is answered before the page's server goes. */
const ANSWER_FIRST_MS = 200;

async function main(): Promise<void> {
  const read = readConfig(process.env);
  if (!read.ok) {
    process.stderr.write(`Settings that cannot be used:\n${describeFaults(read.faults)}\n`);
    process.exitCode = 1;
    return;
  }
  const unknown = process.argv.slice(2).filter((word) => word !== '--fresh');
  if (unknown.length > 0) {
    process.stderr.write(
      `Not known: ${unknown.map((word) => JSON.stringify(word)).join(' ')}. There is --fresh; settings are told by the environment (docs/running.md).\n`,
    );
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

  /** Starts the program and tells where it is; false, with the reason told, when it could not. */
  const start = async (settings: Config, fresh: boolean): Promise<boolean> => {
    try {
      program = await startProgram({
        config: settings,
        log,
        fresh,
        say,
        onEnded: (why) => {
          complain(`Stopping: ${why}.`);
          void stop(1);
        },
        onStartOver: () => void setTimeout(() => void startOver(settings), ANSWER_FIRST_MS),
      });
    } catch (error) {
      log.error('program.start', { error });
      complain(isSetupFault(error) ? error.message : 'The program could not start; the log above says where.');
      return false;
    }
    if (program.pageUrl) say(`\nĐôn Đốc · the made-up city is open at ${program.pageUrl}\n`);
    say(`health: ${program.healthUrl} · Ctrl-C stops`);
    if (asked) await stop(0);
    return true;
  };

  /** The made-up city anew, asked for on its page: the program stops and starts under the same addresses. */
  const startOver = async (settings: Config): Promise<void> => {
    const ending = program;
    if (ending === null || stopping !== null) return;
    program = null;
    say('Beginning the made-up city anew …');
    await ending.stop();
    if (!(await start({ ...settings, ...ending.sameAddresses }, true))) process.exit(1);
  };

  if (!(await start(config, process.argv.includes('--fresh')))) process.exitCode = 1;
}

await main();
