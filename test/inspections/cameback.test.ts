// Whoever had blocked the bot when a notice went out and comes back gets what is still in force, once.
import { describe, expect, it } from 'vitest';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-06 09:00', city: true });
const NOTICE = /^THÔNG BÁO LỊCH KIỂM TRA/;

describe('somebody who had blocked the bot', () => {
  it('and comes back gets the notice in force, whether the block was known or found out by sending', async () => {
    const known = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
    const foundOut = await stage().seat({ name: 'Trần Văn Giả Sử', role: 'HEAD', unit: 'H-02' });
    stage().simulator.block(known.id);
    stage().simulator.block(foundOut.id);
    await stage().drain();
    await stage().db.person.updateMany({ where: { chatId: BigInt(foundOut.id) }, data: { blockedAt: null } });
    await stage().at('2023-09-07 08:31');
    await stage().drain();
    const copies = await stage().db.outboxMessage.findMany({ where: { dedupeKey: { startsWith: 'notice:' } } });
    expect([...new Set(copies.map(({ state }) => state))]).toEqual(['UNREACHABLE']);

    for (const phone of [known, foundOut]) {
      stage().simulator.unblock(phone.id);
      await stage().drain();
      expect(phone.heard().filter(({ text }) => NOTICE.test(text))).toHaveLength(1);
      expect(phone.heard().filter(({ document }) => document !== null)).toHaveLength(1);
    }
  });
});
