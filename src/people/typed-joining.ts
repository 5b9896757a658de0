// What words typed while joining mean: consent to the privacy notice, only when it is unmistakable, and a name, without the
// words that introduce it. Pure; it must not know a card.
import { fold, nfc } from '../kit/vietnamese.js';
import { beginsWithFamilyName } from './family-names.js';
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

export type Consent = 'yes' | 'no' | 'unclear';

/** Whether words agree to what is asked: `unclear` is asked about again, null says nothing of it. */
export function readConsent(typed: string): Consent | null {
  if (typed.length > 200) return null;
  const said = plain(typed);
  if (NO.test(said)) return 'no';
  if (YES.test(said)) return typed.includes('?') ? 'unclear' : 'yes';
  return UNCLEAR.test(said) ? 'unclear' : null;
}

/** «Dạ, tôi tên là …», «Họ và tên: …», «em là …», «My name is …»: what stands before a name, folded. */
const GREETING =
  '(?:(?:da|vang|xin|kinh|chao|thua|alo|hi|hello|em|anh|chi|ban|ong|ba|bot|ad|admin|he thong|moi nguoi) )*';
const NAMED = '(?:ho va ten|ho ten|quy danh|ten)(?: (?:day du|khai sinh|that|dung))?';
const OWN = '(?:toi|em|minh|anh|chi|chau|con|tui)';
const INTRODUCTION = new RegExp(
  `^${GREETING}(?:${NAMED}(?: (?:cua )?${OWN})?(?: phai)?(?: la)?|${OWN}(?: xin)?(?: ${NAMED}(?: la)?| la)|(?:my )?(?:full )?name(?: is)?|i am|i m|this is) (?=\\S)`,
);
/** «nhầm, …», «không, …», «sai rồi, …», «à nhầm …»: the name shown was wrong, and what follows is the right one. */
const DENIAL =
  'nhầm|viết nhầm|gõ nhầm|ghi nhầm|sai|viết sai|ghi sai|không|ko|không phải|ko phải|không đúng|chưa đúng|chưa phải|đính chính|sửa lại|no|wrong|sorry|xin lỗi';
const DENIED = `(?:(?:dạ|vâng|à|ơ|ôi|ấy|thôi|em|tôi|mình)[ ,.]+)*(?:${DENIAL})(?:[ ,.]+(?:${DENIAL}))*(?: (?:rồi|tên|mất|ạ|nhé|em|họ))*`;
const RATHER = '(?:(?:mà |phải |đúng ra |đúng |sửa lại |sửa |đổi )*(?:là|thành) )?';
/** Without signs between them only words with their marks deny: «Khổng», «Nhâm», «Sái» are family names. */
const CORRECTIONS = [
  new RegExp(`^${fold(DENIED)} ?[,.;:!–-]+ ?${fold(RATHER)}(?=\\S)`),
  new RegExp(`^${fold(DENIED)} (?=(?:${NAMED}|${OWN}|ten) (?:(?:toi|em|minh) )?(?:la|ten) )`),
];
const MARKED_CORRECTION = /^(?:(?:dạ|à|ơ) )?(?:nhầm|sai)(?: rồi| tên)* (?:(?:phải |đúng ra )?là )?(?=\S)/iu;
/** «không phải X mà là Y»: the second one. */
const NOT_BUT = /^(?:dạ |à )?(?:không|ko|khong)(?: phải| phai)?(?: là| la)? .+?,? (?:mà|ma)(?: là| la)? (?=\S)/iu;
/** «Y chứ không phải X», «Y mới đúng». */
const NOT_AFTER = /,? (?:(?:chứ|chu) (?:không|ko|khong)(?: .*)?|mới đúng|moi dung)$/iu;
const MANNERS = /(?: (?:ạ|nhé|nhe|nha|nhá|đây|ah)(?: (?:em|anh|chị|bạn|ad))?)+$/iu;
const ADDRESS =
  /^(?:ông|ong|bà|ba|anh|chị|chi|em|cô|chú|bác|thầy|mr|mrs|ms|đồng chí|dong chi|đ\/c|d\/c|đc|dc)\.? (?=\S)/iu;
/** Posts and offices, which some give for a name. */
const POST =
  '(?:phó |nguyên |quyền )*(?:chủ tịch|trưởng (?:phòng|ban|đoàn|thôn|bộ phận|khoa|trạm)|giám đốc|bí thư|chánh (?:văn phòng|thanh tra|án)|viện trưởng|hiệu trưởng|tổ trưởng|cục trưởng|chi cục trưởng|thủ trưởng|chuyên viên(?: chính)?|công chức|viên chức|cán bộ|nhân viên|lãnh đạo|kế toán|văn thư|thư ký|đầu mối|thanh tra viên)';
const EARLIER_POST = new RegExp(`^${fold(POST)} (?=\\S+ \\S)`);
const LATER_POST = new RegExp(`(?<=\\S \\S+),? ${POST}(?: .*)?$`, 'iu');
const IS_POST = new RegExp(`^${fold(POST)}(?: |$)|(?:^| )(?:ubnd|hdnd|uy ban|phong noi vu)(?: |$)`);

/** The words a name begins with, without what says that another one was wrong. */
function withoutDenial(text: string): string {
  const folded = fold(text);
  // Folding keeps the length of composed words, so a place in the one is a place in the other.
  const read = folded.length === text.length ? folded : text;
  const begins =
    NOT_BUT.exec(text) ??
    CORRECTIONS.map((shape) => shape.exec(read)).find((found) => found !== null) ??
    MARKED_CORRECTION.exec(text);
  return begins ? text.slice(begins[0].length) : text;
}

/** A name without the forms of address and posts before it: «Phó Chủ tịch Nguyễn Văn A», «ông Trần Văn B», «bà Hoa» («Hoa» alone). */
function withoutTitle(name: string): string {
  const address = ADDRESS.exec(name)?.[0];
  if (address) return withoutTitle(name.slice(address.length));
  const post = EARLIER_POST.exec(fold(name))?.[0];
  // «Phó Trưởng phòng Nội vụ» goes on with an office, no name.
  return post && beginsWithFamilyName(name.slice(post.length).replace(ADDRESS, ''))
    ? withoutTitle(name.slice(post.length))
    : name;
}

/** The full name in words that may introduce it or correct the one shown; null when there is none. */
export const readOwnName = (typed: string): string | null => readOwnNames(typed)[0] ?? null;

/**
 * The same where it can be read in two ways: «Ông Ích Khiêm» is somebody's whole name, or a form of address before «Ích Khiêm».
 * None, the one name, or both.
 */
export function readOwnNames(typed: string): readonly string[] {
  const text = nfc(typed)
    .trim()
    .replace(/\s*\n\s*/g, ', ')
    .replace(/\s+/g, ' ');
  const words = withoutDenial(text)
    .replace(NOT_AFTER, '')
    .replace(/ [–—-]+ ?|[(;]/g, ' , ')
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
  const said = left.join(' ').replace(MANNERS, '');
  const name = withoutTitle(said).replace(LATER_POST, '');
  const isName = (words: string): boolean => isFullName(words) && !isNoName(words);
  if (!isName(name)) return [];
  const whole = said.replace(LATER_POST, '');
  const isDoubtful =
    /^(?:ông|ong) \S+ \S/iu.test(whole) && fold(whole).endsWith(fold(name)) && !beginsWithFamilyName(name);
  return isDoubtful && isName(whole) ? [whole, name] : [name];
}

/** Two or more words that are said at such a question and are nobody's name. */
const NO_NAME =
  /^(?:(?:dung|chinh xac|chuan|phai|ok|oke|vang|da|duoc|xac nhan|khong|ko|sai|nham|chua|roi|a|vay|the|day|nhe|ten|ho|toi|em|nay|la|cua|viet|go|ghi|lai|bi)(?: |$))+$|^(?:xin chao|chao|cam on|xin cam on|toi dong y|dong y|khong biet|da nhan|thank|hello|hi)(?: |$)/;
/** With their marks these words are in no name. */
const DENYING = /(?:^| )(?:không|nhầm|chưa|phải|đúng|sai|rồi)(?: |$)/iu;

const isNoName = (name: string): boolean =>
  NO_NAME.test(plain(name)) || DENYING.test(name) || IS_POST.test(plain(name));

const RIGHT =
  /^(?:(?:da|vang) )*(?:dung|dung roi|chinh xac|phai|phai roi|ok|oke|okie|vang|da|co|xac nhan|chuan|duoc|dung vay|yes|correct|right|confirm)(?: (?:a|roi|nhe|vay|the|day|em|luon))*$/;

/** Whether words say that a name was read rightly. */
export const confirmsName = (typed: string): boolean => RIGHT.test(plain(typed));
