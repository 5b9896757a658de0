// A paper sent while a question is open: it is kept for that question, its caption may be the answer, and a doubt that was asked
// about before stands again below it. How papers are kept it does not know.
import type { KnownTurn } from '../dialogue/turn.js';
import type { SentFile } from '../inbox/input.js';
import { readAddressed } from './addressed.js';
import { takeAnswer } from './answering.js';
import type { Room } from './asking.js';
import { paperPlaceOf, takeFile } from './papers.js';
import { echoLine } from './question-screens.js';
import { findAt, goTo, placeOf, readAt, type At } from './turns.js';
import { readTyped } from './typed-words.js';
import { offerAgain } from './typing.js';
import { sameValue } from './values.js';
import { isOpen, questionAt } from './walk.js';

export async function takeSent(turn: KnownTurn, room: Room, file: SentFile): Promise<void> {
  const here = await findAt(turn, placeOf(turn)!.data.c, placeOf(turn)!.data.q);
  if (!here) return;
  const { found, caption } = await placeMeant(turn, here, file.caption);
  const place = placeOf(turn)!;
  const paperPlace = paperPlaceOf(turn, found);
  const answered = await takeCaption(turn, room, found, caption);
  const now = answered ? await readAt(turn, found.walk, found.question) : found;
  if (answered) goTo(turn, now, 'files');
  const value = answered ? now.walk.stand.own?.value : null;
  await takeFile(turn, now, file, {
    receive: () => room.evidence.receiveEvidence(turn, paperPlace, file),
    echo: value ? [echoLine(turn.words, now.walk, now.question, value)] : [],
    again: async (at, echo) => !answered && (await offerAgain(turn, room, at, place, echo)),
  });
}

/** A caption that names another open question («câu 7») sends the paper there; what else it says is said of that one. */
async function placeMeant(
  turn: KnownTurn,
  here: At,
  caption: string | null,
): Promise<{ found: At; caption: string | null }> {
  const addressed = caption === null ? null : readAddressed(caption);
  const question = addressed && questionAt(here.walk, addressed.number);
  if (!question || !isOpen(here.walk, question.code)) return { found: here, caption };
  if (question.code === here.question.code) return { found: here, caption: addressed.rest || null };
  const found = await readAt(turn, here.walk, question);
  goTo(turn, found, found.walk.stand.own?.value ? 'stored' : 'ask');
  return { found, caption: addressed.rest || null };
}

/** A caption read as the answer of the question its paper was sent for; true when it was one. */
async function takeCaption(turn: KnownTurn, room: Room, at: At, caption: string | null): Promise<boolean> {
  const { question, walk } = at;
  if (!caption || question.type === 'TEXT' || question.type === 'FILE' || !isOpen(walk, question.code)) return false;
  const reading = readTyped(turn, room, at, caption, null);
  const own = walk.stand.own;
  if (reading.kind !== 'one' || (own?.value && sameValue(own.value, reading.value))) return false;
  const seen = own?.version ?? walk.stand.emptied.get(question.code) ?? 0;
  await takeAnswer(turn, room, at, reading.value, { seen, readFrom: reading.readFrom, note: reading.note });
  return true;
}
