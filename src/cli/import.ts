// `dondoc import FILE [--dry-run]`: the plan workbook from the operator's side, through the same checks as in the chat.
import { readFile, stat, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { MAX_DOCUMENT_BYTES } from '../documents/checks.js';
import { importLinks } from '../import-links.js';
import { applyImport, previewImport } from '../inspections/importing.js';
import { ASKS_TOO_MUCH } from '../inspections/judging.js';
import { previewLines } from '../inspections/import-preview.js';
import { faultLines, questionLines, standInSheets } from '../inspections/import-screens.js';
import { unusedLines } from '../inspections/import-unused.js';
import { forgetSurprises } from '../inspections/surprise.js';
import type { OnSheetRead } from '../inspections/workbook/read.js';
import { markFaults } from '../inspections/workbook/mark.js';
import { Overrun } from '../kit/aside.js';
import { inTransaction, type Tx } from '../kit/database.js';
import { setupFault } from '../kit/setup-fault.js';
import { BOLD } from '../kit/words.js';
import { flushEffects, gatherEffects } from '../outbox/effects.js';
import type { withOpened } from './open.js';

const APPLY_MS = 120_000;
const say = (line: string) => void process.stdout.write(`${line.replaceAll(BOLD, '')}\n`);

/** Reads the file whole; throws a setup fault when it is none, or larger than any plan. */
async function readWorkbook(file: string): Promise<Buffer> {
  const found = await stat(file).catch(() => null);
  if (found === null) throw setupFault(`${file}: there is no such file.`);
  // A device or a pipe may never end.
  if (!found.isFile()) throw setupFault(`${file}: this is not a file.`);
  if (found.size > MAX_DOCUMENT_BYTES)
    throw setupFault(`${file}: larger than ${MAX_DOCUMENT_BYTES / 1024 / 1024} MB, so it is no plan workbook.`);
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw setupFault(`${file}: cannot be read (${error.code ?? 'unknown'}).`);
  });
}

/** Writes a workbook under this name, or under the next number where one stands already; returns the name. */
async function writeBeside(name: string, bytes: Uint8Array): Promise<string> {
  for (let n = 1; ; n++) {
    const path = `${name}${n === 1 ? '' : `-${n}`}.xlsx`;
    try {
      await writeFile(path, bytes, { flag: 'wx' });
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Adds the command. It ends with exit code 1, and changes nothing, when the workbook has faults. */
export function addImportCommand(program: Command, open: typeof withOpened): void {
  program
    .command('import')
    .argument('<file>', 'plan workbook (.xlsx)')
    .option('--dry-run', 'only show what would change')
    .option('--leave-unread', 'do without sheets and columns that are nearly called as ours')
    .description('read the plan workbook; all or nothing, the same file twice changes nothing')
    .action(async (file: string, options: { dryRun?: boolean; leaveUnread?: boolean }) => {
      const bytes = await readWorkbook(file);
      await open(async ({ db, words, clock }) => {
        const voice = words.vi;
        const onSheet = (done: number, of: number) => say(voice.t('import-progress', { done, of }));
        const preview = await previewUnread(db, bytes, clock.now(), onSheet, options.leaveUnread ?? false);
        if ('questions' in preview) {
          process.exitCode = 1;
          for (const line of questionLines(preview.questions, voice)) say(line);
          return say(voice.t('import-ask-where'));
        }
        if ('faults' in preview) {
          process.exitCode = 1;
          say(voice.t('import-faulty', { count: voice.f.count(preview.faultCount) }));
          for (const line of faultLines(preview, voice)) say(line);
          const marked = await markFaults(
            bytes,
            preview.faults,
            (key, args) => voice.t(key, args),
            importLinks.markAside,
          );
          if (marked === null) return standInSheets(preview) ? say(voice.t('import-unmarked')) : undefined;
          const name = await writeBeside(`${file.replace(/\.xlsx$/i, '')}-danh-dau-loi`, marked);
          return say(voice.t('import-marked-file', { name }));
        }
        if (preview.isEmpty) {
          say(voice.t('import-same'));
          for (const line of unusedLines(preview, voice)) say(line);
          return;
        }
        say(voice.t('import-preview', { number: preview.number }));
        for (const line of previewLines(preview, voice)) say(line);
        if (options.dryRun) return;
        const named = preview.endings.ending.map(({ id }) => id);
        const apply = async (tx: Tx) => {
          const [effects, now] = [gatherEffects(null), clock.now()];
          const ending = { effects, words, links: { onEnded: forgetSurprises({ words }) }, by: null, now };
          const applied = await applyImport(tx, preview, importLinks, { ending, named });
          await flushEffects(tx, effects, now);
          return applied;
        };
        const applied = await inTransaction(db, apply, { timeoutMs: APPLY_MS });
        if (!applied) {
          process.exitCode = 1;
          return say(voice.t('import-stale', { at: voice.f.time(clock.now()) }));
        }
        say(
          voice.t('import-applied', {
            at: voice.f.moment(clock.now()),
            added: voice.f.count(applied.added),
            changed: voice.f.count(applied.changed),
          }),
        );
      });
    });
}

/** Reads the workbook; with `leave` every lookalike counts as not ours, until nothing is left to be asked. */
async function previewUnread(db: Tx, bytes: Uint8Array, now: Date, onSheet: OnSheetRead, leave: boolean) {
  const answers: Record<string, boolean> = {};
  for (;;) {
    const preview = await previewImport(db, bytes, importLinks, now, { onSheet, answers }).catch((error: unknown) => {
      if (error instanceof Overrun) return ASKS_TOO_MUCH;
      throw error;
    });
    if (!leave || !('questions' in preview)) return preview;
    for (const { key } of preview.questions) answers[key] = false;
  }
}
