// From a phone to the vault, through the whole app: what is marked secret is never fetched, what is asked about waits for its
// sender, refused and removed papers leave nothing behind, tries end with a word, and one paper stands before no other.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pdf } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { atPapers, carryOver, heardOf, paperOf, papersOf, until } from './unit-desk.js';

const stage = useStage({ at: '2023-09-15 08:20', city: true });

const said: string[] = [];
const note = (phone: Phone, n = 1) => said.push(phone.screen(n));
afterAll(() => {
  if (process.env.READ) process.stdout.write(said.join('\n\n--------\n'));
});

let unit: Phone;
let other: Phone;
let office: Phone;
beforeAll(async () => {
  await carryOver(stage());
  unit = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
  other = await stage().seat({ name: 'Ngô Thị Phỏng Theo', role: 'FOCAL', unit: 'Q-02' });
  office = await stage().seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
  await atPapers(other);
}, 120_000);
beforeEach(async () => {
  await stage().drain();
  stage().simulator.faults.clear();
  await atPapers(unit);
});

/** How many files were asked for so far. */
const fetches = () => stage().simulator.stats().calls.getFile ?? stage().simulator.stats().calls.getfile ?? 0;

async function later(seconds: number): Promise<void> {
  stage().clock.move(new Date(stage().clock.now().getTime() + seconds * 1000));
  await stage().app.ticks.runAll();
  await stage().drain();
}
/** What the last run of a tick has done. */
const ranLast = async (name: string) => (await stage().db.tickRun.findUniqueOrThrow({ where: { name } })).result;
const health = async () => (await stage().app.health()).documents as Record<string, unknown>;

describe('a paper marked secret', { timeout: 120_000 }, () => {
  it.each([
    ['by its name', { ...pdf('Báo cáo (MẬT).pdf') }],
    ['by what is written beside it', { ...pdf('phụ lục.pdf'), caption: 'Tài liệu TỐI MẬT' }],
    ['by its name without diacritics', { ...pdf('bao cao tuyet mat.pdf') }],
  ])('%s is never fetched nor kept, whatever happens', async (_how, file) => {
    const before = fetches();
    await unit.sendsFile(file);
    await later(3600);
    await stage().restart();
    await later(90_000);
    expect(await paperOf(stage(), file.name)).toMatchObject({ state: 'QUARANTINED', hash: null, tries: 0 });
    expect(fetches()).toBe(before);
    expect(heardOf(unit, file.name)).toEqual([expect.stringContaining('có dấu hiệu tài liệu mật nên được tách riêng')]);
    await unit.taps(unit.card().id, `documents.clear:${(await paperOf(stage(), file.name)).id}`);
    await later(60);
    expect(await paperOf(stage(), file.name)).toMatchObject({ state: 'QUARANTINED', hash: null });
    expect(fetches()).toBe(before);
  });

  it('in the middle of an album is set apart alone', async () => {
    await unit.sendsAlbum([pdf('album 1.pdf'), pdf('album MẬT.pdf'), pdf('album 3.pdf')]);
    await later(5);
    expect((await paperOf(stage(), 'album 1.pdf')).state).toBe('KEPT');
    expect((await paperOf(stage(), 'album 3.pdf')).state).toBe('KEPT');
    expect(await paperOf(stage(), 'album MẬT.pdf')).toMatchObject({ state: 'QUARANTINED', hash: null });
  });
});

describe('a paper that is asked about', { timeout: 120_000 }, () => {
  it('is not fetched before its sender has answered, and is then', async () => {
    const before = fetches();
    await unit.sendsFile(pdf('co mat 15-9.pdf'));
    await later(3600);
    expect(fetches()).toBe(before);
    expect(await paperOf(stage(), 'co mat 15-9.pdf')).toMatchObject({ state: 'QUARANTINED', hash: null });
    note(unit, 1);
    await unit.presses('Không phải tài liệu mật');
    expect(fetches()).toBe(before + 1);
    expect((await paperOf(stage(), 'co mat 15-9.pdf')).state).toBe('KEPT');
    unit.sees(/đã nhận: co mat 15-9\.pdf · .* · mã đối chiếu [0-9A-F-]{9}$/, 2);
  });

  it('and taken away instead is never fetched, also when the other button is pressed afterwards', async () => {
    const before = fetches();
    await unit.sendsFile(pdf('mat bang.pdf mat.pdf'));
    const { id } = await paperOf(stage(), 'mat bang.pdf mat.pdf');
    const card = unit.card().id;
    await unit.presses('Gỡ tệp');
    await unit.taps(card, `documents.clear:${id}`);
    await later(60);
    expect((await paperOf(stage(), 'mat bang.pdf mat.pdf')).state).toBe('REMOVED');
    expect(fetches()).toBe(before);
  });
});

describe('a refused paper', { timeout: 120_000 }, () => {
  it('is not fetched again, and its content leaves the vault', async () => {
    await unit.sendsFile({ name: 'phu-luc.rar', bytes: Buffer.from('Rar!\x1A\x07\x01\x00 and so on') });
    const paper = await paperOf(stage(), 'phu-luc.rar');
    expect(paper).toMatchObject({ state: 'REFUSED', refusal: 'documents-refused-archive' });
    const before = fetches();
    await later(60);
    await stage().restart();
    await later(3600);
    expect(fetches()).toBe(before);
    expect(await stage().vault.has(paper.hash!)).toBe(false);
    expect(await ranLast('documents.drop')).toEqual({ dropped: 0 });
    // Noted once, so that nobody looks for it every minute from now on.
    expect((await paperOf(stage(), 'phu-luc.rar')).droppedAt).not.toBeNull();
  });

  it('leaves what another paper still needs', async () => {
    const sent = pdf('giữ lại.pdf');
    await unit.sendsFile(sent);
    const kept = await paperOf(stage(), 'giữ lại.pdf');
    await other.sendsFile({ ...sent, name: 'đổi tên.xlsx' });
    expect(await paperOf(stage(), 'đổi tên.xlsx')).toMatchObject({ state: 'REFUSED', hash: kept.hash });
    await later(60);
    await later(60);
    expect(await stage().vault.has(kept.hash!)).toBe(true);
  });

  it('can be sent again after its content has left', async () => {
    const bytes = pdf('ten sai.pdf').bytes;
    await unit.sendsFile({ name: 'ten sai.docx', bytes });
    await later(60);
    await unit.sendsFile({ name: 'ten dung.pdf', bytes });
    const paper = await paperOf(stage(), 'ten dung.pdf');
    expect(paper.state).toBe('KEPT');
    await later(60);
    expect(await stage().vault.has(paper.hash!)).toBe(true);
  });
});

describe('a paper taken away', { timeout: 120_000 }, () => {
  it('while it is being fetched stays away, and its content leaves the vault', async () => {
    stage().simulator.faults.add({ method: 'file', kind: 'slow', ms: 2500, times: 1 });
    await unit.sendsFile(pdf('gỡ khi đang tải.pdf'));
    expect((await paperOf(stage(), 'gỡ khi đang tải.pdf')).state).toBe('WAITING');
    await unit.presses('Gỡ tệp');
    await until(stage(), async () => (await paperOf(stage(), 'gỡ khi đang tải.pdf')).hash !== null);
    await later(60);
    expect(await ranLast('documents.drop')).toEqual({ dropped: 1 });
    const paper = await paperOf(stage(), 'gỡ khi đang tải.pdf');
    expect(paper.state).toBe('REMOVED');
    expect(await stage().vault.has(paper.hash!)).toBe(false);
    expect(heardOf(unit, 'gỡ khi đang tải').at(-1)).toMatch(/^Đã gỡ tệp gỡ khi đang tải\.pdf/);
  });

  it('that came outside any question is not fetched before it has its place, and dropped after a day', async () => {
    await unit.says('/viec');
    const before = fetches();
    await unit.sendsFile(pdf('không chỗ.pdf'));
    await later(60);
    expect(fetches()).toBe(before);
    await unit.sendsFile(pdf('có chỗ.pdf'));
    await unit.presses(unit.card().rows[0]![0]!);
    await stage().drain();
    expect(await paperOf(stage(), 'có chỗ.pdf')).toMatchObject({ state: 'KEPT' });
    await later(24 * 3600 - 180);
    expect(await paperOf(stage(), 'không chỗ.pdf')).toMatchObject({ state: 'WAITING' });
    await later(300);
    expect(await paperOf(stage(), 'không chỗ.pdf')).toMatchObject({ state: 'REMOVED', hash: null });
    expect(heardOf(unit, 'không chỗ').at(-1)).toContain('chưa được chọn nội dung trong 24 giờ');
  });
});

describe('a download that fails', { timeout: 240_000 }, () => {
  it('is tried with growing waits, stands before nobody, ends with a word, and is counted', async () => {
    stage().simulator.faults.add({ method: 'file', kind: 'truncatedFile' });
    await unit.sendsAlbum(Array.from({ length: 9 }, (_, n) => pdf(`hỏng ${n}.pdf`)));
    // One receipt with all of them before a single one has been fetched.
    const [receipt, ...more] = heardOf(unit, 'hỏng ');
    expect([receipt!.match(/hỏng \d\.pdf/g), more]).toEqual([Array.from({ length: 9 }, (_, n) => `hỏng ${n}.pdf`), []]);
    await later(1);
    stage().simulator.faults.clear();
    const before = fetches();
    // The ones that wait for their next try stand before nobody, of the same unit or another.
    await other.sendsFile(pdf('bình thường.pdf'));
    expect((await paperOf(stage(), 'bình thường.pdf')).state).toBe('KEPT');
    expect(fetches()).toBe(before + 1);
    await later(10);
    await until(stage(), async () => (await stage().db.evidence.count({ where: { state: 'WAITING' } })) === 0);

    stage().simulator.faults.add({ method: 'file', kind: 'truncatedFile' });
    await unit.sendsFile(pdf('không tải được.pdf'));
    const waits: number[] = [];
    for (let n = 0; n < 40; n++) {
      const paper = await paperOf(stage(), 'không tải được.pdf');
      if (paper.state !== 'WAITING') break;
      const waitMs = paper.nextTryAt!.getTime() - stage().clock.now().getTime();
      waits.push(waitMs);
      await later(waitMs / 1000);
    }
    expect(waits).toHaveLength(21);
    expect(waits.slice(0, 4)).toEqual([5000, 5000, 8000, 16_000]);
    expect(waits.every((wait, n) => n === 0 || wait >= waits[n - 1]! || wait === 3_600_000)).toBe(true);
    expect(await paperOf(stage(), 'không tải được.pdf')).toMatchObject({
      state: 'REFUSED',
      refusal: 'documents-refused-not-fetched',
    });
    expect(heardOf(unit, 'không tải được').at(-1)).toBe(
      'Chưa nhận được không tải được.pdf: Hệ thống chưa tải được tệp sau nhiều lần thử. Đề nghị Ông/Bà gửi lại tệp.',
    );
    expect(await health()).toMatchObject({ toFetch: 0, notFetched: 1, oldestToFetchAt: null });
    note(unit, 2);
  });

  it('because something throws is counted like any other, and stands before nobody', async () => {
    const real = stage().vault.path;
    Object.assign(stage().vault, {
      path: () => {
        throw new Error('the disk is gone');
      },
    });
    await unit.sendsFile(pdf('ném lỗi.pdf'));
    const thrown = await paperOf(stage(), 'ném lỗi.pdf');
    expect(thrown).toMatchObject({ state: 'WAITING', tries: 1 });
    Object.assign(stage().vault, { path: real });
    await other.sendsFile(pdf('sau ném lỗi.pdf'));
    expect((await paperOf(stage(), 'sau ném lỗi.pdf')).state).toBe('KEPT');
    await later(2);
    expect((await paperOf(stage(), 'ném lỗi.pdf')).state).toBe('KEPT');
  });

  it('in the middle of a restart is begun anew', async () => {
    stage().simulator.faults.add({ method: 'file', kind: 'slow', ms: 4000, times: 1 });
    await unit.sendsFile(pdf('khởi động lại.pdf'));
    expect((await paperOf(stage(), 'khởi động lại.pdf')).state).toBe('WAITING');
    await stage().restart();
    await until(stage(), async () => (await paperOf(stage(), 'khởi động lại.pdf')).state === 'KEPT');
    expect(heardOf(unit, 'khởi động lại')).toHaveLength(1);
  });
});

describe('an album', { timeout: 120_000 }, () => {
  it('has one receipt that shows every paper as it is, and the same file in it counts once', async () => {
    const files = Array.from({ length: 8 }, (_, n) => pdf(`trang ${n}.pdf`));
    await unit.sendsAlbum([...files, { ...files[0]!, name: 'trang 0 lần hai.pdf' }]);
    const receipts = heardOf(unit, 'trang 7.pdf');
    expect(receipts).toHaveLength(1);
    expect(receipts[0]).toMatch(/đã nhận 08 tệp:/);
    expect(receipts[0]!.match(/mã đối chiếu [0-9A-F]{4}-[0-9A-F]{4}$/gm)).toHaveLength(8);
    const twins = [...(await papersOf(stage(), 'trang 0.pdf')), ...(await papersOf(stage(), 'trang 0 lần hai.pdf'))];
    expect(twins.map((paper) => paper.state).sort()).toEqual(['KEPT', 'REMOVED']);
  });
});

describe('a paper still waiting', { timeout: 120_000 }, () => {
  it('counts when the result is handed in; refused afterwards, its sender is told with a ring', async () => {
    await stage().at('2023-09-18 09:00');
    stage().simulator.faults.add({ method: 'file', kind: '404file' });
    stage().simulator.faults.add({ method: 'getFile', kind: 'status500', times: 1 });
    await unit.says('/khacphuc');
    await unit.presses('2 · Cập nhật');
    await unit.presses('Gửi tài liệu');
    await unit.sendsFile(pdf('mất trên máy chủ.pdf'));
    expect((await paperOf(stage(), 'mất trên máy chủ.pdf')).state).toBe('WAITING');
    await unit.presses('Nộp kết quả');
    unit.sees(/^Hệ thống đã ghi nhận lúc/, 3);
    await later(60);
    expect((await paperOf(stage(), 'mất trên máy chủ.pdf')).state).toBe('REFUSED');
    const told = unit.heard().find((message) => /^Chưa nhận được mất trên máy chủ\.pdf/.test(message.text));
    expect(told?.ring).toBe(true);
    note(unit, 2);
  });
});

it('nobody of the office is bothered by any of this but papers that may be secret', () => {
  const ofPapers = office.heard().filter((message) => /tệp/.test(message.text));
  expect(ofPapers.filter((message) => !message.text.includes('có dấu hiệu tài liệu mật'))).toEqual([]);
});
