// A unit's last day has passed: the standing office says who succeeds it, or that nobody does, asked once more. What was open
// goes over or ends, and everybody concerned hears of it once: the successor, the people of the old unit, the leads.
import { dayOf } from '../kit/calendar.js';
import type { DialogueFace, Duty, Look } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { cancelInspection } from '../inspections/cancelling.js';
import { listInspectionsOfUnits } from '../inspections/store.js';
import { loadCalendar } from '../deadlines/store.js';
import type { Words } from '../kit/words.js';
import { button, layOut, type Message } from '../outbox/message.js';
import { searchUnits } from '../people/inviting.js';
import { PAGE, pageOf, pageRows, toPage } from '../people/pages.js';
import { isOffice } from '../people/rules.js';
import { listAllUnits, listTeamPeople, listUnitHolders, type Reachable, type UnitView } from '../people/store.js';
import { judgesOf, peopleOfUnit, reachable, tellAll } from './announce.js';
import { cut } from './due-words.js';
import { actOf, backButton } from './item-screens.js';
import {
  endWithoutSuccessor,
  findEnded,
  listEnded,
  passOn,
  type EndedUnit,
  type LeftOpen,
} from './succession-store.js';
import { argsOf, openLines } from './succession-words.js';

const HEIR = 'remediation.heir';
const VERSION = 1;
/** One line of the office's /viec for each unit that has ended and waits. */
export async function successionDuties({ tx, who, now, words }: Look): Promise<Duty[]> {
  if (!isOffice(who)) return [];
  return (await listEnded(tx, now)).map((ended) => ({
    place: words.t('place-office'),
    line: words.t('succession-duty', argsOf(words, ended)),
    dueAt: null,
    label: words.t('succession-label'),
    act: actOf('heir', ended.unit.id),
  }));
}

/** The unit, while the office may decide about it now; otherwise they get the rights sentence, or the list as it stands. */
async function deciding(turn: KnownTurn, id: string | undefined, lock = false): Promise<EndedUnit | null> {
  if (!isOffice(turn.who)) {
    turn.refuseRights();
    return null;
  }
  const ended = id ? await findEnded(turn.tx, id, turn.now, lock) : null;
  if (!ended) await showWaiting(turn);
  return ended;
}

/** Every unit that waits. */
async function showWaiting(turn: KnownTurn, asked: string | undefined = undefined): Promise<void> {
  if (!isOffice(turn.who)) return turn.refuseRights();
  turn.close();
  const { t } = turn.words;
  const todo = button(t('button-todo'), 'desk.todo', 4);
  const all = await listEnded(turn.tx, turn.now);
  if (all.length === 0) return turn.show({ text: t('succession-none-waiting'), rows: [[todo]] });
  const { shown, page, pages } = pageOf(all, toPage(asked));
  const lines = shown.map((ended, n) => `${page * PAGE + n + 1}. ${t('succession-duty', argsOf(turn.words, ended))}`);
  const buttons = shown.map(({ unit }, n) =>
    button(`${page * PAGE + n + 1} · ${t('succession-label')}`, actOf('heir', unit.id)),
  );
  turn.show({
    text: [t('succession-list'), ...lines].join('\n'),
    rows: pageRows(turn.words, buttons, actOf('heirs'), { page, pages }, [todo]),
  });
}

/** One unit: what it left open, and the two ways. */
async function showEnded(turn: KnownTurn, id: string | undefined): Promise<void> {
  const ended = await deciding(turn, id);
  if (!ended) return;
  const { t, f } = turn.words;
  const { unit, open } = ended;
  turn.close();
  const hidden = open.hidden.length;
  const lines = [
    t('succession-head', argsOf(turn.words, ended)),
    ...openLines({ words: turn.words, calendar: await loadCalendar(turn.tx), now: turn.now }, open),
    ...(hidden > 0 ? [t('succession-hidden', { count: f.count(hidden) })] : []),
    t('succession-ask'),
  ];
  turn.show({
    text: lines.join('\n'),
    rows: [
      [button(t('succession-choose'), actOf('heirpick', unit.id))],
      [button(t('succession-none'), actOf('heirnone', unit.id))],
      [button(t('button-todo'), 'desk.todo', 4)],
    ],
  });
}

/** Which unit: all in force by pages, or those whose name was typed. */
async function showUnits(turn: KnownTurn, ended: EndedUnit, query: string | null, asked: number): Promise<void> {
  const { t } = turn.words;
  const all = (await listAllUnits(turn.tx, dayOf(turn.now))).filter(({ id }) => id !== ended.unit.id);
  const found = query === null ? all : searchUnits(all, query);
  const { shown, page, pages } = pageOf(found, asked);
  turn.open(HEIR, VERSION, 'pick', { unitId: ended.unit.id, query, page: String(page) });
  const head =
    found.length === 0
      ? t('people-invite-unit-none', { typed: cut(query ?? '', 60) })
      : t('succession-pick', { unit: ended.unit.title, page: page + 1, pages });
  const lines = shown.map((unit, n) => `${n + 1}. ${unit.title}`);
  const buttons = shown.map((unit, n) => button(String(n + 1), actOf('heirask', ended.unit.id, unit.id)));
  turn.show({
    text: [head, ...lines, t('people-invite-unit-hint')].join('\n'),
    rows: pageRows(turn.words, buttons, actOf('heirpick', ended.unit.id), { page, pages }, [
      backButton(turn.words, actOf('heir', ended.unit.id)),
    ]),
  });
}

async function pick(turn: KnownTurn, [id, page]: readonly string[]): Promise<void> {
  const ended = await deciding(turn, id);
  if (!ended) return;
  const { query } = turn.dialogue.data as { query?: string | null };
  const typed = turn.dialogue.kind === HEIR && page !== undefined ? (query ?? null) : null;
  return showUnits(turn, ended, typed, toPage(page));
}

const unitIdOf = ({ dialogue }: KnownTurn): string => (dialogue.data as { unitId?: string }).unitId ?? '';

/** What the office types while choosing: part of the successor's name, or its code. */
export const successionDialogue: DialogueFace = {
  version: VERSION,
  edits: 'again',
  isHalfDone: () => false,
  composed: (step, { unitId }) => (step === 'confirm' ? { change: actOf('heirpick', String(unitId)) } : null),
  resume(turn) {
    const { page, heirId } = turn.dialogue.data as { page?: string; heirId?: string };
    if (turn.dialogue.step === 'confirm') return askHeir(turn, [unitIdOf(turn), heirId ?? '']);
    return pick(turn, [unitIdOf(turn), page ?? '0']);
  },
  async text(turn, typed) {
    const ended = await deciding(turn, unitIdOf(turn));
    if (ended) await showUnits(turn, ended, [...typed].slice(0, 60).join(''), 0);
  },
};

async function findHeir(turn: KnownTurn, ended: EndedUnit, id: string | undefined): Promise<UnitView | null> {
  const heir = (await listAllUnits(turn.tx, dayOf(turn.now))).find(
    (unit) => unit.id === id && unit.id !== ended.unit.id,
  );
  if (!heir) await showUnits(turn, ended, null, 0);
  return heir ?? null;
}

/** A unit was chosen: what would go over, asked once more. */
async function askHeir(turn: KnownTurn, [id, heirId]: readonly string[]): Promise<void> {
  const ended = await deciding(turn, id);
  const heir = ended && (await findHeir(turn, ended, heirId));
  if (!ended || !heir) return;
  const { t } = turn.words;
  turn.open(HEIR, VERSION, 'confirm', { unitId: ended.unit.id, heirId: heir.id });
  turn.show({
    text: [
      t('succession-confirm', { ...argsOf(turn.words, ended), heir: heir.title }),
      ...(await sayWhoIsTold(turn, ended, heir)),
    ].join(' '),
    rows: [
      [button(t('succession-confirm-yes'), actOf('heiryes', ended.unit.id, heir.id))],
      [backButton(turn.words, actOf('heir', ended.unit.id))],
    ],
  });
}

/** Who will be told, and who cannot be: the successor, the people of the old unit, the leads of the teams concerned. */
async function sayWhoIsTold(turn: KnownTurn, { unit, open }: EndedUnit, heir: UnitView | null): Promise<string[]> {
  const { tx, now, words } = turn;
  const sides = [{ who: unit.title, isThere: reachable(await listUnitHolders(tx, [unit.id])).length > 0 }];
  if (heir) sides.unshift({ who: heir.title, isThere: (await peopleOfUnit(tx, heir.id, now)).length > 0 });
  const teams = [...new Set([...open.items, ...open.visits].flatMap(({ teamId }) => teamId ?? []))];
  const leads: number[] = [];
  for (const teamId of teams) leads.push(reachable(await listTeamPeople(tx, teamId)).length);
  if (teams.length > 0) sides.push({ who: words.t('succession-leads'), isThere: leads.every((count) => count > 0) });
  return [true, false].flatMap((isThere) => {
    const who = sides.filter((side) => side.isThere === isThere).map((side) => side.who);
    if (who.length === 0) return [];
    return [words.t(isThere ? 'succession-will-tell' : 'succession-nobody-there', { who: who.join(', ') })];
  });
}

async function takeHeir(turn: KnownTurn, [id, heirId]: readonly string[], ports: RoomPorts): Promise<void> {
  const ended = await deciding(turn, id, true);
  const heir = ended && (await findHeir(turn, ended, heirId));
  if (!ended || !heir) return;
  const { unit, open } = ended;
  await passOn(turn.tx, ended, heir, turn.who.personId, turn.now);
  turn.audit('unit.succeeded', unit.id, {
    ...{ successor: heir.id, items: open.items.length, visits: open.visits.length, requests: open.requests },
  });
  const heirs = await peopleOfUnit(turn.tx, heir.id, turn.now);
  const calendar = await loadCalendar(turn.tx);
  const key = `succeeded:${unit.id}:${turn.now.getTime().toString(36)}`;
  // The successor reads of what they find: a visit that has not been announced to anybody is announced to them in its time.
  const visible = new Set((await listInspectionsOfUnits(turn.tx, [heir.id])).map(({ id }) => id));
  const found = { ...open, visits: open.visits.filter(({ id }) => visible.has(id)) };
  const build =
    (which: 'heir' | 'former' | 'lead') =>
    (words: Words): Message => {
      const left = which === 'heir' ? found : open;
      const facts = { ...argsOf(words, { ...ended, open: left }), heir: heir.title, s: sizeOf(left) };
      const since = { name: turn.who.fullName, since: words.f.day(dayOf(turn.now)) };
      const lines = which === 'former' ? [] : openLines({ words, calendar, now: turn.now }, left);
      return {
        text: [
          words.t(`succession-told-${which}`, { ...facts, ...since }),
          ...lines,
          ...(which === 'heir' && left.items.some(({ dueAt }) => dueAt < turn.now)
            ? [words.t('succession-anew', since)]
            : []),
          ...(which === 'heir' ? [words.t('succession-told-end', { s: facts.s })] : []),
        ].join('\n'),
        rows: [[button(words.t('button-todo'), 'desk.todo', 4)]],
      };
    };
  tellAll(turn, ports.words, heirs, { key, build: build('heir') });
  await tellFormer(turn, ended, ports, { key, but: heirs.map(({ personId }) => personId), build: build('former') });
  await tellLeads(turn, ended, ports, { key, build: build('lead') });
  const { t, f } = turn.words;
  turn.record(t('succession-record', { unit: unit.title, heir: heir.title, name: turn.who.fullName }));
  turn.close();
  turn.show({
    text: t('succession-done', {
      ...argsOf(turn.words, ended),
      heir: heir.title,
      count: f.count(heirs.length),
    }),
    rows: [[button(t('button-todo'), 'desk.todo', 4)]],
  });
}

const sizeOf = ({ items, visits }: LeftOpen): number => items.length + visits.length;

/** [Không có đơn vị kế thừa]: what would end, asked once more. */
async function askNone(turn: KnownTurn, [id]: readonly string[]): Promise<void> {
  const ended = await deciding(turn, id);
  if (!ended) return;
  const { t } = turn.words;
  turn.show({
    text: [
      [t('succession-none-ask', argsOf(turn.words, ended)), ...(await sayWhoIsTold(turn, ended, null))].join(' '),
      ...openLines({ words: turn.words, calendar: await loadCalendar(turn.tx), now: turn.now }, ended.open),
    ].join('\n'),
    rows: layOut([
      button(t('succession-none-yes'), actOf('heirnoneyes', ended.unit.id)),
      backButton(turn.words, actOf('heir', ended.unit.id)),
    ]),
  });
}

async function takeNone(turn: KnownTurn, [id]: readonly string[], ports: RoomPorts): Promise<void> {
  const ended = await deciding(turn, id, true);
  if (!ended) return;
  const { unit, open } = ended;
  const toCome = [...open.visits, ...open.hidden].filter((visit) => visit.inspectOn >= dayOf(turn.now));
  for (const visit of toCome) await cancelInspection(turn.tx, turn, ports, visit.id, turn.who.personId, turn.now);
  await endWithoutSuccessor(turn.tx, ended, turn.who.personId, turn.now);
  turn.audit('unit.ended', unit.id, { items: open.items.length, visits: open.visits.length, cancelled: toCome.length });
  const calendar = await loadCalendar(turn.tx);
  const key = `ended:${unit.id}:${turn.now.getTime().toString(36)}`;
  const told =
    (which: string) =>
    (words: Words): Message => ({
      text: [
        words.t(`succession-none-told-${which}`, { ...argsOf(words, ended), s: sizeOf(open) }),
        ...(which === 'lead' ? openLines({ words, calendar, now: turn.now }, open) : []),
      ].join('\n'),
      rows: [[button(words.t('button-todo'), 'desk.todo', 4)]],
    });
  await tellFormer(turn, ended, ports, { key, but: [], build: told('former') });
  await tellLeads(turn, ended, ports, { key, build: told('lead') });
  const { t } = turn.words;
  turn.close();
  turn.show({
    text: t('succession-none-done', argsOf(turn.words, ended)),
    rows: [[button(t('button-todo'), 'desk.todo', 4)]],
  });
}

/** Whoever holds a post in the unit that has ended, once. */
async function tellFormer(
  turn: KnownTurn,
  { unit }: EndedUnit,
  ports: RoomPorts,
  what: { key: string; but: readonly string[]; build(words: Words): Message },
): Promise<void> {
  const holders = reachable(await listUnitHolders(turn.tx, [unit.id]));
  const others = holders.filter(({ personId }) => !what.but.includes(personId));
  tellAll(turn, ports.words, others, { key: `${what.key}:former`, build: what.build });
}

/** The leads of the teams whose work this is. */
async function tellLeads(
  turn: KnownTurn,
  { unit, open: { items, visits } }: EndedUnit,
  ports: RoomPorts,
  what: { key: string; build(words: Words): Message },
): Promise<void> {
  const teams = new Set([...items, ...visits].map(({ teamId }) => teamId));
  const leads: Reachable[] = [];
  for (const teamId of teams) leads.push(...(await judgesOf(turn.tx, teamId, [unit.id])));
  const people = reachable(leads).filter(({ personId }) => personId !== turn.who.personId);
  tellAll(turn, ports.words, people, { key: `${what.key}:lead`, build: what.build });
}

/** The acts of succession. */
export const successionActs = (
  ports: RoomPorts,
): Record<string, (turn: KnownTurn, args: readonly string[]) => Promise<void>> => ({
  heirs: (turn, [page]) => showWaiting(turn, page),
  heir: (turn, [id]) => showEnded(turn, id),
  heirpick: pick,
  heirask: askHeir,
  heiryes: (turn, args) => takeHeir(turn, args, ports),
  heirnone: askNone,
  heirnoneyes: (turn, args) => takeNone(turn, args, ports),
});
