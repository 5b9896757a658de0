// Gathers the journal while the year is played: what arrives on phones, what it speaks of, and how every duty stood at the
// time. It looks at phones and tables only; it must not know what is said why.
import { dayOf } from '../../src/kit/calendar.js';
import type { Db } from '../../src/kit/database.js';
import { headTitleOf } from '../../src/people/names.js';
import { listAllUnits } from '../../src/people/store.js';
import type { Words } from '../../src/kit/words.js';
import type { DutyLife, DutyThen, Reader, Said, UnitThen } from './journal.js';
import { speaksOf } from './mentions.js';
import type { Stage } from './stage.js';

export interface Watch {
  readonly said: Said[];
  /** Notes that somebody does something now: what they get at this instant is an answer. */
  acts(chat: number): void;
  /** Takes down what has arrived since the last time. */
  look(): Promise<void>;
  /** Takes down how every duty stands as a day begins. */
  noteDay(): Promise<void>;
  lives(): DutyLife[];
  readonly units: ReadonlyMap<string, UnitThen>;
}

/** A message as it stood on the phone when it arrived or was edited. */
interface Arrived {
  readonly at: Date;
  readonly reader: Reader;
  readonly id: string;
  readonly messageId: number;
  readonly text: string;
  readonly labels: readonly string[];
  readonly silent: boolean;
  readonly edit: boolean;
  readonly justActed: boolean;
}

interface Row {
  readonly chatId: bigint;
  readonly messageId: bigint | null;
  readonly dedupeKey: string;
  readonly lane: number;
  readonly doubted: boolean;
}

/** Begins to watch these readers. */
export async function startWatch(stage: Stage, readers: readonly Reader[], words: Words): Promise<Watch> {
  const { db, clock, simulator } = stage;
  const byChat = new Map(readers.map((reader) => [reader.chat, reader]));
  const units = new Map(
    (await listAllUnits(db, dayOf(clock.now()))).map((unit) => [
      unit.id,
      { id: unit.id, code: unit.code, title: unit.title, headTitle: headTitleOf(words, unit) },
    ]),
  );
  const said: Said[] = [];
  const lives = new Map<string, { duty: DutyThen; days: { on: string; dueAt: Date; idle: boolean }[] }>();
  const acted = new Map<number, number>();
  const seenVersion = new Map<number, number>();
  /** The text each message had last. */
  const texts = new Map<string, string>();
  const fresh: Arrived[] = [];
  simulator.world.watch((chat) => {
    const reader = chat === null ? undefined : byChat.get(chat);
    if (reader) takeDown(reader);
  });

  /** What has just changed in a chat; that buttons went is no message. */
  function takeDown(reader: Reader): void {
    const after = seenVersion.get(reader.chat) ?? 0;
    for (const { message, fromBot, deleted, silent, version } of simulator.world
      .chatOf(reader.chat)
      .messages.values()) {
      if (version <= after) continue;
      seenVersion.set(reader.chat, Math.max(version, seenVersion.get(reader.chat) ?? 0));
      if (!fromBot || deleted) continue;
      const text = message.text ?? message.caption ?? message.document?.file_name ?? '';
      const id = `${reader.chat}:${message.message_id}`;
      const edit = texts.has(id);
      if (edit && texts.get(id) === text) continue;
      texts.set(id, text);
      const labels = message.reply_markup?.inline_keyboard?.flat().map((button) => button.text) ?? [];
      const justActed = acted.get(reader.chat) === clock.now().getTime();
      fresh.push({ at: clock.now(), reader, id, messageId: message.message_id, text, labels, silent, edit, justActed });
    }
  }

  async function look(): Promise<void> {
    const arrived = fresh.splice(0);
    if (arrived.length === 0) return;
    const [rows, duties] = [await rowsOf(db, arrived), await readDuties(db, dayOf(clock.now()))];
    for (const { at, reader, id, text, labels, silent, edit, justActed } of arrived) {
      const row = rows.get(id);
      said.push({
        at,
        to: reader,
        text,
        labels,
        ring: !silent && !edit,
        edit,
        asked: justActed && (row === undefined || row.lane === 0),
        key: row?.dedupeKey ?? null,
        lane: row?.lane ?? null,
        doubted: row?.doubted ?? false,
        about: duties.filter((duty) => speaksOf(text, reader, duty, units, 'announced')),
      });
    }
  }

  async function noteDay(): Promise<void> {
    const on = dayOf(clock.now());
    for (const duty of await readDuties(db, dayOf(clock.now()))) {
      if (duty.done) continue;
      const life = lives.get(duty.id) ?? { duty, days: [] };
      life.duty = duty;
      life.days.push({ on, dueAt: duty.dueAt, idle: duty.idle });
      lives.set(duty.id, life);
    }
  }

  return {
    said,
    units,
    acts: (chat) => void acted.set(chat, clock.now().getTime()),
    look,
    noteDay,
    lives: () => [...lives.values()],
  };
}

async function rowsOf(db: Db, arrived: readonly Arrived[]): Promise<Map<string, Row>> {
  const rows = await db.outboxMessage.findMany({
    where: {
      editsId: null,
      messageId: { in: arrived.map(({ messageId }) => BigInt(messageId)) },
    },
    select: { chatId: true, messageId: true, dedupeKey: true, lane: true, doubted: true },
  });
  return new Map(rows.map((row) => [`${row.chatId}:${row.messageId}`, row]));
}

/**
 * Every duty with a date, and whether it is done by the tables of its own room, whatever the table of dates says. A notice has
 * nothing to acknowledge after its visit; a conclusion ends what was asked for before it. More time is nobody's question while the
 * result itself is there to be judged.
 */
async function readDuties(db: Db, today: string): Promise<DutyThen[]> {
  return db.$queryRaw<DutyThen[]>`
    SELECT d.id, d.kind::text AS kind, d.unit_id AS "unitId", d.team_id AS "teamId", d.title, d.due_at AS "dueAt", d.opened_at AS "openedAt",
      CASE d.kind
        WHEN 'ACKNOWLEDGE' THEN coalesce(n.acknowledged_at IS NOT NULL OR n.superseded_at IS NOT NULL OR ni.cancelled_at IS NOT NULL
          OR ni.inspect_on < ${today}, true)
        WHEN 'REPORT' THEN coalesce(c.state <> 'OPEN' OR ci.cancelled_at IS NOT NULL OR k.inspection_id IS NOT NULL, true)
        WHEN 'SUPPLEMENT' THEN coalesce(c.state <> 'RETURNED' OR ci.cancelled_at IS NOT NULL OR k.inspection_id IS NOT NULL, true)
        WHEN 'VERIFY' THEN coalesce(i.state <> 'SUBMITTED', true)
        WHEN 'DECIDE' THEN NOT EXISTS (SELECT FROM extension e WHERE e.item_id = d.subject_id AND e.state = 'ASKED')
        WHEN 'REVIEW' THEN coalesce(c.state NOT IN ('SUBMITTED', 'IN_REVIEW') OR ci.cancelled_at IS NOT NULL OR k.inspection_id IS NOT NULL, true)
        WHEN 'CONCLUDE' THEN coalesce(vi.cancelled_at IS NOT NULL OR vi.inspect_on > ${today}
          OR EXISTS (SELECT FROM conclusion s WHERE s.inspection_id = vi.id AND NOT EXISTS (
            SELECT FROM finding f WHERE f.inspection_id = vi.id AND f.saved AND f.saved_at > s.sent_at)), true)
        WHEN 'ACKNOWLEDGE_CONCLUSION' THEN coalesce(s.acknowledged_at IS NOT NULL OR EXISTS (
          SELECT FROM conclusion o WHERE o.inspection_id = s.inspection_id AND o.version > s.version), true)
        ELSE coalesce(i.state IN ('SUBMITTED', 'ACCEPTED', 'ENDED', 'WAIVED'), true)
      END AS done, d.kind = 'DECIDE' AND coalesce(i.state = 'SUBMITTED', false) AS idle
    FROM deadline d
    LEFT JOIN notice n ON n.id = d.subject_id LEFT JOIN inspection ni ON ni.id = n.inspection_id
    LEFT JOIN checklist c ON c.id = d.subject_id LEFT JOIN inspection ci ON ci.id = c.inspection_id
    LEFT JOIN (SELECT DISTINCT inspection_id FROM conclusion) k ON k.inspection_id = ci.id
    LEFT JOIN remediation_item i ON i.id = d.subject_id
    LEFT JOIN inspection vi ON vi.id = d.subject_id LEFT JOIN conclusion s ON s.id = d.subject_id
    ORDER BY d.id`;
}
