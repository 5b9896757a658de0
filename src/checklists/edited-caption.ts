// The words sent along with a paper answered its question and were edited later: the answer follows them, as long as it is theirs.
// The paper and its note are looked after by whoever keeps papers.
import type { KnownTurn } from '../dialogue/turn.js';
import type { Evidence } from '../generated/prisma/client.js';
import { dayOf } from '../kit/calendar.js';
import { saveAnswer } from './answer-store.js';
import { listOthersAt } from './conflict-store.js';
import { noteStored } from './following.js';
import { questionAtPlace } from './paper-places.js';
import { numberText, valueText } from './question-screens.js';
import { readAnswer } from './readers.js';
import type { At } from './turns.js';
import type { AnswerValue } from './types.js';
import { sameValue } from './values.js';
import { ownOption } from './typed-words.js';
import { isOpen } from './walk.js';

/** What a caption says as an answer of this question; null when it is none. */
function answerIn(turn: KnownTurn, { walk, question }: At, caption: string | null): AnswerValue | null {
  if (!caption || question.type === 'TEXT' || question.type === 'FILE') return null;
  const context = { todayOn: dayOf(turn.now), f: turn.words.f, partial: null, unitClass: walk.stand.unitClass };
  const reading = readAnswer(question, ownOption(turn.words, question, caption), context);
  return reading.kind === 'one' ? reading.value : null;
}

/** Follows a caption that says `now` instead of what the paper's note was; the line that tells it, null when nothing changes. */
export async function followCaption(turn: KnownTurn, paper: Evidence, now: string | null): Promise<string | null> {
  const at = await questionAtPlace(turn, paper);
  if (!at || !isOpen(at.walk, at.question.code)) return null;
  const { walk, question } = at;
  const { own, checklistId, side } = walk.stand;
  const [before, value] = [answerIn(turn, at, paper.note), answerIn(turn, at, now)];
  const isTheirs = own?.value
    ? before !== null && own.answeredById === turn.who.personId && sameValue(own.value, before)
    : before === null;
  if ((before === null && value === null) || (value && own?.value && sameValue(value, own.value))) return null;
  const { t, f } = turn.words;
  const n = numberText(turn.words, walk, question);
  if (value === null || !isTheirs)
    return own?.value ? t('checklists-caption-unread', { n, value: valueText(turn.words, own.value, question) }) : null;
  const seen = own?.version ?? walk.stand.emptied.get(question.code) ?? 0;
  const saved = await saveAnswer(turn.tx, {
    ...{ checklistId, code: question.code, side, value, seen, keepsExplanation: true },
    ...{ personId: turn.who.personId, now: turn.now },
  });
  if (saved.kind !== 'saved') return null;
  await noteStored(turn, walk, question, value, saved.version);
  for (const other of await listOthersAt(turn.tx, checklistId, question.order, turn.chatId)) turn.again(other.chatId);
  turn.redraw();
  const after = valueText(turn.words, value, question);
  return own?.value
    ? t('checklists-edited', { n, before: valueText(turn.words, own.value, question), after, time: f.time(turn.now) })
    : t('checklists-echo', { n, value: after });
}
