// A paper whose name made us ask whether it is secret, and whose sender says nothing: reminded once, then let go unfetched, and
// told so. A question without an end would leave them believing that the paper counts.
import { button, LANE } from '../outbox/message.js';
import { workThrough } from '../outbox/due.js';
import type { Step, Tick, TickContext } from '../outbox/tick.js';
import { markOf } from './receive.js';
import { senderOf } from './receipt-card.js';
import { letGo, listAsked, type Evidence } from './store.js';

const DAY_MS = 24 * 3_600_000;
/** Asked again after a day, let go after three. */
const REMIND_MS = DAY_MS;
const LET_GO_MS = 3 * DAY_MS;
const REMINDED = 'secret-again';

export const askedTick = (): Tick => ({
  name: 'documents.asked',
  every: 'minute',
  async run(context) {
    const each = (name: string, list: (except: readonly string[]) => Promise<Evidence[]>, work: Work) =>
      workThrough<Evidence>(context, {
        name,
        list,
        idOf: ({ id }) => id,
        work: (paper) => context.step((step) => work(step, context, paper)),
      });
    const before = (ms: number) => new Date(context.now.getTime() - ms);
    const gone = await each('documents.let-go', (except) => listAsked(context.db, before(LET_GO_MS), except), end);
    const again = await each(
      'documents.asked-again',
      (except) => listAsked(context.db, before(REMIND_MS), except, REMINDED),
      remind,
    );
    return { reminded: again.done, letGo: gone.done };
  },
});

type Work = (step: Step, context: TickContext, paper: Evidence) => Promise<boolean>;

const remind: Work = async ({ tx, effects }, { words }, paper) => {
  const sender = await senderOf(tx, paper);
  if (!sender) return false;
  const { t, f } = words[sender.locale];
  const reading = markOf(paper.name, paper.note);
  const text = t('documents-secret-ask-again', {
    name: paper.name,
    word: reading.mark === 'NONE' ? '…' : reading.word,
    at: f.moment(paper.receivedAt),
    until: f.moment(new Date(paper.receivedAt.getTime() + LET_GO_MS)),
  });
  const rows = [
    [button(t('documents-button-not-secret'), `documents.clear:${paper.id}`)],
    [button(t('documents-button-remove'), `documents.remove:${paper.id}`, 6)],
  ];
  const to = { chatId: sender.chatId, personId: sender.personId };
  effects.send(to, { text, rows }, { key: `${REMINDED}:${paper.id}`, lane: LANE.NOTICE });
  return true;
};

const end: Work = async ({ tx, effects }, { words, now }, paper) => {
  if (!(await letGo(tx, paper.id, now))) return false;
  effects.audit('documents.let-go', paper.id);
  const sender = await senderOf(tx, paper);
  if (!sender) return true;
  const { t, f } = words[sender.locale];
  const text = t('documents-secret-let-go', { name: paper.name, at: f.moment(paper.receivedAt) });
  effects.send(
    { chatId: sender.chatId, personId: sender.personId },
    { text },
    { key: `secret-let-go:${paper.id}`, lane: LANE.NOTICE },
  );
  return true;
};
