// The same card on a channel without buttons: answers are numbered 1, 2, 3; acts are a star and a fixed number (*1 later,
// *2 back …), so a bare number is always an answer. Reads such replies back, on every channel. Pure.
import { fold } from '../kit/vietnamese.js';
import { BOLD } from '../kit/words.js';
import type { Button, Message } from '../outbox/message.js';

/** The first star number of special acts that name none. */
const FIRST_FREE_STAR = 6;

type Rows = readonly (readonly Button[])[];

interface Choices {
  readonly answers: Button[];
  readonly acts: { star: number; button: Button }[];
}

/** Splits a card's buttons into numbered answers and starred acts. */
function choicesOf(rows: Rows): Choices {
  const buttons = rows.flat();
  const answers = buttons.filter((b) => b.star === undefined);
  const taken = new Set<number>();
  const acts: Choices['acts'] = [];
  for (const button of buttons) {
    if (button.star === undefined) continue;
    let star = button.star;
    while (taken.has(star)) star = Math.max(star + 1, FIRST_FREE_STAR);
    taken.add(star);
    acts.push({ star, button });
  }
  return { answers, acts };
}

/** A message as plain text with numbered answers and starred acts. */
export function plainText(message: Message): string {
  const { answers, acts } = choicesOf(message.rows ?? []);
  const lines = [message.text.replaceAll(BOLD, '')];
  if (message.attachment) lines.push(`[${message.attachment.name}]`);
  if (answers.length > 0) lines.push(answers.map((b, n) => `${n + 1} ${bare(b.label)}`).join(' · '));
  const inOrder = [...acts].sort((a, b) => a.star - b.star);
  if (acts.length > 0) lines.push(inOrder.map((a) => `*${a.star} ${bare(a.button.label)}`).join(' · '));
  return lines.join('\n');
}

/** A label that begins with its own number («1 · Đã nhận») is not numbered twice. */
const bare = (label: string): string => label.replace(/^\d+ · /, '');

/**
 * Which button of the card typed words mean: `*2`, the words of an act («de sau»), or the number or exact words of an answer.
 * Null when they are not a button's. With `numbersAreAnswers` numbers and answer words are left to the dialogue.
 */
export function readPlain(rows: Rows, typed: string, numbersAreAnswers: boolean): string | null {
  const { answers, acts } = choicesOf(rows);
  const words = fold(typed.trim());
  const star = /^\*\s*(\d{1,2})$/.exec(words);
  if (star) return acts.find((a) => a.star === Number(star[1]))?.button.act ?? null;
  const act = acts.find((a) => fold(bare(a.button.label)) === words);
  if (act) return act.button.act;
  if (numbersAreAnswers) return null;
  if (/^\d{1,2}$/.test(words)) return answers[Number(words) - 1]?.act ?? null;
  return answers.find((b) => fold(bare(b.label)) === words)?.act ?? null;
}
