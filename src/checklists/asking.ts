// Shows questions: the next one, the one before, one by number, one that is answered already. It stores nothing.
import { dayOf } from '../kit/calendar.js';
import type { Locale, Words } from '../kit/words.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { button } from '../outbox/message.js';
import { headTitleOf, type UnitOfRole } from '../people/names.js';
import { findUnit, listNames } from '../people/store.js';
import type { ChecklistPorts } from './ports.js';
import type { StoredAnswer } from './stored-answer.js';
import { findNamed, findOpenConflict, findReturnReason } from './conflict-store.js';
import { conflictScreen } from './follow-screens.js';
import { askScreen, storedScreen, type CardFacts } from './question-screens.js';
import { askForRest } from './readers.js';
import { goTo, keptPartial, readAt, type AskData, type At } from './turns.js';
import type { AnswerValue, Question } from './types.js';
import { isOpen, nextOpen, numberOf, type Walk } from './walk.js';

/** What the checklists room works with. */
export interface Room extends ChecklistPorts {
  readonly words: Readonly<Record<Locale, Words>>;
  /** The page at the end of the way: the unit's review screen, or what is left on site. */
  showEnd(turn: KnownTurn, walk: Walk, echo: readonly string[]): Promise<void>;
}

/** The facts of a card, from where somebody is. */
export const factsOf = (
  turn: KnownTurn,
  at: At,
  echo: readonly string[] = [],
  own: StoredAnswer | null = at.walk.stand.own,
): CardFacts => ({
  words: turn.words,
  walk: at.walk,
  question: at.question,
  todayOn: dayOf(turn.now),
  echo,
  own,
});

/** Asks a question nobody has answered yet, without reading anything: the press that came before has read the way. */
function askFresh(turn: KnownTurn, at: At, echo: readonly string[]): void {
  const nobody: At = { ...at, walk: { ...at.walk, stand: { ...at.walk.stand, own: null } } };
  const half = halfRead(turn, nobody);
  goTo(turn, nobody, 'ask', half.more);
  turn.show(askScreen(factsOf(turn, nobody, [...echo, ...half.echo])));
}

/** What was half read of this answer before something led away: it is gone on with, and said. */
function halfRead(turn: KnownTurn, at: At): { echo: string[]; more: Partial<AskData> } {
  const partial = keptPartial(turn, at);
  if (partial === null) return { echo: [], more: {} };
  const ask = askForRest(at.question, partial, {
    f: turn.words.f,
    todayOn: dayOf(turn.now),
    unitClass: at.walk.stand.unitClass,
  });
  return { echo: [turn.words.t(ask.refusal, ask.args)], more: { partial } };
}

/** Shows a question as it stands: asked when it is open and unanswered, otherwise with its answer, or its two answers. */
export async function showQuestion(
  turn: KnownTurn,
  walk: Walk,
  question: Question,
  echo: readonly string[] = [],
): Promise<void> {
  const { stand } = walk;
  const untroubled =
    !stand.disputed.has(question.code) && !stand.reopened.has(question.code) && isOpen(walk, question.code);
  if (
    untroubled &&
    !stand.answered.has(question.code) &&
    !stand.aside.has(question.code) &&
    !stand.beside.has(question.code)
  )
    return askFresh(turn, { walk, question }, echo);
  const at = await readAt(turn, walk, question);
  await showStored(turn, at, echo);
}

/** What the delegation asked for when it sent the question back; null when it did not. */
async function whyReturned(turn: KnownTurn, { walk, question }: At): Promise<string | null> {
  const sentBack = walk.stand.reopened.has(question.code)
    ? await findReturnReason(turn.tx, walk.stand.checklistId, question.code)
    : null;
  const usual = sentBack?.reasonCode ? `remediation-reason-${sentBack.reasonCode}` : null;
  return usual && turn.words.has(usual) ? turn.words.t(usual) : (sentBack?.reason ?? null);
}

/** Shows the question of `at`, whose answer has been read. */
export async function showStored(
  turn: KnownTurn,
  at: At,
  echo: readonly string[] = [],
  more: Partial<AskData> = {},
): Promise<void> {
  const { walk, question } = at;
  const { own } = walk.stand;
  if (walk.stand.disputed.has(question.code) && own?.value) return showConflict(turn, at, echo);
  const returned = await whyReturned(turn, at);
  const open = isOpen(walk, question.code);
  if (!own?.value && open) {
    const half = halfRead(turn, at);
    return showAsk(turn, at, [...echo, ...half.echo], half.more);
  }
  goTo(turn, at, 'stored', more);
  turn.show(storedScreen({ ...factsOf(turn, at, echo), returned }, open));
}

/** What this person had ticked when something led away; null when the question has been answered since. */
export function ticksOf(turn: KnownTurn, { walk }: At): readonly string[] | null {
  const { own } = walk.stand;
  const ticked = own?.ticked;
  return ticked && ticked.by === turn.who.personId && ticked.v === own.version ? ticked.choices : null;
}

/** Asks the question of `at`, answered before or not. */
export async function showAsk(
  turn: KnownTurn,
  at: At,
  echo: readonly string[] = [],
  more: Partial<AskData> = {},
  how: { inPlace?: boolean } = {},
): Promise<void> {
  const value = at.walk.stand.own?.value;
  const picked = more.picked ?? ticksOf(turn, at) ?? (value?.type === 'MULTI' ? value.choices : []);
  goTo(turn, at, 'ask', { ...more, ...(at.question.type === 'MULTI' ? { picked } : {}) });
  const screen = askScreen({ ...factsOf(turn, at, echo), returned: await whyReturned(turn, at) }, picked);
  const isLost = (more.unread ?? 0) >= UNREAD_LIMIT;
  // Whom to ask takes the place of the guidance where there is no room for both.
  const without = (rows: typeof screen.rows, star: number) =>
    isLost && rows!.length >= MAX_ROWS ? rows!.filter((row) => row[0]!.star !== star) : rows!;
  const kept = without(without(screen.rows, 3), 9);
  const rows = isLost ? [...kept, [button(turn.words.t('button-contact'), 'desk.contact', 9)]] : kept;
  turn.show({ ...screen, rows }, how);
}

/** After so many times in a row that nothing could be read, the card says whom to ask. */
const UNREAD_LIMIT = 3;
const MAX_ROWS = 5;

/** Shows two rival answers, the one in use first. */
export async function showConflict(turn: KnownTurn, at: At, echo: readonly string[] = []): Promise<void> {
  const { walk, question } = at;
  const own = walk.stand.own!;
  const conflict = await findOpenConflict(turn.tx, walk.stand.checklistId, question.code);
  if (!conflict || !own.value)
    return showStored(turn, { ...at, walk: { ...walk, stand: { ...walk.stand, disputed: new Set() } } }, echo);
  const both = [own.answeredById, conflict.secondById];
  const people = await findNamed(turn.tx, both);
  const names = await listNames(turn.tx, both);
  const isHead = [...people.values()].some(({ role }) => role === 'HEAD');
  const unit = isHead ? await findUnit(turn.tx, walk.stand.unitId) : null;
  const named = (personId: string | null): string => {
    const person = personId ? people.get(personId) : undefined;
    const shown =
      personId === turn.who.personId
        ? turn.words.t('checklists-you')
        : (names.get(personId ?? '') ?? turn.words.t('people-gone'));
    return person
      ? turn.words.t('checklists-named', { name: shown, role: roleWord(turn.words, person.role, unit) })
      : shown;
  };
  goTo(turn, at, 'conflict');
  turn.show(
    conflictScreen(
      factsOf(turn, at, echo),
      conflict.id,
      { value: own.value, who: named(own.answeredById), at: own.answeredAt ?? turn.now },
      {
        value: conflict.secondValue as unknown as AnswerValue,
        who: named(conflict.secondById),
        at: conflict.secondAt,
      },
    ),
  );
}

/** «đầu mối», «đầu mối dự phòng», the head by the registered office; people of a team by one word. */
export const roleWord = (words: Words, role: string, unit: UnitOfRole | null): string =>
  role === 'HEAD' && unit ? headTitleOf(words, unit) : words.t(ROLE_KEYS[role] ?? 'checklists-role-TEAM');

const ROLE_KEYS: Readonly<Record<string, string>> = {
  FOCAL: 'checklists-role-FOCAL',
  DEPUTY: 'checklists-role-DEPUTY',
  HEAD: 'checklists-role-HEAD',
};

/** Goes on to the next question that wants an answer, or to the end. */
export async function goOn(
  turn: KnownTurn,
  room: Room,
  walk: Walk,
  fromOrder: number,
  echo: readonly string[],
): Promise<void> {
  const next = nextOpen(walk, fromOrder);
  return next ? showQuestion(turn, walk, next, echo) : room.showEnd(turn, walk, echo);
}

/** The number of a question for readers of typed words. */
export const positionOf = (at: At): number => numberOf(at.walk, at.question);
