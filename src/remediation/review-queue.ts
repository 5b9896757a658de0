// What waits for a reviewer, and a section of a submission: its answers in a list, and accepting at once what nobody has judged.
// The right to it is checked at every press.
import type { KnownTurn } from '../dialogue/turn.js';
import { listSubmissionsToReview } from '../checklists/store.js';
import { button } from '../outbox/message.js';
import { isDelegation, teamsOf } from '../people/rules.js';
import { teamTitle } from '../people/names.js';
import { placesOf } from '../people/places.js';
import { listTeamNames, listUnits } from '../people/store.js';
import { listTeamIds } from './plan-numbers.js';
import { actOf, askScreen } from './item-screens.js';
import { isOnBothSides, seesAllUnits } from '../people/rights.js';
import {
  isUnderReview,
  judgeable,
  mayJudge,
  readable,
  REVIEW_DIALOGUE,
  REVIEW_VERSION,
  showReview,
} from './review-turns.js';
import { takenTitle } from './due-words.js';
import { rowsLeft, rowsToJudge } from './review-rules.js';
import { queueScreen, sectionScreen, type QueueLine } from './review-screens.js';
import { acceptAll } from './review-store.js';

/** Teams whose submissions somebody may look at. */
async function teamsRead(turn: KnownTurn): Promise<string[]> {
  return seesAllUnits(turn.who) ? listTeamIds(turn.tx) : teamsOf(turn.who);
}

/** /rasoat: what waits. */
export async function showQueue(turn: KnownTurn, page = 0): Promise<void> {
  if (!isDelegation(turn.who)) return turn.refuseRights();
  turn.close();
  const waiting = await listSubmissionsToReview(turn.tx, await teamsRead(turn));
  const units = await listUnits(
    turn.tx,
    waiting.flatMap((each) => [each.unitId, each.takenFromId ?? []].flat()),
  );
  const names = teamsOf(turn.who).length > 1 ? await listTeamNames(turn.tx) : null;
  // Who acts in several teams reads of which each is.
  const teamOf = (id: string) => (names ? `${teamTitle(turn.words, names.get(id) ?? '…')} – ` : '');
  const lines = waiting.map((each): QueueLine => ({
    checklistId: each.checklistId,
    unit: teamOf(each.teamId) + takenTitle(turn.words, units.get(each.unitId), units.get(each.takenFromId ?? '')),
    submission: each.submission,
    inspectOn: each.inspectOn,
    begun: each.state === 'IN_REVIEW',
    again: (each.submission.snapshot as { before?: string }).before === 'RETURNED',
  }));
  const roles = turn.who.roles.filter(({ unitId }) => unitId === null);
  const place = await placesOf(turn.tx, roles, turn.words);
  turn.show(queueScreen(turn.words, place, lines, page, turn.now));
}

export async function showSection(
  turn: KnownTurn,
  checklistId: string | undefined,
  section: string | undefined,
  page: string | undefined,
): Promise<void> {
  const review = await readable(turn, checklistId);
  if (!review) return;
  turn.open(REVIEW_DIALOGUE, REVIEW_VERSION, 'section', { checklistId: review.whole.id, section, page });
  const at = page && /^\d{1,2}$/.test(page) ? Number(page) : 0;
  turn.show(
    sectionScreen(turn.words, review, section ?? '', at, { judge: mayJudge(turn, review) && isUnderReview(review) }),
  );
}

/** [Chấp nhận cả khối]: what is left of a section, asked once more. */
export async function askRest(
  turn: KnownTurn,
  checklistId: string | undefined,
  section: string | undefined,
): Promise<void> {
  const review = await readable(turn, checklistId);
  if (!review || !mayJudge(turn, review))
    return review ? turn.refuseRights(isOnBothSides(turn.who, review.whole)) : undefined;
  const { t, f } = turn.words;
  const all = rowsToJudge(review).filter((row) => row.entry.question.section === section);
  const left = all.filter((row) => row.verdict === null);
  if (left.length === 0) return showSection(turn, checklistId, section, '0');
  const returned = all
    .filter((row) => row.verdict?.verdict === 'RETURNED')
    .map((row) => t('review-number', { n: String(row.n) }));
  const look = left.filter((row) => row.lookFirst !== null).map((row) => t('review-number', { n: String(row.n) }));
  const text = [
    t('review-rest-ask', {
      count: f.count(left.length),
      n: left.length,
      section: section ?? '',
      has: returned.length > 0 ? 'yes' : 'no',
      returned: returned.join(', '),
    }),
    look.length > 0 ? t('review-rest-look', { look: look.join(', ') }) : null,
  ];
  turn.show(
    askScreen(
      turn.words,
      text.filter(Boolean).join('\n'),
      [
        button(
          t('review-rest-confirm', { count: f.count(left.length), n: left.length }),
          actOf('restok', review.whole.id, section ?? '', left.length),
        ),
      ],
      actOf('section', review.whole.id, section ?? ''),
    ),
  );
}

export async function acceptRest(turn: KnownTurn, [checklistId, section, count]: readonly string[]): Promise<void> {
  const review = await judgeable(turn, checklistId);
  if (!review) return;
  const left = rowsLeft(review).filter((row) => row.entry.question.section === section);
  if (String(left.length) !== count) return askRest(turn, checklistId, section);
  const { t, f } = turn.words;
  await acceptAll(
    turn.tx,
    review,
    left.map((row) => row.entry.question.code),
    turn.who.personId,
    turn.now,
  );
  turn.audit('review.accepted-section', review.whole.id, {
    section,
    count: left.length,
    round: review.submission.round,
  });
  const said = { count: f.count(left.length), n: left.length, section: section ?? '' };
  turn.record(
    t('review-record-rest', {
      ...said,
      unit: review.whole.unitTitle,
      name: turn.who.fullName,
      at: f.momentShort(turn.now),
    }),
  );
  await showReview(turn, review.whole.id, t('review-echo-rest', said));
}
