// «Miễn»: whoever decides closes an overdue duty of a unit with a typed reason, asked once more; the unit is told once, and it
// can be taken back. Reached from the overdue duty itself, from the morning card and from one list of all of them.
import { itemWords } from '../deadlines/screens.js';
import { loadCalendar, type Deadline } from '../deadlines/store.js';
import {
  claimTakenBack,
  claimWaiver,
  draftWaiver,
  findOverdue,
  findWaivedDuty,
  findDraftedWaiver,
  findWaiver,
  listOverdue,
  reasonMark,
  type Waiver,
} from '../deadlines/waiver-store.js';
import { sayWaived } from '../deadlines/waiver-words.js';
import { listVisitsOf } from '../deadlines/visit-store.js';
import type { DialogueFace, Duty, Look } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';
import type { KnownTurn } from '../dialogue/turn.js';
import type { Role } from '../generated/prisma/client.js';
import { dayOf } from '../kit/calendar.js';
import type { Words } from '../kit/words.js';
import { button, type Message } from '../outbox/message.js';
import { PAGE, pageOf, pageRows, toPage } from '../people/pages.js';
import { mayWaive } from '../people/rights.js';
import { addressKey, isDelegationHead, isOffice, teamsLed } from '../people/rules.js';
import { findTeam, findUnit, isReachable, listUnitPeople, listUnits, type UnitView } from '../people/store.js';
import { judgesOf, peopleOfUnit, tellAll } from './announce.js';
import { cut, daysLate } from './due-words.js';
import { actOf, backButton } from './item-screens.js';
import { findItem } from './item-store.js';
import { isReason } from './rules.js';
import { reopenWaived, waiveItem } from './waived-items-store.js';

const WAIVER = 'remediation.waiver';
const VERSION = 1;

/** An overdue duty with whose it is, and whether this person may waive it. */
interface Owed {
  readonly duty: Deadline;
  readonly unit: UnitView;
  readonly teamId: string | null;
  readonly unreached: boolean;
  readonly mayWaive: boolean;
}

/** The team an item belongs to may be found only through its unit's visits. */
const teamOf = async (tx: KnownTurn['tx'], duty: Deadline): Promise<string | null> =>
  duty.teamId ?? (duty.kind === 'REMEDIATION' ? ((await findItem(tx, duty.subjectId))?.teamId ?? null) : null);

/** These duties as somebody of the delegation sees them, each with whether this person may waive it now. */
async function listSeen({ tx, who, now }: Look, duties: readonly Deadline[]): Promise<Owed[]> {
  const ids = [...new Set(duties.flatMap(({ unitId }) => unitId ?? []))];
  const units = await listUnits(tx, ids);
  const people = (await listUnitPeople(tx, ids, dayOf(now))).filter(isReachable);
  const reached = new Set(people.map(({ unitId }) => unitId));
  const found: Owed[] = [];
  for (const duty of duties) {
    const unit = units.get(duty.unitId ?? '');
    if (!unit) continue;
    const owed = { duty, unit, teamId: await teamOf(tx, duty), unreached: !reached.has(unit.id) };
    found.push({ ...owed, mayWaive: mayWaive(who, { ...owed, kind: duty.kind, unitId: unit.id }) });
  }
  return found;
}

/** Of these duties those this person may waive now. */
const listMayWaive = async (look: Look, duties: readonly Deadline[]): Promise<Owed[]> =>
  (await listSeen(look, duties)).filter((owed) => owed.mayWaive);

/** Everything units owe past its date: of all units for the office and the head, of their teams for leads. The same for each of them. */
async function listOfUnits(look: Look): Promise<Owed[]> {
  const sees = isOffice(look.who) || isDelegationHead(look.who);
  const led = teamsLed(look.who);
  if (!sees && led.length === 0) return [];
  return listSeen(look, await listOverdue(look.tx, sees ? null : led, look.now));
}

/** One of them; otherwise the list as it stands now has been shown, or the rights sentence. */
async function deciding(turn: KnownTurn, id: string | undefined): Promise<Owed | null> {
  const duty = id ? await findOverdue(turn.tx, id, turn.now) : null;
  const [owed] = duty ? await listMayWaive(turn, [duty]) : [];
  if (owed) return owed;
  if (duty) turn.refuseRights();
  else await showOverdue(turn);
  return null;
}

async function factsOf(look: Pick<Look, 'tx' | 'now' | 'words'>, { duty, unit, unreached }: Owed) {
  const { words, now } = look;
  const late = daysLate(await loadCalendar(look.tx), duty.dueAt, now);
  return {
    unit: unit.title,
    item: itemWords(duty, words, (await listVisitsOf(look.tx, [duty])).get(duty.id)),
    due: words.f.until(duty.dueAt),
    days: words.f.count(late ?? 0),
    unreached: unreached ? 'yes' : 'no',
    reached: (await peopleOfUnit(look.tx, unit.id, now)).length,
  };
}

/** Everything overdue, the longest first; what this person may waive has its button. */
export async function showOverdue(turn: KnownTurn, asked: string | undefined = undefined): Promise<void> {
  if (!isOffice(turn.who) && !isDelegationHead(turn.who) && teamsLed(turn.who).length === 0) return turn.refuseRights();
  turn.close();
  const { t, f } = turn.words;
  const todo = button(t('button-todo'), 'desk.todo', 4);
  const all = await listOfUnits(turn);
  if (all.length === 0) return turn.show({ text: t('waiver-none'), rows: [[todo]] });
  const { shown, page, pages } = pageOf(all, toPage(asked));
  const lines: string[] = [];
  for (const [n, owed] of shown.entries())
    lines.push(`${page * PAGE + n + 1}. ${t('waiver-line', await factsOf(turn, owed))}`);
  const buttons = shown.flatMap(({ duty, mayWaive: may }, n) => {
    const label = (what: string) => `${page * PAGE + n + 1} · ${what}`;
    if (may) return [button(label(t('waiver-button')), actOf('waive', duty.id))];
    const { kind, subjectId } = duty;
    return kind === 'REMEDIATION' ? [button(label(t('remediation-see')), actOf('item', subjectId))] : [];
  });
  const waivable = all.filter((owed) => owed.mayWaive).length;
  turn.show({
    text: [t('waiver-list', { count: f.count(all.length), waivable }), ...lines].join('\n'),
    rows: pageRows(turn.words, buttons, actOf('overdue'), { page, pages }, [todo]),
  });
}

/** [Miễn]: why? */
async function ask(turn: KnownTurn, id: string | undefined, echo: string | null = null): Promise<void> {
  const owed = await deciding(turn, id);
  if (!owed) return;
  turn.open(WAIVER, VERSION, 'reason', { deadlineId: owed.duty.id });
  const text = turn.words.t('waiver-ask', await factsOf(turn, owed));
  turn.show({
    text: [echo, text].filter(Boolean).join('\n'),
    rows: [[backButton(turn.words, whereTo(owed.duty))]],
  });
}

/** Where somebody came from: the item, or the list. */
const whereTo = ({ kind, subjectId }: Pick<Deadline, 'kind' | 'subjectId'>): string =>
  kind === 'REMEDIATION' ? actOf('item', subjectId) : actOf('overdue', 0);

/** By which office somebody decides. */
function roleFor(turn: KnownTurn, teamId: string | null): Role {
  if (teamId !== null && teamsLed(turn.who).includes(teamId)) return 'LEAD';
  const roles: readonly Role[] = ['DELEGATION_HEAD', 'DELEGATION_DEPUTY'];
  return roles.find((role) => turn.who.roles.some((held) => held.role === role)) ?? 'OFFICE';
}

/** The reason as typed: kept, and asked once more. */
async function takeReason(turn: KnownTurn, typed: string): Promise<void> {
  const { deadlineId } = turn.dialogue.data as { deadlineId?: string };
  const held = deadlineId ? await findOverdue(turn.tx, deadlineId, turn.now) : null;
  if (!held) {
    turn.tell({ text: turn.words.t('waiver-not-needed') });
    return showOverdue(turn);
  }
  const owed = await deciding(turn, deadlineId);
  if (!owed) return;
  const reason = typed.trim();
  if (!isReason(reason)) return ask(turn, deadlineId, turn.words.t('remediation-more-words'));
  const by = { reason, byId: turn.who.personId, byRole: roleFor(turn, owed.teamId) };
  await showConfirm(turn, owed, await draftWaiver(turn.tx, owed.duty, by, turn.now));
}

/** What would be waived and why, before it is. */
async function showConfirm(turn: KnownTurn, owed: Owed, draft: Waiver): Promise<void> {
  turn.open(WAIVER, VERSION, 'confirm', { deadlineId: owed.duty.id });
  turn.show({
    text: turn.words.t('waiver-confirm', { ...(await factsOf(turn, owed)), reason: cut(draft.reason, 400) }),
    rows: [
      [button(turn.words.t('waiver-confirm-yes'), actOf('waived', draft.id))],
      [backButton(turn.words, actOf('waive', owed.duty.id))],
    ],
  });
}

/** The question, or what was typed to be confirmed, as it stood. */
async function resume(turn: KnownTurn): Promise<void> {
  const { deadlineId } = turn.dialogue.data as { deadlineId?: string };
  const draft =
    turn.dialogue.step === 'confirm' && deadlineId !== undefined
      ? await findDraftedWaiver(turn.tx, deadlineId, turn.who.personId)
      : null;
  const owed = draft && (await deciding(turn, deadlineId));
  if (owed) return showConfirm(turn, owed, draft);
  if (!draft) return ask(turn, deadlineId);
}

/** Who typed a reason confirms it. */
export const waiverDialogue: DialogueFace = {
  version: VERSION,
  edits: 'again',
  isHalfDone: () => true,
  resume,
  composed: (step, { deadlineId }) => (step === 'confirm' ? { change: actOf('waive', String(deadlineId)) } : null),
  text: takeReason,
};

/** Whoever is told of it reads the reason whole. */
const WHOLE = 3000;

/** [Xác nhận miễn]. */
async function waive(turn: KnownTurn, id: string | undefined, ports: RoomPorts): Promise<void> {
  const draft = id ? await findWaiver(turn.tx, id, true) : null;
  if (!draft || draft.byId !== turn.who.personId) return turn.refuseRights();
  if (draft.decidedAt !== null) return showWaived(turn, draft);
  const owed = await deciding(turn, draft.deadlineId);
  if (!owed) return;
  const { tx, now, who } = turn;
  const isItem = draft.kind === 'REMEDIATION';
  const before = isItem ? await waiveItem(tx, draft.subjectId, draft.reason, who.personId, now) : null;
  if (isItem && before === null) return showOverdue(turn);
  if (!(await claimWaiver(tx, draft, before, now))) return showOverdue(turn);
  turn.audit('duty.waived', draft.subjectId, {
    ...{ kind: draft.kind, deadline: draft.deadlineId, unit: draft.unitId, waiver: draft.id, role: draft.byRole },
    reason: reasonMark(draft.reason),
  });
  const waiver = { ...draft, decidedAt: now };
  const told = await tell(turn, ports, owed, waiver, 'waiver-told');
  const { t, f } = turn.words;
  turn.close();
  const facts = { ...(await factsOf(turn, owed)), count: f.count(told) };
  turn.show({
    text: t('waiver-done', facts),
    rows: [
      [button(t('waiver-take-back'), actOf('unwaive', draft.id))],
      [button(t('waiver-see-others'), actOf('overdue', 0), 7), button(t('button-todo'), 'desk.todo', 4)],
    ],
  });
}

/** Tells the unit, and the leads if others decided; how many people of the unit. */
async function tell(turn: KnownTurn, ports: RoomPorts, owed: Owed, waiver: Waiver, which: string): Promise<number> {
  const { unit, duty, teamId } = owed;
  const team = teamId === null ? null : await findTeam(turn.tx, teamId);
  const visit = (await listVisitsOf(turn.tx, [duty])).get(duty.id);
  const build =
    (key: string) =>
    (words: Words): Message => ({
      text: words.t(key, {
        unit: unit.title,
        whom: words.t(addressKey(unit.class)),
        item: itemWords(duty, words, visit),
        due: words.f.until(duty.dueAt),
        said: sayWaived(words, waiver, team?.name ?? null, WHOLE),
        on: words.f.dayAt(turn.now),
      }),
      // It is owed again, so whom to ask stands below.
      ...(key === 'waiver-back-told' ? { rows: [[button(words.t('button-contact'), 'desk.contact', 7)]] } : {}),
    });
  const people = await peopleOfUnit(turn.tx, unit.id, turn.now);
  tellAll(turn, ports.words, people, { key: `${which}:${waiver.id}`, build: build(which) });
  const known = new Set([turn.who.personId, ...people.map(({ personId }) => personId)]);
  const leads = (await judgesOf(turn.tx, teamId, [unit.id])).filter(({ personId }) => !known.has(personId));
  tellAll(turn, ports.words, leads, { key: `${which}:${waiver.id}:lead`, build: build(`${which}-lead`) });
  return people.length;
}

/** A waiver in force this person may take back, with the duty it closed; otherwise the rights sentence has been said. */
async function takingBack(turn: KnownTurn, id: string | undefined, lock = false) {
  const waiver = id ? await findWaiver(turn.tx, id, lock) : null;
  const duty = waiver && (await findWaivedDuty(turn.tx, waiver));
  const unit = waiver && (await findUnit(turn.tx, waiver.unitId));
  if (waiver?.decidedAt && duty && unit) {
    const [owed] = await listMayWaive(turn, [duty]);
    if (owed && waiver.takenBackAt === null) return { waiver, owed };
    if (owed) {
      await showOverdue(turn);
      return null;
    }
  }
  turn.refuseRights();
  return null;
}

/** What was decided, with the way back. */
async function showWaived(turn: KnownTurn, waiver: Waiver): Promise<void> {
  const found = await takingBack(turn, waiver.id);
  if (!found) return;
  const { t } = turn.words;
  const team = found.owed.teamId === null ? null : await findTeam(turn.tx, found.owed.teamId);
  const facts = await factsOf(turn, found.owed);
  turn.close();
  turn.show({
    text: t('waiver-is', { ...facts, said: sayWaived(turn.words, waiver, team?.name ?? null, WHOLE) }),
    rows: [[button(t('waiver-take-back'), actOf('unwaive', waiver.id))], [button(t('button-todo'), 'desk.todo', 4)]],
  });
}

/** [Thu hồi quyết định miễn]: asked once more. */
async function askBack(turn: KnownTurn, id: string | undefined): Promise<void> {
  const found = await takingBack(turn, id);
  if (!found) return;
  const { t } = turn.words;
  turn.show({
    text: t('waiver-back-ask', await factsOf(turn, found.owed)),
    rows: [
      [button(t('waiver-back-yes'), actOf('unwaived', found.waiver.id))],
      [backButton(turn.words, whereTo(found.waiver))],
    ],
  });
}

async function takeBack(turn: KnownTurn, id: string | undefined, ports: RoomPorts): Promise<void> {
  const found = await takingBack(turn, id, true);
  if (!found) return;
  const { waiver, owed } = found;
  const { tx, now, who } = turn;
  if (!(await claimTakenBack(tx, waiver, who.personId, now))) return showOverdue(turn);
  if (waiver.kind === 'REMEDIATION') await reopenWaived(tx, waiver.subjectId, waiver.before, who.personId, now);
  turn.audit('duty.waiver-ended', waiver.subjectId, { kind: waiver.kind, waiver: waiver.id, unit: waiver.unitId });
  const told = await tell(turn, ports, owed, waiver, 'waiver-back-told');
  const { t, f } = turn.words;
  turn.close();
  turn.show({
    text: t('waiver-back-done', { ...(await factsOf(turn, owed)), count: f.count(told) }),
    rows: [[button(t('button-todo'), 'desk.todo', 4)]],
  });
}

/** What stands in /viec for those who see all units: how much is overdue, and of how much of it nobody can be told. */
export async function waiverDuties(look: Look): Promise<Duty[]> {
  if (!isOffice(look.who) && !isDelegationHead(look.who)) return [];
  const all = await listOfUnits(look);
  if (all.length === 0) return [];
  const { t, f } = look.words;
  const unreached = all.filter((owed) => owed.unreached).length;
  const place = t(isOffice(look.who) ? 'place-office' : 'remediation-all-units');
  const line = t('waiver-duty', { count: f.count(all.length), unreached: f.count(unreached), n: unreached });
  return [{ place, line, dueAt: all[0]!.duty.dueAt, label: t('waiver-see'), act: actOf('overdue', 0), isTotal: true }];
}

/** The acts of waivers. */
export const waiverActs = (
  ports: RoomPorts,
): Record<string, (turn: KnownTurn, args: readonly string[]) => Promise<void>> => ({
  overdue: (turn, [page]) => showOverdue(turn, page),
  waive: (turn, [id]) => ask(turn, id),
  waived: (turn, [id]) => waive(turn, id, ports),
  unwaive: (turn, [id]) => askBack(turn, id),
  unwaived: (turn, [id]) => takeBack(turn, id, ports),
});
