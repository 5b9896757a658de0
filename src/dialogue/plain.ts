// The same card on a channel without buttons: answers are numbered 1, 2, 3; acts are a star and a fixed number (*1 later,
// *2 back …), so a bare number is always an answer. Reads such replies back, on every channel. Pure.
import { withoutEndManners } from '../kit/vietnamese-manners.js';
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

/** Whether a message has answers that numbers may mean. */
export const hasAnswers = (rows: Rows): boolean => choicesOf(rows).answers.length > 0;

/** A label that begins with its own number («1 · Đã nhận») is not numbered twice. */
const bare = (label: string): string => label.replace(/^\d+ · /, '');

/**
 * Which buttons of the card typed words mean: `*2`, the words of an act («de sau»), or the number or words of an answer, said
 * plainly or politely. With `numbersAreAnswers` numbers and answer words are left to the dialogue. Usually none or one: several
 * when more than one button has these words.
 */
export function readChoices(rows: Rows, typed: string, numbersAreAnswers: boolean): readonly string[] {
  const { answers, acts } = choicesOf(rows);
  const words = fold(typed.trim());
  const star = /^\*\s*(\d{1,2})$/.exec(words);
  if (star) return actsOf(acts.filter((a) => a.star === Number(star[1])).map((a) => a.button));
  for (const said of [words, withoutManners(words)]) {
    const named = actsOf(acts.map((a) => a.button).filter((each) => fold(bare(each.label)) === said));
    if (named.length > 0) return named;
    if (numbersAreAnswers) continue;
    if (/^\d{1,2}$/.test(said)) return actsOf(answers.slice(Number(said) - 1, Number(said)));
    const chosen = actsOf(answers.filter((each) => fold(bare(each.label)) === said));
    if (chosen.length > 0) return chosen;
  }
  const leftOut = SKIPPING.test(withoutManners(words)) ? actsOf(rows.flat().filter(leavesOut)) : [];
  if (leftOut.length === 1) return leftOut;
  const offered = numbersAreAnswers ? acts.map((a) => a.button) : rows.flat();
  for (const [said, labels] of OTHER_WORDS) {
    if (!said.test(withoutManners(words))) continue;
    const other = actsOf(offered.filter((each) => labels.test(fold(bare(each.label)))));
    if (other.length === 1) return other;
  }
  if (numbersAreAnswers || !acknowledges(typed)) return [];
  return actsOf(answers.filter((each) => ACKNOWLEDGE.has(fold(bare(each.label)))));
}

const SKIPPING = /^(?:bo qua|bo qua cau nay|bo qua buoc nay|bo qua muc nay|tam bo qua|skip|skip it)$/;

/** The answer that leaves out what is asked, however a card words it. */
const leavesOut = ({ label }: Button): boolean =>
  ['chua neu ly do', 'khong neu them', 'no reason given yet', 'nothing to add'].includes(fold(label));

/** Other words for what many cards offer: the words said, and the labels they may mean; the first kind of label that is there. */
const OTHER_WORDS: readonly (readonly [RegExp, RegExp])[] = [
  // What a card leaves out by itself goes before leaving the card.
  [SKIPPING, /^(?:bo qua|skip)(?: |$)/],
  [SKIPPING, /^(?:de sau|later)(?: |$)/],
  [
    /^(?:tiep|tiep tuc|tiep theo|cau tiep|cau tiep theo|next|continue)$/,
    /^(?:tiep tuc|cau tiep|xong, cau tiep|continue|next|done, next)(?: |$)/,
  ],
  [/^(?:bat dau|bat dau di|start|begin)$/, /^(?:bat dau|start|begin)(?: |$)/],
  [/^(?:nop|nop di|nop phieu|nop luon|nop thoi|nop bai|gui phieu|submit)$/, /^(?:nop|submit)$/],
];

const actsOf = (buttons: readonly Button[]): string[] => [...new Set(buttons.map(({ act }) => act))];

/** The one button that typed words mean; null when they are not a button's, or several have them. */
export function readPlain(rows: Rows, typed: string, numbersAreAnswers: boolean): string | null {
  const [only, other] = readChoices(rows, typed, numbersAreAnswers);
  return other === undefined ? (only ?? null) : null;
}

/** The button that says a message has been received and read. */
const ACKNOWLEDGE = new Set(['da nhan', 'acknowledge']);

/** «Dạ, đã nhận ạ.» as «da nhan»; folded words in, folded words out. «Dạ» and «đã» fold alike, so one is left. */
function withoutManners(words: string): string {
  const said = withoutEndManners(words)
    .replace(/[.,!…]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const core = said
    .replace(/(?: (?:a|nhe|nha|roi|cam on|xin cam on|thanks|thank you))+$/, '')
    .replace(/^(?:(?:vang|thua|uh|u) )+(?=\S)/, '')
    .replace(/^da (?=(?:da|ok|oke|vang|duoc|don vi|co quan|toi|em|ben em)(?: |$))/, '');
  return core === '' ? said : core;
}

const WHO = '(?:(?:don vi|co quan|toi|em|ben em) )?';
const WHAT = '(?: (?:duoc|thong bao|noi dung|ket luan|van ban|lich|ro|day du))*';
/** Words that say nothing but that a message arrived and was understood. */
const PLAINLY = new RegExp(
  `^${WHO}(?:(?:da )?(?:nhan|tiep nhan)${WHAT}|(?:da nam|nam(?= (?:duoc|noi dung|ro)))${WHAT})$|^(?:acknowledged?|received|noted|got it)$`,
);
const SHORTLY = /^(?:(?:da )?(?:ro|hieu|biet|xem|doc)|vang|da|ok|oke|okie|okay|duoc|nhat tri|dong y|yes|understood)$/;

/** The first clause of words, and the rest. */
const CLAUSES = /^((?:vâng|dạ|vang|da)[, ]+)?([^,.;:!\n–—-]+)[,.;:!\n–—-]+\s*(.+)$/isu;

/** What may follow «đã nhận,» only where it takes the acknowledgement back or asks. */
const TAKEN_BACK = /^(?:nhung|song|tuy|chua|khong|ma|but|however)(?: |$)/;

/** «đã nhận, giao phòng Nội vụ»: the words after an acknowledgement; null when they are none. */
export function restAfterAcknowledging(typed: string): string | null {
  const found = CLAUSES.exec(typed.trim());
  if (!found || acknowledges(typed) !== 'begins') return null;
  return found[3]!.trim();
}

/** «Đã nhận, nhưng xin lùi đến thứ Sáu»: it arrived, and something is said against it. */
export function objects(typed: string): boolean {
  const [, first] = /^(.{1,80}?)[\s,.;:–—-]+(?:nhung|song|tuy|but|however)\s.+$/su.exec(fold(typed.trim())) ?? [];
  return first !== undefined && PLAINLY.test(withoutManners(first));
}

/**
 * Whether words only acknowledge: `plainly` («đã nhận ạ»), or with a word that may be an answer too (`shortly`: «rõ», «ok»);
 * or begin so and go on (`begins`: «đã nhận, giao phòng Nội vụ»).
 */
export function acknowledges(typed: string): 'plainly' | 'shortly' | 'begins' | null {
  const words = fold(typed.trim());
  for (const said of [words, withoutManners(words)]) {
    if (PLAINLY.test(said)) return 'plainly';
    if (SHORTLY.test(said)) return 'shortly';
  }
  const [, , first, rest] = CLAUSES.exec(typed.trim()) ?? [];
  if (first === undefined || rest === undefined || TAKEN_BACK.test(fold(rest))) return null;
  return PLAINLY.test(withoutManners(fold(first))) && !rest.includes('?') ? 'begins' : null;
}
