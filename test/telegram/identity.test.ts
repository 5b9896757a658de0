// Whose the token is: what the operator reads when Telegram refuses it, when nobody answers, and when something else answers.
import { createServer, type Server } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { readIdentity } from '../../src/telegram/identity.js';
import { freePort } from '../program/child.js';

const TOKEN = '110201543:TEST-identity-token-not-a-real-one-000';
let server: Server | null = null;
afterEach(() => void server?.close());

async function answering(status: number, type: string, body: string): Promise<string> {
  server = createServer((_asked, response) => response.writeHead(status, { 'content-type': type }).end(body));
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

const json = 'application/json';
const me = (result: unknown) => JSON.stringify({ ok: true, result });
const no = (code: number) => JSON.stringify({ ok: false, error_code: code, description: 'no' });

it('reads number and name', async () => {
  const apiRoot = await answering(200, json, me({ id: 7, is_bot: true, first_name: 'x', username: 'bot_cua_so' }));
  expect(await readIdentity({ token: TOKEN, apiRoot })).toEqual({ id: 7, name: 'bot_cua_so' });
});

it.each([
  ['a refused token', 401, json, no(401), /does not accept BOT_TOKEN/],
  ['a token of nobody', 404, json, no(404), /does not accept BOT_TOKEN/],
  ['a refusal of another kind', 400, json, no(400), /refuses the bot with 400/],
  ['a sign-in page', 200, 'text/html', '<html>Đăng nhập</html>', /cannot be reached|is not Telegram/],
  ['a sign-in page with a refusal', 403, 'text/html', '<html>no</html>', /cannot be reached|refuses the bot/],
  ['an empty object', 200, json, '{}', /cannot be reached|is not Telegram/],
  ['a yes without a bot', 200, json, me({}), /is not Telegram/],
  ['a yes with nothing', 200, json, me(null), /is not Telegram/],
  ['a person', 200, json, me({ id: 7, is_bot: false, username: 'ai_do' }), /is not Telegram/],
  ['an odd name', 200, json, me({ id: 7, is_bot: true, username: 'x/../y?start=' }), /is not Telegram/],
  ['an odd number', 200, json, me({ id: '7', is_bot: true, username: 'bot_cua_so' }), /is not Telegram/],
])('%s is told in a sentence without the token', async (_what, status, type, body, sentence) => {
  const apiRoot = await answering(status, type, body);
  const fault = await readIdentity({ token: TOKEN, apiRoot }).catch((error: unknown) => error as Error);
  expect(fault).toMatchObject({ name: 'SetupFault', message: expect.stringMatching(sentence) as string });
  expect((fault as Error).message).not.toContain('TEST-identity');
});

it('nobody there is told with the address', async () => {
  const apiRoot = `http://127.0.0.1:${await freePort()}`;
  await expect(readIdentity({ token: TOKEN, apiRoot })).rejects.toMatchObject({
    message: expect.stringContaining(`cannot be reached at ${apiRoot}: look at`) as string,
  });
});
