// A broadcast sent again to those it has not reached: nobody who has it gets it a second time, however often it is sent again
// and whatever is known of the first sending by then.
import { expect, it } from 'vitest';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-15 14:00', city: true });

it('reaches only those that no sending has reached yet', { timeout: 60_000 }, async () => {
  const { db, simulator } = stage();
  const lead = await stage().seat({ name: 'Đỗ Văn Thử Nghiệm', role: 'LEAD', team: 'C' });
  const visit = await db.inspection.findFirstOrThrow({
    where: { team: { name: 'C' }, surprise: false },
    include: { unit: true },
  });
  const unit = visit.unit.code;
  const has = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit });
  const [back, gone] = [
    await stage().seat({ name: 'Trần Văn Giả Sử', role: 'HEAD', unit }),
    await stage().seat({ name: 'Lê Thị Minh Họa', role: 'DEPUTY', unit }),
  ];
  for (const { id, personId } of [back, gone]) {
    simulator.block(id);
    await stage().drain();
    // The news of it never reached us: only the sending finds out.
    await db.person.update({ where: { id: personId! }, data: { blockedAt: null } });
  }
  const copies = (phone: typeof has) => phone.heard().filter(({ text }) => text.includes('THÔNG BÁO CHUNG')).length;
  const sendAgain = async (people: string) => {
    await lead.presses(`Chưa gửi (${people})`);
    await lead.presses(`Gửi ${people.padStart(2, '0')} người`);
    await stage().drain();
  };

  await lead.says('/thongbao');
  await lead.says('Đề nghị các đơn vị rà soát.');
  await lead.presses('Tất cả đơn vị Tổ C (9)');
  await lead.presses('Tiếp tục');
  await lead.presses('Gửi 03 người');
  await stage().at('2023-09-15 14:05');
  expect([copies(has), copies(back), copies(gone)]).toEqual([1, 0, 0]);
  const first = lead.heard().findLast(({ text }) => text.includes('Đã gửi xong'))!;

  // One of the two is back by the time it is sent again.
  await back.starts();
  await lead.presses('Gửi lại');
  await sendAgain('2');
  await stage().at('2023-09-15 14:10');
  expect([copies(has), copies(back), copies(gone)]).toEqual([1, 1, 0]);

  // From the very first card once more: only the one whom neither sending has reached.
  const rows = simulator.chat(lead.id).messages.find((each) => each.message_id === first.id)!.reply_markup!;
  const again = ((rows.inline_keyboard ?? []).flat() as { text: string; callback_data?: string }[]).find(
    ({ text }) => text === 'Gửi lại',
  )!;
  await gone.starts();
  await lead.taps(first.id, again.callback_data!);
  expect(lead.card().rows.flat()).toContain('Chưa gửi (1)');
  await sendAgain('1');
  expect([copies(has), copies(back), copies(gone)]).toEqual([1, 1, 1]);
  await lead.taps(first.id, again.callback_data!);
  expect(lead.card().rows.flat()).not.toContain('Chưa gửi (1)');
});
