// Whose the data are: the made-up city's or an office's own, and which bot's. Marked in the database when it is first opened;
// neither kind ever opens the other's. Read before anything is migrated, so that what is refused is left as it was.
// It must not know what the data say.
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import pg from 'pg';
import type { Config } from './config.js';
import type { Db } from './kit/database.js';
import { placeOfDatabase, reached, setupFault } from './kit/setup-fault.js';
import type { BotIdentity } from './telegram/identity.js';

export type DataKind = 'demo' | 'live';

export interface DataMark {
  /** Null when there is nothing yet. */
  readonly kind: DataKind | null;
  /** False when the kind was only recognised by what the tables hold: data of an earlier version. */
  readonly marked: boolean;
  readonly bot: BotIdentity | null;
}

const KINDS: readonly string[] = ['demo', 'live'] satisfies DataKind[];
const KIND = 'data.kind';
const BOT = 'data.bot';
/** What an earlier version left in the tables of the made-up city. */
const DEMO_TRACES = ['demo.phones', 'demo.clock-offset'];

const WORDS: Readonly<Record<DataKind, string>> = { demo: 'the made-up city', live: "an office's real data" };

/** The kind that a start with these settings means. */
export const wantedKind = (config: Config): DataKind => (config.botToken === undefined ? 'demo' : 'live');

/** Where everything of one kind lies. */
export const dataFolder = (config: Config, kind: DataKind): string => join(config.dataDir, kind);

/** Refuses data that an earlier version kept in one place for both kinds, with the commands that put them right. */
export function refuseOldLayout({ dataDir }: Config): void {
  const old = ['postgres', 'documents', 'simulator'].filter((name) => existsSync(join(dataDir, name)));
  if (old.length === 0) return;
  if (KINDS.includes(basename(dataDir)))
    throw setupFault(
      `${dataDir} is the folder of one kind of data; nothing was changed. Give the folder above: DATA_DIR="${dirname(dataDir)}"`,
    );
  const kind: DataKind = old.includes('simulator') ? 'demo' : 'live';
  const target = join(dataDir, kind);
  const paths = old.map((name) => `"${join(dataDir, name)}"`).join(' ');
  throw setupFault(
    `${dataDir} is of an earlier version and holds ${WORDS[kind]}; nothing was changed. Move it where it belongs: mkdir -p "${target}" && mv ${paths} "${target}"`,
  );
}

/** Reads what the database at `url` is marked as, or recognises it by what it holds. */
export async function readDataMark(url: string): Promise<DataMark> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // the question under way fails with it
  await reached('DATABASE_URL', placeOfDatabase(url), client.connect());
  try {
    const there = await client.query<{ there: boolean }>(`SELECT to_regclass('fact') IS NOT NULL AS there`);
    if (!there.rows[0]?.there) return { kind: null, marked: false, bot: null };
    const { rows } = await client.query<{ name: string; value: unknown }>('SELECT name, value FROM fact');
    const facts = new Map(rows.map(({ name, value }) => [name, value]));
    const bot = (facts.get(BOT) as BotIdentity | undefined) ?? null;
    const kind = facts.get(KIND);
    if (kind === 'demo' || kind === 'live') return { kind, marked: true, bot };
    if (DEMO_TRACES.some((name) => facts.has(name))) return { kind: 'demo', marked: false, bot };
    const used = await client.query<{ used: boolean }>(
      'SELECT EXISTS (SELECT FROM person) OR EXISTS (SELECT FROM plan) OR EXISTS (SELECT FROM inbox) AS used',
    );
    return { kind: used.rows[0]?.used ? 'live' : null, marked: false, bot };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Refuses data of the other kind, and another bot's. */
export function refuseOthers(mark: DataMark, wanted: DataKind, place: string, bot: BotIdentity | null): void {
  if (mark.kind !== null && mark.kind !== wanted)
    throw setupFault(
      mark.kind === 'demo'
        ? `${place} holds the made-up city: a real bot never opens it. Give another database, or start without BOT_TOKEN.`
        : `${place} holds an office's real data: the made-up city never opens it. Set BOT_TOKEN, or give another database.`,
    );
  if (bot !== null && mark.bot !== null && mark.bot.id !== bot.id)
    throw setupFault(
      `${place} belongs to the bot @${mark.bot.name}; BOT_TOKEN is of @${bot.name}. Messages and files are known by one bot only: set the token of @${mark.bot.name} (a new token of the same bot will do), or, when it is gone for good: npm run dondoc -- change-bot --yes`,
    );
}

/** Marks the data. */
export async function saveDataMark(db: Db, kind: DataKind, bot: BotIdentity | null): Promise<void> {
  const facts = [[KIND, kind] as const, ...(bot ? [[BOT, { ...bot }] as const] : [])];
  for (const [name, value] of facts)
    await db.fact.upsert({ where: { name }, create: { name, value }, update: { value } });
}
