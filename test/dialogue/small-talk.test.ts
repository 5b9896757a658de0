// Thanks, greetings and «vâng» are answered warmly and change nothing; «đã làm xong hết rồi» is answered with what is open.
import { beforeAll, describe, expect, it } from 'vitest';
import { saysDone, smallTalk, speaksToPeople } from '../../src/dialogue/small-talk.js';
import { announce } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';

describe('small talk', () => {
  it.each([
    ...[
      'cảm ơn',
      'Cám ơn em nhiều nhé',
      'xin cảm ơn ạ',
      'Vâng, em cảm ơn anh chị',
      'thanks',
      'Thank you so much',
      '🙏',
      '❤️',
    ],
    ...['ok cảm ơn bạn', 'Trân trọng cảm ơn Đoàn kiểm tra đã hỗ trợ', 'cảm ơn vì đã nhắc', 'tks'],
  ])('«%s»: thanks', (typed) => expect(smallTalk(typed)).toBe('thanks'));
  it.each([
    ...['chào em', 'xin chao', 'Kính chào anh chị', 'alo', 'hello', 'Em chào anh ạ', 'chào buổi sáng', 'hi ad'],
    'chúc một ngày tốt lành',
  ])('«%s»: a greeting', (typed) => expect(smallTalk(typed)).toBe('greeting'));
  it.each(['ok em', 'vâng', 'Dạ vâng ạ', 'ừ', 'được rồi', 'tốt quá', '👍', ':)', 'rõ rồi em nhé', 'OK'])(
    '«%s»: assent',
    (typed) => expect(smallTalk(typed)).toBe('assent'),
  );
  it.each([
    ...['có', 'không', 'ok chưa?', 'cảm ơn, đơn vị có 3 cuộc', 'chào mừng đoàn', 'được 98,5%', '3', 'ok 3', 'đã nộp'],
    ...['anh chị cho hỏi', 'vâng, không có', 'cảm ơn nhưng chưa nhận được', 'đúng', 'chúc mừng đơn vị hoàn thành'],
  ])('«%s»: none', (typed) => expect(smallTalk(typed)).toBeNull());
});

describe('words that say it is done', () => {
  it.each([
    'đã làm xong hết rồi',
    'xong rồi',
    'tôi nộp rồi mà',
    'Gửi rồi',
    'em đã báo cáo đầy đủ',
    'da hoan thanh',
    'done already',
  ])('«%s»', (typed) => expect(saysDone(typed)).toBe(true));
  it.each([
    'nộp ở đâu?',
    'bao giờ phải nộp',
    'làm thế nào',
    'xin chào',
    'gửi cho ai',
    'Tôi đã chỉ đạo, tuần này xong',
    'tuan sau xong nhe',
    'chưa xong đâu em',
    'when is it done?',
    'is it done',
    'sắp xong rồi',
    'xong chưa',
  ])('«%s»: not', (typed) => expect(saysDone(typed)).toBe(false));
});

it.each(['dung roi em', 'Em Dụ bổ sung gấp nhé', 'Tôi đã chỉ đạo, tuần này xong', 'đã có rồi nhé em'])(
  '«%s» is spoken to a person',
  (typed) => expect(speaksToPeople(typed)).toBe(true),
);

describe('on the phone', () => {
  const stage = useStage({ at: '2023-09-08 09:00', city: true });
  let lan: Phone;
  beforeAll(async () => {
    lan = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
    await announce(stage(), 'I-14', '2023-09-14 17:00');
  });

  it('with nothing open, who says it is done reads that nothing is', async () => {
    const other = await stage().seat({ name: 'Lê Văn Rảnh', role: 'FOCAL', unit: 'H-01' });
    await other.says('đã làm xong hết rồi');
    other.sees(/^Cảm ơn Ông\/Bà\. Hiện không còn việc nào/);
  });

  it.each(['đã làm xong hết rồi', 'xong rồi', 'tôi nộp rồi mà'])(
    '«%s» shows what is open, with buttons',
    async (typed) => {
      await lan.says('/trogiup');
      await lan.says(typed);
      expect(lan.card().text).toMatch(/^Cảm ơn Ông\/Bà\. Những việc dưới đây chưa được ghi là xong/);
      expect(lan.card().text).toMatch(/^1\. /m);
      expect(
        lan
          .card()
          .rows.flat()
          .some((label) => label.startsWith('1 · ')),
      ).toBe(true);
    },
  );

  it('a head reads what is watched, and that words reached nobody', async () => {
    const head = await stage().seat({ name: 'Lê Văn Thủ Trưởng', role: 'HEAD', unit: 'H-02' });
    await head.says('/trogiup');
    await head.says('xong rồi');
    head.sees(/chưa được chuyển đến ai.*đang theo dõi \d+ việc/);
    for (const typed of ['Tôi đã chỉ đạo, tuần này xong', 'Em Dụ bổ sung gấp nhé', 'dung roi em']) {
      await head.says(typed);
      expect(head.card().text).toMatch(/^Nội dung vừa gửi chưa được chuyển đến ai\./);
      expect(head.card().rows.flat()).toContain('Liên hệ thường trực');
    }
    await head.says('da nhan');
    head.sees(/^Vâng, cảm ơn/);
  });

  it.each([
    ['cảm ơn', /^Hệ thống cảm ơn Ông\/Bà đã phối hợp\.$/],
    ['chào em', /^Kính chào Ông\/Bà/],
    ['ok em', /^Vâng, cảm ơn Ông\/Bà\.$/],
    ['👍', /^Vâng, cảm ơn Ông\/Bà\.$/],
  ])('«%s» is answered warmly, and the card above keeps its buttons', async (typed, answer) => {
    await lan.says('/viec');
    const card = lan.card();
    await lan.says(typed);
    lan.sees(answer);
    expect(lan.heard().find(({ id }) => id === card.id)).toMatchObject({ text: card.text, rows: card.rows });
    await lan.presses(card.rows.flat()[0]!);
    expect(lan.toast()).not.toMatch(/đã cũ/);
  });

  it('at a question it is no answer; the question stands below again', async () => {
    await lan.says('/traloi');
    await lan.says('câu 4');
    const { text } = lan.card();
    for (const typed of ['cảm ơn em', 'chào em']) {
      await lan.says(typed);
      expect(lan.card().text).toBe(text);
      expect(lan.heard().slice(-2)[0]!.text).toMatch(/cảm ơn Ông\/Bà|Kính chào/);
    }
    expect(await stage().db.answer.count()).toBe(0);
  });
});
