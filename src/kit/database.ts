// Opens the database: the typed client, its pool of connections, transactions that are tried again when the database
// asks for it. It must not know what any table means; rooms query through their stores.
import { PrismaPg } from '@prisma/adapter-pg';
import { setTimeout as pause } from 'node:timers/promises';
import { PrismaClient } from '../generated/prisma/client.js';
import type { Prisma } from '../generated/prisma/client.js';
import { shortenRoad, SharedPool, type WithCommit } from './database-direct.js';
import type { Log } from './log.js';

export { WithCommit } from './database-direct.js';

/** The client outside a transaction. */
export type Db = PrismaClient;

/** The same inside a transaction: everything asked through it happens together or not at all. */
export type Tx = Prisma.TransactionClient;

export interface Database {
  readonly db: Db;
  /** Ends all connections; what is being asked is finished first. */
  close(): Promise<void>;
}

export interface TransactionOptions {
  /** How long the whole transaction may take before it is undone. */
  readonly timeoutMs?: number;
  readonly isolation?: Prisma.TransactionIsolationLevel;
}

const CONNECT_MS = 10_000;
const TRIES = 3;

// Set on every new connection. UTC is not a taste: Prisma's adapter drops the zone PostgreSQL writes behind an instant,
// so on a server that lives in Asia/Ho_Chi_Minh every instant would come back seven hours off. Plans must not hang on how
// full a table was when a connection first asked: every statement is planned once, over indexes. Without sequential scans
// PostgreSQL before 18 puts a price of ten thousand millions on what has no index, and would compile such a plan at every
// asking: our statements are short and gain nothing by being compiled.
const SESSION = `SET TIME ZONE 'UTC'; SET statement_timeout = '30s'; SET lock_timeout = '10s';
  SET idle_in_transaction_session_timeout = '60s'; SET enable_seqscan = off;
  SET jit = off; SET plan_cache_mode = force_generic_plan`;

/**
 * Opens the database at `url`; connections are made when first needed, at most `poolMax` (10) at once.
 * `watch` is told every statement before it is asked.
 */
export function openDatabase(
  url: string,
  options: { poolMax?: number; log: Log; watch?: (statement: string) => void },
): Database {
  const lost = (error: Error): void => options.log.warn('database.connectionLost', { error });
  const pool = new SharedPool({
    connectionString: url,
    application_name: 'dondoc',
    max: options.poolMax ?? 10,
    // Without these a lost server would be waited for without end.
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    idleTimeoutMillis: 30_000,
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- the pool waits for it; its types forgot to say so
    onConnect: async (client) => {
      client.on('error', lost);
      await client.query(SESSION);
    },
  });
  pool.on('error', () => undefined); // told by the connection itself
  const names = nameStatements(options.watch);
  const adapter = new PrismaPg(pool, { statementNameGenerator: names });
  const client = new PrismaClient({ adapter, errorFormat: 'minimal' });
  const close = async () => {
    await client.$disconnect();
    await pool.end();
  };
  return { db: shortenRoad(client, pool, names), close };
}

/** How many different statements one connection keeps prepared. */
const MAX_PREPARED = 400;

/**
 * Names statements, so that PostgreSQL reads and plans each once per connection instead of every time. What comes after
 * the first few hundred stays unnamed: lists of different lengths make ever new texts.
 */
function nameStatements(watch?: (statement: string) => void): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    watch?.(sql);
    const known = names.get(sql);
    if (known !== undefined) return known;
    // An empty name is PostgreSQL's unnamed statement.
    if (names.size >= MAX_PREPARED) return '';
    const name = `d${names.size}`;
    names.set(sql, name);
    return name;
  };
}

/**
 * Runs `work` in one transaction and gives back its result. When the database undoes it because of another one
 * (serialization, deadlock) it is run again, three times at most: `work` must do nothing but ask the database.
 */
export async function inTransaction<T>(
  db: Db,
  work: (tx: Tx) => Promise<T | WithCommit<T>>,
  options: TransactionOptions = {},
): Promise<T> {
  const { timeoutMs = 15_000, isolation } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction(work as (tx: Tx) => Promise<T>, { timeout: timeoutMs, isolationLevel: isolation });
    } catch (error) {
      if (attempt >= TRIES || !isWriteConflict(error)) throw error;
      await pause(attempt * 10 + Math.random() * 30);
    }
  }
}

/** Two transactions were in each other's way; nothing of this one was kept, and it may be tried again. */
export const isWriteConflict = (error: unknown): boolean =>
  someCause(error, ({ code }) => code === 'P2034' || code === '40001' || code === '40P01');

/** A statement failed because one before it had, which nobody waited for. */
export const failedBefore = (error: unknown): boolean => someCause(error, ({ code }) => code === '25P02');

const LOST_CODES = new Set([
  ...['P1001', 'P1002', 'P1008', 'P1011', 'P1017', 'P2024'],
  ...['57P01', '57P02', '57P03', '53300', '08000', '08001', '08003', '08004', '08006'],
  ...['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
]);

// The driver gives these no code at all.
const LOST_WORDS =
  /Connection terminated|connection (?:error|timeout)|ConnectionClosed|server closed the connection|timeout exceeded when trying to connect|Unable to start a transaction in the given time|terminating connection|not queryable/i;

/** The database could not be asked or went away meanwhile: nobody's mistake, to be tried again when it is back. */
export const isConnectionLoss = (error: unknown): boolean =>
  someCause(
    error,
    ({ code, message }) => (code !== undefined && LOST_CODES.has(code)) || LOST_WORDS.test(message ?? ''),
  );

// Too many connections, full disks, faulty disks, a standby, tables locked by somebody's maintenance.
const OUTAGE_CODES = /^(?:53|55P03$|58|25006$)/;

/** The database is away or cannot work for anybody: never counted against what was asked, however long it lasts. */
export const isOutage = (error: unknown): boolean =>
  isConnectionLoss(error) || someCause(error, ({ code }) => OUTAGE_CODES.test(code ?? ''));

// An undone transaction, a statement that took too long: at some point the fault of what was asked.
const PASSING_CODES = /^(?:40|57014$)/;

/** It need not have been what was asked: the same may succeed in a moment. */
export const willPass = (error: unknown): boolean =>
  isOutage(error) || isWriteConflict(error) || someCause(error, ({ code }) => PASSING_CODES.test(code ?? ''));

interface Cause {
  readonly code?: string;
  readonly message?: string;
}

/** Looks through an error, what it was caused by, and what Prisma hides in its `meta`. */
function someCause(error: unknown, holds: (cause: Cause) => boolean, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 6) return false;
  const { code, originalCode, kind, message, originalMessage, cause, meta, errors } = error as Record<string, unknown>;
  const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  if (
    holds({
      code: asText(originalCode) ?? asText(code) ?? asText(kind),
      message: asText(originalMessage) ?? asText(message),
    })
  )
    return true;
  const inner = [cause, (meta as Record<string, unknown> | undefined)?.driverAdapterError];
  return [...inner, ...(Array.isArray(errors) ? (errors as unknown[]) : [])].some((each) =>
    someCause(each, holds, depth + 1),
  );
}
