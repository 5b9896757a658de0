// Where a checklist stands and what one answer becomes: the two statements every press of an answer passes, by hand, so that
// an answer costs one read and one write whatever is in the table. A write is conditional on the version that was seen:
// who comes second is told, nothing is overwritten. It decides nothing.
import { Prisma } from '../generated/prisma/client.js';
import type { ChecklistState, Side } from '../generated/prisma/client.js';
import type { Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import { visibleToUnitsSql } from '../inspections/store.js';
import { unitTitle, type UnitClassName } from '../people/rules.js';
import { rememberTemplate, type Template } from './template-store.js';
import { NOTHING, ownOf, type RawAnswer, type StoredAnswer } from './stored-answer.js';
import type { AnswerValue, InspectionForm } from './types.js';

/** Everything about a checklist that asking its next question needs; `own` is the answer of the question asked about. */
export interface Stand {
  readonly checklistId: string;
  readonly template: Template;
  readonly state: ChecklistState;
  readonly side: Side;
  readonly inspectionId: string;
  readonly inspectOn: string;
  readonly unitId: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly form: InspectionForm;
  readonly contents: readonly string[];
  readonly unitClass: UnitClassName;
  readonly unitTitle: string;
  readonly cancelled: boolean;
  /** The unit may know of the inspection now. */
  readonly visible: boolean;
  readonly surprise: boolean;
  readonly arrivedAt: Date | null;
  /** The checklist's own date, of its supplement after a return; a duty of the deadlines room comes first where it matters. */
  readonly dueAt: Date | null;
  readonly startedAt: Date | null;
  readonly answered: ReadonlySet<string>;
  readonly aside: ReadonlySet<string>;
  /** Questions sent back to the unit and open again; `untouched` are those of them nothing was done about since. */
  readonly reopened: ReadonlySet<string>;
  readonly untouched: ReadonlySet<string>;
  /** Questions with two values between which nobody has chosen yet. */
  readonly disputed: ReadonlySet<string>;
  /** Versions of answers that hold no value now but once did. */
  readonly emptied: ReadonlyMap<string, number>;
  /** Questions without an answer that have words, ticks or papers beside them. */
  readonly beside: ReadonlySet<string>;
  /** Values of the questions that conditions name. */
  readonly values: ReadonlyMap<string, AnswerValue>;
  readonly own: StoredAnswer | null;
}

interface RawStand {
  id: string;
  template_id: string;
  state: ChecklistState;
  due_at: Date | null;
  started_at: Date | null;
  inspection_id: string;
  inspect_on: string;
  unit_id: string;
  team_id: string;
  team_name: string;
  form: InspectionForm;
  contents: string[];
  class: UnitClassName;
  name: string;
  parent_name: string | null;
  cancelled: boolean;
  visible: boolean;
  surprise: boolean;
  arrived_at: Date | null;
  answered: string[] | null;
  aside: string[] | null;
  reopened: string[] | null;
  untouched: string[] | null;
  disputed: string[] | null;
  emptied: Record<string, number> | null;
  beside: string[] | null;
  papered: string[] | null;
  referred: Record<string, AnswerValue> | null;
  own: RawAnswer | null;
  files: bigint;
}

/** Which checklist is looked at, for whom, and which answer is wanted in full. `template` says which codes conditions name. */
export interface Wanted {
  readonly checklistId: string;
  readonly template: Template;
  readonly side: Side;
  readonly code: string | null;
}

const NO_CODE = '';

/** What was read for several people at once, to be found by the turn that asks for it; each is given away once. */
const readBefore = new WeakMap<Tx, Map<string, Stand>>();
const keyOf = ({ checklistId, side, code }: Wanted): string => `${checklistId} ${side} ${code ?? NO_CODE}`;

/**
 * Reads a checklist with the answer to one question in a single statement. Null when there is no such checklist or it is
 * pinned to another template than was believed (then ask `templateOf` again).
 */
export async function readStand(tx: Tx, one: Wanted): Promise<Stand | null> {
  const before = readBefore.get(tx);
  const found = before?.get(keyOf(one));
  if (!found) return (await readStands(tx, [one]))[0] ?? null;
  before!.delete(keyOf(one));
  return found;
}

/** Reads for several people who are about to be answered in this transaction; what it does not find is asked for again. */
export async function readStandsAhead(tx: Tx, wanted: readonly Wanted[]): Promise<void> {
  // Of two people at one checklist the second must see what the first has done.
  const first = [...new Map(wanted.toReversed().map((one) => [one.checklistId, one])).values()];
  const stands = await readStands(tx, first);
  const read = stands.flatMap((stand, n) => (stand ? [[keyOf(first[n]!), stand] as const] : []));
  readBefore.set(tx, new Map(read));
}

/** One statement for all; checklists are different ones. */
async function readStands(tx: Tx, wanted: readonly Wanted[]): Promise<(Stand | null)[]> {
  const ids = wanted.map(({ checklistId }) => checklistId);
  const asked = JSON.stringify(
    wanted.map(({ checklistId, template, side, code }) => ({
      id: checklistId,
      side,
      code: code ?? NO_CODE,
      of_unit: template.referred.UNIT,
      of_delegation: template.referred.DELEGATION,
    })),
  );
  const rows = await tx.$queryRaw<RawStand[]>`
    SELECT c.id, c.template_id, c.state, CASE WHEN c.state = 'RETURNED' THEN c.supplement_due_at ELSE c.due_at END AS due_at, c.started_at, i.id AS inspection_id, i.inspect_on, i.unit_id, i.team_id, t.name AS team_name,
      i.form, i.contents, i.surprise, i.arrived_at, u.class, u.name, p.name AS parent_name, i.cancelled_at IS NOT NULL AS cancelled,
      ${visibleToUnitsSql} AS visible, a.*,
      (SELECT array_agg(k.question_code) FROM answer_conflict k WHERE k.checklist_id = c.id AND k.resolved_at IS NULL) AS disputed,
      (SELECT count(*) FROM evidence e WHERE e.checklist_id = c.id AND e.question_code = s.code AND e.side = s.side
        AND e.state IN ('WAITING', 'KEPT')) AS files,
      (SELECT array_agg(DISTINCT e.question_code) FROM evidence e WHERE e.checklist_id = c.id AND e.side = s.side
        AND e.state IN ('WAITING', 'KEPT')) AS papered
    FROM jsonb_to_recordset(${asked}::jsonb) AS s(id text, side "Side", code text, of_unit text[], of_delegation text[])
      JOIN checklist c ON c.id = s.id AND c.id = ANY(${ids}::text[]) JOIN inspection i ON i.id = c.inspection_id JOIN team t ON t.id = i.team_id
      JOIN unit u ON u.id = i.unit_id LEFT JOIN unit p ON p.id = u.parent_id
    CROSS JOIN LATERAL (
      SELECT array_agg(a.question_code) FILTER (WHERE a.side = s.side AND a.value IS NOT NULL) AS answered,
        array_agg(a.question_code) FILTER (WHERE a.side = s.side AND a.set_aside_at IS NOT NULL) AS aside,
        array_agg(a.question_code) FILTER (WHERE a.side = s.side AND a.reopened_at IS NOT NULL) AS reopened,
        array_agg(a.question_code) FILTER (WHERE a.side = s.side AND a.reopened_at IS NOT NULL
          AND (a.answered_at IS NULL OR a.answered_at <= a.reopened_at) AND (a.explained_at IS NULL OR a.explained_at <= a.reopened_at)
          AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.checklist_id = c.id AND e.question_code = a.question_code
            AND e.side = a.side AND e.received_at > a.reopened_at AND e.state IN ('WAITING', 'KEPT'))) AS untouched,
        array_agg(a.question_code) FILTER (WHERE a.side = s.side AND a.value IS NULL AND (a.note IS NOT NULL OR a.ticked IS NOT NULL)) AS beside,
        jsonb_object_agg(a.question_code, a.version) FILTER (WHERE a.side = s.side AND a.value IS NULL AND a.version > 0) AS emptied,
        jsonb_object_agg(a.question_code, a.value) FILTER (WHERE a.value IS NOT NULL
          AND a.question_code = ANY(CASE a.side WHEN 'UNIT' THEN s.of_unit ELSE s.of_delegation END)) AS referred,
        (jsonb_agg(jsonb_build_object('value', a.value, 'note', a.note, 'ticked', a.ticked, 'explanation', a.explanation, 'version', a.version,
          'by_id', a.answered_by_id, 'at', a.answered_at, 'explanation_code', a.explanation_code, 'explained_by_id', a.explained_by_id,
          'explained_by', (SELECT full_name FROM person w WHERE w.id = a.explained_by_id),
          'by_name', (SELECT full_name FROM person w WHERE w.id = a.answered_by_id)))
          FILTER (WHERE a.side = s.side AND a.question_code = s.code)) -> 0 AS own
      FROM answer a WHERE a.checklist_id = c.id
    ) a`;
  const found = new Map(rows.map((row) => [row.id, row]));
  return wanted.map((one) => {
    const row = found.get(one.checklistId);
    if (!row) return null;
    if (row.template_id === one.template.id) return standFrom(row, one);
    rememberTemplate(one.checklistId, row.template_id);
    return null;
  });
}

const standFrom = (row: RawStand, { checklistId, template, side }: Wanted): Stand => {
  const files = Number(row.files);
  return {
    checklistId,
    template,
    state: row.state,
    side,
    inspectionId: row.inspection_id,
    inspectOn: row.inspect_on,
    unitId: row.unit_id,
    teamId: row.team_id,
    teamName: row.team_name,
    form: row.form,
    contents: row.contents,
    unitClass: row.class,
    unitTitle: unitTitle({ class: row.class, name: row.name, parentName: row.parent_name }),
    cancelled: row.cancelled,
    visible: row.visible,
    surprise: row.surprise,
    arrivedAt: row.arrived_at,
    dueAt: row.due_at,
    startedAt: row.started_at,
    answered: new Set(row.answered),
    aside: new Set(row.aside),
    reopened: new Set(row.reopened),
    untouched: new Set(row.untouched),
    disputed: new Set(row.disputed),
    emptied: new Map(Object.entries(row.emptied ?? {})),
    beside: new Set([...(row.beside ?? []), ...(row.papered ?? [])]),
    values: new Map(Object.entries(row.referred ?? {})),
    own: row.own ? ownOf(row.own, files) : files > 0 ? { ...NOTHING, files } : null,
  };
};

export interface NewAnswer {
  readonly checklistId: string;
  readonly code: string;
  readonly side: Side;
  /** Null takes the value back (the last part of a text was dropped); what it was stays in the history. */
  readonly value: AnswerValue | null;
  /** The version seen when answering; 0 when nothing was there. */
  readonly seen: number;
  readonly note?: string | undefined;
  /** Undefined: what was explained before goes with the value it explained, unless `keepsExplanation`. */
  readonly explanation?: string | null | undefined;
  readonly keepsExplanation?: boolean;
  /** A usual explanation instead of words. */
  readonly explanationCode?: string | undefined;
  /** Words about a value that somebody has given: its author stays who they are. */
  readonly onlyExplains?: boolean;
  readonly personId: string;
  readonly now: Date;
}

/** What became of an answer: stored as a version; not stored because somebody was faster; or the question is closed. */
export type Saved =
  { readonly kind: 'saved'; readonly version: number } | { readonly kind: 'overtaken' } | { readonly kind: 'closed' };

/** A unit's question is open while its checklist is, or when it was sent back; the delegation's always (the visit opens it). */
const openFor = (side: Side, code: string) =>
  side === 'UNIT'
    ? Prisma.sql`(c.state = 'OPEN' OR (c.state = 'RETURNED' AND EXISTS (SELECT 1 FROM answer r WHERE r.checklist_id = c.id
        AND r.question_code = ${code} AND r.side = 'UNIT' AND r.reopened_at IS NOT NULL)))`
    : Prisma.sql`TRUE`;

/**
 * Stores one answer and its history row in a single statement, only if nobody answered since `seen`. The checklist row is
 * share-locked, so an answer is either in a submission's snapshot or refused as closed, never between.
 */
export async function saveAnswer(tx: Tx, given: NewAnswer): Promise<Saved> {
  const { open, version } = await store(tx, given, false);
  if (!open) return { kind: 'closed' };
  return version === null ? { kind: 'overtaken' } : { kind: 'saved', version };
}

/**
 * The same without waiting for what becomes of it: gives back the version it will be. When it cannot be that, the statement
 * fails in the database and with it the transaction, so nothing that was built on it stands. Only where `turn.presumes`.
 */
export function saveAnswerAhead(tx: Tx, given: NewAnswer): Saved {
  store(tx, given, true).catch(() => undefined); // the statements after it fail too, and they are waited for
  return { kind: 'saved', version: given.seen + 1 };
}

/** Stores it if it may; `orFail` makes anything but the next version an error of the database (division by zero). */
async function store(tx: Tx, given: NewAnswer, orFail: boolean): Promise<{ open: boolean; version: number | null }> {
  const value = given.value === null ? null : JSON.stringify(given.value);
  const explanation = given.explanation ?? null;
  const code = given.explanationCode ?? null;
  const sets = given.explanation !== undefined || code !== null;
  const explains = explanation !== null || code !== null;
  const stays = Prisma.sql`(${given.keepsExplanation ?? false} OR a.value = EXCLUDED.value)`;
  const [explainer, explainedAt] = explains ? [given.personId, given.now] : [null, null];
  const [row] = await tx.$queryRaw<{ open: boolean; version: number | null }[]>`
    WITH gate AS (
      SELECT c.id FROM checklist c WHERE c.id = ${given.checklistId} AND ${openFor(given.side, given.code)} FOR SHARE
    ), saved AS (
      INSERT INTO answer AS a (id, checklist_id, question_code, side, value, note, explanation, explanation_code, explained_by_id,
        explained_at, version, answered_by_id, answered_at)
      SELECT ${newId()}, id, ${given.code}, ${given.side}::"Side", ${value}::jsonb, ${given.note ?? null}, ${explanation}, ${code},
        ${explainer}, ${explainedAt}::timestamptz, 1, ${given.personId}, ${given.now}::timestamptz FROM gate
      ON CONFLICT (checklist_id, question_code, side) DO UPDATE SET
        value = EXCLUDED.value,
        note = CASE WHEN a.value IS NULL OR a.value = EXCLUDED.value THEN nullif(concat_ws('; ', a.note, EXCLUDED.note), '')
          ELSE EXCLUDED.note END,
        explanation = CASE WHEN ${sets} THEN EXCLUDED.explanation WHEN ${stays} THEN a.explanation END,
        explanation_code = CASE WHEN ${sets} THEN EXCLUDED.explanation_code WHEN ${stays} THEN a.explanation_code END,
        explained_by_id = CASE WHEN ${sets} THEN EXCLUDED.explained_by_id WHEN ${stays} THEN a.explained_by_id END,
        explained_at = CASE WHEN ${sets} THEN EXCLUDED.explained_at WHEN ${stays} THEN a.explained_at END,
        version = a.version + 1, set_aside_at = NULL,
        answered_by_id = CASE WHEN ${given.onlyExplains ?? false} THEN a.answered_by_id ELSE EXCLUDED.answered_by_id END,
        answered_at = CASE WHEN ${given.onlyExplains ?? false} THEN a.answered_at ELSE EXCLUDED.answered_at END
      WHERE a.version = ${given.seen}
      RETURNING version, note, explanation, explanation_code, explained_by_id, answered_by_id
    ), kept AS (
      INSERT INTO answer_history (checklist_id, question_code, side, version, value, note, explanation, explanation_code,
        explained_by_id, answered_by_id, answered_at)
      SELECT ${given.checklistId}, ${given.code}, ${given.side}::"Side", version, ${value}::jsonb, note, explanation, explanation_code,
        explained_by_id, answered_by_id, ${given.now}::timestamptz FROM saved
    )
    SELECT (SELECT count(*) > 0 FROM gate) AS open, (SELECT version FROM saved) AS version,
      1 / CASE WHEN ${orFail} THEN (SELECT count(*) FROM saved WHERE version = ${given.seen} + 1) ELSE 1 END AS sure`;
  return row!;
}
