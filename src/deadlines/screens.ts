// The morning card: one per person, across all duties, units and roles. Pure.
import type { Deadline } from '../generated/prisma/client.js';
import { dayOf, type WorkingCalendar } from '../kit/calendar.js';
import type { Words } from '../kit/words.js';
import { button, type Button, type Message } from '../outbox/message.js';
import { addressKey } from '../people/rules.js';
import type { UnitView } from '../people/store.js';
import type { Reader, Rung, Tone } from './rules.js';

/** One thing to say on a card. */
export interface Saying {
  readonly duty: Deadline;
  readonly unit: UnitView | null;
  readonly reader: Reader;
  readonly rung: Rung;
  readonly tone: Tone;
  /** Said a second time, because it was put off to today; it cannot be put off again. */
  readonly again: boolean;
  readonly escalation: { readonly on: string; readonly reader: Reader } | null;
}

const SHOWN = 6;

/** «phiếu kiểm tra và báo cáo», «kết quả khắc phục nội dung “…”»: what is owed, as it stands in a sentence. */
export function itemWords(duty: Pick<Deadline, 'kind' | 'title'>, words: Words): string {
  return words.t(`nudge-item-${duty.kind.toLowerCase()}`, { title: cut(duty.title) });
}

const cut = (text: string): string => ([...text].length > 120 ? `${[...text].slice(0, 117).join('')}…` : text);

/** The sentence of one saying, with its form of address. */
export function sayingText(saying: Saying, now: Date, calendar: WorkingCalendar, words: Words): string {
  const { t, f } = words;
  const { duty, unit, tone, escalation } = saying;
  const facts = {
    unit: unit?.title ?? '',
    address: unit ? t(addressKey(unit.class)) : '',
    item: itemWords(duty, words),
    due: f.until(duty.dueAt),
    now: f.moment(now),
  };
  if (tone === 'before') {
    const left = calendar.workingDaysLeft(now, duty.dueAt);
    return left === 0 ? t('nudge-today', facts) : t('nudge-before', { ...facts, days: f.count(left) });
  }
  const late = f.count(calendar.workingDaysLate(duty.dueAt, now));
  if (tone === 'escalate') {
    const head =
      saying.reader === 'HEAD'
        ? (unit?.headTitle ?? t('nudge-head-of', facts))
        : t(`nudge-to-${saying.reader.toLowerCase()}`);
    return t(saying.reader === 'HEAD' ? 'nudge-escalate-head' : 'nudge-escalate-above', { ...facts, head, days: late });
  }
  const base = t('nudge-overdue', facts);
  if (tone === 'escalated')
    return `${base} ${t('nudge-escalated', { head: unit?.headTitle ?? t('nudge-head-of', facts), day: f.day(dayOf(now)) })}`;
  if (!escalation) return base;
  const above =
    escalation.reader === 'HEAD'
      ? (unit?.headTitle ?? t('nudge-head-of', facts))
      : t(`nudge-to-${escalation.reader.toLowerCase()}`);
  return `${base} ${t('nudge-forewarn', { day: f.day(escalation.on), head: above })}`;
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
    const act = mainAct(first!.duty, first!.reader, words);
    return { text: sayingText(first!, now, calendar, words), rows: [...(act ? [[act]] : []), ...bottom], ring: true };
  }
  const lines = sayings.slice(0, SHOWN).map((saying, n) => `${n + 1}. ${lineOf(saying, now, calendar, words)}`);
  const more = sayings.length > SHOWN ? [t('nudge-more', { count: f.count(sayings.length - SHOWN) })] : [];
  const head = t('nudge-list-head', { weekday: f.weekday(on), day: f.day(on), count: f.count(sayings.length) });
  return { text: [head, ...lines, ...more].join('\n'), rows: bottom, ring: true };
}

function lineOf(saying: Saying, now: Date, calendar: WorkingCalendar, words: Words): string {
  const { t, f } = words;
  const { duty, unit } = saying;
  const facts = { unit: unit?.title ?? t('place-office'), item: itemWords(duty, words), due: f.until(duty.dueAt) };
  const late = calendar.workingDaysLate(duty.dueAt, now);
  if (late > 0) return t('nudge-line-late', { ...facts, days: f.count(late) });
  const left = calendar.workingDaysLeft(now, duty.dueAt);
  return left === 0 ? t('nudge-line-today', facts) : t('nudge-line-before', { ...facts, days: f.count(left) });
}

/** The act a duty asks of this reader, where one press begins it. */
function mainAct(duty: Deadline, reader: Reader, words: Words): Button | null {
  if (reader === 'LEAD' || reader === 'DELEGATION_HEAD') return null;
  if (duty.kind === 'ACKNOWLEDGE') return button(words.t('nudge-button-ack'), `inspections.ack:${duty.subjectId}`);
  if (duty.kind === 'REMEDIATION') return button(words.t('nudge-button-update'), `remediation.item:${duty.subjectId}`);
  return null;
}
