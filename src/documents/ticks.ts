// Fetches papers that were received, judges and keeps them, and edits their receipts. Fetching happens outside any
// transaction, a few at a time, and goes on in the background when the channel is slow; a row that is not settled is
// fetched again after a crash. Papers that were never given a place are dropped after a day, and that is said.
import type { RoomPorts } from '../dialogue/ports.js';
import type { Locale } from '../kit/words.js';
import { LANE } from '../outbox/message.js';
import type { Step, Tick, TickContext } from '../outbox/tick.js';
import { listPeople } from '../people/store.js';
import { checkDocument, MAX_DOCUMENT_BYTES } from './checks.js';
import { receiptKey, receiptMessage } from './receipts.js';
import { makeScanner } from './scanner.js';
import { findTwin, listAlbum, listToFetch, listUnplaced, settleWaiting, type Evidence } from './store.js';

const AT_ONCE = 3;
/** How long one round waits; slower fetches end in the background. */
const ROUND_MS = 1500;
const MAX_TRIES = 12;
const LOOSE_MS = 24 * 3_600_000;

type Settled = {
  readonly data: Parameters<typeof settleWaiting>[2];
  readonly refusal?: { key: string; args: Record<string, string | number> };
  readonly ring?: boolean;
};

export function documentsTicks(ports: RoomPorts): Tick[] {
  const scanner = makeScanner(ports.clamd ?? undefined);
  const underWay = new Map<string, Promise<void>>();

  async function fetchOne(context: TickContext, paper: Evidence): Promise<void> {
    const fetched = await ports.fetchFile(paper.fileId, paper.bytes);
    const { f } = context.words.vi;
    const sizes = { size: paper.bytes === null ? '–' : f.bytes(paper.bytes), limit: f.bytes(MAX_DOCUMENT_BYTES) };
    if (!fetched.ok && fetched.kind === 'retry-later' && paper.tries + 1 < MAX_TRIES) {
      const waitMs = fetched.retryAfterMs ?? Math.min(600_000, 2000 * 2 ** paper.tries);
      const data = { tries: { increment: 1 }, nextTryAt: new Date(context.now.getTime() + waitMs) };
      await context.step(({ tx }) => settleWaiting(tx, paper.id, data));
      return;
    }
    if (!fetched.ok) {
      const key = fetched.kind === 'too-big' ? 'documents-refused-too-big' : 'documents-refused-gone';
      return settle(context, paper, {
        data: { state: 'REFUSED', refusal: key, settledAt: context.now },
        refusal: { key, args: { name: paper.name, ...sizes } },
        ring: true,
      });
    }
    const { hash, bytes } = fetched;
    const judged = await checkDocument({
      path: ports.vault.path(hash),
      name: paper.name,
      declaredMime: paper.mime ?? undefined,
    });
    if (!judged.ok) {
      const { refusal, args } = judged.refusal;
      return settle(context, paper, {
        data: { state: 'REFUSED', refusal, hash, bytes, settledAt: context.now },
        refusal: { key: refusal, args: { name: paper.name, ...args } },
      });
    }
    const document = await ports.vault.read(hash);
    // Nobody may have read it, to the end or at all.
    const scanned = await scanner.scan(document).finally(() => document.destroy());
    const kept = { hash, bytes, type: judged.type, mime: judged.mime, scan: scanned.state, settledAt: context.now };
    if (scanned.state === 'INFECTED') {
      return settle(context, paper, {
        data: { ...kept, state: 'REFUSED', refusal: 'documents-infected' },
        refusal: { key: 'documents-infected', args: { name: paper.name } },
        ring: true,
      });
    }
    return settle(context, paper, { data: { ...kept, state: 'KEPT' } });
  }

  /** Writes what became of a paper and brings its receipt up to date. */
  async function settle(context: TickContext, paper: Evidence, settled: Settled): Promise<void> {
    await context.step(async (step) => {
      if (!(await settleWaiting(step.tx, paper.id, settled.data))) return;
      const [sender] = await listPeople(step.tx, [paper.sentById]);
      if (!sender || sender.chatId === null) return;
      const words = context.words[sender.locale];
      const to = { chatId: sender.chatId, personId: sender.personId };
      if (settled.refusal) {
        const text = words.t(settled.refusal.key, settled.refusal.args);
        step.effects.send(
          to,
          { text, ring: settled.ring ?? false },
          { key: `refused:${paper.id}`, lane: LANE.INTERACTIVE },
        );
      } else {
        await tellTwin(step, paper, to, sender.locale, context);
      }
      const papers = paper.albumId
        ? await listAlbum(step.tx, paper.sentById, paper.albumId)
        : [await step.tx.evidence.findUniqueOrThrow({ where: { id: paper.id } })];
      if (papers.some((each) => each.state === 'KEPT' || each.state === 'WAITING')) {
        step.effects.edit(to, receiptKey(paper), receiptMessage(papers, words), `settled-${paper.id}`);
      } else {
        step.effects.strip(to, receiptKey(paper));
      }
      step.effects.audit('documents.settled', paper.id, {
        state: settled.data.state,
        tries: paper.tries + 1,
      });
    });
  }

  /** The same file again is recognised: counted once in one answer, used for both in two. */
  async function tellTwin(
    step: Step,
    paper: Evidence,
    to: { chatId: bigint; personId: string },
    locale: Locale,
    context: TickContext,
  ): Promise<void> {
    const now = await step.tx.evidence.findUniqueOrThrow({ where: { id: paper.id } });
    const found = now.hash ? await findTwin(step.tx, now, now.hash) : null;
    if (!found || found.where === 'other-unit') return;
    const { t, f } = context.words[locale];
    const place = paper.placeLabel ?? t('documents-place');
    const first = found.twin.placeLabel ?? t('documents-place');
    if (found.where === 'same-answer') {
      await step.tx.evidence.update({ where: { id: paper.id }, data: { state: 'REMOVED' } });
      const text = t('documents-same-answer', { place: first, at: f.moment(found.twin.receivedAt) });
      return step.effects.send(to, { text }, { key: `twin:${paper.id}`, lane: LANE.INTERACTIVE });
    }
    step.effects.send(
      to,
      { text: t('documents-other-answer', { first, place }) },
      { key: `twin:${paper.id}`, lane: LANE.INTERACTIVE },
    );
  }

  const fetching: Tick = {
    name: 'documents.fetch',
    every: 'second',
    async run(context) {
      const due = (await listToFetch(context.db, context.now, AT_ONCE * 2)).filter((paper) => !underWay.has(paper.id));
      const taken = due.slice(0, Math.max(0, AT_ONCE - underWay.size));
      for (const paper of taken) {
        const run = fetchOne(context, paper)
          .catch((error: unknown) => context.log.error('documents.fetch', { id: paper.id, error }))
          .finally(() => underWay.delete(paper.id));
        underWay.set(paper.id, run);
      }
      const late = new Promise<void>((resolve) => setTimeout(resolve, ROUND_MS).unref());
      await Promise.race([Promise.all(underWay.values()), late]);
      return { fetched: taken.length };
    },
    async stop() {
      await Promise.race([
        Promise.all(underWay.values()),
        new Promise<void>((resolve) => setTimeout(resolve, 5000).unref()),
      ]);
    },
  };

  const dropping: Tick = {
    name: 'documents.unplaced',
    every: 'minute',
    async run(context) {
      const papers = await listUnplaced(context.db, new Date(context.now.getTime() - LOOSE_MS));
      for (const paper of papers) {
        await context.step(async ({ tx, effects }) => {
          if (!(await settleWaiting(tx, paper.id, { state: 'REMOVED', settledAt: context.now }))) return;
          const [sender] = await listPeople(tx, [paper.sentById]);
          if (!sender || sender.chatId === null) return;
          const text = context.words[sender.locale].t('documents-dropped', { name: paper.name });
          effects.send(
            { chatId: sender.chatId, personId: sender.personId },
            { text },
            { key: `dropped:${paper.id}`, lane: LANE.INTERACTIVE },
          );
        });
      }
      return { dropped: papers.length };
    },
  };

  return [fetching, dropping];
}
