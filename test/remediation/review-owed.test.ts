// A checklist that was handed in is the team lead's to review by a day: reminded, shown overdue, accounted for to the head of the
// delegation. Its unit is not chased meanwhile and sees that it waits.
import { beforeAll, expect, it } from 'vitest';
import { announce } from '../checklists/announced.js';
import { reviewDueAt } from '../../src/checklists/rules.js';
import { makeCalendar, at } from '../../src/kit/calendar.js';
import { CITY_HOLIDAYS } from '../../src/demo/city-schedule.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { seat } from './desk.js';
import { answerAll } from './handed-in.js';

const DAYS = CITY_HOLIDAYS.map(({ on, kind, note }) => ({ on, kind, note: note ?? undefined }));

const stage = useStage({ at: '2023-09-06 09:00', city: true });
let lead: Phone;
let head: Phone;
let unit: Phone;
let checklist = '';

beforeAll(async () => {
  lead = await seat(stage(), 'lead');
  head = await seat(stage(), 'head');
  unit = await seat(stage(), 'unit');
  checklist = await announce(stage(), 'I-14', '2023-09-14 17:00');
  await answerAll(stage(), checklist, unit.personId!);
});

const owed = () =>
  stage().db.deadline.findUnique({ where: { kind_subjectId: { kind: 'REVIEW', subjectId: checklist } } });
const rung = (phone: Phone, words: RegExp) => phone.heard().filter(({ ring, text }) => ring && words.test(text));

it.each([
  ['2023-09-08 09:00', '2023-09-21', '2023-09-15 17:00'],
  ['2023-09-18 09:00', '2023-09-21', '2023-09-20 17:00'],
  ['2023-09-20 09:00', '2023-09-21', '2023-09-21 17:00'],
  ['2023-10-02 09:00', '2023-09-21', '2023-10-09 17:00'],
])('handed in at %s for the visit of %s it is to be reviewed by %s', (now, inspectOn, due) => {
  expect(reviewDueAt(makeCalendar(DAYS), inspectOn, at(now))).toEqual(at(due));
});

it('is owed from the moment it is handed in, and no more when it is taken back', async () => {
  const submit = () => unit.taps(unit.last().id, `checklists.send:${checklist}:2023-09-06`);
  await submit();
  expect(await owed()).toMatchObject({ unitId: null, dueAt: at('2023-09-13 17:00'), closedAt: null });
  await unit.presses('Rút lại để sửa');
  expect(await owed()).toMatchObject({ closedWhy: 'withdrawn' });
  await submit();
  expect(await owed()).toMatchObject({ closedAt: null });
});

it('its unit sees that it waits, and is not chased', async () => {
  await unit.says('/viec');
  unit.sees(/Phiếu kiểm tra đã nộp ngày 06\/09: đang chờ xem xét/);
  const before = unit.heard().length;
  for (const day of ['11', '13', '14', '15', '18']) await stage().at(`2023-09-${day} 08:15`);
  const said = unit
    .heard()
    .slice(before)
    .filter(({ text }) => /phiếu kiểm tra/i.test(text));
  expect(said.map(({ text }) => text)).toEqual([]);
});

it('the lead is reminded ahead, on the day and after it, and the head of the delegation is given account', async () => {
  expect(
    rung(
      lead,
      /còn 02 ngày làm việc đến hạn rà soát phiếu kiểm tra của UBND huyện Tre Xanh|còn 02 ngày làm việc.*\n?.*rà soát phiếu/,
    ),
  ).toHaveLength(1);
  expect(rung(lead, /rà soát phiếu kiểm tra của UBND huyện Tre Xanh/).length).toBeGreaterThanOrEqual(3);
  await lead.says('/viec');
  lead.sees(
    /Rà soát phiếu: UBND huyện Tre Xanh.*; đã quá thời hạn rà soát 03 ngày làm việc \(thời hạn: 17h00 ngày 13\/09\/2023\)/,
  );
  await stage().at('2023-09-20 08:15');
  expect(rung(head, /rà soát .*phiếu kiểm tra của UBND huyện Tre Xanh/).length).toBe(1);
});

it('ends with the review', async () => {
  await lead.taps(lead.last().id, `remediation.begin:${checklist}`);
  for (const section of ['C1', 'C2', 'C3', 'C4']) {
    await lead.taps(lead.last().id, `remediation.rest:${checklist}:${section}`);
    await lead.presses(lead.last().rows.flat()[0]!);
  }
  await lead.taps(lead.last().id, `remediation.end:${checklist}`);
  await lead.presses(lead.last().rows.flat()[0]!);
  expect(await owed()).toMatchObject({ closedWhy: 'reviewed' });
  await unit.says('/viec');
  expect(unit.last().text).not.toContain('đang chờ xem xét');
});
