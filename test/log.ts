// The log of a test: silent, or printed with its errors whole when STAGE_LOG=1, for whoever looks for a fault.
import { inspect } from 'node:util';
import { silentLog, type Log } from '../src/kit/log.js';

const say = (event: string, fields?: unknown) => void process.stderr.write(`${event} ${inspect(fields)}\n`);

export const testLog: Log = process.env.STAGE_LOG ? { debug: say, info: say, warn: say, error: say } : silentLog;
