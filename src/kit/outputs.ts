// Keeps the two outputs of the running program for the log and for whoever sits at the terminal: whatever a library prints
// reaches the log as an event without its words, and what nobody caught ends the program in order. The log itself writes
// past this. It must not know what is printed.
import type { Log } from './log.js';

export interface Outputs {
  /** Says a line to the person at the terminal. */
  say(line: string): void;
  /** Says what went wrong. */
  complain(line: string): void;
}

/** Takes the outputs over. `onFault` is called for an error nobody caught. */
export function takeOutputs(log: Log, onFault: () => void): Outputs {
  const toTerminal = {
    stdout: process.stdout.write.bind(process.stdout),
    stderr: process.stderr.write.bind(process.stderr),
  };
  for (const name of ['stdout', 'stderr'] as const) {
    process[name].write = (written: string | Uint8Array, encoding?: unknown, done?: unknown) => {
      log.warn('program.printed', { output: name, bytes: Buffer.byteLength(written) });
      const called = typeof encoding === 'function' ? encoding : done;
      if (typeof called === 'function') queueMicrotask(() => (called as () => void)());
      return true;
    };
  }
  process.removeAllListeners('warning');
  process.on('warning', (warning) => log.warn('program.warning', { error: warning }));
  process.on('uncaughtException', (error, origin) => {
    log.error('program.uncaught', { origin, error });
    onFault();
  });
  return {
    say: (line) => void toTerminal.stdout(`${line}\n`),
    complain: (line) => void toTerminal.stderr(`${line}\n`),
  };
}
