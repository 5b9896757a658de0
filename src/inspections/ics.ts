// Writes calendar files (.ics) that phones and Outlook take in: inspections and deadlines with time, place and contents.
// The same entries always give the same bytes, so a file sent again is the same file.
// Knows no running code of an inspection: the ids it is given must be random, for units may see them.
import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

/** One thing in a calendar, in the reader's language. */
export interface CalendarEntry {
  /** Random and lasting: a changed or cancelled visit replaces the old one on the phone only under the same uid. */
  readonly uid: string;
  /** 0 for the first notice, one more for each new version. */
  readonly sequence: number;
  /** When this version was decided. */
  readonly stampedAt: Date;
  readonly summary: string;
  readonly place?: string;
  readonly description?: string;
  readonly startsAt: Date;
  /** Absent for a moment, such as a deadline. */
  readonly endsAt?: Date;
  readonly isCancelled?: boolean;
}

export const ICS_MIME = 'text/calendar; charset=utf-8';

/** The file of these entries, in the order given. Throws on an instant that is not a date. */
export function writeIcs(entries: readonly CalendarEntry[]): Buffer {
  // No time zone is ever set: then every instant is written in UTC, whatever zone the machine is in.
  const calendar = new ICalCalendar({
    prodId: { company: 'Don Doc', product: 'inspections', language: 'VI' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const entry of entries) {
    calendar.createEvent({
      id: entry.uid,
      sequence: entry.sequence,
      stamp: entry.stampedAt,
      start: entry.startsAt,
      end: entry.endsAt ?? null,
      summary: oneLine(entry.summary),
      location: entry.place === undefined ? null : oneLine(entry.place),
      description: entry.description === undefined ? null : readable(entry.description),
      status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return Buffer.from(calendar.toString(), 'utf8');
}

const oneLine = (text: string): string => readable(text).replace(/\s+/g, ' ').trim();

/** A lone carriage return or another control character would end the line and let words become commands. */
const readable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '');
