// The one place where rooms meet machinery: gathers the rooms' faces and ticks, and joins inbox, dialogue and outbox.
// It holds no rule and no sentence of its own. main.ts, the tests and the commands build it with their own ports.
import type { App, AppPorts } from './app-ports.js';
import { dayOf } from './kit/calendar.js';
import { inTransaction } from './kit/database.js';
import { readHealth, type HealthPart } from './kit/health.js';
import type { Locale } from './kit/words.js';
import { sealEntries } from './audit/sealing.js';
import { auditHealth } from './audit/store.js';
import { auditTicks } from './audit/ticks.js';
import { broadcastsRoom } from './broadcasts/chat.js';
import { broadcastsTicks } from './broadcasts/ticks.js';
import { checklistLink } from './checklists/announced.js';
import { checklistsRoom } from './checklists/chat.js';
import { followCaption } from './checklists/edited-caption.js';
import { colleaguesAt, papersCame, placesBeside } from './checklists/paper-places.js';
import { openChecklistPlaces, otherChecklistPlaces, questionActOf, questionState } from './checklists/papers.js';
import { onSitePlacesNow, otherOnSitePlaces } from './checklists/onsite-places.js';
import { checklistsTicks } from './checklists/ticks.js';
import { deadlinesRoom } from './deadlines/chat.js';
import { forgetUnreachedCard } from './deadlines/morning-store.js';
import { tellWhenItLeaves, watchHours } from './deadlines/hours.js';
import { lookAtCard } from './deadlines/leaving.js';
import { deadlinesTicks } from './deadlines/ticks.js';
import { deskRoom } from './desk/chat.js';
import { listOfficeNews, officeNewsTicks } from './desk/office-news.js';
import { setAsideRoom, setAsideTicks } from './desk/set-aside.js';
import type { RoomFace } from './dialogue/face.js';
import { makeRouter, type Router } from './dialogue/router.js';
import { makeTurn, type KnownTurn, type Who } from './dialogue/turn.js';
import { documentsRoom } from './documents/chat.js';
import { paperReader } from './documents/reading-aside.js';
import { receiveEvidence } from './documents/receive.js';
import { removePaper, type PaperPlaces } from './documents/removing.js';
import { findParties } from './documents/store.js';
import { alignPapers, documentsHealth, documentsTicks } from './documents/ticks.js';
import { saveSenderTold } from './inbox/aside-store.js';
import { saveAgain } from './inbox/again-store.js';
import { inboxHealth, type Entered } from './inbox/store.js';
import { takeIn } from './inbox/take-in.js';
import { inboxTicks } from './inbox/ticks.js';
import { startWorker, type Raised, type WorkerPorts } from './inbox/worker.js';
import { makeImportLinks } from './import-links.js';
import { inspectionsRoom } from './inspections/chat.js';
import { noticesForNewcomers } from './inspections/copies.js';
import { importsRoom } from './inspections/import-chat.js';
import { importsHealth, importsTicks } from './inspections/import-ticks.js';
import { forgetSurprises } from './inspections/surprise.js';
import { inspectionsTicks } from './inspections/ticks.js';
import { dueHealth } from './outbox/due.js';
import { flushEffects, gatherEffects } from './outbox/effects.js';
import { button, LANE } from './outbox/message.js';
import { startSender } from './outbox/sender.js';
import { outboxHealth } from './outbox/store.js';
import { peoplePlace, peopleRoom } from './people/chat.js';
import { commandsFor } from './people/commands.js';
import { peopleDoor } from './people/door.js';
import { findWho, isOfficeReachable, saveOutOfReach, whoOf } from './people/store.js';
import { peopleTicks } from './people/ticks.js';
import type { PeopleLinks } from './people/welcome.js';
import { remediationRoom } from './remediation/chat.js';
import { redrawSent } from './remediation/conclusions.js';
import { findItem } from './remediation/item-store.js';
import { itemPaperState, openItemPlaces } from './remediation/items.js';
import { lookAtWork } from './remediation/leaving.js';
import { remediationTicks } from './remediation/ticks.js';
import { readUpdate } from './telegram/read.js';
import { sortUpdate } from './telegram/sort.js';
import { startTicks } from './ticks.js';

export type { App, AppPorts };

/** While the bell rings, sender and inbox are told of what is written: by themselves they look only this often. */
const LOOK_WHEN_TOLD_MS = 20_000;
/** So long what came back from the channel may fail to be written before the program calls itself unwell. */
const UNWRITTEN_MS = 10_000;

/** Builds and starts the app. */
export async function createApp(ports: AppPorts): Promise<App> {
  const { db, clock, log, words } = ports;

  await alignPapers(db, ports);
  const inspectionLinks = { checklists: checklistLink };
  const sendNotices = noticesForNewcomers(ports, inspectionLinks);
  const people: PeopleLinks = {
    onJoined: async (tx, effects, personId, now) => {
      await sendNotices(tx, effects, personId, now);
      await forgetUnreachedCard(tx, personId, dayOf(now));
    },
    onEnded: forgetSurprises(ports),
    countDuties: (look) => countDuties(look),
  };
  const places: PaperPlaces = {
    stateOf: async (turn, paper) =>
      paper.itemId !== null ? itemPaperState(turn.tx, paper.itemId) : questionState(turn, paper),
  };
  const evidence = {
    receiveEvidence,
    removePaper: (turn: KnownTurn, paperId: string) => removePaper(turn, ports, places, paperId),
  };
  const rooms: RoomFace[] = [
    peopleRoom(ports, people),
    inspectionsRoom(ports, inspectionLinks),
    importsRoom(),
    checklistsRoom(ports, {
      evidence,
      numbered: ports.channel.withoutButtons ?? false,
      answersOther: (turn, typed) => router.answerNewest(turn, typed),
    }),
    documentsRoom(ports, {
      ...places,
      receiveEvidence,
      openPlaces: async (turn) => [
        ...(await openChecklistPlaces(turn)),
        ...(await onSitePlacesNow(turn)),
        ...(await openItemPlaces(turn)),
      ],
      otherPlaces: async (turn) => [...(await otherChecklistPlaces(turn)), ...(await otherOnSitePlaces(turn))],
      async placesBeside(turn, paper) {
        const items = paper.side === 'UNIT' ? await openItemPlaces(turn) : [];
        const all = [...(await placesBeside(turn, paper)), ...items.filter(({ itemId }) => itemId !== paper.itemId)];
        const unitId = paper.side === 'UNIT' ? (await findParties(turn.tx, paper)).unitId : null;
        return all.filter((place) => place.unitId === unitId);
      },
      papersCame,
      captionChanged: followCaption,
      colleaguesAt,
    }),
    remediationRoom(ports, evidence),
    deadlinesRoom(ports, redrawSent),
    broadcastsRoom(ports),
    setAsideRoom(),
  ];
  const { face, desk, countDuties } = deskRoom(rooms, { officeContact: ports.officeContact, placeOf: peoplePlace });
  const router: Router = makeRouter([...rooms, face], peopleDoor(ports, people), desk);

  const isQuiet = watchHours(db);
  const news = { officeNews: listOfficeNews };
  const sender = await startSender({
    db,
    clock,
    log,
    channel: ports.channel,
    pace: ports.pace,
    onStopped: ports.onStopped,
    isQuiet,
    lookAgainMs: ports.ring ? LOOK_WHEN_TOLD_MS : undefined,
    async lookAgain(leaving) {
      const scene = { db, now: clock.now(), words, links: news };
      return (await lookAtCard(scene, leaving)) ?? lookAtWork(scene, leaving);
    },
    onUnreachable: (chatId, why) => saveOutOfReach(db, chatId, why, clock.now()),
    refusedMessage: async (chatId) => {
      const person = await db.person.findUnique({ where: { chatId }, select: { locale: true } });
      const { t } = words[(person?.locale ?? 'vi') as Locale];
      return { text: t('answer-refused'), rows: [[button(t('button-todo'), 'desk.todo', 4)]] };
    },
  });

  const menus = new Map<bigint, string>();

  /** The list of commands follows the roles: set when somebody is heard whose commands are not those last shown. */
  function refreshMenu(who: Who): void {
    const commands = commandsFor(who);
    const mark = [who.locale, ...commands.map(({ command }) => command)].join(' ');
    if (menus.get(who.chatId) === mark) return;
    menus.set(who.chatId, mark);
    const { t } = words[who.locale];
    ports.showMenu?.(
      who.chatId,
      commands.map(({ command, description }) => ({ command, description: t(description) })),
    );
  }

  async function handle(
    tx: Parameters<WorkerPorts['handle']>[0],
    chatId: bigint,
    entered: Entered,
    now: Date,
    presumes: boolean,
  ): ReturnType<App['handle']> {
    const { input } = readUpdate(entered.payload);
    const known = entered.who as Omit<Who, 'chatId'> | null;
    const who = known ? { ...known, chatId } : null;
    const voice = words[who?.locale ?? ports.newcomersLocale?.() ?? 'vi'];
    const { turn, effects, settle, finish } = makeTurn({
      tx,
      now,
      chatId,
      who,
      words: voice,
      input,
      dialogue: entered.dialogue,
      updateRow: entered.updateRow,
      presumes,
      isHalfDone: router.isHalfDone,
    });
    if (entered.faultCode !== null) {
      turn.tell(
        {
          text: voice.t('fault-done', { time: voice.f.time(entered.receivedAt), code: entered.faultCode }),
          ring: true,
        },
        `fault-done:${entered.updateRow}`,
      );
    }
    await router.route(turn);
    await settle(() => router.resume(turn));
    if (turn.who && (await isQuiet(now))) await tellWhenItLeaves(turn as KnownTurn, effects.outgoing);
    const result = finish();
    const again = await saveAgain(tx, [...effects.agains], now);
    const { outgoing } = result.effects;
    const answers = outgoing.filter((row) => row.chatId === chatId && row.lane === LANE.INTERACTIVE);
    const hold =
      answers.length > 0 ? sender.hold(chatId, answers.filter((row) => row.body.do === 'SEND').length) : null;
    return {
      ...result,
      hold,
      after(carried) {
        if (outgoing.length > carried) sender.wake(outgoing.map((row) => row.chatId));
        if (again.length > 0) worker.wake(again);
        if (input.kind === 'press') void ports.answerTap(input.callbackId, result.toast);
        if (who) refreshMenu(who);
        for (const run of result.after) run();
      },
    };
  }

  /** Tells the person, once, that what they sent is kept and tried again, or in the end that it was not recorded. */
  async function raise(chatId: bigint, fault: Raised): Promise<void> {
    if (!fault.first && !fault.final) return;
    const now = clock.now();
    await inTransaction(db, async (tx) => {
      if (fault.final) await saveSenderTold(tx, fault.updateRow, now);
      const person = await tx.person.findUnique({ where: { chatId }, select: { id: true, locale: true } });
      if (!person) return;
      const voice = words[person.locale as Locale];
      const effects = gatherEffects(null);
      const text = fault.final
        ? voice.t((await isOfficeReachable(tx)) ? 'fault-aside' : 'fault-aside-untold', {
            time: voice.f.time(fault.receivedAt),
          })
        : voice.t('fault-kept', { code: fault.code });
      const key = `${fault.final ? 'fault-aside' : 'fault-kept'}:${fault.updateRow}`;
      const rows = fault.final ? [[button(voice.t('button-contact'), 'desk.contact', 7)]] : [];
      effects.send({ chatId, personId: person.id }, { text, rows, ring: fault.final }, { key, lane: LANE.INTERACTIVE });
      effects.audit(fault.final ? 'inbox.set-aside' : 'inbox.fault', String(fault.updateRow), { code: fault.code });
      await flushEffects(tx, effects, now);
    });
    sender.wake();
  }

  const inputOf = (payload: unknown) => readUpdate(payload).input;
  const worker = startWorker({
    db,
    clock,
    log,
    whoOf,
    handle,
    goesTogether: (payload) => router.goesTogether(inputOf(payload)),
    readAhead: (tx, payloads) => router.readAhead(tx, payloads.map(inputOf)),
    raise,
    sweepMs: ports.ring ? LOOK_WHEN_TOLD_MS : undefined,
  });
  const ticks = startTicks(
    [
      ...inboxTicks({ raise }),
      ...setAsideTicks(ports),
      ...peopleTicks(ports),
      ...inspectionsTicks(ports, inspectionLinks),
      ...importsTicks(ports, makeImportLinks(), people),
      ...checklistsTicks(ports),
      ...documentsTicks(
        ports,
        {
          actOf: async (tx, paper) =>
            paper.itemId !== null ? `remediation.files:${paper.itemId}` : questionActOf(tx, paper),
          teamOfItem: async (tx, itemId) => (await findItem(tx, itemId))?.teamId ?? null,
        },
        ports.paperReader ?? paperReader(log),
      ),
      ...deadlinesTicks(ports, news),
      // After the morning: what its card has said is not new work any more.
      ...remediationTicks(ports),
      ...officeNewsTicks(),
      ...broadcastsTicks(ports),
      ...auditTicks(),
    ],
    {
      db,
      clock,
      log,
      words,
      wakeSender: () => sender.wake(),
      wakeInbox: (chatIds) => worker.wake(chatIds),
      onWritten: () => {
        sender.wake();
        worker.sweep();
      },
    },
    ports.ring,
  );

  const healthParts: HealthPart[] = [
    inboxHealth,
    { ...outboxHealth, read: async (...of) => ({ ...(await outboxHealth.read(...of)), ...sender.health() }) },
    dueHealth,
    ticks.health,
    auditHealth,
    importsHealth,
    documentsHealth(ports),
    ...(ports.healthParts ?? []),
  ];

  const isUnwritten = (): boolean => {
    const { failingSince } = sender.health();
    return failingSince !== null && Date.now() - failingSince.getTime() > UNWRITTEN_MS;
  };

  return {
    ticks,
    names: router.names,
    handle,
    async receive(updates) {
      worker.wake(await takeIn(db, log, updates.map(sortUpdate), clock.now()));
    },
    async refreshMenu(chatId) {
      const who = await findWho(db, chatId);
      if (who) refreshMenu(who);
    },
    async idle() {
      await worker.idle();
      await sender.idle();
    },
    health: () =>
      readHealth(healthParts, db, clock.now(), {
        lastTickAt: ticks.lastRanAt(),
        stale: ticks.isStale() || isUnwritten(),
      }),
    async stop() {
      await ticks.stop();
      await worker.stop();
      await sender.stop();
      // What was done last is not left unsealed for as long as the program stands still.
      await sealEntries(db, clock.now()).catch((error: unknown) => log.warn('audit.seal', { error }));
    },
  };
}
