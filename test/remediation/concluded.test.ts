// Concluding over a review that is not finished: it is said before, and when it is done all the same, whatever was pending ends
// and nobody is asked for it any more.
import { beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/kit/ids.js';
import { announce } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { seat } from './desk.js';
import { answerAll } from './handed-in.js';

const stage = useStage({ at: '2023-09-08 09:00', city: true });
let lead: Phone;
let unit: Phone;
let checklist = '';
let visit = '';
let late = '';

beforeAll(async () => {
  lead = await seat(stage(), 'lead');
  unit = await seat(stage(), 'unit');
  checklist = await announce(stage(), 'I-14', '2023-09-14 17:00');
  late = await announce(stage(), 'I-16', '2023-09-20 17:00');
  visit = (await stage().db.inspection.findUniqueOrThrow({ where: { code: 'I-14' } })).id;
  await answerAll(stage(), checklist, unit.personId!);
  await unit.taps(unit.last().id, `checklists.send:${checklist}:2023-09-08`);
  await stage().at('2023-09-22 09:00');
  await lead.says('/rasoat');
  await lead.taps(lead.last().id, `remediation.begin:${checklist}`);
  await lead.presses('Đề nghị bổ sung');
  await lead.says('Chưa có văn bản kèm theo');
  await lead.taps(lead.last().id, `remediation.visit:${visit}`);
}, 120_000);

const open = () => lead.taps(lead.last().id, `remediation.visit:${visit}`);
const state = async () => (await stage().db.checklist.findUniqueOrThrow({ where: { id: checklist } })).state;
const owed = () =>
  stage().db.deadline.count({
    where: { subjectId: { in: [checklist, visit] }, closedAt: null, kind: { in: ['REPORT', 'REVIEW', 'SUPPLEMENT'] } },
  });

const conclude = async () => {
  await lead.says('/rasoat');
  await open();
  await lead.presses('Gửi kết luận');
  await lead.presses('Vẫn gửi kết luận');
  await lead.presses('Gửi 01 người');
};
const unitReads = async () => {
  await unit.taps(unit.last().id, `checklists.start:${visit}`);
  return unit.last().text;
};

it('is asked about before: what is not sent, what nobody has looked at', async () => {
  await lead.presses('Gửi kết luận');
  lead.sees(/^\*\*Việc rà soát phiếu chưa kết thúc:\*\* còn 01 câu đề nghị bổ sung chưa gửi, \d\d câu chưa xem\./);
  await lead.presses('Trở lại rà soát');
  lead.sees(/UBND huyện Tre Xanh/);
  expect(await stage().db.conclusion.count()).toBe(0);
});

it('says before it is sent which questions on site are not recorded, and leads there', async () => {
  await lead.says('/rasoat');
  await open();
  await lead.presses('Gửi kết luận');
  await lead.presses('Vẫn gửi kết luận');
  lead.sees(
    /^Nội dung sẽ gửi[^\n]*\n\*\*Câu kiểm tra tại chỗ chưa ghi đủ:\*\* đã ghi 0\/5, còn 05 câu; .*“Việc cần làm”/,
  );
  await lead.presses('Ghi câu tại chỗ');
  lead.sees(/^Câu Đ1\/5/);
});

it('ends the review when it is done all the same, and gives it back when the conclusion is taken back', async () => {
  await stage().at('2023-09-22 21:30');
  await conclude();
  expect([await state(), await owed()]).toEqual(['CONCLUDED', 0]);
  // It waits for office hours: the unit reads that the review goes on.
  expect(await unitReads()).toMatch(/đang được Tổ B rà soát/);
  await lead.presses('Rút lại');
  expect([await state(), await owed()]).toEqual(['IN_REVIEW', 1]);
  await conclude();
  expect([await state(), await owed()]).toEqual(['CONCLUDED', 0]);
});

it('gives back what it was also when the review’s own deadline had ended otherwise, or nobody had begun', async () => {
  const { db, clock } = stage();
  await lead.presses('Rút lại');
  await db.deadline.updateMany({
    where: { kind: 'REVIEW', subjectId: checklist },
    data: { closedAt: clock.now(), closedWhy: 'waived' },
  });
  await conclude();
  expect(await state()).toBe('CONCLUDED');
  await lead.presses('Rút lại');
  expect([await state(), await owed()]).toEqual(['IN_REVIEW', 0]);
  await db.checklist.update({ where: { id: checklist }, data: { state: 'SUBMITTED' } });
  await conclude();
  await lead.presses('Rút lại');
  expect(await state()).toBe('SUBMITTED');
  await db.checklist.update({ where: { id: checklist }, data: { state: 'IN_REVIEW' } });
  await conclude();
});

it('is nowhere called accepted, by the unit or the team', async () => {
  await stage().at('2023-09-25 08:10');
  expect(await unitReads()).toMatch(/Cuộc kiểm tra đã có kết luận; phiếu không được rà soát tiếp, không cần bổ sung\./);
  unit.sees(
    /^THÔNG BÁO KẾT LUẬN[^]*Cuộc kiểm tra ngày 21\/09\/2023: qua kiểm tra, chưa phát hiện tồn tại, hạn chế\./,
    9,
  );
  unit.neverSaw(/Phiếu đã được Đoàn kiểm tra chấp nhận/);
  await lead.taps(lead.last().id, `remediation.review:${checklist}`);
  lead.sees(/^Việc rà soát phiếu của UBND huyện Tre Xanh đã kết thúc khi có kết luận/);
  lead.neverSaw(/được chấp nhận toàn bộ/);
});

it('nobody is asked for any of it afterwards', async () => {
  await stage().at('2023-09-25 09:00');
  await lead.says('/viec');
  expect(lead.screen()).not.toMatch(/Rà soát phiếu: UBND huyện Tre Xanh|[Cc]âu kiểm tra tại chỗ.*Tre Xanh/);
  await lead.taps(lead.last().id, `remediation.end:${checklist}`);
  lead.sees(/^Việc rà soát phiếu của UBND huyện Tre Xanh đã kết thúc khi có kết luận; không đề nghị bổ sung nữa\./);
  await unit.says('/viec');
  expect(unit.last().text).not.toMatch(/đang chờ xem xét|[Nn]ộp phiếu|bổ sung/);
});

it('a unit that had not handed in is not chased either', async () => {
  const { db, clock } = stage();
  const { inspectionId } = await db.checklist.findUniqueOrThrow({ where: { id: late } });
  const inspection = await db.inspection.update({ where: { id: inspectionId }, data: { inspectOn: '2023-09-22' } });
  const team = await db.team.findUniqueOrThrow({ where: { id: inspection.teamId } });
  const other = await stage().seat({ name: 'Đỗ Văn Thử', role: 'LEAD', team: team.name });
  const theirs = await stage().seat({ name: 'Lê Thị Minh Họa', role: 'FOCAL', unit: 'SO-03' });
  await db.finding.create({
    data: {
      ...{ id: newId(), inspectionId, unitId: inspection.unitId, kind: 'STRENGTH', text: 'Công khai đầy đủ' },
      ...{ saved: true, savedAt: clock.now(), authorId: other.personId!, createdAt: clock.now() },
    },
  });
  await other.says('/rasoat');
  await other.taps(other.last().id, `remediation.visit:${inspectionId}`);
  await other.presses('Gửi kết luận');
  await other.presses('Gửi 01 người');
  await theirs.says('/viec');
  expect(theirs.screen()).not.toMatch(/phiếu kiểm tra/i);
  const before = theirs.heard().length;
  for (const day of ['26', '28', '29']) await stage().at(`2023-09-${day} 08:15`);
  const chased = theirs.heard().slice(before);
  expect(chased.filter(({ text }) => /phiếu/i.test(text)).map(({ text }) => text)).toEqual([]);

  // What it hands in all the same is kept, and nobody is said to review it.
  await answerAll(stage(), late, theirs.personId!);
  await theirs.taps(theirs.last().id, `checklists.asof:${late}:2023-09-22`);
  theirs.sees(/ Cuộc kiểm tra đã có kết luận: phiếu được lưu, không được rà soát tiếp\.\n/, 1);
  await theirs.taps(theirs.last().id, `checklists.send:${late}:2023-09-22`);
  await theirs.taps(theirs.last().id, `checklists.start:${inspectionId}`);
  theirs.sees(/\nCuộc kiểm tra đã có kết luận; phiếu không được rà soát tiếp, không cần bổ sung\.$/, 1);
  expect(await db.deadline.count({ where: { subjectId: late, kind: 'REVIEW', closedAt: null } })).toBe(0);
});
