// Reads workbooks that were sent in chat and applies those that were confirmed, outside the chat's transactions, since
// ten thousand rows take a moment. States of the row: FETCHING → PREVIEW or FAULTY or SAME → APPLYING → APPLIED or STALE;
// what cannot be fetched, read or applied ends as FAULTY with a word to its sender, and holds up nobody else's.
import type { PlanImport as WholeImport, Prisma } from '../generated/prisma/client.js';
import type { RoomPorts } from '../dialogue/ports.js';
import type { Locale } from '../kit/words.js';
import { buffer } from 'node:stream/consumers';
import { Fallen, NotDone, Overrun } from '../kit/aside.js';
import { inTransaction, isOutage } from '../kit/database.js';
import { lagMs, type HealthPart } from '../kit/health.js';
import { faultCode } from '../inbox/fault-code.js';
import { workThrough } from '../outbox/due.js';
import { flushEffects, gatherEffects } from '../outbox/effects.js';
import { LANE, type Message } from '../outbox/message.js';
import type { Step, Tick, TickContext } from '../outbox/tick.js';
import { listPeople } from '../people/store.js';
import type { PeopleLinks } from '../people/welcome.js';
import { importKey, summaryOf, type ImportSummary } from './import-chat.js';
import { endingsFile, previewMessage } from './import-preview.js';
import { appliedMessage, askMessage, faultyMessage } from './import-screens.js';
import { applyImport, previewImport, type ImportLinks, type Preview } from './importing.js';
import { ASKS_TOO_MUCH, type Faulty } from './judging.js';
import type { UnsurePlan } from './workbook/read.js';
import { markFaults } from './workbook/mark.js';

/** The list of changes is only for its pages. */
type PlanImport = Omit<WholeImport, 'changes'>;

const APPLY_MS = 120_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const OPEN_STATES = ['FETCHING', 'APPLYING'];
/** A workbook at which the program itself has died this often is not begun again; noted, too, of one at which its process ended. */
const MAX_BEGUN = 3;
const DAY_MS = 86_400_000;

export function importsTicks(ports: RoomPorts, links: ImportLinks, people: PeopleLinks): Tick[] {
  async function personOf(context: TickContext, row: PlanImport) {
    const [person] = row.personId ? await listPeople(context.db, [row.personId]) : [];
    const locale: Locale = person?.locale ?? 'vi';
    return {
      words: context.words[locale],
      to: person?.chatId ? { chatId: person.chatId, personId: person.personId } : null,
    };
  }

  interface Outcome {
    readonly state: string;
    readonly baseRevision?: number;
    readonly fileHash?: string;
    readonly begun?: number;
    readonly faultCode?: string;
    readonly summary?: Prisma.InputJsonObject;
    readonly changes?: Prisma.InputJsonArray;
  }

  /** Moves the row on and edits its message, in one transaction. */
  async function settle(
    context: TickContext,
    row: PlanImport,
    data: Outcome,
    message: Message,
    file?: Message,
  ): Promise<void> {
    const { to } = await personOf(context, row);
    await context.step(async (step) => {
      const { count } = await step.tx.planImport.updateMany({
        where: { id: row.id, state: row.state },
        data: { begun: 0, ...data, settledAt: context.now },
      });
      if (count === 0 || !to) return;
      const answered = Object.keys(summaryOf(row).answers ?? {}).length;
      step.effects.edit(to, importKey(row.id), message, `${data.state}:${answered}`);
      if (file) step.effects.send(to, file, { key: `${importKey(row.id)}:marked`, lane: LANE.INTERACTIVE });
      step.effects.audit(`imports.${data.state.toLowerCase()}`, row.id, data.faultCode ? { code: data.faultCode } : {});
    });
  }

  /** Says once that it takes longer; the row stays as it is and is tried again. */
  async function sayLater(context: TickContext, row: PlanImport, text: string): Promise<void> {
    const { to } = await personOf(context, row);
    if (to)
      await context.step(({ effects }) =>
        Promise.resolve(effects.edit(to, importKey(row.id), { text }, `${row.state}:later`)),
      );
  }

  /** What goes wrong here lies in the file and will go wrong again: told at once, under a code that stands in the log. */
  async function settleUnread(context: TickContext, row: PlanImport, error: unknown): Promise<void> {
    const { words } = await personOf(context, row);
    const code = faultCode();
    context.log.error('import.unread', { id: row.id, code, error });
    const text = words.t(row.state === 'FETCHING' ? 'import-unread' : 'import-apply-ended', {
      name: row.fileName,
      code,
    });
    const begun = error instanceof Fallen || row.begun >= MAX_BEGUN ? MAX_BEGUN : 0;
    await settle(context, row, { state: 'FAULTY', faultCode: code, begun }, { text });
  }

  /** For a day the same content is refused unseen; later, a program that was mended or is less busy looks once more. */
  async function isKnownDeadly({ db, now }: TickContext, fileHash: string): Promise<boolean> {
    const settledAt = { gte: new Date(now.getTime() - DAY_MS) };
    const where = { fileHash, state: 'FAULTY', begun: { gte: MAX_BEGUN }, settledAt };
    return (await db.planImport.count({ where, take: 1 })) > 0;
  }

  async function read(context: TickContext, row: PlanImport): Promise<void> {
    const { words } = await personOf(context, row);
    const summary = summaryOf(row);
    const { fileId, bytes, answers = {} } = summary;
    const fetched = await ports.fetchFile(fileId, bytes);
    if (!fetched.ok) {
      if (fetched.kind === 'retry-later') {
        await sayLater(context, row, words.t('import-later', { name: row.fileName }));
        throw new Error('a workbook could not be fetched this time');
      }
      const why =
        fetched.kind === 'too-big'
          ? words.t('import-too-big', { name: row.fileName, size: bytes === null ? '–' : words.f.bytes(bytes) })
          : words.t('import-gone', { name: row.fileName });
      return settle(context, row, { state: 'FAULTY' }, { text: why });
    }
    const data = { fileHash: fetched.hash };
    // Before it is looked into: should the program die at it, the same content is known by it.
    await context.db.planImport.update({ where: { id: row.id }, data });
    const content = await buffer(await ports.vault.read(fetched.hash));
    let [preview, begun]: [Preview | Faulty | UnsurePlan, number] = [ASKS_TOO_MUCH, 0];
    try {
      if (!(await isKnownDeadly(context, fetched.hash)))
        preview = await previewImport(context.db, content, links, context.now, { answers });
    } catch (error) {
      if (isOutage(error) || error instanceof NotDone) throw error;
      if (!(error instanceof Overrun)) return settleUnread(context, row, error);
      context.log.warn('import.overrun', { id: row.id, error });
      begun = MAX_BEGUN;
    }
    const keep = (more: Partial<ImportSummary>) => ({ ...summary, ...more }) as unknown as Prisma.InputJsonObject;
    if ('questions' in preview) {
      const { questions } = preview;
      const message = askMessage(row.id, questions, 0, words);
      return settle(context, row, { ...data, state: 'ASKED', summary: keep({ questions }) }, message);
    }
    if ('faults' in preview) {
      const marked = await markFaults(content, preview.faults, (key, args) => words.t(key, args), links.markAside);
      const name = row.fileName.replace(/\.xlsx$/i, '') + '-danh-dau-loi.xlsx';
      const file: Message | undefined =
        marked === null
          ? undefined
          : {
              text: words.t('import-marked'),
              attachment: { kind: 'bytes', name, mime: XLSX, base64: marked.toString('base64') },
            };
      return settle(
        context,
        row,
        { ...data, state: 'FAULTY', begun },
        faultyMessage(preview, marked !== null, words),
        file,
      );
    }
    const state = preview.isEmpty ? 'SAME' : 'PREVIEW';
    return settle(
      context,
      row,
      {
        ...data,
        state,
        baseRevision: preview.revision,
        summary: keep({ ending: preview.endings.ending.map((held) => held.id) }),
        changes: (preview.isEmpty ? [] : preview.changes) as unknown as Prisma.InputJsonArray,
      },
      previewMessage(row.id, preview, words),
      endingsFile(preview, words) ?? undefined,
    );
  }

  /** Reads the kept file again and applies it, if nothing has changed since the preview; all or nothing. */
  async function apply(context: TickContext, row: PlanImport): Promise<void> {
    const { words, to } = await personOf(context, row);
    const content = await buffer(await ports.vault.read(row.fileHash));
    const { answers = {} } = summaryOf(row);
    const preview = await previewImport(context.db, content, links, context.now, { answers });
    await inTransaction(
      context.db,
      async (tx) => {
        const own = { id: row.id, state: 'APPLYING' };
        const { count } = await tx.planImport.updateMany({ where: own, data: { begun: 0, settledAt: context.now } });
        if (count === 0) return;
        const effects = gatherEffects(row.personId);
        const by = row.personId ? { personId: row.personId } : null;
        const how = {
          ending: { effects, words: context.words, links: people, by, now: context.now },
          named: summaryOf(row).ending ?? [],
        };
        const applied =
          'revision' in preview ? await applyImport(tx, { ...preview, revision: row.baseRevision }, links, how) : null;
        const state = applied ? 'APPLIED' : 'STALE';
        await tx.planImport.update({ where: { id: row.id }, data: { state, changes: [] } });
        if (to)
          effects.edit(
            to,
            importKey(row.id),
            applied
              ? appliedMessage(row.id, applied, context.now, words)
              : { text: words.t('import-stale', { at: words.f.time(row.settledAt ?? row.createdAt) }) },
            state,
          );
        effects.audit(`imports.${state.toLowerCase()}`, row.id, applied ? { ...applied } : {});
        await flushEffects(tx, effects, context.now);
      },
      { timeoutMs: APPLY_MS },
    );
  }

  /** Does one row; how often it was begun is noted before, for a workbook that kills the program leaves no other trace. */
  async function work(context: TickContext, row: PlanImport): Promise<boolean> {
    if (row.begun >= MAX_BEGUN) {
      await settleUnread(context, row, new Error('a workbook at which the program ended'));
      return true;
    }
    const where = { id: row.id };
    await context.db.planImport.update({ where, data: { begun: { increment: 1 } } });
    try {
      await (row.state === 'FETCHING' ? read(context, row) : apply(context, row));
      return true;
    } catch (error) {
      if (isOutage(error)) throw error;
      await context.db.planImport.update({ where, data: { begun: 0 } });
      if (row.state === 'APPLYING')
        await sayLater(context, row, (await personOf(context, row)).words.t('import-apply-later'));
      throw error;
    }
  }

  /** The last try has failed: whoever sent the file is told, in the transaction that ends it. */
  async function end(context: TickContext, { tx, effects }: Step, row: PlanImport): Promise<void> {
    const { to, words } = await personOf(context, row);
    const { count } = await tx.planImport.updateMany({
      where: { id: row.id, state: row.state },
      data: { state: 'FAULTY', settledAt: context.now },
    });
    if (count === 0) return;
    const key = row.state === 'FETCHING' ? 'import-gone' : 'import-apply-ended';
    if (to) effects.edit(to, importKey(row.id), { text: words.t(key, { name: row.fileName }) }, 'ended');
    effects.audit('imports.ended', row.id, { from: row.state });
  }

  return [
    {
      name: 'imports',
      every: 'second',
      takesLong: true,
      async run(context) {
        const { done, failed } = await workThrough<PlanImport>(context, {
          name: 'imports',
          list: (except) =>
            context.db.planImport.findMany({
              where: { state: { in: OPEN_STATES }, id: { notIn: [...except] } },
              orderBy: { createdAt: 'asc' },
              take: 3,
              omit: { changes: true },
            }),
          idOf: (row) => row.id,
          work: (row) => work(context, row),
          ended: (step, row) => end(context, step, row),
        });
        return { imports: done, failed };
      },
      stop: async () => links.stopAside?.(),
    },
  ];
}

/** Workbooks that wait to be read or applied, and those of the last day that could not be read although they came through. */
export const importsHealth: HealthPart = {
  name: 'imports',
  async read(db, now) {
    const where = { state: { in: OPEN_STATES } };
    const oldest = await db.planImport.findFirst({ where, orderBy: { createdAt: 'asc' }, select: { createdAt: true } });
    const since = new Date(now.getTime() - DAY_MS);
    return {
      waiting: await db.planImport.count({ where }),
      lagMs: lagMs(oldest?.createdAt ?? null, now),
      unread: await db.planImport.count({ where: { faultCode: { not: null }, settledAt: { gte: since } } }),
    };
  },
};
