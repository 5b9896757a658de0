// The page with the phones in a real Chromium, with a small echo bot behind it: what a visitor sees and can do, on a desk
// and on a narrow screen, by pointer and by keyboard.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bot } from 'grammy';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startSimulator } from '../../src/simulator/server.js';
import type { Simulator } from '../../src/simulator/server.js';
import { findChromium } from '../browser.js';
import { TOKEN } from './desk.js';
import { echoBot, fakeDemo, type FakeCity } from './page-desk.js';

// A browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 90_000 });

let browser: Browser;
let folder: string;
let simulator: Simulator;
let bot: Bot;
let running: Promise<void>;
let page: Page;
let city: FakeCity;

/** Screenshots are kept when SCREENSHOTS names a folder. */
const picture = async (name: string): Promise<void> => {
  if (process.env.SCREENSHOTS) await page.screenshot({ path: join(process.env.SCREENSHOTS, `${name}.png`) });
};

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
  const nowMs = Date.parse('2023-09-08T10:12:00+07:00');
  city = { id: 'first', language: 'vi', nowMs, moving: null, arrive: Promise.resolve() };
  simulator = await startSimulator({ port: 0, token: TOKEN, clock: () => city.nowMs });
  Object.assign(simulator.limits, { perSecond: 0, perChatPerSecond: 0 });
  const ids = ['Họa', 'Lan', 'Đặng', 'Định', 'Sen'].map(
    (firstName, i) => simulator.createPerson({ firstName, started: i !== 2 }).id,
  );
  bot = echoBot(simulator);
  simulator.attachDemo(fakeDemo({ simulator, bot, city }, ids));
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

/** What an expression over each element `it` of the page gives. */
const each = <T>(selector: string, expression: string): Promise<T[]> =>
  page.evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((it) => ${expression})`);

const phone = (name: string) => page.getByRole('region', { name: `Điện thoại của ${name}`, exact: true });

it.each([
  [360, 740],
  [1440, 900],
])('every button can be hit with a finger at %i px', async (width, height) => {
  await open(width, height);
  const small = await each<string | null>(
    'button, a.act',
    '((r) => r.width > 0 && (r.width < 44 || r.height < 44) ? `${it.textContent || it.title} ${r.width}×${r.height}` : null)(it.getBoundingClientRect())',
  );
  expect(small.filter((each) => each !== null)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
});

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
    // What was edited, and what came without a sound, is shown by a sign that can be read out.
    expect(await lan.getByRole('img', { name: 'Đã sửa' }).count()).toBe(1);
    await bot.api.sendMessage(simulator.persons()[1]!.id, 'khẽ', { disable_notification: true });
    await lan.locator('.message', { hasText: 'khẽ' }).getByRole('img', { name: 'Gửi không âm báo' }).waitFor();
    expect(await lan.locator('header').getByText('Đôn Đốc').isVisible()).toBe(true);
    const frames = await each<number>('.phone .frame', 'it.clientWidth');
    expect(Math.min(...frames)).toBeGreaterThanOrEqual(360);
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
    expect(await head.getByText('/start', { exact: true }).count()).toBe(1);
    expect(await head.getByText('/start moi_7K3').count()).toBe(0);
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
    let arrived = (): void => undefined;
    city.arrive = new Promise((resolve) => (arrived = resolve));
    await page.getByRole('button', { name: '08h15 hôm sau' }).click();
    await page.getByText('Đang chuyển đến 08h15 ngày 09/09/2023 … đã đến 21h13 ngày 08/09/2023 (50%)').waitFor();
    await picture('desk-moving');
    arrived();
    await page.getByRole('button', { name: /08h15.*Thứ Bảy, 09\/09\/2023/ }).waitFor();
    await phone('Nguyễn Thị Lan').getByText('Việc trong ngày: 03 việc').waitFor();

    await page.getByRole('button', { name: 'Gửi ngay từ máy Trần Thị Minh Họa' }).click();
    await phone('Trần Thị Minh Họa').getByText('Đã nhận ke-hoach-2023.xlsx').waitFor();
    await page.getByRole('button', { name: 'Bước sau' }).click();
    await page.getByRole('button', { name: /Chuyển đến 08h30 ngày 15\/08\/2023/ }).click();
    await page.getByText('Đồng hồ của bản dùng thử không quay lại được.').waitFor();

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

  it('speaks English when asked, and so does the bot, the banner staying as it is', async () => {
    await bot.api.sendMessage(simulator.persons()[1]!.id, 'Đã ghi câu trả lời của Ông/Bà.');
    await page.getByRole('button', { name: 'English' }).click();
    await page.waitForSelector('html[lang=en][data-ready]');
    expect(city.language).toBe('en');
    expect(simulator.persons().map((it) => it.languageCode)).toEqual(Array(5).fill('en'));
    // What is Vietnamese is read out as such: whole messages, and names inside English sentences.
    expect(await page.getByText('Đã ghi câu trả lời').getAttribute('lang')).toBe('vi');
    await bot.api.sendMessage(simulator.persons()[1]!.id, 'Notice received by UBND huyện Tre Xanh at 10:12.');
    const sentence = page.locator('.text', { hasText: 'Notice received' });
    await sentence.waitFor();
    expect(await sentence.getAttribute('lang')).toBeNull();
    expect(await sentence.locator('[lang=vi]').allTextContents()).toEqual(['UBND huyện Tre Xanh']);
    expect(await page.locator('.owner p [lang=vi]').first().textContent()).toBe('Sở Nội vụ');
    await page.getByText('DỮ LIỆU MINH HỌA').waitFor();
    await page.getByRole('heading', { name: 'Ten steps through one round of inspection' }).waitFor();
    await page.getByRole('button', { name: /10:12/ }).waitFor();
    await picture('desk-english');
  });

  it('puts the phones of a step side by side, and the step where it can be read', async () => {
    for (const step of [2, 3]) {
      await page.getByRole('button', { name: 'Bước sau' }).click();
      const open = await page.locator('.step.open').boundingBox();
      const story = await page.locator('#story').boundingBox();
      expect(open!.y, `step ${step}`).toBeGreaterThanOrEqual(story!.y - 1);
      expect(open!.y + Math.min(open!.height, story!.height)).toBeLessThanOrEqual(story!.y + story!.height + 1);
    }
    const row = await each<string>('.phone', "it.getAttribute('aria-label')");
    expect(row.slice(0, 3)).toEqual(
      ['Nguyễn Thị Lan', 'Bùi Văn Đặng', 'Phạm Giả Định'].map((name) => `Điện thoại của ${name}`),
    );
  });

  it('asks before it starts the city over; a page that was open notices, forgets and says so', async () => {
    await page.getByRole('button', { name: 'Bước sau' }).click();
    await page.getByRole('button', { name: 'Làm lại từ đầu' }).click();
    await picture('desk-start-over');
    await page.getByRole('button', { name: 'Hủy' }).click();
    expect(city.id).toBe('first');
    const other = await page.context().newPage();
    await other.goto(simulator.url);
    await other.waitForSelector('html[data-ready]');
    const loaded = { page: 0, other: 0 };
    page.on('load', () => (loaded.page += 1));
    other.on('load', () => (loaded.other += 1));
    await page.getByRole('button', { name: 'Làm lại từ đầu' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Làm lại từ đầu' }).click();
    for (const window of [page, other]) await window.getByText('Thành phố mẫu vừa được làm lại từ đầu.').waitFor();
    expect(city.id).toBe('first anew');
    expect(loaded).toEqual({ page: 1, other: 1 });
    expect(await page.evaluate("localStorage.getItem('seensteps')")).toBeNull();
  });

  it('has words for a program that does not answer, and for an act a phone cannot do', async () => {
    await page.route('**/control/persons/**', (route) => route.abort());
    const lan = phone('Nguyễn Thị Lan');
    await lan.getByRole('textbox', { name: 'Tin nhắn' }).fill('một');
    await page.keyboard.press('Enter');
    await page.getByText('Chương trình chưa trả lời.').waitFor();
    await page.unrouteAll();
    simulator.block(simulator.persons()[1]!.id);
    await page.locator('.story .head', { hasText: 'Gửi tài liệu' }).click();
    await page.getByRole('button', { name: /Gửi “\/tailieu”/ }).click();
    await page.getByText('Máy này đang chặn bot. Đề nghị bỏ chặn trước.').waitFor();
  });
});

describe('on a narrow screen', () => {
  beforeEach(() => open(360, 740));

  it('opens with the story; the next step stays readable; every button is tall enough for a thumb', async () => {
    await picture('narrow-first');
    const story = page.getByRole('complementary', { name: 'Kịch bản' });
    await story.getByRole('heading', { name: 'Nạp kế hoạch kiểm tra' }).waitFor();
    await story.getByRole('button', { name: 'Bước sau' }).click();
    const text = story.getByText('Đọc thông tin về dữ liệu cá nhân');
    await text.waitFor();
    expect((await text.boundingBox())!.y).toBeLessThan(740);
    await picture('narrow-next');
    await page.getByRole('button', { name: 'Đóng', exact: true }).click();
    await page.getByRole('button', { name: 'Điện thoại của Nguyễn Thị Lan' }).click();
    await bot.api.sendMessage(simulator.persons()[1]!.id, 'Gửi /lich để xem lịch.', {
      reply_markup: { inline_keyboard: [[{ text: 'Đã nhận', callback_data: 'x' }]] },
    });
    await phone('Nguyễn Thị Lan').getByRole('button', { name: 'Đã nhận' }).waitFor();
    await phone('Nguyễn Thị Lan').getByRole('textbox').fill('chào');
    await page.keyboard.press('Enter');
    await phone('Nguyễn Thị Lan').getByRole('button', { name: 'Sửa' }).waitFor();
    for (const panel of [null, /Sự cố/, /10h12/, 'Kịch bản', 'Làm lại từ đầu']) {
      if (panel !== null) await page.getByRole('button', { name: panel }).first().click();
      const buttons = await each<[string, number]>(
        'button, a.act',
        "[it.getAttribute('aria-label') ?? it.textContent, it.getBoundingClientRect().height]",
      );
      const short = buttons.filter(([, height]) => height > 0 && height < 43.5);
      expect(short, String(panel)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
      const bar = (await page.locator('#topbar .tools').boundingBox())!;
      expect(bar.x + bar.width).toBeLessThanOrEqual(360);
    }
    await picture('narrow-ask');
    await page.getByRole('button', { name: 'Hủy' }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.waitForSelector('html[lang=en][data-ready]');
    const bar = (await page.locator('#topbar .tools').boundingBox())!;
    expect(bar.x + bar.width).toBeLessThanOrEqual(360);
  });

  it('shows one phone at a time, nothing wider than the screen, and tells of news on the others', async () => {
    await page.getByRole('button', { name: 'Đóng', exact: true }).click();
    await page.getByRole('button', { name: 'Điện thoại của Nguyễn Thị Lan' }).click();
    expect(await page.locator('.phone:visible').count()).toBe(1);
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
