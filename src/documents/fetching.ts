// Fetches papers that were received, judges what they are, and keeps them; the scan is another queue's work. Fetching happens
// outside any transaction and in the background; a row that is not settled is fetched again after a crash, unless the program
// keeps dying at it. Tries are counted, waits grow, and there is an end that is said. Papers that were never given a place are
// dropped after a day.
import type { RoomPorts } from '../dialogue/ports.js';
import { workThrough } from '../outbox/due.js';
import { LANE } from '../outbox/message.js';
import type { Step, Tick, TickContext } from '../outbox/tick.js';
import type { Reachable } from '../people/store.js';
import { NotDone } from '../kit/aside.js';
import { checkDocument, MAX_DOCUMENT_BYTES, type CheckedFile, type DocumentCheck, type FileBytes } from './checks.js';
import type { Contents } from './contents.js';
import { makeGate } from './formats/slices.js';
import { makePlaces } from './places.js';
import { TOO_MUCH, type PaperReader, type Seen } from './reading-aside.js';
import { redrawReceipt, senderOf } from './receipt-card.js';
import { REPEATED } from './receipts.js';
import {
  fetchAgain,
  findEvidence,
  addNote,
  findDeadly,
  findTwin,
  isKnownInfected,
  listToFetch,
  listUnplaced,
  noteBegun,
  noteUnwanted,
  settleWaiting,
  takeTurns,
  type Evidence,
} from './store.js';

const AT_ONCE = 6;
const PER_UNIT = 3;
/** How long one round waits; slower fetches end in the background. */
const ROUND_MS = 1500;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 3_600_000;
/** With waits up to an hour this is about half a day, longer than a night without a network. */
const MAX_TRIES = 22;
const STOP_MS = 5_000;
/** A paper at which the program itself has died this often is not begun again; noted, too, of one at which its process ended. */
const MAX_BEGUN = 2;
/** So long the same content is refused unseen; later, a program that was mended or is less busy looks once more. */
const DEADLY_MS = 24 * 3_600_000;
/** Each is in memory as a whole while it is judged. */
const JUDGED_AT_ONCE = 2;
const LOOSE_MS = 24 * 3_600_000;

interface Refused {
  readonly key: string;
  readonly args?: Readonly<Record<string, string | number>>;
  /** It had been taken for received, so the phone rings. */
  readonly ring?: boolean;
}

interface Judged {
  readonly check: DocumentCheck;
  readonly isDeadly: boolean;
}

interface Settled {
  readonly data: Parameters<typeof settleWaiting>[2];
  readonly refused?: Refused;
}

/** How long a paper waits after its n-th failed fetch; null ends it. */
export const fetchWaitMs = (tries: number): number | null =>
  tries >= MAX_TRIES ? null : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));

export function fetchingTicks(ports: RoomPorts, contents: Contents, reader: PaperReader): Tick[] {
  const { clock } = ports;
  const inTurn = makeGate(JUDGED_AT_ONCE);
  const suspects = makeGate(1);
  /** One at which the program died is judged with no other beside it, so that none is blamed for another. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => suspects(() => inTurn(() => inTurn(work)));
  const openUnscanned = ports.clamd === null || ports.openUnscanned === true;

  async function fetchOne(context: TickContext, paper: Evidence): Promise<void> {
    const fetched = await ports.fetchFile(paper.fileId, paper.bytes);
    if (!fetched.ok) {
      if (fetched.kind === 'retry-later') return tryLater(context, paper, fetched.retryAfterMs);
      const key = fetched.kind === 'too-big' ? 'documents-refused-too-big' : 'documents-refused-gone';
      await settle(context, paper, refusal({ key, args: sizesOf(context, paper), ring: true }));
      return;
    }
    const { hash, bytes } = fetched;
    // The same content is being dropped from the vault at this moment: it is fetched once more.
    if (!contents.hold(hash)) return tryLater(context, paper, FIRST_WAIT_MS);
    try {
      if (!(await settle(context, paper, await judge(context, paper, hash, bytes))))
        await context.step(({ tx }) => noteUnwanted(tx, paper.id, hash));
      if (!(await ports.vault.has(hash))) await context.step(({ tx }) => fetchAgain(tx, paper.id));
    } finally {
      contents.release(hash);
    }
  }

  /** What a fetched paper is: kept, to be scanned, or not taken in. */
  async function judge(context: TickContext, paper: Evidence, hash: string, bytes: number): Promise<Settled> {
    if (await isKnownInfected(context.db, hash))
      return refusal({ key: 'documents-infected', ring: true }, { hash, bytes, scan: 'INFECTED' });
    const deadlySince = new Date(clock.now().getTime() - DEADLY_MS);
    const same = await findDeadly(context.db, hash, { begun: MAX_BEGUN, since: deadlySince });
    if (same?.refusal) return refusal({ key: same.refusal }, { hash, bytes });
    const file = { path: ports.vault.path(hash), name: paper.name, declaredMime: paper.mime ?? undefined };
    const { check, isDeadly } =
      paper.begun >= MAX_BEGUN ? await refuseDeadly(context, paper, file) : await lookInto(context, paper, file);
    const begun = isDeadly ? MAX_BEGUN : 0;
    if (!check.ok) return refusal({ key: check.refusal.refusal, args: check.refusal.args }, { hash, bytes, begun });
    const { type, mime } = check;
    const data = { state: 'KEPT' as const, hash, bytes, type, mime, openUnscanned, settledAt: clock.now() };
    return { data };
  }

  /** Judges a paper in its turn. It is noted before: a paper that kills the program leaves no other trace. */
  async function lookInto({ db }: TickContext, { id, begun }: Evidence, file: CheckedFile): Promise<Judged> {
    return (begun > 0 ? alone : inTurn)(async () => {
      await noteBegun(db, id, 1);
      const judged = await look(file, (bytes) => reader.read(bytes));
      // Before the next suspect has its turn: the program may die at that one before this one is settled.
      if (begun > 0) await noteBegun(db, id, -begun - 1);
      return judged;
    });
  }

  /** The program has died at this paper too often: it counts as one that asks for too much, unseen. */
  async function refuseDeadly({ log }: TickContext, { id, begun }: Evidence, file: CheckedFile): Promise<Judged> {
    log.error('documents.deadly', { id, begun });
    return look(file, () => Promise.resolve(TOO_MUCH));
  }

  const refusal = (refused: Refused, more: Settled['data'] = {}): Settled => ({
    data: { ...more, state: 'REFUSED', refusal: refused.key, settledAt: clock.now() },
    refused,
  });

  const sizesOf = ({ words }: TickContext, { bytes }: Evidence) => ({
    size: bytes === null ? '–' : words.vi.f.bytes(bytes),
    limit: words.vi.f.bytes(MAX_DOCUMENT_BYTES),
  });

  /** One more failure: it waits longer each time, and in the end its sender is told to send it again. */
  async function tryLater(context: TickContext, paper: Evidence, askedMs = 0): Promise<void> {
    const waitMs = fetchWaitMs(paper.tries + 1);
    if (waitMs === null) await settle(context, paper, refusal({ key: 'documents-refused-not-fetched', ring: true }));
    else await context.step(({ tx }) => settleWaiting(tx, paper.id, nextTry(Math.max(waitMs, askedMs))));
  }

  const nextTry = (waitMs: number) => ({
    tries: { increment: 1 },
    nextTryAt: new Date(clock.now().getTime() + waitMs),
  });

  /** A fetch or its settling threw: the paper waits like any other that failed, and when it ends even the word may be missing. */
  async function outlive(context: TickContext, paper: Evidence, error: unknown): Promise<void> {
    const level = error instanceof NotDone ? 'warn' : 'error';
    context.log[level]('documents.fetch', { id: paper.id, tries: paper.tries + 1, error });
    return tryLater(context, paper).catch(async (failure: unknown) => {
      context.log.error('documents.fetch-end', { id: paper.id, error: failure });
      const data = refusal({ key: 'documents-refused-not-fetched' }).data;
      await context.step(({ tx }) => settleWaiting(tx, paper.id, data));
    });
  }

  /** Writes what became of a paper and brings its receipt up to date; false when it was taken away meanwhile. */
  async function settle(context: TickContext, paper: Evidence, { data, refused }: Settled): Promise<boolean> {
    return context.step(async (step) => {
      // The same file twice at once is recognised by the second.
      if (data.hash) await takeTurns(step.tx, `content:${data.hash as string}`);
      if (!(await settleWaiting(step.tx, paper.id, data))) return false;
      step.effects.audit('documents.settled', paper.id, { state: data.state, tries: paper.tries + 1 });
      const sender = await senderOf(step.tx, paper);
      if (!sender) return true;
      if (refused) tellRefused(step, paper, sender, context, refused);
      else await tellTwin(step, paper, sender, context);
      await redrawReceipt(step, paper, context.words);
      return true;
    });
  }

  const places = makePlaces<Evidence>({
    size: AT_ONCE,
    waitMs: ROUND_MS,
    due: ({ db }, except, most) => listToFetch(db, clock.now(), { except, perUnit: PER_UNIT, most }),
    work: (context, paper) => fetchOne(context, paper).catch((error: unknown) => outlive(context, paper, error)),
  });

  return [
    {
      name: 'documents.fetch',
      every: 'second',
      run: async (context) => ({ fetched: await places.fill(context) }),
      async stop() {
        await places.stop(STOP_MS);
        await reader.stop();
        // Whoever was judged is put back into the queue.
        await places.stop(STOP_MS);
      },
    },
    {
      name: 'documents.unplaced',
      every: 'minute',
      run: (context) =>
        workThrough<Evidence>(context, {
          name: 'documents.unplaced',
          list: (except) => listUnplaced(context.db, new Date(context.now.getTime() - LOOSE_MS), except),
          idOf: (paper) => paper.id,
          work: (paper) => dropUnplaced(context, paper),
        }),
    },
  ];
}

/** Judges a paper, and says whether it ended what read it. */
async function look(file: CheckedFile, read: (bytes: FileBytes) => Promise<Seen>): Promise<Judged> {
  let isDeadly = false;
  const check = await checkDocument(file, async (bytes) => {
    const seen = await read(bytes);
    isDeadly = seen.isDeadly === true;
    return seen;
  });
  return { check, isDeadly };
}

function tellRefused(step: Step, paper: Evidence, sender: Reachable, { words }: TickContext, refused: Refused): void {
  const text = words[sender.locale].t(refused.key, { name: paper.name, ...refused.args });
  step.effects.send(
    { chatId: sender.chatId, personId: sender.personId },
    { text, ring: refused.ring ?? false },
    { key: `refused:${paper.id}`, lane: LANE.INTERACTIVE },
  );
  step.effects.again(sender.chatId);
}

/** The same file again is recognised: counted once in one answer, used for both in two. */
async function tellTwin(step: Step, paper: Evidence, sender: Reachable, { words }: TickContext): Promise<void> {
  const now = await findEvidence(step.tx, paper.id);
  const found = now?.hash ? await findTwin(step.tx, now, now.hash) : null;
  if (!found || found.where === 'other-unit') return;
  const { t, f } = words[sender.locale];
  const place = paper.placeLabel ?? t('documents-place');
  const first = found.twin.placeLabel ?? t('documents-place');
  const text =
    found.where === 'same-answer'
      ? t('documents-same-answer', { place: first, at: f.moment(found.twin.receivedAt) })
      : t('documents-other-answer', { first, place });
  if (found.where === 'same-answer') {
    await step.tx.evidence.update({ where: { id: paper.id }, data: { state: 'REMOVED', refusal: REPEATED } });
    await addNote(step.tx, found.twin, paper.note);
  }
  const to = { chatId: sender.chatId, personId: sender.personId };
  step.effects.send(to, { text }, { key: `twin:${paper.id}`, lane: LANE.INTERACTIVE });
  step.effects.again(sender.chatId);
}

const dropUnplaced = (context: TickContext, paper: Evidence): Promise<boolean> =>
  context.step(async ({ tx, effects }) => {
    if (!(await settleWaiting(tx, paper.id, { state: 'REMOVED', settledAt: context.now }))) return false;
    const sender = await senderOf(tx, paper);
    if (!sender) return true;
    const text = context.words[sender.locale].t('documents-dropped', { name: paper.name });
    const to = { chatId: sender.chatId, personId: sender.personId };
    effects.send(to, { text }, { key: `dropped:${paper.id}`, lane: LANE.INTERACTIVE });
    effects.again(sender.chatId);
    return true;
  });
