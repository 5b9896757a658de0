// Rights are of this moment: every act there is, pressed by every role, by whoever made the thing and by others, by people who
// were something else when it was made, in every state; and the same for commands and for what is typed or sent at a dialogue
// that was opened in a role which has ended. What may not be done changes nothing and gets the one calm refusal.
import { expect, it } from 'vitest';
import { inTransaction, type Tx } from '../../src/kit/database.js';
import { useStage } from '../stage.js';
import type { Facts, Right } from './rights.js';
import { STATES } from './states.js';
import type { Act } from './acts.js';
import { ACTS } from './table.js';
import { COMMANDS, TYPED } from './typed.js';
import { buildWorld, decide, PRESSER, setRoles, STRANGER, type Outcome, type World } from './world.js';

const stage = useStage({ at: '2023-09-21 10:00', city: true });
const REFUSED = 'Nội dung này hiện không có trong phạm vi của Ông/Bà.';
/** Whoever is on both sides is told who decides instead. */
const BOTH_SIDES = /^Ông\/Bà có vai trò tại đơn vị được kiểm tra/;
const isRefusal = (text: string | null) => text !== null && (text === REFUSED || BOTH_SIDES.test(text));
const PUZZLED = /^Hệ thống chưa hiểu/;

/** Roles now: none (dismissed or waiting), one, or one here and another elsewhere. */
const NOW: readonly (readonly string[])[] = [
  ...[[], ['LEAD pending'], ['FOCAL ours'], ['DEPUTY ours'], ['HEAD ours'], ['FOCAL theirs']],
  ...[['HEAD theirs'], ['LEAD ours'], ['MEMBER ours'], ['LEAD theirs'], ['MEMBER theirs'], ['SECRETARY'], ['OFFICE']],
  ...[['DELEGATION_HEAD'], ['DELEGATION_DEPUTY'], ['FOCAL theirs', 'MEMBER theirs'], ['LEAD theirs', 'FOCAL ours']],
  // On both sides: of the unit visited and of the team that visits it.
  ['LEAD ours', 'FOCAL ours'],
];
/** Everything that could have made or received a thing here, ended since. */
const ONCE = ['FOCAL ours', 'HEAD ours', 'LEAD ours', 'OFFICE', 'DELEGATION_HEAD'];

interface Roles {
  readonly now: readonly string[];
  /** What they were when they made what is theirs. */
  readonly then: readonly string[];
}
const EVERY: readonly Roles[] = NOW.map((now, n) => ({ now, then: n % 2 === 0 || n < 2 ? ONCE : [] }));
const nameOf = ({ now, then }: Roles) => `${now.join(' + ') || 'nobody'}${then.length > 0 ? ' (once everything)' : ''}`;

const ROLLED_BACK = new Error('rolled back');
const counted = { pressed: 0, allowed: 0, refused: 0 };

/** Works on a copy of the world that is thrown away. */
async function inCopy(work: (tx: Tx) => Promise<void>): Promise<void> {
  await inTransaction(
    stage().db,
    async (tx) => {
      await work(tx);
      throw ROLLED_BACK;
    },
    { timeoutMs: 120_000 },
  ).catch((error: unknown) => {
    if (error !== ROLLED_BACK) throw error;
  });
}

async function inCell(tx: Tx, work: () => Promise<void>): Promise<void> {
  await tx.$executeRaw`SAVEPOINT cell`;
  await work();
  await tx.$executeRaw`ROLLBACK TO SAVEPOINT cell`;
}

const factsOf = (now: readonly string[], mine: boolean): Facts => ({
  mine,
  holds: (...roles) => now.some((role) => roles.includes(role)),
});

const FAREWELL =
  /^Quyền truy cập của Ông\/Bà tại [^.]+ đã kết thúc ngày [\d/]+\.[^.]*\.?(?:\sNội dung Ông\/Bà vừa gửi không được ghi nhận\.)?$/;

const isWithoutRole = (now: readonly string[]) => now.length === 0 || now[0] === 'LEAD pending';

/** What is wrong with a refusal; null when it is as it should be. */
function judgeRefusal(outcome: Outcome, withoutRole: boolean): string | null {
  if (outcome.changed.length > 0) return `changed ${outcome.changed.join(', ')}`;
  if (outcome.audits.length > 0) return `noted ${outcome.audits.join(', ')}`;
  if (outcome.toOthers > 0) return 'told others';
  const calm = isRefusal(outcome.toast) || outcome.said.some(isRefusal);
  // Whoever has left is told so, with the place they have left: nothing else of a unit may be named.
  if (withoutRole)
    return calm || outcome.said.every((text) => FAREWELL.test(text) || !text.includes('Tre Xanh'))
      ? null
      : 'said something';
  if (!calm) return `answered «${outcome.toast ?? outcome.said[0]?.slice(0, 80)}»`;
  return outcome.said.filter((text) => !isRefusal(text)).length > 0
    ? `also said «${outcome.said[0]?.slice(0, 60)}»`
    : null;
}

function judgeAllowed(outcome: Outcome, table: string | undefined): string | null {
  if (isRefusal(outcome.toast) || outcome.said.some(isRefusal)) return 'refused';
  if (table === '*') return null;
  if (table === undefined) return outcome.changed.length > 0 ? `changed ${outcome.changed.join(', ')}` : null;
  return outcome.changed.includes(table)
    ? null
    : `changed [${outcome.changed.join(', ')}], not ${table}; «${outcome.toast ?? outcome.said[0]?.slice(0, 60)}»`;
}

function judge(outcome: Outcome, now: readonly string[], mine: boolean, right: Right, table: string | undefined) {
  counted.pressed++;
  const may = !isWithoutRole(now) && right(factsOf(now, mine));
  counted[may ? 'allowed' : 'refused']++;
  const wrong = may ? judgeAllowed(outcome, table) : judgeRefusal(outcome, isWithoutRole(now));
  return wrong === null ? null : `${may ? 'may' : 'may not'}, but ${wrong}`;
}

let world: World;

/** All cells of one act for one role. */
async function pressAll(tx: Tx, name: string, act: Act, roles: Roles, wrong: string[]): Promise<void> {
  const { now, then } = roles;
  const args = (act.args?.(world) ?? []).map(String);
  const states = act.states ?? ['plain'];
  for (const mine of act.own ? [true, false] : [false]) {
    // Whoever never was anything made nothing.
    if (mine && isWithoutRole(now) && then.length === 0) continue;
    const rightIn = (state: string) => act.in?.[state] ?? act.may;
    const isEver = !isWithoutRole(now) && states.some((state) => rightIn(state)(factsOf(now, mine)));
    // Who may in no state meets one of them, the next role another; who may in some meets all.
    for (const state of isEver ? states : [states[counted.pressed % states.length]!]) {
      // A forger sends it as it stands on a card, or without the mark of any card.
      const pressed = [name, ...args].join(':') + (counted.pressed % 2 === 0 ? '' : '~1');
      await inCell(tx, async () => {
        await STATES[state]!(tx, world, mine);
        const outcome = await decide(stage(), tx, PRESSER, { act: pressed }, act.data?.(world));
        const failed = judge(outcome, now, mine, rightIn(state), act.changes?.[state]);
        if (failed) wrong.push(`${name} as ${nameOf(roles)}, ${mine ? 'own' : 'another’s'}, ${state}: ${failed}`);
      });
    }
  }
}

/** Reads what is wrong at a glance: the same fault of many roles is one line. */
const sorted = (wrong: readonly string[]): string[] => [...wrong].sort();

it('names every act, command and dialogue there is, and none besides', async () => {
  world = await buildWorld(stage());
  const { acts, commands, dialogues } = stage().app.names;
  expect(Object.keys(ACTS).sort()).toEqual([...acts].sort());
  expect(Object.keys(COMMANDS).sort()).toEqual([...commands].sort());
  expect([...new Set(TYPED.map((each) => each.dialogue))].sort()).toEqual([...dialogues].sort());
});

it('presses every act with every role', { timeout: 600_000 }, async () => {
  const wrong: string[] = [];
  for (const roles of EVERY) {
    await inCopy(async (tx) => {
      await setRoles(tx, world, roles.now, roles.then, stage().clock.now());
      for (const [name, given] of Object.entries(ACTS))
        for (const act of Array.isArray(given) ? given : [given]) await pressAll(tx, name, act, roles, wrong);
    });
  }
  expect(sorted(wrong)).toEqual([]);
});

it('is refused to somebody nobody knows, with not a word besides', { timeout: 60_000 }, async () => {
  const wrong: string[] = [];
  await inCopy(async (tx) => {
    for (const [name, given] of Object.entries(ACTS))
      for (const act of Array.isArray(given) ? given : [given]) {
        const pressed = [name, ...(act.args?.(world) ?? [])].join(':');
        const outcome = await decide(stage(), tx, STRANGER, { act: pressed });
        counted.pressed++;
        counted.refused++;
        const calm = outcome.toast === REFUSED && outcome.said.length === 0 && judgeRefusal(outcome, false) === null;
        if (!calm) wrong.push(`${name}: ${JSON.stringify(outcome)}`);
      }
  });
  expect(wrong).toEqual([]);
});

it('shows commands to those they are for, and is puzzled by others', { timeout: 120_000 }, async () => {
  const wrong: string[] = [];
  for (const now of NOW.filter((roles) => !isWithoutRole(roles))) {
    await inCopy(async (tx) => {
      await setRoles(tx, world, now, [], stage().clock.now());
      for (const [name, right] of Object.entries(COMMANDS)) {
        await inCell(tx, async () => {
          const outcome = await decide(stage(), tx, PRESSER, { text: `/${name}` });
          counted.pressed++;
          const puzzled = outcome.said.some((text) => PUZZLED.test(text));
          const may = right(factsOf(now, false));
          counted[may ? 'allowed' : 'refused']++;
          const isRefused = outcome.said.includes(REFUSED);
          if (puzzled === may || isRefused || outcome.changed.length > 0 || outcome.audits.length > 0)
            wrong.push(`/${name} as ${now.join(' + ')}: ${JSON.stringify(outcome)}`);
        });
      }
    });
  }
  expect(wrong).toEqual([]);
});

it('hears nothing at a dialogue that was opened in a role which has ended', { timeout: 300_000 }, async () => {
  const wrong: string[] = [];
  for (const now of NOW) {
    await inCopy(async (tx) => {
      await setRoles(tx, world, now, ONCE, stage().clock.now());
      for (const typed of TYPED)
        for (const mine of typed.own ? [true, false] : [false])
          await inCell(tx, async () => {
            await STATES[typed.state]!(tx, world, mine);
            const sent = typed.isFile ? { file: typed.sent } : { text: typed.sent };
            const saved = { kind: typed.dialogue, step: typed.step, data: typed.data(world) };
            const outcome = await decide(stage(), tx, PRESSER, sent, saved);
            const failed = judge(outcome, now, mine, typed.may, typed.changes);
            const what = `${typed.dialogue}/${typed.step} as ${now.join(' + ') || 'nobody'}, ${mine ? 'own' : 'another’s'}`;
            if (failed) wrong.push(`${what}: ${failed}`);
          });
    });
  }
  expect(sorted(wrong)).toEqual([]);
  process.stdout.write(`rights: ${JSON.stringify(counted)}\n`);
});
