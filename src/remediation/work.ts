// New work for those who judge: submissions, results and requests that came and have not been begun. It rings collected, three
// times a working day; what somebody has been told of is not told again. /viec shows it at once, without waiting for a card.
import { readChecklist } from '../checklists/store.js';
import { willPass, type Tx } from '../kit/database.js';
import { instantAt, dayOf, minutesOf, type WorkingCalendar } from '../kit/calendar.js';
import type { Words } from '../kit/words.js';
import { button, layOut, type Message } from '../outbox/message.js';
import { compareVietnamese } from '../kit/vietnamese.js';
import { teamTitle } from '../people/names.js';
import { listTeamNames, listUnits } from '../people/store.js';
import { cut } from './due-words.js';
import { countOf, requestScreen } from './request-screens.js';
import { findRequest } from './extension-store.js';
import { actOf, type Drawing } from './item-screens.js';
import { findItem, listEvents } from './item-store.js';
import { reviewOf } from './review-rules.js';
import { reviewScreen } from './review-screens.js';
import { resultScreen } from './verdicts.js';
import { findSubmissionLine, type Work } from './work-store.js';

/** When collected cards ring. */
export const SLOTS = ['10:30', '13:30', '15:30'] as const;

/** Lines on one card; the rest is in /viec. */
const LINES = 6;

/** The slot a card may ring for now: the last one of today that has come, in office hours of a working day; null otherwise. */
export function slotNow(calendar: WorkingCalendar, now: Date): { name: string; at: Date } | null {
  try {
    if (calendar.isQuiet(now)) return null;
  } catch {
    return null;
  }
  const on = dayOf(now);
  const come = SLOTS.map((name) => ({ name: name.replace(':', ''), at: instantAt(on, minutesOf(name)) })).filter(
    (slot) => slot.at <= now,
  );
  return come.at(-1) ?? null;
}

/**
 * The card: one thing as it will be judged, several as a list. Null when what was to be told is gone. What cannot be drawn is
 * left out and told to `unsaid`, so that it costs its reader nothing else.
 */
export async function workMessage(
  tx: Tx,
  drawing: Drawing,
  /** The team of the reader's role; null where they judge for the whole delegation. */
  teamId: string | null,
  work: readonly Work[],
  unsaid: (work: Work, error: unknown) => void,
): Promise<Message | null> {
  const safely = async <T>(each: Work, draw: () => Promise<T | null>): Promise<T | null> =>
    draw().catch((error: unknown) => {
      if (willPass(error)) throw error;
      unsaid(each, error);
      return null;
    });
  if (work.length === 1) return safely(work[0]!, () => single(tx, drawing, work[0]!));
  const { t, f } = drawing.words;
  const names = await listTeamNames(tx);
  const teamOf = (each: Work) => teamTitle(drawing.words, names.get(each.teamId ?? '') ?? '…');
  const teams = teamId === null ? [] : [...new Set(work.map(teamOf))].sort(compareVietnamese);
  const place = teams.length === 0 ? t('remediation-all-units') : teams.join(', ');
  const lines: { text: string; label: string; act: string }[] = [];
  for (const each of work) {
    const line = await safely(each, () => lineOf(tx, drawing.words, each));
    if (line) lines.push(teams.length > 1 ? { ...line, text: `${teamOf(each)} – ${line.text}` } : line);
  }
  if (lines.length === 0) return null;
  const shown = lines.slice(0, LINES);
  const head = t('review-work', { place, count: f.count(lines.length), n: lines.length, now: f.moment(drawing.now) });
  return {
    text: [head, ...shown.map((line, n) => `${n + 1}. ${line.text}`)].join('\n'),
    rows: [
      ...layOut(shown.map((line, n) => button(`${n + 1} · ${line.label}`, line.act))),
      [button(t('button-todo'), 'desk.todo', 4)],
    ],
  };
}

async function single(tx: Tx, drawing: Drawing, work: Work): Promise<Message | null> {
  if (work.kind === 'submission') {
    const whole = await readChecklist(tx, work.id);
    const review = whole && reviewOf(whole);
    return review ? reviewScreen(drawing.words, review, { judge: true }) : null;
  }
  const item = await findItem(tx, work.id);
  if (!item) return null;
  if (work.kind === 'result') return resultScreen({ tx }, drawing, item, await listEvents(tx, item.id));
  const request = await findRequest(tx, work.subject);
  return request ? requestScreen(drawing.words, item, request, await countOf(tx, item.id)) : null;
}

async function lineOf(tx: Tx, words: Words, work: Work): Promise<{ text: string; label: string; act: string } | null> {
  const { t, f } = words;
  if (work.kind === 'submission') {
    const row = await findSubmissionLine(tx, work.subject);
    if (!row) return null;
    const { submission } = row;
    const unit = (await listUnits(tx, [row.inspection.unitId])).get(row.inspection.unitId);
    const again = (submission.snapshot as { before?: string }).before === 'RETURNED';
    const text = t(again ? 'review-duty-again' : 'review-duty', {
      unit: unit?.title ?? '',
      questions: f.count(submission.questions),
      n: submission.questions,
      on: f.dayShort(dayOf(submission.submittedAt)),
      visit: f.dayShort(row.inspection.inspectOn),
    });
    return { text, label: t('review-label'), act: actOf('review', work.id) };
  }
  const item = await findItem(tx, work.id);
  if (!item) return null;
  const about = { unit: item.unitTitle, text: cut(item.text, 80) };
  if (work.kind === 'result') {
    return {
      text: t('remediation-duty-judge', { ...about, on: f.dayShort(dayOf(work.at)) }),
      label: t('remediation-judge'),
      act: actOf('judge', item.id),
    };
  }
  const request = await findRequest(tx, work.subject);
  if (!request?.newDueAt) return null;
  const dates = { old: f.dayAt(request.oldDueAt), new: f.dayAt(request.newDueAt) };
  return {
    text: t('remediation-duty-request', { ...about, ...dates }),
    label: t('remediation-judge'),
    act: actOf('request', item.id),
  };
}
