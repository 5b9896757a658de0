// The office sends the plan workbook in chat: taken in at once, fetched and read in the background (import-ticks.ts),
// previewed, applied on a press. Each step is a state of one row, so a restart goes on where it was.
import type { Duty, RoomFace } from '../dialogue/face.js';
import type { KnownTurn } from '../dialogue/turn.js';
import type { SentFile } from '../inbox/input.js';
import { newId } from '../kit/ids.js';
import { button, LANE } from '../outbox/message.js';
import { maySettleImport } from '../people/rights.js';
import { isOffice } from '../people/rules.js';
import { writeTemplateWorkbook } from './workbook/template.js';

/** The message of an import, edited from step to step. */
export const importKey = (id: string): string => `import:${id}`;

const isWorkbook = (file: SentFile): boolean => /\.xls[xmb]?$/i.test(file.name);

export function importsRoom(): RoomFace {
  async function take(turn: KnownTurn, file: SentFile): Promise<boolean> {
    if (!isOffice(turn.who) || !isWorkbook(file)) return false;
    const id = newId();
    await turn.tx.planImport.create({
      data: {
        id,
        personId: turn.who.personId,
        fileName: file.name,
        fileHash: '',
        baseRevision: 0,
        summary: { fileId: file.fileId, bytes: file.bytes },
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
    const held = id ? await turn.tx.planImport.findUnique({ where: { id } }) : null;
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
      where: { id: held.id, state: { in: ['PREVIEW', 'FETCHING'] } },
      data: { state: 'DROPPED', settledAt: turn.now },
    });
    if (count === 0) return turn.toast(turn.words.t('already-saved'));
    turn.edit(
      { chatId: turn.who.chatId, personId: turn.who.personId },
      importKey(held.id),
      { text: turn.words.t('import-dropped') },
      'dropped',
    );
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
    acts: { apply, drop, template },
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
