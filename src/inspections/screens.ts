// Cards and lines of inspections that are no formal notice: the schedule's lines, one inspection whole, whom to call.
// Pure: facts and words in, text out. What is under embargo never gets here for a unit: store.ts saw to that.
import { wholeButton } from '../dialogue/whole.js';
import { dayOf } from '../kit/calendar.js';
import type { Words } from '../kit/words.js';
import { button, layOut, type Button, type Message } from '../outbox/message.js';
import { teamTitle } from '../people/names.js';
import { phoneText } from '../people/phones.js';
import type { UnitContact, UnitView } from '../people/store.js';
import {
  answerButton,
  contentsText,
  formText,
  oneLine,
  placeText,
  roleText,
  sayArrival,
  timeText,
  type NoticeState,
} from './notice-screens.js';
import { isDayOnly, startOf } from './rules.js';
import type { InspectionView, VisibleInspection } from './store.js';

/** Where an inspection stands in a list: when it begins, or its day when no time is set. */
export const momentOf = (inspection: VisibleInspection): Date => inspection.arrivedAt ?? startOf(inspection);

/** «Thứ Năm, 21/09, 08h30», or without the time when there is none. */
function longWhen(words: Words, at: Date, hasTime: boolean): string {
  const { t, f } = words;
  const day = { weekday: f.weekday(dayOf(at)), day: f.dayShort(dayOf(at)) };
  return hasTime ? t('inspections-line-when', { ...day, time: f.time(at) }) : t('inspections-line-when-day', day);
}

const hasTime = (inspection: VisibleInspection): boolean =>
  inspection.arrivedAt !== null ? !isDayOnly(inspection.arrivedAt) : inspection.startTime !== null;

/** A line of /lich for the unit. */
export function unitLine(words: Words, inspection: VisibleInspection, unit: UnitView): string {
  const { t } = words;
  const { form } = inspection;
  const args = {
    when: longWhen(words, momentOf(inspection), hasTime(inspection)),
    team: teamTitle(words, inspection.teamName),
    place: placeText(words, inspection, unit),
    state: t(inspection.notice?.acknowledgedAt ? 'inspections-state-acknowledged' : 'inspections-state-pending'),
  };
  if (inspection.surprise)
    return t('inspections-line-unit-surprise', { ...args, form: t(`inspections-form-short-${form}`) });
  const key = form === 'ONSITE' ? 'inspections-line-unit' : `inspections-line-unit-${form}`;
  return t(key, { ...args, form: formText(words, inspection) });
}

/** A line of /lich for the delegation. */
export function delegationLine(words: Words, inspection: InspectionView, unit: UnitView | undefined): string {
  const { t, f } = words;
  const on = dayOf(momentOf(inspection));
  const day = { weekday: f.weekdayShort(on), day: f.dayShort(on) };
  return t('inspections-line-delegation', {
    when: hasTime(inspection)
      ? t('inspections-line-when-short', { ...day, time: f.time(momentOf(inspection)) })
      : t('inspections-line-when-short-day', day),
    unit: unit?.title ?? '…',
    form: t(`inspections-form-short-${inspection.form}`),
    state: t(`inspections-state-${stateKey(inspection)}`),
  });
}

function stateKey(inspection: InspectionView): string {
  if (inspection.cancelledAt) return 'cancelled';
  if (inspection.surprise) return inspection.arrivedAt ? 'arrived' : 'embargoed';
  if (!inspection.notice) return 'unsent';
  return inspection.notice.acknowledgedAt ? 'acknowledged' : 'pending';
}

/** What the screen of one inspection shows and offers. */
export interface SeenInspection {
  readonly inspection: VisibleInspection;
  readonly unit: UnitView;
  readonly state: NoticeState | null;
  readonly questions: number;
  /** For the unit: something to press. For the delegation: the code and what became of the copies. */
  readonly side:
    | { readonly kind: 'unit' }
    | {
        readonly kind: 'delegation';
        readonly code: string;
        readonly copies: string | null;
        /** What the standing office may do about whether it takes place at all. */
        readonly may: 'cancel' | 'restore' | null;
      };
  /** Said first: what was just recorded. */
  readonly echo?: string;
  /** What else is so: from whom it was taken over, what of it was waived. */
  readonly notes?: readonly string[];
  /** Its unit has ended: nothing is asked of anybody there. */
  readonly isEnded?: boolean;
  /** What may be done about duties past their date. */
  readonly waiving?: readonly Button[];
}

/** One inspection whole. */
export function inspectionScreen(words: Words, seen: SeenInspection): Message {
  const { t, f } = words;
  const { inspection, unit, side } = seen;
  const { notice } = inspection;
  const lines = [
    ...(seen.echo ? [seen.echo] : []),
    side.kind === 'unit'
      ? t('inspections-see-head', { unit: unit.title })
      : t('inspections-see-head-code', {
          unit: unit.title,
          code: side.code,
          team: teamTitle(words, inspection.teamName),
        }),
    ...(inspection.cancelledAt ? [t('inspections-see-cancelled', { moment: f.moment(inspection.cancelledAt) })] : []),
    t(inspection.surprise ? 'inspections-see-surprise' : 'inspections-see-form', { form: formText(words, inspection) }),
    t('inspections-see-time', {
      time: inspection.arrivedAt ? sayArrival(f, inspection.arrivedAt) : timeText(words, inspection),
    }),
    t('inspections-see-place', { place: placeText(words, inspection, unit) }),
    t('inspections-see-contents', { contents: contentsText(words, inspection, seen.questions) }),
    ...(notice?.reportDueAt && !inspection.cancelledAt
      ? [t('inspections-see-report', { until: f.until(notice.reportDueAt) })]
      : []),
    noticeLine(words, seen),
    ...(side.kind === 'delegation' && side.copies ? [side.copies] : []),
    ...(seen.notes ?? []),
  ].filter((line) => line !== '');
  const text = lines.join('\n');
  return { text, rows: screenRows(words, seen, wholeButton(words, text, `inspections.whole:${inspection.id}`, 5)) };
}

function noticeLine(words: Words, { inspection, unit, state, side }: SeenInspection): string {
  const { t, f } = words;
  const { notice } = inspection;
  if (!notice?.firedAt) {
    if (side.kind === 'unit' || inspection.cancelledAt) return '';
    return t(inspection.surprise ? 'inspections-see-embargoed' : 'inspections-see-unsent');
  }
  const day = f.dayAt(notice.firedAt);
  const done = state?.acknowledged;
  if (done) {
    const who = { person: done.person, role: roleText(words, done.role, unit), moment: f.moment(done.at) };
    return t('inspections-see-acknowledged', { day, ...who });
  }
  if (inspection.cancelledAt) return '';
  return notice.ackDueAt
    ? t('inspections-see-pending', { day, until: f.until(notice.ackDueAt) })
    : t('inspections-see-unasked', { day });
}

function screenRows(
  words: Words,
  { inspection, state, questions, side, isEnded = false, waiving = [] }: SeenInspection,
  whole: readonly Button[],
): Button[][] {
  const { t } = words;
  const { notice } = inspection;
  const isOpen = inspection.cancelledAt === null;
  const acts: Button[] = [];
  if (side.kind === 'unit' && notice && isOpen && !isEnded) {
    if (!state?.acknowledged) acts.push(button(t('inspections-button-ack'), `inspections.ack:${notice.id}`));
    if (questions > 0 && !inspection.surprise) acts.push(answerButton(words, inspection.id));
  }
  if (side.kind === 'delegation')
    acts.push(button(t('inspections-button-focal'), `inspections.focal:${inspection.id}`, 7));
  if (notice && isOpen) acts.push(button(t('button-calendar-file'), `inspections.ics:${inspection.id}`, 8));
  if (side.kind === 'delegation' && side.may)
    acts.push(button(t(`inspections-button-${side.may}`), `inspections.${side.may}:${inspection.id}`, 9));
  acts.push(...waiving, ...whole);
  const list = button(t('calendar-button-visits'), 'desk.visits', 1);
  const bottom = [button(t('button-todo'), 'desk.todo', 4), button(t('button-calendar'), 'desk.lich', 6)];
  return [...layOut([...acts, list]), bottom];
}

/** Whom to call at a unit: focal point and head as registered, with numbers for those who may call. */
export function contactScreen(words: Words, unit: UnitView, contact: UnitContact, inspectionId: string): Message {
  const { t } = words;
  const line = (role: string, person: UnitContact['focal']) => {
    if (!person.name) return t('inspections-contact-absent', { role });
    const name = [oneLine(person.name), person.title && oneLine(person.title), person.phone && phoneText(person.phone)];
    return t('inspections-contact-line', { role, name: name.filter(Boolean).join(', ') });
  };
  return {
    text: [
      t('inspections-contact-head', { unit: unit.title }),
      line(t('people-role-FOCAL'), contact.focal),
      line(unit.headTitle ?? t('people-role-HEAD'), { ...contact.head, title: null }),
    ].join('\n'),
    rows: [[button(t('button-back'), `inspections.see:${inspectionId}`, 2), button(t('button-todo'), 'desk.todo', 4)]],
  };
}
