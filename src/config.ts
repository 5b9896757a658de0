// The settings of one running program: read from the environment, checked, frozen.
// A faulty setting is named with the reason; its value is never repeated, because it may be a token or a password.
// It must not know what the settings are used for: main.ts and the command line hand them on.
import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import type { LogLevel } from './kit/log.js';

/** Where clamd listens: a socket of this machine or a host and port. */
export type ClamdAddress = { readonly socketPath: string } | { readonly host: string; readonly port: number };

/** Everything an operator can set; what is optional is absent when it was not set. */
export interface Config {
  readonly botToken?: string;
  /** Root of the Bot API, without a slash at its end. */
  readonly telegramApiRoot: string;
  /** Present when Telegram is to call us; absent when we poll. */
  readonly webhook?: { readonly url: string; readonly secret: string };
  /** Present when the office runs its own PostgreSQL; absent when the built-in one is used. */
  readonly databaseUrl?: string;
  /** Absolute path. */
  readonly dataDir: string;
  /** The address of this machine where /health and the webhook listen. */
  readonly host: string;
  readonly port: number;
  readonly demoPort: number;
  readonly logLevel: LogLevel;
  readonly clamd?: ClamdAddress;
  /** With a scanner, papers may be opened before it has judged them. */
  readonly openUnscanned: boolean;
  /** How many bulk messages Telegram takes from this bot in a second. */
  readonly sendPerSecond: number;
  /** Whom to ask, in the office's own words. */
  readonly officeContact?: string;
  /** What the standing office is called; «Sở Nội vụ» unless said otherwise. */
  readonly officeName?: string;
  /** What is inspected, as it stands in a sentence; «cải cách hành chính» unless said otherwise. */
  readonly topic?: string;
}

/** A setting that cannot be used, and why; never its value. */
export interface ConfigFault {
  readonly setting: string;
  readonly reason: string;
}

export type ConfigResult =
  { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly faults: readonly ConfigFault[] };

const TELEGRAM = 'https://api.telegram.org';

const text = (reason: string, holds: (value: string) => boolean) => z.string().refine(holds, reason);

const wholeNumber = (from: number, to: number, fallback: number) => {
  const reason = `must be a whole number from ${from} to ${to}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, reason)
    .transform(Number)
    .refine((value) => value >= from && value <= to, reason)
    .default(fallback);
};

const address = (value: string): URL | undefined => (URL.canParse(value) ? new URL(value) : undefined);

const isPlainWeb = (url: URL): boolean =>
  ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === '' && url.hash === '';

const isLoopback = (url: URL): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);

const CLAMD_HOST = /^(?<host>[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\]):(?<port>\d{1,5})$/;

function clamdAddress(value: string): ClamdAddress | undefined {
  if (isAbsolute(value)) return { socketPath: value };
  const { host, port } = CLAMD_HOST.exec(value)?.groups ?? {};
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535) return undefined;
  return { host: host.replace(/[[\]]/g, ''), port: Number(port) };
}

// `z.string()` alone cannot fail here: absent settings are left out and the environment holds only strings.
const settings = {
  BOT_TOKEN: text('must look like the token BotFather gives: digits, a colon, letters', (value) =>
    /^\d{1,20}:[A-Za-z0-9_-]+$/.test(value),
  ).optional(),
  TELEGRAM_API_ROOT: text('must be a web address without a name, a password or a question mark in it', (value) => {
    const url = address(value);
    return url !== undefined && isPlainWeb(url) && url.search === '';
  })
    .transform((value) => value.replace(/\/+$/, ''))
    .default(TELEGRAM),
  WEBHOOK_URL: text('must be an address that begins with https:// (http:// only on this machine)', (value) => {
    const url = address(value);
    return url !== undefined && isPlainWeb(url) && (url.protocol === 'https:' || isLoopback(url));
  }).optional(),
  WEBHOOK_SECRET: text('must be 8 to 256 of the characters A-Z a-z 0-9 _ -', (value) =>
    /^[A-Za-z0-9_-]{8,256}$/.test(value),
  ).optional(),
  DATABASE_URL: text('must look like postgresql://user:password@host:5432/database', (value) => {
    const url = address(value);
    return url !== undefined && ['postgres:', 'postgresql:'].includes(url.protocol) && url.pathname.length > 1;
  }).optional(),
  DATA_DIR: text(
    'must be the path of a folder on a disk',
    (value) => !/\0|:\/\//.test(value) && !/^\/(?:proc|sys|dev)(?:\/|$)/.test(resolve(value)),
  )
    .default('data')
    .transform((value) => resolve(value)),
  HOST: text('must be a name or an address of this machine', (value) => /^[A-Za-z0-9.:-]+$/.test(value)).default(
    '127.0.0.1',
  ),
  PORT: wholeNumber(0, 65_535, 8080),
  DEMO_PORT: wholeNumber(0, 65_535, 8090),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], { error: 'must be debug, info, warn, error or silent' })
    .default('info'),
  CLAMD: text('must be host:port, or the absolute path of a socket', (value) => clamdAddress(value) !== undefined)
    .transform(clamdAddress)
    .optional(),
  OPEN_UNSCANNED: z
    .enum(['true', 'false'], { error: 'must be true or false' })
    .transform((value) => value === 'true')
    .default(false),
  SEND_PER_SECOND: wholeNumber(1, 1000, 30),
  OFFICE_NAME: text('must be at most 100 characters', (value) => value.length <= 100)
    .transform((value) => value.normalize('NFC'))
    .optional(),
  PLAN_TOPIC: text('must be at most 100 characters', (value) => value.length <= 100)
    .transform((value) => value.normalize('NFC'))
    .optional(),
  OFFICE_CONTACT: text('must be at most 500 characters', (value) => value.length <= 500)
    .transform((value) => value.normalize('NFC'))
    .optional(),
};

const schema = z.object(settings);

type Present = Partial<Record<keyof typeof settings, string>>;

/** Reads the settings. Empty ones count as absent; all faults are told at once. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  const present: Present = {};
  for (const name of Object.keys(settings) as (keyof typeof settings)[]) {
    const value = env[name]?.trim();
    if (value) present[name] = value;
  }
  const parsed = schema.safeParse(present);
  const faults = [...(parsed.error?.issues ?? []).map(toFault), ...faultsBetween(present)];
  if (!parsed.success || faults.length > 0) return { ok: false, faults: oncePerSetting(faults) };
  const values = parsed.data;
  return {
    ok: true,
    config: Object.freeze({
      botToken: values.BOT_TOKEN,
      telegramApiRoot: values.TELEGRAM_API_ROOT,
      webhook:
        values.WEBHOOK_URL === undefined || values.WEBHOOK_SECRET === undefined
          ? undefined
          : Object.freeze({ url: values.WEBHOOK_URL, secret: values.WEBHOOK_SECRET }),
      databaseUrl: values.DATABASE_URL,
      dataDir: values.DATA_DIR,
      host: values.HOST,
      port: values.PORT,
      demoPort: values.DEMO_PORT,
      logLevel: values.LOG_LEVEL,
      clamd: values.CLAMD && Object.freeze(values.CLAMD),
      openUnscanned: values.OPEN_UNSCANNED,
      sendPerSecond: values.SEND_PER_SECOND,
      officeContact: values.OFFICE_CONTACT,
      officeName: values.OFFICE_NAME,
      topic: values.PLAN_TOPIC,
    }),
  };
}

const toFault = (issue: z.core.$ZodIssue): ConfigFault => ({ setting: String(issue.path[0]), reason: issue.message });

/** Settings that are sound alone and make no sense together. */
function faultsBetween(present: Present): ConfigFault[] {
  const faults: ConfigFault[] = [];
  if (present.WEBHOOK_URL && !present.WEBHOOK_SECRET)
    faults.push({ setting: 'WEBHOOK_SECRET', reason: 'must be set together with WEBHOOK_URL' });
  if (present.WEBHOOK_SECRET && !present.WEBHOOK_URL)
    faults.push({ setting: 'WEBHOOK_URL', reason: 'must be set together with WEBHOOK_SECRET' });
  if (!present.BOT_TOKEN && (present.WEBHOOK_URL || present.WEBHOOK_SECRET || present.TELEGRAM_API_ROOT))
    faults.push({ setting: 'BOT_TOKEN', reason: 'must be set when the webhook or TELEGRAM_API_ROOT is' });
  const [port, demoPort] = [present.PORT ?? '8080', present.DEMO_PORT ?? '8090'].map(Number);
  if (port === demoPort && port !== 0) faults.push({ setting: 'DEMO_PORT', reason: 'must differ from PORT' });
  return faults;
}

const oncePerSetting = (faults: readonly ConfigFault[]): ConfigFault[] =>
  faults.filter((fault, index) => faults.findIndex(({ setting }) => setting === fault.setting) === index);

/** The lines an operator reads when the program refuses to start. */
export const describeFaults = (faults: readonly ConfigFault[]): string =>
  faults.map(({ setting, reason }) => `${setting} ${reason}`).join('\n');
