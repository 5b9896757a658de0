// The live card of the lead: one per notice, sent when the notice leaves, edited when something about its copies changes.
import { dayOf } from '../kit/calendar.js';
import type { Tx } from '../kit/database.js';
import type { Words } from '../kit/words.js';
import type { Effects } from '../outbox/effects.js';
import { button, LANE, type Message } from '../outbox/message.js';
import type { UnitRole } from '../people/rules.js';
import { findUnit, isReachable, listPeople, listTeamPeople, listUnitPeople, type UnitView } from '../people/store.js';
import { stateOf } from './copies.js';
import type { InspectionPorts } from './links.js';
import { headTitleOf } from '../people/names.js';
import { roleText, type NoticeState } from './notice-screens.js';
import { claimCard, listCardHolders, listCopyStates, type CopyState, type StaleCard } from './copy-store.js';
import { findNotice } from './notice-store.js';
import { decideDelivery } from './rules.js';
import { findInspection, type InspectionView, type NoticeView } from './store.js';

const cardKey = (noticeId: string, personId: string): string => `noticecard:${noticeId}:${personId}`;

/** What the card shows. */
interface CardFacts {
  readonly unit: UnitView;
  readonly inspection: InspectionView;
  readonly notice: NoticeView;
  readonly copies: readonly CopyState[];
  readonly state: NoticeState;
  readonly now: Date;
}

/** Sends the card to the leads of the team, silently. */
export async function sendLiveCard(
  tx: Tx,
  effects: Effects,
  ports: InspectionPorts,
  inspection: InspectionView,
  notice: NoticeView,
  unit: UnitView,
): Promise<void> {
  const copies = await listCopiesAndBlocked(tx, notice.id, unit.id, notice.firedAt!);
  const facts = { unit, inspection, notice, copies, state: await stateOf(tx, notice), now: notice.firedAt! };
  for (const lead of (await listTeamPeople(tx, inspection.teamId)).filter(isReachable)) {
    const message = liveCard(ports.words[lead.locale], facts);
    effects.send(lead, message, { key: cardKey(notice.id, lead.personId), lane: LANE.NOTICE });
  }
}

/** Draws a card anew for every lead who has it; false when somebody else has just done so. */
export async function redrawLiveCard(
  tx: Tx,
  effects: Effects,
  ports: InspectionPorts,
  stale: StaleCard,
  drawnBefore: Date,
  now: Date,
): Promise<boolean> {
  if (!(await claimCard(tx, stale, drawnBefore, now))) return false;
  const notice = await findNotice(tx, stale.noticeId);
  const inspection = notice && (await findInspection(tx, notice.inspectionId));
  const unit = notice && inspection && (await findUnit(tx, notice.unitId ?? inspection.unitId));
  if (!notice || !inspection || !unit) return false;
  const facts = {
    unit,
    inspection,
    notice,
    copies: await listCopiesAndBlocked(tx, notice.id, unit.id, now),
    state: await stateOf(tx, notice),
    now,
  };
  const leads = (await listTeamPeople(tx, inspection.teamId)).filter(isReachable);
  const isLead = new Set(leads.map(({ personId }) => personId));
  // Whoever led the visit when the notice went out reads that it was replaced, and is offered nothing more.
  const holders = notice.supersededAt ? await listPeople(tx, await listCardHolders(tx, notice.id)) : [];
  const former = holders.filter(isReachable).filter(({ personId }) => !isLead.has(personId));
  for (const lead of [...leads, ...former]) {
    const card = liveCard(ports.words[lead.locale], facts);
    const message = isLead.has(lead.personId) ? card : { ...card, rows: [] };
    effects.edit(lead, cardKey(notice.id, lead.personId), message, `${now.getTime()}`);
  }
  return true;
}

/** The copies of a notice, and whoever got none because they blocked the bot: joined, but not to be reached. */
export async function listCopiesAndBlocked(tx: Tx, noticeId: string, unitId: string, now: Date): Promise<CopyState[]> {
  const copies = await listCopyStates(tx, noticeId);
  const seen = new Set(copies.map((copy) => copy.personId));
  const blocked = (await listUnitPeople(tx, [unitId], dayOf(now))).filter(
    (person) => !isReachable(person) && !seen.has(person.personId),
  );
  return [
    ...copies,
    ...blocked.map(({ personId, fullName, role }): CopyState => {
      return { personId, fullName, role: role as UnitRole, state: 'UNREACHABLE', settledAt: null, opened: false };
    }),
  ];
}

/** Head line with the state of the unit, one line with the state of each person, and when this was true. */
export function liveCard(words: Words, facts: CardFacts): Message {
  const { t, f } = words;
  const { unit, inspection, state, now } = facts;
  const { acknowledged, supersededAt } = state;
  const key = supersededAt
    ? inspection.cancelledAt
      ? 'cancelled'
      : 'superseded'
    : acknowledged
      ? 'acknowledged'
      : facts.copies.every((copy) => copy.state === 'UNREACHABLE')
        ? 'nobody'
        : 'waiting';
  const head = t(`inspections-card-${key}`, {
    unit: unit.title,
    code: inspection.code,
    time: acknowledged ? timeOf(words, acknowledged.at, now) : '…',
    role: acknowledged ? roleText(words, acknowledged.role, unit) : '…',
  });
  return {
    text: [head, copiesLine(words, facts), t('inspections-card-updated', { time: f.time(now) })].join('\n'),
    rows: [[button(t('inspections-button-focal'), `inspections.focal:${inspection.id}`)]],
  };
}

/** «Đầu mối: đã nhận · Đầu mối dự phòng: đã gửi 08h30 · Chủ tịch …: chưa tham gia Hệ thống». */
export function copiesLine(words: Words, facts: Pick<CardFacts, 'unit' | 'notice' | 'copies' | 'now'>): string {
  const { t } = words;
  const parts: string[] = [];
  for (const role of ['FOCAL', 'DEPUTY', 'HEAD'] as const) {
    const copies = facts.copies.filter((copy) => copy.role === role);
    if (copies.length === 0 && role !== 'DEPUTY')
      parts.push(
        t('inspections-card-person', {
          role: roleInList(words, role, facts.unit),
          state: t('inspections-delivery-absent'),
        }),
      );
    for (const copy of copies) {
      const delivery = decideDelivery({ ...copy, acknowledged: copy.personId === facts.notice.acknowledgedById });
      const name = t(`inspections-delivery-${delivery}`);
      const state =
        delivery === 'sent' && copy.settledAt
          ? t('inspections-delivery-at', { state: name, time: timeOf(words, copy.settledAt, facts.now) })
          : name;
      parts.push(t('inspections-card-person', { role: roleInList(words, role, facts.unit), state }));
    }
  }
  return parts.join(' · ');
}

const roleInList = (words: Words, role: UnitRole, unit: UnitView): string =>
  role === 'HEAD' ? headTitleOf(words, unit) : words.t(`people-role-${role}`);

/** The time alone on the same day, with the day otherwise. */
const timeOf = (words: Words, at: Date, now: Date): string =>
  dayOf(at) === dayOf(now) ? words.f.time(at) : words.f.momentShort(at);
