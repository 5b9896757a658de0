// What stands behind the page in its tests: a small echo bot, and a made-up product with a clock, a language and a story.
import { Bot, InputFile } from 'grammy';
import { DemoRefusal, type Demo, type DemoClock, type Language } from '../../src/simulator/demo.js';
import type { Simulator } from '../../src/simulator/server.js';
import { TOKEN } from './desk.js';
import { tenSteps } from './ten-steps.js';

/** What the made-up product remembers; a move of its clock ends when `arrive` does. */
export interface FakeCity {
  id: string;
  language: Language;
  nowMs: number;
  moving: DemoClock['moving'];
  arrive: Promise<void>;
}

/** Longer than the page waits between two looks. */
const STARTING_MS = 1000;

export interface FakeWorld {
  readonly simulator: Simulator;
  readonly bot: Bot;
  readonly city: FakeCity;
}

/** A bot that answers everything with a few words, so that the page has something to show. */
export function echoBot(simulator: Simulator): Bot {
  const echo = new Bot(TOKEN, { client: { apiRoot: simulator.apiRoot } });
  echo.command('start', async (ctx) => {
    await ctx.reply(ctx.match ? `Đã mở liên kết ${ctx.match}.` : 'Xin chào.', {
      reply_markup: { keyboard: [[{ text: 'Chia sẻ số điện thoại', request_contact: true }]], resize_keyboard: true },
    });
  });
  echo.command('viec', (ctx) =>
    ctx.reply(
      'Câu 4/30 · CDDH · UBND huyện Tre Xanh\nĐã ghi câu 3: tổng số 12\nĐã thực hiện chế độ báo cáo định kỳ?\nGửi /tailieu để xem tệp, 98/100 là tỷ lệ.',
      {
        entities: [{ type: 'bold', offset: 63, length: 37 }],
        reply_markup: {
          inline_keyboard: [
            [
              { text: 'Có', callback_data: 'co' },
              { text: 'Không', callback_data: 'khong' },
              { text: 'Chưa', callback_data: 'chua' },
            ],
            [{ text: 'Hướng dẫn', callback_data: 'help' }],
            [
              { text: 'Quay lại', callback_data: 'back' },
              { text: 'Để sau', callback_data: 'later' },
            ],
          ],
        },
      },
    ),
  );
  echo.command('moi', (ctx) => ctx.reply('Liên kết: https://t.me/dondoc_demo_bot?start=moi_7K3 (72 giờ).'));
  echo.command('lich', (ctx) =>
    ctx.replyWithDocument(new InputFile(Buffer.from('BEGIN:VCALENDAR'), 'lịch-kiểm-tra.ics'), { caption: 'Lịch' }),
  );
  echo.callbackQuery('co', async (ctx) => {
    await ctx.answerCallbackQuery('Đã ghi.');
    await ctx.editMessageText('Đã ghi câu 4: Có', {
      reply_markup: { inline_keyboard: [[{ text: 'Câu tiếp', callback_data: 'next' }]] },
    });
  });
  echo.callbackQuery('help', (ctx) => ctx.answerCallbackQuery({ text: 'Chọn một mục.', show_alert: true }));
  echo.on('callback_query', (ctx) => ctx.answerCallbackQuery());
  echo.on('message:contact', (ctx) =>
    ctx.reply(`Số ${ctx.msg.contact.phone_number}`, { reply_markup: { remove_keyboard: true } }),
  );
  echo.on('message:document', (ctx) => ctx.reply(`Đã nhận ${ctx.msg.document.file_name}`));
  echo.on('message:photo', (ctx) => ctx.reply('Đã nhận ảnh'));
  echo.on('edited_message:text', (ctx) => ctx.reply(`Đã sửa: ${ctx.editedMessage.text}`));
  echo.on('message:text', (ctx) => ctx.reply(`Nghe: ${ctx.msg.text}`));
  echo.catch((error) => {
    throw error;
  });
  return echo;
}

/** The product's side of the page over a world made by the test; `bot` says what falls due when the clock moves. */
export function fakeDemo(world: FakeWorld, ids: number[]): Demo {
  const { simulator, bot, city } = world;
  const [office, focal, head, lead, surprised] = ids as [number, number, number, number, number];
  const sub = (vi: string, en: string) => ({ vi, en });
  const people = [
    {
      personId: office,
      name: 'Trần Thị Minh Họa',
      subtitle: sub('Cơ quan thường trực · Sở Nội vụ', 'Office · Sở Nội vụ'),
    },
    {
      personId: focal,
      name: 'Nguyễn Thị Lan',
      subtitle: sub('Đầu mối · UBND huyện Tre Xanh', 'Focal point · Tre Xanh'),
    },
    { personId: head, name: 'Bùi Văn Đặng', subtitle: sub('Chủ tịch · UBND huyện Tre Xanh', 'Head · Tre Xanh') },
    { personId: lead, name: 'Phạm Giả Định', subtitle: sub('Tổ trưởng Tổ B', 'Lead of team B') },
    { personId: surprised, name: 'Lý Thị Sen', subtitle: sub('Đầu mối · UBND phường Hồ Sen', 'Focal point · Hồ Sen') },
  ];
  const part = (personId: number) => ({ personId, name: people.find((it) => it.personId === personId)!.name });
  return {
    city: () => city.id,
    language: () => city.language,
    speak: async (language) => {
      city.language = language;
      for (const id of ids) simulator.setLanguage(id, language);
    },
    startOver: () => {
      // The server is back before the product is.
      simulator.attachDemo(null);
      setTimeout(() => {
        city.id += ' anew';
        simulator.attachDemo(fakeDemo(world, ids));
      }, STARTING_MS);
    },
    clock: () => ({ now: new Date(city.nowMs).toISOString(), moving: city.moving }),
    moveClock: async (to) => {
      if (Date.parse(to) < city.nowMs) throw new DemoRefusal('clock-back');
      city.moving = { from: new Date(city.nowMs).toISOString(), to };
      city.nowMs += (Date.parse(to) - city.nowMs) / 2;
      await city.arrive;
      city.moving = null;
      city.nowMs = Date.parse(to);
      await bot.api.sendMessage(focal, 'Việc trong ngày: 03 việc');
    },
    people: () => people.map((it, i) => ({ ...it, openAtFirst: i < 3 })),
    story: () =>
      tenSteps({
        office: part(office),
        focal: part(focal),
        head: part(head),
        lead: part(lead),
        surprised: { ...part(surprised), unit: 'UBND phường Hồ Sen' },
        unit: 'UBND huyện Tre Xanh',
        planFile: 'ke-hoach-2023.xlsx',
      }),
    files: () => [{ name: 'ke-hoach-2023.xlsx', title: { vi: 'Kế hoạch mẫu', en: 'Sample plan' } }],
    file: () => Buffer.from('PK mẫu'),
  };
}
