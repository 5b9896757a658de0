// The morning card: one per person, across all duties, units and roles. Pure.
import type { Deadline } from '../generated/prisma/client.js';
import { at, dayOf, orMissingYear, type WorkingCalendar } from '../kit/calendar.js';
import { isRefusal } from '../kit/refusal.js';
import type { Words } from '../kit/words.js';
import { button, type Button, type Message } from '../outbox/message.js';
import { headTitleOf, teamTitle } from '../people/names.js';
import { addressKey } from '../people/rules.js';
import type { UnitView } from '../people/store.js';
import type { OfficeNews } from './news.js';
import type { VisitOf } from './visit-store.js';
import type { Escalation } from './climbing.js';
import { isOfTeam, type OF_TEAM, type Presence, type Reader, type Rung, type Tone } from './rules.js';

/** What became of the account to somebody above, as the one below may be told: it has arrived, or is on its way. */
export interface Told {
  readonly reader: Reader;
  readonly state: 'told' | 'telling';
  readonly on: string;
}

/** One thing to say on a card. */
export interface Saying {
  readonly duty: Deadline;
  readonly unit: UnitView | null;
  /** The unit that owed it before its end, when this one has taken it over. */
  readonly takenFrom: UnitView | null;
  /** The name of the team the duty belongs to: «B». */
  readonly team: string | null;
  readonly reader: Reader;
  readonly rung: Rung;
  readonly tone: Tone;
  /** Its visit, where the unit has several. */
  readonly visit: VisitOf | null;
  /** Said a second time, because it was put off to today; it cannot be put off again. */
  readonly again: boolean;
  /** The post below that cannot be reached, for which this reader is told. */
  readonly instead: { readonly reader: Reader; readonly presence: Presence } | null;
  /** The account given to somebody above on this rung; null when none was, or none reached them. */
  readonly told: Told | null;
  readonly escalation: Escalation | null;
}

const SHOWN = 6;
/** Acts on what the office has to know; the rest is reached by [Việc cần làm]. */
const NEWS_ACTS = 3;

/** «nộp phiếu kiểm tra», «nộp kết quả khắc phục nội dung “…”»: what is owed, as it stands in a list. */
export function itemWords(duty: Pick<Deadline, 'kind' | 'title'>, words: Words, visit?: VisitOf | null): string {
  const item = words.t(`nudge-item-${duty.kind.toLowerCase()}`, { title: cut(duty.title) });
  return visit ? words.t('nudge-item-of-visit', { item, ...visitDay(visit, words) }) : item;
}

/** The day of a visit; of two on one day with the time. */
const visitDay = ({ inspectOn, startTime }: VisitOf, { f }: Words) => ({
  day: f.dayShort(inspectOn),
  time: startTime === null ? 'none' : f.time(at(`${inspectOn} ${startTime}`)),
});

const cut = (text: string): string => ([...text].length > 120 ? `${[...text].slice(0, 117).join('')}…` : text);

/** A team's duty told to the standing office because nobody of the team can be: it can see to it that somebody joins, not do it. */
const isForTeam = ({ duty, reader }: Pick<Saying, 'duty' | 'reader'>): boolean =>
  reader === 'OFFICE' && isOfTeam(duty.kind) && duty.teamId !== null;

/** Whom a rung of this duty tells, by the office they hold. */
function readerTitle(saying: Pick<Saying, 'unit' | 'team'>, reader: Reader, words: Words): string {
  if (reader === 'LEAD' && saying.team !== null)
    return words.t('nudge-to-lead-of', { team: teamTitle(words, saying.team) });
  if (reader === 'HEAD' && saying.unit) return headTitleOf(words, saying.unit);
  return words.t(`nudge-to-${reader === 'DEPUTY' ? 'focal' : reader.toLowerCase()}`);
}

/** What a saying is filled with: what is owed, by whom, until when, and to whom it speaks. */
function factsOf(saying: Saying, now: Date, calendar: WorkingCalendar, words: Words) {
  const { t, f } = words;
  const { duty, unit, reader } = saying;
  // Whoever hears for a unit is greeted as the unit, except its head; above them everybody by their own office.
  const ofUnit = unit && (reader === 'FOCAL' || reader === 'DEPUTY');
  const kind = duty.kind.toLowerCase();
  return {
    kind,
    asked: isForTeam(saying) ? 'of_team' : kind,
    title: cut(duty.title),
    item: itemWords(duty, words, saying.visit),
    due: f.until(duty.dueAt),
    now: f.moment(now),
    days: f.count(now > duty.dueAt ? calendar.workingDaysLate(duty.dueAt, now) : 0),
    who: ofUnit ? unit.title : readerTitle(saying, reader, words),
    head: readerTitle(saying, reader, words),
    address: t(ofUnit ? addressKey(unit.class) : 'address-person'),
    owner: unit?.title ?? readerTitle(saying, 'LEAD', words),
  };
}

/** The sentence of one saying, with its form of address; what else is told of it stands before the closing words. */
export function sayingText(saying: Saying, now: Date, calendar: WorkingCalendar, words: Words): string {
  const { t } = words;
  const { visit, tone } = saying;
  // Elsewhere the visit stands with what is owed.
  const isUnnamed = visit !== null && (tone === 'overdue' || tone === 'escalated' || tone === 'escalate');
  const ofVisit = isUnnamed ? [t('nudge-of-visit', visitDay(visit, words))] : [];
  return [baseText(saying, now, calendar, words).trim(), ...ofVisit, ...asides(saying, calendar, words), t('nudge-end')]
    .filter((part) => part.trim() !== '')
    .join(' ');
}

function baseText(saying: Saying, now: Date, calendar: WorkingCalendar, words: Words): string {
  const { t, f } = words;
  const { duty, tone, reader } = saying;
  const facts = factsOf(saying, now, calendar, words);
  switch (tone) {
    case 'before': {
      const left = daysLeft(calendar, now, duty.dueAt);
      if (left === null) return t('nudge-dated', facts);
      if (left > 0) return t('nudge-before', { ...facts, days: f.count(left) });
      return t(isToday(duty, now) ? 'nudge-today' : 'nudge-off', { ...facts, weekday: weekdayOfDue(duty, words) });
    }
    case 'escalate':
      return t(reader === 'HEAD' ? 'nudge-escalate-head' : 'nudge-escalate-above', facts);
    case 'waiting':
    case 'unreached':
      return t(`nudge-${tone}`, facts);
    default:
      return t('nudge-overdue', facts);
  }
}

/** Whose word this was, that somebody above has been told, or will be. */
function asides(saying: Saying, calendar: WorkingCalendar, words: Words): string[] {
  const { t, f } = words;
  const { instead, told, escalation, duty, takenFrom } = saying;
  const said: string[] = [];
  if (takenFrom)
    said.push(t('nudge-taken', { from: takenFrom.title, on: duty.takenAt ? f.day(dayOf(duty.takenAt)) : 'none' }));
  if (instead) {
    const key = instead.presence === 'blocked' ? 'nudge-instead-blocked' : 'nudge-instead-vacant';
    said.push(t(key, { post: readerTitle(saying, instead.reader, words) }));
  }
  if (isForTeam(saying) && (saying.tone === 'before' || saying.tone === 'overdue')) said.push(t('nudge-invite-team'));
  if (told) {
    const head = readerTitle(saying, told.reader, words);
    said.push(
      told.state === 'told' ? t('nudge-escalated', { head, day: f.day(told.on) }) : t('nudge-escalating', { head }),
    );
  }
  const morning = escalation && calendar.morningCardAt(escalation.on);
  if (escalation && morning) {
    const head = readerTitle(saying, escalation.reader, words);
    const kind = duty.kind.toLowerCase();
    said.push(t('nudge-forewarn', { kind, time: f.time(morning), day: f.day(escalation.on), head }));
  }
  return said;
}

/**
 * One duty: its own sentence and its own act. Several: one list, the nearest first, each account under its own address; what
 * the office has to know stands below.
 */
export function morningCard(
  sayings: readonly Saying[],
  on: string,
  now: Date,
  calendar: WorkingCalendar,
  words: Words,
  news: readonly Pick<OfficeNews, 'say' | 'acts'>[] = [],
): Message {
  const { t } = words;
  const ofNews = news.flatMap((each) => each.acts?.(words) ?? []).slice(0, NEWS_ACTS);
  const bottom: Button[][] = [...ofNews.map((act) => [act]), [button(t('button-todo'), 'desk.todo', 4)]];
  if (sayings.some((saying) => !saying.again && (saying.tone === 'before' || saying.tone === 'overdue')))
    bottom.push([button(t('nudge-button-snooze'), `deadlines.snooze:${on}`, 6)]);
  const [first] = sayings;
  const isWaivable = sayings.some((saying) => mayBeWaived(saying));
  if (sayings.length === 1 && news.length === 0) {
    const acts = actsOf(first!, words);
    return {
      text: sayingText(first!, now, calendar, words),
      rows: [...acts.map((act) => [act]), ...bottom],
      ring: true,
    };
  }
  if (isWaivable) bottom.unshift([button(t('waiver-see'), 'remediation.overdue:0', 7)]);
  const lines = news.map((each) => each.say(words));
  return { text: listText(sayings, on, now, calendar, words, lines), rows: bottom, ring: true };
}

/** Whom a saying gives an account to; empty for one's own work. */
const accountTo = ({ tone, reader, unit, team }: Saying): string => {
  if (tone !== 'escalate' && tone !== 'unreached') return '';
  return `${reader}:${reader === 'HEAD' ? unit?.id : reader === 'LEAD' ? team : ''}`;
};

/** One's own work as a list; accounts as such, to whom they are given. */
function listText(
  sayings: readonly Saying[],
  on: string,
  now: Date,
  calendar: WorkingCalendar,
  words: Words,
  news: readonly string[],
): string {
  const { t, f } = words;
  const titleOf = (saying: Saying) => readerTitle(saying, saying.reader, words);
  const shown = sayings.slice(0, SHOWN);
  const groups = [...new Set(shown.map(accountTo))]
    .sort((one, other) => Number(one !== '') - Number(other !== ''))
    .map((to) => shown.filter((saying) => accountTo(saying) === to));
  const isAccount = news.length === 0 && new Set(sayings.map(accountTo)).size === 1 && accountTo(sayings[0]!) !== '';
  // Whoever is given an account is greeted once, at the top, in every office it is given to.
  const titles = [...new Set(groups.flatMap(([first]) => (accountTo(first!) === '' ? [] : [titleOf(first!)])))];
  const greeting = titles.length === 0 ? [] : [t('nudge-list-greeting', { who: titles.join(', ') })];
  const lines: string[] = isAccount
    ? []
    : [
        ...greeting,
        t('nudge-list-head', { weekday: f.weekday(on), day: f.day(on), count: f.count(sayings.length + news.length) }),
      ];
  let n = 0;
  for (const group of groups) {
    const [first] = group;
    if (accountTo(first!) !== '') {
      const isLate = group.every(({ tone }) => tone === 'escalate');
      if (isAccount && !isLate) lines.push(t('nudge-list-greeting', { who: titleOf(first!) }));
      else lines.push(t(isAccount ? 'nudge-account-head' : 'nudge-account-group', { head: titleOf(first!) }));
    }
    for (const saying of group) lines.push(`${++n}. ${lineOf(saying, now, calendar, words)}`);
  }
  if (sayings.length > SHOWN) lines.push(t('nudge-more', { count: f.count(sayings.length - SHOWN) }));
  for (const each of news) lines.push(`${++n}. ${each}`);
  lines.push(...notes(groups.flat(), calendar, words));
  if (isAccount) lines.push(t('nudge-account-end'));
  return lines.join('\n');
}

/** What is told beside the lines: each sentence once, with the numbers it holds for. */
function notes(sayings: readonly Saying[], calendar: WorkingCalendar, words: Words): string[] {
  const numbers = new Map<string, number[]>();
  sayings.forEach((saying, at) => {
    for (const said of asides(saying, calendar, words)) numbers.set(said, [...(numbers.get(said) ?? []), at + 1]);
  });
  return [...numbers].map(([said, items]) => words.t('nudge-note', { items: items.join(', '), said }));
}

function lineOf(saying: Saying, now: Date, calendar: WorkingCalendar, words: Words): string {
  const { t, f } = words;
  const { duty, unit, tone } = saying;
  const owner = unit?.title ?? (saying.team === null ? t('place-office') : teamTitle(words, saying.team));
  const facts = { unit: owner, item: itemWords(duty, words, saying.visit), due: f.until(duty.dueAt) };
  if (tone === 'waiting' || tone === 'unreached') return t(`nudge-line-${tone}`, facts);
  const late = now > duty.dueAt ? calendar.workingDaysLate(duty.dueAt, now) : 0;
  if (late > 0) return t('nudge-line-late', { ...facts, days: f.count(late) });
  const left = daysLeft(calendar, now, duty.dueAt);
  if (left === null) return t('nudge-line-dated', facts);
  if (left > 0) return t('nudge-line-before', { ...facts, days: f.count(left) });
  const weekday = weekdayOfDue(duty, words);
  return t(isToday(duty, now) ? 'nudge-line-today' : 'nudge-line-off', { ...facts, weekday });
}

/** Working days to a date; null in a year whose days off are not known: then only the date is said. */
function daysLeft(calendar: WorkingCalendar, now: Date, dueAt: Date): number | null {
  const left = orMissingYear(() => calendar.workingDaysLeft(now, dueAt));
  return isRefusal(left) ? null : left;
}

/** A date on a day off is not today, though no working day is left before it. */
const isToday = ({ dueAt }: Pick<Deadline, 'dueAt'>, now: Date): boolean => dayOf(dueAt) <= dayOf(now);
const weekdayOfDue = ({ dueAt }: Pick<Deadline, 'dueAt'>, { f }: Words): string => f.weekday(dayOf(dueAt));

/** Whoever decides about an overdue duty of a unit may waive it, where they are told of it. */
function mayBeWaived({ duty, reader, tone, rung }: Pick<Saying, 'duty' | 'reader' | 'tone' | 'rung'>): boolean {
  if (isOfTeam(duty.kind) || rung.workingDays <= 0 || (tone !== 'escalate' && tone !== 'unreached')) return false;
  if (reader === 'DELEGATION_HEAD') return true;
  if (reader === 'OFFICE') return duty.kind !== 'REMEDIATION' || tone === 'unreached';
  return reader === 'LEAD' && duty.kind === 'REMEDIATION';
}

/** Where the team does what it owes. */
interface TeamAct {
  readonly act: string;
  readonly label: string;
}
const TEAM_ACTS: Readonly<Record<(typeof OF_TEAM)[number], TeamAct> & Partial<Record<Deadline['kind'], TeamAct>>> = {
  VERIFY: { act: 'judge', label: 'judge' },
  DECIDE: { act: 'request', label: 'judge' },
  REVIEW: { act: 'review', label: 'review' },
  CONCLUDE: { act: 'visit', label: 'conclude' },
};

/** The acts a duty asks of this reader, where one press begins them; every act the sentence names stands here. */
function actsOf({ duty, reader, tone, rung }: Saying, words: Words): Button[] {
  const { t } = words;
  const { kind, subjectId } = duty;
  if (isForTeam({ duty, reader })) return [button(t('nudge-button-invite'), 'people.delegation:0')];
  const ofTeam = TEAM_ACTS[kind];
  if (ofTeam) return [button(t(`nudge-button-${ofTeam.label}`), `remediation.${ofTeam.act}:${subjectId}`)];
  const watches = reader === 'LEAD' || reader === 'DELEGATION_HEAD' || reader === 'OFFICE';
  const waive = mayBeWaived({ duty, reader, tone, rung })
    ? [button(t('waiver-button'), `remediation.waive:${duty.id}`, 8)]
    : [];
  if (kind === 'REMEDIATION' && (watches || tone === 'waiting'))
    return [button(t('nudge-button-see'), `remediation.item:${subjectId}`), ...waive];
  if (watches) return waive;
  const office = tone === 'overdue' || tone === 'escalated' ? [button(t('button-contact'), 'desk.contact', 7)] : [];
  if (kind === 'ACKNOWLEDGE') return [button(t('nudge-button-ack'), `inspections.ack:${subjectId}`), ...office];
  if (kind === 'ACKNOWLEDGE_CONCLUSION')
    return [button(t('nudge-button-ack'), `remediation.got:${subjectId}`), ...office];
  if (kind !== 'REMEDIATION' && tone !== 'waiting')
    return [button(t('nudge-button-answer'), `checklists.start:${subjectId}`), ...office];
  if (kind !== 'REMEDIATION') return office;
  return [
    button(t('nudge-button-update'), `remediation.item:${subjectId}`),
    button(t('nudge-button-extend'), `remediation.extend:${subjectId}`),
  ];
}
