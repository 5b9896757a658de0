// `dondoc audit verify`: reads the sealed log of who did what again, and tells calmly where something was changed afterwards.
// It changes nothing itself. Ends with exit code 1 when anything was found.
import { InvalidArgumentError, type Command } from 'commander';
import type { ChainReport, Expected, Finding } from '../audit/chain.js';
import { verifyAudit } from '../audit/verify.js';
import { inTransaction, type Db } from '../kit/database.js';
import type { withOpened } from './open.js';

/** A log of many years is read in one look. */
const VERIFY_MS = 30 * 60_000;

/** Reads `<seal>` or `<number>:<seal>`, as it was printed. */
function readExpected(text: string): Expected {
  const found = /^(?:(\d{1,18}):)?([0-9a-f]{64})$/i.exec(text.trim());
  if (!found) throw new InvalidArgumentError('Give it as it was printed: number:hash, or the hash alone.');
  return { no: found[1] === undefined ? null : BigInt(found[1]), seal: found[2]!.toLowerCase() };
}

function describe({ kind, no, untilNo, id }: Finding): string {
  const at = no === undefined ? `row ${id}` : id === undefined ? `no. ${no}` : `no. ${no} (row ${id})`;
  switch (kind) {
    case 'altered':
      return `${at}: does not agree with its seal; it or the entry before it was altered, or put in another place`;
    case 'missing':
      return no === untilNo ? `${at}: the entry was removed` : `no. ${no} to ${untilNo}: the entries were removed`;
    case 'inserted':
      return `${at}: was put in by somebody else than the bot, or lost a part of its seal`;
    case 'backdated':
      return `${at}: says it is over an hour older than entries before it; written in afterwards, or a clock was set back`;
    case 'cut-head':
      return `after no. ${no}: the chain does not end as the bot noted; its end was sealed anew, cut off or added to`;
    case 'not-expected':
      return `${no === undefined ? 'the head given' : `the head given for ${at}`}: is not in this chain; it was written anew`;
  }
}

/** The lines to print. */
function reportLines({ sealed, unsealed, head, findings, findingCount }: ChainReport): string[] {
  const counts = `${sealed} entries sealed, ${unsealed} not yet.`;
  if (findingCount > 0) {
    const rest = findingCount - findings.length;
    return [
      `The audit log was changed after it was sealed: ${findingCount} ${findingCount === 1 ? 'place' : 'places'}. ${counts}`,
      ...findings.map((finding) => `  ${describe(finding)}`),
      ...(rest > 0 ? [`  and ${rest} more`] : []),
    ];
  }
  if (head === null) return [`Nothing is sealed yet. ${counts}`];
  return [
    `Every entry agrees with its seal. ${counts}`,
    `Head: ${head.no}:${head.seal}`,
    'Keep the head elsewhere: with --expect <head> a later run tells whether the entries up to it are still the same.',
  ];
}

/** Verifies what one look at the database shows. */
export const verify = (db: Db, expected: readonly Expected[]): Promise<ChainReport> =>
  inTransaction(db, (tx) => verifyAudit(tx, expected), { timeoutMs: VERIFY_MS, isolation: 'RepeatableRead' });

/** Adds `audit verify` to the commands. */
export function addAuditCommand(program: Command, open: typeof withOpened): void {
  program
    .command('audit')
    .description('the log of who did what')
    .command('verify')
    .description('find every entry that was altered, removed, put in or reordered after it was sealed')
    .option(
      '--expect <head...>',
      'heads printed by earlier runs: number:hash, or the hash alone',
      (text: string, before: readonly Expected[] = []) => [...before, readExpected(text)],
    )
    .action(async ({ expect = [] }: { expect?: readonly Expected[] }) => {
      const report = await open(({ db }) => verify(db, expect));
      if (report.findingCount > 0) process.exitCode = 1;
      process.stdout.write(`${reportLines(report).join('\n')}\n`);
    });
}
