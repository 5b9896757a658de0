// The words of notices: the first one, a change, an arrival, and the lines appended to copies that were sent. Formal texts
// are evidence: they are made once, in the reader's language, and only ever grow by a line. Pure: facts and words in, text out.
import { at, dayOf } from '../kit/calendar.js';
import { plain, type Words } from '../kit/words.js';
import { button, type Button, type Message } from '../outbox/message.js';
import { headTitleOf, teamTitle } from '../people/names.js';
import { addressKey, type UnitRole } from '../people/rules.js';
import type { UnitView } from '../people/store.js';
import { isDayOnly, isOnlyJoint, sectionsText, startOf, type ToldChanges } from './rules.js';
import type { VisibleInspection } from './store.js';

/** Everything a notice says. */
export interface NoticeFacts {
  readonly noticeId: string;
  readonly plan: { readonly number: string; readonly issuedOn: string; readonly issuer: string };
  readonly unit: UnitView;
  readonly inspection: VisibleInspection;
  /** How many questions the unit is asked; 0 when there is no checklist. */
  readonly questions: number;
  /** Under which subject the REPORT duty of this inspection is kept. */
  readonly reportSubjectId: string;
  readonly ackDueAt: Date | null;
  readonly reportDueAt: Date | null;
  /** The made-up city: the notice says so. */
  readonly demo: boolean;
}

/** What a new version changes. */
export interface ChangeFacts {
  /** 1 for the first change. */
  readonly n: number;
  readonly changes: ToldChanges;
  /** Team names by id, for a change of team. */
  readonly teams: ReadonlyMap<string, string>;
  /** Null when the report is in already, so that its deadline is no news. */
  readonly report: { readonly from: Date; readonly to: Date } | null;
}

const LONGEST_FACT = 200;

/** Words of the workbook as one line of a formal text. */
export function oneLine(text: string): string {
  const flat = plain(text).replace(/\s+/g, ' ').trim();
  return [...flat].length > LONGEST_FACT ? `${[...flat].slice(0, LONGEST_FACT - 1).join('')}…` : flat;
}

type InspectionFacts = Pick<
  VisibleInspection,
  'form' | 'place' | 'contents' | 'themes' | 'jointWith' | 'inspectOn' | 'startTime'
>;

/** «kiểm tra trực tiếp», with the delegation it is joint with. */
export function formText(words: Words, { form, jointWith }: Pick<InspectionFacts, 'form' | 'jointWith'>): string {
  const text = words.t(`inspections-form-${form}`);
  return jointWith ? words.t('inspections-form-joint', { form: text, agency: oneLine(jointWith) }) : text;
}

/** «08h30, Thứ Năm, ngày 21/09/2023». */
export function timeText(words: Words, facts: Pick<InspectionFacts, 'inspectOn' | 'startTime'>): string {
  const day = words.f.fullDay(facts.inspectOn);
  return facts.startTime ? words.t('inspections-time', { time: words.f.time(startOf(facts)), day }) : day;
}

/** Where, or how when nobody travels. */
export function placeText(words: Words, facts: Pick<InspectionFacts, 'form' | 'place'>, unit: UnitView): string {
  if (facts.place) return oneLine(facts.place);
  if (facts.form === 'ONSITE') return words.t('inspections-place-onsite', { unit: unit.name });
  return words.t(facts.form === 'DIGITAL' ? 'inspections-place-digital' : 'inspections-place-report');
}

/** «khối C1–C4 của Kế hoạch, chuyên đề …; phiếu kiểm tra 30 câu». */
export function contentsText(words: Words, facts: Pick<InspectionFacts, 'contents' | 'themes'>, questions = 0): string {
  const { t, f } = words;
  const sections = sectionsText(facts.contents);
  let text = sections
    ? t('inspections-contents', { sections, count: f.count(facts.contents.length) })
    : t('inspections-contents-whole');
  if (facts.themes) text = t('inspections-contents-themes', { contents: text, themes: oneLine(facts.themes) });
  return questions > 0 ? t('inspections-contents-questions', { contents: text, questions: f.count(questions) }) : text;
}

function participantsText(words: Words, facts: Pick<InspectionFacts, 'form'>, unit: UnitView): string {
  const kind = unit.kind ?? unit.name.replace(/^UBND\s+/u, '');
  const key = facts.form === 'REPORT' ? 'report' : unit.class;
  return words.t(`inspections-participants-${key}`, { unit: unit.name, kind });
}

/** The first notice, whole; also what somebody reads who joins later: `asking` is when it is read, null when nothing is to be pressed any more. */
export function noticeText(
  words: Words,
  facts: NoticeFacts,
  asking: Date | null,
  /** A visit announced before, cancelled and restored: said so, and what is in stays in. */
  restored: { readonly reportIn: boolean } | null = null,
): string {
  const { t, f } = words;
  const { inspection, unit, plan } = facts;
  const body = t(restored ? 'inspections-notice-restored' : 'inspections-notice', {
    unit: unit.title,
    number: oneLine(plan.number),
    issuedOn: f.day(plan.issuedOn),
    issuer: oneLine(plan.issuer),
    form: formText(words, inspection),
    time: timeText(words, inspection),
    place: placeText(words, inspection, unit),
    contents: contentsText(words, inspection, facts.questions),
    participants: participantsText(words, inspection, unit),
  });
  const report = restored?.reportIn
    ? [t('inspections-notice-report-in')]
    : facts.reportDueAt
      ? [t('inspections-notice-report', { reportUntil: f.until(facts.reportDueAt) })]
      : [];
  // Whoever joins after the date is asked all the same, without a date nobody can keep.
  const until = facts.ackDueAt && asking && facts.ackDueAt > asking ? f.until(facts.ackDueAt) : 'none';
  const end =
    asking && facts.ackDueAt
      ? t('inspections-notice-ask', { address: t(addressKey(unit.class)), until })
      : t('inspections-notice-thanks');
  return closed(words, [body, ...report, t('inspections-notice-official'), end], facts.demo);
}

/** A new version: only what changed, old and new; one sentence when only another delegation joins. */
export function changeText(words: Words, facts: NoticeFacts, change: ChangeFacts): string {
  const { t, f } = words;
  const { inspection, unit } = facts;
  const ask = {
    address: t(addressKey(unit.class)),
    until: facts.ackDueAt ? f.until(facts.ackDueAt) : 'none',
  };
  if (isOnlyJoint(change.changes) && change.report === null) {
    const agency = oneLine(inspection.jointWith ?? '');
    return closed(
      words,
      [t('inspections-joint', { day: f.day(inspection.inspectOn), unit: unit.title, agency, ...ask })],
      facts.demo,
    );
  }
  const lines = changedLines(words, facts, change).map((line, n) => `${n + 1}. ${line}`);
  const head = [t('inspections-change-title', { n: change.n }), t('inspections-change-to', { unit: unit.title })];
  const end = t('inspections-change-end', ask);
  return closed(words, [...head, ...lines, end], facts.demo);
}

function changedLines(
  words: Words,
  { inspection, unit }: NoticeFacts,
  { changes, report, teams }: ChangeFacts,
): string[] {
  const { t, f } = words;
  const was = <K extends keyof InspectionFacts>(field: K): InspectionFacts[K] => {
    const change = changes[field as keyof ToldChanges];
    return change ? (change.from as InspectionFacts[K]) : inspection[field];
  };
  const before: InspectionFacts = {
    form: was('form'),
    place: was('place'),
    contents: was('contents'),
    themes: was('themes'),
    jointWith: was('jointWith'),
    inspectOn: was('inspectOn'),
    startTime: was('startTime'),
  };
  const line = (field: string, from: string, to: string) =>
    from === to ? [] : [t(`inspections-change-${field}`, { from, to })];
  const none = (text: string | null) => (text ? oneLine(text) : t('inspections-none'));
  const form = ({ form }: InspectionFacts) => t(`inspections-form-${form}`);
  const team = (id: unknown) => teamTitle(words, teams.get(String(id)) ?? '');
  return [
    ...line('form', form(before), form(inspection)),
    ...line('inspectOn', briefTime(words, before), briefTime(words, inspection)),
    ...(changes.place || changes.form
      ? line('place', placeText(words, before, unit), placeText(words, inspection, unit))
      : []),
    ...line('contents', contentsText(words, before), contentsText(words, inspection)),
    ...line('jointWith', none(before.jointWith), none(inspection.jointWith)),
    ...(changes.teamId ? line('teamId', team(changes.teamId.from), team(changes.teamId.to)) : []),
    ...(report ? line('report', f.dayAt(report.from), f.until(report.to)) : []),
  ];
}

/** «08h30, Thứ Năm, 06/07/2023». */
function briefTime(words: Words, facts: Pick<InspectionFacts, 'inspectOn' | 'startTime'>): string {
  const { t, f } = words;
  const day = { weekday: f.weekday(facts.inspectOn), day: f.day(facts.inspectOn) };
  if (!facts.startTime) return t('inspections-day-brief', day);
  return t('inspections-time-brief', { ...day, time: f.time(at(`${facts.inspectOn} ${facts.startTime}`)) });
}

/** The moment of an arrival, or its day where only that is known. */
export const sayArrival = (f: Words['f'], arrivedAt: Date): string =>
  isDayOnly(arrivedAt) ? f.day(dayOf(arrivedAt)) : f.moment(arrivedAt);

/** «Đã có mặt»: the unit learns that a surprise inspection is under way. */
export function arrivalText(words: Words, facts: NoticeFacts, arrivedAt: Date): string {
  const { t, f } = words;
  const form = t(`inspections-form-short-${facts.inspection.form}`);
  const text = {
    ...{ isPast: isDayOnly(arrivedAt) ? 'yes' : 'no', moment: sayArrival(f, arrivedAt) },
    ...{ unit: facts.unit.title, form, address: t(addressKey(facts.unit.class)) },
    until: facts.reportDueAt && facts.questions > 0 ? f.until(facts.reportDueAt) : 'none',
  };
  return closed(words, [t('inspections-arrival', text)], facts.demo);
}

/** A notice that no longer holds: the inspection was cancelled, or takes place otherwise. */
export function withdrawalText(
  words: Words,
  facts: { unit: UnitView; inspectOn: string; decidedAt: Date; isCancelled: boolean; reportIn: boolean; demo: boolean },
): string {
  const { t, f } = words;
  const args = {
    day: f.day(facts.inspectOn),
    unit: facts.unit.title,
    decided: f.dayAt(facts.decidedAt),
    reportIn: facts.reportIn ? 'yes' : 'no',
  };
  return closed(
    words,
    [t(facts.isCancelled ? 'inspections-cancelled-unit' : 'inspections-withdrawal', args)],
    facts.demo,
  );
}

const closed = (words: Words, lines: readonly string[], demo: boolean): string =>
  [...lines, ...(demo ? [words.t('inspections-demo')] : [])].join('\n');

/** What has become of a notice, as far as its copies show it. */
export interface NoticeState {
  readonly acknowledged: { readonly person: string; readonly role: UnitRole; readonly at: Date } | null;
  /** When a newer notice took its place. */
  readonly supersededAt: Date | null;
  readonly isWithdrawn?: boolean;
}

/** The unit's office as it stands in a sentence: the head by the registered office. */
export const roleText = (words: Words, role: UnitRole, unit: UnitView): string =>
  role === 'HEAD' ? headTitleOf(words, unit) : words.t(`inspections-role-${role}`);

/** A copy as it shows now: its words as sent, what happened since, and the buttons that still mean something. */
export function copyNow(
  words: Words,
  copy: {
    readonly text: string;
    readonly noticeId: string;
    readonly inspectionId: string;
    readonly isAnswerable: boolean;
  },
  state: NoticeState,
  unit: UnitView,
): Message {
  const { t, f } = words;
  const lines: string[] = [];
  const { acknowledged, supersededAt } = state;
  if (acknowledged) {
    const { person, role, at } = acknowledged;
    lines.push(t('inspections-acknowledged', { person, role: roleText(words, role, unit), moment: f.moment(at) }));
  }
  if (supersededAt)
    lines.push(
      t(state.isWithdrawn ? 'inspections-withdrawn' : 'inspections-superseded', { day: f.dayAt(supersededAt) }),
    );
  const rows = supersededAt ? [] : noticeRows(words, { ...copy, isPending: acknowledged === null });
  // A copy sent to somebody who joined later was made with what had happened until then.
  return { text: [copy.text, ...lines.filter((line) => !copy.text.includes(line))].join('\n'), rows };
}

/** The buttons of a notice; [Đã nhận] only while nobody has acknowledged, [Trả lời] only when there is something to answer. */
export function noticeRows(
  words: Words,
  notice: {
    readonly noticeId: string;
    readonly inspectionId: string;
    readonly isPending: boolean;
    readonly isAnswerable: boolean;
  },
): Button[][] {
  const ack = button(words.t('inspections-button-ack'), `inspections.ack:${notice.noticeId}`);
  const answer = answerButton(words, notice.inspectionId);
  const calendar = button(words.t('button-calendar'), 'desk.lich', 6);
  return [...(notice.isPending ? [[ack]] : []), [...(notice.isAnswerable ? [answer] : []), calendar]];
}

/** Opens the checklist of an inspection. */
export const answerButton = (words: Words, inspectionId: string): Button =>
  button(words.t('inspections-button-answer'), `checklists.start:${inspectionId}`);
