// An inspection that will not take place: the standing office cancels it, asked once more, and can take that back while its
// hour has not come. The unit hears of it like of any formal notice (notices.ts); the team at once, silently.
import type { KnownTurn } from '../dialogue/turn.js';
import { dayOf } from '../kit/calendar.js';
import type { Tx } from '../kit/database.js';
import type { Locale, Words } from '../kit/words.js';
import type { Effects } from '../outbox/effects.js';
import { button, LANE } from '../outbox/message.js';
import { teamTitle } from '../people/names.js';
import { isOffice } from '../people/rules.js';
import {
  findUnit,
  isReachable,
  listTeamPeople,
  listUnitPeople,
  type Reachable,
  type UnitView,
} from '../people/store.js';
import { isSaid, surpriseKey } from './copy-store.js';
import { listReaders } from './copies.js';
import type { InspectionPorts } from './links.js';
import { claimCancellation, claimRestoration, hasResults, listFired } from './notice-store.js';
import { isToCome } from './rules.js';
import { showInspection } from './seeing.js';
import { findInspection, findInspectionForDelegation, type InspectionView } from './store.js';

interface Own {
  readonly inspection: InspectionView;
  readonly unit: UnitView;
}

/** An inspection the standing office may cancel or restore; otherwise they get the rights sentence and this is null. */
async function findOwn(turn: KnownTurn, id: string | undefined): Promise<Own | null> {
  const inspection = isOffice(turn.who) ? await findInspectionForDelegation(turn.tx, turn.who, id ?? '') : null;
  const unit = inspection && (await findUnit(turn.tx, inspection.unitId));
  if (inspection && unit) return { inspection, unit };
  turn.refuseRights();
  return null;
}

const argsOf = (words: Words, { inspection, unit }: Own) => ({
  unit: unit.title,
  code: inspection.code,
  day: words.f.day(inspection.inspectOn),
  team: teamTitle(words, inspection.teamName),
});

/** [Hủy cuộc kiểm tra]: says what would happen, and asks. */
export async function askCancel(turn: KnownTurn, ports: InspectionPorts, id: string | undefined): Promise<void> {
  const own = await findOwn(turn, id);
  if (!own) return;
  const { inspection } = own;
  const { t } = turn.words;
  if (inspection.cancelledAt) return showInspection(turn, ports, id);
  if (await hasResults(turn.tx, inspection)) return showInspection(turn, ports, id, t('inspections-cancel-too-late'));
  const team = await teamToTell(turn.tx, own, turn.who.personId, turn.now);
  const readers = inspection.notice === null ? null : await listReaders(turn.tx, own.unit.id, dayOf(turn.now));
  const args = { ...argsOf(turn.words, own), reached: team.length, readers: readers?.length ?? 0 };
  turn.close();
  turn.show({
    text: [
      t(readers ? 'inspections-cancel-ask' : 'inspections-cancel-ask-untold', args),
      t('inspections-team-told', args),
      ...(readers ? [t('inspections-cancel-kept')] : []),
    ].join(' '),
    rows: [
      [button(t('inspections-button-cancel-yes'), `inspections.cancelyes:${inspection.id}`)],
      [button(t('button-back'), `inspections.see:${inspection.id}`, 2)],
    ],
  });
}

/** [Xác nhận hủy]. */
export async function cancel(turn: KnownTurn, ports: InspectionPorts, id: string | undefined): Promise<void> {
  const own = await findOwn(turn, id);
  if (!own) return;
  const { tx, who, now, words } = turn;
  if (await hasResults(tx, own.inspection)) return askCancel(turn, ports, id);
  await cancelInspection(tx, turn, ports, own.inspection.id, who.personId, now);
  await showInspection(turn, ports, id, words.t('inspections-cancelled-now', argsOf(words, own)));
}

/** Cancels, from the chat or with a workbook; false when there was nothing left to cancel. */
export async function cancelInspection(
  tx: Tx,
  effects: Effects,
  ports: { readonly words: Readonly<Record<Locale, Words>> },
  id: string,
  byId: string | null,
  now: Date,
): Promise<boolean> {
  if (!(await claimCancellation(tx, id, byId, now))) return false;
  const inspection = (await findInspection(tx, id))!;
  const unit = await findUnit(tx, inspection.unitId);
  effects.audit('inspection.cancelled', id, { version: inspection.version });
  if (unit) await tellTeam(tx, effects, ports.words, { inspection, unit }, byId, now);
  return true;
}

/** Whom of the team a message reaches. Whoever also acts for the unit hears nothing of a surprise that was hidden from it. */
async function teamToTell(tx: Tx, { inspection, unit }: Own, byId: string | null, now: Date): Promise<Reachable[]> {
  const ofUnit = inspection.surprise
    ? (await listUnitPeople(tx, [unit.id], dayOf(now))).map(({ personId }) => personId)
    : [];
  return (await listTeamPeople(tx, inspection.teamId, true))
    .filter(isReachable)
    .filter(({ personId }) => personId !== byId && !ofUnit.includes(personId));
}

/** The team, whatever it was told before. */
async function tellTeam(
  tx: Tx,
  effects: Effects,
  words: Readonly<Record<Locale, Words>>,
  own: Own,
  byId: string | null,
  now: Date,
): Promise<void> {
  const { inspection } = own;
  for (const person of await teamToTell(tx, own, byId, now)) {
    const voice = words[person.locale];
    const text = voice.t('inspections-cancelled-team', argsOf(voice, own));
    const key = surpriseKey(inspection, person.personId);
    if (inspection.surprise && (await isSaid(tx, key))) effects.edit(person, key, { text }, 'cancelled');
    const rows = [[button(voice.t('button-calendar'), 'desk.lich', 6)]];
    const how = { key: `cancelled:${inspection.id}:${inspection.version}:${person.personId}`, lane: LANE.NOTICE };
    effects.send(person, { text, rows }, how);
  }
}

/** What a restoration means for the unit, as a key of the sentences that say it. */
async function findRestoring(turn: KnownTurn, { inspection, unit }: Own): Promise<string> {
  if (inspection.surprise) return 'surprise';
  const fired = (await listFired(turn.tx, inspection.id)).filter((notice) => notice.unitId === unit.id);
  if (fired.length === 0) return 'untold';
  if (fired.some((notice) => notice.supersededAt === null)) return 'standing';
  return (await listReaders(turn.tx, unit.id, dayOf(turn.now))).length > 0 ? 'told' : 'nobody';
}

/** An inspection that can be restored now; otherwise it is shown, with why not. */
async function findRestorable(turn: KnownTurn, ports: InspectionPorts, id: string | undefined): Promise<Own | null> {
  const own = await findOwn(turn, id);
  if (!own) return null;
  const { inspection } = own;
  if (inspection.cancelledAt && isToCome(inspection, turn.now)) return own;
  await showInspection(
    turn,
    ports,
    id,
    inspection.cancelledAt ? turn.words.t('inspections-restore-too-late') : undefined,
  );
  return null;
}

/** [Khôi phục]: says what would happen, and asks. */
export async function askRestore(turn: KnownTurn, ports: InspectionPorts, id: string | undefined): Promise<void> {
  const own = await findRestorable(turn, ports, id);
  if (!own) return;
  const { t } = turn.words;
  const team = own.inspection.surprise ? [] : await teamToTell(turn.tx, own, turn.who.personId, turn.now);
  const args = { ...argsOf(turn.words, own), reached: team.length };
  const told = await findRestoring(turn, own);
  turn.close();
  turn.show({
    text: [
      t('inspections-restore-ask', args),
      [
        t(`inspections-restore-${told}`, args),
        ...(own.inspection.surprise ? [] : [t('inspections-team-told', args)]),
      ].join(' '),
    ].join('\n'),
    rows: [
      [button(t('inspections-button-restore-yes'), `inspections.restoreyes:${own.inspection.id}`)],
      [button(t('button-back'), `inspections.see:${own.inspection.id}`, 2)],
    ],
  });
}

/** [Xác nhận khôi phục]: as planned before; a unit that was announced to is told, one that was not is when its notice is due. */
export async function restore(turn: KnownTurn, ports: InspectionPorts, id: string | undefined): Promise<void> {
  const own = await findRestorable(turn, ports, id);
  if (!own) return;
  const { tx, now, who, words } = turn;
  const told = await findRestoring(turn, own);
  if (!(await claimRestoration(tx, own.inspection.id))) return showInspection(turn, ports, id);
  turn.audit('inspection.restored', own.inspection.id);
  // The day's message tells the team of a surprise.
  const team = own.inspection.surprise ? [] : await teamToTell(tx, own, who.personId, now);
  for (const person of team) {
    const voice = ports.words[person.locale];
    const key = `restored:${own.inspection.id}:${own.inspection.version}:${person.personId}`;
    const rows = [[button(voice.t('button-calendar'), 'desk.lich', 6)]];
    const text = voice.t('inspections-restored-team', argsOf(voice, own));
    turn.send(person, { text, rows }, { key, lane: LANE.NOTICE });
  }
  const args = argsOf(words, own);
  const said = [words.t('inspections-restored-now', args), words.t(`inspections-restore-${told}`, args)].join(' ');
  await showInspection(turn, ports, id, said);
}
