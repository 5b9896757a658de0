// What a morning has to say and to whom, from people and duties as they stand: who is told for whom, what was told above, what
// is said for the second time, and one duty that cannot be said.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CITY } from '../../src/demo/city.js';
import type { Deadline, OutboxState, Role } from '../../src/generated/prisma/client.js';
import type { SaidRow } from '../../src/deadlines/morning-store.js';
import { listSayings, listSayingsAgain, type Morning, type Owed } from '../../src/deadlines/morning.js';
import { at, makeCalendar } from '../../src/kit/calendar.js';
import { wordsOfTests } from '../printed.js';
import { useDatabase } from '../database.js';

const database = useDatabase();
const words = wordsOfTests();
const calendar = makeCalendar(CITY.holidays.map((row) => ({ on: row.on, kind: row.kind })));
let faulty: Map<string, unknown>;
const morning = (today: string, more: Partial<Morning> = {}): Morning => ({
  ...{ db: database.db, calendar, today, now: at(`${today} 08:15`), words, faulty, ...more },
});

const ROLES: Readonly<Record<string, [Role, { unitId?: string; teamId?: string }]>> = {
  focal: ['FOCAL', { unitId: 'u1' }],
  deputy: ['DEPUTY', { unitId: 'u1' }],
  head: ['HEAD', { unitId: 'u1' }],
  lead: ['LEAD', { teamId: 'tA' }],
  chief: ['DELEGATION_HEAD', {}],
  vice: ['DELEGATION_DEPUTY', {}],
  office: ['OFFICE', {}],
};
beforeAll(async () => {
  const { db } = database;
  const createdAt = at('2023-01-01 08:00');
  for (const id of ['u1', 'u2'])
    await db.unit.create({ data: { id, code: id, class: 'SO', name: `Sở ${id}`, folded: '', createdAt } });
  await db.team.createMany({ data: ['A', 'B'].map((name) => ({ id: `t${name}`, name })) });
  for (const [n, [id, [role, place]]] of Object.entries(ROLES).entries()) {
    await db.person.create({ data: { id, fullName: id, chatId: BigInt(n + 1), createdAt } });
    await db.roleHeld.create({ data: { id, personId: id, role, fromAt: new Date(createdAt.getTime() + n), ...place } });
  }
});
beforeEach(async () => {
  faulty = new Map();
  await database.db.person.updateMany({ data: { blockedAt: null } });
});
const block = (...people: string[]) =>
  database.db.person.updateMany({ where: { id: { in: people } }, data: { blockedAt: at('2023-09-01 08:00') } });

const duty = (id: string, more: Partial<Deadline> = {}): Deadline => ({
  takenAt: null,
  ...{ id, kind: 'REPORT', subjectId: id, unitId: 'u1', teamId: 'tA', dueAt: at('2023-09-14 17:00'), dueText: null },
  ...{
    title: 'Niêm yết TTHC',
    version: 1,
    openedAt: at('2023-07-01 09:00'),
    closedAt: null,
    closedWhy: null,
    takenFromId: null,
    endsOn: null,
    ...more,
  },
});
const owed = (duties: Deadline[], more: Partial<Owed> = {}): Owed => ({
  ...{ duties, waiting: new Set<string>(), said: [], ...more },
});
const row = (personId: string, rung: string, state: OutboxState | null, more: Partial<SaidRow> = {}): SaidRow => ({
  ...{ deadlineId: 'd', version: 1, rung, personId, snoozedOn: null, cardOn: '2023-09-19', state, ...more },
});

/** What was said on the mornings before, to somebody who is there no more. */
const upTo = (rung: string, deadlineId = 'd') => row('former', rung, 'SENT', { deadlineId, cardOn: '2023-09-14' });

/** «head escalate late-3», in the order of the cards. */
async function said(today: string, what: Owed, carded: string[] = []): Promise<string[]> {
  const cards = await listSayings(morning(today), what, new Set(carded));
  return [...cards].flatMap(([person, sayings]) =>
    sayings.map(({ tone, rung, again }) => `${person.personId} ${tone} ${rung.name}${again ? ' again' : ''}`),
  );
}
async function toldTo(personId: string, today: string, what: Owed, carded: string[] = []) {
  const cards = await listSayings(morning(today), what, new Set(carded));
  const [, sayings] = [...cards].find(([person]) => person.personId === personId)!;
  return sayings[0]!.told;
}

describe('a duty', () => {
  it('is said to everybody on its rung, those above first', async () => {
    expect(await said('2023-09-19', owed([duty('d')], { said: [upTo('late-1')] }))).toEqual([
      ...['head escalate late-3', 'focal escalated late-3', 'deputy escalated late-3'],
    ]);
    expect(await said('2023-09-07', owed([duty('d')]))).toEqual(['focal before before-5', 'deputy before before-5']);
    expect(await said('2023-09-06', owed([duty('d')]))).toEqual([]);
  });

  it('of the team is said to the team, of a unit nobody joined for to the lead', async () => {
    const team = duty('d', { kind: 'VERIFY', unitId: null });
    expect(await said('2023-09-15', owed([team]))).toEqual(['lead overdue late-1']);
    expect(await said('2023-09-12', owed([duty('d', { unitId: 'u2' })]))).toEqual(['lead unreached before-2']);
    expect(await said('2023-09-15', owed([duty('d', { kind: 'VERIFY', unitId: null, teamId: 'tB' })]))).not.toContain(
      'lead overdue late-1',
    );
  });

  it('reaches the deputy of the head of the delegation only when the head cannot be reached', async () => {
    const late = owed([duty('d', { kind: 'VERIFY', unitId: null })], { said: [upTo('late-1')] });
    const above = async () => (await said('2023-09-21', late)).filter((each) => each.includes('escalate late'));
    expect(await above()).toEqual(['chief escalate late-5']);
    await block('chief');
    expect(await above()).toEqual(['vice escalate late-5']);
    await block('chief', 'vice');
    expect(await above()).toEqual(['office escalate late-5']);
  });

  it('is not said to whom today’s card or this rung was said, but once more on the day it was put off to', async () => {
    const first = owed([duty('d')], { said: [upTo('late-1')] });
    expect(await said('2023-09-19', first, ['head', 'deputy'])).toEqual(['focal escalated late-3']);
    const before = [
      upTo('late-1'),
      row('focal', 'late-3', 'SENT'),
      row('deputy', 'late-3', 'SENT', { snoozedOn: '2023-09-20' }),
    ];
    expect(await said('2023-09-20', owed([duty('d')], { said: before }))).toEqual([
      ...['head escalate late-3', 'deputy escalated late-3 again'],
    ]);
    const other = before.map((each) => ({ ...each, deadlineId: 'other' }));
    expect(await said('2023-09-19', owed([duty('d')], { said: [upTo('late-1'), ...other] }))).toHaveLength(3);
    const old = before.map((each) => ({ ...each, version: 0 }));
    expect(await said('2023-09-19', owed([duty('d')], { said: [upTo('late-1'), ...old] }))).toHaveLength(3);
  });

  it('is said once to whoever hears of it in two roles, on a card as urgent as the higher', async () => {
    const { db } = database;
    const both = { personId: 'focal', role: 'HEAD' as Role, unitId: 'u1', fromAt: at('2023-01-02 08:00') };
    await db.roleHeld.create({ data: { id: 'both', ...both } });
    const all = await said('2023-09-19', owed([duty('d')], { said: [upTo('late-1')] }));
    expect(all.filter((each) => each.startsWith('focal'))).toHaveLength(1);
    await db.roleHeld.delete({ where: { id: 'both' } });
    const two = [duty('a', { kind: 'ACKNOWLEDGE' }), duty('d')];
    expect(await said('2023-09-15', owed(two, { said: [upTo('on', 'a')] }))).toEqual([
      ...['head escalate late-1', 'focal overdue late-1', 'focal overdue late-1'],
      ...['deputy overdue late-1', 'deputy overdue late-1'],
    ]);
  });

  it('carries the unit, the team, whose word it is and what comes next; one that waits carries none of the last', async () => {
    await block('head');
    const of = async (what: Owed, today: string, person: string) =>
      [...(await listSayings(morning(today), what, new Set()))].find(([each]) => each.personId === person)![1][0]!;
    expect(await of(owed([duty('d')], { said: [upTo('late-1')] }), '2023-09-19', 'lead')).toMatchObject({
      ...{ unit: { id: 'u1', title: 'Sở u1' }, team: 'A', reader: 'LEAD', tone: 'escalate' },
      instead: { reader: 'HEAD', presence: 'blocked' },
    });
    await database.db.person.updateMany({ data: { blockedAt: null } });
    const focal = await of(owed([duty('d')]), '2023-09-15', 'focal');
    expect(focal).toMatchObject({ instead: null, escalation: { on: '2023-09-19', reader: 'HEAD' } });
    const waits = owed([duty('d', { kind: 'REMEDIATION' })], { waiting: new Set(['d']) });
    expect(await of(waits, '2023-09-19', 'focal')).toMatchObject({ tone: 'waiting', escalation: null, told: null });
    const unreached = await of(owed([duty('d', { unitId: 'u2' })]), '2023-09-12', 'lead');
    expect(unreached).toMatchObject({ tone: 'unreached', escalation: null, told: null });
    expect(await of(owed([duty('d', { kind: 'VERIFY', unitId: null })]), '2023-09-15', 'lead')).toMatchObject({
      unit: null,
    });
    expect(await of(owed([duty('d', { teamId: null })]), '2023-09-15', 'focal')).toMatchObject({ team: null });
  });
});

describe('what was told above', () => {
  const what = (...rows: SaidRow[]) => owed([duty('d')], { said: [upTo('late-1'), ...rows] });

  it('is told as of today when it is told this very morning', async () => {
    expect(await toldTo('focal', '2023-09-19', what())).toEqual({ reader: 'HEAD', state: 'told', on: '2023-09-19' });
    expect(await toldTo('head', '2023-09-19', what())).toBeNull();
  });

  it('is told as of the day on which it arrived, as being told while it is under way, and not at all when nobody was', async () => {
    const focal = (rows: SaidRow[], carded = ['head']) => toldTo('focal', '2023-09-20', what(...rows), carded);
    expect(await focal([row('head', 'late-3', 'SENT')])).toEqual({ reader: 'HEAD', state: 'told', on: '2023-09-19' });
    expect(await focal([row('head', 'late-3', 'WAITING')])).toEqual({
      ...{ reader: 'HEAD', state: 'telling', on: '2023-09-19' },
    });
    expect(await focal([row('head', 'late-3', null)])).toMatchObject({ state: 'telling' });
    expect(await focal([])).toBeNull();
    for (const other of [{ version: 0 }, { deadlineId: 'other' }, { rung: 'late-1' }, { personId: 'lead' }])
      expect(await focal([row('head', 'late-3', 'SENT', other)]), JSON.stringify(other)).toBeNull();
    expect(await focal([row('head', 'late-3', 'WAITING'), row('head', 'late-3', 'SENT')])).toMatchObject({
      state: 'told',
    });
  });
});

describe('a card made anew', () => {
  it('says to its person only what it was made for, and speaks of nothing that is merely planned', async () => {
    const again = (person: string, rungs: Record<string, string>, rows: SaidRow[] = []) =>
      listSayingsAgain(
        morning('2023-09-19'),
        owed([duty('d'), duty('e')], { said: [upTo('late-1'), upTo('late-1', 'e'), ...rows] }),
        person,
        new Map(Object.entries(rungs).map(([id, rung]) => [id, { rung, again: true }])),
      );
    const [saying, ...more] = await again('focal', { d: 'late-3', e: 'late-1' });
    expect([saying!.duty.id, saying!.again, saying!.told, more.length]).toEqual(['d', true, null, 0]);
    expect(await again('nobody', { d: 'late-3' })).toEqual([]);
    expect(await again('focal', {})).toEqual([]);
    const [told] = await again('focal', { d: 'late-3' }, [row('head', 'late-3', 'SENT')]);
    expect(told!.told).toMatchObject({ state: 'told', on: '2023-09-19' });
  });
});

describe('a unit that can be reached again', () => {
  const before = [
    row('focal', 'before-2', 'SENT', { cardOn: '2023-09-12' }),
    row('lead', 'late-5', 'SENT', { cardOn: '2023-09-21' }),
  ];

  it('hears first itself, and the account above is announced to it, whatever the lead was told meanwhile', async () => {
    const what = owed([duty('d')], { said: before });
    expect(await said('2023-09-25', what)).toEqual(['focal overdue late-1', 'deputy overdue late-1']);
    const [sayings] = (await listSayings(morning('2023-09-25'), what, new Set())).values();
    expect(sayings![0]!.escalation).toMatchObject({ on: '2023-09-26', reader: 'HEAD' });
  });

  it('gives the lead the account it had not had, and says it was given only then', async () => {
    const rows = [
      ...before,
      ...['focal', 'deputy'].map((id) => row(id, 'late-1', 'SENT', { cardOn: '2023-09-25' })),
      ...['focal', 'deputy', 'head'].map((id) => row(id, 'late-3', 'SENT', { cardOn: '2023-09-26' })),
    ];
    const what = owed([duty('d')], { said: rows });
    expect(await said('2023-09-27', what)).toContain('lead escalate late-5');
    expect(await toldTo('focal', '2023-09-27', what)).toMatchObject({ reader: 'LEAD', on: '2023-09-27' });
    // What the lead read while nobody could be reached is no account.
    expect(await toldTo('focal', '2023-09-27', what, ['lead'])).toBeNull();
  });
});

describe('somebody who is focal point and head at once', () => {
  it('is never told that they themselves are told, but who comes next', async () => {
    const { db } = database;
    await block('head', 'deputy');
    await db.roleHeld.create({
      data: { id: 'both', personId: 'focal', role: 'HEAD', unitId: 'u1', fromAt: at('2023-01-02 08:00') },
    });
    try {
      const told = async (today: string, rows: SaidRow[]) => {
        const cards = await listSayings(morning(today), owed([duty('d')], { said: rows }), new Set());
        return [...cards].find(([person]) => person.personId === 'focal')![1][0]!;
      };
      expect((await told('2023-09-15', [])).escalation).toBeNull();
      const late = await told('2023-09-19', [row('focal', 'late-1', 'SENT', { cardOn: '2023-09-15' })]);
      expect(late.told).toBeNull();
      expect(late.escalation).toMatchObject({ reader: 'LEAD' });
    } finally {
      await db.roleHeld.delete({ where: { id: 'both' } });
    }
  });
});

describe('a duty that cannot be said', () => {
  it('is noted, and every other is said; one in a year without a table only waits', async () => {
    const bad = duty('bad', { title: undefined as never, kind: 'REMEDIATION' });
    const next = duty('next', { dueAt: at('2031-09-14 17:00'), openedAt: at('2023-07-01 09:00') });
    const cards = await listSayings(morning('2023-09-15'), owed([bad, duty('d'), next]), new Set());
    expect([...cards].map(([person, sayings]) => [person.personId, sayings.map((each) => each.duty.id)])).toEqual([
      ['focal', ['d']],
      ['deputy', ['d']],
    ]);
    expect([...faulty.keys()]).toEqual(['bad']);
    expect(faulty.get('bad')).toBeInstanceOf(Error);
  });
});
