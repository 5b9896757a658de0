// The morning card: one per person, across all duties, units and roles. Pure.
import type { Deadline } from '../generated/prisma/client.js';
import { dayOf, type WorkingCalendar } from '../kit/calendar.js';
import type { Words } from '../kit/words.js';
import { button, type Button, type Message } from '../outbox/message.js';
import { headTitleOf, teamTitle } from '../people/names.js';
import { addressKey } from '../people/rules.js';
import type { UnitView } from '../people/store.js';
import type { Reader, Rung, Tone } from './rules.js';

/** One thing to say on a card. */
export interface Saying {
  readonly duty: Deadline;
  readonly unit: UnitView | null;
  /** The name of the team the duty belongs to: «B». */
  readonly team: string | null;
  readonly reader: Reader;
  readonly rung: Rung;
  readonly tone: Tone;
  /** Said a second time, because it was put off to today; it cannot be put off again. */
  readonly again: boolean;
  readonly escalation: { readonly on: string; readonly reader: Reader } | null;
}

const SHOWN = 6;
const ABOVE = ['HEAD', 'LEAD', 'DELEGATION_HEAD'] as const;

/** «nộp phiếu kiểm tra», «nộp kết quả khắc phục nội dung “…”»: what is owed, as it stands in a list. */
export function itemWords(duty: Pick<Deadline, 'kind' | 'title'>, words: Words): string {
  return words.t(`nudge-item-${duty.kind.toLowerCase()}`, { title: cut(duty.title) });
}

const cut = (text: string): string => ([...text].length > 120 ? `${[...text].slice(0, 117).join('')}…` : text);

/** Whom a rung of this duty tells, by the office they hold. */
function readerTitle(saying: Pick<Saying, 'unit' | 'team'>, reader: Reader, words: Words): string {
  if (reader === 'LEAD' && saying.team !== null)
    return words.t('nudge-to-lead-of', { team: teamTitle(words, saying.team) });
  if (reader === 'HEAD' && saying.unit) return headTitleOf(words, saying.unit);
  return words.t(`nudge-to-${reader.toLowerCase()}`);
}

/** The sentence of one saying, with its form of address. */
export function sayingText(saying: Saying, now: Date, calendar: WorkingCalendar, words: Words): string {
  const { t, f } = words;
  const { duty, unit, tone } = saying;
  const facts = {
    kind: duty.kind.toLowerCase(),
    title: cut(duty.title),
    item: itemWords(duty, words),
    due: f.until(duty.dueAt),
    now: f.moment(now),
    days: f.count(calendar.workingDaysLate(duty.dueAt, now)),
  };
  // What the team owes is asked of its lead, everything else of the unit.
  const address = unit
    ? { who: unit.title, address: t(addressKey(unit.class)) }
    : { who: readerTitle(saying, 'LEAD', words), address: t('address-person') };
  if (tone === 'before') {
    const left = calendar.workingDaysLeft(now, duty.dueAt);
    return left === 0
      ? t('nudge-today', { ...facts, ...address })
      : t('nudge-before', { ...facts, ...address, days: f.count(left) });
  }
  if (tone === 'escalate') {
    const head = readerTitle(saying, saying.reader, words);
    if (saying.reader === 'HEAD') return t('nudge-escalate-head', { ...facts, head });
    return t('nudge-escalate-above', { ...facts, head, owner: unit?.title ?? readerTitle(saying, 'LEAD', words) });
  }
  return [t('nudge-overdue', { ...facts, ...address }), aboveText(saying, now, calendar, words), t('nudge-overdue-end')]
    .filter((part) => part.trim() !== '')
    .join(' ');
}

/** That somebody above has been told today, or will be: it stands before the closing words. */
function aboveText(saying: Saying, now: Date, calendar: WorkingCalendar, words: Words): string {
  const { t, f } = words;
  const { rung, tone, escalation, duty } = saying;
  const told = ABOVE.find((reader) => rung.to[reader] === 'escalate');
  if (tone === 'escalated' && told)
    return t('nudge-escalated', { head: readerTitle(saying, told, words), day: f.day(dayOf(now)) });
  if (tone !== 'overdue' || !escalation) return '';
  const at = calendar.morningCardAt(escalation.on);
  return t('nudge-forewarn', {
    kind: duty.kind.toLowerCase(),
    time: f.time(at ?? now),
    day: f.day(escalation.on),
    head: readerTitle(saying, escalation.reader, words),
  });
}

/** One duty: its own sentence and its own act. Several: one list, the nearest first. */
export function morningCard(
  sayings: readonly Saying[],
  on: string,
  now: Date,
  calendar: WorkingCalendar,
  words: Words,
): Message {
  const { t, f } = words;
  const bottom: Button[][] = [[button(t('button-todo'), 'desk.todo', 4)]];
  if (sayings.some((saying) => !saying.again && (saying.tone === 'before' || saying.tone === 'overdue')))
    bottom.push([button(t('nudge-button-snooze'), `deadlines.snooze:${on}`, 6)]);
  const [first] = sayings;
  if (sayings.length === 1) {
    const acts = actsOf(first!, words);
    return {
      text: sayingText(first!, now, calendar, words),
      rows: [...acts.map((act) => [act]), ...bottom],
      ring: true,
    };
  }
  const lines = sayings.slice(0, SHOWN).map((saying, n) => `${n + 1}. ${lineOf(saying, now, calendar, words)}`);
  const more = sayings.length > SHOWN ? [t('nudge-more', { count: f.count(sayings.length - SHOWN) })] : [];
  const frame = listFrame(sayings, on, words);
  return { text: [frame.head, ...lines, ...more, ...frame.end].join('\n'), rows: bottom, ring: true };
}

/** Over several duties: a head is addressed as a head, whoever works on them gets a list. */
function listFrame(sayings: readonly Saying[], on: string, words: Words): { head: string; end: string[] } {
  const { t, f } = words;
  const [first] = sayings;
  const isAccount = sayings.every(({ tone, reader }) => tone === 'escalate' && reader === first!.reader);
  if (!isAccount) {
    const facts = { weekday: f.weekday(on), day: f.day(on), count: f.count(sayings.length) };
    return { head: t('nudge-list-head', facts), end: [] };
  }
  return {
    head: t('nudge-account-head', { head: readerTitle(first!, first!.reader, words) }),
    end: [t('nudge-account-end')],
  };
}

function lineOf(saying: Saying, now: Date, calendar: WorkingCalendar, words: Words): string {
  const { t, f } = words;
  const { duty, unit } = saying;
  const owner = unit?.title ?? (saying.team === null ? t('place-office') : teamTitle(words, saying.team));
  const facts = { unit: owner, item: itemWords(duty, words), due: f.until(duty.dueAt) };
  const late = calendar.workingDaysLate(duty.dueAt, now);
  if (late > 0) return t('nudge-line-late', { ...facts, days: f.count(late) });
  const left = calendar.workingDaysLeft(now, duty.dueAt);
  return left === 0 ? t('nudge-line-today', facts) : t('nudge-line-before', { ...facts, days: f.count(left) });
}

/** The acts a duty asks of this reader, where one press begins them; every act the sentence names stands here. */
function actsOf({ duty, reader, tone }: Saying, words: Words): Button[] {
  if (reader === 'LEAD' || reader === 'DELEGATION_HEAD') return [];
  const office =
    tone === 'overdue' || tone === 'escalated' ? [button(words.t('button-contact'), 'desk.contact', 7)] : [];
  if (duty.kind === 'ACKNOWLEDGE')
    return [button(words.t('nudge-button-ack'), `inspections.ack:${duty.subjectId}`), ...office];
  if (duty.kind !== 'REMEDIATION') return office;
  return [
    button(words.t('nudge-button-update'), `remediation.item:${duty.subjectId}`),
    button(words.t('nudge-button-extend'), `remediation.extend:${duty.subjectId}`),
  ];
}
