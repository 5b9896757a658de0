// The desk: what do I owe (/viec), what is coming (/lich), help, and what is said when nothing fits. It asks every room
// through its face and knows none of them; lists are always made anew, so they are always true.
import { cut } from '../kit/cut.js';
import type { CalendarEntry, Desk, Duty, Look, RoomFace } from '../dialogue/face.js';
import { saysDone, speaksToPeople } from '../dialogue/small-talk.js';
import { keptOf, listKept, type KnownTurn, type Who } from '../dialogue/turn.js';
import { button, layOut, type Button, type Message } from '../outbox/message.js';
import type { Words } from '../kit/words.js';
import { isOffice } from '../people/rules.js';
import { calendarScreen, pastScreen, visitsScreen } from './calendar.js';
import { help, lineIn, pager, seeCalendar } from './lists.js';
import { toPage } from '../people/pages.js';

/** Entries on one page of a list. */
const PAGE = 6;
/** Lines of what others owe below one's own; the rest is counted and stands behind a button. */
const WATCHED = 3;

export interface DeskPorts {
  /** Whom to ask, as the office wants it shown; null shows the office's name only. */
  readonly officeContact: string | null;
  /** What stands over /viec: the person's units or team. */
  placeOf(look: Look): Promise<string>;
}

/** Makes the desk over all rooms. */
export function deskRoom(
  rooms: readonly RoomFace[],
  ports: DeskPorts,
): { face: RoomFace; desk: Desk; countDuties(look: Look): Promise<number> } {
  const duties = async (look: Look): Promise<Duty[]> =>
    sortDuties((await inTurn(rooms, (room) => room.duties?.(look))).flat());
  const entries = async (look: Look): Promise<CalendarEntry[]> =>
    (await inTurn(rooms, (room) => room.calendar?.(look))).flat().sort((a, b) => a.at.getTime() - b.at.getTime());

  const past = async (look: Look): Promise<CalendarEntry[]> =>
    (await inTurn(rooms, (room) => room.past?.(look))).flat();

  const dialogues = new Map(
    rooms.flatMap((room) => Object.entries(room.dialogues ?? {}).map(([name, face]) => [`${room.name}.${name}`, face])),
  );

  /** What was interrupted and would be lost, as the first lines of /viec. */
  function keptDuties(turn: KnownTurn, place: string, owed: readonly Duty[]): Duty[] {
    const { t } = turn.words;
    return listKept(turn.dialogue).flatMap(({ kind, step, data }): Duty[] => {
      const face = dialogues.get(kind);
      if (!face?.resume || !face.isHalfDone?.(step, data)) return [];
      const draft = face.dutyAct?.(data) ?? null;
      if (owed.some(({ act }) => act === draft)) return [];
      const line = t('desk-kept', { what: face.keptAs ?? kind.replace('.', '-'), step });
      return [{ place, line, dueAt: null, label: t('desk-kept-go-on'), act: `desk.resume:${kind}`, begun: true }];
    });
  }

  /** Goes on with what was interrupted last, or with the one of that kind, as it was left. */
  async function resume(turn: KnownTurn, [kind]: readonly string[]): Promise<void> {
    const kept = keptOf(turn.dialogue, kind);
    const face = kept ? dialogues.get(kept.kind) : undefined;
    if (!kept || !face?.resume) return showDuties(turn);
    turn.open(kept.kind, kept.version, kept.step, kept.data);
    return face.resume(turn);
  }

  async function showDuties(turn: KnownTurn, page = 0): Promise<void> {
    turn.close();
    const place = await ports.placeOf(turn);
    const owed = await duties(turn);
    // What was begun is whoever's it is: it belongs to no one place.
    const all = [...keptDuties(turn, '', owed), ...owed];
    if (all.length === 0) {
      const next = (await entries(turn)).find((entry) => entry.at > turn.now && !entry.isCancelled);
      const key = next ? 'desk-nothing-next' : 'desk-nothing';
      return turn.show({
        text: turn.words.t(key, next ? { next: next.line } : {}),
        rows: [[seeCalendar(turn.words), help(turn.words)]],
      });
    }
    turn.show(dutiesScreen(turn, all, place, page));
  }

  /** Somebody says that it is all done: what is still open, with its buttons, or that nothing is. */
  async function showOpen(turn: KnownTurn): Promise<void> {
    const { t } = turn.words;
    const all = await duties(turn);
    const own = all.filter((duty) => !duty.watched);
    const watched = all.length - own.length;
    if (own.length === 0 && watched > 0)
      return turn.tell({
        text: t('desk-done-watched', { count: turn.words.f.count(watched) }),
        rows: [[button(t('button-todo'), 'desk.todo', 4)]],
      });
    if (own.length === 0)
      return turn.tell({ text: t('desk-done-nothing'), rows: [[button(t('button-todo'), 'desk.todo', 4)]] });
    const list = dutiesScreen(turn, own, await ports.placeOf(turn), 0);
    turn.show({ ...list, text: `${t('desk-done-open')}\n${list.text}` });
  }

  async function showWatched(turn: KnownTurn, page = 0): Promise<void> {
    turn.close();
    const [all, place] = [await duties(turn), await ports.placeOf(turn)];
    turn.show(watchedScreen(turn, all, place, page));
  }

  async function showCalendar(turn: KnownTurn, page = 0): Promise<void> {
    turn.close();
    turn.show(calendarScreen(turn, await entries(turn), await past(turn), await ports.placeOf(turn), page));
  }

  async function showPast(turn: KnownTurn, page = 0): Promise<void> {
    turn.close();
    turn.show(pastScreen(turn, await past(turn), await ports.placeOf(turn), page));
  }

  async function showVisits(turn: KnownTurn, page = 0): Promise<void> {
    turn.close();
    turn.show(visitsScreen(turn, await entries(turn), await ports.placeOf(turn), page));
  }

  function showHelp(turn: KnownTurn): void {
    const { t } = turn.words;
    turn.show({
      text: t('help'),
      rows: [
        [button(t('button-todo'), 'desk.todo', 4)],
        [seeCalendar(turn.words)],
        [button(t('button-contact'), 'desk.contact', 7)],
      ],
    });
  }

  function showContact(turn: KnownTurn): void {
    const { t } = turn.words;
    const text = ports.officeContact
      ? t('contact-office', { contact: ports.officeContact })
      : t('contact-office-plain');
    turn.show({ text, rows: [[button(t('button-todo'), 'desk.todo', 4)]] });
  }

  const run = (work: (turn: KnownTurn) => Promise<void> | void) => ({ run: async (turn: KnownTurn) => work(turn) });
  const face: RoomFace = {
    name: 'desk',
    commands: {
      viec: run((turn) => showDuties(turn)),
      todo: run((turn) => showDuties(turn)),
      batdau: run((turn) => showDuties(turn)),
      lich: run((turn) => showCalendar(turn)),
      calendar: run((turn) => showCalendar(turn)),
      trogiup: run(showHelp),
      help: run(showHelp),
      lienhe: run(showContact),
      contact: run(showContact),
    },
    acts: {
      todo: (turn, [page]) => showDuties(turn, toPage(page)),
      watched: (turn, [page]) => showWatched(turn, toPage(page)),
      lich: (turn, [page]) => showCalendar(turn, toPage(page)),
      visits: (turn, [page]) => showVisits(turn, toPage(page)),
      past: (turn, [page]) => showPast(turn, toPage(page)),
      help: async (turn) => showHelp(turn),
      contact: async (turn) => showContact(turn),
      resume,
    },
  };

  const desk: Desk = {
    home: (turn) => showDuties(turn),
    async puzzled(turn) {
      const { t } = turn.words;
      if (turn.input.kind === 'text' && saysDone(turn.input.text)) return showOpen(turn);
      const begun = (await duties(turn)).find((duty) => duty.begun);
      const rows: Button[][] = begun ? [[button(begun.label, begun.act)]] : [];
      rows.push([button(t('button-todo'), 'desk.todo', 4)]);
      // The standing office has nobody to ask but itself.
      if (!isOffice(turn.who)) rows.push([button(t('button-contact'), 'desk.contact', 7)]);
      const isForPeople = turn.input.kind === 'text' && !isOffice(turn.who) && speaksToPeople(turn.input.text);
      turn.show({ text: t(isForPeople ? 'desk-sent-nobody' : 'not-understood'), rows });
    },
  };
  const countDuties = async (look: Look) =>
    (await duties(look)).filter((duty) => !duty.watched && !duty.isTotal).length;
  return { face, desk, countDuties };
}

/** Oldest deadline first; what is begun before everything, what is only watched after everything. */
export function sortDuties(duties: readonly Duty[]): Duty[] {
  const rank = (duty: Duty) => (duty.isTotal ? 3 : duty.watched ? 2 : duty.begun ? 0 : 1);
  const due = (duty: Duty) => duty.dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return [...duties].sort((a, b) => rank(a) - rank(b) || due(a) - due(b));
}

/** /viec: numbered lines, numbers are buttons; what is watched stands below without a number. */
export function dutiesScreen(
  look: { now: Date; words: Words; who: Who },
  duties: readonly Duty[],
  place: string,
  page: number,
): Message {
  const { t, f } = look.words;
  const own = duties.filter((duty) => !duty.watched && !duty.isTotal);
  const watched = duties.filter((duty) => duty.watched);
  const totals = duties.filter((duty) => duty.isTotal);
  const shown = own.slice(page * PAGE, page * PAGE + PAGE);
  const lineOf = lineIn(look, duties);
  const head = t(watched.length > 0 ? 'desk-todo-head-watched' : 'desk-todo-head', {
    place,
    count: f.count(own.length),
    n: own.length,
    watched: f.count(watched.length),
    now: f.moment(look.now),
  });
  const numbered = shown.map((duty, n) => `${page * PAGE + n + 1}. ${lineOf(duty)}`);
  const below = page === 0 ? watched.slice(0, WATCHED).map((duty) => t('desk-watched', { line: lineOf(duty) })) : [];
  const rest = watched.length - WATCHED;
  if (below.length > 0 && rest > 0) below.push(t('desk-watched-more', { count: f.count(rest) }));
  const buttons = shown.map((duty, n) => button(cut(`${page * PAGE + n + 1} · ${duty.label}`, 24), duty.act));
  const others = [
    ...(watched.length > 0 ? [button(t('desk-button-watched'), 'desk.watched', 7)] : []),
    ...totals.map((duty) => button(duty.label, duty.act, 10)),
  ];
  return {
    text: [head, ...numbered, ...below, ...(page === 0 ? totals.map(lineOf) : [])].join('\n'),
    rows: [
      ...layOut(buttons),
      ...pager('desk.todo', page, own.length, PAGE, look.words),
      ...layOut(others),
      [seeCalendar(look.words), help(look.words)],
    ],
  };
}

/** What others owe: every line, by pages, each with its number. */
export function watchedScreen(
  look: { now: Date; words: Words; who: Who },
  duties: readonly Duty[],
  place: string,
  page: number,
): Message {
  const { t, f } = look.words;
  const watched = duties.filter((duty) => duty.watched);
  const bottom = [button(t('button-todo'), 'desk.todo', 4), help(look.words)];
  if (watched.length === 0) return { text: t('desk-watched-none'), rows: [bottom] };
  const from = page * PAGE < watched.length ? page * PAGE : 0;
  const shown = watched.slice(from, from + PAGE);
  const lineOf = lineIn(look, duties);
  const head = t('desk-watched-head', { place, count: f.count(watched.length), now: f.moment(look.now) });
  return {
    text: [head, ...shown.map((duty, n) => `${from + n + 1}. ${lineOf(duty)}`)].join('\n'),
    rows: [
      ...layOut(shown.map((duty, n) => button(cut(`${from + n + 1} · ${duty.label}`, 24), duty.act))),
      ...pager('desk.watched', from / PAGE, watched.length, PAGE, look.words),
      bottom,
    ],
  };
}

/** Asks the rooms one after the other: they share one transaction. */
async function inTurn<T>(rooms: readonly RoomFace[], ask: (room: RoomFace) => Promise<T> | undefined): Promise<T[]> {
  const answers: T[] = [];
  for (const room of rooms) {
    const answer = await ask(room);
    if (answer !== undefined) answers.push(answer);
  }
  return answers;
}
