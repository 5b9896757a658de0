// A paper sent while a question is open: it is kept for that question, its caption may be the answer, and a doubt that was asked
// about before stands again below it. How papers are kept it does not know.
import type { KnownTurn } from '../dialogue/turn.js';
import type { SentFile } from '../inbox/input.js';
import type { Room } from './asking.js';
import { paperPlaceOf, takeFile } from './papers.js';
import { echoLine } from './question-screens.js';
import { findAt, goTo, placeOf, readAt } from './turns.js';
import { offerAgain, takeCaption } from './typing.js';

export async function takeSent(turn: KnownTurn, room: Room, file: SentFile): Promise<void> {
  const place = placeOf(turn)!;
  const found = await findAt(turn, place.data.c, place.data.q);
  if (!found) return;
  const paperPlace = paperPlaceOf(turn, found);
  const answered = await takeCaption(turn, room, found, file.caption);
  const now = answered ? await readAt(turn, found.walk, found.question) : found;
  if (answered) goTo(turn, now, 'files');
  const value = answered ? now.walk.stand.own?.value : null;
  await takeFile(turn, now, file, {
    receive: () => room.evidence.receiveEvidence(turn, paperPlace, file),
    echo: value ? [echoLine(turn.words, now.walk, now.question, value)] : [],
    again: async (at, echo) => !answered && (await offerAgain(turn, room, at, place, echo)),
  });
}
