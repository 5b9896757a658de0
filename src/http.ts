// The program's own small web face on PORT: health for whoever watches it, and Telegram's webhook when one is set.
// Nothing here is secret and nothing reveals content: counts and times only.
import { serve, type ServerType } from '@hono/node-server';
import { Hono, type HonoRequest } from 'hono';
import type { Health } from './kit/health.js';
import type { WebhookRequest } from './telegram/webhook.js';

export interface HttpPorts {
  readonly port: number;
  /** The address of this machine to listen on. */
  readonly host: string;
  health(): Promise<Health>;
  /** The webhook, when Telegram is to call us; nothing is read of whom `accepts` does not know by the secret. */
  readonly webhook: {
    readonly path: string;
    accepts(secret: string | null): boolean;
    handle(request: WebhookRequest): Promise<200 | 401 | 503>;
  } | null;
}

export interface HttpFace {
  readonly port: number;
  stop(): Promise<void>;
}

/** Far more than Telegram sends. What is larger is kept by its beginning only: refused, it would come again for a day. */
const LARGEST_BYTES = 8 * 1024 * 1024;
/** When stopping, what is being answered may come to its end so long. */
const END_BY_THEMSELVES_MS = 3_000;
const BEGINNING_BYTES = 64 * 1024;
/** So much is listened to at most, and thrown away, so that whoever sends it hears the answer. */
const HEARD_BYTES = 64 * 1024 * 1024;

async function readBody(body: AsyncIterable<Uint8Array> | null): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    length += part.byteLength;
    if (length <= LARGEST_BYTES) parts.push(part);
    else if (length > HEARD_BYTES) break;
    else parts.splice(0, parts.length, Buffer.concat([...parts, part]).subarray(0, BEGINNING_BYTES));
  }
  return Buffer.concat(parts);
}

/** Starts listening; rejects when the port is taken. */
export async function startHttp(ports: HttpPorts): Promise<HttpFace> {
  const app = new Hono();
  app.get('/health', async (c) => {
    const health = await ports.health();
    return c.json(health, health.healthy ? 200 : 503);
  });
  if (ports.webhook) {
    const { path, accepts, handle } = ports.webhook;
    const secretOf = (c: { req: HonoRequest }) => c.req.header('x-telegram-bot-api-secret-token') ?? null;
    app.use(path, async (c, next) => {
      if (accepts(secretOf(c))) return next();
      // The connection ends with it: what a stranger is still sending is read by nobody.
      return c.body(null, 401, { connection: 'close' });
    });
    app.post(path, async (c) => {
      const status = await handle({ secret: secretOf(c), bytes: () => readBody(c.req.raw.body) });
      return c.body(null, status);
    });
  }
  const server = await new Promise<ServerType>((resolve, reject) => {
    const started = serve({ fetch: app.fetch, port: ports.port, hostname: ports.host }, () => resolve(started));
    started.once('error', reject);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : ports.port,
    stop: () =>
      new Promise((resolve) => {
        const isHttp = 'closeAllConnections' in server;
        // Whoever has not said their whole request by then is not waited for.
        const late = setTimeout(() => isHttp && server.closeAllConnections(), END_BY_THEMSELVES_MS);
        server.close(() => {
          clearTimeout(late);
          resolve();
        });
        if (isHttp) server.closeIdleConnections();
      }),
  };
}
