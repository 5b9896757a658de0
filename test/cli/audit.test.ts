// `dondoc audit verify`: what the operator reads, and the exit code a script reads.
import { Command } from 'commander';
import { afterEach, expect, it, vi } from 'vitest';
import { addAuditCommand } from '../../src/cli/audit.js';
import type { Opened } from '../../src/cli/open.js';
import { sealEntries } from '../../src/audit/sealing.js';
import { at } from '../../src/kit/calendar.js';
import { flushEffects, gatherEffects } from '../../src/outbox/effects.js';
import { useDatabase } from '../database.js';

const database = useDatabase();
const now = at('2023-03-01 08:00');
afterEach(() => {
  process.exitCode = undefined;
});

/** Runs the command as it is typed; gives back what it printed and its exit code. */
async function run(...words: string[]): Promise<{ said: string; code: number }> {
  let said = '';
  const keep = (text: string) => void (said += text);
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => (keep(String(text)), true));
  const program = new Command().exitOverride().configureOutput({ writeErr: keep, writeOut: keep });
  addAuditCommand(program, (work) => work({ db: database.db } as Opened));
  try {
    await program.parseAsync(['audit', 'verify', ...words], { from: 'user' });
    return { said, code: Number(process.exitCode ?? 0) };
  } catch (error) {
    return { said, code: (error as { exitCode?: number }).exitCode ?? 1 };
  } finally {
    spy.mockRestore();
    process.exitCode = undefined;
  }
}

it('prints a head to keep, proves it later, and names calmly what was changed since', async () => {
  expect(await run()).toEqual({ said: 'Nothing is sealed yet. 0 entries sealed, 0 not yet.\n', code: 0 });
  const write = async (count: number) => {
    const effects = gatherEffects('p1');
    for (let n = 0; n < count; n++) effects.audit('item.accepted', `item-${n}`, { round: n });
    await flushEffects(database.db, effects, now);
  };
  await write(30);
  await sealEntries(database.db, now);
  await write(1);
  const first = await run();
  expect(first.code).toBe(0);
  expect(first.said).toMatch(
    /^Every entry agrees with its seal\. 30 entries sealed, 1 not yet\.\nHead: 30:[0-9a-f]{64}\nKeep /,
  );
  const head = /30:[0-9a-f]{64}/.exec(first.said)![0];

  await sealEntries(database.db, now);
  for (const kept of [head, head.split(':')[1]!]) expect((await run('--expect', kept)).code).toBe(0);
  const foreign = await run('--expect', head, `30:${'0'.repeat(64)}`);
  expect(foreign.code).toBe(1);
  expect(foreign.said).toContain('1 place.');
  expect(foreign.said).toContain('the head given for no. 30: is not in this chain');

  await database.db.auditEntry.updateMany({ where: { sealNo: 17n }, data: { act: 'item.returned' } });
  await database.db.auditEntry.deleteMany({ where: { sealNo: { in: [4n, 5n] } } });
  await database.db.auditEntry.deleteMany({ where: { sealNo: 31n } });
  const found = await run();
  expect(found.code).toBe(1);
  const lines = found.said.split('\n');
  expect(lines[0]).toBe('The audit log was changed after it was sealed: 3 places. 28 entries sealed, 0 not yet.');
  expect(lines[1]).toBe('  no. 4 to 5: the entries were removed');
  expect(lines[2]).toMatch(/^ {2}no\. 17 \(row \d+\): does not agree with its seal/);
  expect(lines[3]).toBe('  no. 31: the entry was removed');
});

it('counts what it does not name, and refuses what is no head', async () => {
  await database.db.auditEntry.updateMany({ data: { subject: 'other' } });
  const { said, code } = await run();
  expect(code).toBe(1);
  const lines = said.trimEnd().split('\n');
  expect(lines).toHaveLength(22);
  expect(lines.at(-1)).toMatch(/^ {2}and \d+ more$/);
  const refused = await run('--expect', 'abc');
  expect(refused.code).toBe(1);
  expect(refused.said).toContain('Give it as it was printed');
});
