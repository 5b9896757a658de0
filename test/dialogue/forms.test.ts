// Whatever somebody is at, half-way: what nobody can read, a message edited later, a command or a notice does not close it. The
// same step is shown again with what it expects, and /viec offers what is half-done.
import { beforeAll, describe, expect, it } from 'vitest';
import { readChecklist } from '../../src/checklists/store.js';
import { Prisma as sql } from '../../src/generated/prisma/client.js';
import { inTransaction, type Tx } from '../../src/kit/database.js';
import { STATES } from '../rights/states.js';
import { buildWorld, decide, PRESSER, setRoles, type Outcome, type Saved, type World } from '../rights/world.js';
import { useStage } from '../stage.js';
import { FORMS, UNREADABLE, type Form } from './forms.js';

const stage = useStage({ at: '2023-09-21 10:00', city: true });
let world: World;
const orders = new Map<string, number>();

beforeAll(async () => {
  world = await buildWorld(stage());
  const whole = (await inTransaction(stage().db, (tx) => readChecklist(tx, world.checklist)))!;
  for (const { number, question } of whole.questions)
    if (number !== null && !orders.has(question.type)) orders.set(question.type, question.order);
}, 120_000);

const MORE: Record<string, (tx: Tx) => Promise<unknown>> = {
  async 'nothing answered'(tx) {
    await STATES.open!(tx, world, true);
    await tx.$executeRaw`DELETE FROM answer_conflict WHERE checklist_id = ${world.checklist}`;
    await tx.$executeRaw`DELETE FROM answer WHERE checklist_id = ${world.checklist}`;
  },
  /** The answer asks for its reason. */
  async 'answered no'(tx) {
    await STATES.open!(tx, world, true);
    await tx.$executeRaw`UPDATE answer SET value = '{"type": "YESNO", "value": "NO"}'
      WHERE checklist_id = ${world.checklist} AND question_code = ${world.code}`;
  },
  async 'return drafted'(tx) {
    await STATES['item submitted']!(tx, world, true);
    const { round } = await tx.remediationItem.findUniqueOrThrow({ where: { id: world.item } });
    const id = {
      id: `return-draft`,
      itemId: world.item,
      round,
      reviewerId: world.presser,
      createdAt: stage().clock.now(),
    };
    await tx.itemReturn.create({ data: { ...id, whatCode: 'documents', whyCode: 'unclear' } });
  },
  async 'refusal drafted'(tx) {
    await STATES['request waiting']!(tx, world, true);
    await tx.$executeRaw(
      sql.sql`UPDATE extension SET decision = 'Đã gia hạn một lần rồi', decided_by_id = ${world.presser} WHERE id = ${world.extension}`,
    );
  },
};

const UNDONE = new Error('undone');

/** Stands at the form in a copy of the world that is thrown away. */
async function at(form: Form, work: (tx: Tx, saved: Saved) => Promise<void>): Promise<void> {
  await inTransaction(
    stage().db,
    async (tx) => {
      await setRoles(tx, world, [form.role], [], stage().clock.now());
      await (MORE[form.state] ?? ((of: Tx) => STATES[form.state]!(of, world, form.mine ?? false)))(tx);
      const data = form.data(world);
      if (typeof data.q === 'string') data.q = orders.get(data.q);
      await work(tx, { kind: form.dialogue, step: form.step, data });
      throw UNDONE;
    },
    { timeoutMs: 60_000 },
  ).catch((error: unknown) => {
    if (error !== UNDONE) throw error;
  });
}

/** What is there to be lost: the parts of the data a step has, apart from what is only remembered beside it. */
function facts({ kind, step, data }: Saved): unknown {
  const { said: _said, kept: _kept, ...own } = data ?? {};
  return { kind, step, own: JSON.parse(JSON.stringify(own)) as unknown };
}

/** The same step is shown again as its own buttons' handler shows it. */
function isShownAgain(outcome: Outcome, before: Saved): void {
  expect(outcome.card, 'no card').not.toBeNull();
  expect(outcome.then).toMatchObject({ kind: before.kind, step: before.step });
  expect(outcome.changed).toEqual([]);
}

/** Forms that keep what is typed until something is pressed; others follow edits themselves, or have their own test. */
const doesAgain = ({ dialogue, step }: Form): boolean =>
  /^remediation\.(?:item|verdict|decision|review|finding|waiver)$/.test(dialogue) &&
  /^(?:extend-|what$|why$|until$|date$|decline$|reason$|text$|cause-words$|solution$|responsible$)/.test(step);

const typedAt = (step: string): [string, string] => {
  if (/^(?:extend-date|extend-confirm|date)$/.test(step)) return ['27/10/2023', '30/10/2023'];
  if (/^(?:due|until)$/.test(step)) return ['27/09/2023', '28/09/2023'];
  return ['Nội dung nhập nhầm lúc đầu', 'Nội dung đã sửa cho đúng'];
};

/** Everything typed at these forms, as it is stored. */
const words = (tx: Tx): Promise<unknown> => tx.$queryRaw`
  SELECT (SELECT jsonb_agg((text, cause, solution, responsible, due_at) ORDER BY id) FROM finding) AS findings,
    (SELECT jsonb_agg((reason, decision, new_due_at) ORDER BY id) FROM extension) AS requests,
    (SELECT jsonb_agg((what, why, new_due_at) ORDER BY id) FROM item_return) AS returns,
    (SELECT jsonb_agg(reason ORDER BY id) FROM answer_review) AS verdicts,
    (SELECT jsonb_agg((text, state) ORDER BY id) FROM broadcast) AS broadcasts,
    (SELECT jsonb_agg((reason, decided_at) ORDER BY id) FROM waiver) AS waivers`;

const named = FORMS.map((form, n) => [`${form.dialogue} at ${form.step} (${n})`, form] as const);

describe.each(named)('%s', { timeout: 60_000 }, (_name, form) => {
  it.each(UNREADABLE)('is still there after %s, with what it expects', async (_what, other) => {
    await at(form, async (tx, saved) => {
      const first = await decide(stage(), tx, PRESSER, { other }, saved);
      isShownAgain(first, saved);
      expect(first.said[0]).toMatch(/^Hệ thống chưa đọc được nhãn dán/);
      expect(first.said).toHaveLength(2);
      const second = await decide(stage(), tx, PRESSER, { other }, first.then);
      expect(second.card).toEqual(first.card);
      expect(facts(second.then)).toEqual(facts(first.then));
    });
  });

  it('is still there after a message about something else was edited', async () => {
    await at(form, async (tx, saved) => {
      const outcome = await decide(stage(), tx, PRESSER, { text: 'nội dung sửa lại', edited: true }, saved);
      isShownAgain(outcome, saved);
      expect(outcome.said.join('\n')).toMatch(/[Tt]in nhắn vừa sửa/);
    });
  });

  it.runIf(doesAgain(form))(
    'does its step again when the message it answered is edited and nothing was pressed',
    async () => {
      const [wrong, right] = typedAt(form.step);
      let typed: unknown[] = [];
      await at(form, async (tx, saved) => {
        const outcome = await decide(stage(), tx, PRESSER, { text: right }, saved);
        typed = [outcome.card, facts(outcome.then), await words(tx)];
      });
      await at(form, async (tx, saved) => {
        const first = await decide(stage(), tx, PRESSER, { text: wrong }, saved);
        expect([first.card, facts(first.then), await words(tx)]).not.toEqual(typed);
        const edited = await decide(stage(), tx, PRESSER, { text: right, edited: true }, first.then);
        expect([edited.card, facts(edited.then), await words(tx)]).toEqual(typed);
        expect(edited.said.join('\n')).not.toMatch(/[Tt]in nhắn vừa sửa/);
      });
    },
  );

  it.runIf(form.asks)('keeps what was composed whatever is typed, and names the button that does it', async () => {
    await at(form, async (tx, saved) => {
      const shown = await decide(stage(), tx, PRESSER, { other: UNREADABLE[0]![1] }, saved);
      const before = [facts(shown.then), await words(tx)];
      for (const typed of ['đồng ý', 'ok gửi đi', 'gửi đi', 'xác nhận', 'Vâng, đồng ý ạ']) {
        const outcome = await decide(stage(), tx, PRESSER, { text: typed }, shown.then);
        expect([facts(outcome.then), await words(tx)], typed).toEqual(before);
        expect(outcome.changed, typed).toEqual([]);
        expect(outcome.toOthers, typed).toBe(0);
        expect(outcome.card, typed).toEqual(shown.card);
        const [, label = ''] =
          /^Hệ thống chưa thực hiện\. Để thực hiện, đề nghị bấm “(.*)”\.$/.exec(outcome.said[0]!) ?? [];
        if (label === '') expect(outcome.said[0], typed).toMatch(/^Nội dung đã soạn được giữ nguyên\./);
        expect(label, typed).toMatch(form.asks!);
      }
      if (form.dialogue === 'checklists.page') return;
      const other = await decide(stage(), tx, PRESSER, { text: 'tất cả đơn vị tổ B' }, shown.then);
      expect([facts(other.then), await words(tx)]).toEqual(before);
      expect(other.card).toEqual(shown.card);
      expect(other.said[0]).toMatch(/“tất cả đơn vị tổ B”/);
      const no = await decide(stage(), tx, PRESSER, { text: 'thôi không gửi nữa' }, shown.then);
      expect(await words(tx)).toEqual(before[1]);
      expect([no.toOthers, no.changed.filter((table) => table !== 'broadcast')]).toEqual([0, []]);
      expect(no.then.step).not.toBe(form.step);
    });
  });

  it.runIf(form.half)('is offered by /viec after anything else, and gone on with as it was left', async () => {
    await at(form, async (tx, saved) => {
      const shown = await decide(stage(), tx, PRESSER, { other: UNREADABLE[0]![1] }, saved);
      for (const away of [{ text: '/lich' }, { text: '/start' }, { act: 'desk.lich' }, { text: '/toi' }]) {
        let outcome = await decide(stage(), tx, PRESSER, away, shown.then);
        outcome = await decide(stage(), tx, PRESSER, { text: '/trogiup' }, outcome.then);
        outcome = await decide(stage(), tx, PRESSER, { text: '/viec' }, outcome.then);
        expect(outcome.card?.text).toMatch(/dở|Ghi tiếp|Đang soạn/);
        const goOn = outcome.card!.labels.find((label) => /^1 · (?:Tiếp tục|Soạn tiếp|Ghi tiếp)/.test(label));
        expect(goOn, outcome.card!.labels.join(' | ')).toBeDefined();
        const draft = { finding: world.finding, write: world.broadcast }[form.dialogue.split('.')[1]!];
        const act = draft ? `${form.dialogue.split('.')[0]}.draft:${draft}` : `desk.resume:${form.dialogue}`;
        outcome = await decide(stage(), tx, PRESSER, { act }, outcome.then);
        expect(outcome.then.kind).toBe(form.dialogue);
        if (draft) continue;
        expect(facts(outcome.then)).toEqual(facts(shown.then));
        expect(outcome.card).toEqual(shown.card);
      }
    });
  });
});
