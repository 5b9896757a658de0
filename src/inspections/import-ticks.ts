// Reads workbooks that were sent in chat and applies those that were confirmed, outside the chat's transactions, since
// ten thousand rows take a moment. States of the row: FETCHING → PREVIEW or FAULTY or SAME → APPLYING → APPLIED or STALE.
import type { PlanImport } from '../generated/prisma/client.js';
import type { RoomPorts } from '../dialogue/ports.js';
import type { Locale } from '../kit/words.js';
import { buffer } from 'node:stream/consumers';
import { inTransaction } from '../kit/database.js';
import { flushEffects, gatherEffects } from '../outbox/effects.js';
import { LANE, type Message } from '../outbox/message.js';
import type { Tick, TickContext } from '../outbox/tick.js';
import { listPeople } from '../people/store.js';
import { importKey } from './import-chat.js';
import { appliedMessage, faultyMessage, previewMessage } from './import-screens.js';
import { applyImport, previewImport, type ImportLinks } from './importing.js';
import { canMark, markFaults } from './workbook/mark.js';

const APPLY_MS = 120_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function importsTicks(ports: RoomPorts, links: ImportLinks): Tick[] {
  async function personOf(context: TickContext, row: PlanImport) {
    const [person] = row.personId ? await listPeople(context.db, [row.personId]) : [];
    const locale: Locale = person?.locale ?? 'vi';
    return {
      words: context.words[locale],
      to: person?.chatId ? { chatId: person.chatId, personId: person.personId } : null,
    };
  }

  /** Moves the row on and edits its message, in one transaction. */
  async function settle(
    context: TickContext,
    row: PlanImport,
    from: string,
    data: { state: string; baseRevision?: number; fileHash?: string },
    message: Message,
    file?: Message,
  ): Promise<void> {
    const { to } = await personOf(context, row);
    await context.step(async ({ tx, effects }) => {
      const { count } = await tx.planImport.updateMany({
        where: { id: row.id, state: from },
        data: { ...data, settledAt: context.now },
      });
      if (count === 0 || !to) return;
      effects.edit(to, importKey(row.id), message, data.state);
      if (file) effects.send(to, file, { key: `${importKey(row.id)}:marked`, lane: LANE.INTERACTIVE });
      effects.audit(`imports.${data.state.toLowerCase()}`, row.id);
    });
  }

  async function read(context: TickContext, row: PlanImport): Promise<void> {
    const { words } = await personOf(context, row);
    const { fileId, bytes } = row.summary as { fileId: string; bytes: number | null };
    const fetched = await ports.fetchFile(fileId, bytes);
    if (!fetched.ok) {
      if (fetched.kind === 'retry-later') return;
      return settle(
        context,
        row,
        'FETCHING',
        { state: 'FAULTY' },
        { text: words.t('import-gone', { name: row.fileName }) },
      );
    }
    const content = await buffer(await ports.vault.read(fetched.hash));
    const preview = await previewImport(context.db, content, links);
    const data = { fileHash: fetched.hash };
    if ('faults' in preview) {
      const marked = canMark(preview.faults)
        ? (await markFaults(content, preview.faults, (key, args) => words.t(key, args))).toString('base64')
        : null;
      const name = row.fileName.replace(/\.xlsx$/i, '') + '-danh-dau-loi.xlsx';
      const file: Message | undefined =
        marked === null
          ? undefined
          : { text: words.t('import-marked'), attachment: { kind: 'bytes', name, mime: XLSX, base64: marked } };
      return settle(context, row, 'FETCHING', { ...data, state: 'FAULTY' }, faultyMessage(preview, words), file);
    }
    const state = preview.isEmpty ? 'SAME' : 'PREVIEW';
    return settle(
      context,
      row,
      'FETCHING',
      { ...data, state, baseRevision: preview.revision },
      previewMessage(row.id, preview, words),
    );
  }

  /** Reads the kept file again and applies it, if nothing has changed since the preview; all or nothing. */
  async function apply(context: TickContext, row: PlanImport): Promise<void> {
    const { words, to } = await personOf(context, row);
    const content = await buffer(await ports.vault.read(row.fileHash));
    const preview = await previewImport(context.db, content, links);
    await inTransaction(
      context.db,
      async (tx) => {
        const applied =
          'faults' in preview
            ? null
            : await applyImport(tx, { ...preview, revision: row.baseRevision }, links, context.now);
        const state = applied ? 'APPLIED' : 'STALE';
        const { count } = await tx.planImport.updateMany({
          where: { id: row.id, state: 'APPLYING' },
          data: { state, settledAt: context.now },
        });
        if (count === 0) throw new Error('import settled elsewhere');
        const effects = gatherEffects(row.personId);
        if (to)
          effects.edit(
            to,
            importKey(row.id),
            applied
              ? appliedMessage(applied, context.now, words)
              : { text: words.t('import-stale', { at: words.f.time(row.settledAt ?? row.createdAt) }) },
            state,
          );
        effects.audit(`imports.${state.toLowerCase()}`, row.id, applied ? { ...applied } : {});
        await flushEffects(tx, effects, context.now);
      },
      { timeoutMs: APPLY_MS },
    );
  }

  return [
    {
      name: 'imports',
      every: 'second',
      async run(context) {
        const rows = await context.db.planImport.findMany({
          where: { state: { in: ['FETCHING', 'APPLYING'] } },
          orderBy: { createdAt: 'asc' },
          take: 3,
        });
        for (const row of rows) await (row.state === 'FETCHING' ? read(context, row) : apply(context, row));
        return { imports: rows.length };
      },
    },
  ];
}
