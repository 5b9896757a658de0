// Typed words reach the message they most plausibly answer: the open card, else the newest message that has such a button; where
// nothing is asked, what was said last. With buttons and without.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { announce } from '../checklists/announced.js';
import { openPlainDesk, type PlainDesk, type Typist } from '../checklists/plain-desk.js';
import { readChecklist } from '../../src/checklists/store.js';
import { openDeadline } from '../../src/deadlines/store.js';
import { at } from '../../src/kit/calendar.js';
import { inTransaction } from '../../src/kit/database.js';
import { acknowledges, restAfterAcknowledging } from '../../src/dialogue/plain.js';

describe('words that only acknowledge', () => {
  it.each([
    ...[
      'đã nhận',
      'Da nhan',
      'Đã nhận ạ',
      'Dạ, đã nhận ạ.',
      'dạ đã nhận',
      'vâng, đã nhận thông báo',
      'Đơn vị đã nhận được',
    ],
    ...[
      'đã tiếp nhận',
      'Đã nhận, xin cảm ơn',
      'đã nắm được nội dung',
      'Received',
      'noted',
      'nhận rồi ạ',
      'đã nhận được rồi em nhé',
      'đã nhận rồi nhé em',
      'nhận được rồi nha',
    ],
  ])('«%s»: plainly', (typed) => expect(acknowledges(typed)).toBe('plainly'));
  it.each([
    'rõ',
    'Đã rõ',
    'rõ rồi ạ',
    'ok',
    'OK ạ',
    'vâng',
    'Dạ vâng',
    'dạ',
    'được',
    'da xem',
    'nhất trí',
    'đồng ý em nhé',
  ])('«%s»: shortly', (typed) => expect(acknowledges(typed)).toBe('shortly'));
  it.each([
    'chưa nhận',
    'đã nhận 5 hồ sơ',
    'năm',
    'nhận được 3',
    'không rõ',
    'chưa rõ',
    'đã nhận nhưng chưa rõ',
    '1',
    'đã gửi',
  ])('«%s»: not only', (typed) => expect(acknowledges(typed)).toBeNull());
});

describe('words that begin with an acknowledgement', () => {
  it.each([
    ['da nhan, moi doan vao lam viec a', 'moi doan vao lam viec a'],
    ['đã nhận, giao phòng nội vụ', 'giao phòng nội vụ'],
    ['Dạ, đã nhận thông báo. Đơn vị sẽ chuẩn bị đầy đủ hồ sơ, tài liệu.', 'Đơn vị sẽ chuẩn bị đầy đủ hồ sơ, tài liệu.'],
  ])('«%s»', (typed, rest) => {
    expect(acknowledges(typed)).toBe('begins');
    expect(restAfterAcknowledging(typed)).toBe(rest);
  });
  it.each([
    'đã nhận, nhưng chưa rõ',
    'Đã nhận, chưa đọc được',
    'có, đã nhận',
    'đã gửi, đã nhận',
    'đã nhận, bao giờ nộp?',
  ])('«%s»: not', (typed) => expect(restAfterAcknowledging(typed)).toBeNull());
});

describe.each([
  ['with buttons', false],
  ['without buttons', true],
] as const)('under a notice, %s', { timeout: 120_000 }, (_channel, numbered) => {
  let desk: PlainDesk;
  let lan: Typist;

  const acknowledged = async () =>
    (await desk.db.notice.findFirstOrThrow({ where: { inspection: { code: 'I-14' }, firedAt: { not: null } } }))
      .acknowledgedAt !== null;
  const move = async (local: string) => {
    desk.clock.move(at(local));
    await desk.app.ticks.runAll();
    await desk.app.idle();
  };

  beforeAll(async () => {
    desk = await openPlainDesk({ at: '2023-09-07 08:00', numbered });
    lan = await desk.seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
    await desk.seat({ name: 'Lê Thị Minh Họa', role: 'FOCAL', unit: 'SO-01' });
    await move('2023-09-07 08:30');
    expect(lan.heard().join('\n')).toContain('THÔNG BÁO LỊCH KIỂM TRA');
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    // As if nobody had acknowledged it, with its button.
    const notice = await desk.db.outboxMessage.findFirstOrThrow({ where: { dedupeKey: { startsWith: 'notice:' } } });
    await desk.db.outboxMessage.deleteMany({ where: { editsId: notice.id } });
    await desk.db.notice.updateMany({ data: { acknowledgedAt: null, acknowledgedById: null } });
    await desk.db.dialogue.updateMany({ data: { kind: null, step: null, data: {}, cardId: null, cardRows: [] } });
  });

  it.each(['đã nhận', 'da nhan', 'Đã nhận ạ', 'rõ', 'ok', 'Vâng ạ', '1'])('«%s» is its button', async (typed) => {
    await lan.types(typed);
    expect(await acknowledged()).toBe(true);
  });

  it.each(['da nhan, moi doan vao lam viec a', 'đã nhận, giao phòng nội vụ'])(
    '«%s» is, and the rest is said',
    async (typed) => {
      await lan.types(typed);
      expect(await acknowledged()).toBe(true);
      const said = lan.heard().slice(-3).join('\n');
      expect(said).toContain('Đã ghi: đơn vị đã nhận thông báo kiểm tra ngày 21/09/2023.');
      expect(said).toContain(`nội dung “${typed.split(', ')[1]}” chưa được chuyển đến ai`);
    },
  );

  it('once more is answered with who did, and when', async () => {
    await lan.types('đã nhận');
    for (const typed of ['Đã nhận, cảm ơn', 'đã nhận, giao phòng nội vụ']) {
      await lan.types(typed);
      const said = lan.heard().slice(-2).join('\n');
      expect(said).toMatch(
        /Đã xác nhận: Nguyễn Thị Ví Dụ|xác nhận thông báo kiểm tra ngày 21\/09\/2023 \(Nguyễn Thị Ví Dụ, 08h30/,
      );
      expect(said).not.toContain('chưa hiểu');
    }
    await lan.types('/trogiup');
    await desk.db.outboxMessage.updateMany({
      where: { dedupeKey: { startsWith: 'notice:' } },
      data: { createdAt: at('2023-01-01 08:00') },
    });
    await lan.types('Đã nhận ạ');
    expect(lan.last()).not.toContain('chưa hiểu');
  });

  it.each(['2 cuộc', 'chưa nhận', 'không rõ', '7', 'chúng tôi sẽ báo cáo sau'])('«%s» is none', async (typed) => {
    await lan.types(typed);
    expect(await acknowledged()).toBe(false);
  });

  it('answers the notice also below many cards, and the list above it not at all', async () => {
    await announce(desk, 'I-01', '2023-09-30 17:00');
    for (let n = 0; n < 15; n++) await lan.types(n % 2 ? '/lich' : '/trogiup');
    await lan.types('/viec');
    await lan.types('đã nhận');
    expect(await acknowledged()).toBe(true);
  });

  it('reaches the notice from a question it does not answer, which stands below again', async () => {
    await lan.types('/traloi');
    const start = lan.labels().find((label) => /^(?:Bắt đầu|Tiếp tục) câu/.test(label))!;
    await lan.presses(start);
    const { text } = JSON.parse(JSON.stringify({ text: lan.last() })) as { text: string };
    await lan.types('đã nhận');
    expect(await acknowledged()).toBe(true);
    expect(lan.last().split('\n')[0]).toBe(text.split('\n')[0]);
    expect(await desk.db.answer.count()).toBe(0);
  });

  it('reaches a notice that came below a form of free words, and is not written into it', async () => {
    await lan.types('/traloi');
    const { id } = await desk.db.checklist.findFirstOrThrow({ where: { inspection: { code: 'I-14' } } });
    const whole = (await inTransaction(desk.db, (tx) => readChecklist(tx, id)))!;
    const text = whole.questions.find(({ number, question }) => number !== null && question.type === 'TEXT')!;
    await lan.types(`câu ${text.number}`);
    // As if the notice had come after the question.
    await desk.db.dialogue.updateMany({ where: { kind: { not: null } }, data: { cardId: 1n } });
    await lan.types('Dạ, đơn vị đã nhận được thông báo ạ');
    expect(await acknowledged()).toBe(true);
    expect(await desk.db.answer.count()).toBe(0);
    expect(lan.last()).toContain(`Câu ${text.number}/`);
  });

  it('is the answer where the open card has one, whatever lies above', async () => {
    await lan.types('/traloi');
    await lan.types('câu 4');
    await lan.types('có');
    expect(await acknowledged()).toBe(false);
    expect(await desk.db.answer.count()).toBe(1);
    await desk.db.answer.deleteMany();
  });

  it('a number under a list of the morning is not the button of something older', async () => {
    const unit = await desk.db.unit.findUniqueOrThrow({ where: { code: 'H-02' } });
    const owed = { kind: 'REMEDIATION' as const, unitId: unit.id, teamId: null, dueAt: at('2023-09-13 17:00') };
    for (const subjectId of ['một', 'hai'])
      await openDeadline(desk.db, { ...owed, subjectId, title: `Việc ${subjectId}` }, at('2023-08-01 09:00'));
    await move('2023-09-11 08:15');
    expect(lan.last()).toMatch(/^1\. [^]*^2\. /m);
    await lan.types('1');
    expect(await acknowledged()).toBe(false);
  });
});
