// A correction is taken wherever the person is; an answer and the words beside it each keep their author and their place.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { beginAnew, openPairDesk, type PairDesk } from './pair-desk.js';
import type { PlainDesk, Typist } from './plain-desk.js';
import { row } from './small-plan.js';

const PAPER = { evidence: 'REQUIRED', maxPoints: 1 } as const;

describe('answers and what is said about them', { timeout: 120_000 }, () => {
  let pair: PairDesk;
  let desk: PlainDesk;
  let lan: Typist;
  let binh: Typist;
  let checklistId: string;
  beforeAll(async () => {
    pair = await openPairDesk([
      row('Q1', 'YESNO', PAPER),
      row('Q2', 'COUNT', { ...PAPER, max: 366 }),
      row('Q3', 'RATIO', PAPER),
      row('Q4', 'YESNO'),
      row('Q5', 'TEXT', { required: false }),
      row('Q6', 'CHOICE', { choices: ['Đầy đủ', 'Chưa đầy đủ'], mayBeNa: true }),
      row('D1', 'RATIO', { answeredBy: 'DELEGATION', asksAbsence: true }),
    ]);
    ({ desk, lan, binh, checklistId } = pair);
  });
  afterAll(() => desk.close());
  beforeEach(() => beginAnew(pair));
  const answer = (questionCode: string) => desk.db.answer.findFirst({ where: { checklistId, questionCode } });

  it('takes another answer typed while a paper is awaited', async () => {
    await lan.types('cau 1');
    await lan.types('Có');
    expect(lan.last()).toContain('Đề nghị gửi');
    await lan.types('Không');
    expect((await answer('Q1'))?.value).toEqual({ type: 'YESNO', value: 'NO' });
    expect((await answer('Q1'))?.note).toBeNull();
    expect(lan.last()).toContain('Đã ghi câu 1: Không');
    expect(lan.last()).toContain('Đề nghị nêu lý do');
    await lan.types('có');
    expect((await answer('Q1'))?.value).toEqual({ type: 'YESNO', value: 'YES' });
    expect((await answer('Q1'))?.explanation).toBeNull();
  });

  it('says what it kept beside the answer', async () => {
    await lan.types('cau 4');
    await lan.types('co, dung han');
    expect(lan.last()).toContain('Đã ghi câu 4: Có (đọc từ “co”, kèm ý “dung han”)');
    expect((await answer('Q4'))?.note).toBe('dung han');
    await lan.types('cau 4');
    await lan.types('không, có rồi');
    expect(lan.last()).toMatch(/Hệ thống chưa ghi/);
    expect((await answer('Q4'))?.value).toEqual({ type: 'YESNO', value: 'YES' });
  });

  it('keeps what an edited message says beside the answer, and lets it follow', async () => {
    await lan.types('cau 4');
    await lan.types('có');
    await lan.retypes('có, đúng hạn');
    expect(lan.last()).toContain('Đã giữ ghi chú cho câu 4: “đúng hạn”.');
    expect((await answer('Q4'))?.note).toBe('đúng hạn');
    await lan.retypes('có, đúng thời hạn');
    expect(await answer('Q4')).toMatchObject({ value: { value: 'YES' }, note: 'đúng thời hạn' });
    await lan.retypes('không, chưa bố trí kinh phí');
    expect(await answer('Q4')).toMatchObject({ value: { value: 'NO' }, note: 'chưa bố trí kinh phí' });
    expect(lan.last()).toContain('(kèm ý “chưa bố trí kinh phí”)');
    // Where a reason is asked for, it is the reason.
    await lan.types('cau 1');
    await lan.types('có');
    await lan.retypes('không, chưa bố trí kinh phí');
    expect(await answer('Q1')).toMatchObject({
      value: { value: 'NO' },
      explanation: 'chưa bố trí kinh phí',
      note: null,
    });
    expect(lan.last()).not.toContain('Đề nghị nêu lý do');
    // Typed with the answer at first, it is the same.
    await lan.types('cau 4');
    await lan.types('có, đúng hạn');
    await lan.retypes('có, đúng thời hạn');
    expect((await answer('Q4'))?.note).toBe('đúng thời hạn');
    expect(lan.last()).toContain('Câu 4: đã sửa ghi chú thành “đúng thời hạn”.');
  });

  it('lets a note follow the message it was typed in', async () => {
    await lan.types('cau 2');
    await lan.types('5 cuộc');
    await lan.types('biên bản có rồi ạ');
    await lan.retypes('biên bản chưa có ạ, nhầm');
    expect((await answer('Q2'))?.note).toBe('biên bản chưa có ạ, nhầm');
    expect(lan.last()).toContain('Câu 2: đã sửa ghi chú thành “biên bản chưa có ạ, nhầm”.');
    expect(lan.last()).toContain('Đề nghị gửi');
    await lan.types('cau 4');
    await lan.retypes('câu 6');
    await lan.types('/viec');
    expect((await answer('Q2'))?.value).toMatchObject({ value: 5 });
  });

  it('also from another page, and again', async () => {
    await lan.types('cau 2');
    await lan.types('5 cuộc');
    await lan.types('đang tìm; sẽ gửi');
    await lan.retypes('đã tìm thấy');
    await lan.retypes('đã tìm thấy rồi ạ, mai gửi');
    expect((await answer('Q2'))?.note).toBe('đã tìm thấy rồi ạ, mai gửi');
  });

  it('reads an unread message anew when it is corrected', async () => {
    await lan.types('cau 6');
    await lan.types('hoan thnahj');
    expect((await answer('Q6'))?.value ?? null).toBeNull();
    await lan.retypes('Đầy đủ');
    expect((await answer('Q6'))?.value).toMatchObject({ choice: 'Đầy đủ' });
    expect(lan.last()).not.toContain('chưa xác định được tin nhắn');
    await lan.retypes('Chưa đầy đủ');
    expect((await answer('Q6'))?.value).toMatchObject({ choice: 'Chưa đầy đủ' });
  });

  it('asks about a doubt again below a paper that came meanwhile, and keeps both', async () => {
    await lan.types('cau 3');
    await lan.types('80/85 = 94,5% hay sao, đang rà lại');
    const asked = lan.last();
    const labels = lan.labels();
    expect(asked).toMatch(/xác nhận|chưa ghi/i);
    await lan.sends('bien-ban.pdf');
    expect(lan.labels()).toEqual(labels);
    expect(lan.last()).toContain('đã nhận 01 tệp');
    await lan.presses(labels[0]!);
    expect((await answer('Q3'))?.value).toMatchObject({ numerator: 80, denominator: 85 });
    expect(await desk.db.evidence.count({ where: { checklistId, questionCode: 'Q3' } })).toBe(1);
  });

  it('and keeps other words as a note of that value, which goes with it and can be taken away', async () => {
    await lan.types('cau 2');
    await lan.types('5 cuộc');
    await lan.types('văn phòng đang scan, chiều gửi');
    expect((await answer('Q2'))?.note).toBe('văn phòng đang scan, chiều gửi');
    await lan.types('6');
    expect(await answer('Q2')).toMatchObject({ value: { value: 6 }, note: null });
    await lan.types('biên bản ở phòng nội vụ');
    await lan.types('cau 2');
    await lan.presses('Xóa ghi chú');
    expect((await answer('Q2'))?.note).toBeNull();
    expect(lan.last()).toContain('Đã xóa ghi chú.');
    expect(lan.labels()).not.toContain('Xóa ghi chú');
  });

  it.each(['xong roi', 'da gui', 'gui roi', 'het roi em nhé'])(
    '«%s» beside papers that came goes on',
    async (typed) => {
      await lan.types('cau 2');
      await lan.sends('bien-ban.pdf', '5 cuộc');
      await lan.types(typed);
      expect((await answer('Q2'))?.note).toBeNull();
      expect(lan.last()).toMatch(/^Câu 3\/6/);
    },
  );

  it('«đúng hạn» beside papers stays a note; «xong rồi» to an answered card goes on', async () => {
    await lan.types('cau 2');
    await lan.sends('bien-ban.pdf', '5 cuộc');
    await lan.types('đúng hạn');
    expect((await answer('Q2'))?.note).toBe('đúng hạn');
    await lan.types('cau 3');
    await lan.types('3/11');
    await lan.sends('so-lieu.pdf');
    await lan.types('cau 3');
    await lan.types('xong roi');
    expect(lan.last()).toMatch(/^Câu 4\/6/);
    await lan.types('bo qua');
    expect(lan.last()).toMatch(/^Câu 5\/6/);
    await lan.types('xem lai');
    expect(lan.last()).toContain('Chưa có nút “Nộp”');
    await lan.types('nop di em');
    expect(lan.last()).toContain('Câu 1');
  });

  it('offers what is doubtful and short, and leaves the answer alone', async () => {
    await lan.types('cau 2');
    await lan.types('5');
    await lan.types('khoảng 7');
    expect((await answer('Q2'))?.value).toEqual({ type: 'COUNT', value: 5 });
    expect(lan.labels()).toContain('Đúng, 7');
    await lan.presses('Đúng, 7');
    expect((await answer('Q2'))?.value).toEqual({ type: 'COUNT', value: 7 });
  });

  it('keeps of tries that could not be read only the last', async () => {
    await lan.types('cau 3');
    for (const typed of ['98%', '98,5%', '97%']) await lan.types(typed);
    expect((await answer('Q3'))?.note).toBe('97%');
    expect(lan.last()).toContain('Chưa trả lời được lúc này: bấm “Để sau”.');
  });

  it('asks «Xong?» of words that end a text', async () => {
    await lan.types('cau 5');
    await lan.types('Phần mềm một cửa còn chậm.');
    await lan.types('ok');
    expect((await answer('Q5'))?.value).toEqual({ type: 'TEXT', parts: ['Phần mềm một cửa còn chậm.'] });
    expect(lan.last()).toContain('bấm “Xong”');
    await lan.types('STT\tTên\tSố\n1\tHồ sơ\t5');
    expect((await answer('Q5'))?.value).toMatchObject({
      parts: ['Phần mềm một cửa còn chậm.', 'STT | Tên | Số\n1 | Hồ sơ | 5'],
    });
  });

  it('takes «Không áp dụng» with its explanation where the workbook lets it', async () => {
    await lan.types('cau 6');
    await lan.types('không có trang web');
    expect(lan.labels()).toContain('Không áp dụng');
    await lan.presses('Không áp dụng');
    expect(lan.last()).toContain('Đề nghị nêu lý do không áp dụng');
    await lan.types('Đơn vị không có trang thông tin riêng');
    expect(await answer('Q6')).toMatchObject({
      value: { type: 'NA' },
      explanation: 'Đơn vị không có trang thông tin riêng',
    });
  });

  it('signs the value with who gave it and the explanation with who wrote it, and says that it has just changed', async () => {
    await lan.types('cau 1');
    await lan.types('Không');
    expect(lan.last()).toContain('Đề nghị nêu lý do');
    await binh.types('cau 1');
    await binh.presses('Sửa câu trả lời');
    await binh.presses('Chưa');
    expect(lan.heard().at(-1)).toContain('Câu 1 vừa đổi: Chưa – Trần Văn Giả Sử');
    await lan.types('Chưa được giao kinh phí');
    expect(await answer('Q1')).toMatchObject({
      value: { value: 'NOT_YET' },
      explanation: 'Chưa được giao kinh phí',
      answeredById: binh.personId,
      explainedById: lan.personId,
    });
    expect(
      lan.heard().some((text) => /Câu 1 vừa đổi: Chưa – Trần Văn Giả Sử.*\n.*Đã ghi diễn giải câu 1/.test(text)),
    ).toBe(true);
    await lan.types('cau 1');
    expect(lan.last()).toContain('Đang ghi: Chưa – Trần Văn Giả Sử');
    expect(lan.last()).toContain('Diễn giải: “Chưa được giao kinh phí” – Nguyễn Thị Ví Dụ');
    const history = await desk.db.answerHistory.findMany({ where: { checklistId }, orderBy: { id: 'asc' } });
    expect(history.map(({ answeredById }) => answeredById)).toEqual([lan.personId, binh.personId, binh.personId]);
    expect(history.at(-1)).toMatchObject({ explainedById: lan.personId });
  });

  it('tells who hands in what changed since the confirmation was drawn', async () => {
    await lan.types('cau 4');
    await lan.types('có');
    await desk.db.answer.createMany({
      data: ['Q1', 'Q2', 'Q3', 'Q6'].map((questionCode, n) => ({
        id: `given-${n}`,
        checklistId,
        questionCode,
        value:
          questionCode === 'Q6'
            ? { type: 'NA' }
            : questionCode === 'Q1'
              ? { type: 'YESNO', value: 'NA' }
              : { type: 'RATIO', none: true },
        explanation: 'có',
        answeredById: lan.personId,
        answeredAt: desk.clock.now(),
      })),
    });
    await lan.types('xem lai');
    await lan.presses('Nộp');
    await lan.presses('08/09/2023');
    desk.clock.move(new Date(desk.clock.now().getTime() + 60_000));
    await binh.types('cau 4');
    await binh.presses('Sửa câu trả lời');
    await binh.presses('Không');
    await lan.presses('Nộp');
    expect(lan.last()).toContain('Từ lúc Ông/Bà xem xác nhận, phiếu đã thay đổi: câu 4 (Trần Văn Giả Sử).');
    expect(await desk.db.submission.count({ where: { checklistId } })).toBe(0);
    await lan.presses('Nộp');
    expect(await desk.db.submission.count({ where: { checklistId } })).toBe(1);
  });

  /** The message that carries the newest card of somebody. */
  const cardOf = async (person: Typist) => {
    const { chatId } = await desk.db.person.findUniqueOrThrow({ where: { id: person.personId } });
    const { cardId } = await desk.db.dialogue.findUniqueOrThrow({ where: { chatId: chatId! } });
    return (await desk.db.outboxMessage.findUniqueOrThrow({ where: { id: cardId! } })).messageId!;
  };

  it('lets a reply answer the question it replies to, not the open one', async () => {
    await lan.types('cau 4');
    const fourth = await cardOf(lan);
    await lan.types('cau 1');
    await lan.replies('không', fourth);
    expect((await answer('Q4'))?.value).toEqual({ type: 'YESNO', value: 'NO' });
    expect((await answer('Q1'))?.value ?? null).toBeNull();
  });

  it('takes a caption as the answer that comes with its paper', async () => {
    await lan.types('cau 2');
    await lan.sends('bien-ban.pdf', '5 cuộc');
    expect((await answer('Q2'))?.value).toEqual({ type: 'COUNT', value: 5 });
    expect(await desk.db.evidence.count({ where: { checklistId, questionCode: 'Q2' } })).toBe(1);
    expect(lan.last()).toContain('Đã ghi câu 2: 5');
    expect(lan.last()).toContain('đã nhận 01 tệp');
    await lan.types('cau 3');
    await lan.sends('so-lieu.pdf', 'số liệu đến ngày 9/10');
    expect((await answer('Q3'))?.value ?? null).toBeNull();
  });

  it('still reaches the checklist after /viec: «câu 3», a plain answer', async () => {
    await lan.types('cau 4');
    await lan.types('/viec');
    await lan.types('câu 3');
    expect(lan.last()).toMatch(/^Câu 3\/6/);
    await lan.types('/viec');
    await lan.types('3/11');
    expect((await answer('Q3'))?.value).toMatchObject({ numerator: 3, denominator: 11 });
  });

  it('keeps a half-read value through another command and offers it in /viec', async () => {
    await lan.types('cau 3');
    await lan.types('1399');
    expect(lan.last()).toContain('Đã ghi tử số 1.399. Tổng số? (2/2)');
    await lan.types('/lich');
    await lan.types('/viec');
    expect(lan.last()).toContain('Câu trả lời đang nhập dở');
    await lan.presses('Tiếp tục');
    expect(lan.last()).toContain('Đã ghi tử số 1.399. Tổng số? (2/2)');
    await lan.types('1420');
    expect((await answer('Q3'))?.value).toMatchObject({ numerator: 1399, denominator: 1420 });
    await lan.types('/viec');
    expect(lan.last()).not.toContain('Câu trả lời đang nhập dở');
  });

  it('answers the newest message of ours by its words, also while a question is open', async () => {
    const { chatId } = await desk.db.person.findUniqueOrThrow({ where: { id: lan.personId } });
    await lan.types('cau 3');
    await desk.db.outboxMessage.create({
      data: {
        dedupeKey: 'test:notice',
        chatId: chatId!,
        lane: 1,
        state: 'SENT',
        messageId: 9_000_001n,
        createdAt: desk.clock.now(),
        body: {
          do: 'SEND',
          message: { text: 'Thông báo', rows: [[{ label: 'Xem cả phiếu', act: `checklists.all:${checklistId}:0` }]] },
        },
      },
    });
    await lan.types('xem ca phieu');
    expect(lan.last()).toContain('Phiếu kiểm tra · UBND huyện Tre Xanh – đã trả lời');
    await lan.types('cau 3');
    await lan.types('khong ro lam');
    expect(lan.last()).toContain('Hệ thống chưa đọc được “khong ro lam”');
  });

  it('says after the submission that an edited message changes nothing', async () => {
    await lan.types('cau 4');
    await lan.types('có');
    await desk.db.checklist.update({ where: { id: checklistId }, data: { state: 'SUBMITTED' } });
    await lan.types('/viec');
    await lan.retypes('không');
    expect(lan.last()).toContain('Tin nhắn vừa sửa không làm thay đổi nội dung đã nộp.');
    expect((await answer('Q4'))?.value).toEqual({ type: 'YESNO', value: 'YES' });
  });

  it('keeps questions on site a duty of the team from the visit on, also when the unit’s part was accepted before', async () => {
    const vi = await desk.seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
    await desk.db.checklist.update({ where: { id: checklistId }, data: { state: 'ACCEPTED' } });
    await vi.types('/viec');
    expect(vi.last()).not.toContain('Câu kiểm tra tại chỗ: UBND huyện Tre Xanh');
    const { inspectionId } = await desk.db.checklist.findUniqueOrThrow({ where: { id: checklistId } });
    const { inspectOn } = await desk.db.inspection.findUniqueOrThrow({ where: { id: inspectionId } });
    desk.clock.move(new Date(`${inspectOn}T02:00:00Z`));
    await vi.types('/viec');
    expect(vi.last()).toContain('Câu kiểm tra tại chỗ: UBND huyện Tre Xanh, đã ghi 0/1');
    await desk.together(vi.press(`checklists.onsite:${inspectionId}`));
    await vi.types('14/18');
    await vi.presses('Chưa nêu lý do');
    expect(await answer('D1')).toMatchObject({
      value: { numerator: 14 },
      explanation: null,
      explanationCode: 'NO_REASON',
    });
    await vi.types('/viec');
    expect(vi.last()).not.toContain('Câu kiểm tra tại chỗ: UBND huyện Tre Xanh');
  });
});
