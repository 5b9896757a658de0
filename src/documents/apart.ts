// Papers set apart because they look secret, as the office handles them: a list, one paper with who sent it for what, a look at
// it, and the two ways out: it is not secret and counts, or it is deleted. Its sender is told of either. The content was never
// fetched: a look sends on what the channel still holds.
import type { RoomFace } from '../dialogue/face.js';
import type { KnownTurn } from '../dialogue/turn.js';
import type { RoomPorts } from '../dialogue/ports.js';
import { cut } from '../kit/cut.js';
import { button, LANE, layOut } from '../outbox/message.js';
import { pageOf, toPage, turningRows } from '../people/pages.js';
import { isOffice } from '../people/rules.js';
import { findUnit, listNames } from '../people/store.js';
import { isPhotoName } from './names.js';
import { senderOf } from './receipt-card.js';
import { receiptKey, receiptMessage } from './receipts.js';
import { clearApart, findEvidence, isPlaced, listApart, removeEvidence, type Evidence } from './store.js';

export function apartActs({ words }: Pick<RoomPorts, 'words'>): NonNullable<RoomFace['acts']> {
  const forOffice =
    (work: (turn: KnownTurn, args: readonly string[]) => Promise<void>) =>
    async (turn: KnownTurn, args: readonly string[]): Promise<void> =>
      isOffice(turn.who) ? work(turn, args) : turn.refuseRights();

  /** The paper, while it is set apart; the list otherwise. */
  const withPaper = (work: (turn: KnownTurn, paper: Evidence) => Promise<void>) =>
    forOffice(async (turn, [id]) => {
      const paper = id ? await findEvidence(turn.tx, id) : null;
      if (paper?.state === 'QUARANTINED' && paper.scan === 'UNSCANNABLE') return work(turn, paper);
      turn.toast(turn.words.t('documents-apart-settled'));
      return showApart(turn);
    });

  async function settle(turn: KnownTurn, paper: Evidence, how: 'cleared' | 'erased'): Promise<void> {
    const isDone =
      how === 'cleared'
        ? await clearApart(turn.tx, paper.id, turn.now)
        : await removeEvidence(turn.tx, paper.id, turn.now);
    if (!isDone) return showApart(turn);
    turn.audit(`documents.apart-${how}`, paper.id);
    const sender = await senderOf(turn.tx, paper);
    if (sender) {
      const { t } = words[sender.locale];
      const needsPlace = how === 'cleared' && !isPlaced(paper);
      const key = needsPlace ? 'documents-apart-cleared-loose' : `documents-apart-${how}`;
      const message = {
        text: t(key, { name: paper.name, place: paper.placeLabel ?? t('documents-place') }),
        ring: true,
        rows: needsPlace ? [[button(t('documents-button-where'), `documents.where:${paper.id}`)]] : [],
      };
      const to = { chatId: sender.chatId, personId: sender.personId };
      turn.send(to, message, { key: `apart-${how}:${paper.id}`, lane: LANE.NOTICE });
      turn.again(sender.chatId);
      // Under a key of its own: what goes by the one of the words above would be taken for said already.
      if (how === 'erased' && paper.messageId !== null) turn.remove(to, paper.messageId, `apart-taken-out:${paper.id}`);
      const now = how === 'cleared' ? await findEvidence(turn.tx, paper.id) : null;
      if (now) turn.send(to, receiptMessage([now], words[sender.locale]), { key: receiptKey(now), lane: LANE.NOTICE });
    }
    turn.toast(turn.words.t(sender ? 'documents-apart-done' : 'documents-apart-done-untold'));
    return showApart(turn);
  }

  return {
    apart: forOffice((turn, [page]) => showApart(turn, page)),
    apartfile: withPaper(showOne),
    look: withPaper(async (turn, paper) => {
      turn.audit('documents.apart-looked', paper.id);
      turn.tell({
        text: turn.words.t('documents-apart-look', { name: paper.name }),
        attachment: {
          kind: 'again',
          fileId: paper.fileId,
          name: paper.name,
          isPicture: isPhotoName(paper.name, paper.mime),
        },
      });
    }),
    notsecret: withPaper((turn, paper) => settle(turn, paper, 'cleared')),
    askerase: withPaper(async (turn, paper) => {
      const { t } = turn.words;
      turn.show({
        text: t('documents-apart-ask-erase', { name: paper.name }),
        rows: [
          [button(t('button-back'), `documents.apartfile:${paper.id}`, 2)],
          [button(t('documents-button-erase'), `documents.erase:${paper.id}`, 6)],
        ],
      });
    }),
    erase: withPaper((turn, paper) => settle(turn, paper, 'erased')),
  };
}

async function describe(turn: KnownTurn, paper: Evidence): Promise<{ unit: string; sender: string }> {
  const unit = paper.unitId === null ? null : await findUnit(turn.tx, paper.unitId);
  const sender = (await listNames(turn.tx, [paper.sentById])).get(paper.sentById);
  return { unit: unit?.title ?? turn.words.t('documents-apart-nobody'), sender: sender ?? turn.words.t('people-gone') };
}

async function showApart(turn: KnownTurn, asked?: string): Promise<void> {
  turn.close();
  const { t, f } = turn.words;
  const todo = [button(t('button-todo'), 'desk.todo', 4)];
  const papers = await listApart(turn.tx);
  if (papers.length === 0) return turn.show({ text: t('documents-apart-none'), rows: [todo] });
  const { shown, ...at } = pageOf(papers, toPage(asked));
  const numberOf = (paper: Evidence): number => papers.indexOf(paper) + 1;
  const lines: string[] = [];
  for (const paper of shown) {
    const { unit, sender } = await describe(turn, paper);
    const facts = { unit, sender, name: cut(paper.name, 60), at: f.momentShort(paper.receivedAt) };
    lines.push(t('documents-apart-line', { n: numberOf(paper), ...facts }));
  }
  const buttons = shown.map((paper) =>
    button(`${numberOf(paper)} · ${t('people-see')}`, `documents.apartfile:${paper.id}`),
  );
  turn.show({
    text: [t('documents-apart-head', { count: f.count(papers.length) }), ...lines].join('\n'),
    rows: [...layOut(buttons), ...turningRows(turn.words, (page) => `documents.apart:${page}`, at), todo],
  });
}

async function showOne(turn: KnownTurn, paper: Evidence): Promise<void> {
  turn.close();
  const { t, f } = turn.words;
  const { unit, sender } = await describe(turn, paper);
  const facts = { name: paper.name, unit, sender, at: f.momentShort(paper.receivedAt) };
  const place = paper.placeLabel ?? t('documents-place');
  turn.show({
    text: [
      t('documents-apart-one', { ...facts, place }),
      ...(paper.note ? [`“${paper.note}”`] : []),
      t('documents-apart-choose'),
    ].join('\n'),
    rows: [
      [button(t('documents-button-look'), `documents.look:${paper.id}`)],
      [button(t('documents-button-not-secret'), `documents.notsecret:${paper.id}`)],
      [button(t('documents-button-erase'), `documents.askerase:${paper.id}`, 6)],
      [button(t('button-back'), 'documents.apart:0', 2)],
    ],
  });
}
