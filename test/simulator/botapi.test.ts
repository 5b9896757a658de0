// The Bot API face as grammY sees it: messages both ways, edits, taps, files, and every refusal in Telegram's words.
import { Api, InputFile } from 'grammy';
import { describe, expect, it } from 'vitest';
import { desk, refusalOf, TOKEN } from './desk.js';

describe('messages', () => {
  it('carries text, entities, keyboards and silence to the phone', async () => {
    const { simulator, api, lan } = await desk();
    const sent = await api.sendMessage(lan, 'Kính gửi UBND', {
      entities: [{ type: 'bold', offset: 0, length: 8 }],
      reply_markup: { inline_keyboard: [[{ text: 'Đã nhận', callback_data: 'a1' }]] },
      disable_notification: true,
    });
    expect(sent).toMatchObject({ text: 'Kính gửi UBND', chat: { id: lan, type: 'private' }, from: { is_bot: true } });
    const [seen] = simulator.chat(lan).messages;
    expect(seen).toMatchObject({
      fromBot: true,
      silent: true,
      entities: [{ type: 'bold', offset: 0, length: 8 }],
      reply_markup: { inline_keyboard: [[{ text: 'Đã nhận', callback_data: 'a1' }]] },
    });
  });

  it('gives message ids that only grow', async () => {
    const { api, lan } = await desk();
    const ids = [];
    for (let i = 0; i < 5; i += 1) ids.push((await api.sendMessage(lan, `tin ${i}`)).message_id);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(new Set(ids).size).toBe(5);
  });

  it('brings what a person says, taps and edits, in order', async () => {
    const { simulator, api, lan } = await desk();
    const card = await api.sendMessage(lan, 'Câu 1', {
      reply_markup: {
        inline_keyboard: [
          [
            { text: 'Có', callback_data: 'co' },
            { text: 'Không', callback_data: 'ko' },
          ],
        ],
      },
    });
    const said = simulator.say(lan, '/viec hôm nay');
    simulator.editMessage(lan, said.message_id, 'không');
    const queryId = simulator.pressLabel(lan, 'Có');
    const updates = await api.getUpdates();
    expect(updates[0]?.message).toMatchObject({
      text: '/viec hôm nay',
      entities: [{ type: 'bot_command', length: 5 }],
    });
    expect(updates[1]?.edited_message).toMatchObject({ text: 'không', message_id: said.message_id });
    expect(updates[2]?.callback_query).toMatchObject({
      id: queryId,
      data: 'co',
      message: { message_id: card.message_id },
    });
    await api.answerCallbackQuery(queryId, { text: 'Đã ghi.' });
    expect(simulator.toasts(lan)).toMatchObject([{ text: 'Đã ghi.', alert: false, messageId: card.message_id }]);
    expect(simulator.unanswered()).toEqual([]);
  });

  it('edits text and buttons, and drops the buttons when none are given', async () => {
    const { simulator, api, lan } = await desk();
    const inline_keyboard = [[{ text: 'Tiếp', callback_data: 'n' }]];
    const { message_id } = await api.sendMessage(lan, 'một', { reply_markup: { inline_keyboard } });
    await api.editMessageText(lan, message_id, 'hai', { reply_markup: { inline_keyboard } });
    expect(simulator.chat(lan).messages[0]).toMatchObject({ text: 'hai', reply_markup: { inline_keyboard } });
    expect(simulator.chat(lan).messages[0]?.edit_date).toBeTypeOf('number');
    await api.editMessageReplyMarkup(lan, message_id);
    expect(simulator.chat(lan).messages[0]?.reply_markup).toBeUndefined();
    await api.deleteMessage(lan, message_id);
    expect(simulator.chat(lan).messages[0]?.deleted).toBe(true);
  });

  it('lays the reply keyboard under the text field and takes it away', async () => {
    const { simulator, api, lan } = await desk();
    await api.sendMessage(lan, 'Chia sẻ?', {
      reply_markup: { keyboard: [[{ text: 'Chia sẻ số điện thoại', request_contact: true }]], resize_keyboard: true },
    });
    expect(simulator.chat(lan).replyKeyboard?.keyboard?.[0]?.[0]).toMatchObject({ request_contact: true });
    simulator.sendContact(lan, 'self');
    simulator.sendContact(lan, { phone: '0988', firstName: 'Ai đó' });
    const [own, other] = await api.getUpdates();
    expect(own?.message?.contact).toMatchObject({ phone_number: '+84912345678', user_id: lan });
    expect(other?.message?.contact).toEqual({ phone_number: '0988', first_name: 'Ai đó' });
    await api.sendMessage(lan, 'Xong', { reply_markup: { remove_keyboard: true } });
    expect(simulator.chat(lan).replyKeyboard).toBeNull();
  });

  it('keeps commands by scope', async () => {
    const { simulator, api, lan } = await desk();
    await api.setMyCommands([{ command: 'trogiup', description: 'Trợ giúp' }]);
    await api.setMyCommands([{ command: 'viec', description: 'Việc' }], { scope: { type: 'chat', chat_id: lan } });
    expect(simulator.chat(lan).commands).toEqual([{ command: 'viec', description: 'Việc' }]);
    const hoa = simulator.createPerson({ firstName: 'Hoa' });
    expect(simulator.chat(hoa.id).commands).toEqual([{ command: 'trogiup', description: 'Trợ giúp' }]);
  });
});

describe('files', () => {
  it('takes an upload, shows it, and sends it again by its file_id', async () => {
    const { simulator, api, lan } = await desk();
    const bytes = Buffer.from('%PDF-1.7 một báo cáo');
    const sent = await api.sendDocument(lan, new InputFile(bytes, 'báo-cáo.pdf'), {
      caption: 'Báo cáo',
      caption_entities: [{ type: 'bold', offset: 0, length: 3 }],
    });
    expect(sent.document).toMatchObject({
      file_name: 'báo-cáo.pdf',
      mime_type: 'application/pdf',
      file_size: bytes.length,
    });
    expect(sent).toMatchObject({ caption: 'Báo cáo', caption_entities: [{ type: 'bold' }] });
    const again = await api.sendDocument(lan, sent.document.file_id);
    expect(again.document.file_unique_id).toBe(sent.document.file_unique_id);
    const seen = simulator.chat(lan).messages[0]?.document;
    const download = await fetch(`${simulator.url}/control/files/${seen?.file_id}`);
    expect(Buffer.from(await download.arrayBuffer())).toEqual(bytes);
    expect(decodeURIComponent(download.headers.get('content-disposition') ?? '')).toContain('báo-cáo.pdf');
  });

  it('sends albums of the bot', async () => {
    const { simulator, api, lan } = await desk();
    const album = await api.sendMediaGroup(lan, [
      { type: 'document', media: new InputFile(Buffer.from('a'), 'a.txt') },
      { type: 'document', media: new InputFile(Buffer.from('b'), 'b.txt'), caption: 'hai' },
    ]);
    expect(album.map((it) => 'document' in it && it.document.file_name)).toEqual(['a.txt', 'b.txt']);
    expect(simulator.chat(lan).messages.map((it) => it.media_group_id)).toEqual(Array(2).fill(expect.any(String)));
  });

  it('gives the bot what a person sends: photo in sizes, document with name, album item by item', async () => {
    const { simulator, api, lan } = await desk();
    const jpeg = Buffer.from('ffd8ffc0001108028a03e803012200021101031101ffd9', 'hex');
    simulator.sendPhoto(lan, { bytes: jpeg, caption: 'Niêm yết' });
    simulator.sendDocument(lan, { name: 'Kế hoạch.docx', bytes: Buffer.from('PK') });
    simulator.sendAlbum(lan, [
      { kind: 'photo', bytes: jpeg, caption: 'một' },
      { kind: 'photo', bytes: jpeg },
      { kind: 'document', name: 'c.pdf', bytes: Buffer.from('c') },
    ]);
    const updates = await api.getUpdates();
    const sizes = updates[0]?.message?.photo ?? [];
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.at(-1)).toMatchObject({ width: 1000, height: 650, file_size: jpeg.length });
    expect(updates[1]?.message?.document?.file_name).toBe('Kế hoạch.docx');
    const album = updates.slice(2).map((it) => it.message);
    expect(new Set(album.map((it) => it?.media_group_id)).size).toBe(1);
    expect(album.map((it) => it?.caption)).toEqual(['một', undefined, undefined]);

    const file = await api.getFile(sizes.at(-1)!.file_id);
    const got = await fetch(`${simulator.apiRoot}/file/bot${TOKEN}/${file.file_path}`);
    expect(Buffer.from(await got.arrayBuffer())).toEqual(jpeg);
  });

  it('refuses downloads above 20 MB and unknown ids', async () => {
    const { simulator, api, lan } = await desk();
    const { document } = simulator.sendDocument(lan, { name: 'to.zip', sizeOnly: 21 * 1024 * 1024 });
    expect(await refusalOf(api.getFile(document!.file_id))).toEqual({
      code: 400,
      words: 'Bad Request: file is too big',
    });
    expect((await refusalOf(api.getFile('nowhere'))).words).toContain('wrong file_id');
  });
});

describe('refusals in Telegram’s words', () => {
  const button = (data: string) => ({ reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: data }]] } });
  const rows = (count: number) => ({
    reply_markup: { inline_keyboard: Array.from({ length: count }, (_, i) => [{ text: 'x', callback_data: `d${i}` }]) },
  });
  const row = (count: number) => ({
    reply_markup: {
      inline_keyboard: [Array.from({ length: count }, (_, i) => ({ text: 'x', callback_data: `d${i}` }))],
    },
  });
  const cases: [string, (api: Api, chat: number) => Promise<unknown>, number, string][] = [
    ['empty text', (api, chat) => api.sendMessage(chat, '  '), 400, 'Bad Request: message text is empty'],
    ['4097 units', (api, chat) => api.sendMessage(chat, 'ă'.repeat(4097)), 400, 'Bad Request: message is too long'],
    [
      '65 bytes of data',
      (api, chat) => api.sendMessage(chat, 'a', button('đ'.repeat(33))),
      400,
      'Bad Request: BUTTON_DATA_INVALID',
    ],
    ['no data', (api, chat) => api.sendMessage(chat, 'a', button('')), 400, 'Bad Request: BUTTON_DATA_INVALID'],
    ['101 buttons', (api, chat) => api.sendMessage(chat, 'a', rows(101)), 400, 'Bad Request: REPLY_MARKUP_TOO_LONG'],
    ['9 in a row', (api, chat) => api.sendMessage(chat, 'a', row(9)), 400, 'Bad Request: REPLY_MARKUP_TOO_LONG'],
    [
      'entity out of range',
      (api, chat) => api.sendMessage(chat, 'abc', { entities: [{ type: 'bold', offset: 1, length: 3 }] }),
      400,
      "Bad Request: can't parse entities: entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 4",
    ],
    ['unknown chat', (api) => api.sendMessage(99, 'a'), 400, 'Bad Request: chat not found'],
    [
      'edit of nothing',
      (api, chat) => api.editMessageText(chat, 4711, 'a'),
      400,
      'Bad Request: message to edit not found',
    ],
    [
      'caption of 1025',
      (api, chat) => api.sendDocument(chat, new InputFile(Buffer.from('a'), 'a.txt'), { caption: 'a'.repeat(1025) }),
      400,
      'Bad Request: message caption is too long',
    ],
    [
      'unknown query',
      (api) => api.answerCallbackQuery('1'),
      400,
      'Bad Request: query is too old and response timeout expired or query ID is invalid',
    ],
  ];
  it.each(cases)('%s', async (_name, call, code, words) => {
    const { api, lan } = await desk();
    expect(await refusalOf(call(api, lan))).toMatchObject({ code, words });
  });

  it('accepts exactly 4096 units, 64 bytes of data, 100 buttons', async () => {
    const { api, lan } = await desk();
    await api.sendMessage(lan, 'ă'.repeat(4096));
    await api.sendMessage(lan, 'a', button('đ'.repeat(32)));
    await api.sendMessage(lan, 'a', rows(100));
  });

  it('says so when an edit changes nothing or cannot be done', async () => {
    const { simulator, api, lan } = await desk();
    const { message_id } = await api.sendMessage(lan, 'a', button('x'));
    expect((await refusalOf(api.editMessageText(lan, message_id, 'a', button('x')))).words).toMatch(
      /^Bad Request: message is not modified: specified new message content/,
    );
    const own = simulator.say(lan, 'tôi');
    expect((await refusalOf(api.editMessageText(lan, own.message_id, 'b'))).words).toBe(
      "Bad Request: message can't be edited",
    );
  });

  it('knows who may be written to', async () => {
    const { simulator, api, lan } = await desk();
    const hoa = simulator.createPerson({ firstName: 'Hoa' });
    expect(await refusalOf(api.sendMessage(hoa.id, 'a'))).toMatchObject({
      code: 403,
      words: "Forbidden: bot can't initiate conversation with a user",
    });
    simulator.start(hoa.id, 'moi_abc');
    await api.sendMessage(hoa.id, 'a');
    simulator.block(lan);
    expect(await refusalOf(api.sendMessage(lan, 'a'))).toMatchObject({
      code: 403,
      words: 'Forbidden: bot was blocked by the user',
    });
    simulator.start(lan);
    await api.sendMessage(lan, 'a');
    simulator.deactivate(lan);
    expect((await refusalOf(api.sendMessage(lan, 'a'))).words).toBe('Forbidden: user is deactivated');
    const [start, blocked, unblocked] = await api.getUpdates();
    expect(start?.message?.text).toBe('/start moi_abc');
    expect(blocked?.my_chat_member?.new_chat_member.status).toBe('kicked');
    expect(unblocked?.my_chat_member?.new_chat_member.status).toBe('member');
  });

  it('lets a tap be answered once, and only while it is young', async () => {
    const { simulator, api, lan } = await desk();
    const { message_id } = await api.sendMessage(lan, 'a', button('x'));
    const first = simulator.press(lan, message_id, 'x');
    await api.answerCallbackQuery(first);
    expect((await refusalOf(api.answerCallbackQuery(first))).words).toContain('query is too old');
    simulator.ages.answerWithinMs = -1;
    const second = simulator.press(lan, message_id, 'x');
    expect((await refusalOf(api.answerCallbackQuery(second))).words).toContain('query is too old');
  });

  it('answers a wrong token with 401 and an unknown method with 404', async () => {
    const { simulator, api } = await desk();
    expect(await refusalOf(new Api('1:wrong', { apiRoot: simulator.apiRoot }).getMe())).toMatchObject({
      code: 401,
      words: 'Unauthorized',
    });
    expect(await refusalOf(api.sendDice(1, '🎲'))).toMatchObject({ code: 404 });
    expect(await api.getMe()).toMatchObject({ is_bot: true, username: 'dondoc_demo_bot', id: 4242 });
  });
});

describe('groups', () => {
  it('brings what is said there, and the bot can leave', async () => {
    const { simulator, api, lan } = await desk();
    const group = simulator.createGroup({ title: 'Nhóm', by: lan });
    const channel = simulator.createGroup({ title: 'Kênh', type: 'channel' });
    simulator.sayInGroup(group.id, lan, 'chào');
    simulator.postInChannel(channel.id, 'tin');
    const updates = await api.getUpdates();
    expect(updates.map((it) => Object.keys(it)[1])).toEqual([
      'my_chat_member',
      'my_chat_member',
      'message',
      'channel_post',
    ]);
    expect(updates[2]?.message?.chat).toMatchObject({ id: group.id, type: 'supergroup' });
    await api.sendMessage(group.id, 'chỉ riêng');
    await api.leaveChat(group.id);
    expect((await refusalOf(api.sendMessage(group.id, 'a'))).words).toBe(
      'Forbidden: bot is not a member of the supergroup chat',
    );
  });
});
