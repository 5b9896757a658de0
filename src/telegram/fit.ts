// Telegram's measures of one message: what is longer is cut here, visibly, so that no answer is refused for what somebody
// typed. Screens should cut what people typed themselves; this is the last place, and it holds for every message. Pure.
import { BOLD } from '../kit/words.js';
import type { Button } from '../outbox/message.js';

/** The longest text of a message, of a caption and of the short answer to a tap, in UTF-16 units without the marks of bold. */
export const LONGEST = { text: 4096, caption: 1024, toast: 200 } as const;
const LONGEST_DATA_BYTES = 64;
const LONGEST_LABEL = 64;
const MOST_BUTTONS = 100;
const MOST_BUTTONS_IN_ROW = 8;
/** Telegram takes about 10 kB of buttons. */
const LARGEST_ROWS_BYTES = 9_500;

/** Half of a sign that takes two units: nothing holding one is taken. */
const HALF_SIGN = /[\uD800-\uDFFF]/gu;

/** The text within `longest` signs, ended by «…» when something is cut: no sign is torn, no bold left open. */
export function fitText(marked: string, longest: number): string {
  const text = marked.replace(HALF_SIGN, '\uFFFD');
  const shown = text.replaceAll(BOLD, '');
  if (shown.trim() === '') return '…';
  if (shown.length <= longest) return text;
  let kept = '';
  let length = 0;
  let isBold = false;
  for (const sign of text) {
    if (sign === BOLD) isBold = !isBold;
    else if ((length += sign.length) > longest - 1) break;
    kept += sign;
  }
  return `${kept.replace(/[\p{M}\u200D\s]+$/u, '')}…${isBold ? BOLD : ''}`;
}

/** The buttons within Telegram's measures: long labels are cut, also further until all of them fit together. */
export function fitRows(rows: readonly (readonly Button[])[]): Button[][] {
  let left = MOST_BUTTONS;
  const taken = rows.flatMap((row): Button[][] => {
    // What comes back from a press must be whole: a button that cannot say what it does is none.
    const fit = row.filter((each) => byteLength(each.act) <= LONGEST_DATA_BYTES).slice(0, Math.max(0, left));
    left -= fit.length;
    return inRowsOf(fit, MOST_BUTTONS_IN_ROW);
  });
  for (let longest = LONGEST_LABEL; ; longest = Math.floor(longest / 2)) {
    const cut = taken.map((row) => row.map((each) => ({ ...each, label: fitText(each.label, longest) })));
    const size = byteLength(
      JSON.stringify(cut.map((row) => row.map(({ label, act }) => ({ text: label, callback_data: act })))),
    );
    if (size <= LARGEST_ROWS_BYTES || longest <= 2) return cut;
  }
}

function inRowsOf(row: readonly Button[], most: number): Button[][] {
  const rows: Button[][] = [];
  for (let at = 0; at < row.length; at += most) rows.push(row.slice(at, at + most));
  return rows;
}

const byteLength = (text: string): number => Buffer.byteLength(text);
