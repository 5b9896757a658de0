// What a workbook may not change of a surprise that has been held: that it was one, where and when. Its row stays as it is held, and the
// preview says so. Pure.
import { cut } from '../kit/cut.js';
import type { Words } from '../kit/words.js';
import type { CheckedPlan, InspectionRow } from './workbook/plan.js';

const SHOWN = 5;
const UNIT_CHARACTERS = 60;
const KEPT = ['unit', 'inspectOn', 'time', 'surprise'] as const;

/** A row that says something else of such a visit than what happened. */
export interface LeftAlone {
  readonly code: string;
  readonly unit: string;
  /** The day on which the team arrived, and the day the file gives. */
  readonly on: string;
  readonly given: string;
}

/** The plan with these rows as they are held, and those that said otherwise. */
export function leaveArrived(plan: CheckedPlan, held: CheckedPlan): { plan: CheckedPlan; left: LeftAlone[] } {
  const arrived = new Map((held.schedule ?? []).filter((row) => row.hasArrived).map((row) => [row.code, row]));
  if (!plan.schedule || arrived.size === 0) return { plan, left: [] };
  const left: LeftAlone[] = [];
  const schedule = plan.schedule.map((row): InspectionRow => {
    const was = arrived.get(row.code);
    if (!was || !KEPT.some((field) => differs(was[field], row[field]))) return row;
    left.push({ code: row.code, unit: was.unit, on: was.inspectOn, given: row.inspectOn });
    return { ...row, unit: was.unit, inspectOn: was.inspectOn, time: was.time, surprise: was.surprise };
  });
  return { plan: { ...plan, schedule }, left };
}

// An absent column says nothing; an empty cell is no ticked box and no hour.
const differs = (was: unknown, given: unknown): boolean => given !== undefined && (was || null) !== (given || null);

/** Each by its code and unit, the first of them; the rest is counted. */
export function leftAloneLines(
  left: readonly LeftAlone[],
  names: ReadonlyMap<string, string>,
  { t, f }: Words,
): string[] {
  const rest = left.length - SHOWN;
  return [
    ...left.slice(0, SHOWN).map(({ code, unit, on, given }) =>
      t('import-arrived', {
        ...{ code, unit: cut(names.get(unit) ?? unit, UNIT_CHARACTERS), on: f.day(on), given: f.day(given) },
        isMoved: on === given ? 'no' : 'yes',
      }),
    ),
    ...(rest > 0 ? [t('import-arrived-more', { count: f.count(rest) })] : []),
  ];
}
