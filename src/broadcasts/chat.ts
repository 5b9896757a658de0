// How the broadcasts room talks: /thongbao for those who may send, the buttons of the tally, and what recipients may do.
import type { Duty, Look, RoomFace } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';
import { unitsServed } from '../people/in-force-store.js';
import { mayAnswerBroadcast, maySendFor, scopesOf } from '../people/rights.js';
import { findTeam, listUnits } from '../people/store.js';
import {
  beginAgain,
  cancelDraft,
  chooseAck,
  chooseAudience,
  chooseTeam,
  compose,
  editText,
  onDraft,
  resumeWriting,
  sendDraft,
  showAudience,
  showClasses,
  showDraft,
  showExact,
  showPreview,
  takeText,
  WRITE_VERSION,
} from './composing.js';
import { askAgain, showList, showReplies, showTally, showWho, showWholeReplies, stop } from './following.js';
import {
  acknowledge,
  askReply,
  cancelReply,
  REPLY_VERSION,
  resumeReply,
  takeEditedReply,
  takeReply,
} from './receiving.js';
import {
  offerBeside,
  sendReady,
  showReady,
  takeAnswered,
  takeAtReady,
  takeBelow,
  takeEditedReady,
} from './ready-reply.js';
import { cut, placeOf } from './screens.js';
import { findDraft, findReceived, listUnacknowledged } from './store.js';

export { confirmBroadcast } from './sending.js';
export { tallyOf } from './store.js';

/** The face of the room. */
export function broadcastsRoom({ words }: RoomPorts): RoomFace {
  const command = { may: (who: Look['who']) => scopesOf(who).length > 0, run: compose };
  return {
    name: 'broadcasts',
    commands: { thongbao: command, broadcast: command },
    acts: {
      team: chooseTeam,
      draft: onDraft(showDraft),
      audience: onDraft(showAudience),
      classes: onDraft(showClasses),
      to: onDraft(chooseAudience),
      preview: onDraft((turn, draft) => showPreview(turn, draft)),
      wants: onDraft(chooseAck),
      list: onDraft(showList),
      edit: onDraft(editText),
      exact: onDraft((turn, draft) => showExact(turn, draft, words)),
      send: onDraft(sendDraft(words)),
      drop: cancelDraft,
      stop,
      tally: showTally,
      who: showWho,
      again: askAgain,
      resend: (turn, args) => beginAgain(turn, words, args),
      replies: showReplies,
      whole: showWholeReplies,
      ack: acknowledge,
      reply: askReply,
      ready: (turn, args) => sendReady(turn, words, args),
      noreply: cancelReply,
    },
    dialogues: {
      write: {
        version: WRITE_VERSION,
        edits: 'itself',
        isForPeople: true,
        text: takeText,
        resume: resumeWriting,
        composed: (step, { id }) =>
          typeof id === 'string' && step !== 'text' ? { change: `broadcasts.edit:${id}` } : null,
        isHalfDone: (_step, { id }) => typeof id === 'string',
        dutyAct: ({ id }) => `broadcasts.draft:${String(id)}`,
      },
      reply: {
        version: REPLY_VERSION,
        edits: 'again',
        isForPeople: true,
        text: (turn, text) =>
          turn.dialogue.step === 'ready' ? takeAtReady(turn, words, text) : takeReply(turn, words, text),
        resume: (turn) => (turn.dialogue.step === 'ready' ? showReady(turn) : resumeReply(turn)),
        isHalfDone: () => true,
      },
    },
    saidBeside: offerBeside,
    reply: (turn, acts, typed) => takeAnswered(turn, acts, typed),
    looseText: takeBelow,
    async editedText(turn, typed, messageId) {
      return (await takeEditedReady(turn, typed, messageId)) || takeEditedReply(turn, words, typed, messageId);
    },
    duties,
  };
}

/** A draft that was begun, and broadcasts that wait for an acknowledgement. */
async function duties({ tx, who, words, now }: Look): Promise<Duty[]> {
  const { t, f } = words;
  const found: Duty[] = [];
  const draft = scopesOf(who).length > 0 ? await findDraft(tx, who.personId) : null;
  if (draft && maySendFor(who, draft.teamId)) {
    const team = draft.teamId === null ? null : await findTeam(tx, draft.teamId);
    found.push({
      place: placeOf(words, team?.name ?? null),
      line: t('broadcasts-duty-draft', { text: cut(draft.text) }),
      dueAt: null,
      label: t('broadcasts-button-next'),
      act: `broadcasts.draft:${draft.id}`,
      begun: true,
    });
  }
  const served = new Set(await unitsServed(tx, who, now));
  for (const broadcast of await listUnacknowledged(tx, who.personId)) {
    const received = await findReceived(tx, broadcast.id, who.personId);
    if (!received || !mayAnswerBroadcast(who, received) || !served.has(received.unitId ?? '')) continue;
    const unit = received.unitId ? (await listUnits(tx, [received.unitId])).get(received.unitId) : undefined;
    found.push({
      place: unit?.title ?? '',
      line: t('broadcasts-duty-ack', { moment: f.momentShort(received.sentAt), text: cut(broadcast.text) }),
      dueAt: null,
      label: t('broadcasts-button-acknowledge'),
      act: `broadcasts.ack:${broadcast.id}`,
    });
  }
  return found;
}
