// The short road to PostgreSQL: statements written by hand and whole transactions go straight over a connection of the
// pool, without the client's engine in between; the typed client joins the same connection when a room asks through it.
// It must not know what any table means.
import { AsyncLocalStorage } from 'node:async_hooks';
import { Socket } from 'node:net';
import pg from 'pg';
import type { PoolClient, PoolConfig } from 'pg';
import { Prisma, type PrismaClient } from '../generated/prisma/client.js';

type Tx = Prisma.TransactionClient;

/** How one transaction is run. */
export interface Limits {
  /** How long it may take before it is undone. */
  readonly timeout?: number;
  readonly isolationLevel?: Prisma.TransactionIsolationLevel;
}

/**
 * What a transaction's work gives back when its last statement is under way: COMMIT goes out right behind it. The
 * statement must fail in the database when the transaction must not stand.
 */
export class WithCommit<T> {
  constructor(readonly last: Promise<T>) {
    last.catch(() => undefined); // waited for together with the commit
  }
}

/** Whose transaction the typed client is to join. */
const joining = new AsyncLocalStorage<PoolClient>();
let joiners = 0;

/**
 * Runs `join` so that the connection it asks the pool for is this one; `joined` is called when it has it. What is carried
 * along like this makes every promise of the program dearer, so it is carried only while somebody is about to join.
 */
function joinOver<T>(connection: PoolClient, join: (joined: () => void) => Promise<T>): Promise<T> {
  let over = false;
  const joined = () => {
    if (over) return;
    over = true;
    if (--joiners === 0) joining.disable();
  };
  joiners++;
  return joining.run(connection, () => join(joined)).finally(joined);
}

/** A socket that sends what is written in one go in one piece: handing bytes over costs more than most statements. */
function gatheringSocket(): Socket {
  const socket = new Socket();
  let gathering = false;
  // Only then: connecting puts node's own `write` back.
  socket.once('connect', () => {
    const write = socket.write.bind(socket) as (...written: unknown[]) => boolean;
    socket.write = (...written: unknown[]) => {
      if (!gathering) {
        gathering = true;
        socket.cork();
        process.nextTick(() => {
          gathering = false;
          socket.uncork();
        });
      }
      return write(...written);
    };
  });
  return socket;
}

/** A pool that hands the connection of the transaction under way to whoever wants to join it. */
export class SharedPool extends pg.Pool {
  constructor(config: PoolConfig) {
    // Pipelined, so that BEGIN leaves together with the first statement instead of waiting for an answer of its own.
    super({ ...config, pipeline: true, stream: gatheringSocket });
  }

  override connect(): Promise<PoolClient>;
  override connect(done: Parameters<pg.Pool['connect']>[0]): void;
  override connect(done?: Parameters<pg.Pool['connect']>[0]): Promise<PoolClient> | void {
    if (done) return super.connect(done);
    const held = joining.getStore();
    return held ? Promise.resolve(held) : super.connect();
  }
}

const NO_ROWS = { command: '', rowCount: 0, oid: 0, fields: [], rows: [] };

/** The connection as the typed client sees it: it may ask, but beginning and ending are not its business. */
const joinable = (client: PoolClient): PoolClient =>
  new Proxy(client, {
    get(target, name) {
      if (name === 'release') return () => undefined;
      if (name !== 'query') return bound(target, name);
      return (asked: { text: string }) =>
        /^(?:BEGIN|COMMIT|ROLLBACK)$/.test(asked.text) ? Promise.resolve(NO_ROWS) : target.query(asked);
    },
  });

function bound(target: object, name: string | symbol): unknown {
  const value: unknown = Reflect.get(target, name, target);
  return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value;
}

const OID = { int8: 20, json: 114, jsonb: 3802, date: 1082, timestamp: 1114, timestamptz: 1184, numeric: 1700 };
const utc = (text: string): Date => new Date(text.replace(' ', 'T') + 'Z');

/** What comes back, in the types the typed client gives: whole numbers of 64 bits as bigint, instants as Date. */
const PARSERS = new Map<number, (text: string) => unknown>([
  [OID.int8, BigInt],
  [OID.date, (text) => new Date(`${text}T00:00:00Z`)],
  // Every session speaks UTC, so an instant always ends in +00.
  [OID.timestamptz, (text) => utc(text.slice(0, text.lastIndexOf('+')))],
  [OID.timestamp, utc],
  [OID.numeric, (text) => new Prisma.Decimal(text)],
  [OID.json, JSON.parse],
  [OID.jsonb, JSON.parse],
]);

const TYPES = {
  getTypeParser: (oid: number, format?: string) =>
    PARSERS.get(oid) ?? (pg.types.getTypeParser as (oid: number, format?: string) => unknown)(oid, format),
} as pg.CustomTypesConfig;

const asParameter = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

type Names = (query: { readonly sql: string }) => string;
type Asked = TemplateStringsArray | Prisma.Sql;

/** The two ways to ask by hand, over whatever can be asked. */
function byHand(target: { query(config: pg.QueryConfig): Promise<pg.QueryResult> }, names: Names) {
  const ask = (asked: Asked, values: readonly unknown[]) => {
    const sql = asked instanceof Prisma.Sql ? asked : Prisma.sql(asked, ...values);
    const { text } = sql;
    return target.query({ name: names({ sql: text }), text, values: sql.values.map(asParameter), types: TYPES });
  };
  return {
    $queryRaw: async (asked: Asked, ...values: unknown[]) => (await ask(asked, values)).rows as unknown[],
    $executeRaw: async (asked: Asked, ...values: unknown[]) => (await ask(asked, values)).rowCount ?? 0,
  };
}

/** The typed client, with what is written by hand and whole transactions on the short road. */
export function shortenRoad(client: PrismaClient, pool: SharedPool, names: Names): PrismaClient {
  const own = {
    ...byHand(pool, names),
    $transaction: <T>(work: (tx: Tx) => Promise<T | WithCommit<T>>, limits: Limits = {}) =>
      transact(client, pool, names, work, limits),
  };
  return new Proxy(client, {
    get: (target, name) => (name in own ? own[name as keyof typeof own] : bound(target, name)),
  });
}

/** Runs `work` on one connection between BEGIN and COMMIT; whatever it throws undoes all of it and is thrown on. */
async function transact<T>(
  client: PrismaClient,
  pool: SharedPool,
  names: Names,
  work: (tx: Tx) => Promise<T | WithCommit<T>>,
  { timeout = 15_000, isolationLevel }: Limits,
): Promise<T> {
  const connection = await pool.connect();
  // Not waited for: a lost connection or a refusal shows in the first statement too.
  connection.query(isolationLevel ? `BEGIN ISOLATION LEVEL ${LEVELS[isolationLevel]}` : 'BEGIN').catch(() => undefined);
  const typed = joinLater(client, connection, timeout);
  let timer: NodeJS.Timeout | undefined;
  let broken = false;
  try {
    const result = await new Promise<T | WithCommit<T>>((resolve, reject) => {
      timer = setTimeout(() => {
        broken = true;
        reject(new Error(`A transaction took longer than ${timeout} ms and was undone.`));
      }, timeout);
      work(transactionOf(connection, names, typed)).then(resolve, reject);
    });
    await typed.leave();
    const committed = connection.query('COMMIT');
    committed.catch(() => undefined);
    const value = result instanceof WithCommit ? await result.last : result;
    // PostgreSQL answers so when a statement had failed and the failure was swallowed.
    if ((await committed).command === 'ROLLBACK')
      throw new Error('A statement of this transaction had failed; nothing was kept.');
    return value;
  } catch (error) {
    typed.leave().catch(() => undefined);
    if (!broken) await connection.query('ROLLBACK').catch(() => (broken = true));
    throw error;
  } finally {
    clearTimeout(timer);
    connection.release(broken);
  }
}

const LEVELS: Readonly<Record<Prisma.TransactionIsolationLevel, string>> = {
  ReadUncommitted: 'READ UNCOMMITTED',
  ReadCommitted: 'READ COMMITTED',
  RepeatableRead: 'REPEATABLE READ',
  Serializable: 'SERIALIZABLE',
};

interface Typed {
  /** The typed client inside this transaction; joined when first needed. */
  enter(): Promise<Tx>;
  /** No more is asked through it. */
  leave(): Promise<void>;
  readonly over: boolean;
}

function joinLater(client: PrismaClient, connection: PoolClient, timeout: number): Typed {
  let entered: Promise<Tx> | undefined;
  let ended: Promise<void> | undefined;
  let end: () => void = () => undefined;
  let over = false;
  const enter = () =>
    (entered ??= new Promise<Tx>((resolve, reject) => {
      ended = joinOver(joinable(connection), (joined) =>
        client.$transaction(
          (tx) =>
            new Promise<void>((done) => {
              joined();
              end = done;
              resolve(tx);
            }),
          { timeout },
        ),
      );
      ended.catch(reject);
    }));
  return {
    enter,
    async leave() {
      over = true;
      if (!entered) return;
      await entered;
      end();
      await ended;
    },
    get over() {
      return over;
    },
  };
}

/** What a room holds inside a transaction: the short road for what is written by hand, the typed client for the rest. */
function transactionOf(connection: PoolClient, names: Names, typed: Typed): Tx {
  const refuseWhenOver = () => {
    if (typed.over) throw new Error('This transaction is over; nothing more can be asked through it.');
  };
  const own = byHand(
    {
      query(config) {
        refuseWhenOver();
        return connection.query(config);
      },
    },
    names,
  );
  const models = new Map<string, object>();
  const modelNamed = (name: string): object => {
    const known = models.get(name);
    if (known) return known;
    const model = new Proxy(
      {},
      {
        get:
          (_target, method: string) =>
          async (...args: unknown[]) => {
            refuseWhenOver();
            const tx = (await typed.enter()) as unknown as Record<string, Record<string, (...a: unknown[]) => unknown>>;
            return tx[name]![method]!(...args);
          },
      },
    );
    models.set(name, model);
    return model;
  };
  return new Proxy(own, {
    get(target, name: string) {
      if (name in target) return target[name as keyof typeof target];
      if (name === '$executeRawUnsafe') return (text: string) => own.$executeRaw(Prisma.raw(text));
      return modelNamed(name);
    },
  }) as unknown as Tx;
}
