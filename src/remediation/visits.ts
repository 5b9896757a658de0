// What was found at a visit: the list of visits, one visit with its strengths and limitations, its drafts, its conclusion.
// Those who may read the team's work read it; the lead records and sends.
import { leavesAt } from '../deadlines/hours.js';
import { loadCalendar } from '../deadlines/store.js';
import type { Finding } from '../generated/prisma/client.js';
import { listChecklists } from '../checklists/store.js';
import type { KnownTurn } from '../dialogue/turn.js';
import {
  findInspectionForDelegation,
  listInspectionsForDelegation,
  type InspectionView,
} from '../inspections/store.js';
import { dayOf } from '../kit/calendar.js';
import type { Words } from '../kit/words.js';
import { button, layOut, type Button } from '../outbox/message.js';
import { mayDecideOnUnit } from '../people/rights.js';
import { isDelegation } from '../people/rules.js';
import { findUnit, listNames, listUnits } from '../people/store.js';
import { cut, shortUntil } from './due-words.js';
import {
  countFindings,
  findConclusion,
  listConclusions,
  listDrafts,
  listFindings,
  listUntold,
} from './finding-store.js';
import { findConclusionReach, type ConclusionReach } from '../checklists/concluded-store.js';
import { actOf, backButton, PAGE, pager } from './item-screens.js';

/** How many findings of each kind a visit's card names. */
const NAMED = 5;

/** A visit that has begun: its day has come, and a surprise has arrived. Findings and conclusions belong to these only. */
export const isDone = (inspection: Pick<InspectionView, 'surprise' | 'arrivedAt' | 'inspectOn'>, now: Date): boolean =>
  inspection.surprise ? inspection.arrivedAt !== null : inspection.inspectOn <= dayOf(now);

/** Visits whose results may be recorded, the latest first. */
export async function showVisits(turn: KnownTurn, page = 0): Promise<void> {
  if (!isDelegation(turn.who)) return turn.refuseRights();
  turn.close();
  const { t, f } = turn.words;
  const all = await listInspectionsForDelegation(turn.tx, turn.who, { toOn: dayOf(turn.now) });
  const visits = all.filter((visit) => isDone(visit, turn.now)).reverse();
  const bottom: Button[] = [backButton(turn.words, actOf('queue', 0)), button(t('button-todo'), 'desk.todo', 4)];
  if (visits.length === 0) return turn.show({ text: t('finding-no-visits'), rows: layOut(bottom) });
  const shown = visits.slice(page * PAGE, page * PAGE + PAGE);
  const ids = shown.map((visit) => visit.id);
  const units = await listUnits(
    turn.tx,
    shown.map((visit) => visit.unitId),
  );
  const [counts, concluded] = [await countFindings(turn.tx, ids), await listConclusions(turn.tx, ids)];
  const lines = shown.map((visit, n) => {
    const count = counts.get(visit.id) ?? { limitations: 0, strengths: 0 };
    return t('finding-visit-line', {
      i: String(page * PAGE + n + 1),
      unit: units.get(visit.unitId)?.title ?? '…',
      on: f.day(visit.inspectOn),
      strengths: f.count(count.strengths),
      limitations: f.count(count.limitations),
      sent: concluded.has(visit.id) ? t('finding-visit-concluded') : '',
    });
  });
  const buttons = shown.map((visit, n) =>
    button(`${page * PAGE + n + 1} · ${t('remediation-see')}`, actOf('visit', visit.id)),
  );
  turn.show({
    text: [t('finding-visits-head'), ...lines].join('\n'),
    rows: [
      ...layOut(buttons),
      ...pager(turn.words, (to) => actOf('visits', to), page, visits.length),
      ...layOut(bottom),
    ],
  });
}

/** [Đọc hết] of what was found at a visit. */
export const wholeVisitButton = (words: Words, inspectionId: string): Button =>
  button(words.t('button-whole'), actOf('wholevisit', inspectionId), 6);

/** One visit: what was found, what is being recorded, whether the conclusion was sent. */
export async function showVisit(
  turn: KnownTurn,
  inspectionId: string | undefined,
  echo: string | null = null,
  justConcluded: ConclusionReach | null = null,
  inPlace = false,
): Promise<void> {
  const inspection = inspectionId ? await findInspectionForDelegation(turn.tx, turn.who, inspectionId) : null;
  const unit = inspection && (await findUnit(turn.tx, inspection.unitId));
  if (!inspection || !unit) return turn.refuseRights();
  turn.close();
  const { t, f } = turn.words;
  const findings = await listFindings(turn.tx, inspection.id);
  const [strengths, limitations] = [
    findings.filter((each) => each.kind === 'STRENGTH'),
    findings.filter((each) => each.kind === 'LIMITATION'),
  ];
  const mayDecide = mayDecideOnUnit(turn.who, inspection);
  const mayRecord = mayDecide && isDone(inspection, turn.now);
  const drafts = mayDecide ? await listDrafts(turn.tx, turn.who.personId, inspection.id) : [];
  const conclusion = await findConclusion(turn.tx, inspection.id);
  const names = await listNames(turn.tx, [conclusion?.acknowledgedById]);
  const sayLimitation = (each: Finding) =>
    t('finding-line', {
      text: cut(each.text ?? '', 120),
      severity: t(`finding-severity-${each.severity ?? 'MEDIUM'}`),
      due: each.dueAt ? shortUntil(f, each.dueAt, turn.now) : '',
      times:
        each.timesRaised > 1
          ? t('finding-times-short', { times: String(each.timesRaised), year: String(each.earlierYear ?? '') })
          : '',
    });
  const more = (count: number) =>
    count > NAMED ? [t('finding-more', { count: f.count(count - NAMED), n: count - NAMED })] : [];
  const reach = conclusion && (justConcluded ?? (await findConclusionReach(turn.tx, conclusion.id)));
  const sent =
    conclusion === null
      ? t('finding-conclusion-none')
      : conclusion.acknowledgedAt === null
        ? t(`finding-conclusion-${reach!}`, {
            at: f.moment(conclusion.sentAt),
            leaves: f.moment(leavesAt(await loadCalendar(turn.tx), conclusion.sentAt)),
          })
        : t('finding-conclusion-got', {
            at: f.moment(conclusion.sentAt),
            name: names.get(conclusion.acknowledgedById ?? '') ?? t('people-gone'),
            got: f.moment(conclusion.acknowledgedAt),
          });
  const lines = [
    echo,
    t('finding-visit-head', { unit: unit.title, on: f.day(inspection.inspectOn) }),
    t('finding-strengths', { count: f.count(strengths.length), n: strengths.length }),
    ...strengths.slice(0, NAMED).map((each) => `– ${cut(each.text ?? '', 120)}`),
    ...more(strengths.length),
    t('finding-limitations', { count: f.count(limitations.length), n: limitations.length }),
    ...limitations.slice(0, NAMED).map(sayLimitation),
    ...more(limitations.length),
    sent,
  ];
  const rows: Button[][] = drafts.slice(0, 1).map((draft) => [button(t('finding-go-on'), actOf('draft', draft.id))]);
  const checklist = (await listChecklists(turn.tx, [inspection.id])).get(inspection.id);
  if (mayDecide && (checklist?.state === 'SUBMITTED' || checklist?.state === 'IN_REVIEW')) {
    rows.push([button(t('finding-to-review'), actOf('review', checklist.id))]);
  }
  if (mayRecord) {
    rows.push(
      ...layOut([
        button(t('finding-record'), actOf('limit', inspection.id)),
        button(t('finding-strength'), actOf('strength', inspection.id)),
      ]),
      ...layOut([
        button(
          conclusion === null
            ? t('finding-conclude')
            : reach === 'waiting'
              ? t('finding-conclude-instead')
              : t('finding-conclude-again', { n: String(conclusion.version + 1) }),
          actOf('conclude', inspection.id),
        ),
        ...(reach === 'waiting' ? [button(t('conclusion-withdraw'), actOf('unconclude', inspection.id), 9)] : []),
      ]),
    );
  }
  // Everything in it is cut: what is only counted can be read there as well.
  const isCut =
    findings.length > 0 && (lines.join('').includes('…') || findings.some((each) => each.cause || each.solution));
  const mayChange = mayDecide && (await listUntold(turn.tx, inspection.id)).length > 0;
  rows.push([
    backButton(turn.words, actOf('visits', 0)),
    ...(isCut ? [wholeVisitButton(turn.words, inspection.id)] : []),
    ...(mayChange ? [button(t('finding-change-recorded'), actOf('recorded', inspection.id, 0), 8)] : []),
  ]);
  turn.show({ text: lines.filter(Boolean).join('\n'), rows }, { inPlace });
}
