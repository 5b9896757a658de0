// People who hold a role in two teams or in two units say for which, wherever it matters; for everybody else nothing changes.
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kit/ids.js';
import { announce, pdf } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage, type Seat } from '../stage.js';

const stage = useStage({ at: '2023-09-13 09:00', city: true });

/** Gives somebody seated a second role. */
async function alsoHolds(phone: Phone, role: Seat['role'], at: { unit?: string; team?: string }): Promise<void> {
  const { db, clock } = stage();
  const unit = at.unit ? await db.unit.findUniqueOrThrow({ where: { code: at.unit } }) : null;
  const team = at.team ? await db.team.findUniqueOrThrow({ where: { name: at.team } }) : null;
  await db.roleHeld.create({
    data: {
      ...{ id: newId(), personId: phone.personId!, role, unitId: unit?.id ?? null, teamId: team?.id ?? null },
      fromAt: clock.now(),
    },
  });
}

const unitId = async (code: string) => (await stage().db.unit.findUniqueOrThrow({ where: { code } })).id;

describe('a lead of two teams', () => {
  let lead: Phone;
  beforeAll(async () => {
    lead = await stage().seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
    await alsoHolds(lead, 'LEAD', { team: 'A' });
    await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
  });

  it('chooses the team of a broadcast, and typed words before that only ask again', async () => {
    await lead.says('/thongbao');
    expect(lead.card()).toMatchObject({
      text: '**Soạn thông báo chung** – Đề nghị chọn Tổ.',
      rows: [['Tổ A', 'Tổ B'], ['Hủy']],
    });
    await lead.says('Đề nghị các đơn vị rà soát.');
    lead.sees(/Đề nghị chọn Tổ/, 1);
    expect(await stage().db.broadcast.count()).toBe(0);
    await lead.presses('Tổ B');
    lead.sees('**Soạn thông báo chung · Tổ B** – Đề nghị gửi nội dung thông báo.');
    await lead.says('Đề nghị các đơn vị rà soát.');
    lead.sees(/Gửi tới\?/);
    const [draft] = await stage().db.broadcast.findMany({ include: { recipients: true } });
    const team = await stage().db.team.findUniqueOrThrow({ where: { name: 'B' } });
    expect(draft).toMatchObject({ teamId: team.id, state: 'DRAFT' });
    await lead.presses('Hủy');
    await lead.says('/thongbao');
    await lead.presses('Tổ A');
    lead.sees(/Soạn thông báo chung · Tổ A/);
  });

  it('is asked anew when the chosen team is theirs no more', async () => {
    const { db, clock } = stage();
    await alsoHolds(lead, 'LEAD', { team: 'C' });
    await lead.says('/thongbao');
    await lead.presses('Tổ C');
    const team = await db.team.findUniqueOrThrow({ where: { name: 'C' } });
    await db.roleHeld.updateMany({
      where: { personId: lead.personId!, teamId: team.id },
      data: { endedAt: clock.now() },
    });
    await lead.says('Đề nghị các đơn vị rà soát.');
    expect(lead.card().rows[0]).toEqual(['Tổ A', 'Tổ B']);
    await lead.taps(lead.card().id, `broadcasts.team:${team.id}`);
    expect(lead.toast()).toBe('Nội dung này hiện không có trong phạm vi của Ông/Bà.');
  });

  it('sees both teams over one list in /lich', async () => {
    await lead.says('/lich');
    lead.sees(/Tổ A, Tổ B/, 1);
  });
});

it('a lead of one team is not asked', async () => {
  const one = await stage().seat({ name: 'Đỗ Văn Thử Nghiệm', role: 'LEAD', team: 'C' });
  await one.says('/thongbao');
  one.sees('**Soạn thông báo chung · Tổ C** – Đề nghị gửi nội dung thông báo.');
});

describe('a focal point of two units', () => {
  let both: Phone;
  beforeAll(async () => {
    both = await stage().seat({ name: 'Lê Thị Minh Họa', role: 'FOCAL', unit: 'H-02' });
    await alsoHolds(both, 'FOCAL', { unit: 'SO-03' });
    await announce(stage(), 'I-14', '2023-09-25 17:00');
    await announce(stage(), 'I-16', '2023-10-20 17:00');
    for (const code of ['I-14', 'I-16']) await stage().db.inspection.update({ where: { code }, data: { version: 1 } });
  });

  it('chooses the checklist, with the unit before each', async () => {
    await both.says('/traloi');
    both.sees(/1\. UBND huyện Tre Xanh – [^]*2\. Văn phòng Sở Mẫu – /, 1);
  });

  it('chooses the unit of a loose file, then its place there', async () => {
    await both.says('/traloi');
    await both.presses('1 · Trả lời');
    for (const code of ['I-16', 'I-14']) {
      const { id } = await stage().db.inspection.findUniqueOrThrow({ where: { code } });
      await both.taps(both.last().id, `checklists.open:${id}`);
    }
    await both.says('/viec');
    await both.sendsFile(pdf('quyet-dinh.pdf'));
    const ask = both.sees('Đề nghị chọn đơn vị của tệp này. Tệp được giữ 24 giờ.', 1);
    expect(ask.rows).toEqual([['UBND huyện Tre Xanh'], ['Văn phòng Sở Mẫu'], ['Không dùng']]);
    const kept = () => stage().db.evidence.findFirstOrThrow({ where: { name: 'quyet-dinh.pdf' } });
    expect(await kept()).toMatchObject({ unitId: null, checklistId: null });
    await both.presses('Văn phòng Sở Mẫu');
    const places = both.sees('Tệp này dùng cho nội dung nào? Tệp được giữ 24 giờ.', 1);
    await both.presses(places.rows.flat()[0]!);
    const office = await stage().db.checklist.findFirstOrThrow({ where: { inspection: { code: 'I-16' } } });
    expect(await kept()).toMatchObject({ unitId: await unitId('SO-03'), checklistId: office.id });
  });

  it('takes a loose file away again with «Không dùng»', async () => {
    await both.sendsFile(pdf('nham.pdf'));
    await both.presses('Không dùng');
    expect(await stage().db.evidence.findFirst({ where: { name: 'nham.pdf' } })).toMatchObject({ state: 'REMOVED' });
  });

  it('reads the unit beside every item in /khacphuc and /giahan', async () => {
    const { db, clock } = stage();
    for (const [code, text] of [
      ['H-02', 'Niêm yết thủ tục'],
      ['SO-03', 'Số hóa hồ sơ'],
    ] as const) {
      const dueAt = new Date(clock.now().getTime() + 30 * 86_400_000);
      const shared = { source: 'INDEX' as const, sourceYear: 2022, dueAt, createdAt: clock.now() };
      await db.remediationItem.create({ data: { id: newId(), unitId: await unitId(code), text, ...shared } });
    }
    for (const command of ['/khacphuc', '/giahan']) {
      await both.says(command);
      both.sees(/UBND huyện Tre Xanh: “?Niêm yết thủ tục/, 1);
      both.sees(/Văn phòng Sở Mẫu: “?Số hóa hồ sơ/, 1);
    }
  });
});

it('a head of two units chooses for which to invite, and can go back to choose anew', async () => {
  const head = await stage().seat({ name: 'Trần Văn Giả Sử', role: 'HEAD', unit: 'H-02' });
  await alsoHolds(head, 'HEAD', { unit: 'SO-03' });
  await head.says('/moi');
  head.sees(/1\. UBND huyện Tre Xanh\n2\. Văn phòng Sở Mẫu/);
  await head.presses('2');
  head.sees(/Văn phòng Sở Mẫu/);
  await head.presses('Quay lại');
  head.sees(/1\. UBND huyện Tre Xanh\n2\. Văn phòng Sở Mẫu/);
  await head.presses('1');
  await head.presses('Đầu mối dự phòng');
  head.sees(/UBND huyện Tre Xanh/);
});
