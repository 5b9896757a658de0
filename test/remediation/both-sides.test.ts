// Somebody who acts for the inspected unit and leads the team that visits it: nothing of that unit is theirs to judge, they are
// told who does, they are not reminded of it, and whoever is next above them is.
import { beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/kit/ids.js';
import { announce } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { seat } from './desk.js';
import { answerAll } from './handed-in.js';

const stage = useStage({ at: '2023-09-06 09:00', city: true });
let both: Phone;
let head: Phone;
let checklist = '';
let visit = '';
const WHO = /^Ông\/Bà có vai trò tại đơn vị được kiểm tra nên không xem xét nội dung của đơn vị này; Tổ trưởng khác/;

beforeAll(async () => {
  const { db, clock } = stage();
  both = await stage().seat({ name: 'Lê Thị Hai Vai', role: 'FOCAL', unit: 'H-02' });
  head = await seat(stage(), 'head');
  const team = await db.team.findUniqueOrThrow({ where: { name: 'B' } });
  const role = { id: newId(), personId: both.personId!, role: 'LEAD' as const, teamId: team.id, fromAt: clock.now() };
  await db.roleHeld.create({ data: role });
  checklist = await announce(stage(), 'I-14', '2023-09-14 17:00');
  visit = (await db.inspection.findUniqueOrThrow({ where: { code: 'I-14' } })).id;
  await answerAll(stage(), checklist, both.personId!);
  await both.taps(both.last().id, `checklists.send:${checklist}:2023-09-06`);
}, 120_000);

it('the checklist stands with the head of the delegation to be reviewed, not with them', async () => {
  await both.says('/viec');
  expect(both.screen()).not.toMatch(/Rà soát phiếu: UBND huyện Tre Xanh/);
  await head.says('/viec');
  expect(head.screen()).toMatch(/Rà soát phiếu: UBND huyện Tre Xanh/);
});

it('the collected card of new work reaches whoever judges it, never them', async () => {
  const rung = (phone: Phone) =>
    phone
      .heard()
      .filter(({ text }) => /Rà soát|Phiếu kiểm tra.*đã nộp|xem xét/i.test(text) && text.includes('Tre Xanh'));
  const before = [rung(both).length, rung(head).length];
  await stage().at('2023-09-06 10:31');
  expect([rung(both).length - before[0]!, rung(head).length - before[1]!]).toEqual([0, 1]);
  expect(await stage().db.workAnnounced.findMany({ select: { personId: true } })).toEqual([
    { personId: head.personId },
  ]);
});

it('what is pressed all the same changes nothing and says who decides', async () => {
  for (const act of ['begin', 'rest', 'restok', 'sendall'])
    await both.taps(both.last().id, `remediation.${act}:${checklist}:C1`).then(() => expect(both.toast()).toMatch(WHO));
  await stage().at('2023-09-22 09:00');
  await both.says('/viec');
  for (const act of ['limit', 'strength', 'conclude']) {
    await both.taps(both.last().id, `remediation.${act}:${visit}`);
    expect(both.toast()).toMatch(WHO);
  }
  expect([await stage().db.answerReview.count(), await stage().db.finding.count()]).toEqual([0, 0]);
});

it('neither reminds them of it, nor tells them that they report to themselves', async () => {
  const said = () => both.heard().filter(({ ring }) => ring);
  for (const day of ['25', '26', '27', '28']) await stage().at(`2023-09-${day} 08:15`);
  expect(said().filter(({ text }) => /rà soát phiếu|báo cáo (đồng chí )?Tổ trưởng/i.test(text))).toEqual([]);
  expect(head.heard().filter(({ text }) => /rà soát .*phiếu kiểm tra của UBND huyện Tre Xanh/.test(text))).not.toEqual(
    [],
  );
});
