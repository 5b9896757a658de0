// Starts the whole program from its settings and stops it again: database → app → Telegram (or the local one) → bells.
// It stops in reverse and loses nothing. main.ts calls it for a person at a terminal; the tests call it as it is.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createApp, type App } from './app.js';
import type { Config } from './config.js';
import { dataFolder, readDataMark, refuseOldLayout, refuseOthers, saveDataMark, wantedKind } from './data-mark.js';
import { CITY_IN_ENGLISH } from './demo/in-english.js';
import { openDemo, type DemoCity } from './demo/open.js';
import { DEMO_CONTACT } from './demo/people.js';
import { startHttp } from './http.js';
import { systemClock } from './kit/clock.js';
import { openDatabase } from './kit/database.js';
import { withGlossary } from './kit/glossary.js';
import { takeBotLock } from './kit/lock.js';
import type { Log } from './kit/log.js';
import { applyMigrations } from './kit/migrate.js';
import { startPostgres } from './kit/postgres.js';
import { makePrivate } from './kit/private-files.js';
import { placeOfDatabase, reached, setupFault } from './kit/setup-fault.js';
import { openVault } from './kit/vault.js';
import { loadWords } from './kit/words.js';
import { answerTap, makeApi, telegramChannel } from './telegram/channel.js';
import { downloadFile } from './telegram/download.js';
import { readIdentity, type BotIdentity } from './telegram/identity.js';
import { setMenu, setOwnMenu } from './telegram/menu.js';
import { startPolling, type Receiver } from './telegram/receive.js';
import { watchReception } from './telegram/reception.js';
import { secretCheck, setWebhook, webhookHandler } from './telegram/webhook.js';

export interface Program {
  /** The page of the made-up city, when that is what runs. */
  readonly pageUrl: string | null;
  readonly healthUrl: string;
  /** Settings that open it again under the same addresses. */
  readonly sameAddresses: Pick<Config, 'port' | 'demoPort'>;
  /** Stops everything, the most outward first. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly config: Config;
  readonly log: Log;
  /** Begins the made-up city anew. Refused when a real bot is set. */
  readonly fresh: boolean;
  /** Tells whoever waits at the terminal what is being done: one plain line each. */
  say(line: string): void;
  /** Something ended the program from within: the token is refused, another bot took over. */
  onEnded(why: string): void;
  /** Somebody asked on the page that the made-up city begin anew: stop, and start with `fresh`. */
  onStartOver(): void;
}

const MAX_FILE_BYTES = 20 * 1024 * 1024;
const FETCH_MS = 60_000;

/** How this machine itself reaches what listens on `host`. */
const nameOf = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;

/** Starts the program. Whatever was opened before a failure is closed again. */
export async function startProgram({ config, log, fresh, say, onEnded, onStartOver }: StartOptions): Promise<Program> {
  if (fresh && (config.botToken !== undefined || config.databaseUrl !== undefined)) {
    throw setupFault('--fresh begins the made-up city anew; it is refused while BOT_TOKEN or DATABASE_URL is set.');
  }
  const closers: (() => Promise<unknown>)[] = [];
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) {
      await close().catch((error: unknown) => log.error('program.stop', { error }));
    }
  };
  try {
    return await open();
  } catch (error) {
    await closeAll();
    throw error;
  }

  async function open(): Promise<Program> {
    const kind = wantedKind(config);
    const folder = dataFolder(config, kind);
    const place = config.databaseUrl ? 'The database of DATABASE_URL' : folder;
    refuseOldLayout(config);
    // Before anything is made: a start that finds no way to Telegram leaves no folder behind that looks like data.
    const { botToken: realToken, telegramApiRoot } = config;
    const identity: BotIdentity | null =
      realToken === undefined ? null : await readIdentity({ token: realToken, apiRoot: telegramApiRoot });
    const url = config.databaseUrl ?? (await openPostgres(folder));
    const databaseReached = <T>(work: Promise<T>): Promise<T> =>
      config.databaseUrl ? reached('DATABASE_URL', placeOfDatabase(config.databaseUrl), work) : work;
    const lock = await databaseReached(
      takeBotLock(url, { onLost: () => onEnded('another bot has taken over this database') }),
    );
    if (lock === 'taken')
      throw setupFault(
        `A bot is already running on this data (${config.databaseUrl ? 'DATABASE_URL' : folder}); stop it first.`,
      );
    closers.push(() => lock.release());

    const mark = await readDataMark(url);
    refuseOthers(mark, kind, place, identity);
    if (fresh && mark.kind !== null && !mark.marked)
      throw setupFault(`${place} is not marked as the made-up city: start it once without --fresh, and look at it.`);
    if (fresh) await forget(url, folder);
    await databaseReached(applyMigrations(url, { log, onPending: () => say('Bringing the tables up to date …') }));
    const { db, close } = openDatabase(url, { poolMax: 12, log });
    closers.push(close);
    await saveDataMark(db, kind, identity);

    const voices = loadWords(join(import.meta.dirname, '..', 'locales'), 'fill', {
      office: config.officeName,
      topic: config.topic,
    });
    const words = config.botToken === undefined ? { ...voices, en: withGlossary(voices.en, CITY_IN_ENGLISH) } : voices;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await makePrivate(folder, ['postgres']);
    const vault = await openVault(join(folder, 'documents'));
    // In a database of one's own nothing is ever thrown away.
    const startOver = config.databaseUrl === undefined ? onStartOver : null;
    const demo: DemoCity | null =
      config.botToken === undefined ? await openDemo({ config, folder, db, log, startOver, say }) : null;
    if (demo) closers.push(() => demo.stop());
    const token = config.botToken ?? demo!.token;
    const apiRoot = demo?.apiRoot ?? config.telegramApiRoot;
    const clock = demo?.clock ?? systemClock;
    const api = makeApi({ token, apiRoot });

    say('Starting the bot …');
    const reception = watchReception(config.webhook ? 'webhook' : 'polling');
    if (config.clamd && config.openUnscanned) {
      log.warn('documents.open-unscanned');
      say('OPEN_UNSCANNED: papers can be opened before the virus scanner has judged them.');
    }
    const app: App = await createApp({
      db,
      clock,
      log,
      words,
      vault,
      channel: telegramChannel(api, async (hash) => buffer(await vault.read(hash))),
      pace: { perSecond: config.sendPerSecond, chatBurst: 3, bulkBurst: 1 },
      answerTap: async (id, text) => {
        if (!(await answerTap(api, id, text))) log.debug('telegram.tap-too-old');
      },
      showMenu: (chatId, commands) =>
        void setOwnMenu(api, chatId, commands).catch(() => log.debug('telegram.menu-not-set')),
      fetchFile: (fileId, expectedBytes) =>
        downloadFile(
          {
            apiRoot,
            token,
            fileId,
            expectedBytes: expectedBytes ?? undefined,
            maxBytes: MAX_FILE_BYTES,
            timeoutMs: FETCH_MS,
          },
          vault,
        ),
      botName: demo?.botName ?? identity!.name,
      officeContact: config.officeContact ?? (demo ? DEMO_CONTACT : null),
      clamd: config.clamd ?? null,
      openUnscanned: config.openUnscanned,
      demo: demo !== null,
      ring: true,
      healthParts: [reception.health],
      newcomersLocale: demo?.newcomersLocale,
      onStopped: () => onEnded('Telegram does not accept BOT_TOKEN'),
    });
    closers.push(() => app.stop());
    demo?.join(app);

    const store = (updates: Parameters<App['receive']>[0]) => app.receive(updates);
    const webhook = config.webhook
      ? {
          path: new URL(config.webhook.url).pathname,
          accepts: secretCheck(config.webhook.secret),
          handle: webhookHandler({ secret: config.webhook.secret, reception, store }),
        }
      : null;
    const http = await reached(
      'PORT',
      `${config.host}:${config.port}`,
      startHttp({ port: config.port, host: config.host, health: () => app.health(), webhook }),
    );
    closers.push(() => http.stop());

    await setMenu(api, words).catch(() => log.warn('telegram.menu'));
    if (config.webhook) {
      await setWebhook(api, config.webhook.url, config.webhook.secret);
    } else {
      // A separate client: a long poll must not hold up the sends, nor be cut off as one that takes too long.
      const polling: Receiver = startPolling({
        api: makeApi({ token, apiRoot }, 60),
        log,
        store,
        reception,
        onStopped: () => onEnded('Telegram does not accept BOT_TOKEN'),
      });
      closers.push(() => polling.stop());
    }
    return {
      pageUrl: demo?.pageUrl ?? null,
      healthUrl: `http://${nameOf(config.host)}:${http.port}/health`,
      sameAddresses: {
        port: http.port,
        demoPort: demo ? Number(new URL(demo.pageUrl).port) : config.demoPort,
      },
      stop: closeAll,
    };
  }

  async function openPostgres(dataDir: string): Promise<string> {
    say('Starting the database (the first time it is made, which takes some seconds) …');
    const postgres = await startPostgres({ dataDir, log });
    closers.push(() => postgres.stop());
    return postgres.url;
  }

  /** Forgets the made-up city: its tables, its documents, its phones. */
  async function forget(url: string, dataDir: string): Promise<void> {
    const { db, close } = openDatabase(url, { log });
    await db.$executeRaw`DROP SCHEMA public CASCADE`;
    await db.$executeRaw`CREATE SCHEMA public`;
    await close();
    for (const name of ['documents', 'simulator']) await rm(join(dataDir, name), { recursive: true, force: true });
  }
}
