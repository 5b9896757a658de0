// Reads the whole chain again, in one look at the database, and tells what does not agree. It changes nothing.
import type { Tx } from '../kit/database.js';
import { readChain, type ChainReport, type Expected } from './chain.js';
import { findHead, listSealed, listUnsealed } from './store.js';

const AT_ONCE = 5_000;

/** Verifies the chain. `tx` must see one moment (repeatable read), for the bot goes on sealing meanwhile. */
export async function verifyAudit(tx: Tx, expected: readonly Expected[]): Promise<ChainReport> {
  const reader = readChain(expected);
  for (let rows = await listSealed(tx, AT_ONCE); rows.length > 0;) {
    for (const row of rows) reader.sealed(row);
    const { sealNo, id } = rows.at(-1)!;
    rows = await listSealed(tx, AT_ONCE, { no: sealNo!, id });
  }
  for (let rows = await listUnsealed(tx, AT_ONCE); rows.length > 0;) {
    for (const row of rows) reader.unsealed(row);
    rows = await listUnsealed(tx, AT_ONCE, rows.at(-1)!.id);
  }
  return reader.end(await findHead(tx));
}
