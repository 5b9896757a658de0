// What the lists of the desk share: the place before a line where a list speaks of several, the way to the other pages, the
// buttons that stand under every list. It knows no room.
import type { Who } from '../dialogue/turn.js';
import type { Words } from '../kit/words.js';
import { button, type Button } from '../outbox/message.js';

interface Line {
  readonly line: string;
  readonly place: string;
}

/** Whether a line has to say to which place it belongs: the reader acts in several, or the list speaks of several. */
const hasSeveral = (who: Who, lines: readonly Line[]): boolean =>
  new Set(who.roles.map((role) => role.unitId ?? role.teamId ?? 'delegation')).size > 1 ||
  new Set(lines.flatMap(({ place }) => place || [])).size > 1;

/** A line with its place before it, where the list or its reader has several places. */
export function lineIn(look: { who: Who }, lines: readonly Line[], between = ' – '): (of: Line) => string {
  const several = hasSeveral(look.who, lines);
  return ({ place, line }) => (several && !line.startsWith(place) ? `${place}${between}${line}` : line);
}

/** [‹ Trước] [Sau ›] as far as there are such pages. */
export function pager(act: string, page: number, total: number, size: number, words: Words): Button[][] {
  const row: Button[] = [];
  if (page > 0) row.push(button(words.t('button-previous'), `${act}:${page - 1}`, 8));
  if ((page + 1) * size < total) row.push(button(words.t('button-next'), `${act}:${page + 1}`, 9));
  return row.length > 0 ? [row] : [];
}

export const seeCalendar = (words: Words): Button => button(words.t('button-calendar'), 'desk.lich', 6);
export const help = (words: Words): Button => button(words.t('button-help'), 'desk.help', 3);
