// What people owe and may expect of checklists, for /viec and /lich: the unit's checklist until it is handed in, the
// questions on site on their day. Reads only, and for units only what the embargo lets through.
import type { CalendarEntry, Duty, Look } from '../dialogue/face.js';
import { findDeadline } from '../deadlines/store.js';
import { listWaived } from '../deadlines/waiver-store.js';
import { listInspectionsOfTeams, listInspectionsOfUnits, type VisibleInspection } from '../inspections/store.js';
import { addDays, at, dayOf } from '../kit/calendar.js';
import type { Words } from '../kit/words.js';
import { unitsServed } from '../people/in-force-store.js';
import { teamTitle } from '../people/names.js';
import { roleInUnit, teamsOf } from '../people/rules.js';
import { listUnitPeople, listUnits } from '../people/store.js';
import { countAnswered, countOnSite, walkFor } from './onsite.js';
import { calendarFor } from './pages.js';
import { listChecklists, listConcluded } from './store.js';
import { findLastSubmission } from './submit-store.js';
import { loadTemplate, newestTemplateId } from './template-store.js';
import { isOnSite } from './turns.js';
import { applicable, questionsFor } from './rules.js';
import { openQuestions, totalOf, type Walk } from './walk.js';
import { overdueDuties } from './watched.js';

type Begun = {
  readonly id: string;
  readonly state: string;
  readonly dueAt: Date | null;
  readonly supplementDueAt: Date | null;
};

/** When the checklist of an inspection, or its supplement, is due. */
async function dueAtOf(look: Look, inspection: VisibleInspection, begun: Begun | undefined): Promise<Date | null> {
  const kind = begun?.state === 'RETURNED' ? 'SUPPLEMENT' : 'REPORT';
  const owed = begun ? await findDeadline(look.tx, kind, begun.id) : null;
  if (begun?.state === 'RETURNED') return owed?.dueAt ?? begun.supplementDueAt;
  return owed?.dueAt ?? begun?.dueAt ?? inspection.notice?.reportDueAt ?? null;
}

const isOwed = (begun: Begun | undefined): boolean =>
  begun === undefined || begun.state === 'OPEN' || begun.state === 'RETURNED';

/** Inspections whose checklist, or whose supplement while it is asked for, was waived. */
async function findWaivedSubjects(
  look: Look,
  inspections: readonly VisibleInspection[],
  begun: ReadonlyMap<string, Begun>,
): Promise<Set<string>> {
  const subjects = inspections.flatMap(({ id }) => [id, begun.get(id)?.id ?? id]);
  const waived = await listWaived(look.tx, subjects);
  const isWaived = ({ id }: VisibleInspection) => {
    const checklist = begun.get(id);
    const kind = checklist?.state === 'RETURNED' ? 'SUPPLEMENT' : 'REPORT';
    return waived.some((each) => each.kind === kind && [id, checklist?.id].includes(each.subjectId));
  };
  return new Set(inspections.filter(isWaived).map(({ id }) => id));
}

/** Duties of a person: checklists of their units, questions on site of their teams. */
export async function listDuties(look: Look): Promise<Duty[]> {
  return [...(await unitDuties(look)), ...(await onSiteDuties(look)), ...(await overdueDuties(look))];
}

async function unitDuties(look: Look): Promise<Duty[]> {
  const unitIds = await unitsServed(look.tx, look.who, look.now);
  const inspections = await listInspectionsOfUnits(look.tx, unitIds);
  if (inspections.length === 0) return [];
  const begun = await listChecklists(
    look.tx,
    inspections.map((inspection) => inspection.id),
  );
  const units = await listUnits(look.tx, [...unitIds, ...inspections.flatMap((each) => each.takenFromId ?? [])]);
  const holders = await listUnitPeople(look.tx, unitIds, dayOf(look.now), ['FOCAL', 'DEPUTY']);
  const over = await listConcluded(
    look.tx,
    inspections.map((inspection) => inspection.id),
  );
  const waived = await findWaivedSubjects(look, inspections, begun);
  const visits = visitsOf(inspections, look.words);
  const duties: Duty[] = [];
  for (const inspection of inspections) {
    const checklist = begun.get(inspection.id);
    const visit = visits(inspection);
    if (checklist?.state === 'SUBMITTED' || checklist?.state === 'IN_REVIEW') {
      const waiting = await waitingDuty(look, checklist.id, units.get(inspection.unitId)!.title, visit);
      if (waiting) duties.push(waiting);
    }
    if (!isOwed(checklist) || waived.has(inspection.id) || over.has(inspection.id)) continue;
    const unit = units.get(inspection.unitId)!;
    const walk = checklist ? await walkFor(look.tx, checklist.id, 'UNIT') : null;
    const total = walk ? totalOf(walk) : await countQuestions(look, inspection, unit.class);
    if (total === 0) continue;
    const answered = walk ? countAnswered(walk) : 0;
    const dueAt = await dueAtOf(look, inspection, checklist);
    const due = await dueWords(look, dueAt);
    const { t, f } = look.words;
    const heldByOthers = holders.some((person) => person.unitId === inspection.unitId);
    const isBegun = answered > 0;
    const from = units.get(inspection.takenFromId ?? '')?.title;
    const taken = (line: string) => (from === undefined ? line : t('people-taken-from', { line, from }));
    duties.push({
      place: unit.title,
      line: taken(t(...sayOwed(f, checklist?.state === 'RETURNED' ? walk : null, { answered, total, due, visit }))),
      dueAt,
      label: t(isBegun ? 'checklists-button-go-on' : 'checklists-button-answer'),
      act: `checklists.start:${inspection.id}`,
      begun: isBegun,
      watched: roleInUnit(look.who, inspection.unitId) === 'HEAD' && heldByOthers,
    });
  }
  return duties;
}

/** What is still owed of a checklist: answers, what was asked for besides, or, once all is typed, only handing it in. */
function sayOwed(
  f: Words['f'],
  returned: Walk | null,
  facts: { answered: number; total: number; due: string; visit: string },
): [string, Record<string, string | number>] {
  const open = returned ? openQuestions(returned).length : facts.total - facts.answered;
  if (open === 0) return [returned ? 'checklists-duty-hand-in-returned' : 'checklists-duty-hand-in', facts];
  return returned
    ? ['checklists-duty-returned', { ...facts, count: f.count(open), n: open }]
    : ['checklists-duty', facts];
}

/** Which visit a line is about, for a unit that has several before it; «none» where there is only one. */
function visitsOf(inspections: readonly VisibleInspection[], words: Words): (of: VisibleInspection) => string {
  const { t, f } = words;
  return ({ id, unitId, inspectOn, startTime, teamName }) => {
    const others = inspections.filter((each) => each.unitId === unitId && each.id !== id);
    if (others.length === 0) return 'none';
    const isSameDay = others.some((each) => each.inspectOn === inspectOn);
    const time = isSameDay && startTime ? f.time(at(`${inspectOn} ${startTime}`)) : 'none';
    return t('checklists-duty-visit', { day: f.dayShort(inspectOn), time, team: teamTitle(words, teamName) });
  };
}

/** What has been handed in is the team's to look at: the unit owes nothing meanwhile, and sees that it waits. */
async function waitingDuty(
  { tx, words }: Look,
  checklistId: string,
  place: string,
  visit: string,
): Promise<Duty | null> {
  const submission = await findLastSubmission(tx, checklistId);
  if (!submission) return null;
  return {
    place,
    line: words.t('checklists-duty-waiting', { on: words.f.dayShort(dayOf(submission.submittedAt)), visit }),
    dueAt: null,
    label: words.t('checklists-button-see-sent'),
    act: `checklists.sent:${submission.id}`,
    watched: true,
  };
}

/** How many questions a unit will be asked, before anybody opened the checklist. */
async function countQuestions(
  look: Look,
  inspection: VisibleInspection,
  unitClass: Parameters<typeof questionsFor>[1]['unitClass'],
): Promise<number> {
  const templateId = inspection.templateId ?? (await newestTemplateId(look.tx, inspection.checklistCode));
  if (!templateId) return 0;
  const { questions } = await loadTemplate(look.tx, templateId);
  const facts = { unitClass, form: inspection.form, contents: inspection.contents };
  return applicable(questionsFor(questions, facts), new Map()).filter((question) => question.answeredBy === 'UNIT')
    .length;
}

/** «chậm nhất 17h00 ngày 14/09/2023 (còn 04 ngày làm việc)»; once it has passed, what has not been recorded, without blame. */
async function dueWords(look: Look, dueAt: Date | null): Promise<string> {
  if (!dueAt) return 'none';
  const { t, f } = look.words;
  const due = f.until(dueAt);
  if (look.now > dueAt) return t('checklists-duty-due-past', { due });
  const calendar = await calendarFor(look.tx, look.now, dueAt);
  if (!calendar) return t('checklists-duty-due', { due });
  const days = calendar.workingDaysLeft(look.now, dueAt);
  return days === 0
    ? t('checklists-duty-due', { due })
    : t('checklists-duty-due-left', { due, days: f.count(days), n: days });
}

/** Questions on site are owed from the visit until they are answered, also when the unit's part was accepted long before. */
const ON_SITE_DAYS = 366;

/** Visits of this person's teams whose questions on site are open now. */
export async function listOnSiteNow(look: Pick<Look, 'tx' | 'who' | 'now'>): Promise<VisibleInspection[]> {
  if (teamsOf(look.who).length === 0) return [];
  const inspections = await listInspectionsOfTeams(look.tx, look.who, teamsOf(look.who), {
    fromOn: addDays(dayOf(look.now), -ON_SITE_DAYS),
    toOn: dayOf(look.now),
  });
  const over = await listConcluded(
    look.tx,
    inspections.map((inspection) => inspection.id),
  );
  return inspections.filter((inspection) => isOnSite(inspection, look.now) && !over.has(inspection.id));
}

async function onSiteDuties(look: Look): Promise<Duty[]> {
  const open = await listOnSiteNow(look);
  if (open.length === 0) return [];
  const begun = await listChecklists(
    look.tx,
    open.map((inspection) => inspection.id),
  );
  const units = await listUnits(
    look.tx,
    open.map((inspection) => inspection.unitId),
  );
  const visits = visitsOf(open, look.words);
  const duties: Duty[] = [];
  for (const inspection of open) {
    const checklist = begun.get(inspection.id);
    const unit = units.get(inspection.unitId)!;
    const { answered, total } = await countOnSite(look.tx, inspection, checklist?.id, unit.class);
    if (total === 0 || answered === total) continue;
    duties.push({
      place: look.words.t('checklists-place-team', { team: inspection.teamName }),
      line: look.words.t('checklists-duty-onsite', {
        ...{ unit: unit.title, answered, total },
        visit: visits(inspection),
      }),
      dueAt: null,
      label: look.words.t(answered > 0 ? 'checklists-button-go-on' : 'checklists-button-answer'),
      act: `checklists.onsite:${inspection.id}`,
      begun: answered > 0,
    });
  }
  return duties;
}

/** Days when checklists of the person's units are due. */
export async function listCalendar(look: Look): Promise<CalendarEntry[]> {
  const unitIds = await unitsServed(look.tx, look.who, look.now);
  const inspections = await listInspectionsOfUnits(look.tx, unitIds);
  const begun = await listChecklists(
    look.tx,
    inspections.map((inspection) => inspection.id),
  );
  const units = await listUnits(look.tx, unitIds);
  const over = await listConcluded(
    look.tx,
    inspections.map((inspection) => inspection.id),
  );
  const waived = await findWaivedSubjects(look, inspections, begun);
  const visits = visitsOf(inspections, look.words);
  const entries: CalendarEntry[] = [];
  for (const inspection of inspections) {
    const checklist = begun.get(inspection.id);
    if (!isOwed(checklist) || waived.has(inspection.id) || over.has(inspection.id)) continue;
    const at = await dueAtOf(look, inspection, checklist);
    if (at)
      entries.push({
        at,
        line: calendarLine(look.words, at, checklist?.state === 'RETURNED', visits(inspection)),
        place: units.get(inspection.unitId)!.title,
      });
  }
  return entries;
}

function calendarLine(words: Words, at: Date, supplement: boolean, visit: string): string {
  const { t, f } = words;
  const on = dayOf(at);
  const key = supplement ? 'checklists-calendar-supplement' : 'checklists-calendar-report';
  return t(key, { weekday: f.weekday(on), day: f.dayShort(on), time: f.time(at), visit });
}
