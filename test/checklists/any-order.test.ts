// Whatever the order in which people answer, skip, go back and change, and whoever does it: what is stored in the end is
// what was said last to each question, and everything ever said is in the history.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announce } from './announced.js';
import { openPlainDesk, type PlainDesk, type Typist } from './plain-desk.js';
import { cityAsking, TEN } from './small-plan.js';

/** What may be typed to each question, and what it then is. */
const SAYINGS: Readonly<Record<string, readonly (readonly [typed: string, value: object])[]>> = {
  Q1: [
    ['co', { type: 'YESNO', value: 'YES' }],
    ['ko', { type: 'YESNO', value: 'NO' }],
    ['chua', { type: 'YESNO', value: 'NOT_YET' }],
  ],
  Q2: [
    ['dang lam', { type: 'STATUS', value: 'IN_PROGRESS' }],
    ['xong', { type: 'STATUS', value: 'DONE' }],
  ],
  Q3: [
    ['0', { type: 'COUNT', value: 0 }],
    ['1420', { type: 'COUNT', value: 1420 }],
    ['hai', { type: 'COUNT', value: 2 }],
  ],
  Q4: [
    ['3/4', { type: 'RATIO', numerator: 3, denominator: 4 }],
    ['1399/1420', { type: 'RATIO', numerator: 1399, denominator: 1420 }],
  ],
  Q5: [
    ['98.5 %', { type: 'PERCENT', value: 98.5 }],
    ['7', { type: 'PERCENT', value: 7 }],
  ],
  Q6: [
    ['7/3/23', { type: 'DATE', on: '2023-03-07' }],
    ['chua to chuc', { type: 'DATE', none: true }],
  ],
  Q7: [
    ['day du', { type: 'CHOICE', choice: 'Đầy đủ' }],
    ['chua day du', { type: 'CHOICE', choice: 'Chưa đầy đủ' }],
  ],
  Q8: [
    ['1,3', { type: 'MULTI', choices: ['Trụ sở', 'Hệ thống PAKN'] }],
    ['tru so', { type: 'MULTI', choices: ['Trụ sở'] }],
  ],
  Q9: [
    ['4', { type: 'COUNT', value: 4 }],
    ['5', { type: 'COUNT', value: 5 }],
  ],
  Q10: [
    ['roi', { type: 'YESNO', value: 'YES' }],
    ['kad', { type: 'YESNO', value: 'NA' }],
  ],
};
const CODES = Object.keys(SAYINGS);

type Deed = {
  who: 0 | 1;
  code: string;
  pick: number;
  kind: 'answer' | 'change' | 'skip' | 'back' | 'nonsense' | 'leave';
};
const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.record({
    who: fc.constantFrom(0 as const, 1 as const),
    code: fc.constantFrom(...CODES),
    pick: fc.nat(5),
    kind: fc.constantFrom(
      'answer' as const,
      'answer' as const,
      'answer' as const,
      'change' as const,
      'skip' as const,
      'back' as const,
      'nonsense' as const,
      'leave' as const,
    ),
  }),
  { minLength: 8, maxLength: 22 },
);

describe('any order of answering', { timeout: 300_000 }, () => {
  let desk: PlainDesk;
  let people: [Typist, Typist];
  let checklistId: string;
  beforeAll(async () => {
    desk = await openPlainDesk({ at: '2023-09-08 09:00', numbered: false, plan: cityAsking(TEN) });
    checklistId = await announce(desk, 'I-14', '2023-09-14 17:00');
    const lan = await desk.seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
    people = [lan, await desk.seat({ name: 'Trần Văn Giả Sử', role: 'DEPUTY', unit: 'H-02' })];
  });
  afterAll(() => desk.close());

  it('ends in what was said last, and keeps all that was ever said', async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (list) => {
        await desk.db.answer.deleteMany({ where: { checklistId } });
        await desk.db.answerHistory.deleteMany({ where: { checklistId } });
        for (const person of people) await person.types('/traloi');
        const last = new Map<string, object>();
        const ever: string[] = [];
        /** The number a question has now; null while it is not asked. */
        const numberOf = (code: string): number | null => {
          const said = (of: string, value: object) => JSON.stringify(last.get(of)) === JSON.stringify(value);
          const asked = CODES.filter(
            (each) =>
              !(each === 'Q9' && said('Q1', { type: 'YESNO', value: 'NO' })) &&
              !(each === 'Q10' && said('Q3', { type: 'COUNT', value: 0 })),
          );
          return asked.includes(code) ? asked.indexOf(code) + 1 : null;
        };
        for (const { who, code, pick, kind } of list) {
          const person = people[who];
          const number = numberOf(code);
          if (kind === 'leave') {
            await person.types('/viec');
            await person.types('/traloi');
          }
          if (number === null || kind === 'leave') continue;
          await person.types(`câu ${number}`);
          expect(person.last()).toContain(`Câu ${number}/`);
          if (kind === 'skip') await person.types('de sau');
          if (kind === 'back') await person.types('*2');
          if (kind === 'nonsense') await person.types('????');
          if (kind !== 'answer' && kind !== 'change') continue;
          if (kind === 'change' && person.labels().includes('Sửa câu trả lời')) await person.presses('Sửa câu trả lời');
          const sayings = SAYINGS[code]!;
          const [typed, value] = sayings[pick % sayings.length]!;
          await person.types(typed);
          last.set(code, value);
          ever.push(`${code} ${JSON.stringify(value)}`);
        }
        const stored = await desk.db.answer.findMany({ where: { checklistId } });
        const values = new Map(
          stored.filter((answer) => answer.value !== null).map((answer) => [answer.questionCode, answer.value]),
        );
        expect(Object.fromEntries(values)).toEqual(Object.fromEntries(last));
        const history = await desk.db.answerHistory.findMany({ where: { checklistId }, orderBy: { id: 'asc' } });
        expect(history).toHaveLength(ever.length);
        for (const [n, entry] of history.entries()) {
          const [code, ...json] = ever[n]!.split(' ');
          expect(entry.questionCode).toBe(code);
          expect(entry.value).toEqual(JSON.parse(json.join(' ')));
        }
        expect(await desk.db.answerConflict.count({ where: { checklistId } })).toBe(0);
        expect(await desk.db.inboxUpdate.count({ where: { faultCode: { not: null } } })).toBe(0);
      }),
      { numRuns: 10 },
    );
  });
});
