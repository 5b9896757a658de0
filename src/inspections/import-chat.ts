// The office sends the plan workbook in chat: taken in at once, fetched and read in the background (import-ticks.ts),
// previewed, applied on a press. Each step is a state of one row, so a restart goes on where it was.
import type { Prisma } from '../generated/prisma/client.js';
import type { Duty, RoomFace } from '../dialogue/face.js';
import type { KnownTurn } from '../dialogue/turn.js';
import type { SentFile } from '../inbox/input.js';
import { newId } from '../kit/ids.js';
import { button, LANE } from '../outbox/message.js';
import { maySettleImport } from '../people/rights.js';
import { toPage } from '../people/pages.js';
import { isOffice } from '../people/rules.js';
import type { PlannedChange } from './import-changes.js';
import { askMessage, CHANGES_PER_PAGE, changesMessage } from './import-screens.js';
import type { LookalikeAnswers, LookalikeQuestion } from './workbook/lookalikes.js';
import { writeTemplateWorkbook } from './workbook/template.js';

/** The message of an import, edited from step to step. */
export const importKey = (id: string): string => `import:${id}`;

/** What an office keeps tables in, by the name of the file; one without an ending may be one of them, and is looked into. */
const TABLE_NAME = /\.(xls[xmb]?|xlt[xm]?|et|ods|fods|ots|csv|tsv|numbers)$/i;
const TABLE_MIME = /spreadsheet|ms-excel|text\/(csv|tab-separated)/i;
const mayBeWorkbook = ({ name, mime }: SentFile): boolean =>
  TABLE_NAME.test(name.trim()) ||
  TABLE_MIME.test(mime ?? '') ||
  (!/\.\p{L}[\p{L}\p{N}]{0,4}$/u.test(name.trim()) && !/^(image|video|audio)\//.test(mime ?? ''));

/** Telegram lets nobody delete what is older. */
const DELETABLE_MS = 48 * 3_600_000;

/** What is kept with the row between its steps. */
export interface ImportSummary {
  readonly fileId: string;
  readonly bytes: number | null;
  /** The message that brought the file; gone once it has been taken out of the chat. */
  readonly messageId?: string | null;
  /** Roles the preview said would end. */
  readonly ending?: readonly string[];
  readonly questions?: readonly LookalikeQuestion[];
  readonly answers?: LookalikeAnswers;
}

export const summaryOf = (row: { readonly summary: unknown }): ImportSummary => row.summary as ImportSummary;

export function importsRoom(): RoomFace {
  async function take(turn: KnownTurn, file: SentFile): Promise<boolean> {
    if (!isOffice(turn.who) || !mayBeWorkbook(file)) return false;
    const id = newId();
    const messageId = turn.input.kind === 'file' ? turn.input.messageId.toString() : null;
    await turn.tx.planImport.create({
      data: {
        id,
        personId: turn.who.personId,
        fileName: file.name,
        fileHash: '',
        baseRevision: 0,
        summary: { fileId: file.fileId, bytes: file.bytes, messageId },
        state: 'FETCHING',
        createdAt: turn.now,
      },
    });
    const to = { chatId: turn.who.chatId, personId: turn.who.personId };
    turn.send(to, { text: turn.words.t('import-reading') }, { key: importKey(id), lane: LANE.INTERACTIVE });
    turn.audit('imports.received', id);
    return true;
  }

  /** The import, if this person may still decide about it. */
  async function own(turn: KnownTurn, id: string | undefined) {
    const held = id ? await turn.tx.planImport.findUnique({ where: { id }, omit: { changes: true } }) : null;
    return held && maySettleImport(turn.who, held) ? held : null;
  }

  async function apply(turn: KnownTurn, [id]: readonly string[]): Promise<void> {
    const held = await own(turn, id);
    if (!held) return turn.refuseRights();
    const { count } = await turn.tx.planImport.updateMany({
      where: { id: held.id, state: 'PREVIEW' },
      data: { state: 'APPLYING' },
    });
    if (count === 0) return turn.toast(turn.words.t('already-saved'));
    const to = { chatId: turn.who.chatId, personId: turn.who.personId };
    turn.edit(to, importKey(held.id), { text: turn.words.t('import-applying') }, 'applying');
    turn.audit('imports.confirmed', held.id);
  }

  async function drop(turn: KnownTurn, [id]: readonly string[]): Promise<void> {
    const held = await own(turn, id);
    if (!held) return turn.refuseRights();
    const { count } = await turn.tx.planImport.updateMany({
      where: { id: held.id, state: { in: ['PREVIEW', 'ASKED', 'FETCHING'] } },
      data: { state: 'DROPPED', settledAt: turn.now, changes: [] },
    });
    if (count === 0) return turn.toast(turn.words.t('already-saved'));
    turn.edit(
      { chatId: turn.who.chatId, personId: turn.who.personId },
      importKey(held.id),
      { text: turn.words.t('import-dropped') },
      'dropped',
    );
  }

  /** «Có phải …?» answered; the last answer lets the file be read once more. */
  async function answer(turn: KnownTurn, [id, place]: readonly string[], isOurs: boolean): Promise<void> {
    const held = await own(turn, id);
    if (!held) return turn.refuseRights();
    const summary = summaryOf(held);
    const { questions = [], answers = {} } = summary;
    const at = Number(place);
    const asked = questions[at];
    if (held.state !== 'ASKED' || !asked || asked.key in answers) return turn.toast(turn.words.t('already-saved'));
    const isLast = at === questions.length - 1;
    await turn.tx.planImport.update({
      where: { id: held.id },
      data: {
        state: isLast ? 'FETCHING' : 'ASKED',
        summary: { ...summary, answers: { ...answers, [asked.key]: isOurs } } as unknown as Prisma.InputJsonObject,
      },
    });
    const message = isLast
      ? { text: turn.words.t('import-reading') }
      : askMessage(held.id, questions, at + 1, turn.words);
    const to = { chatId: turn.who.chatId, personId: turn.who.personId };
    turn.edit(to, importKey(held.id), message, `answered:${Object.keys(answers).length}`);
    turn.audit('imports.answered', held.id, { isOurs });
  }

  /** A page of everything the preview announces. */
  async function showChanges(turn: KnownTurn, [id, page]: readonly string[]): Promise<void> {
    const held = await own(turn, id);
    if (!held) return turn.refuseRights();
    if (held.state !== 'PREVIEW') return turn.toast(turn.words.t('import-changes-gone'));
    const from = toPage(page);
    const [found] = await turn.tx.$queryRaw<{ changes: PlannedChange[]; all: number }[]>`
      SELECT jsonb_array_length(changes) AS all, coalesce((
        SELECT jsonb_agg(c.line ORDER BY c.n) FROM jsonb_array_elements(i.changes) WITH ORDINALITY AS c(line, n)
        WHERE c.n > ${from * CHANGES_PER_PAGE} AND c.n <= ${(from + 1) * CHANGES_PER_PAGE}), '[]') AS changes
      FROM plan_import i WHERE id = ${held.id}`;
    turn.show(changesMessage(held.id, { ...found!, page: from }, turn.words));
  }

  /** Takes the file out of the chat; what was read of it stays. */
  async function forget(turn: KnownTurn, [id]: readonly string[]): Promise<void> {
    const held = await own(turn, id);
    if (!held) return turn.refuseRights();
    const summary = summaryOf(held);
    if (!summary.messageId) return turn.toast(turn.words.t('already-saved'));
    if (turn.now.getTime() - held.createdAt.getTime() > DELETABLE_MS) {
      return turn.toast(turn.words.t('import-forget-late'));
    }
    await turn.tx.planImport.update({
      where: { id: held.id },
      data: { summary: { ...summary, messageId: null } as unknown as Prisma.InputJsonObject },
    });
    const to = { chatId: turn.who.chatId, personId: turn.who.personId };
    turn.remove(to, BigInt(summary.messageId), `forget:${held.id}`);
    turn.toast(turn.words.t('import-forgetting'));
    turn.audit('imports.forgotten', held.id);
  }

  async function showPlan(turn: KnownTurn): Promise<void> {
    turn.close();
    const { t, f } = turn.words;
    const plan = await turn.tx.plan.findFirst({ where: { active: true } });
    const rows = [
      [button(t('import-button-template'), 'imports.template')],
      [button(t('button-todo'), 'desk.todo', 4)],
    ];
    if (!plan) return turn.show({ text: t('import-no-plan'), rows });
    const [units, inspections] = [
      await turn.tx.unit.count(),
      await turn.tx.inspection.count({ where: { cancelledAt: null } }),
    ];
    const facts = {
      number: plan.number,
      day: f.day(plan.issuedOn),
      units: f.count(units),
      inspections: f.count(inspections),
    };
    turn.show({ text: t('import-plan', facts), rows });
  }

  async function template(turn: KnownTurn): Promise<void> {
    if (!isOffice(turn.who)) return turn.refuseRights();
    const base64 = (await writeTemplateWorkbook()).toString('base64');
    const mime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    turn.tell({
      text: turn.words.t('import-template'),
      attachment: { kind: 'bytes', name: 'mau-ke-hoach.xlsx', mime, base64 },
    });
  }

  const plan = { may: isOffice, run: showPlan };
  return {
    name: 'imports',
    commands: { kehoach: plan, plan },
    acts: {
      apply,
      drop,
      template,
      yes: (turn, args) => answer(turn, args, true),
      no: (turn, args) => answer(turn, args, false),
      more: showChanges,
      forget,
    },
    looseFile: take,
    async duties({ tx, who, words }): Promise<Duty[]> {
      if (!isOffice(who)) return [];
      const { t } = words;
      if ((await tx.plan.count({ where: { active: true } })) > 0) return [];
      return [
        {
          place: t('place-office'),
          line: t('import-no-plan'),
          dueAt: null,
          label: t('import-button-template'),
          act: 'imports.template',
        },
      ];
    },
  };
}
