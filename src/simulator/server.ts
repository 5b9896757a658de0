// The local Telegram as one server: Bot API face, control face, and the page when a demo is given. Everything of it can
// also be called in the process, which tests do. It must not import any other room: the product is reached over HTTP.
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBotApi } from './botapi.js';
import { createControl } from './control.js';
import { createFaults } from './faults.js';
import { createGuard, isFromBrowser, turnAway } from './guard.js';
import { createPace } from './limits.js';
import { createPageFace } from './pageface.js';
import { createPhones } from './phones.js';
import type { AgeSettings, Face, Simulator, SimulatorOptions } from './simulator.js';
import { DEMO_BOT } from './types.js';
import { createUpdateQueue } from './updates.js';
import { createViews } from './views.js';
import { createWebhookSender } from './webhook.js';
import { openWorld } from './world.js';
import type { World } from './world.js';

export type { Simulator, SimulatorOptions, SimulatorStats } from './simulator.js';

async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, 1024, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

/** Starts a local Telegram. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { host = '127.0.0.1', token, botUsername = DEMO_BOT } = options;
  const faults = createFaults();
  const pace = createPace();
  const ages: AgeSettings = { answerWithinMs: 15_000, tapLifeMs: 150_000 };

  const opened: { world?: World } = {};
  const queue = createUpdateQueue({
    put: (kind, value) => opened.world?.journal.put(kind, value),
    allowed: () => opened.world?.settings.allowedUpdates ?? null,
    strikesDuplicate: faults.strikesUpdate,
    tapLifeMs: () => ages.tapLifeMs,
  });
  const world = await openWorld({
    token,
    botUsername,
    statePath: options.statePath,
    clock: options.clock,
    restoreLine: queue.restoreLine,
    otherLines: queue.lines,
  });
  opened.world = world;

  const webhook = createWebhookSender({
    queue,
    settings: () => world.settings.webhook,
    strikesDuplicate: faults.strikesUpdate,
    onAnswer: (method, params) => {
      try {
        botApi.run(method, params);
      } catch {
        return;
      }
    },
  });
  queue.onPush = webhook.wake;
  const context = { world, pace, answerWithinMs: () => ages.answerWithinMs };
  const botApi = createBotApi({ context, queue, webhook, faults });
  const phones = createPhones(world, queue);
  const views = createViews(world);
  const guard = createGuard(host);
  const faces: Face[] = [];
  let demo = options.demo ?? null;

  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const url = req.url ?? '/';
    const mark = url.indexOf('?');
    const path = mark < 0 ? url : url.slice(0, mark);
    const query = mark < 0 ? '' : url.slice(mark + 1);
    if (!guard.isOurs(req)) return turnAway(res, 'this machine is not called by that name');
    if (path.startsWith('/bot') || path.startsWith('/file/bot')) {
      if (isFromBrowser(req)) return turnAway(res, 'no web page may speak for the bot');
      return botApi.handle(req, res, path, query);
    }
    for (const face of faces) if (await face(req, res, path, query)) return;
    res.writeHead(404, { 'content-type': 'application/json' });
    res.end('{"ok":false,"error_code":404,"description":"Not Found"}');
  };

  const server = createServer((req, res) => {
    answer(req, res).catch(() => res.destroy());
  });
  server.requestTimeout = 0;
  server.keepAliveTimeout = 75_000;
  const port = await listen(server, options.port, host);
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

  const resetStats = (): void => {
    pace.reset();
    botApi.calls.clear();
    botApi.answers.clear();
  };

  const simulator: Simulator = {
    ...phones,
    ...views,
    url,
    apiRoot: url,
    port,
    token,
    controlToken: guard.token,
    botUsername,
    faults,
    limits: pace.settings,
    ages,
    world,
    queue,
    ledger: (after = 0) => world.ledger.filter(({ n }) => n > after),
    keepLedger: (on) => {
      world.ledgerOn = on;
    },
    stats: () => ({
      ...pace.stats(),
      calls: Object.fromEntries(botApi.calls),
      answers: Object.fromEntries(botApi.answers),
      waitingUpdates: queue.waiting.size,
      openQueries: world.openQueries.size,
      gapsByChat: pace.gapsByChat(),
    }),
    unanswered: () => [...world.openQueries.values()],
    resetStats,
    reset() {
      world.clear();
      queue.dropAll();
      faults.clear();
      resetStats();
    },
    continueUpdatesFrom: queue.continueFrom,
    attachDemo(hook) {
      demo = hook;
      world.touch(null);
    },
    async stop() {
      webhook.stop();
      queue.endPolls();
      views.endWaits();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      setTimeout(() => server.closeAllConnections(), 100).unref();
      server.closeIdleConnections();
      await closed;
      await world.close();
    },
  };
  faces.push(
    createControl(simulator, guard),
    createPageFace(simulator, guard, () => demo),
  );
  webhook.wake();
  return simulator;
}
