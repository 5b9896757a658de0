// What words say of papers that are awaited: that there are none, why there are none, that no more will come. Pure; what follows
// from it the dialogue decides.
import { withoutEndManners } from '../../kit/vietnamese-manners.js';
import { fold } from '../../kit/vietnamese.js';

const plain = (typed: string): string =>
  fold(withoutEndManners(typed))
    .replace(/[.,;:!…()–-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const ENOUGH =
  /^(?:(?:da|vang|toi|em|minh|don vi) )*(?:xong|het|du|day du|gui|nop|hoan thanh|tai len|done|sent|that is all)(?: (?:xong|het|du|day du|roi|tai lieu|tep|file|anh|luon|nhe|a))*$/;

/** «Xong rồi», «đã gửi», «hết rồi»: nothing more comes. */
export const saysEnough = (typed: string): boolean => ENOUGH.test(plain(typed));

/** «Chưa có tài liệu», and no more than that. */
export const saysNoPaper = (typed: string): boolean =>
  /^(chua co|khong co|ko co|chua)( tai lieu| tep| file)?$/.test(plain(typed));

const WHO = '(?:(?:da|thua|hien|hien nay|hien tai|bay gio|don vi|co quan|toi|em|chung toi) )*';
const HAS_NONE = '(?:chua|khong|ko) (?:co|kip|chuan bi|tim thay|tim|nhan|luu)(?: duoc)?';
const PAPERS = '(?:tai lieu|tep|file|van ban|giay to|minh chung|ho so|anh)';
const WHY_OR_WHEN =
  '(?:vi|do|tai vi|boi vi|se|hen|xin|de nghi|mai|ngay|hom|tuan|thang|dau|cuoi|dang|con dang|can bo|lanh dao)';
const WHY = new RegExp(`^${WHO}${HAS_NONE}(?: ${PAPERS})?(?: \\S+){0,4}? ${WHY_OR_WHEN} \\S`);

/** «Chưa có tài liệu, tuần sau gửi», «hiện chưa có vì đang trình ký»: why there are none, or when they will come. */
export const saysWhyNoPaper = (typed: string): boolean => WHY.test(plain(typed));
