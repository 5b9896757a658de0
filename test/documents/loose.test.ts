// A paper that came outside any question, on its way to its place: what is offered to whom, by pages; old buttons; and who
// hears nothing because they have blocked the bot.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pdf } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { atPapers, auditOf, heardOf, paperOf, seatUnits } from './unit-desk.js';

const stage = useStage({ at: '2023-09-11 09:00', city: true });

let unit: Phone;
let deputy: Phone;
let items: Phone;
beforeAll(async () => {
  ({ unit, deputy, ward: items } = await seatUnits(stage()));
}, 120_000);
beforeEach(async () => {
  await unit.says('/viec');
  await items.says('/viec');
});

const waysOf = (phone: Phone) =>
  phone
    .card()
    .rows.flat()
    .filter((label) => /^‹ Trước|Sau ›$/.test(label));

describe('where it may go', { timeout: 60_000 }, () => {
  it('with items to remedy only: these, and no [Chọn câu khác]', async () => {
    await items.sendsFile(pdf('biên bản.pdf'));
    const labels = items.card().rows.flat();
    expect(labels.at(-1)).toBe('Không dùng');
    expect(labels).not.toContain('Chọn câu khác');
    expect(labels[0]).toBe('1 · Tỷ lệ hồ sơ trực tu…');
    // Told apart on a phone: numbered, with their own words first; in full above.
    const own = labels.slice(0, -1);
    for (const [n, label] of own.entries()) {
      expect(label).toMatch(new RegExp(`^${n + 1} · (?!Khắc phục)`));
      const words = label.replace(/^\d · |…$/g, '');
      expect(items.card().text.split('\n')[n + 1]!.toLowerCase()).toContain(
        `${n + 1}. khắc phục: ${words.toLowerCase()}`,
      );
    }
    await items.presses(labels[0]!);
    expect(await paperOf(stage(), 'biên bản.pdf')).toMatchObject({ state: 'KEPT', checklistId: null });
    expect((await paperOf(stage(), 'biên bản.pdf')).itemId).not.toBeNull();
  });

  it('with five items all are offered; of six the last is behind [Chọn câu khác]', async () => {
    const { db } = stage();
    const [item] = await db.remediationItem.findMany({ where: { unit: { code: 'Q-02' }, state: 'OPEN' } });
    const have = await db.remediationItem.count({ where: { unitId: item!.unitId, state: 'OPEN' } });
    const offered = async (name: string) => {
      await items.sendsFile(pdf(name));
      return items.card().rows.flat().slice(0, -1);
    };
    const add = (n: number) => db.remediationItem.create({ data: { ...item!, id: `more-${n}`, code: `T-${n}` } });
    for (let n = have; n < 5; n++) await add(n);
    expect(await offered('năm.pdf')).toHaveLength(5);
    await add(5);
    const labels = await offered('sáu.pdf');
    expect(labels).toHaveLength(6);
    expect(labels.at(-1)).toBe('Chọn câu khác');
    await items.presses('Chọn câu khác');
    expect(items.card().rows.flat().slice(0, -1)).toHaveLength(6);
  });

  it('by pages with a way back and forth between the ends, and none past them', async () => {
    await unit.sendsFile(pdf('nhiều câu.pdf'));
    await unit.presses('Chọn câu khác');
    const { id } = await paperOf(stage(), 'nhiều câu.pdf');
    await unit.taps(unit.card().id, `documents.other:${id}:0`);
    expect(waysOf(unit)).toEqual(['Sau ›']);
    const first = unit.card().rows.flat()[0];
    let pages = 1;
    for (; waysOf(unit).includes('Sau ›'); pages++) await unit.presses('Sau ›');
    expect(pages).toBeGreaterThan(4);
    expect(waysOf(unit)).toEqual(['‹ Trước']);
    expect(unit.card().rows.flat().length).toBeGreaterThan(2);
    // The last page holds the end of the list: what is to be remedied.
    expect(unit.card().text).toContain('Khắc phục: giờ làm việc');
    for (let n = 1; n < pages; n++) await unit.presses('‹ Trước');
    expect(unit.card().rows.flat()[0]).toBe(first);
    expect(waysOf(unit)).toEqual(['Sau ›']);
    // A page that is no longer there shows the last one.
    await unit.taps(unit.card().id, `documents.other:${id}:99`);
    expect(waysOf(unit)).toEqual(['‹ Trước']);
    expect(unit.card().text).toContain('Khắc phục: giờ làm việc');
  });

  it('sent twice before it has a place, neither is called repeated; at the same place the second one is', async () => {
    await unit.sendsFile(pdf('hai lần.pdf'));
    const [label] = unit.card().rows[0]!;
    await unit.sendsFile({ ...pdf('hai lần.pdf'), name: 'lần hai.pdf' });
    expect(await paperOf(stage(), 'lần hai.pdf')).toMatchObject({ state: 'WAITING', refusal: null });
    expect(unit.card().rows[0]![0]).toBe(label);
    await unit.presses(label!);
    const { id: unitId } = await stage().db.unit.findUniqueOrThrow({ where: { code: 'H-02' } });
    expect(await paperOf(stage(), 'lần hai.pdf')).toMatchObject({ state: 'KEPT', unitId });
  });
});

it('a paper that is asked about is offered its places once its sender says that it is not secret', async () => {
  await unit.sendsFile(pdf('so mat thu.pdf'));
  expect(unit.card().rows.flat()).toEqual(['Không phải tài liệu mật', 'Gỡ tệp']);
  await unit.presses('Không phải tài liệu mật');
  expect(unit.card().rows.flat().slice(-2)).toEqual(['Chọn câu khác', 'Không dùng']);
  await unit.presses(unit.card().rows[0]![0]!);
  expect((await paperOf(stage(), 'so mat thu.pdf')).state).toBe('KEPT');
  expect(await auditOf(stage(), 'so mat thu.pdf')).toEqual(['received', 'declared-not-secret', 'placed', 'settled']);
});

describe('an old button', { timeout: 60_000 }, () => {
  it('of a paper that was given its place, or let go, changes nothing and says so', async () => {
    await unit.sendsFile(pdf('đã đặt.pdf'));
    const offer = unit.card();
    const { id } = await paperOf(stage(), 'đã đặt.pdf');
    await unit.presses(offer.rows[0]![0]!);
    const placed = await paperOf(stage(), 'đã đặt.pdf');
    await unit.taps(offer.id, `documents.other:${id}:-`);
    expect(unit.toast()).toBe('Đã ghi.');
    await unit.taps(offer.id, `documents.remove:${id}`);
    await unit.taps(offer.id, `documents.where:${id}`);
    expect(unit.toast()).toBe('Đã gỡ tệp.');
    expect(await paperOf(stage(), 'đã đặt.pdf')).toMatchObject({ state: 'REMOVED', placeLabel: placed.placeLabel });
  });

  it('of a place that is gone, or of somebody else’s paper, is answered calmly and places nothing', async () => {
    await unit.sendsFile(pdf('chưa đặt.pdf'));
    const { id } = await paperOf(stage(), 'chưa đặt.pdf');
    await unit.taps(unit.card().id, `documents.put:${id}:khong-con`);
    expect(unit.toast()).toMatch(/^Nội dung này không còn mở; đề nghị chọn/);
    const before = deputy.heard().length;
    await deputy.says('/viec');
    for (const act of ['put', 'other', 'where', 'unit'])
      await deputy.taps(deputy.last().id, `documents.${act}:${id}:0`);
    await deputy.taps(deputy.last().id, 'documents.where:no-such-paper');
    expect(deputy.heard()).toHaveLength(before + 1);
    expect(await paperOf(stage(), 'chưa đặt.pdf')).toMatchObject({ state: 'WAITING', placeLabel: null });
  });
});

describe('an edited message of a file', { timeout: 60_000 }, () => {
  it('replaced twice: the newest stands, both before it are replaced', async () => {
    await atPapers(items);
    await items.sendsFile(pdf('bản 1.pdf'));
    await items.replacesFile(pdf('bản 2.pdf'));
    await items.replacesFile(pdf('bản 3.pdf'));
    expect(await paperOf(stage(), 'bản 1.pdf')).toMatchObject({ state: 'REMOVED', refusal: 'documents-replaced' });
    expect(await paperOf(stage(), 'bản 2.pdf')).toMatchObject({ state: 'REMOVED', refusal: 'documents-replaced' });
    expect((await paperOf(stage(), 'bản 3.pdf')).state).toBe('KEPT');
    expect(await auditOf(stage(), 'bản 2.pdf')).toEqual(['received', 'settled', 'replaced']);
  });

  it('replaced after it was taken away: its receipt still says who took it away', async () => {
    await atPapers(items);
    await items.sendsFile(pdf('bỏ rồi thay.pdf'));
    await items.presses('Gỡ tệp');
    await items.replacesFile(pdf('thay sau khi bỏ.pdf'));
    expect(heardOf(items, 'bỏ rồi thay')[0]).toMatch(/^Đã gỡ tệp bỏ rồi thay\.pdf lúc/);
    expect((await paperOf(stage(), 'thay sau khi bỏ.pdf')).state).toBe('KEPT');
  });
});

describe('the same file again', { timeout: 60_000 }, () => {
  it('at another place of the unit is used for both, and that is said; that another unit has it too is not', async () => {
    await unit.says('/traloi');
    await unit.presses('Bắt đầu câu 1');
    await unit.sendsFile(pdf('chung.pdf'));
    const place = (await paperOf(stage(), 'chung.pdf')).placeLabel!;
    await unit.says('/viec');
    await unit.sendsFile({ ...pdf('chung.pdf'), name: 'chung lần hai.pdf' });
    const other = unit
      .card()
      .rows.flat()
      .find((label) => !label.endsWith(place))!;
    await unit.presses(other);
    const second = await paperOf(stage(), 'chung lần hai.pdf');
    expect(second.state).toBe('KEPT');
    unit.sees(`Tệp này đã gửi ở ${place}; được dùng cho cả ${second.placeLabel}.`, 4);

    await atPapers(items);
    await items.sendsFile({ ...pdf('chung.pdf'), name: 'của quận.pdf' });
    expect((await paperOf(stage(), 'của quận.pdf')).state).toBe('KEPT');
    items.neverSaw(/Tệp này đã/);
  });
});

it('a receipt is not drawn for a sender who has blocked the bot', { timeout: 60_000 }, async () => {
  await unit.says('/traloi');
  await unit.presses('Bắt đầu câu 1');
  await unit.sendsFile(pdf('của người chặn.pdf'));
  const { id } = await paperOf(stage(), 'của người chặn.pdf');
  await stage().db.person.update({ where: { id: unit.personId! }, data: { blockedAt: stage().clock.now() } });
  const waiting = () => stage().db.outboxMessage.count({ where: { personId: unit.personId! } });
  const before = await waiting();
  await deputy.says('/viec');
  await deputy.taps(deputy.last().id, `documents.remove:${id}`);
  expect(await paperOf(stage(), 'của người chặn.pdf')).toMatchObject({ state: 'REMOVED' });
  expect(await waiting()).toBe(before);
});
