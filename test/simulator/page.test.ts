// The page with the phones in a real Chromium, with a small echo bot behind it: what a visitor sees and can do, on a desk
// and on a narrow screen, by pointer and by keyboard.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bot, InputFile } from 'grammy';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Demo } from '../../src/simulator/demo.js';
import { startSimulator } from '../../src/simulator/server.js';
import type { Simulator } from '../../src/simulator/server.js';
import { tenSteps } from './ten-steps.js';
import { findChromium } from '../browser.js';
import { TOKEN } from './desk.js';

// A browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 90_000 });

let browser: Browser;
let folder: string;
let simulator: Simulator;
let bot: Bot;
let running: Promise<void>;
let page: Page;
let nowMs: number;

/** Screenshots are kept when SCREENSHOTS names a folder. */
const picture = async (name: string): Promise<void> => {
  if (process.env.SCREENSHOTS) await page.screenshot({ path: join(process.env.SCREENSHOTS, `${name}.png`) });
};

function echoBot(): Bot {
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

function fakeDemo(ids: number[]): Demo {
  const [office, focal, head, lead, surprised] = ids as [number, number, number, number, number];
  const people = [
    { personId: office, name: 'Trần Thị Minh Họa', subtitle: 'Cơ quan thường trực · Sở Nội vụ' },
    { personId: focal, name: 'Nguyễn Thị Lan', subtitle: 'Đầu mối · UBND huyện Tre Xanh' },
    { personId: head, name: 'Bùi Văn Đặng', subtitle: 'Chủ tịch · UBND huyện Tre Xanh' },
    { personId: lead, name: 'Phạm Giả Định', subtitle: 'Tổ trưởng Tổ B · Thanh tra Thành phố' },
    { personId: surprised, name: 'Lý Thị Sen', subtitle: 'Đầu mối · UBND phường Hồ Sen – quận Hoa Sữa' },
  ];
  const part = (personId: number) => ({ personId, name: people.find((it) => it.personId === personId)!.name });
  return {
    clock: () => ({ now: new Date(nowMs).toISOString() }),
    moveClock: async (to) => {
      if (Date.parse(to) < nowMs) throw new Error('Đồng hồ chỉ chạy tới.');
      nowMs = Date.parse(to);
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

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  folder = await mkdtemp(join(tmpdir(), 'page-'));
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  nowMs = Date.parse('2023-09-08T10:12:00+07:00');
  simulator = await startSimulator({ port: 0, token: TOKEN, clock: () => nowMs });
  Object.assign(simulator.limits, { perSecond: 0, perChatPerSecond: 0 });
  const ids = ['Họa', 'Lan', 'Đặng', 'Định', 'Sen'].map(
    (firstName, i) => simulator.createPerson({ firstName, started: i !== 2 }).id,
  );
  bot = echoBot();
  simulator.attachDemo(fakeDemo(ids));
  await bot.api.setMyCommands([
    { command: 'viec', description: 'Việc cần làm' },
    { command: 'lich', description: 'Lịch kiểm tra' },
    { command: 'tailieu', description: 'Tài liệu đã gửi' },
  ]);
  running = bot.start();
});

afterEach(async () => {
  await page?.context().close();
  await bot.stop();
  await running;
  await simulator.stop();
});

async function open(width: number, height: number): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height },
    acceptDownloads: true,
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(simulator.url);
  await page.waitForSelector('html[data-ready]');
}

const phone = (name: string) => page.getByRole('region', { name: `Điện thoại của ${name}`, exact: true });

describe('on a desk', () => {
  beforeEach(() => open(1280, 800));

  it('shows several phones beside each other under the banner, and carries a conversation', async () => {
    expect(await page.locator('html').getAttribute('lang')).toBe('vi');
    await page.getByText('DỮ LIỆU MINH HỌA – KHÔNG PHẢI KẾT QUẢ KIỂM TRA THẬT').waitFor();
    const lan = phone('Nguyễn Thị Lan');
    expect(await page.locator('.phone:visible').count()).toBe(3);

    await lan.getByRole('textbox', { name: 'Tin nhắn' }).fill('xin chào <b>&');
    await page.keyboard.press('Enter');
    await lan.getByText('Nghe: xin chào <b>&').waitFor();

    await lan.getByRole('textbox', { name: 'Tin nhắn' }).fill('/vi');
    await picture('desk-commands');
    await lan.getByRole('option', { name: '/viec' }).click();
    await lan.locator('strong', { hasText: 'Đã thực hiện chế độ báo cáo định kỳ?' }).waitFor();
    await picture('desk-card');
    await lan.getByRole('button', { name: 'Có', exact: true }).click();
    await lan.getByText('Đã ghi.', { exact: true }).waitFor();
    await lan.getByText('Đã ghi câu 4: Có').waitFor();
    await picture('desk-toast');
    expect(await lan.getByText('đã sửa').count()).toBe(1);
    expect(simulator.unanswered()).toEqual([]);
  });

  it('sends one file, several as an album, and lets the bot’s files be fetched', async () => {
    const lan = phone('Nguyễn Thị Lan');
    const paths = [];
    for (const name of ['báo cáo quý 2.pdf', 'phụ lục.docx']) {
      const path = join(folder, name);
      await writeFile(path, `nội dung ${name}`);
      paths.push(path);
    }
    const png = join(folder, 'niêm yết.png');
    const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    await writeFile(png, Buffer.from(onePixel, 'base64'));

    await lan.locator('input[type=file]').setInputFiles(paths);
    await picture('desk-chosen');
    await lan.getByRole('textbox', { name: 'Tin nhắn' }).fill('Minh chứng câu 4');
    await lan.getByRole('button', { name: 'Gửi', exact: true }).click();
    await lan.getByText('Đã nhận báo cáo quý 2.pdf').waitFor();
    await lan.getByText('Đã nhận phụ lục.docx').waitFor();
    const sent = simulator.chat(simulator.persons()[1]!.id).messages.filter((it) => it.document && !it.fromBot);
    expect(new Set(sent.map((it) => it.media_group_id)).size).toBe(1);
    expect(sent.map((it) => it.caption)).toEqual(['Minh chứng câu 4', undefined]);

    await lan.locator('input[type=file]').setInputFiles(png);
    await lan.getByRole('button', { name: 'Gửi', exact: true }).click();
    await lan.getByText('Đã nhận ảnh').waitFor();

    await lan.getByRole('textbox', { name: 'Tin nhắn' }).fill('/lich');
    await page.keyboard.press('Enter');
    const link = lan.getByRole('link', { name: 'Tải lịch-kiểm-tra.ics' });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('lịch-kiểm-tra.ics');
    await picture('desk-files');
  });

  it('starts a new phone by an invitation link pressed on another', async () => {
    const office = phone('Trần Thị Minh Họa');
    await office.getByRole('textbox', { name: 'Tin nhắn' }).fill('/moi');
    await page.keyboard.press('Enter');
    await office.getByRole('link', { name: /t\.me/ }).click();
    await picture('desk-link');
    await page.getByRole('dialog').getByRole('button', { name: 'Bùi Văn Đặng' }).click();
    const head = phone('Bùi Văn Đặng');
    await head.getByText('Đã mở liên kết moi_7K3.').waitFor();
    await head.getByRole('button', { name: 'Chia sẻ số điện thoại' }).click();
    await head.getByText(/^Số \+849/).waitFor();
    expect(await head.getByRole('button', { name: 'Chia sẻ số điện thoại' }).count()).toBe(0);
  });

  it('opens a pasted link, and blocks and unblocks the bot', async () => {
    const head = phone('Bùi Văn Đặng');
    await head.getByRole('textbox', { name: 'Dán liên kết mời' }).fill('https://t.me/dondoc_demo_bot?start=moi_XYZ');
    await picture('desk-start');
    await head.getByRole('button', { name: 'Mở liên kết' }).click();
    await head.getByText('Đã mở liên kết moi_XYZ.').waitFor();

    await head.getByRole('button', { name: 'Tùy chọn của máy này' }).click();
    await picture('desk-menu');
    await head.getByRole('button', { name: 'Chặn bot' }).click();
    await head.getByText('Đã chặn bot.').waitFor();
    await expect(bot.api.sendMessage(simulator.persons()[2]!.id, 'a')).rejects.toThrow('bot was blocked');
    await head.getByRole('button', { name: 'Bỏ chặn bot' }).click();
    await head.getByRole('textbox', { name: 'Tin nhắn' }).waitFor();
  });

  it('moves the clock, plays the story, switches faults on and off', async () => {
    await picture('desk-story');
    await page.getByRole('button', { name: /10h12/ }).click();
    await picture('desk-clock');
    await page.getByRole('button', { name: '08h15 hôm sau' }).click();
    await page.getByRole('button', { name: /08h15.*Thứ Bảy, 09\/09\/2023/ }).waitFor();
    await phone('Nguyễn Thị Lan').getByText('Việc trong ngày: 03 việc').waitFor();

    await page.getByRole('button', { name: 'Gửi ngay từ máy Trần Thị Minh Họa' }).click();
    await phone('Trần Thị Minh Họa').getByText('Đã nhận ke-hoach-2023.xlsx').waitFor();
    await page.getByRole('button', { name: 'Bước sau' }).click();
    await page.getByRole('button', { name: /Chuyển đến 08h30 ngày 15\/08\/2023/ }).click();
    await page.getByText('Chưa làm được: Đồng hồ chỉ chạy tới.').waitFor();

    await page.getByRole('button', { name: /Sự cố/ }).click();
    await page.getByRole('switch', { name: /lặp: 30%/ }).check();
    await expect.poll(() => simulator.faults.list().map((it) => it.kind)).toEqual(['duplicateUpdates']);
    await picture('desk-faults');
    await page.getByRole('switch', { name: /lặp: 30%/ }).uncheck();
    await expect.poll(() => simulator.faults.list()).toEqual([]);
  });

  it('lets a person edit what was sent, and work without a pointer', async () => {
    const lan = phone('Nguyễn Thị Lan');
    const field = lan.getByRole('textbox', { name: 'Tin nhắn' });
    await field.fill('98,5%');
    await page.keyboard.press('Enter');
    await lan.getByText('Nghe: 98,5%').waitFor();
    await lan.getByRole('button', { name: 'Sửa' }).click();
    await field.fill('98,0%');
    await page.keyboard.press('Enter');
    await lan.getByText('Đã sửa: 98,0%').waitFor();

    await field.fill('/viec');
    await page.keyboard.press('Enter');
    const yes = lan.getByRole('button', { name: 'Có', exact: true });
    await yes.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Câu tiếp');
  });

  it('speaks English when asked, the banner staying as it is', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await page.waitForSelector('html[lang=en][data-ready]');
    await page.getByText('DỮ LIỆU MINH HỌA').waitFor();
    await page.getByRole('heading', { name: 'Ten steps through one round of inspection' }).waitFor();
    await page.getByRole('button', { name: /10:12/ }).waitFor();
    await picture('desk-english');
  });
});

describe('on a narrow screen', () => {
  beforeEach(() => open(360, 740));

  it('shows one phone at a time, nothing wider than the screen, and tells of news on the others', async () => {
    await picture('narrow-first');
    expect(await page.locator('.phone:visible').count()).toBe(1);
    await page.getByRole('button', { name: 'Điện thoại của Nguyễn Thị Lan' }).click();
    const lan = phone('Nguyễn Thị Lan');
    await lan.getByRole('textbox', { name: 'Tin nhắn' }).fill('/viec');
    await page.keyboard.press('Enter');
    await lan.getByRole('button', { name: 'Hướng dẫn' }).click();
    await lan.getByText('Chọn một mục.').waitFor();
    await picture('narrow-alert');
    await lan.getByRole('button', { name: 'Đóng' }).click();
    await lan.getByRole('button', { name: 'Có', exact: true }).click();
    await lan.getByText('Đã ghi câu 4: Có').waitFor();
    await picture('narrow-card');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);

    await bot.api.sendMessage(simulator.persons()[0]!.id, 'tin mới');
    await page.getByRole('button', { name: 'Điện thoại của Trần Thị Minh Họa – 1 tin mới' }).click();
    await phone('Trần Thị Minh Họa').getByText('tin mới', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Kịch bản' }).click();
    await picture('narrow-story');
    await page.getByRole('button', { name: /Sự cố/ }).click();
    await picture('narrow-faults');
  });
});
