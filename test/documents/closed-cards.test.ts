// A card that asked for papers and is left because one came: no number of papers stays on it that is true no longer, it says what
// was sent on it.
import { beforeAll, expect, it } from 'vitest';
import { readChecklist } from '../../src/checklists/store.js';
import { inTransaction } from '../../src/kit/database.js';
import { pdf } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { atPapers, seatUnits } from './unit-desk.js';

const stage = useStage({ at: '2023-09-11 09:00', city: true });
let unit: Phone;
let ward: Phone;
let checklistId: string;
beforeAll(async () => {
  ({ checklistId, unit, ward } = await seatUnits(stage()));
}, 120_000);

/** Messages that speak of a number of papers sent so far. */
const counted = (phone: Phone) =>
  phone.heard().filter(({ text }) => /Đã có: \d+ tệp|Câu \d+\/\d+: đã nhận|Tệp: \d/.test(text));

it('at a question: of cards that count papers one is left, and it counts them all', { timeout: 60_000 }, async () => {
  const whole = (await inTransaction(stage().db, (tx) => readChecklist(tx, checklistId)))!;
  const { number } = whole.questions.find(
    (each) => each.number !== null && each.question.type === 'YESNO' && each.question.evidence !== 'NONE',
  )!;
  await unit.says('/traloi');
  await unit.says(`câu ${number}`);
  await unit.presses('Có');
  expect(counted(unit).at(-1)!.text).toContain('Đã có: 0 tệp');
  for (const [n, name] of ['mot.pdf', 'hai.pdf', 'ba.pdf'].entries()) {
    await unit.sendsFile(pdf(name));
    expect(counted(unit)).toHaveLength(1);
    expect(counted(unit)[0]!.text).toContain(`đã nhận **0${n + 1} tệp**`);
  }
  for (const name of ['mot.pdf', 'hai.pdf', 'ba.pdf'])
    unit.sees(new RegExp(`${number}\\. [^\\n]*: tệp “${name}” – Nguyễn Thị Ví Dụ, 09h00`), 20);
});

it('at an item to remedy too', { timeout: 60_000 }, async () => {
  await atPapers(ward);
  expect(counted(ward).at(-1)!.text).toContain('Đã có: 0 tệp');
  await ward.sendsFile(pdf('bien ban.pdf'));
  await ward.sendsFile(pdf('anh chup.pdf'));
  expect(ward.heard().filter(({ text }) => /Đã có: 0 tệp/.test(text))).toEqual([]);
  ward.sees(/tệp “bien ban\.pdf” – Ngô Thị Phỏng Theo, 09h00/, 20);
});
