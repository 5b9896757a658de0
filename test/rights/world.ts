// One world for the matrix of rights: a unit and the team that visits it, and one of everything that can be pressed on, made
// once. A cell changes roles and states inside a transaction, lets the real app decide one update there, and undoes it all. No test.
import type { Update } from 'grammy/types';
import { inTransaction, type Tx } from '../../src/kit/database.js';
import { newId } from '../../src/kit/ids.js';
import type { Message } from '../../src/outbox/message.js';
import { findWho } from '../../src/people/store.js';
import { readChecklist } from '../../src/checklists/store.js';
import { announce } from '../checklists/announced.js';
import { answerAll, handIn } from '../remediation/handed-in.js';
import type { Stage } from '../stage.js';

/** The presser, a colleague, and somebody the system has never heard of. */
export const PRESSER = 900_001;
export const COLLEAGUE = 900_002;
export const STRANGER = 900_003;

/** Everything a press may be about, by id. «Ours»: the unit visited and the team that visits it. */
export interface World {
  readonly unit: string;
  readonly otherUnit: string;
  readonly team: string;
  readonly otherTeam: string;
  readonly presser: string;
  readonly colleague: string;
  readonly delegate: string;
  readonly role: string;
  readonly colleaguesRole: string;
  /** Somebody who joined for the focal point's post, which is held: the head or the office is asked. */
  readonly asked: string;
  readonly inspection: string;
  readonly surprise: string;
  readonly notice: string;
  readonly checklist: string;
  readonly submission: string;
  readonly conflict: string;
  /** Places of a yes-or-no question of the unit and of one answered on site, in the template. */
  readonly question: number;
  readonly onSite: number;
  readonly code: string;
  readonly onSiteCode: string;
  readonly answered: number;
  readonly paper: string;
  readonly item: string;
  readonly extension: string;
  /** The duties of the item, past its date, and of the checklist; a waiver of the first that is only typed. */
  readonly itemDuty: string;
  readonly reportDuty: string;
  readonly waiver: string;
  readonly finding: string;
  readonly conclusion: string;
  readonly broadcast: string;
  readonly import: string;
}

export async function buildWorld(stage: Stage): Promise<World> {
  const { db, clock } = stage;
  const now = clock.now();
  const unit = await db.unit.findUniqueOrThrow({ where: { code: 'H-02' } });
  const otherUnit = await db.unit.findUniqueOrThrow({ where: { code: 'SO-02' } });
  const team = await db.team.findUniqueOrThrow({ where: { name: 'B' } });
  const otherTeam = await db.team.findUniqueOrThrow({ where: { name: 'A' } });
  const person = async (chatId: number, fullName: string) => {
    const id = newId();
    const shared = { locale: 'vi', consentVersion: 1, createdAt: now };
    await db.person.create({ data: { id, chatId: BigInt(chatId), fullName, ...shared } });
    await db.dialogue.create({ data: { chatId: BigInt(chatId) } });
    return id;
  };
  const presser = await person(PRESSER, 'Người Bấm Thử');
  const colleague = await person(COLLEAGUE, 'Người Làm Cùng');
  const hold = async (personId: string, role: 'DEPUTY' | 'LEAD' | 'FOCAL', place: object) => {
    const id = newId();
    await db.roleHeld.create({ data: { id, personId, role, fromAt: now, ...place } });
    return id;
  };
  const colleaguesRole = await hold(colleague, 'DEPUTY', { unitId: unit.id });
  const role = await hold(await person(900_004, 'Người Chờ Duyệt'), 'LEAD', {
    teamId: team.id,
    pending: true,
    pendingFor: 'APPROVAL',
  });
  const newcomer = await hold(await person(900_005, 'Người Thay Thế'), 'FOCAL', {
    ...{ unitId: unit.id, pending: true, pendingFor: 'REPLACEMENT' },
  });

  const checklist = await announce(stage, 'I-14', '2023-09-25 17:00');
  await answerAll(stage, checklist, colleague);
  const submissionId = await handIn(stage, checklist, colleague);
  const whole = (await inTransaction(db, (tx) => readChecklist(tx, checklist)))!;
  const asked = whole.questions.filter((entry) => entry.number !== null);
  const yesNo = asked.find((entry) => entry.question.type === 'YESNO')!;
  const onSite = whole.onSite[0]!;
  const inspection = await db.inspection.findUniqueOrThrow({ where: { code: 'I-14' }, include: { notices: true } });
  const surprise = await db.inspection.update({
    where: { code: 'I-15' },
    data: { unitId: unit.id, teamId: team.id, inspectOn: '2023-09-21' },
  });
  const conflict = newId();
  await db.answerConflict.create({
    data: {
      id: conflict,
      checklistId: checklist,
      questionCode: yesNo.question.code,
      secondValue: { type: 'YESNO', value: 'NO' },
      secondById: colleague,
      secondAt: now,
    },
  });
  // Whoever opens the checklist is not told of secret papers once more.
  await db.checklist.updateMany({ data: { secretsWarnedAt: now } });
  const paper = newId();
  await db.evidence.create({
    data: {
      ...{ id: paper, unitId: unit.id, sentById: colleague, fileId: paper, fileUniqueId: paper, name: 'ban.pdf' },
      ...{ checklistId: checklist, questionCode: yesNo.question.code, bytes: 1200, state: 'KEPT', scan: 'CLEAN' },
      receivedAt: now,
    },
  });
  const item = newId();
  const dueAt = new Date(now.getTime() + 20 * 86_400_000);
  await db.remediationItem.create({
    data: {
      ...{ id: item, unitId: unit.id, teamId: team.id, source: 'FINDING', sourceYear: 2023 },
      ...{ text: 'Niêm yết thủ tục chưa đầy đủ', dueAt, createdAt: now, round: 1 },
      events: { create: { id: newId(), kind: 'SUBMITTED', round: 1, receipt: 'X', personId: colleague, at: now } },
    },
  });
  await db.evidence.create({
    data: {
      ...{ id: newId(), unitId: unit.id, sentById: colleague, fileId: 'i', fileUniqueId: 'i', name: 'khac-phuc.pdf' },
      ...{ itemId: item, bytes: 1200, state: 'KEPT', scan: 'CLEAN', receivedAt: now },
    },
  });
  const extension = newId();
  await db.extension.create({
    data: {
      ...{ id: extension, itemId: item, oldDueAt: dueAt, newDueAt: new Date(dueAt.getTime() + 7 * 86_400_000) },
      ...{ reason: 'Chờ quyết định của cấp trên', askedById: colleague, createdAt: now, state: 'ASKED' },
    },
  });
  const itemDuty = newId();
  await db.deadline.create({
    data: {
      ...{ id: itemDuty, kind: 'REMEDIATION', subjectId: item, unitId: unit.id, teamId: team.id, openedAt: now },
      ...{ dueAt: new Date(now.getTime() - 10 * 86_400_000), title: 'Niêm yết thủ tục chưa đầy đủ' },
    },
  });
  const reportDuty = await db.deadline.findUniqueOrThrow({
    where: { kind_subjectId: { kind: 'REPORT', subjectId: checklist } },
  });
  const waiver = newId();
  await db.waiver.create({
    data: {
      ...{ id: waiver, deadlineId: itemDuty, kind: 'REMEDIATION', subjectId: item, unitId: unit.id, before: 'OPEN' },
      ...{ reason: 'Không còn phù hợp với tổ chức mới', byId: colleague, byRole: 'LEAD', createdAt: now },
    },
  });
  const finding = newId();
  await db.finding.create({
    data: {
      ...{ id: finding, inspectionId: inspection.id, unitId: unit.id, kind: 'LIMITATION', text: 'Niêm yết chưa đủ' },
      ...{ severity: 'LOW', causeKind: 'INTERNAL', cause: '', solution: 'Bổ sung', responsible: 'UBND', dueAt },
      ...{ authorId: colleague, createdAt: now },
    },
  });
  const conclusion = newId();
  await db.conclusion.create({
    data: {
      ...{ id: conclusion, inspectionId: inspection.id, version: 1, texts: { vi: 'Kết luận', en: 'Conclusion' } },
      ...{ sentById: colleague, sentAt: now },
    },
  });
  const broadcast = newId();
  await db.broadcast.create({
    data: {
      ...{ id: broadcast, authorId: colleague, teamId: team.id, text: 'Đề nghị rà soát', audience: { kind: 'all' } },
      ...{ createdAt: now },
      recipients: { create: { personId: colleague, unitId: unit.id, dedupeKey: `broadcast:${broadcast}:c` } },
    },
  });
  const held = newId();
  await db.planImport.create({
    data: {
      ...{ id: held, personId: colleague, fileName: 'ke-hoach.xlsx', fileHash: '', baseRevision: 1 },
      summary: {
        ...{ fileId: 'f', bytes: 1, messageId: '5', answers: {} },
        questions: [{ key: 'a', sheet: 'Lịch kiểm tra', column: 'Kiểm tra đột xuất', ours: 'Đột xuất' }],
      },
      changes: [{ sheet: 'units', what: 'added', label: 'UBND xã Mẫu (X-99)' }],
      ...{ state: 'PREVIEW', createdAt: now },
    },
  });
  const delegate = await db.delegate.findFirstOrThrow({ where: { roles: { has: 'LEAD' }, teamId: { not: null } } });
  return {
    ...{ unit: unit.id, otherUnit: otherUnit.id, team: team.id, otherTeam: otherTeam.id, presser, colleague },
    asked: newcomer,
    ...{ delegate: delegate.id, role, colleaguesRole, inspection: inspection.id, surprise: surprise.id },
    ...{ notice: inspection.notices[0]!.id, checklist, submission: submissionId, conflict, paper, item, extension },
    ...{ question: yesNo.question.order, onSite: onSite.question.order, code: yesNo.question.code },
    ...{ itemDuty, reportDuty: reportDuty.id, waiver },
    ...{ onSiteCode: onSite.question.code, answered: asked.length, finding, conclusion, broadcast, import: held },
  };
}

/** «FOCAL ours», «LEAD theirs», «OFFICE»: a role, and whether in our unit or team or in another. */
export type RoleName = string;

/** Gives the presser exactly these roles, and ended ones of `then`. */
export async function setRoles(
  tx: Tx,
  world: World,
  now: readonly RoleName[],
  then: readonly RoleName[],
  at: Date,
): Promise<void> {
  const rowOf = (name: RoleName, more: object) => {
    const [role = '', place] = name.split(' ');
    const ours = place === 'ours';
    const inUnit = ['FOCAL', 'DEPUTY', 'HEAD'].includes(role);
    return {
      ...{ id: newId(), personId: world.presser, role: role as 'FOCAL', fromAt: at },
      unitId: inUnit ? (ours ? world.unit : world.otherUnit) : null,
      teamId: role === 'LEAD' || role === 'MEMBER' ? (ours ? world.team : world.otherTeam) : null,
      pending: place === 'pending',
      ...more,
    };
  };
  await tx.roleHeld.deleteMany({ where: { personId: world.presser } });
  const rows = [
    ...then.map((name) => rowOf(name, { endedAt: at, endReason: 'TEST' })),
    ...now.map((name) =>
      rowOf(name.replace('LEAD pending', 'LEAD ours'), name.endsWith('pending') ? { pending: true } : {}),
    ),
  ];
  if (rows.length > 0) await tx.roleHeld.createMany({ data: rows });
}

/** What became of one update. */
export interface Outcome {
  /** Domain tables in which rows came, changed or went. */
  readonly changed: readonly string[];
  readonly audits: readonly string[];
  readonly toast: string | null;
  /** What was said to the presser and to others. */
  readonly said: readonly string[];
  readonly toOthers: number;
  /** Where the conversation is afterwards, to go on from. */
  readonly then: Saved;
  /** The card shown, with the labels of its buttons; null when none was. */
  readonly card: { readonly text: string; readonly labels: readonly string[] } | null;
}

/** A saved conversation to begin with. */
export interface Saved {
  readonly kind: string | null;
  readonly step?: string;
  readonly data?: Record<string, unknown>;
  /** The buttons of the card that stands there; none where it does not matter. */
  readonly rows?: Message['rows'];
  readonly cardNo?: number;
}

type Sent =
  | { readonly act: string }
  | { readonly text: string; readonly edited?: boolean }
  | { readonly file: string }
  /** Anything else a phone can send, as the channel tells it. */
  | { readonly other: object };

const from = (id: number) => ({ id, is_bot: false, first_name: 'Thử' });
const messageOf = (id: number) => ({
  message_id: 7,
  date: 1_695_000_000,
  chat: { id, type: 'private' },
  from: from(id),
});

function updateOf(chatId: number, sent: Sent): Update {
  if ('act' in sent) {
    const query = { id: 'tap', from: from(chatId), chat_instance: '1', data: sent.act };
    return { update_id: 1, callback_query: { ...query, message: { ...messageOf(chatId), text: '' } } } as Update;
  }
  if ('text' in sent) {
    const message = { ...messageOf(chatId), text: sent.text };
    return (sent.edited ? { update_id: 1, edited_message: message } : { update_id: 1, message }) as Update;
  }
  if ('other' in sent) return { update_id: 1, message: { ...messageOf(chatId), ...sent.other } } as Update;
  const document = { file_id: sent.file, file_unique_id: sent.file, file_name: `${sent.file}.pdf`, file_size: 1000 };
  return { update_id: 1, message: { ...messageOf(chatId), document } } as Update;
}

/** Tables that hold what was said and the way to it, not what is so. */
const MACHINERY = new Set(['inbox', 'dialogue', 'outbox', 'audit']);

async function countChanges(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ name: string; n: bigint }[]>`
    SELECT * FROM (
      SELECT relname AS name, pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid)
        + pg_stat_get_xact_tuples_deleted(oid) AS n
      FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
    ) AS t WHERE n > 0`;
  return new Map(rows.map(({ name, n }) => [name, Number(n)]));
}

function cardOf(body: unknown): Outcome['card'] {
  const message = (body as { message?: { text: string; rows?: { label: string }[][] } } | undefined)?.message;
  return message ? { text: message.text, labels: (message.rows ?? []).flat().map(({ label }) => label) } : null;
}

/** Lets the app decide one update in this transaction. */
export async function decide(
  stage: Stage,
  tx: Tx,
  chatId: number,
  sent: Sent,
  saved: Saved = { kind: null },
): Promise<Outcome> {
  const now = stage.clock.now();
  const who = await findWho(tx, BigInt(chatId));
  const before = await countChanges(tx);
  const dialogue = {
    ...{
      kind: saved.kind,
      version: saved.kind === null ? 0 : 1,
      step: saved.step ?? null,
    },
    ...{
      data: { ...saved.data },
      cardNo: saved.cardNo ?? 1,
      cardId: null,
      cardAnswers: 0,
      cardRecord: '',
      cardRows: saved.rows ?? [],
      lastAct: null,
    },
    ...{ puzzled: 0, strangerAt: null },
  };
  const payload = updateOf(chatId, sent);
  const handled = await stage.app.handle(
    tx,
    BigInt(chatId),
    { updateRow: 1n, payload, tries: 0, faultCode: null, receivedAt: now, dialogue, who },
    now,
    false,
  );
  handled.hold?.release();
  const changed = [...(await countChanges(tx))].filter(
    ([name, n]) => n > (before.get(name) ?? 0) && !MACHINERY.has(name),
  );
  const { outgoing, audits } = handled.effects;
  const textOf = (body: unknown) => (body as { message?: { text?: string } }).message?.text ?? '';
  return {
    changed: changed.map(([name]) => name).sort(),
    audits: audits.map((each) => each.act),
    toast: handled.toast,
    said: outgoing.filter((row) => row.chatId === BigInt(chatId)).map((row) => textOf(row.body)),
    toOthers: outgoing.filter((row) => row.chatId !== BigInt(chatId)).length,
    then: {
      ...{ kind: handled.dialogue.kind, step: handled.dialogue.step ?? undefined, data: handled.dialogue.data },
      ...{ rows: handled.dialogue.cardRows, cardNo: handled.dialogue.cardNo },
    },
    card: cardOf(outgoing.findLast(({ dedupeKey }) => dedupeKey === 'card:1')?.body),
  };
}
