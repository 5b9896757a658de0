// Many people press in the same instant, so that their answers share a transaction: whoever is at the same question as a
// colleague or at another one, nothing that was said is lost, nothing is stored twice, and everybody goes on.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { announce } from './announced.js';
import { openPlainDesk, type PlainDesk, type Typist } from './plain-desk.js';
import { cityAsking, row } from './small-plan.js';

const PEOPLE = 10;
const AT_ONE_TIME = 8;
const ROUNDS = 8;
const UNITS = [
  { unit: 'H-02', inspection: 'I-14' },
  { unit: 'H-01', inspection: 'I-04' },
] as const;

const statements: string[] = [];
let desk: PlainDesk;
const people: Typist[] = [];
const checklistIds: string[] = [];

beforeAll(async () => {
  const questions = Array.from({ length: AT_ONE_TIME * ROUNDS }, (_each, n) =>
    row(`Q${n + 1}`, 'YESNO', n % 5 === 4 ? { askIf: `Q${n} <> Không áp dụng` } : {}),
  );
  desk = await openPlainDesk({
    at: '2023-09-08 09:00',
    numbered: false,
    plan: cityAsking(questions),
    watch: (statement) => statements.push(statement),
  });
  for (const { inspection } of UNITS) checklistIds.push(await announce(desk, inspection, '2023-09-14 17:00'));
  for (let n = 0; n < PEOPLE; n++)
    people.push(await desk.seat({ name: `Người thử ${n + 1}`, role: 'FOCAL', unit: UNITS[n % 2]!.unit }));
  for (const person of people) await person.types('/traloi');
});
afterAll(() => desk.close());

async function forget(): Promise<void> {
  for (const checklistId of checklistIds) {
    await desk.db.answerConflict.deleteMany({ where: { checklistId } });
    await desk.db.answerHistory.deleteMany({ where: { checklistId } });
    await desk.db.answer.deleteMany({ where: { checklistId } });
  }
}

const VALUE = { Có: 'YES', Không: 'NO', Chưa: 'NOT_YET' } as const;
type Label = keyof typeof VALUE;

it('loses no answer and stores none twice, whoever presses what together', { timeout: 120_000 }, async () => {
  const press = fc.record({
    at: fc.integer({ min: 1, max: AT_ONE_TIME }),
    says: fc.constantFrom<Label>('Có', 'Không', 'Chưa'),
  });
  const rounds = fc.array(fc.array(press, { minLength: PEOPLE, maxLength: PEOPLE }), {
    minLength: ROUNDS,
    maxLength: ROUNDS,
  });
  let shared = 0;
  await fc.assert(
    fc.asyncProperty(rounds, async (given) => {
      await forget();
      for (const [round, presses] of given.entries()) {
        const questionOf = ({ at }: { at: number }) => round * AT_ONE_TIME + at;
        for (const [n, each] of presses.entries()) await people[n]!.types(`cau ${questionOf(each)}`);
        const acts = presses.map(({ says }, n) => people[n]!.press(people[n]!.actOf(says)));
        statements.length = 0;
        await desk.together(...acts);
        if (statements.filter((each) => /state = 'DONE'/.test(each)).length < PEOPLE) shared++;
        for (const [n, each] of presses.entries()) {
          const stored = await desk.db.answerHistory.findMany({
            where: { checklistId: checklistIds[n % 2], questionCode: `Q${questionOf(each)}` },
          });
          const values = stored.map(({ value }) => (value as { value: string }).value);
          expect(values).toContain(VALUE[each.says]);
          const own = stored.filter(({ rival }) => !rival);
          expect(own.map(({ version }) => version)).toEqual(own.map((_each, v) => v + 1));
        }
      }
      expect(await desk.db.inboxUpdate.count({ where: { tries: { gt: 0 } } })).toBe(0);
    }),
    { numRuns: 2, endOnFailure: true },
  );
  expect(shared, 'rounds in which answers shared a transaction').toBeGreaterThan(0);
});

it('shows a colleague at the same checklist nothing as open that has just been answered beside them', async () => {
  await forget();
  const ours = people.filter((_each, n) => n % 2 === 0);
  for (const [n, person] of ours.entries()) await person.types(`cau ${ours.length - n}`);
  await desk.together(...ours.map((person) => person.press(person.actOf('Có'))));
  expect(await desk.db.answer.count({ where: { checklistId: checklistIds[0]! } })).toBe(ours.length);
  // The first three share a transaction: they answered 5, 4 and 3, one after the other.
  const shown = ours.slice(0, 3).map((person) => /^Câu (\d+)\//.exec(person.last())?.[1]);
  expect(shown).toEqual(['6', '6', '6']);
});
