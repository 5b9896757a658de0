// Papers and the scanner, through the whole app: a real socket that speaks clamd's protocol, phones of units, of a lead, of the
// office. A paper is received whatever the scanner does; nobody but its sender opens it before it is clean; what turns out
// harmful is taken out of the answer and everybody concerned is told once; after an outage everything is scanned by itself.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pdf } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { answerAll, handIn } from '../remediation/handed-in.js';
import { useStage } from '../stage.js';
import { HARMFUL, judges, silent, startClamd, type Clamd } from './clamd.js';
import { atPapers, carryOver, heardOf, paperOf, papersOf, until } from './unit-desk.js';

let clamd: Clamd;
beforeAll(async () => {
  clamd = await startClamd();
});
afterAll(() => clamd.stop());
let hasScanner = true;
let openUnscanned = false;
let scanTimeoutMs = 400;
const stage = useStage({
  at: '2023-09-15 08:20',
  city: true,
  clamd: () => (hasScanner ? clamd.address : null),
  openUnscanned: () => openUnscanned,
  scanTimeoutMs: () => scanTimeoutMs,
});

const said: string[] = [];
/** Notes what is on a phone for whoever reads the whole conversation (READ=1 prints it). */
const note = (phone: Phone, n = 1) => said.push(phone.screen(n));
afterAll(() => {
  if (process.env.READ) process.stdout.write(said.join('\n\n--------\n'));
});

let unit: Phone;
let deputy: Phone;
let head: Phone;
let other: Phone;
let third: Phone;
let lead: Phone;
let office: Phone;
beforeAll(async () => {
  await carryOver(stage());
  unit = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
  deputy = await stage().seat({ name: 'Lê Thị Dự Phòng', role: 'DEPUTY', unit: 'H-02' });
  head = await stage().seat({ name: 'Đỗ Văn Đứng Đầu', role: 'HEAD', unit: 'H-02' });
  other = await stage().seat({ name: 'Ngô Thị Phỏng Theo', role: 'FOCAL', unit: 'Q-02' });
  third = await stage().seat({ name: 'Bùi Văn Ví Dụ', role: 'FOCAL', unit: 'X-03' });
  lead = await stage().seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
  office = await stage().seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
  for (const phone of [unit, other, third]) await atPapers(phone);
}, 120_000);

beforeEach(async () => {
  await clamd.comesBack();
  clamd.answers(judges);
  await atPapers(unit);
});

/** The clock goes on by so many minutes. */
async function minutesLater(minutes: number): Promise<void> {
  stage().clock.move(new Date(stage().clock.now().getTime() + minutes * 60_000));
  await stage().app.ticks.runAll();
  await stage().drain();
}

const health = async () => (await stage().app.health()).documents as Record<string, unknown>;
const inVault = (hash: string) => stage().vault.has(hash);
/** [Xem tệp] of an item, of H-02's first unless said otherwise. */
const opens = async (phone: Phone, code = 'R15') => {
  const item = await stage().db.remediationItem.findUniqueOrThrow({ where: { code } });
  await phone.says('/viec');
  await phone.taps(phone.card().id, `remediation.papers:${item.id}`);
};
const documentsOn = (phone: Phone) => phone.heard().flatMap((message) => message.document ?? []);

describe('a paper found clean', { timeout: 120_000 }, () => {
  it('is received, then checked; its receipt says both, and the scanner saw exactly its bytes', async () => {
    const sent = pdf('sạch.pdf');
    await unit.sendsFile(sent);
    expect(await paperOf(stage(), 'sạch.pdf')).toMatchObject({ state: 'KEPT', scan: 'CLEAN' });
    expect(heardOf(unit, 'sạch.pdf')).toEqual([
      expect.stringMatching(
        /^Khắc phục: niêm yết TTHC chưa đầy đủ – đã nhận: sạch\.pdf · \d+ B · .* · mã đối chiếu [0-9A-F-]{9} · đã kiểm tra$/,
      ),
    ]);
    expect(clamd.seen.some((document) => document.equals(sent.bytes))).toBe(true);
    await opens(lead);
    expect(documentsOn(lead)).toContain('sạch.pdf');
    lead.sees(/sạch\.pdf · .* · đã kiểm tra$/);
  });
});

describe('an infected paper', { timeout: 120_000 }, () => {
  it('is not kept as evidence, never opens for anyone, and its content leaves the vault', async () => {
    await unit.sendsFile(pdf('virus.pdf', HARMFUL));
    const paper = await paperOf(stage(), 'virus.pdf');
    expect(paper).toMatchObject({ state: 'REFUSED', scan: 'INFECTED', openUnscanned: false });
    const words = unit.heard().find((message) => message.text.startsWith('Tệp virus.pdf không qua kiểm tra an toàn'));
    expect(words?.ring).toBe(true);
    expect(words?.rows).toEqual([['Khắc phục: niêm yết TTH…']]);
    for (const phone of [lead, unit, deputy, office]) {
      await opens(phone);
      expect(documentsOn(phone)).not.toContain('virus.pdf');
    }
    await minutesLater(1);
    expect(await inVault(paper.hash!)).toBe(false);
    expect(await stage().openDocuments()).toEqual([]);
  });

  it('sent again is refused by what is known of it, and leaves the vault again', async () => {
    const before = clamd.seen.length;
    await other.sendsFile(pdf('tên khác.pdf', HARMFUL));
    expect(await paperOf(stage(), 'tên khác.pdf')).toMatchObject({ state: 'REFUSED', refusal: 'documents-infected' });
    expect(clamd.seen.length).toBe(before);
    await minutesLater(1);
    expect(await inVault((await paperOf(stage(), 'tên khác.pdf')).hash!)).toBe(false);
  });
});

describe('a scanner that accepts and says nothing', { timeout: 120_000 }, () => {
  it('keeps nobody waiting: papers of every unit are received at once, the circuit opens, health and office see it', async () => {
    clamd.answers(silent);
    const names = Array.from({ length: 8 }, (_, n) => `im lặng ${n}.pdf`);
    await unit.sendsAlbum(names.map((name) => pdf(name)));
    await other.sendsFile(pdf('của quận.pdf'));
    await third.sendsFile(pdf('của xã.pdf'));
    for (const name of [...names, 'của quận.pdf', 'của xã.pdf'])
      expect(await paperOf(stage(), name), name).toMatchObject({ state: 'KEPT', scan: 'PENDING' });
    other.sees(/đã nhận: của quận\.pdf · .* · mã đối chiếu .* · đang kiểm tra$/, 5);
    await until(stage(), async () => (await health()).scanner === 'down');
    expect(await health()).toMatchObject({ scanner: 'down', toFetch: 0, toScan: 10, notFetched: 0 });
    // Out: nobody waits for it any more; it is asked now and then.
    const asked = clamd.connections();
    await other.sendsFile(pdf('trong lúc hỏng.pdf'));
    expect(await paperOf(stage(), 'trong lúc hỏng.pdf')).toMatchObject({ state: 'KEPT', scan: 'PENDING' });
    expect(clamd.connections()).toBe(asked);
    await minutesLater(1);
    const told = () => office.heard().filter((message) => message.text.includes('không phản hồi từ'));
    const text = expect.stringContaining('vẫn được nhận nhưng chưa mở được (đang chờ: 11 tệp)') as string;
    expect(told()).toEqual([expect.objectContaining({ ring: false, text })]);
    expect((await minutesLater(1), told())).toHaveLength(1);
  });

  it('lets only the sender open what waits; everybody else is told calmly', async () => {
    for (const phone of [lead, deputy, office]) {
      await opens(phone);
      expect(documentsOn(phone)).not.toContain('im lặng 0.pdf');
      phone.sees(/Tài liệu đang được kiểm tra an toàn, mở được khi kiểm tra xong: .*im lặng 0\.pdf/, 4);
    }
    await opens(unit);
    expect(documentsOn(unit)).toContain('im lặng 0.pdf');
  });

  it('is forgotten by no restart, and once it answers everything is scanned by itself', async () => {
    clamd.answers(silent);
    await stage().restart();
    await stage().drain();
    expect(await health()).toMatchObject({ scanner: 'down' });
    clamd.answers(judges);
    await minutesLater(6);
    await until(
      stage(),
      async () => (await stage().db.evidence.count({ where: { scan: 'PENDING', state: 'KEPT' } })) === 0,
    );
    expect(await health()).toMatchObject({ scanner: 'up', toScan: 0, oldestToScanAt: null });
    expect((await paperOf(stage(), 'của xã.pdf')).scan).toBe('CLEAN');
    await minutesLater(1);
    expect(office.heard().filter((message) => message.text.includes('đã hoạt động lại'))).toHaveLength(1);
    third.sees(/đã nhận: của xã\.pdf · .* · đã kiểm tra$/, 5);
  });
});

describe('a scanner that is away', { timeout: 120_000 }, () => {
  it('finds afterwards what came meanwhile: withdrawn from the answer, everybody concerned told once', async () => {
    await clamd.goesAway();
    await unit.sendsFile(pdf('đến muộn.pdf', `${HARMFUL} 2`));
    await other.sendsFile(pdf('bản sao ở quận.pdf', `${HARMFUL} 2`));
    await stage().at('2023-09-15 21:00');
    await until(stage(), async () => (await health()).scanner === 'down');
    const outages = () => office.heard().filter((message) => /không phản hồi từ|đã hoạt động lại/.test(message.text));
    const before = outages().length;
    await minutesLater(5);
    expect(outages()).toHaveLength(before); // at night nobody is told
    await clamd.comesBack();
    await minutesLater(10);
    await until(stage(), async () => (await paperOf(stage(), 'đến muộn.pdf')).scan === 'INFECTED');
    await stage().drain();
    expect(await paperOf(stage(), 'bản sao ở quận.pdf')).toMatchObject({ state: 'REFUSED', scan: 'INFECTED' });
    const toldOf = (phone: Phone, name: string) =>
      phone.heard().filter((message) => message.text.includes(name) && message.text.includes('không qua kiểm tra'));
    for (const phone of [unit, deputy, lead, office]) expect(toldOf(phone, 'đến muộn.pdf')).toHaveLength(1);
    expect(toldOf(other, 'bản sao ở quận.pdf')).toHaveLength(1);
    for (const phone of [head, third, other]) expect(toldOf(phone, 'đến muộn.pdf')).toEqual([]);
    expect(toldOf(unit, 'bản sao ở quận.pdf')).toEqual([]);
    await stage().at('2023-09-18 08:01');
    expect(outages()).toHaveLength(before + 1); // one word for a time that has already ended
    const { hash } = await paperOf(stage(), 'đến muộn.pdf');
    expect(await inVault(hash!)).toBe(false);
  });

  it('tells who was sent it while papers could be opened unscanned', async () => {
    await clamd.goesAway();
    openUnscanned = true;
    await stage().restart();
    await unit.sendsFile(pdf('đã mở.pdf', `${HARMFUL} 3`));
    await opens(lead);
    expect(documentsOn(lead)).toContain('đã mở.pdf');
    expect(lead.heard().at(-1)?.text).not.toMatch(/kiểm tra/);
    openUnscanned = false;
    await stage().restart();
    await clamd.comesBack();
    await minutesLater(10);
    await until(stage(), async () => (await paperOf(stage(), 'đã mở.pdf')).scan === 'INFECTED');
    await stage().drain();
    const told = lead.heard().filter((message) => /đã mở\.pdf.*không qua kiểm tra an toàn/.test(message.text));
    expect(told).toHaveLength(1);
    expect(told[0]!.ring).toBe(true);
    expect(told[0]!.rows).toEqual([]);
    expect(told[0]!.text).toMatch(
      /^Tệp “đã mở\.pdf” \(UBND huyện Tre Xanh, .*\) đã gửi Ông\/Bà lúc .* Đề nghị không mở/,
    );
    const forOffice = office.sees(/đã mở\.pdf.*Số người đã nhận tệp: 1\.$/, 6);
    expect(forOffice.text).toContain('Eicar-Test-Signature');
  });
});

describe('an answer whose only paper turns out harmful', { timeout: 120_000 }, () => {
  it('lacks its evidence again, for the unit and for the lead, and the unit is led to the question', async () => {
    await clamd.goesAway();
    // Its notice went out by itself on the way to this morning.
    const { id: checklistId } = await stage().db.checklist.findFirstOrThrow({
      where: { inspection: { code: 'I-14' } },
    });
    await answerAll(stage(), checklistId, unit.personId!, {}, ['Q01']);
    await unit.says('/viec');
    await unit.taps(unit.card().id, `checklists.go:${checklistId}:1`);
    await unit.sendsFile(pdf('kế hoạch.pdf', `${HARMFUL} 7`));
    expect(await paperOf(stage(), 'kế hoạch.pdf')).toMatchObject({ questionCode: 'Q01', state: 'KEPT' });
    await handIn(stage(), checklistId, unit.personId!);
    await lead.says('/viec');
    await lead.taps(lead.card().id, `remediation.answer:${checklistId}:1`);
    lead.sees(/\nTệp: kế hoạch\.pdf \(đang kiểm tra\)\n/);
    await clamd.comesBack();
    await minutesLater(10);
    await until(stage(), async () => (await paperOf(stage(), 'kế hoạch.pdf')).scan === 'INFECTED');
    await stage().drain();
    const told = unit.sees('Tệp kế hoạch.pdf không qua kiểm tra an toàn', 4);
    expect(told.rows).toEqual([['Câu 1']]);
    expect(lead.sees(/^UBND huyện Tre Xanh, Câu 1 – tệp “kế hoạch\.pdf” không qua kiểm tra/, 2).ring).toBe(false);
    await lead.taps(lead.card().id, `remediation.answer:${checklistId}:1`);
    lead.sees(/\nTệp: không có \(thiếu minh chứng\)\n/);
    await unit.presses('Câu 1');
    unit.sees(/^Câu 1\/30/);
  });
});

describe('a scanner that is odd', { timeout: 120_000 }, () => {
  it.each([
    ['nonsense', () => clamd.answers(() => 'HTTP/1.1 400 Bad Request\r\n\0')],
    ['half an answer', () => clamd.answers(() => 'stream: OK')],
    ['a reset', () => clamd.resetsAfter(12)],
  ])('answering with %s is out, not trusted, and nothing is lost', async (what, begin) => {
    begin();
    const name = `lạ ${what}.pdf`;
    await unit.sendsFile(pdf(name));
    expect(await paperOf(stage(), name)).toMatchObject({ state: 'KEPT', scan: 'PENDING' });
    await minutesLater(1);
    await until(stage(), async () => (await health()).scanner === 'down');
    clamd.answers(judges);
    await minutesLater(10);
    await until(stage(), async () => (await paperOf(stage(), name)).scan === 'CLEAN');
    expect(await health()).toMatchObject({ scanner: 'up' });
  });

  it('failing at one paper only gives that one up after a few tries, while all others go on', async () => {
    clamd.answers((document) => (document.includes('GÂY LỖI') ? undefined : judges(document)));
    await unit.sendsFile(pdf('gây lỗi.pdf', 'GÂY LỖI'));
    await until(stage(), async () => (await paperOf(stage(), 'gây lỗi.pdf')).scanTries === 1);
    await other.sendsFile(pdf('vẫn chạy.pdf'));
    expect((await paperOf(stage(), 'vẫn chạy.pdf')).scan).toBe('CLEAN');
    for (let tries = 2; tries <= 6; tries++) {
      await minutesLater(61);
      await until(stage(), async () => (await paperOf(stage(), 'gây lỗi.pdf')).scanTries === tries);
    }
    expect(await paperOf(stage(), 'gây lỗi.pdf')).toMatchObject({
      state: 'KEPT',
      scan: 'UNSCANNABLE',
      scanFault: 'timeout',
    });
    expect(await health()).toMatchObject({ scanner: 'up', toScan: 0, notScannable: 1 });
    unit.sees(/gây lỗi\.pdf · .* · chưa kiểm tra được$/, 20);
    await opens(lead);
    lead.sees(/Tài liệu chưa kiểm tra an toàn được nên chưa mở được: gây lỗi\.pdf/);
  });

  it('saying that a paper is too big for it leaves that paper be, also after an outage', async () => {
    clamd.answers((document) =>
      document.length > 100_000 ? 'INSTREAM size limit exceeded. ERROR\0' : judges(document),
    );
    await unit.sendsFile(pdf('rất lớn.pdf', 'x'.repeat(120_000)));
    expect(await paperOf(stage(), 'rất lớn.pdf')).toMatchObject({ scan: 'UNSCANNABLE', scanFault: 'over-limit' });
    await clamd.goesAway();
    await unit.sendsFile(pdf('nhỏ.pdf'));
    await minutesLater(1);
    await until(stage(), async () => (await health()).scanner === 'down');
    await clamd.comesBack();
    await minutesLater(10);
    await until(stage(), async () => (await paperOf(stage(), 'nhỏ.pdf')).scan === 'CLEAN');
    expect(await paperOf(stage(), 'rất lớn.pdf')).toMatchObject({ scan: 'UNSCANNABLE', scanTries: 1 });
  });

  it('stopped in the middle of a scan, the program scans that paper after its next start', async () => {
    scanTimeoutMs = 30_000;
    await stage().restart();
    clamd.answers(silent);
    await unit.sendsFile(pdf('giữa chừng.pdf'));
    expect(clamd.seen.at(-1)?.includes('giữa chừng.pdf')).toBe(true);
    await stage().restart();
    expect(await paperOf(stage(), 'giữa chừng.pdf')).toMatchObject({ state: 'KEPT', scan: 'PENDING', scanTries: 0 });
    clamd.answers(judges);
    await until(stage(), async () => (await paperOf(stage(), 'giữa chừng.pdf')).scan === 'CLEAN');
  });

  it('a paper taken away while it is being scanned stays away, tells nobody, and its harmful content goes', async () => {
    let release: (says: string) => void = () => undefined;
    clamd.answers(() => new Promise((resolve) => (release = resolve)));
    await unit.sendsFile(pdf('gỡ khi đang quét.pdf', `${HARMFUL} 4`));
    await unit.presses('Gỡ tệp');
    release('stream: Eicar-Test-Signature FOUND\0');
    await until(stage(), async () => (await paperOf(stage(), 'gỡ khi đang quét.pdf')).scan === 'INFECTED');
    const paper = await paperOf(stage(), 'gỡ khi đang quét.pdf');
    expect(paper.state).toBe('REMOVED');
    await minutesLater(1);
    expect(await inVault(paper.hash!)).toBe(false);
    expect([...heardOf(office, 'gỡ khi'), ...heardOf(deputy, 'gỡ khi'), ...heardOf(lead, 'gỡ khi')]).toEqual([]);
  });

  it('a paper that turns out harmful while a copy of it waits to be sent never leaves', async () => {
    let release: (says: string) => void = () => undefined;
    openUnscanned = true;
    await stage().restart();
    clamd.answers(() => new Promise((resolve) => (release = resolve)));
    await other.sendsFile(pdf('đang chờ gửi.pdf', `${HARMFUL} 6`));
    const { hash } = await paperOf(stage(), 'đang chờ gửi.pdf');
    stage().simulator.faults.add({ method: 'sendDocument', kind: '429', retryAfter: 60, chat: office.id });
    await opens(office, 'R17');
    release('stream: Eicar-Test-Signature FOUND\0');
    await until(stage(), async () => (await paperOf(stage(), 'đang chờ gửi.pdf')).scan === 'INFECTED');
    stage().simulator.faults.clear();
    const copies = await stage().db.outboxMessage.findMany({
      where: { body: { path: ['message', 'attachment', 'hash'], equals: hash! } },
    });
    expect(copies.map((copy) => copy.state)).toEqual(['CANCELLED']);
    openUnscanned = false;
    scanTimeoutMs = 400;
    await stage().restart();
  });
});

describe('without a scanner', { timeout: 120_000 }, () => {
  it('papers open, the receipt does not speak of a scan, the reader is told once; a scanner set up later judges them', async () => {
    await stage().drain();
    hasScanner = false;
    await stage().restart();
    await atPapers(third);
    await third.sendsAlbum([pdf('không quét 1.pdf'), pdf('không quét 2.pdf', `${HARMFUL} 5`)]);
    await third.sendsFile(pdf('không quét 3.pdf'));
    expect(heardOf(third, 'không quét').join('\n')).not.toMatch(/kiểm tra/);
    third.sees(/đã nhận: không quét 3\.pdf · .* · mã đối chiếu [0-9A-F-]{9}$/, 5);
    note(third, 3);
    expect(await health()).toMatchObject({ scanner: 'none', toScan: 0 });
    await third.presses('Nộp kết quả');
    const item = await stage().db.remediationItem.findUniqueOrThrow({ where: { code: 'R18' } });
    const reviewer = await stage().seat({ name: 'Hoàng Thị Xem', role: 'DELEGATION_HEAD' });
    await reviewer.says('/viec');
    await reviewer.taps(reviewer.card().id, `remediation.judge:${item.id}`);
    const screen = reviewer.card().text;
    expect(screen.match(/chưa kiểm tra/g)).toHaveLength(1);
    note(reviewer, 1);
    await reviewer.taps(reviewer.card().id, `remediation.papers:${item.id}`);
    expect(documentsOn(reviewer)).toEqual(expect.arrayContaining(['không quét 1.pdf', 'không quét 2.pdf']));
    expect(
      reviewer
        .heard()
        // The card stands below the papers again.
        .slice(-4, -1)
        .map((message) => message.text)
        .join('\n'),
    ).not.toMatch(/kiểm tra/);
    note(reviewer, 3);

    hasScanner = true;
    await stage().restart();
    await until(stage(), async () => (await paperOf(stage(), 'không quét 3.pdf')).scan === 'CLEAN');
    await until(stage(), async () => (await papersOf(stage(), 'không quét 2.pdf'))[0]!.scan === 'INFECTED');
    await stage().drain();
    reviewer.sees(/^Tệp “không quét 2\.pdf” .* đã gửi Ông\/Bà lúc/, 2);
  });
});
