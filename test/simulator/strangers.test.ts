// The local Telegram with a hostile page open in the same browser: by another name for this machine, from another origin,
// from another port of this machine, with and without the token. Raw requests, as browsers send them.
import { request } from 'node:http';
import { expect, it, describe } from 'vitest';
import { desk, TOKEN } from './desk.js';

interface Asked {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** Asks 127.0.0.1 whatever the Host header says. */
function ask(port: number, path: string, { method = 'GET', headers = {}, body = '' }: Asked = {}) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path, method, headers }, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (part: string) => void (text += part));
      res.on('end', () => resolve({ status: res.statusCode ?? 0, text }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

const READ = ['/', '/page/api.js', '/control/state', '/control/token', '/control/persons', '/demo/state'];

describe('the local Telegram', () => {
  it.each([
    'evil.example',
    'evil.example:80',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '[::1',
    'a@127.0.0.1',
    '127.999.999.999',
    '127.1',
  ])('answers nothing under the name %s, with or without the token', async (host) => {
    const { simulator } = await desk();
    const headers = { host, 'x-control-token': simulator.controlToken };
    for (const path of [...READ, `/bot${TOKEN}/getMe`])
      expect(await ask(simulator.port, path, { headers })).toMatchObject({ status: 403 });
    expect(await ask(simulator.port, '/control/reset', { method: 'POST', headers })).toMatchObject({ status: 403 });
    expect(simulator.persons()).toHaveLength(1);
  });

  it.each(['127.0.0.1', 'localhost', '127.0.0.1:9999', 'localhost:80', '[::1]:80'])(
    'is itself under the name %s: also behind a forwarded port',
    async (host) => {
      const { simulator } = await desk();
      for (const path of READ)
        expect(await ask(simulator.port, path, { headers: { host } })).toMatchObject({ status: 200 });
    },
  );

  it.each([
    { origin: 'https://else.example' },
    { origin: 'null' },
    { origin: 'http://localhost:3000' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ] as Record<string, string>[])('shows and changes nothing for a page that comes with %o', async (marks) => {
    const { simulator, lan } = await desk();
    const headers = { ...marks, 'x-control-token': simulator.controlToken };
    for (const path of [
      '/control/state',
      '/control/token',
      '/control/events',
      `/control/persons/${lan}/chat`,
      '/demo/state',
    ])
      expect(await ask(simulator.port, path, { headers })).toMatchObject({ status: 403 });
    for (const path of ['/control/reset', '/demo/clock'])
      expect(await ask(simulator.port, path, { method: 'POST', headers })).toMatchObject({ status: 403 });
    expect(simulator.persons()).toHaveLength(1);
  });

  it('changes nothing without the token of this start, nor by another method, nor with the token in the address', async () => {
    const { simulator } = await desk();
    const { controlToken } = simulator;
    const good = { 'x-control-token': controlToken };
    for (const asked of [
      { method: 'POST' },
      { method: 'POST', headers: { 'x-control-token': controlToken.slice(1) } },
      { method: 'POST', headers: { 'x-control-token': '' } },
      { method: 'DELETE', headers: good },
      { method: 'PUT', headers: good },
    ])
      expect(await ask(simulator.port, '/control/reset', asked)).toMatchObject({ status: 403 });
    const inAddress = `/control/reset?x-control-token=${controlToken}&token=${controlToken}`;
    expect(await ask(simulator.port, inAddress, { method: 'POST' })).toMatchObject({ status: 403 });
    expect(await ask(simulator.port, '/control/reset', { headers: good })).toMatchObject({ status: 404 });
    expect(simulator.persons()).toHaveLength(1);
    expect(await ask(simulator.port, '/control/reset', { method: 'POST', headers: good })).toMatchObject({
      status: 200,
    });
    expect(simulator.persons()).toHaveLength(0);
  });

  it('makes another token at each start', async () => {
    const [one, two] = [await desk(), await desk()];
    expect(one.simulator.controlToken).not.toBe(two.simulator.controlToken);
    expect(one.simulator.controlToken.length).toBeGreaterThanOrEqual(32);
  });

  it('lets no web page speak for the bot, even one that knows its token', async () => {
    const { simulator, lan } = await desk();
    const body = `chat_id=${lan}&text=gia`;
    const form = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) };
    const path = `/bot${TOKEN}/sendMessage`;
    for (const marks of [
      { origin: 'https://else.example' },
      { origin: 'null' },
      { origin: simulator.url },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-origin' },
    ] as Record<string, string>[]) {
      const asked = { method: 'POST', headers: { ...form, ...marks }, body };
      expect(await ask(simulator.port, path, asked)).toMatchObject({ status: 403 });
    }
    expect(simulator.ledger()).toHaveLength(0);
    expect(await ask(simulator.port, path, { method: 'POST', headers: form, body })).toMatchObject({ status: 200 });
  });
});
