// Words that are a command without its slash: «việc», «lịch», «gia hạn», «xin gia hạn nhé», «bao giờ kiểm tra?». Only words
// that say nothing else are one. Pure; whether somebody may give the command its room decides.
import { withoutEndManners } from '../kit/vietnamese-manners.js';
import { fold } from '../kit/vietnamese.js';

const WHO = '(?:toi|em|minh|don vi|ben em|ben toi|co quan)';
/** What is said around a wish and carries no meaning of its own. */
const WISH = `(?:da|thua|vang|alo|${WHO}|cho|cho ${WHO}|xin|muon|can|duoc|hay|de nghi|mo|xem|xem lai|gui|show|open|my|the)`;
const ENDS =
  '(?:a|nhe|nha|voi|di|cua toi|cua em|cua don vi|cua minh|cua to|nao|the nao|the|o dau|hom nay|tuan nay|thang nay|please)';

const MEANT: readonly (readonly [command: string, words: string])[] = [
  ['viec', 'viec|viec can lam|danh sach viec|con (?:nhung )?viec gi|co (?:nhung )?viec gi|can lam (?:nhung )?gi|phai lam gi|con thieu gi|todo|to do'],
  [
    'lich',
    'lich|lich kiem tra|lich cong tac|lich to|(?:bao gio|khi nao|ngay nao|hom nao) kiem tra|kiem tra (?:ngay|hom|luc|vao ngay)|(?:lich )?kiem tra (?:khi nao|bao gio|ngay)|lich kiem tra (?:khi nao|bao gio|ngay)|calendar|(?:xin )?hoan(?: lai)?(?: lich| lich kiem tra| kiem tra| ngay kiem tra)?|doi lich(?: kiem tra)?|doi ngay kiem tra|lui lich(?: kiem tra)?|lui ngay kiem tra',
  ],
  ['giahan', 'gia han|gia han (?:thoi han|khac phuc|thoi han khac phuc|them)|keo dai thoi han|them thoi gian|extension'],
  ['khacphuc', 'khac phuc|cap nhat khac phuc|nop ket qua khac phuc|ton tai|cac ton tai|noi dung khac phuc|fixes'],
  ['traloi', 'phieu|phieu kiem tra|tra loi phieu|tra loi cau hoi|tra loi tiep|lam phieu|lam tiep phieu|checklist'],
  ['rasoat', 'ra soat|ra soat phieu|phieu cho ra soat'],
  ['thongbao', 'soan thong bao|gui thong bao|thong bao chung|broadcast'],
  ['moi', 'moi nguoi moi|moi nguoi|moi them nguoi|invite'],
  ['toi', 'thong tin cua (?:toi|em|minh)|thong tin ca nhan|tai khoan'],
  ['trogiup', 'tro giup|giup|giup (?:toi|em)|huong dan|huong dan su dung|cach dung|cach su dung|help'],
  ['lienhe', 'lien he|lien lac|so dien thoai|so dien thoai (?:lien he|thuong truc)|goi ai|hoi ai|goi cho ai|contact'],
]; // prettier-ignore

const PATTERNS = MEANT.map(
  ([command, words]) => [command, new RegExp(`^(?:${WISH} )*(?:${words})(?: ${ENDS})*$`)] as const,
);

/** Words longer than this say more than a command. */
const MOST_WORDS = 12;

/** The command that words are; null when they are none. */
export function spokenCommand(typed: string): string | null {
  const said = fold(withoutEndManners(typed))
    .replace(/[.,;!?…~“”"()]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (said.split(' ').length > MOST_WORDS) return null;
  return PATTERNS.find(([, pattern]) => pattern.test(said))?.[0] ?? null;
}
