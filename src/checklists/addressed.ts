// Words that name the question they are for: «câu 18», «sửa câu 7», «câu 6: chưa», «sửa câu 7 thành đang làm». Pure; which
// question carries that number, and what the words say there, it does not know.
import { withoutEndManners } from '../kit/vietnamese-manners.js';
import { fold, nfc } from '../kit/vietnamese.js';

/** The question that is named, the words for it as typed ('' when it is only looked for), and whether a change is asked for. */
export interface Addressed {
  readonly number: number;
  readonly rest: string;
  readonly changes: boolean;
}

const WHO = '(?:da|thua|toi|em|minh|don vi|cho toi|cho em|cho minh|cho|xin|xin phep|muon|can|de nghi|hay|lai|please)';
const CHANGE = '(?:sua|sua lai|doi|doi lai|chinh|chinh lai|dieu chinh|cap nhat|cap nhat lai|change|edit|correct)';
const LOOK =
  '(?:xem|xem lai|mo|mo lai|quay lai|tro lai|ve|den|sang|qua|chuyen|chuyen den|chuyen sang|chuyen qua|tra loi|tra loi lai|ghi|ghi lai|nhap|nhap lai|tra loi tiep|lam|lam lai|lam tiep|tiep tuc|go to|go back to|back to|open|answer|show)';
const AT = '(?:o|tai|vao|noi dung|dap an|cau tra loi|ket qua|cua|answer|to)';
const BECOMES =
  '(?:thanh|la|sua thanh|sua lai thanh|sua lai la|sua la|doi thanh|doi la|tra loi|tra loi la|ghi|ghi la|em tra loi|toi tra loi|don vi tra loi|to|is)';
const ADDRESS = new RegExp(
  `^(?:${WHO} )*(?:(${CHANGE}) |${LOOK} )?(?:${AT} )*(?:cau|question)(?: hoi)?(?: so)? ?d?(\\d{1,4}) ?[:;,.=–-]*(?: (${BECOMES}))? ?[:=]*$`,
);
/** What only says that the question is looked for again. */
const AGAIN =
  /^(?:(?:sua|sua lai|doi lai|lam lai|xem lai|tra loi lai|bi|ghi|nham|sai|roi|em|toi|gui|tra loi|hoi gi|la gi|nhu the nao|the nao|sao|a|nhe|nha|di|voi|wrong|again) ?)+$/;
const NAMED = /(?:^| )(?:cau|question)(?: hoi)?(?: so)? ?d?\d/;

/** Reads which question words are for; null when they name none, or several. */
export function readAddressed(typed: string): Addressed | null {
  // «câu 2:11/12» is «câu 2: 11/12».
  const spaced = nfc(typed)
    .trim()
    .replace(/^([^\d]*\d{1,4})\s*[:=]\s*(?=\S)/u, '$1: ');
  const words = spaced.split(/\s+/);
  for (let length = Math.min(words.length, 14); length > 0; length -= 1) {
    const found = ADDRESS.exec(fold(words.slice(0, length).join(' ')).replace(/[?!]+$/, ''));
    if (!found) continue;
    const rest = words.slice(length).join(' ');
    if (NAMED.test(fold(rest))) return null;
    const isOnlyLookedFor = AGAIN.test(fold(withoutEndManners(rest)).replace(/[.,?!]+/g, ''));
    const changes = found[1] !== undefined || /sua|doi/.test(found[3] ?? '');
    return { number: Number(found[2]), rest: isOnlyLookedFor ? '' : rest, changes };
  }
  return null;
}

/** The number of a question that is only looked for; null for everything else. */
export function readJump(typed: string): number | null {
  const found = readAddressed(withoutEndManners(typed));
  return found?.rest === '' ? found.number : null;
}
