// What inspections put into /viec and /lich: for the unit what has been announced to it, for the delegation what it is
// assigned, for the standing office what did not reach a unit. Reads only.
import { listOpenDeadlines, loadCalendar, type Deadline } from '../deadlines/store.js';
import { yearToAskFor } from '../deadlines/years.js';
import type { CalendarEntry, Duty, Look } from '../dialogue/face.js';
import { addDays, dayOf, orMissingYear } from '../kit/calendar.js';
import { isRefusal } from '../kit/refusal.js';
import { listActingSince, listEnds, unitsServed } from '../people/in-force-store.js';
import { teamTitle } from '../people/names.js';
import { isDelegation, isOffice, roleInUnit, teamsLed, unitsOf } from '../people/rules.js';
import { isReachable, listTeamNames, listUnitPeople, listUnits } from '../people/store.js';
import { listMissed, listNoticedDays, listUnheard, listUnscheduledYears } from './notice-store.js';
import { isAckAsked, isArrivalDue } from './rules.js';
import { delegationLine, momentOf, unitLine } from './screens.js';
import { listInspectionsForDelegation, listInspectionsOfTeams, listInspectionsOfUnits } from './store.js';

/** How long the office keeps seeing that a unit was not told in time. */
const MISSED_DAYS = 14;

/** What somebody owes about notices and surprises. */
export async function listDuties(look: Look): Promise<Duty[]> {
  const duties = [...(await unitDuties(look)), ...(await leadDuties(look))];
  return isOffice(look.who) ? [...duties, ...(await officeDuties(look))] : duties;
}

async function unitDuties({ tx, who, now, words }: Look): Promise<Duty[]> {
  const unitIds = await unitsServed(tx, who, now);
  if (unitIds.length === 0) return [];
  const { t, f } = words;
  const open = (await listOpenDeadlines(tx, { unitIds }, dayOf(now))).filter((duty) => duty.kind === 'ACKNOWLEDGE');
  const visible = new Map((await listInspectionsOfUnits(tx, unitIds)).map((each) => [each.notice?.id, each]));
  const units = await listUnits(tx, unitIds);
  const calendar = await loadCalendar(tx);
  const holders = await listUnitPeople(tx, unitIds, dayOf(now), ['FOCAL', 'DEPUTY']);
  const since = await listActingSince(tx, who);
  // A surprise is announced on arrival: its acknowledgement is asked for on the day, and has no deadline.
  const arrived = [...visible.values()].filter(
    ({ surprise, notice }) => surprise && notice && !notice.acknowledgedAt && isAckAsked(notice.firedAt, now),
  );
  const arrivals = arrived.map((each): Duty => ({
    place: units.get(each.unitId)?.title ?? '…',
    line: t('inspections-duty-ack-arrival', { day: f.dayShort(each.inspectOn) }),
    dueAt: null,
    label: t('inspections-button-ack'),
    act: `inspections.ack:${each.notice!.id}`,
  }));
  const announced = open.flatMap((deadline): Duty[] => {
    const inspection = visible.get(deadline.subjectId);
    if (!inspection) return [];
    const day = f.dayShort(inspection.inspectOn);
    const until = f.momentShort(deadline.dueAt);
    const left = orMissingYear(() => calendar.workingDaysLeft(now, deadline.dueAt));
    const isLate = now > deadline.dueAt;
    // A date that had passed when somebody began is no date they could have kept.
    const begun = since.get(inspection.unitId);
    const isNew = isLate && begun !== undefined && begun > deadline.dueAt && inspection.notice?.firedAt;
    const leftText =
      isRefusal(left) || left === 0
        ? t('inspections-left-today')
        : t('inspections-left-days', { count: f.count(left) });
    // The head only watches what the focal point holds, until it is late or nobody holds it.
    const isHeld = holders.some((person) => person.unitId === inspection.unitId && isReachable(person));
    const watched = roleInUnit(who, inspection.unitId) === 'HEAD' && isHeld && !isLate;
    return [
      {
        place: units.get(inspection.unitId)?.title ?? '…',
        line: isNew
          ? t('inspections-duty-ack-new', { day, sent: f.dayAt(isNew) })
          : isLate
            ? t('inspections-duty-ack-late', { day, until })
            : t('inspections-duty-ack', { day, until, left: leftText }),
        dueAt: deadline.dueAt,
        label: t('inspections-button-ack'),
        act: `inspections.ack:${deadline.subjectId}`,
        ...(watched ? { watched } : {}),
      },
    ];
  });
  return [...announced, ...arrivals];
}

async function leadDuties({ tx, who, now, words }: Look): Promise<Duty[]> {
  const teamIds = teamsLed(who);
  if (teamIds.length === 0) return [];
  const { t, f } = words;
  const isLate = (duty: Deadline) => duty.kind === 'ACKNOWLEDGE' && duty.dueAt < now;
  const late = (await listOpenDeadlines(tx, { teamIds }, dayOf(now))).filter(isLate);
  const days = await listNoticedDays(
    tx,
    late.map((duty) => duty.subjectId),
  );
  const today = dayOf(now);
  // Until it is announced, moved or cancelled: a day that passed settles nothing.
  const surprises = (await listInspectionsOfTeams(tx, who, teamIds, { toOn: today })).filter(
    (each) => each.surprise && each.cancelledAt === null && isArrivalDue(each, now),
  );
  const units = await listUnits(tx, [
    ...late.flatMap((duty) => duty.unitId ?? []),
    ...surprises.map((each) => each.unitId),
  ]);
  const [calendar, teams] = [await loadCalendar(tx), await listTeamNames(tx)];
  const people = await listUnitPeople(
    tx,
    late.flatMap((duty) => duty.unitId ?? []),
    dayOf(now),
  );
  const reached = new Set(people.filter(isReachable).map(({ unitId }) => unitId));
  const watched = late.flatMap((duty): Duty[] => {
    const noticed = days.get(duty.subjectId);
    const count = orMissingYear(() => calendar.workingDaysLate(duty.dueAt, now));
    if (!noticed || noticed.inspectOn < today) return [];
    const [day, unit] = [f.dayShort(noticed.inspectOn), units.get(duty.unitId ?? '')?.title ?? '…'];
    return [
      {
        place: t('people-team', { team: teams.get(duty.teamId ?? '') ?? '…' }),
        // Whom nothing reached is not accused of silence.
        line: reached.has(duty.unitId)
          ? t('inspections-duty-ack-watched', { unit, day, late: f.count(isRefusal(count) ? 0 : count) })
          : t('inspections-duty-nobody', { day, unit }),
        dueAt: duty.dueAt,
        label: t('inspections-button-see'),
        act: `inspections.see:${noticed.inspectionId}`,
        watched: true,
      },
    ];
  });
  const arrivals = surprises.map((each): Duty => ({
    place: teamTitle(words, each.teamName),
    line: t('inspections-duty-arrive', { day: f.dayShort(each.inspectOn), unit: units.get(each.unitId)?.title ?? '…' }),
    dueAt: momentOf(each),
    label: t('inspections-button-arrive'),
    act: `inspections.arrive:${each.id}`,
  }));
  return [...watched, ...arrivals];
}

async function officeDuties({ tx, who, now, words }: Look): Promise<Duty[]> {
  const { t, f } = words;
  const today = dayOf(now);
  const unheard = (await listUnheard(tx, today)).map((each) => ({ ...each, key: 'inspections-duty-nobody' }));
  const missed = (await listMissed(tx, addDays(today, -MISSED_DAYS), today)).map((each) => ({
    ...each,
    key: 'inspections-duty-missed',
  }));
  const all = [...unheard, ...missed];
  const units = await listUnits(
    tx,
    all.map((each) => each.unitId),
  );
  const calendar = await loadCalendar(tx);
  const next = yearToAskFor(today);
  const years = new Set([
    Number(today.slice(0, 4)),
    ...(next === null ? [] : [next]),
    ...(await listUnscheduledYears(tx, today)),
  ]);
  const place = t('place-office');
  // A surprise whose day has passed is the office's to move or to cancel, until that is done or the team has arrived.
  const passed = (await listInspectionsForDelegation(tx, who, { toOn: addDays(today, -1) })).filter(
    (each) => each.surprise && each.arrivedAt === null,
  );
  const surprised = await listUnits(
    tx,
    passed.map((each) => each.unitId),
  );
  const blind = [...years].filter((year) => !calendar.hasYear(year));
  return [
    ...blind.map((year): Duty => {
      const line = t('calendar-year-duty', { year: String(year) });
      return { place, line, dueAt: null, label: t('calendar-button-year'), act: `deadlines.year:${year}` };
    }),
    ...passed.map((each): Duty => {
      const unit = surprised.get(each.unitId)?.title ?? '…';
      const line = t('inspections-duty-surprise-passed', { day: f.dayShort(each.inspectOn), unit });
      const act = `inspections.see:${each.id}`;
      return { place, line, dueAt: null, label: t('inspections-button-see'), act };
    }),
    ...all.map((each): Duty => {
      const line = t(each.key, { day: f.dayShort(each.inspectOn), unit: units.get(each.unitId)?.title ?? '…' });
      return {
        place,
        line,
        dueAt: null,
        label: t('inspections-button-see'),
        act: `inspections.see:${each.inspectionId}`,
      };
    }),
  ];
}

/** What comes up, from today on. */
export async function listEntries(look: Look): Promise<CalendarEntry[]> {
  const { tx, who, now, words } = look;
  const today = dayOf(now);
  // A visit announced to a unit that has ended since stays to be seen there, marked as waiting for the successor.
  const served = new Set(await unitsServed(tx, who, now));
  const own = (await listInspectionsOfUnits(tx, unitsOf(who))).filter(
    (each) => each.inspectOn >= today || (each.arrivedAt !== null && served.has(each.unitId)),
  );
  const ofDelegation = isDelegation(who)
    ? await listInspectionsForDelegation(tx, who, { fromOn: today }, isOffice(who))
    : [];
  const units = await listUnits(
    tx,
    [...own, ...ofDelegation].map((each) => each.unitId),
  );
  const ends = await listEnds(tx, [...units.keys()], today);
  const marked = ({ unitId }: { unitId: string }, line: string): string => {
    const on = ends.get(unitId);
    return on === undefined ? line : words.t('inspections-line-ended', { line, on: words.f.day(on) });
  };
  const entries = own.flatMap((inspection): CalendarEntry[] => {
    const isEnded = ends.has(inspection.unitId);
    const unit = units.get(inspection.unitId);
    if (!unit) return [];
    return [
      {
        ...{ at: momentOf(inspection), place: unit.title, line: marked(inspection, unitLine(words, inspection, unit)) },
        ...(isEnded ? {} : { fileAct: FILE_ACT }),
        act: openAct(inspection),
      },
    ];
  });
  const seen = new Set(own.map((each) => each.id));
  for (const inspection of ofDelegation) {
    if (seen.has(inspection.id)) continue;
    const line = marked(inspection, delegationLine(words, inspection, units.get(inspection.unitId)));
    const isFiled = !inspection.surprise || inspection.arrivedAt !== null;
    entries.push({
      at: momentOf(inspection),
      place: teamTitle(words, inspection.teamName),
      line,
      act: openAct(inspection),
      isCancelled: inspection.cancelledAt !== null,
      ...(isFiled ? { fileAct: FILE_ACT } : {}),
    });
  }
  return entries;
}

/** Inspections whose day is over: of one's units those they know of, for the delegation all it may see; cancelled ones are none. */
export async function listPastEntries({ tx, who, now, words }: Look): Promise<CalendarEntry[]> {
  const today = dayOf(now);
  const ofUnits = (await listInspectionsOfUnits(tx, unitsOf(who))).filter((each) => each.inspectOn < today);
  const seen = new Set(ofUnits.map(({ id }) => id));
  const all = isDelegation(who) ? await listInspectionsForDelegation(tx, who) : [];
  const ofDelegation = all.filter((each) => each.inspectOn < today && !seen.has(each.id));
  const units = await listUnits(
    tx,
    [...ofUnits, ...ofDelegation].map(({ unitId }) => unitId),
  );
  return [
    ...ofUnits.flatMap((each): CalendarEntry[] => {
      const unit = units.get(each.unitId);
      if (!unit) return [];
      return [{ at: momentOf(each), place: unit.title, line: unitLine(words, each, unit), act: openAct(each) }];
    }),
    ...ofDelegation.map((each): CalendarEntry => {
      const line = delegationLine(words, each, units.get(each.unitId));
      return { at: momentOf(each), place: teamTitle(words, each.teamName), line, act: openAct(each) };
    }),
  ];
}

const FILE_ACT = 'inspections.ics';
const openAct = ({ id }: { id: string }): string => `inspections.see:${id}`;
