// Words that leave out what a card asks but does not need: «bỏ qua», «không có», «để trống», «không cần ạ». Whether a step may
// be left out its room knows. Pure; it must not know a room.
import { withoutEndManners } from '../kit/vietnamese-manners.js';
import { fold } from '../kit/vietnamese.js';

const NONE = '(?:khong|ko|k|kg|hok|chua|chx)';
const SAYING =
  '(?:co|can|can thiet|ghi|neu|nhap|dien|them|neu them|ghi them|bo sung|bo sung them|noi|noi them|biet|ro)';
const LEFT =
  '(?:bo qua|bo|bo trong|de trong|de sau|tinh sau|bo sung sau|ghi sau|neu sau|xong|xong roi|het|het roi|thoi|skip|skip it|later|none|no|nothing|nothing to add|leave it out|leave blank|blank|n/a)';
const WHAT =
  '(?: (?:gi|gi them|gi ca|gi het|dau|noi dung|noi dung gi|them|cai|phan|muc|cau|buoc|o|nay|do|duoc|roi|di|luon))*';

/** Whether words only leave out what is asked; `about` is how the thing asked is called («trích yếu»), folded. */
export function skips(typed: string, about: string): boolean {
  if (typed.includes('?')) return false;
  const said = fold(withoutEndManners(typed))
    .replace(/[.,;!…~“”"()-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:(?:da|vang|thua|em|toi|thoi) )+(?=\S)/, '');
  const whole = new RegExp(`^(?:${NONE}(?: ${SAYING})?|${LEFT})${WHAT}(?: (?:${about}))?${WHAT}$`);
  return said === '' || whole.test(said);
}
