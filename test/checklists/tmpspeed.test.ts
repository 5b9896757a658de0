import { it } from 'vitest';
import { announce } from './announced.js';
import { openPlainDesk } from './plain-desk.js';
import { cityAsking, row } from './small-plan.js';
import { readStand, saveAnswer } from '../../src/checklists/answer-store.js';
import { templateOf } from '../../src/checklists/template-store.js';
import { walkOf, nextOpen } from '../../src/checklists/walk.js';
it('speed', { timeout: 300000 }, async () => {
  const questions = Array.from({ length: 260 }, (_e, n) =>
    row(`Q${n + 1}`, 'YESNO', n % 20 === 19 ? { askIf: `Q${n} <> Không áp dụng` } : {}),
  );
  const desk = await openPlainDesk({ at: '2023-09-08 09:00', numbered: false, plan: cityAsking(questions) });
  const ids: string[] = [];
  for (const code of ['I-14', 'I-01']) ids.push(await announce(desk, code, '2023-09-14 17:00'));
  const t = (await templateOf(desk.db as never, ids[0]!))!;
  const press = async (id: string, n: number) => {
    await desk.db.$transaction(async (tx) => {
      const s = (await readStand(tx, id, t, 'UNIT', `Q${n}`))!;
      const w = walkOf(s);
      await saveAnswer(tx, {
        checklistId: id,
        code: `Q${n}`,
        side: 'UNIT',
        value: { type: 'YESNO', value: 'YES' },
        seen: 0,
        personId: 'x',
        now: new Date(),
      });
      nextOpen(w, n);
    });
  };
  for (let n = 1; n < 195; n++) await press(ids[1]!, n);
  const early: number[] = [],
    late: number[] = [];
  const reset = async () => {
    for (const [id, from] of [
      [ids[0]!, 5],
      [ids[1]!, 195],
    ] as const)
      await desk.db.answer.deleteMany({
        where: { checklistId: id, questionCode: { in: Array.from({ length: 66 }, (_e, k) => `Q${from + k}`) } },
      });
  };
  for (let n = 1; n < 5; n++) await press(ids[0]!, n);
  for (let r = 0; r < 20; r++) {
    await reset();
    for (let k = 0; k < 15; k++) {
      let a = performance.now();
      await press(ids[0]!, 5 + k);
      early.push(performance.now() - a);
      a = performance.now();
      await press(ids[1]!, 195 + k);
      late.push(performance.now() - a);
    }
  }
  const med = (x: number[]) => x.sort((a, b) => a - b)[Math.floor(x.length / 2)]!;
  console.log('early', med(early), 'late', med(late), 'ratio', med(late) / med(early));
  await desk.close();
});
