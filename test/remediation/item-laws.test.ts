// Whatever two people of a unit and two leads press, in any order and at the same time: one verdict per round, nothing that
// happened is lost, a deadline is open exactly while something is owed, and everything adds up.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDeadline } from '../../src/deadlines/store.js';
import { at } from '../../src/kit/calendar.js';
import { inTransaction } from '../../src/kit/database.js';
import { newId } from '../../src/kit/ids.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { seat } from './desk.js';
import { keepPaper } from './handed-in.js';

const stage = useStage({ at: '2023-09-15 09:00', city: true });

const UNIT = ['a', 'b'] as const;
const LEADS = ['x', 'y'] as const;
type Actor = (typeof UNIT)[number] | (typeof LEADS)[number];
const phones = {} as Record<Actor, Phone>;

beforeAll(async () => {
  phones.a = await seat(stage(), 'unit');
  phones.b = await stage().seat({ name: 'Lê Thị Dự Phòng', role: 'DEPUTY', unit: 'H-02' });
  phones.x = await seat(stage(), 'lead');
  phones.y = await stage().seat({ name: 'Hoàng Thị Ví Dụ', role: 'LEAD', team: 'B' });
  for (const phone of Object.values(phones)) await phone.says('/trogiup');
}, 120_000);

/** What somebody does in a row: presses (`#` stands for the item, `@` for its round before) and words (in quotation marks). */
interface Deed {
  readonly who: Actor;
  readonly acts: readonly string[];
}

const one = (who: readonly Actor[], weight: number, ...ways: string[][]) => ({
  weight,
  arbitrary: fc.record({ who: fc.constantFrom(...who), acts: fc.constantFrom(...ways) }),
});

const RETURN = ['what:#:documents', 'why:#:evidence', 'until:#:2023-09-22', 'returned:#:@'];
const deed: fc.Arbitrary<Deed> = fc.oneof(
  one(UNIT, 4, ['state:#:PLANNED'], ['state:#:DONE'], ['progress:#', '“Đã niêm yết lại tại trụ sở huyện”']),
  one(UNIT, 4, ['submit:#'], ['explain:#', '“Đã hoàn thành, văn bản đang ký số”', 'submit:#']),
  one(UNIT, 2, ['withdraw:#'], ['withdraw:#', 'submit:#']),
  one(
    UNIT,
    4,
    ['extend:#', '“Chờ liên thông phần mềm”', 'extenddate:#:2023-10-16', 'extendsend:#'],
    ['extendsend:#'],
    ['extend:#', '“Chờ kinh phí thực hiện”', 'cancelext:#'],
  ),
  one(LEADS, 3, ['accepted:#:@'], ['judge:#', 'accept:#:@', 'accepted:#:@'], ['accepted:#:1']),
  one(LEADS, 5, RETURN, ['what:#:issued', '“Văn bản chưa ban hành”', 'until:#:keep', 'returned:#:@'], ['returned:#:@']),
  one(
    LEADS,
    4,
    ['agree:#', 'granted:#:2023-10-16'],
    ['granted:#:2023-10-20'],
    ['decline:#', '“Thời gian đã đủ để thực hiện”', 'declined:#'],
    ['declined:#'],
  ),
);

/** One after the other, or up to three at the same instant by different people. */
const story = fc.array(fc.uniqueArray(deed, { minLength: 1, maxLength: 3, selector: (each) => each.who }), {
  minLength: 10,
  maxLength: 24,
});

function doIt(phone: Phone, act: string): void {
  const { simulator } = stage();
  if (act.startsWith('“')) simulator.say(phone.id, act.slice(1, -1));
  else simulator.press(phone.id, phone.last().id, `remediation.${act}`, true);
}

async function newItem(): Promise<string> {
  const { db, clock } = stage();
  const id = newId();
  const unit = await db.unit.findUniqueOrThrow({ where: { code: 'H-02' } });
  const team = await db.team.findUniqueOrThrow({ where: { name: 'B' } });
  const dueAt = at('2023-09-29 17:00');
  await inTransaction(db, async (tx) => {
    const data = { id, unitId: unit.id, teamId: team.id, text: `Nội dung ${id}`, dueAt, firstDueAt: dueAt };
    await tx.remediationItem.create({ data: { ...data, source: 'INDEX', sourceYear: 2022, createdAt: clock.now() } });
    const duty = {
      kind: 'REMEDIATION' as const,
      subjectId: id,
      unitId: unit.id,
      teamId: team.id,
      dueAt,
      title: data.text,
    };
    await openDeadline(tx, duty, clock.now());
    await keepPaper(tx, { itemId: id, name: 'van-ban.pdf' }, phones.a.personId!, clock.now());
  });
  return id;
}

async function checkLaws(id: string, seen: Set<string>): Promise<void> {
  const { db } = stage();
  const item = await db.remediationItem.findUniqueOrThrow({
    where: { id },
    include: { events: { orderBy: { no: 'asc' } }, extensions: true, returns: true },
  });
  const of = (kind: string) => item.events.filter((event) => event.kind === kind);
  const ids = new Set(item.events.map((event) => event.id));
  expect(
    [...seen].filter((each) => !ids.has(each)),
    'events lost',
  ).toEqual([]);
  for (const each of ids) seen.add(each);

  expect(
    of('SUBMITTED').map((event) => event.round),
    'rounds',
  ).toEqual(of('SUBMITTED').map((_, n) => n + 1));
  expect(item.round).toBe(of('SUBMITTED').length);
  for (let round = 1; round <= item.round; round++) {
    const ends = item.events.filter(
      (event) => event.round === round && ['WITHDRAWN', 'RETURNED', 'ACCEPTED'].includes(event.kind),
    );
    const expected = round < item.round || item.state !== 'SUBMITTED' ? 1 : 0;
    expect(ends.length, `verdicts of round ${round}`).toBe(expected);
  }
  expect(item.state === 'ACCEPTED').toBe(of('ACCEPTED').length === 1);
  expect(item.returns.filter((each) => each.sentAt !== null)).toHaveLength(of('RETURNED').length);

  const duties = new Map((await db.deadline.findMany({ where: { subjectId: id } })).map((duty) => [duty.kind, duty]));
  const owed = duties.get('REMEDIATION')!;
  expect(owed.closedAt === null, 'owed while not accepted').toBe(item.state !== 'ACCEPTED');
  expect(owed.dueAt.getTime(), 'one date').toBe(item.dueAt.getTime());
  const verify = duties.get('VERIFY');
  expect(verify !== undefined && verify.closedAt === null, 'to be judged while submitted').toBe(
    item.state === 'SUBMITTED',
  );

  const states = (state: string) => item.extensions.filter((each) => each.state === state).length;
  expect(states('ASKED')).toBeLessThanOrEqual(item.state === 'ACCEPTED' ? 0 : 1);
  expect(states('GRANTED')).toBeLessThanOrEqual(2);
  expect(of('EXTENSION_GRANTED')).toHaveLength(states('GRANTED'));
  expect(of('EXTENSION_REFUSED')).toHaveLength(states('REFUSED'));

  // Everybody of the unit was told of every verdict and decision, once.
  const told = async (prefix: string) => db.outboxMessage.count({ where: { dedupeKey: { startsWith: prefix } } });
  expect(await told(`item-accepted:${id}:`)).toBe(2 * of('ACCEPTED').length);
  expect(await told(`item-returned:${id}:`)).toBe(2 * of('RETURNED').length);
}

describe('the laws of an item', () => {
  it('hold whatever is pressed by whom', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(story, async (steps) => {
        const id = await newItem();
        const seen = new Set<string>();
        for (const together of steps) {
          const { round } = await stage().db.remediationItem.findUniqueOrThrow({ where: { id } });
          for (const { who, acts } of together) {
            for (const act of acts) doIt(phones[who], act.replace('#', id).replace('@', String(round)));
          }
          await stage().drain();
          await checkLaws(id, seen);
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 12) },
    );
  });
});
