// Calendar files: a visit and its report's deadline, or everything somebody may expect. Names and uids betray no running code.
import type { Words } from '../kit/words.js';
import type { Attachment } from '../outbox/message.js';
import type { UnitView } from '../people/store.js';
import { ICS_MIME, writeIcs, type CalendarEntry } from './ics.js';
import { contentsText, formText, placeText } from './notice-screens.js';
import { endOfVisit, startOf } from './rules.js';
import type { VisibleInspection } from './store.js';

/** One inspection for a calendar; `closesAt` is the end of office hours of its day. */
export interface Visit {
  readonly unit: UnitView;
  readonly inspection: VisibleInspection;
  readonly closesAt: Date;
}

/** The file of one inspection as an attachment; the same notice always gives the same bytes. */
export const calendarFile = (words: Words, unit: UnitView, inspection: VisibleInspection, closesAt: Date): Attachment =>
  calendarFileOf(words, [{ unit, inspection, closesAt }], `lich-kiem-tra-${inspection.inspectOn}.ics`);

/** The file that takes an inspection and its deadline off a calendar again; `inspectOn` is the day that was told. */
export const cancellingFile = (
  words: Words,
  unit: UnitView,
  inspection: VisibleInspection,
  closesAt: Date,
): Attachment =>
  asFile(
    entriesOf(words, { unit, inspection, closesAt }).map((entry) => ({ ...entry, isCancelled: true })),
    `huy-lich-kiem-tra-${inspection.inspectOn}.ics`,
  );

/** The file of several inspections. */
export function calendarFileOf(words: Words, visits: readonly Visit[], name: string): Attachment {
  return asFile(
    visits.flatMap((visit) => entriesOf(words, visit)),
    name,
  );
}

const asFile = (entries: readonly CalendarEntry[], name: string): Attachment => ({
  kind: 'bytes',
  name,
  mime: ICS_MIME,
  base64: writeIcs(entries).toString('base64'),
});

function entriesOf(words: Words, { unit, inspection, closesAt }: Visit): CalendarEntry[] {
  const { t } = words;
  const { notice, id } = inspection;
  const stamp = {
    sequence: inspection.version - 1,
    stampedAt: notice?.firedAt ?? inspection.arrivedAt ?? inspection.createdAt,
  };
  const visit: CalendarEntry = {
    uid: id,
    ...stamp,
    summary: t('inspections-ics-visit', { unit: unit.title }),
    place: placeText(words, inspection, unit),
    description: t('inspections-ics-about', {
      form: formText(words, inspection),
      contents: contentsText(words, inspection),
    }),
    startsAt: inspection.arrivedAt ?? startOf(inspection),
    endsAt: endOfVisit(inspection, closesAt),
  };
  const due = notice?.reportDueAt;
  const summary = t('inspections-ics-report', { unit: unit.title });
  return due ? [{ uid: `${id}-report`, ...stamp, summary, startsAt: due }, visit] : [visit];
}
