// Composing a broadcast: text, audience, preview, exact rendering, confirmation. Every step reads the draft anew, and only
// its author, while still allowed to send for its team, may touch it.
import { button } from '../outbox/message.js';
import { isRefusal } from '../kit/refusal.js';
import { compareVietnamese } from '../kit/vietnamese.js';
import type { Locale, Words } from '../kit/words.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { LANE } from '../outbox/message.js';
import { maySendFor, scopesOf, type Scope } from '../people/rights.js';
import { findTeam } from '../people/store.js';
import { findReach, listScopeUnits, type Reach } from './audience.js';
import { AGAIN, compareShown, markOf, TEXT_LIMIT, UNIT_CLASSES, type Again, type Audience } from './rules.js';
import {
  audienceScreen,
  broadcastText,
  classScreen,
  exactScreen,
  previewScreen,
  tallyScreen,
  teamScreen,
  writeScreen,
} from './screens.js';
import { confirmBroadcast } from './sending.js';
import {
  audienceOf,
  createDraft,
  dropDraft,
  findBroadcast,
  findDraft,
  listOwing,
  saveDraft,
  saveTallyShown,
  tallyCardKey,
  tallyOf,
  type Broadcast,
} from './store.js';

export const WRITE = 'broadcasts.write';
export const WRITE_VERSION = 1;

export type Voices = Readonly<Record<Locale, Words>>;

/** A broadcast of this author, who may still send for its team; null otherwise, whatever the reason. */
export async function findOwn(turn: KnownTurn, id: string | undefined): Promise<Broadcast | null> {
  const broadcast = id ? await findBroadcast(turn.tx, id) : null;
  const own = broadcast?.authorId === turn.who.personId && maySendFor(turn.who, broadcast.teamId);
  return own ? broadcast : null;
}

/** The name of the team a broadcast speaks for; null for the whole delegation. */
export const teamNameOf = async (turn: KnownTurn, teamId: string | null): Promise<string | null> =>
  teamId === null ? null : ((await findTeam(turn.tx, teamId))?.name ?? null);

type Step = (turn: KnownTurn, draft: Broadcast, args: readonly string[]) => Promise<void>;

/** A step on a draft: refuses strangers to it, and answers calmly when it has been sent or dropped meanwhile. */
export const onDraft =
  (step: Step) =>
  async (turn: KnownTurn, [id, ...args]: readonly string[]): Promise<void> => {
    const draft = await findOwn(turn, id);
    if (!draft) return turn.refuseRights();
    if (draft.state === 'DRAFT') return step(turn, draft, args);
    turn.toast(turn.words.t('already-saved'));
  };

/** /thongbao: the draft begun last, or an empty sheet; who leads several teams says first for which. */
export async function compose(turn: KnownTurn): Promise<void> {
  const [scope, ...others] = scopesOf(turn.who);
  if (!scope) return turn.refuseRights();
  const draft = await findDraft(turn.tx, turn.who.personId);
  if (draft && maySendFor(turn.who, draft.teamId)) return showDraft(turn, draft);
  return others.length === 0 ? begin(turn, scope) : askTeam(turn);
}

async function begin(turn: KnownTurn, { teamId }: Scope): Promise<void> {
  turn.open(WRITE, WRITE_VERSION, 'text', { team: teamId });
  turn.show(writeScreen(turn.words, await teamNameOf(turn, teamId), null));
}

async function askTeam(turn: KnownTurn): Promise<void> {
  const teams: { id: string; name: string }[] = [];
  for (const { teamId } of scopesOf(turn.who)) {
    const team = teamId === null ? null : await findTeam(turn.tx, teamId);
    if (team) teams.push(team);
  }
  turn.open(WRITE, WRITE_VERSION, 'team', {});
  turn.show(
    teamScreen(
      turn.words,
      teams.sort((a, b) => compareVietnamese(a.name, b.name)),
    ),
  );
}

/** A team was chosen: whoever leads it now writes for it. */
export async function chooseTeam(turn: KnownTurn, [teamId]: readonly string[]): Promise<void> {
  const scope = scopesOf(turn.who).find((each) => each.teamId !== null && each.teamId === teamId);
  return scope ? begin(turn, scope) : turn.refuseRights();
}

/** A draft where it stands: without an audience at the first step, with one at the second. */
export async function showDraft(turn: KnownTurn, draft: Broadcast): Promise<void> {
  const { kind } = audienceOf(draft);
  if (kind === 'again') return showExact(turn, draft);
  return kind === 'none' ? showAudience(turn, draft) : showPreview(turn, draft);
}

/** What the dialogue row holds: the draft, the team chosen for one not begun, and the message that gave the text. */
interface WriteData {
  readonly id?: string;
  readonly team?: string | null;
  readonly said?: string;
  /** Whom the author was shown that it goes to, as marks of persons. */
  readonly shown?: readonly string[];
}

function openOn(turn: KnownTurn, draft: Broadcast, step: string, shownTo?: Reach): void {
  const { said, shown: before } = dataOf(turn, draft);
  const shown = shownTo ? marksOf(shownTo) : before;
  turn.open(WRITE, WRITE_VERSION, step, { id: draft.id, ...(said ? { said } : {}), ...(shown ? { shown } : {}) });
}

function dataOf(turn: KnownTurn, draft: Broadcast): WriteData {
  const data = turn.dialogue.kind === WRITE ? (turn.dialogue.data as WriteData) : {};
  return data.id === draft.id ? data : {};
}

const marksOf = ({ recipients }: Reach): string[] =>
  recipients.filter(({ reason }) => reason === null).map(({ personId }) => markOf(personId));

/** What differs between those the author was shown and those it would go to now; null when nothing does. */
function sayDiffers(turn: KnownTurn, draft: Broadcast, reach: Reach): string | null {
  const { shown } = dataOf(turn, draft);
  const { joined, left } = shown ? compareShown(shown, reach.recipients) : { joined: 0, left: 0 };
  const { t, f } = turn.words;
  return joined + left === 0
    ? null
    : t('broadcasts-audience-differs', {
        ...{ joined: f.count(joined), left: f.count(left), reachable: f.count(reach.reachable) },
        how: joined === 0 ? 'left' : left === 0 ? 'joined' : 'both',
      });
}

/** Typed words are the text: the first ones make the draft, later ones replace it. */
export async function takeText(turn: KnownTurn, typed: string, edited: boolean): Promise<void> {
  const { tx, words, who, now } = turn;
  const scopes = scopesOf(who);
  const { id, team: chosen, said } = turn.dialogue.data as WriteData;
  const message = turn.input.kind === 'text' ? turn.input.messageId.toString() : '';
  // The message of the text was edited: the text follows. Any other edited message is about something else.
  if (edited && said !== message) return turn.tell({ text: words.t('edited-nothing') });
  const before = await findOwn(turn, id);
  if (scopes.length === 0 || (id && !before)) return turn.refuseRights();
  const text = typed.trim();
  const length = [...text].length;
  const draft = before?.state === 'DRAFT' ? before : null;
  // A text sent again unchanged has its own words; a resend's text cannot change.
  if (draft?.resendOf) return showExact(turn, draft);
  // What was chosen may be theirs no more; then they choose anew.
  const scope = draft ?? scopes.find((each) => scopes.length === 1 || each.teamId === chosen);
  if (!scope) return askTeam(turn);
  const team = await teamNameOf(turn, scope.teamId);
  if (length === 0 || length > TEXT_LIMIT) {
    const args = { length: words.f.number(length), limit: words.f.number(TEXT_LIMIT) };
    return turn.show(writeScreen(words, team, draft, words.t('broadcasts-too-long', args)));
  }
  if (!draft) {
    const made = await createDraft(tx, { authorId: who.personId, teamId: scope.teamId, text }, now);
    turn.open(WRITE, WRITE_VERSION, 'audience', { id: made.id, said: message });
    return showAudience(turn, made);
  }
  await saveDraft(tx, draft.id, { text });
  turn.open(WRITE, WRITE_VERSION, 'text', { id: draft.id, said: message });
  return showDraft(turn, { ...draft, text });
}

/** The card of the step somebody is at. */
export async function resumeWriting(turn: KnownTurn): Promise<void> {
  const { id, team } = turn.dialogue.data as WriteData;
  const draft = await findOwn(turn, id);
  if (draft?.state === 'DRAFT') {
    if (draft.resendOf) return showExact(turn, draft);
    switch (turn.dialogue.step) {
      case 'text':
        return editText(turn, draft, []);
      case 'audience':
        return showAudience(turn, draft);
      case 'classes':
        return showClasses(turn, draft, []);
      case 'exact':
        return showExact(turn, draft);
      default:
        return showDraft(turn, draft);
    }
  }
  return typeof team === 'string' ? chooseTeam(turn, [team]) : compose(turn);
}

export async function showAudience(turn: KnownTurn, draft: Broadcast): Promise<void> {
  const { tx, words, now } = turn;
  const ids = (await listScopeUnits(tx, draft.teamId, now)).map((unit) => unit.id);
  const owing = await listOwing(tx, ids, { teamId: draft.teamId }, now);
  openOn(turn, draft, 'audience');
  const counts = { all: ids.length, unacknowledged: owing.unacknowledged.length, overdue: owing.overdue.length };
  turn.show(audienceScreen(words, draft, await teamNameOf(turn, draft.teamId), counts));
}

export async function showPreview(turn: KnownTurn, draft: Broadcast, notice?: string): Promise<void> {
  const reach = await findReach(turn.tx, draft, turn.now);
  openOn(turn, draft, 'preview', reach);
  turn.show(previewScreen(turn.words, draft, reach, notice));
}

export const showClasses: Step = async (turn, draft) => {
  openOn(turn, draft, 'classes');
  turn.show(classScreen(turn.words, draft, await listScopeUnits(turn.tx, draft.teamId, turn.now)));
};

export const chooseAudience: Step = async (turn, draft, [kind, unitClass]) => {
  const audience = readAudience(kind, unitClass);
  if (!audience || draft.resendOf) return turn.refuseRights();
  await saveDraft(turn.tx, draft.id, { audience });
  return showPreview(turn, { ...draft, audience: { ...audience } });
};

function readAudience(kind: string | undefined, unitClass: string | undefined): Audience | null {
  if (kind === 'all' || kind === 'unacknowledged' || kind === 'overdue') return { kind };
  const found = UNIT_CLASSES.find((each) => each === unitClass);
  return kind === 'class' && found ? { kind, class: found } : null;
}

export const chooseAck: Step = async (turn, draft, [answer]) => {
  const wantsAck = answer === 'yes';
  await saveDraft(turn.tx, draft.id, { wantsAck });
  return showPreview(turn, { ...draft, wantsAck });
};

export const editText: Step = async (turn, draft) => {
  if (draft.resendOf) return showExact(turn, draft);
  openOn(turn, draft, 'text');
  turn.show(writeScreen(turn.words, await teamNameOf(turn, draft.teamId), draft));
};

export async function showExact(turn: KnownTurn, draft: Broadcast, voices?: Voices): Promise<void> {
  const reach = await findReach(turn.tx, draft, turn.now);
  const differs = sayDiffers(turn, draft, reach) ?? undefined;
  if (reach.reachable === 0 && !draft.resendOf) return showPreview(turn, draft, differs);
  openOn(turn, draft, 'exact', reach);
  const team = await teamNameOf(turn, draft.teamId);
  const screen = exactScreen(turn.words, voices?.vi ?? turn.words, draft, team, reach.reachable, differs);
  turn.show(screen, { fresh: true });
}

/** [Gửi n người]: sends, leaves the exact text as it was read, and shows the tally below it. */
export const sendDraft =
  (voices: Voices): Step =>
  async (turn, draft, [expected]) => {
    const { tx, now, words, who, chatId } = turn;
    const { shown } = dataOf(turn, draft);
    const done = await confirmBroadcast(tx, draft.id, { words: voices, now, expected: Number(expected), shown });
    if (isRefusal(done)) {
      const differs = sayDiffers(turn, draft, await findReach(tx, draft, now));
      const why = differs ?? words.t(done.refusal);
      turn.toast(why);
      if (draft.resendOf) return showExact(turn, draft, voices);
      return showPreview(turn, draft, why);
    }
    const { broadcast } = done;
    turn.close();
    turn.show({ text: broadcastText(voices.vi, broadcast, await teamNameOf(turn, broadcast.teamId)) });
    const tally = await tallyOf(tx, broadcast.id);
    const card = tallyScreen(words, broadcast, tally, now);
    turn.send({ chatId, personId: who.personId }, card, { key: tallyCardKey(broadcast.id), lane: LANE.INTERACTIVE });
    await saveTallyShown(tx, broadcast.id, '', now);
    turn.audit('broadcast.confirmed', broadcast.id, { people: done.people, reachable: done.reachable });
  };

/** [Hủy]: nothing was sent; what was written is kept as dropped. */
export async function cancelDraft(turn: KnownTurn, [id]: readonly string[]): Promise<void> {
  if (id) {
    const draft = await findOwn(turn, id);
    if (!draft) return turn.refuseRights();
    if (draft.state !== 'DRAFT') return turn.toast(turn.words.t('already-saved'));
    await dropDraft(turn.tx, draft.id);
  }
  turn.close();
  turn.show({
    text: turn.words.t('broadcasts-dropped'),
    rows: [[button(turn.words.t('button-todo'), 'desk.todo', 4)]],
  });
}

/** A new broadcast of the same text to some of those who had the earlier one. */
export async function beginAgain(turn: KnownTurn, voices: Voices, [id, wanted]: readonly string[]): Promise<void> {
  const { tx, now, who } = turn;
  const earlier = await findOwn(turn, id);
  const what = AGAIN.find((each): each is Again => each === wanted);
  if (!earlier || !what || earlier.confirmedAt === null) return turn.refuseRights();
  const audience: Audience = { kind: 'again', of: earlier.id, what };
  const { teamId, text, wantsAck } = earlier;
  const root = earlier.resendOf ?? earlier.id;
  const other = await findDraft(tx, who.personId);
  // The same button pressed twice goes on with the same draft.
  if (other?.resendOf === root) await dropDraft(tx, other.id);
  const draft = await createDraft(
    tx,
    { authorId: who.personId, teamId, text: text ?? '', wantsAck, audience, resendOf: root },
    now,
  );
  return showExact(turn, draft, voices);
}
