// Invitations and phones for the tests of this room.
import { inTransaction } from '../../src/kit/database.js';
import { isRefusal } from '../../src/kit/refusal.js';
import { createInvitation, type InvitationOrder, type MadeInvitation } from '../../src/people/invitations.js';
import type { UnitRole } from '../../src/people/rules.js';
import type { Phone } from '../phone.js';
import type { Stage } from '../stage.js';

export const CALM =
  'Liên kết này hiện không dùng được. Đề nghị Ông/Bà liên hệ cơ quan thường trực (Sở Nội vụ) để được cấp liên kết mới.';
export const STRANGER =
  'Đây là kênh làm việc của Đoàn kiểm tra, dành cho người được mời. Trường hợp đã được mời, đề nghị Ông/Bà mở liên kết trong thư mời.';
export const WAITING = 'Hệ thống đã ghi nhận. Vai trò này cần thêm một người phê duyệt; kết quả sẽ được báo tại đây.';

/** An invitation as the operator makes it, or as somebody of the chat when `invitedById` is given. */
export async function order(stage: Stage, wanted: InvitationOrder): Promise<MadeInvitation> {
  const made = await inTransaction(stage.db, (tx) => createInvitation(tx, wanted, stage.clock.now()));
  if (isRefusal(made)) throw new Error(made.refusal);
  return made;
}

/** A link to a role in a unit. */
export async function unitLink(stage: Stage, code: string, role: UnitRole): Promise<MadeInvitation> {
  const { id } = await stage.db.unit.findUniqueOrThrow({ where: { code } });
  return order(stage, { role, unitId: id, invitedById: null });
}

/** What the bot has said since the message with this id (0: ever), as texts. */
export const saidAfter = (phone: Phone, id: number): string[] =>
  phone
    .heard()
    .filter((message) => message.id > id)
    .map((message) => message.text);

/** The id of the newest message in the chat, 0 for an empty one. */
export const newest = (phone: Phone): number => phone.chat().at(-1)?.id ?? 0;
