// Words that ask and answer nothing (thanks, a greeting, «vâng», a heart), and words that say that something was done: told
// apart from answers, and answered in kind. Pure but for the answer itself; it must not know a room.
import { cut } from '../kit/cut.js';
import { withoutEndManners } from '../kit/vietnamese-manners.js';
import { fold } from '../kit/vietnamese.js';
import { button } from '../outbox/message.js';
import type { KnownTurn } from './turn.js';

export type SmallTalk = 'thanks' | 'greeting' | 'assent';

const plain = (typed: string): string =>
  fold(typed)
    .replace(/[.,;!…~"“”'’()-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Who is spoken to, and what makes a word kind; nothing of it carries a meaning of its own. */
const WHOM =
  '(?:(?:cac|quy|toan the|tat ca) )?(?:em|anh chi|anh|chi|ban|ong ba|ong|ba|co|chu|bac|thay|bot|ad|admin|he thong|moi nguoi|ca nha|doan kiem tra|doan|to cong tac|co quan thuong truc|co quan|don vi|thuong truc|dong chi|d c|team|you|all)';
const KIND = '(?:a|ah|nhe|nha|nhi|nhieu|rat nhieu|lam|truoc|qua|so much|very much|a lot|vay|thoi)';
const WHO = '(?:em|toi|minh|anh|chi|don vi|co quan|ben em|ben toi)';
const AROUND = `(?: (?:${WHOM}|${KIND}))*`;
const FOR =
  '(?: (?:da|vi|cho|ve)(?: (?:su|da|duoc|viec))?(?: (?:ho tro|nhac|nhac nho|bao|thong bao|giup|giup do|huong dan|phoi hop|quan tam|tra loi|phan hoi|thong tin))+)?';
const THANKS = new RegExp(
  `^(?:(?:da|vang|u|uh|ok|oke|okie|roi|tot|hay|duoc|yes) )*(?:${WHO} )?(?:(?:xin|rat|chan thanh|tran trong|vo cung) )*(?:cam on|thank you|thanks?|tks|thks|tk|cmon|c on)${AROUND}${FOR}${AROUND}$`,
);
const GREETING = new RegExp(
  `^(?:(?:da|a|xin|kinh|tran trong|alo|alo alo|${WHO}) )*(?:chao|hello|helo|hi|hey|alo|good (?:morning|afternoon|evening)|tam biet|bye|bye bye)(?: buoi (?:sang|trua|chieu|toi))?${AROUND}$|^(?:(?:kinh|xin|${WHO}) )*chuc(?: (?:${WHOM}|mot|buoi|ngay|tuan|cuoi|sang|trua|chieu|toi|moi|tot|lanh|vui|ve|suc|khoe|an|lanh|hanh|phuc|le|tet))+$`,
);
const ASSENT = new RegExp(
  `^(?:(?:ok|oke|okie|okay|okela|vang|da|u|uh|uhm|um|duoc|duoc roi|ro|da ro|hieu|tot|tot roi|tot qua|hay|hay qua|tuyet|tuyet voi|gioi|yes|sure|fine|great|good|nice|roi)(?: (?:${WHOM}|${KIND}|roi|luon|day))*(?: |$))+$`,
);
const HEARTS = /[🙏❤💕💖💗💓💞💙💚💛🧡💜🌹💐🌺🌸🥰😘🤗]/u;
const SIGNS = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u200d\ufe0f\s:;=)(^_<3xXdD-])+$/u;

/** What kind of small talk words are; null when they say or ask anything. */
export function smallTalk(typed: string): SmallTalk | null {
  const text = typed.trim();
  if (text === '' || [...text].length > 80 || text.includes('?')) return null;
  if (SIGNS.test(text) && (/\p{Extended_Pictographic}/u.test(text) || /^[:;=]-?[)dD]+$|^<3$/.test(text)))
    return HEARTS.test(text) || text === '<3' ? 'thanks' : 'assent';
  const said = plain(text);
  if (THANKS.test(said)) return 'thanks';
  if (GREETING.test(said)) return 'greeting';
  return ASSENT.test(said) ? 'assent' : null;
}

const DONE =
  /(?:^|\s)(?:xong|hoan thanh|hoan tat|nop|gui|lam|bao cao|khac phuc|cap nhat|tra loi|thuc hien|xac nhan|submitted|sent|done|finished|completed)(?:\s|$)/;
const CLAIMS =
  /(?:^|\s)(?:xong|roi|het|het roi|day du|du|da|tu lau|tu hom (?:qua|truoc|kia)|done|already|finished|submitted|sent|completed)(?:\s|$)/;

/** Words that may stand around «đã làm xong rồi» and take nothing from it: never a day to come, a denial, an order. */
const BESIDE_DONE = new Set(
  (
    'da vang toi em minh don vi co quan ben chung anh chi ong ba a oi roi nhe nha xong het hoan thanh tat nop gui lam bao cao khac phuc ' +
    'cap nhat tra loi thuc hien xac nhan day du tu lau hom qua truoc kia ma cho doan viec cac ca moi phieu cau hoi tai lieu ho so minh ' +
    'chung luon du submitted sent done finished completed already all everything i we have has it is been the report checklist'
  ).split(' '),
);

/** «Đã làm xong hết rồi», «tôi nộp rồi mà»: somebody says unmistakably that what was to be done is done, and not where. */
export function saysDone(typed: string): boolean {
  const said = plain(typed);
  if (typed.includes('?') || /^(?:is|are|has|have you)(?: |$)/.test(said)) return false;
  const words = said.split(' ');
  return words.length <= 16 && words.every((word) => BESIDE_DONE.has(word)) && DONE.test(said) && CLAIMS.test(said);
}

const ORDER =
  /(?:^| )(?:chi dao|yeu cau|de nghi|nho|giao|bo sung|gap|khan truong|lam ngay|nop ngay|chuan bi|dong chi|d c|tuan nay|tuan sau|hom nay|ngay mai|se)(?: |$)|^(?:em|chau|dong chi) \S+/;

/** Whether words are spoken to a person (assent, an order, a promise), who does not read along here. */
export const speaksToPeople = (typed: string): boolean =>
  !typed.includes('?') && (withoutEndManners(typed) !== typed.trim() || ORDER.test(plain(typed)));

/** A short warm answer below; the open card stays what it is. */
export function answerSmallTalk(turn: KnownTurn, talk: SmallTalk): void {
  const { t } = turn.words;
  const isAsked = turn.dialogue.kind !== null;
  const rows = talk === 'greeting' && !isAsked ? [[button(t('button-todo'), 'desk.todo', 4)]] : [];
  turn.tell({ text: t(`talk-${talk}`), ...(rows.length > 0 ? { rows } : {}) });
}

/** What stands after an acknowledgement reaches nobody by itself: said, with whom to tell. */
export function sayRest(turn: KnownTurn, rest: string): void {
  const { t } = turn.words;
  const text = t('typed-acknowledged-rest', { rest: cut(rest, 200) });
  turn.tell({ text, rows: [[button(t('button-contact'), 'desk.contact', 7)]] });
}
