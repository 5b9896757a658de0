// The kind words at the end of what people type («em nhé», «nhé em», «ạ», «rồi nhé em»), taken off in one place for every
// reader. Pure; it knows no meaning of what is left.

const KIND = '(?:ạ|nhé|nhe|nha|nhá|nhen|ah|đấy|ơi)';
const WHOM =
  '(?:các em|các anh|các chị|anh chị|em|anh|chị|chi|bạn|ban|ad|admin|bot|ông|bà|cô|chú|cháu|đồng chí|đ\\/c|hệ thống)';
/** Words after which «em» or «a» alone is kindness too, with marks and without. */
const AFTER =
  '(?:rồi|roi|có|co|vâng|vang|dạ|da|đúng|dung|phải|phai|chưa|chua|không|khong|xong|nhận|nhan|được|duoc|gửi|gui|nộp|nop|rõ|ro|ok|oke|ý|y|trí|tri|đủ|hết|het|đi|di)';
const ENDING = new RegExp(
  `(?:[\\s,]+${KIND}(?:[\\s,]+${WHOM})?|(?<!(?:^|\\s)(?:cho|của|cua|với|voi|gửi|gui))[\\s,]+${WHOM}[\\s,]+(?:${KIND}|a)|(?<=(?:^|\\s)${AFTER})[\\s,]+(?:${WHOM}|a)(?:[\\s,]+${WHOM})?)[.!…]*$`,
  'iu',
);

/** Words without the kind words at their end; words that are nothing else stay as they are. */
export function withoutEndManners(typed: string): string {
  let text = typed.trim();
  for (;;) {
    const left = text.replace(ENDING, '');
    if (left === text || left === '') return text;
    text = left;
  }
}
