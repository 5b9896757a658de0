// What words typed while joining mean: consent to the privacy notice, only when it is unmistakable, and a name, without the
// words that introduce it. Pure; it must not know a card.
import { fold, nfc } from '../kit/vietnamese.js';
import { isFullName } from './rules.js';

const plain = (typed: string): string =>
  fold(typed)
    .replace(/[.,;!…:"“”'’]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const WHO = '(?:toi|em|minh|anh|chi|chau|con|ca nhan toi|chung toi|i)';
/** Words of manners or emphasis around «đồng ý» that take nothing from it. */
const BEFORE = `(?:(?:da|vang|u|uh|ok|oke|okie|${WHO}|xin|hoan toan|rat|cung|duoc|roi|thi|fully|yes) )*`;
const WITH =
  '(?:voi )?(?:(?:cac|toan bo|tat ca) )?(?:thong tin|noi dung|thong bao|dieu khoan|quy dinh)(?: (?:tren|nay|o tren|neu tren))*';
const AFTER = `(?: (?:a|ah|nhe|nha|nhá|roi|luon|het|day|thoi|em|anh|chi|ban|cam on|xin cam on|thanks|${WITH}))*`;
const YES = new RegExp(`^${BEFORE}(?:dong y|nhat tri|agreed?)${AFTER}$`);
const NO = new RegExp(
  `^${BEFORE}(?:(?:khong|ko|k|kg|khg|hok|chang) (?:he )?(?:dong y|nhat tri)|tu choi|decline|disagree|(?:do not|don t|dont) agree)${AFTER}$`,
);
/** May mean yes, and may mean that it has been read; or speaks of agreeing in another way. */
const UNCLEAR =
  /(?:^|\s)(?:dong y|nhat tri|agree)(?:\s|$)|^(?:(?:da|vang|u|uh|uhm|ok|oke|okie|okay|duoc|ro|nhan|doc|hieu|xem|co|yes|roi|a|nhe|em|anh|chi|toi) ?)+$/;

/** Whether words agree to what is asked: `unclear` is asked about again, null says nothing of it. */
export function readConsent(typed: string): 'yes' | 'no' | 'unclear' | null {
  if (typed.length > 200) return null;
  const said = plain(typed);
  if (NO.test(said)) return 'no';
  if (YES.test(said)) return typed.includes('?') ? 'unclear' : 'yes';
  return UNCLEAR.test(said) ? 'unclear' : null;
}

/** «Dạ, tôi tên là …», «Họ và tên: …», «em là …», «My name is …»: what stands before a name, folded. */
const GREETING =
  '(?:(?:da|vang|xin|kinh|chao|thua|alo|hi|hello|em|anh|chi|ban|ong|ba|bot|ad|admin|he thong|moi nguoi) )*';
const NAMED = '(?:ho va ten|ho ten|quy danh|ten)(?: (?:day du|khai sinh|that))?';
const OWN = '(?:toi|em|minh|anh|chi|chau|con|tui)';
const INTRODUCTION = new RegExp(
  `^${GREETING}(?:${NAMED}(?: (?:cua )?${OWN})?(?: la)?|${OWN}(?: xin)?(?: ${NAMED}(?: la)?| la)|(?:my )?(?:full )?name(?: is)?|i am|i m|this is) (?=\\S)`,
);
const MANNERS = /^(?:ạ|nhé|nha|nhá|đây|ah)$/iu;

/** The full name in words that may introduce it; null when there is none. */
export function readOwnName(typed: string): string | null {
  const words = nfc(typed)
    .replace(/[:,.!…]+(?=\s|$)/g, (signs) => (signs.startsWith(',') ? ' ,' : ' '))
    .replace(/\b(I)['’]m\b/giu, '$1 m')
    .split(/\s+/)
    .filter(Boolean);
  const spoken = words.filter((word) => word !== ',');
  const introduction = INTRODUCTION.exec(spoken.map(fold).join(' '))?.[0] ?? '';
  const skipped = introduction.trim() === '' ? 0 : introduction.trim().split(' ').length;
  // What follows a comma is a post or a place.
  const left: string[] = [];
  let n = 0;
  for (const word of words) {
    if (word === ',' && n > skipped) break;
    if (word !== ',' && ++n > skipped) left.push(word);
  }
  while (left.length > 0 && MANNERS.test(left.at(-1)!)) left.pop();
  const name = left.join(' ');
  return isFullName(name) && !NO_NAME.test(plain(name)) ? name : null;
}

/** Two or more words that are said at such a question and are nobody's name. */
const NO_NAME =
  /^(?:(?:dung|chinh xac|chuan|phai|ok|oke|vang|da|duoc|xac nhan|khong|sai|nham|chua|roi|a|vay|the|day|nhe)(?: |$))+$|^(?:xin chao|chao|cam on|xin cam on|toi dong y|dong y|khong biet|da nhan|thank|hello|hi)(?: |$)/;

const RIGHT =
  /^(?:(?:da|vang) )*(?:dung|dung roi|chinh xac|phai|phai roi|ok|oke|okie|vang|da|co|xac nhan|chuan|duoc|dung vay|yes|correct|right|confirm)(?: (?:a|roi|nhe|vay|the|day|em|luon))*$/;

/** Whether words say that a name was read rightly. */
export const confirmsName = (typed: string): boolean => RIGHT.test(plain(typed));
