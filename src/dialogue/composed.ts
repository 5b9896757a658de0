// A card that asks once more before something composed is sent, decided or saved: what is typed there never takes the place of
// what was composed. Assent is told which button does it, a refusal goes back, other words are said not to be used.
// It must not know a room.
import { cut } from '../kit/cut.js';
import { withoutEndManners } from '../kit/vietnamese-manners.js';
import { fold } from '../kit/vietnamese.js';
import { button, type Button } from '../outbox/message.js';
import { answerSmallTalk, smallTalk } from './small-talk.js';
import type { KnownTurn } from './turn.js';

/** What was composed before the present step: `change` is the act that opens it to be changed. */
export interface Composed {
  readonly change?: string;
}

type Rows = readonly (readonly Button[])[];

/** The star numbers of [Hủy] and [Quay lại] on every card. */
const CANCEL = 0;
const BACK = 2;

const YES =
  '(?:da|co|vang|u|uh|um|ok|oke|okie|okay|okela|yes|sure|fine|roi|dong y|nhat tri|duoc|duoc roi|dung|dung roi|chinh xac|chot|duyet|phe duyet|xac nhan|gui|gui di|gui luon|gui thoi|gui ngay|gui y kien|luu|luu di|luu lai|luu luon|nop|nop di|nop luon|lam di|lam luon|tien hanh|thuc hien|confirm|agree|agreed|send|send it|save|submit|go ahead|do it)';
const TAIL =
  '(?: (?:di|luon|thoi|nhe|nha|a|em|anh|chi|ngay|roi|cho (?:toi|em|don vi|ho|moi nguoi|tat ca|cac don vi)|giup(?: (?:toi|em))?))*';
const ASSENT = new RegExp(`^${YES}(?: ${YES})*${TAIL}$`);
const NO =
  '(?:khong|ko|k|chua|thoi|khoan|dung|huy|huy bo|bo|cho|sai|nham|no|not|cancel|stop|wait|back|de sau|don.t|do not)';
const ABOUT =
  '(?:khong|chua|thoi|da|dong y|nhat tri|duoc|gui|luu|nop|xac nhan|dung|phai|nua|vay|can|bo|di|roi|lai|mien|giao|a|em|nhe|send|save|yet|it|that)';
const REFUSAL = new RegExp(`^${NO}(?: ${ABOUT})*$`);

const plain = (typed: string): string =>
  fold(withoutEndManners(typed))
    .replace(/[.,;!…~"“”()-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Whether words only agree to what a card asks, or only refuse it; null when they say anything else, or ask. */
export function consents(typed: string): 'assent' | 'refusal' | null {
  if (typed.includes('?')) return null;
  const said = plain(typed);
  // «Đúng», «đừng» and «dừng» are one word without marks; what it means is not guessed: the button is named.
  const refuses = /(?:^|\s)(?:đừng|dừng)(?:\s|$)/iu.test(typed.normalize('NFC'));
  if (!refuses && (ASSENT.test(said) || smallTalk(typed) === 'assent')) return 'assent';
  return REFUSAL.test(said) ? 'refusal' : null;
}

/** The one button of a card that does what it asks; null when it has none or several. */
function confirming(rows: Rows): Button | null {
  const [only, other] = rows.flat().filter(({ star, label }) => star === undefined && !/^\d+ · /.test(label));
  return other === undefined ? (only ?? null) : null;
}

const wayBack = (rows: Rows): Button | undefined =>
  rows.flat().find(({ star }) => star === BACK) ?? rows.flat().find(({ star }) => star === CANCEL);

type Press = (act: string) => Promise<void>;

/** Words at a card that shows what was composed: nothing of it changes. */
export async function answerComposed(turn: KnownTurn, typed: string, composed: Composed, press: Press): Promise<void> {
  const rows = turn.dialogue.cardRows;
  const said = consents(typed);
  const back = wayBack(rows);
  if (said === 'refusal' && back) return press(back.act);
  const { t } = turn.words;
  const label = confirming(rows)?.label;
  if (said === 'assent')
    return turn.tell({ text: label === undefined ? t('composed-choose') : t('composed-press', { label }) });
  const talk = smallTalk(typed);
  if (talk) return answerSmallTalk(turn, talk);
  const change = composed.change ? [[button(t('composed-change'), composed.change, 6)]] : [];
  turn.tell({ text: t('composed-unused', { text: cut(typed.trim(), 200) }), rows: change });
}

/** Words of consent where no dialogue is open, at a card that asks one thing and has a way back. True when they were that. */
export async function answerAsked(turn: KnownTurn, typed: string, press: Press): Promise<boolean> {
  const rows = turn.dialogue.cardRows;
  const asked = confirming(rows);
  const back = wayBack(rows);
  const said = asked && back ? consents(typed) : null;
  if (said === null) return false;
  if (said === 'refusal') await press(back!.act);
  else turn.tell({ text: turn.words.t('composed-press', { label: asked!.label }) });
  return true;
}
