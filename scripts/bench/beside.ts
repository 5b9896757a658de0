// How long a press takes while a workbook far larger than any city's is read, compared and applied beside it.
import { largePlan } from './importing.js';
import { ANSWER, beginAnswering } from './answering.js';
import { seconds, spread, type Part } from './figures.js';
import type { Card } from './phones.js';
import { openWorld } from './world.js';
import { writePlanWorkbook } from '../../src/inspections/workbook/write.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PEOPLE = 12;

/** Presses in turn while the office's workbook goes its way. */
export const beside: Part = async ({ quick }) => {
  const { db, phones, seat } = await openWorld({ perSecond: 1000, limits: false });
  const [office] = await seat(1);
  await db.roleHeld.updateMany({ where: { personId: office!.personId }, data: { role: 'OFFICE', unitId: null } });
  const people = await seat(PEOPLE);
  const cards: Card[] = [];
  for (const { chat } of people) cards.push(await beginAnswering(phones, chat));
  let turn = 0;

  /** Presses until `isOver`, and tells how long each took. */
  async function pressUntil(isOver: () => Promise<boolean>): Promise<number[]> {
    const times: number[] = [];
    while (!(await isOver())) {
      const who = turn++ % PEOPLE;
      const next = await phones.press(people[who]!.chat, cards[who]!, ANSWER);
      cards[who] = next.card;
      times.push(next.ms);
    }
    return times;
  }

  const plan = await db.plan.findFirstOrThrow({
    select: { number: true, issuedOn: true, issuer: true, fromOn: true, toOn: true },
  });
  const { inspectOn } = await db.inspection.findFirstOrThrow({ select: { inspectOn: true } });
  const share = quick ? 10 : 1;
  const large = largePlan(10_000 / share, 5000 / share, 2000 / share);
  const bytes = await writePlanWorkbook({
    ...large,
    plan,
    holidays: [],
    schedule: large.schedule!.map((row) => ({ ...row, inspectOn })),
  });
  let left = 5 * PEOPLE;
  const quiet = await pressUntil(() => Promise.resolve(left-- === 0));
  const says = async (what: string) => {
    const card = await phones.card(office!.chat);
    return card !== null && card.buttons.some(({ label }) => label === what);
  };
  const from = performance.now();
  phones.sendFile(office!.chat, { name: 'large.xlsx', mime: XLSX, bytes });
  const reading = await pressUntil(() => says('Áp dụng'));
  const read = performance.now();
  const card = (await phones.card(office!.chat))!;
  void phones.press(office!.chat, card, ['Áp dụng']).catch(() => undefined);
  const applying = await pressUntil(() => says('Xem lịch'));
  const applied = performance.now();
  return [
    ['beside', 'press, nothing else going on', spread(quiet)],
    ['beside', `press while a workbook is read (${seconds(read - from)})`, spread(reading)],
    ['beside', `press while it is applied (${seconds(applied - read)})`, spread(applying)],
    ['beside', 'longest press of all', seconds(Math.max(...reading, ...applying))],
  ];
};
