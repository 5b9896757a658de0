// A Bot API server that hands out whatever bytes it is given as updates, confirms by offset as Telegram does (by its own
// count, whatever the updates say), takes every call, and keeps who was told what. Or it brings them to a webhook.
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AnyTelegram {
  readonly apiRoot: string;
  /** Puts an update in the queue; returns its place, which is what its id should be. */
  push(make: (id: number) => string): number;
  /** How many are not confirmed yet. */
  waiting(): number;
  /** Offsets that were asked for, in their order. */
  readonly offsets: number[];
  /** How many were asked for, each time. */
  readonly limits: number[];
  /** Texts sent to a chat, in their order. */
  told(chatId: number): string[];
  /** Instants at which getUpdates was called. */
  readonly askedAt: number[];
  /** The next getUpdates calls are answered with this instead. */
  answerPolls(times: number, status: number, body: string): void;
  /** Brings everything waiting to a webhook, in order, until each is taken; returns the answers that were not 200. */
  bring(url: string, secret: string): Promise<number[]>;
  stop(): Promise<void>;
}

interface Entry {
  readonly id: number;
  readonly text: string;
}

export async function openAnyTelegram(firstId = 500_000_001): Promise<AnyTelegram> {
  let queue: Entry[] = [];
  let nextId = firstId;
  let messageId = 1;
  let odd: { times: number; status: number; body: string } | null = null;
  const told = new Map<number, string[]>();
  const offsets: number[] = [];
  const askedAt: number[] = [];
  const limits: number[] = [];
  const open = new Set<() => void>();

  async function poll(params: { offset?: number; limit?: number; timeout?: number }): Promise<string> {
    if (params.offset !== undefined) {
      offsets.push(params.offset);
      queue = queue.filter((entry) => entry.id >= params.offset!);
    }
    if (queue.length === 0 && params.timeout)
      await new Promise<void>((resolve) => {
        const end = () => (open.delete(end), clearTimeout(timer), resolve());
        const timer = setTimeout(end, params.timeout! * 1000);
        open.add(end);
      });
    return `{"ok":true,"result":[${queue
      .slice(0, params.limit ?? 100)
      .map((entry) => entry.text)
      .join(',')}]}`;
  }

  async function answer(asked: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of asked) parts.push(part as Buffer);
    const method = asked.url!.split('/').at(-1)!;
    const params = (parts.length > 0 ? JSON.parse(Buffer.concat(parts).toString()) : {}) as {
      chat_id?: number;
      text?: string;
      offset?: number;
      limit?: number;
    };
    response.setHeader('content-type', 'application/json');
    if (method === 'getUpdates') {
      askedAt.push(performance.now());
      limits.push(params.limit ?? 100);
      if (odd && odd.times-- > 0) return void response.writeHead(odd.status).end(odd.body);
      return void response.end(await poll(params));
    }
    const { chat_id: chatId = 0, text } = params;
    const chat = { id: chatId, type: 'private' };
    if (text !== undefined && method === 'sendMessage') told.set(chatId, [...(told.get(chatId) ?? []), text]);
    const result = /^(send|edit)/.test(method) ? { message_id: messageId++, date: 1, chat } : true;
    response.end(JSON.stringify({ ok: true, result }));
  }

  const server = createServer((asked, response) => void answer(asked, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    apiRoot: `http://127.0.0.1:${port}`,
    offsets,
    askedAt,
    limits,
    push(make) {
      const id = nextId++;
      queue.push({ id, text: make(id) });
      for (const end of open) end();
      return id;
    },
    waiting: () => queue.length,
    told: (chatId) => told.get(chatId) ?? [],
    answerPolls: (times, status, body) => void (odd = { times, status, body }),
    async bring(url, secret) {
      const refused: number[] = [];
      for (const entry of queue) {
        for (let tries = 1; ; tries++) {
          const status = await post(url, secret, entry.text);
          if (status === 200) break;
          refused.push(status);
          if (tries === 20) throw new Error(`refused for ever: ${status}`);
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }
      queue = [];
      return refused;
    },
    stop: () =>
      new Promise((resolve) => {
        for (const end of open) end();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const post = (url: string, secret: string, body: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = { 'x-telegram-bot-api-secret-token': secret, 'content-type': 'application/json' };
    const sent = request(url, { method: 'POST', headers }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    });
    sent.once('error', reject).end(body);
  });
