// The embargo on a surprise inspection, seen from the units: two cities, one with the surprise and one without, are played day
// by day until it is announced. Whoever acts for a unit sees, letter for letter, the same in both.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITY } from '../../src/demo/city.js';
import { applyPlan } from '../../src/inspections/plan-store.js';
import { addDays, weekdayOf } from '../../src/kit/calendar.js';
import { inTransaction } from '../../src/kit/database.js';
import { newId } from '../../src/kit/ids.js';
import type { Phone } from '../phone.js';
import { openStage, type Seat, type Stage } from '../stage.js';
import { inspectionOf } from './stage-plan.js';

/** The unit itself, its district, another ward of the district, a ward and a district elsewhere. */
const UNIT_SIDE: readonly Seat[] = [
  { name: 'Trương Thị Làm Mẫu', role: 'FOCAL', unit: 'P-03' },
  { name: 'Lê Thị Dự Phòng', role: 'DEPUTY', unit: 'P-03', locale: 'en' },
  { name: 'Đinh Văn Giả Dụ', role: 'HEAD', unit: 'P-03' },
  { name: 'Ngô Thị Phỏng Theo', role: 'FOCAL', unit: 'Q-02' },
  { name: 'Dương Văn Giả Thiết', role: 'HEAD', unit: 'Q-02' },
  { name: 'Đầu Mối Quang Trung', role: 'FOCAL', unit: 'P-02' },
  { name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' },
];
const DELEGATION: readonly Seat[] = [
  { name: 'Phạm Giả Định', role: 'LEAD', team: 'B' },
  { name: 'Hoàng Thị Ví Dụ', role: 'MEMBER', team: 'B' },
  { name: 'Trần Thị Minh Họa', role: 'OFFICE' },
];
const COMMANDS = [
  '/viec',
  '/lich',
  '/tailieu',
  '/khacphuc',
  '/giahan',
  '/traloi',
  '/baocao',
  '/thongbao',
  '/toi',
  '/trogiup',
];
const ASKING_DAYS = ['2023-09-06', '2023-09-15', '2023-10-09'];

interface City {
  readonly withSurprise: boolean;
  readonly stage: Stage;
  readonly units: Phone[];
  readonly delegation: Phone[];
  readonly stranger: Phone;
}

async function openCity(withSurprise: boolean): Promise<City> {
  const stage = await openStage({ at: '2023-08-01 08:00' });
  const schedule = CITY.schedule.filter((row) => withSurprise || !row.surprise);
  await inTransaction(stage.db, (tx) => applyPlan(tx, { ...CITY, schedule }, stage.clock.now()));
  const units: Phone[] = [];
  for (const seat of UNIT_SIDE) units.push(await stage.seat(seat));
  const delegation: Phone[] = [];
  for (const seat of DELEGATION) delegation.push(await stage.seat(seat));
  return { withSurprise, stage, units, delegation, stranger: stage.stranger('Người Lạ') };
}

/** From the notices of early August to the morning of the visit, with everybody asking for everything now and then. */
async function play({ stage, units, delegation, stranger, withSurprise }: City): Promise<void> {
  await stage.at('2023-08-01 08:30');
  // Acknowledged at once: two duties of the same minute stand in no promised order.
  for (const phone of units)
    if (phone.heard().some((message) => message.rows.flat().includes('Đã nhận'))) await phone.presses('Đã nhận');
  for (let day = '2023-09-01'; day <= '2023-10-10'; day = addDays(day, 1)) {
    if (weekdayOf(day) <= 5) await stage.at(`${day} 08:15`);
    await stage.at(`${day} 08:30`);
    if (!ASKING_DAYS.includes(day)) continue;
    for (const phone of units)
      for (const command of COMMANDS) {
        await phone.says(command);
        if (phone.last().rows.flat().includes('Xem từng cuộc')) await phone.presses('Xem từng cuộc');
      }
    for (const phone of delegation) for (const command of ['/viec', '/lich']) await phone.says(command);
    await stranger.starts();
  }
  // The team looks at its questions before it goes in: the checklist exists from here on.
  if (withSurprise) await delegation[0]!.presses('Xem phiếu');
  for (const phone of units) for (const command of ['/viec', '/lich', '/traloi']) await phone.says(command);
}

/** A transcript without what differs between any two runs: nothing but the order of things that happen at once. */
const transcript = (phone: Phone) =>
  phone.chat().map(({ text, rows, ring, document, edited }) => ({ text, rows, ring, document, edited }));

describe('until «Đã có mặt»', () => {
  let city: City;
  let without: City;
  beforeAll(async () => {
    city = await openCity(true);
    without = await openCity(false);
  });
  afterAll(async () => {
    await city?.stage.close();
    await without?.stage.close();
  });

  it('every unit and every stranger reads the same, letter for letter, with and without the surprise', async () => {
    await play(city);
    await play(without);
    for (const [n, phone] of city.units.entries()) {
      expect(transcript(phone), UNIT_SIDE[n]!.name).toEqual(transcript(without.units[n]!));
      phone.neverSaw(/đột xuất|surprise|I-15/i);
    }
    expect(transcript(city.stranger)).toEqual(transcript(without.stranger));
    // The comparison is worth something only if those assigned did see it.
    city.delegation[0]!.sees(/Đột xuất, chưa công bố/, 20);
    without.delegation[0]!.neverSaw(/[Đđ]ột xuất/);
  }, 600_000);

  it('a guessed id is answered like one that does not exist, whatever is pressed', async () => {
    const { stage, units } = city;
    const { id } = await inspectionOf(stage, 'I-15');
    const checklist = await stage.db.checklist.findUnique({ where: { inspectionId: id } });
    const ids = [id, checklist!.id];
    const verbs = [
      ...['see', 'ack', 'ics', 'focal', 'arrive', 'confirm', 'notyet'].map((verb) => `inspections.${verb}`),
      ...[
        'start',
        'open',
        'onsite',
        'resume',
        'go',
        'all',
        'again',
        'change',
        'review',
        'missing',
        'submit',
        'help',
      ].map((verb) => `checklists.${verb}`),
    ];
    const answer = async (phone: Phone, act: string) => {
      await phone.says('/viec');
      const before = phone.heard().length;
      await phone.taps(phone.card().id, act);
      const { text, rows } = phone.last();
      return { toast: phone.toast(), messages: phone.heard().length - before, text, rows };
    };
    const act = fc.record({
      who: fc.nat({ max: units.length - 1 }),
      verb: fc.constantFrom(...verbs),
      which: fc.nat({ max: ids.length - 1 }),
      rest: fc.constantFrom('', ':1', ':4:0:1', ':0'),
    });
    await fc.assert(
      fc.asyncProperty(act, async ({ who, verb, which, rest }) => {
        const phone = units[who]!;
        const [real, made] = [
          await answer(phone, `${verb}:${ids[which]}${rest}`),
          await answer(phone, `${verb}:${newId()}${rest}`),
        ];
        expect(real).toEqual(made);
        phone.neverSaw(/đột xuất|surprise|I-15/i);
      }),
      { numRuns: 60 },
    );
  }, 300_000);
});
