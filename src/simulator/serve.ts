// The local Telegram as a process of its own: `node dist/simulator/serve.js --port 8081 --token 1:demo`. Benches and
// crash tests use it. It prints one line of JSON with its address once it listens.
import { parseArgs } from 'node:util';
import { startSimulator } from './server.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8081' },
    host: { type: 'string', default: '127.0.0.1' },
    token: { type: 'string' },
    state: { type: 'string' },
    username: { type: 'string' },
    'no-limits': { type: 'boolean', default: false },
    'no-ledger': { type: 'boolean', default: false },
  },
});

if (!values.token) {
  process.stderr.write('serve: --token is needed, for example --token 1:demo\n');
  process.exit(2);
}

const simulator = await startSimulator({
  port: Number(values.port),
  host: values.host,
  token: values.token,
  statePath: values.state,
  botUsername: values.username,
});
if (values['no-limits']) Object.assign(simulator.limits, { perSecond: 0, perChatPerSecond: 0, perGroupPerMinute: 0 });
if (values['no-ledger']) simulator.keepLedger(false);
process.stdout.write(JSON.stringify({ url: simulator.url, port: simulator.port }) + '\n');

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void simulator.stop().then(() => process.exit(0));
  });
}
