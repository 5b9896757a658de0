// Links that do not open: one text, one message, whatever the reason. Links that open: for one person only.
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { at } from '../../src/kit/calendar.js';
import { useStage } from '../stage.js';
import { CALM, newest, saidAfter, unitLink } from './cast.js';

const stage = useStage({ at: '2023-08-15 08:30', city: true });

// Each test has a day of its own, so that no link of one is open or tried in another.
let day = 15;
beforeEach(() => stage().clock.move(at(`2023-08-${++day} 08:30`)));

const moved = (hours: number) => stage().clock.move(new Date(stage().clock.now().getTime() + hours * 3_600_000));

describe('a link that does not open', () => {
  it('gets the same text in one message, whatever the reason', async () => {
    const used = await unitLink(stage(), 'P-03', 'FOCAL');
    const first = stage().stranger('Người trước');
    await first.starts(used.token);
    await first.presses('Đồng ý');
    const withdrawn = await unitLink(stage(), 'P-03', 'HEAD');
    await stage().db.invitation.update({ where: { id: withdrawn.id }, data: { withdrawnAt: stage().clock.now() } });
    const expired = await unitLink(stage(), 'P-03', 'HEAD');
    moved(72);
    const foreign = await unitLink(stage(), 'H-02', 'FOCAL');
    const upperCase = foreign.token.replace(/[a-z]/, (letter) => letter.toUpperCase());
    const reasons: Record<string, string> = {
      wrong: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      short: 'moi',
      odd: '…-_-…',
      'by one letter': `${foreign.token.slice(0, -1)}${foreign.token.endsWith('A') ? 'B' : 'A'}`,
      'by case': upperCase === foreign.token ? 'x' : upperCase,
      hash: createHash('sha256').update(foreign.token).digest('hex'),
      used: used.token,
      withdrawn: withdrawn.token,
      expired: expired.token,
    };
    for (const [reason, token] of Object.entries(reasons)) {
      const phone = stage().stranger(`Người hỏi ${reason}`);
      await phone.starts(token);
      expect(saidAfter(phone, 0), reason).toEqual([CALM]);
      expect(phone.last(), reason).toMatchObject({ rows: [], ring: false });
    }
    const other = stage().stranger('Số khác', '+84987654321');
    await other.starts(foreign.token);
    await other.presses('Đồng ý');
    const before = newest(other);
    await other.sharesContact();
    expect(saidAfter(other, before)).toEqual([CALM]);
    await other.says('?');
    other.neverSaw(/Tre Xanh|đầu mối|sai|hết hạn|đã dùng/i);
    // Also to whoever once came in by it, when their role has ended.
    await stage().db.roleHeld.updateMany({ data: { endedAt: stage().clock.now(), endReason: 'OTHER' } });
    const seen = newest(first);
    await first.starts(used.token);
    expect(saidAfter(first, seen)).toEqual([CALM]);
  });

  it('is the same at the end of a joining that came too late', async () => {
    const made = await unitLink(stage(), 'P-03', 'HEAD');
    const late = stage().stranger('Muộn');
    await late.starts(made.token);
    const declining = stage().stranger('Muộn Mà Không');
    await declining.starts(made.token);
    const named = await unitLink(stage(), 'X-03', 'DEPUTY');
    const naming = stage().stranger('Muộn Tên');
    await naming.starts(named.token);
    await naming.presses('Đồng ý');
    await naming.says('Lê Thị Muộn');
    moved(72);
    await late.presses('Đồng ý');
    await declining.presses('Không đồng ý');
    for (const phone of [late, declining]) {
      expect(phone.heard()).toHaveLength(1);
      expect(phone.last()).toMatchObject({ text: CALM, rows: [] });
    }
    await naming.presses('Xác nhận');
    expect(naming.last().text).toBe(CALM);
    for (const phone of [late, declining, naming])
      expect(await stage().db.person.count({ where: { chatId: BigInt(phone.id) } })).toBe(0);
  });

  it('opens one second before 72 hours and not at 72 hours', async () => {
    const made = await unitLink(stage(), 'P-03', 'HEAD');
    const start = stage().clock.now().getTime();
    stage().clock.move(new Date(start + 72 * 3_600_000 - 1000));
    const inTime = stage().stranger('Vừa kịp');
    await inTime.starts(made.token);
    inTime.sees(/Thông tin về dữ liệu cá nhân/);
    stage().clock.move(new Date(start + 72 * 3_600_000));
    const late = stage().stranger('Không kịp');
    await late.starts(made.token);
    expect(late.last().text).toBe(CALM);
  });

  it('is any link at the sixth try within the hour, and a good one opens again afterwards', async () => {
    const made = await unitLink(stage(), 'P-03', 'HEAD');
    const trying = stage().stranger('Thử nhiều');
    for (let n = 0; n < 5; n++) await trying.starts(`thu-lan-${n}`);
    await trying.starts(made.token);
    expect(saidAfter(trying, 0)).toEqual(Array.from({ length: 6 }, () => CALM));
    const calm = stage().stranger('Người khác');
    await calm.starts(made.token);
    calm.sees(/Thông tin về dữ liệu cá nhân/);
    moved(1);
    await trying.starts(made.token);
    trying.sees(/Thông tin về dữ liệu cá nhân/);
  });
});

describe('two phones with one link', () => {
  it('only the first who agrees comes in; the other gets the calm answer', async () => {
    await stage().db.unit.update({ where: { code: 'TT-01' }, data: { headName: 'Đào Văn Một Người' } });
    const made = await unitLink(stage(), 'TT-01', 'HEAD');
    const phones = ['Một', 'Hai', 'Ba', 'Bốn'].map((name) => stage().stranger(name));
    for (const phone of phones) await phone.starts(made.token);
    await Promise.all(phones.map((phone) => phone.presses('Đồng ý')));
    const texts = phones.map((phone) => phone.last().text);
    expect(texts.filter((text) => text.startsWith('Đã xác nhận.'))).toHaveLength(1);
    expect(texts.filter((text) => text === CALM)).toHaveLength(3);
    for (const phone of phones) expect(phone.heard()).toHaveLength(1);
    expect(await stage().db.roleHeld.count({ where: { unit: { code: 'TT-01' } } })).toBe(1);
    expect(await stage().db.person.count({ where: { fullName: 'Đào Văn Một Người' } })).toBe(1);
  });

  it('the loser of a race by phone number is told nothing either', async () => {
    const made = await unitLink(stage(), 'H-02', 'FOCAL');
    const [a, b] = [stage().stranger('A', '+84900000001'), stage().stranger('B', '+84900000001')];
    for (const phone of [a, b]) {
      await phone.starts(made.token);
      await phone.presses('Đồng ý');
    }
    await Promise.all([a.sharesContact(), b.sharesContact()]);
    const texts = [a, b].map((phone) => phone.last().text);
    expect(texts.filter((text) => text.startsWith('Đã xác nhận.'))).toHaveLength(1);
    expect(texts.filter((text) => text === CALM)).toHaveLength(1);
  });
});

describe('what is kept', () => {
  it('is the hash of a token of 256 bits, never the token', async () => {
    const made = await unitLink(stage(), 'SO-02', 'FOCAL');
    expect(made.token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(Buffer.from(made.token, 'base64url')).toHaveLength(32);
    const rows = await stage().db.$queryRaw<
      { found: boolean }[]
    >`SELECT to_jsonb(i)::text LIKE ${`%${made.token}%`} AS found FROM invitation i`;
    expect(rows.some((row) => row.found)).toBe(false);
    expect(
      await stage().db.invitation.findUnique({
        where: { tokenHash: createHash('sha256').update(made.token).digest('hex') },
      }),
    ).toMatchObject({
      role: 'FOCAL',
      usedAt: null,
      phone: null,
      fullName: 'Đặng Thị Thay Thế',
    });
  });
});
