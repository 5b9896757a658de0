// Words typed after «đã nhận» to a broadcast, or in answer to it: offered as the comment ready to be sent, changed by other words
// or by editing the message, left for later, and sent once.
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-15 14:00', city: true });

let lead: Phone;
let unit: Phone;
beforeAll(async () => {
  lead = await stage().seat({ name: 'Đỗ Văn Thử Nghiệm', role: 'LEAD', team: 'C' });
  const visit = await stage().db.inspection.findFirstOrThrow({
    where: { team: { name: 'C' }, surprise: false },
    include: { unit: true },
  });
  unit = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: visit.unit.code });
}, 120_000);

/** A broadcast nobody has acknowledged yet. */
let minute = 0;
beforeEach(async () => {
  await stage().at(`2023-09-15 14:${String((minute += 2)).padStart(2, '0')}`);
  await stage().db.broadcastReply.deleteMany();
  await lead.says('/thongbao');
  await lead.says(`Đề nghị các đơn vị rà soát, lần ${minute}.`);
  await lead.presses('Tất cả đơn vị Tổ C (9)');
  await lead.presses('Tiếp tục');
  await lead.presses('Gửi 01 người');
  await stage().at(`2023-09-15 14:${String((minute += 2)).padStart(2, '0')}`);
}, 60_000);

const sent = async () => (await stage().db.broadcastReply.findMany()).map(({ text }) => text);
const told = () => lead.heard().filter(({ text }) => text.startsWith('Ý kiến của'));

it('«đã nhận, giao phòng Nội vụ»: acknowledged, and what follows is sent once its author says so, once', async () => {
  const before = told().length;
  await unit.says('đã nhận, đề nghị cho lùi đến thứ 6');
  unit.sees(/chưa gửi: “đề nghị cho lùi đến thứ 6”/, 1);
  expect(unit.card().rows).toEqual([['Gửi ý kiến'], ['Hủy', 'Để sau']]);
  expect(await sent()).toEqual([]);
  const card = unit.card();
  const acts = JSON.stringify(
    stage()
      .simulator.chat(unit.id)
      .messages.find(({ message_id: id }) => id === card.id),
  );
  const act = /broadcasts\.ready:[^"]+/.exec(acts)![0];
  await unit.presses('Gửi ý kiến');
  await unit.taps(card.id, act);
  expect(await sent()).toEqual(['đề nghị cho lùi đến thứ 6']);
  expect(told()).toHaveLength(before + 1);
  expect(await stage().db.broadcastRecipient.count({ where: { ackAt: { not: null } } })).toBeGreaterThan(0);
  await unit.editsLast('đã nhận, đề nghị cho lùi đến thứ 7');
  expect(await sent()).toEqual(['đề nghị cho lùi đến thứ 7']);
  expect(told()).toHaveLength(before + 1);
  expect(told().at(-1)!.text).toContain('“đề nghị cho lùi đến thứ 7”');
  // The same words once more are not sent twice.
  const broadcast = await stage().db.broadcastReply.findFirstOrThrow();
  await unit.taps(unit.card().id, `broadcasts.reply:${broadcast.broadcastId}`);
  await unit.says('đề nghị cho lùi đến thứ 7');
  unit.sees('Ý kiến này đã được gửi trước đó: “đề nghị cho lùi đến thứ 7”', 1);
  expect(told()).toHaveLength(before + 1);
});

it('«đã nhận, nhưng …» acknowledges nothing, and its words are ready to be sent', async () => {
  await unit.says('đã nhận, nhưng xin lùi đến thứ 6');
  unit.sees(/chưa gửi: “đã nhận, nhưng xin lùi đến thứ 6”/, 1);
  await unit.says('gửi đi');
  expect(await sent()).toEqual(['đã nhận, nhưng xin lùi đến thứ 6']);
});

it('other words typed below, or an edit of the message, take their place; «ok» and «cảm ơn» do not', async () => {
  await unit.says('đã nhận, xin lùi đến thứ 6');
  await unit.editsLast('đã nhận, xin lùi đến thứ 7');
  unit.sees(/chưa gửi: “xin lùi đến thứ 7”/, 1);
  await unit.says('Đề nghị cho nộp chậm nhất 17h00 ngày 22/09.');
  unit.sees(/chưa gửi: “Đề nghị cho nộp chậm nhất 17h00 ngày 22\/09\.”/, 1);
  await unit.says('cảm ơn');
  unit.sees(/chưa gửi: “Đề nghị cho nộp chậm nhất/, 1);
  expect(await sent()).toEqual([]);
  await unit.says('ok');
  expect(await sent()).toEqual(['Đề nghị cho nộp chậm nhất 17h00 ngày 22/09.']);
});

it.each(['gửi luôn nhé', 'đồng ý', 'có ạ', 'gửi giúp em', 'xác nhận gửi', 'vâng gửi đi'])(
  'whatever agrees at other cards sends them here: «%s»',
  async (words) => {
    await unit.says('đã nhận, xin lùi đến thứ 6');
    await unit.says(words);
    expect(await sent()).toEqual(['xin lùi đến thứ 6']);
  },
);

it('a refusal drops them and takes no words’ place; «dung» and «khoan» do neither', async () => {
  await unit.says('đã nhận, xin lùi đến thứ 6');
  for (const words of ['dung', 'khoan đã', 'chưa gửi']) {
    await unit.says(words);
    unit.sees(/chưa gửi: “xin lùi đến thứ 6”/, 1);
  }
  await unit.says('thôi không gửi nữa');
  unit.sees('Chưa gửi ý kiến nào.', 1);
  expect(await sent()).toEqual([]);
});

it('[Để sau] keeps them: not sent, found again from /viec, and edited until then', async () => {
  await unit.says('đã nhận, xin lùi đến thứ 6');
  await unit.presses('Để sau');
  expect(await sent()).toEqual([]);
  await unit.presses(
    unit
      .card()
      .rows.flat()
      .find((label) => /Tiếp tục|Làm tiếp/.test(label))!,
  );
  unit.sees(/chưa gửi: “xin lùi đến thứ 6”/, 1);
  await unit.presses('Để sau');
  await unit.editsLast('đã nhận, xin lùi đến thứ 7');
  unit.sees(/chưa gửi: “xin lùi đến thứ 7”/, 1);
  await unit.presses('Hủy');
  unit.sees('Chưa gửi ý kiến nào.', 1);
  expect(await sent()).toEqual([]);
});

it('free words below the message are the same, and what is done or thanks is none', async () => {
  await unit.says('cho em lùi đến thứ 6 được không ạ');
  unit.sees(/chưa gửi: “cho em lùi đến thứ 6 được không ạ”/, 1);
  expect(await sent()).toEqual([]);
  await unit.presses('Gửi ý kiến');
  expect(await sent()).toEqual(['cho em lùi đến thứ 6 được không ạ']);
  // What stands below something newer is not about the broadcast.
  await unit.says('/lich');
  await unit.says('để em hỏi lại');
  expect(unit.last().text).not.toContain('chưa gửi');
});
