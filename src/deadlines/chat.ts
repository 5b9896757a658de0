// What can be done with a morning card: put off once; and with what waits for office hours: sent at once, without a sound.
// Talk does not stop the ladder; results and granted extensions do. And the office's list of days off, by which all is counted.
import type { RoomFace } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { dayOf, isDay } from '../kit/calendar.js';
import { markOpened } from '../outbox/store.js';
import { findCardKey, snoozeCard } from './morning-store.js';
import { sendNow } from './hours.js';
import { loadCalendar } from './store.js';
import { confirmYear, showYear } from './years.js';

/** The room; `redrawSent` draws the card that stands open anew where it says of something that it waits. */
export function deadlinesRoom(
  _ports: RoomPorts,
  redrawSent: (turn: KnownTurn) => Promise<void> = () => Promise.resolve(),
): RoomFace {
  async function snooze(turn: KnownTurn, [on]: readonly string[]): Promise<void> {
    if (!on || !isDay(on)) return turn.refuseRights();
    const { t, f } = turn.words;
    const calendar = await loadCalendar(turn.tx);
    const until = calendar.addWorkingDays(dayOf(turn.now), 1);
    const { personId } = turn.who;
    const key = await findCardKey(turn.tx, personId, on);
    const messageId = turn.input.kind === 'press' ? turn.input.messageId : null;
    if (key !== null) await markOpened(turn.tx, key, messageId, turn.now);
    if (!(await snoozeCard(turn.tx, personId, on, until))) return turn.toast(t('nudge-snoozed-already'));
    turn.audit('deadlines.snoozed', null, { on, until });
    turn.toast(t('nudge-snoozed', { day: f.day(until) }));
  }
  return {
    name: 'deadlines',
    acts: {
      snooze,
      sendnow: (turn, args) => sendNow(turn, args, redrawSent),
      year: (turn, [year]) => showYear(turn, year),
      yearyes: (turn, [year]) => confirmYear(turn, year),
    },
  };
}
