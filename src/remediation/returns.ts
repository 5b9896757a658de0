// Returning a result: what is missing, why, until when, a preview, and then once to the unit. The draft is the reviewer's own;
// the first verdict stands.
import type { DialogueFace } from '../dialogue/face.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { addDays, dayOf } from '../kit/calendar.js';
import { plain } from '../kit/words.js';
import { button } from '../outbox/message.js';
import type { RoomPorts } from '../dialogue/ports.js';
import { peopleOfUnit, sayUntold, tellAll } from './announce.js';
import { cut, readDueDay } from './due-words.js';
import { actOf, askScreen, sayRefusal, wholeRow, type Drawing } from './item-screens.js';
import { findItem, type ItemView } from './item-store.js';
import { draftReturn, returnResult } from './return-store.js';
import { readPlanNumbers } from './plan-numbers.js';
import { drawingOf } from './item-pages.js';
import { isOnBothSides, mayJudgeItem } from '../people/rights.js';
import { isMissing, isReason, MISSING, REASONS, sayMissing, sayReason } from './reasons.js';
import {
  accept,
  askAccept,
  isThisRound,
  judged,
  showPapers,
  showResult,
  enterVerdict,
  VERDICT_VERSION,
} from './verdicts.js';

/** [Đề nghị bổ sung], first step: what is missing. */
export async function askWhat(
  turn: KnownTurn,
  id: string | undefined,
  round: string | undefined,
  echo: string | null = null,
): Promise<void> {
  const found = await judged(turn, id);
  if (!found) return;
  if (round !== undefined && !isThisRound(found.item, round)) return showResult(turn, id);
  const { t } = turn.words;
  const { item } = found;
  enterVerdict(turn, 'what', item.id);
  const buttons = MISSING.map((what) => button(t(`remediation-missing-${what}`), actOf('what', item.id, what)));
  turn.show(
    askScreen(
      turn.words,
      t('remediation-return-what', { text: cut(item.text, 120) }),
      buttons,
      actOf('judge', item.id),
      echo,
    ),
  );
}

/** Second step: why. */
async function askWhy(
  turn: KnownTurn,
  id: string | undefined,
  given: { whatCode: string | null; what: string | null } | null,
): Promise<void> {
  const found = await judged(turn, id);
  if (!found) return;
  const { t } = turn.words;
  const { item } = found;
  const draft = await draftReturn(turn.tx, item, turn.who.personId, given ?? {}, turn.now);
  const what = sayMissing(turn.words, draft.whatCode, draft.what, 200);
  if (!what) return askWhat(turn, item.id, undefined);
  enterVerdict(turn, 'why', item.id);
  const buttons = REASONS.map((why) => button(t(`remediation-reason-${why}`), actOf('why', item.id, why)));
  turn.show(
    askScreen(turn.words, t('remediation-return-why', { what }), buttons, actOf('return', item.id, item.round)),
  );
}

/** The days a supplement may be due: from tomorrow to as long as the plan gives for a whole remediation. */
async function supplementRange(
  turn: KnownTurn,
  drawing: Drawing,
): Promise<{ fromOn: string; toOn: string; usualOn: string } | null> {
  const numbers = await readPlanNumbers(turn.tx);
  const today = dayOf(turn.now);
  try {
    return {
      fromOn: drawing.calendar.addWorkingDays(today, 1),
      toOn: drawing.calendar.rollToWorkingDay(addDays(today, numbers.remediationDays)),
      usualOn: drawing.calendar.addWorkingDays(today, numbers.supplementDays),
    };
  } catch {
    return null;
  }
}

/** Third step: until when; the present date is kept with one tap while it has not passed. */
async function askUntil(
  turn: KnownTurn,
  id: string | undefined,
  why: { whyCode: string | null; why: string | null } | null,
  echo: string | null = null,
  near: string | null = null,
): Promise<void> {
  const found = await judged(turn, id);
  if (!found) return;
  const { item } = found;
  const { t, f } = turn.words;
  const draft = await draftReturn(turn.tx, item, turn.who.personId, why ?? {}, turn.now);
  if (!hasWhat(draft)) return askWhat(turn, item.id, undefined);
  const drawing = await drawingOf(turn);
  const range = await supplementRange(turn, drawing);
  enterVerdict(turn, 'until', item.id);
  const days = [near, range?.usualOn ?? null].filter((on): on is string => on !== null);
  const buttons = [
    ...(item.dueAt > turn.now
      ? [button(t('remediation-keep-due', { due: f.dayAt(item.dueAt) }), actOf('until', item.id, 'keep'))]
      : []),
    ...[...new Set(days)].map((on) => button(f.day(on), actOf('until', item.id, on))),
  ];
  const key = item.dueAt > turn.now ? 'remediation-return-until' : 'remediation-return-until-passed';
  const text = t(key, { due: f.until(item.dueAt), example: f.day(range?.usualOn ?? dayOf(item.dueAt)) });
  turn.show(askScreen(turn.words, text, buttons, actOf('what', item.id, '-'), echo));
}

interface Asked {
  readonly whatCode: string | null;
  readonly what: string | null;
  readonly whyCode: string | null;
  readonly why: string | null;
}

const hasWhat = (draft: Asked): boolean => (draft.whatCode ?? draft.what) !== null;
const isWhole = (draft: Asked): boolean => hasWhat(draft) && (draft.whyCode ?? draft.why) !== null;

/** The text the unit will read: what, why, until when. */
const returnText = (words: KnownTurn['words'], item: ItemView, draft: Asked, dueAt: Date): string =>
  words.t('remediation-returned-unit', {
    unit: item.unitTitle,
    text: cut(item.text, 200),
    what: sayMissing(words, draft.whatCode, draft.what, 400),
    why: sayReason(words, draft.whyCode, draft.why, 400),
    due: words.f.until(dueAt),
  });

/** Last step: exactly what the unit will read, before it is sent. */
async function previewReturn(turn: KnownTurn, item: ItemView, newDueAt: Date | null): Promise<void> {
  return showPreview(turn, item, await draftReturn(turn.tx, item, turn.who.personId, { newDueAt }, turn.now));
}

async function showPreview(turn: KnownTurn, item: ItemView, draft: Asked & { newDueAt: Date | null }): Promise<void> {
  const { newDueAt } = draft;
  if (!isWhole(draft)) return askWhat(turn, item.id, undefined);
  const { t } = turn.words;
  enterVerdict(turn, 'preview', item.id);
  const text = returnText(turn.words, item, draft, newDueAt ?? item.dueAt);
  turn.show(
    askScreen(
      turn.words,
      t('remediation-return-preview', { unit: item.unitTitle, text }),
      [button(t('remediation-send-unit'), actOf('returned', item.id, item.round))],
      actOf('why', item.id, '-'),
      isPlainAscii(`${draft.what ?? ''} ${draft.why ?? ''}`) && turn.words.locale === 'vi'
        ? t('remediation-no-diacritics')
        : null,
    ),
  );
}

/** The preview once more, with the day chosen before. */
async function resumePreview(turn: KnownTurn, id: string | undefined): Promise<void> {
  const found = await judged(turn, id);
  if (!found) return;
  return showPreview(turn, found.item, await draftReturn(turn.tx, found.item, turn.who.personId, {}, turn.now));
}

const isPlainAscii = (text: string): boolean => /[a-z]{2}.*\s.*[a-z]{2}/i.test(text) && /^[\x20-\x7e\n]*$/.test(text);

/** A tap or a typed day for the third step. */
async function chooseUntil(turn: KnownTurn, id: string | undefined, chosen: string): Promise<void> {
  const found = await judged(turn, id);
  if (!found) return;
  const { item } = found;
  if (chosen === 'keep') return item.dueAt > turn.now ? previewReturn(turn, item, null) : askUntil(turn, item.id, null);
  const drawing = await drawingOf(turn);
  const range = await supplementRange(turn, drawing);
  if (!range) return askUntil(turn, item.id, null, turn.words.t('remediation-no-calendar'));
  const read = readDueDay(drawing.calendar, range, chosen, turn.words.f);
  return read.ok
    ? previewReturn(turn, item, read.dueAt)
    : askUntil(turn, item.id, null, sayRefusal(turn.words, read.why), read.near);
}

/** [Gửi đơn vị]: the result is returned, the unit told. */
async function sendReturn(
  turn: KnownTurn,
  id: string | undefined,
  round: string | undefined,
  ports: RoomPorts,
): Promise<void> {
  const found = await judged(turn, id, true);
  if (!found) return;
  if (!isThisRound(found.item, round)) return showResult(turn, id);
  const { item } = found;
  const draft = await draftReturn(turn.tx, item, turn.who.personId, {}, turn.now);
  if (!isWhole(draft)) return askWhat(turn, item.id, undefined);
  const due = draft.newDueAt ?? item.dueAt;
  if (due <= turn.now) return askUntil(turn, item.id, null);
  const { vi } = ports.words;
  const said = `${sayMissing(vi, draft.whatCode, draft.what, Infinity)}: ${sayReason(vi, draft.whyCode, draft.why, Infinity)}`;
  await returnResult(turn.tx, item, { id: draft.id, said, dueAt: due }, turn.who.personId, turn.now);
  turn.audit('item.returned', item.id, { round: item.round, moved: due.getTime() !== item.dueAt.getTime() });
  const people = await peopleOfUnit(turn.tx, item.unitId, turn.now);
  tellAll(turn, ports.words, people, {
    key: `item-returned:${item.id}:${item.round}`,
    build: (words) => {
      const text = returnText(words, item, draft, due);
      return {
        text,
        rows: [
          [button(words.t('remediation-send-files'), actOf('files', item.id))],
          [button(words.t('remediation-ask-extension'), actOf('extend', item.id))],
          ...wholeRow(words, text, item.id),
        ],
      };
    },
  });
  const { t, f } = turn.words;
  turn.close();
  turn.record(
    t('remediation-record-returned', {
      unit: item.unitTitle,
      text: cut(item.text, 80),
      name: turn.who.fullName,
      at: f.momentShort(turn.now),
    }),
  );
  turn.show({
    text:
      people.length > 0
        ? t('remediation-returned', { unit: item.unitTitle, due: f.until(due) })
        : sayUntold(turn.words, item.unitTitle),
    rows: [[button(t('button-todo'), 'desk.todo', 4)]],
  });
}

/** The acts of judging results. */
export const verdictActs = (
  ports: RoomPorts,
): Record<string, (turn: KnownTurn, args: readonly string[]) => Promise<void>> => ({
  judge: (turn, [id]) => showResult(turn, id),
  papers: (turn, [id]) => showPapers(turn, id),
  accept: (turn, [id, round]) => askAccept(turn, id, round),
  accepted: (turn, [id, round]) => accept(turn, id, round, ports),
  return: (turn, [id, round]) => askWhat(turn, id, round),
  async what(turn, [id, what = '']) {
    if (isMissing(what)) return askWhy(turn, id, { whatCode: what, what: null });
    const item = id ? await findItem(turn.tx, id) : null;
    if (!item || !mayJudgeItem(turn.who, item))
      return turn.refuseRights(item !== null && isOnBothSides(turn.who, item));
    return askWhy(turn, id, null);
  },
  why: (turn, [id, why = '']) => askUntil(turn, id, isReason(why) ? { whyCode: why, why: null } : null),
  until: (turn, [id, chosen = '']) => chooseUntil(turn, id, chosen),
  returned: (turn, [id, round]) => sendReturn(turn, id, round, ports),
});

/** What is typed while a result is judged. */
export const verdictDialogue: DialogueFace = {
  version: VERDICT_VERSION,
  edits: 'again',
  async text(turn, typed) {
    const { itemId } = turn.dialogue.data as { itemId?: string };
    const words = plain(typed).trim();
    switch (turn.dialogue.step) {
      case 'what':
        return askWhy(turn, itemId, { whatCode: null, what: words });
      case 'why':
        return askUntil(turn, itemId, { whyCode: null, why: words });
      case 'until':
        return chooseUntil(turn, itemId, words);
      default:
        return showResult(turn, itemId);
    }
  },
  keptAs: 'remediation-result',
  isHalfDone: (step) => step !== 'card',
  composed(step, { itemId }) {
    if (step === 'accept') return {};
    return step === 'preview' ? { change: actOf('return', String(itemId)) } : null;
  },
  async resume(turn) {
    const { itemId } = turn.dialogue.data as { itemId?: string };
    switch (turn.dialogue.step) {
      case 'what':
        return askWhat(turn, itemId, undefined);
      case 'why':
        return askWhy(turn, itemId, null);
      case 'until':
        return askUntil(turn, itemId, null);
      case 'preview':
        return resumePreview(turn, itemId);
      case 'accept':
        return askAccept(turn, itemId, undefined);
      default:
        return showResult(turn, itemId);
    }
  },
};
