// A paper a colleague sends for the question somebody is at: the count on their card is true at once, where the card stands.
import { expect, it } from 'vitest';
import { readChecklist } from '../../src/checklists/store.js';
import { inTransaction } from '../../src/kit/database.js';
import { useStage } from '../stage.js';
import { announce, pdf } from './announced.js';

const stage = useStage({ at: '2023-09-08 09:00', city: true });

it('is counted on the card of both, without a message more', async () => {
  const lan = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
  const binh = await stage().seat({ name: 'Trần Văn Giả Sử', role: 'DEPUTY', unit: 'H-02' });
  const id = await announce(stage(), 'I-14', '2023-09-14 17:00');
  const whole = (await inTransaction(stage().db, (tx) => readChecklist(tx, id)))!;
  const { number } = whole.questions.find(
    ({ number: n, question }) => n !== null && question.type === 'YESNO' && question.evidence === 'IF_YES',
  )!;
  for (const phone of [lan, binh]) {
    await phone.says('/traloi');
    await phone.says(`câu ${number}`);
  }
  const before = binh.heard().length;
  await lan.sendsFile(pdf('mot.pdf'));
  await stage().drain();
  expect(binh.card().text).toMatch(/0?1 tệp|Tệp.*: 0?1/);
  await lan.sendsFile(pdf('hai.pdf'));
  await stage().drain();
  expect(binh.card().text).toMatch(/0?2 tệp|Tệp.*: 0?2/);
  expect(binh.heard()).toHaveLength(before);
});
