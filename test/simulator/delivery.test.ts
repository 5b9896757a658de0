// How updates reach the bot: long polling and its conflicts, webhooks; how fast it may send; the control face; restarts.
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from 'grammy';
import type { GrammyError } from 'grammy';
import { afterEach, describe, expect, it } from 'vitest';
import { createPace } from '../../src/simulator/limits.js';
import { startSimulator } from '../../src/simulator/server.js';
import { control, desk, refusalOf, TOKEN } from './desk.js';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

describe('long polling', () => {
  it('answers as soon as something arrives, and confirms by offset', async () => {
    const { simulator, api, lan } = await desk();
    const open = api.getUpdates({ timeout: 30 });
    await new Promise((resolve) => setTimeout(resolve, 30));
    simulator.say(lan, 'một');
    simulator.say(lan, 'hai');
    const updates = await open;
    expect(updates.map((it) => it.message?.text)).toEqual(['một', 'hai']);
    expect(await api.getUpdates()).toHaveLength(2);
    expect(await api.getUpdates({ offset: updates[0]!.update_id + 1 })).toHaveLength(1);
    expect(await api.getUpdates({ offset: updates[1]!.update_id + 1 })).toEqual([]);
    expect(await api.getUpdates()).toEqual([]);
  });

  it('hands out at most the limit, and only the newest for a negative offset', async () => {
    const { simulator, api, lan } = await desk();
    for (let i = 0; i < 130; i += 1) simulator.say(lan, `t${i}`);
    expect(await api.getUpdates()).toHaveLength(100);
    expect(await api.getUpdates({ limit: 7 })).toHaveLength(7);
    expect((await api.getUpdates({ offset: -2 })).map((it) => it.message?.text)).toEqual(['t128', 't129']);
    expect(await api.getUpdates()).toHaveLength(2);
  });

  it('ends the older of two pollers with 409', async () => {
    const { simulator, api, lan } = await desk();
    const older = refusalOf(api.getUpdates({ timeout: 30 }));
    await new Promise((resolve) => setTimeout(resolve, 30));
    const newer = api.getUpdates({ timeout: 30 });
    expect(await older).toEqual({
      code: 409,
      words: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      retryAfter: undefined,
    });
    simulator.say(lan, 'a');
    expect(await newer).toHaveLength(1);
  });

  it('leaves out kinds that are not asked for, and remembers what was asked', async () => {
    const { simulator, api, lan } = await desk();
    await api.getUpdates({ allowed_updates: ['callback_query'] });
    simulator.say(lan, 'a');
    expect(await api.getUpdates()).toEqual([]);
    await api.getUpdates({ allowed_updates: ['message'] });
    simulator.say(lan, 'b');
    expect(await api.getUpdates()).toHaveLength(1);
  });

  it('drops taps that waited too long, keeps messages', async () => {
    const { simulator, api, lan } = await desk();
    const { message_id } = await api.sendMessage(lan, 'a', {
      reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: 'x' }]] },
    });
    simulator.say(lan, 'a');
    simulator.press(lan, message_id, 'x');
    simulator.ages.tapLifeMs = -1;
    expect((await api.getUpdates()).map((it) => Object.keys(it)[1])).toEqual(['message']);
  });

  it('may let ids jump down after an idle week', async () => {
    const { simulator, api, lan } = await desk();
    simulator.say(lan, 'a');
    const [first] = await api.getUpdates();
    await api.getUpdates({ offset: first!.update_id + 1 });
    simulator.continueUpdatesFrom(500);
    simulator.say(lan, 'b');
    const [second] = await api.getUpdates({ offset: first!.update_id + 1 });
    expect(second).toMatchObject({ update_id: 500, message: { text: 'b' } });
    expect(await api.getUpdates({ offset: 501 })).toEqual([]);
  });
});

describe('webhook', () => {
  interface Got {
    update_id: number;
    message: { text: string; chat: { id: number } };
  }
  const bot = async (answer: (update: Got, headers: IncomingHttpHeaders) => number) => {
    const server = createServer((req, res) => {
      const parts: Buffer[] = [];
      req.on('data', (part: Buffer) => parts.push(part));
      req.on('end', () => {
        res.statusCode = answer(JSON.parse(Buffer.concat(parts).toString()) as Got, req.headers);
        res.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  };
  const until = async (fits: () => boolean) => {
    for (let i = 0; i < 400 && !fits(); i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(fits()).toBe(true);
  };

  it('delivers in order with the secret, again after an error, and forbids polling', async () => {
    const { simulator, api, lan } = await desk();
    const got: string[] = [];
    const secrets = new Set<unknown>();
    let failures = 1;
    const url = await bot((update, headers) => {
      secrets.add(headers['x-telegram-bot-api-secret-token']);
      if (update.message.text === 'hai' && failures-- > 0) return 500;
      got.push(update.message.text);
      return 200;
    });
    await api.setWebhook(url, { secret_token: 'bi-mat' });
    for (const text of ['một', 'hai', 'ba']) simulator.say(lan, text);
    await until(() => got.length === 3);
    expect(got).toEqual(['một', 'hai', 'ba']);
    expect([...secrets]).toEqual(['bi-mat']);
    expect((await refusalOf(api.getUpdates())).code).toBe(409);
    await until(() => simulator.queue.waiting.size === 0);
    expect(await api.getWebhookInfo()).toMatchObject({
      url,
      pending_update_count: 0,
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    });
    await api.deleteWebhook();
    expect(await api.getUpdates()).toEqual([]);
  });

  it('keeps one chat waiting without holding up another', async () => {
    const { simulator, api, lan } = await desk();
    const hoa = simulator.createPerson({ firstName: 'Hoa', started: true }).id;
    const got: string[] = [];
    const url = await bot((update) => {
      if (update.message.chat.id === lan) return 503;
      got.push(update.message.text);
      return 200;
    });
    await api.setWebhook(url);
    simulator.say(lan, 'kẹt');
    simulator.say(hoa, 'một');
    simulator.say(hoa, 'hai');
    await until(() => got.length === 2);
    expect((await api.getWebhookInfo()).pending_update_count).toBe(1);
  });

  it('posts twice when doubled delivery is on', async () => {
    const { simulator, api, lan } = await desk();
    const ids: number[] = [];
    await api.setWebhook(await bot((update) => (ids.push(update.update_id), 200)));
    simulator.faults.add({ kind: 'duplicateUpdates' });
    simulator.say(lan, 'a');
    await until(() => ids.length === 2);
    expect(new Set(ids).size).toBe(1);
  });
});

describe('limits', () => {
  it('allows a burst to one person, then 429 with the time to wait, also during the pause', async () => {
    const { simulator, api, lan } = await desk({ limits: true });
    simulator.limits.perChatPerSecond = 0.01;
    for (let i = 0; i < 3; i += 1) await api.sendMessage(lan, `t${i}`);
    const refusal = await refusalOf(api.sendMessage(lan, 't3'));
    expect(refusal).toEqual({ code: 429, words: 'Too Many Requests: retry after 100', retryAfter: 100 });
    expect((await refusalOf(api.sendMessage(lan, 't4'))).code).toBe(429);
    await api.editMessageText(lan, simulator.chat(lan).messages[0]!.message_id, 'sửa');
    expect(simulator.stats()).toMatchObject({ accepted: 3, refused429: 2, answers: { '200': 4, '429': 2 } });
    expect(simulator.texts(lan)).toEqual(['sửa', 't1', 't2']);
  });

  it('allows thirty in any second for the bot', async () => {
    const { simulator, api } = await desk({ limits: true });
    const people = Array.from(
      { length: 31 },
      (_, i) => simulator.createPerson({ firstName: `P${i}`, started: true }).id,
    );
    simulator.limits.perSecond = 5;
    const codes = await Promise.all(
      people.slice(0, 6).map((id) =>
        api.sendMessage(id, 'a').then(
          () => 200,
          (error: GrammyError) => error.error_code,
        ),
      ),
    );
    expect(codes.filter((code) => code === 429)).toHaveLength(1);
    expect(simulator.stats().mostInOneSecond).toBe(5);
  });

  it('counts by a sliding second, a bucket per person, a minute per group', () => {
    let now = 10_000;
    const pace = createPace(() => now);
    for (let chat = 1; chat <= 30; chat += 1) expect(pace.take(chat)).toBe(0);
    now += 500;
    expect(pace.take(31)).toBe(1);
    now += 1000;
    expect(pace.take(31)).toBe(0);
    for (let i = 0; i < 20; i += 1) {
      expect(pace.take(-1)).toBe(0);
      now += 100;
    }
    expect(pace.take(-1)).toBe(58);
    expect(pace.take(32)).toBe(0);
    expect(pace.stats()).toMatchObject({ mostInOneSecond: 30, smallestGapMs: 100, refused429: 2 });
  });
});

describe('control face', () => {
  it('does over HTTP what people do', async () => {
    const { simulator, api } = await desk();
    const { id } = await control(simulator, 'POST', 'persons', { firstName: 'Thu', phone: '+84900000001' });
    const error = await control(simulator, 'POST', `persons/${id}/say`, { text: 'a' });
    expect(error.error).toContain('has not started');
    await control(simulator, 'POST', `persons/${id}/start`, { payload: 'p1' });
    await control(simulator, 'POST', `persons/${id}/say`, { text: 'xin chào' });
    await control(simulator, 'POST', `persons/${id}/contact`, {});
    await control(simulator, 'POST', `persons/${id}/document`, {
      name: 'a.txt',
      bytes: Buffer.from('abc').toString('base64'),
    });
    const form = new FormData();
    form.set('caption', 'hai tệp');
    form.set('f1', new File(['1'], 'một.txt'));
    form.set('f2', new File(['2'], 'hai.txt'));
    const headers = { 'x-control-token': simulator.controlToken };
    await fetch(`${simulator.url}/control/persons/${id}/album`, { method: 'POST', headers, body: form });
    const updates = await api.getUpdates();
    expect(updates.map((it) => it.message?.text ?? it.message?.document?.file_name ?? 'contact')).toEqual([
      '/start p1',
      'xin chào',
      'contact',
      'a.txt',
      'một.txt',
      'hai.txt',
    ]);
    const before = (await control(simulator, 'GET', `persons/${id}/chat`)).version;
    const waiting = control(simulator, 'GET', `wait?after=${before}`);
    await api.sendMessage(id, 'trả lời', {
      reply_markup: { inline_keyboard: [[{ text: 'Được', callback_data: 'ok' }]] },
    });
    expect((await waiting).chats).toEqual([id]);
    const { queryId } = await control(simulator, 'POST', `persons/${id}/press`, { label: 'Được' });
    await api.answerCallbackQuery(queryId, { text: 'Đã ghi', show_alert: true });
    expect(await control(simulator, 'GET', `persons/${id}/toasts`)).toMatchObject([{ text: 'Đã ghi', alert: true }]);
    const changed = await control(simulator, 'GET', `persons/${id}/chat?after=${before}`);
    expect(changed.messages.map((it) => it.text)).toEqual(['trả lời']);
    await control(simulator, 'POST', 'reset');
    expect(await control(simulator, 'GET', 'persons')).toEqual([]);
  });

  it('tells about changes as they happen', async () => {
    const { simulator, lan } = await desk();
    const res = await fetch(`${simulator.url}/control/events`);
    const reader = res.body!.pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();
    simulator.say(lan, 'a');
    expect((await reader.read()).value).toContain(`"chats":[${lan}]`);
    await reader.cancel();
  });
});

describe('restart', () => {
  it('remembers people, chats, files, waiting updates, commands and the ledger', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'simulator-'));
    closers.push(() => rm(folder, { recursive: true }));
    const open = () => startSimulator({ port: 0, token: TOKEN, statePath: folder });
    let simulator = await open();
    let api = new Api(TOKEN, { apiRoot: simulator.apiRoot });
    const lan = simulator.createPerson({ firstName: 'Lan', started: true }).id;
    await api.sendMessage(lan, 'một', { reply_markup: { keyboard: [[{ text: 'Có' }]] } });
    const { message_id } = await api.sendMessage(lan, 'hai');
    await api.editMessageText(lan, message_id, 'hai, sửa');
    await api.setMyCommands([{ command: 'viec', description: 'Việc' }]);
    simulator.say(lan, 'a');
    const { update_id } = (await api.getUpdates())[0]!;
    await api.getUpdates({ offset: update_id + 1 });
    simulator.sendDocument(lan, { name: 'b.txt', bytes: Buffer.from('bb') });
    const before = simulator.version();
    await simulator.stop();

    simulator = await open();
    api = new Api(TOKEN, { apiRoot: simulator.apiRoot });
    expect(simulator.version()).toBeGreaterThan(before);
    const view = simulator.chat(lan);
    expect(view.messages.map((it) => it.text ?? it.document?.file_name)).toEqual(['một', 'hai, sửa', 'a', 'b.txt']);
    expect(view.replyKeyboard?.keyboard).toEqual([[{ text: 'Có' }]]);
    expect(view.commands).toEqual([{ command: 'viec', description: 'Việc' }]);
    expect(simulator.ledger().map((it) => it.text)).toEqual(['một', 'hai']);
    const updates = await api.getUpdates();
    expect(updates).toHaveLength(1);
    expect(updates[0]!.update_id).toBe(update_id + 1);
    const file = await api.getFile(updates[0]!.message!.document!.file_id);
    const got = await fetch(`${simulator.apiRoot}/file/bot${TOKEN}/${file.file_path}`);
    expect(await got.text()).toBe('bb');
    const next = await api.sendMessage(lan, 'ba');
    expect(next.message_id).toBeGreaterThan(view.messages.at(-1)!.message_id);
    simulator.reset();
    await simulator.stop();
    simulator = await open();
    expect(simulator.persons()).toEqual([]);
    await simulator.stop();
  });
});
