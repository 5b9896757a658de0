// The same program as an office runs it: its own PostgreSQL, a Bot API server at an address, by webhook and by long polling.
// Everything it logs on the way, at its most talkative, is searched for what must never be in a log.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDemoWorkbook } from '../../src/demo/workbook.js';
import type { Simulator } from '../../src/simulator/server.js';
import type { TestDatabase } from '../database.js';
import { dondoc, startChild, type Child } from './child.js';
import { openProgramOffice, type ProgramOffice } from './office.js';

const TOKEN = '110201543:TEST-program-token-never-to-be-logged';
const SECRET = 'hook-secret-never-to-be-logged';
const SAID = 'chim hoàng yến hót trong mỏ than';
const FILE = 'hoang-yen-trong-mo.pdf';
const PERSON = { firstName: 'Hoàng Yến', lastName: 'Thử Nghiệm', phone: '+84900000001' };

let office: ProgramOffice;
let folder = '';
let database: TestDatabase;
let simulator: Simulator;
let settings: Record<string, string> = {};
let logged = '';

beforeAll(async () => {
  office = await openProgramOffice(TOKEN, 'debug');
  ({ folder, database, simulator, settings } = office);
}, 60_000);
afterAll(async () => {
  await office.close();
});

const newest = (chat: number) => simulator.chat(chat, { limit: 10 }).messages.at(-1)?.text ?? '';
const heard = (chat: number, words: RegExp) => expect.poll(() => newest(chat), { timeout: 15_000 }).toMatch(words);

async function stopBot(bot: Child): Promise<void> {
  expect(await bot.end('SIGTERM')).toBe(0);
  logged += bot.said();
}

describe('the program of an office', { timeout: 120_000 }, () => {
  let person = 0;

  it('takes the plan from the command line: once it is new, the second time it is the same', async () => {
    const file = join(folder, 'ke-hoach.xlsx');
    await writeFile(file, await writeDemoWorkbook());
    expect((await dondoc(['import', file], settings)).said).toMatch(/Đã áp dụng lúc .*Thêm \d+\./);
    expect((await dondoc(['import', file], settings)).said).toContain('không có thay đổi');
    expect(await dondoc(['import', join(folder, 'khong-co.xlsx')], settings)).toMatchObject({ code: 1 });
  });

  it('answers by webhook, and only to whom knows the secret', async () => {
    const hook = `http://127.0.0.1:${settings.PORT}/telegram`;
    const made = await dondoc(['invite', '--unit', 'H-02', '--role', 'focal'], settings);
    const payload = /\?start=(\S+)/.exec(made.said)![1]!;
    const bot = startChild('main.ts', [], { ...settings, WEBHOOK_URL: hook, WEBHOOK_SECRET: SECRET });
    await bot.says(/health: /);
    const forged = await fetch(hook, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
    expect(forged.status).toBeGreaterThanOrEqual(400);

    person = simulator.createPerson(PERSON).id;
    simulator.start(person, payload);
    await heard(person, /Thông tin về dữ liệu cá nhân/);
    simulator.pressLabel(person, 'Đồng ý');
    await heard(person, /Chia sẻ số điện thoại/);
    simulator.sendContact(person, 'self');
    await heard(person, /với vai trò đầu mối của UBND huyện Tre Xanh/);
    simulator.say(person, SAID);
    await heard(person, /./);
    simulator.sendDocument(person, { name: FILE, bytes: Buffer.from('%PDF-1.7 hoàng yến') });
    simulator.say(person, '/viec');
    await heard(person, /Việc cần làm · UBND huyện Tre Xanh|Hiện không có việc nào/);
    expect(simulator.chat(person).commands.map(({ command }) => command)).toEqual(
      expect.arrayContaining(['viec', 'lich', 'traloi', 'khacphuc', 'toi', 'trogiup']),
    );
    const stranger = simulator.createPerson({ firstName: 'Người lạ' }).id;
    simulator.start(stranger);
    await heard(stranger, /./);
    await stopBot(bot);
  });

  it('answers by long polling on the same data', async () => {
    const bot = startChild('main.ts', [], settings);
    await bot.says(/health: /);
    simulator.say(person, '/toi');
    await heard(person, /UBND huyện Tre Xanh/);
    // A network that fails and answers with faults is where errors with addresses come from.
    simulator.faults.add({ method: 'sendMessage', kind: 'status500', times: 2 });
    simulator.faults.add({ method: 'getUpdates', kind: 'dropBefore', times: 2 });
    simulator.say(person, `${SAID} lần hai`);
    simulator.say(person, '/lich');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    simulator.say(person, '/viec');
    await heard(person, /Việc cần làm|Hiện không có việc nào/);
    await stopBot(bot);
  });

  it('has logged what it did, and nothing personal and no secret', () => {
    expect(logged).toMatch(/"event":"telegram\.poll"|"event":"outbox\.unknown"/);
    const password = new URL(database.url).password;
    const forbidden = [
      ...[TOKEN, TOKEN.split(':')[1]!, SECRET, password],
      ...[SAID, 'hoàng yến', FILE, PERSON.firstName, PERSON.lastName],
      ...[PERSON.phone, PERSON.phone.slice(1), '0900000001', 'Người lạ'],
    ];
    const found = forbidden.filter((words) => logged.toLowerCase().includes(words.toLowerCase()));
    expect(found).toEqual([]);
  });
});
