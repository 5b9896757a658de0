// What items lay upon people, for /viec: the unit remedies, the lead looks at results and requests and watches what is overdue.
// Reads only.
import { loadCalendar } from '../deadlines/store.js';
import { dayOf } from '../kit/calendar.js';
import type { CalendarEntry, Duty, Look } from '../dialogue/face.js';
import { onlyInForce, unitsServed } from '../people/in-force-store.js';
import { mayJudgeItem } from '../people/rights.js';
import { isDelegation, isDelegationHead, isOffice, teamsLed } from '../people/rules.js';
import { isReachable, listUnitPeople } from '../people/store.js';
import { cut, daysLate, inSentence, saySource, shortUntil } from './due-words.js';
import { listDecisionDates, listWaitingRequests } from './extension-store.js';
import { actOf } from './item-screens.js';
import { listHandedIn, listVerifyDates } from './item-dates-store.js';
import { findLed } from './impartial.js';
import { listItemsOfDelegation, listItemsOfUnits, type ItemView } from './item-store.js';

const UNIT_STATES = ['OPEN', 'PLANNED', 'IN_PROGRESS', 'RETURNED'] as const;

/** Units of this person in which somebody else works on the items: they are head there, and a focal point or deputy can be reached. */
async function onlyWatched(look: Look, unitIds: readonly string[]): Promise<Set<string>> {
  const works = (unitId: string) =>
    look.who.roles.some((held) => held.unitId === unitId && (held.role === 'FOCAL' || held.role === 'DEPUTY'));
  const led = unitIds.filter((unitId) => !works(unitId));
  if (led.length === 0) return new Set();
  const others = await listUnitPeople(look.tx, led, dayOf(look.now), ['FOCAL', 'DEPUTY']);
  return new Set(others.filter(isReachable).map((person) => person.unitId!));
}

async function dutiesOfUnits(look: Look): Promise<Duty[]> {
  const unitIds = await unitsServed(look.tx, look.who, look.now);
  const items = await listItemsOfUnits(look.tx, unitIds, UNIT_STATES);
  if (items.length === 0) return [];
  const watched = await onlyWatched(look, unitIds);
  const ids = items.map((item) => item.id);
  const asked = new Set((await listWaitingRequests(look.tx, ids)).map((request) => request.itemId));
  const { t, f } = look.words;
  const sayAsked = (item: ItemView, line: string) =>
    asked.has(item.id) ? t('remediation-duty-asked', { line }) : line;
  return items.map((item) => ({
    place: item.unitTitle,
    line: sayAsked(
      item,
      t(`remediation-duty${item.dueAt < look.now ? '-late' : ''}${item.state === 'RETURNED' ? '-returned' : ''}`, {
        text: cut(inSentence(item.text), 90),
        source: saySource(look.words, item),
        due: shortUntil(f, item.dueAt, look.now),
      }),
    ),
    dueAt: item.dueAt,
    label: t('remediation-update'),
    act: actOf('item', item.id),
    watched: watched.has(item.unitId),
  }));
}

/** Whether this person is the one who judges an item: lead of its team; the head where the team has no lead; head and office where no team answers. */
async function judgeOf(
  look: Look,
  items: readonly ItemView[],
): Promise<(item: Pick<ItemView, 'unitId' | 'teamId'>) => boolean> {
  const own = teamsLed(look.who);
  const [head, office] = [isDelegationHead(look.who), isOffice(look.who)];
  const units = items.map(({ unitId }) => unitId);
  const isLed = head ? await findLed(look.tx, units, look.now) : () => true;
  return (item) =>
    mayJudgeItem(look.who, item) &&
    (item.teamId === null ? head || office : own.includes(item.teamId) || (head && !isLed(item)));
}

async function dutiesOfDelegation(look: Look): Promise<Duty[]> {
  const items = await listItemsOfDelegation(look.tx, look.who, [...UNIT_STATES, 'SUBMITTED']);
  if (items.length === 0) return [];
  const { t, f } = look.words;
  const isJudge = await judgeOf(look, items);
  const placeOf = (item: ItemView) =>
    item.teamName === null ? t('remediation-all-units') : t('remediation-team', { team: item.teamName });
  const byId = new Map(items.map((item) => [item.id, item]));
  const ids = items.map((item) => item.id);
  const [handedIn, verify] = [await listHandedIn(look.tx, ids), await listVerifyDates(look.tx, ids)];
  const calendar = await loadCalendar(look.tx);
  const sayLate = (line: string, dueAt: Date | undefined): string => {
    const late = dueAt ? daysLate(calendar, dueAt, look.now) : 0;
    return dueAt && late
      ? t('remediation-decision-late', { line, due: f.until(dueAt), days: f.count(late), n: late })
      : line;
  };
  const results = items
    .filter((item) => item.state === 'SUBMITTED' && isJudge(item))
    .map((item): Duty => ({
      place: placeOf(item),
      line: sayLate(
        t('remediation-duty-judge', {
          unit: item.unitTitle,
          text: cut(item.text, 80),
          on: handedIn.has(item.id) ? f.dayShort(dayOf(handedIn.get(item.id)!)) : 'none',
        }),
        verify.get(item.id),
      ),
      dueAt: verify.get(item.id) ?? null,
      label: t('remediation-judge'),
      act: actOf('judge', item.id),
    }));
  const waiting = await listWaitingRequests(look.tx, ids);
  const [decide, asked] = [await listDecisionDates(look.tx, ids), new Set(waiting.map((each) => each.itemId))];
  const requests = waiting.flatMap((request): Duty[] => {
    const item = byId.get(request.itemId)!;
    if (request.newDueAt === null ? !isDelegationHead(look.who) || !mayJudgeItem(look.who, item) : !isJudge(item))
      return [];
    const line = t(request.newDueAt === null ? 'remediation-duty-hardship' : 'remediation-duty-request', {
      unit: item.unitTitle,
      text: cut(item.text, 80),
      old: f.dayAt(request.oldDueAt),
      new: request.newDueAt === null ? '' : f.dayAt(request.newDueAt),
    });
    return [
      {
        place: placeOf(item),
        // Once the result itself is there, nobody is asked about more time.
        line: item.state === 'SUBMITTED' ? line : sayLate(line, decide.get(item.id)),
        dueAt: decide.get(item.id) ?? item.dueAt,
        label: t('remediation-judge'),
        act: actOf('request', item.id),
      },
    ];
  });
  const watched = await onlyInForce(look.tx, items, dayOf(look.now));
  const overdue = watched.flatMap((item): Duty[] => {
    // What waits for a decision of the team is no lateness of the unit.
    const late = item.state === 'SUBMITTED' || asked.has(item.id) ? 0 : daysLate(calendar, item.dueAt, look.now);
    if (late === 0) return [];
    const key = late === null ? 'remediation-watch-passed' : 'remediation-watch';
    const line = t(key, { unit: item.unitTitle, text: cut(item.text, 80), days: f.count(late ?? 0), n: late ?? 0 });
    return [
      {
        place: placeOf(item),
        line,
        dueAt: item.dueAt,
        label: t('remediation-see'),
        act: actOf('item', item.id),
        watched: true,
      },
    ];
  });
  return [...results, ...requests, ...overdue];
}

/** Everything items lay upon somebody. */
export async function itemDuties(look: Look): Promise<Duty[]> {
  const own = await dutiesOfUnits(look);
  return isDelegation(look.who) ? [...own, ...(await dutiesOfDelegation(look))] : own;
}

/** Days on which items of somebody's units are due: one line per day. */
export async function itemCalendar(look: Look): Promise<CalendarEntry[]> {
  const items = await listItemsOfUnits(look.tx, await unitsServed(look.tx, look.who, look.now), UNIT_STATES);
  const days = new Map<string, ItemView[]>();
  for (const item of items) {
    const key = `${item.unitId} ${item.dueAt.toISOString()}`;
    days.set(key, [...(days.get(key) ?? []), item]);
  }
  const { t, f } = look.words;
  return [...days.values()].map((due): CalendarEntry => {
    const [first] = due as [ItemView, ...ItemView[]];
    const on = dayOf(first.dueAt);
    const when = { weekday: f.weekday(on), day: f.dayShort(on), time: f.time(first.dueAt) };
    const line =
      due.length === 1
        ? t('remediation-calendar-one', { ...when, text: cut(inSentence(first.text), 80) })
        : t('remediation-calendar', { ...when, count: f.count(due.length) });
    return { at: first.dueAt, line, place: first.unitTitle };
  });
}
