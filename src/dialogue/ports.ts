// What every room may be given from outside. It must not know a room.
import type { Clock } from '../kit/clock.js';
import type { Log } from '../kit/log.js';
import type { Vault } from '../kit/vault.js';
import type { Locale, Words } from '../kit/words.js';

export interface RoomPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly words: Readonly<Record<Locale, Words>>;
  readonly vault: Vault;
  readonly fetchFile: FetchFile;
  /** The bot's user name, for links. */
  readonly botName: string;
  /** Whom to ask, as the office wants it shown. */
  readonly officeContact: string | null;
  /** Where the virus scanner listens, if there is one. */
  readonly clamd: { readonly socketPath: string } | { readonly host: string; readonly port: number } | null;
  /** With a scanner, papers may be opened before it has judged them. */
  readonly openUnscanned?: boolean;
  /** How long one scan may take; a minute unless said otherwise. */
  readonly scanTimeoutMs?: number;
  /** The made-up city: whatever looks official says that it is not. */
  readonly demo: boolean;
}

/** Fetches the file `fileId` into the vault; the result is a verdict, never an exception. */
export type FetchFile = (
  fileId: string,
  expectedBytes: number | null,
) => Promise<
  | { ok: true; hash: string; bytes: number }
  | { ok: false; kind: 'too-big' | 'gone' | 'retry-later'; retryAfterMs?: number }
>;
